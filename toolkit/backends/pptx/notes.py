"""Notes and handout masters (§19.3.1.27, §19.3.1.24): paper that carries the brand. A page is 720 × 960 px (7.5 × 10 inches)."""

from typing import NamedTuple

from toolkit.backends.pptx.master import BACKGROUND, FIELDS, colors
from toolkit.backends.pptx.order import Order
from toolkit.backends.pptx.style import LEVELS, body
from toolkit.backends.pptx.tree import Tree
from toolkit.backends.pptx.xml import NAMESPACES, RECTANGLE, TREE, placed, scheme
from toolkit.geometry import Box
from toolkit.model.deck import SlideStyle

PAGE = (720, 960)
EDGE = 56
LOGO = 30
"""Height of the lockup, px: 8 mm."""

IMAGE = Box(EDGE, 110, 608, 342)
TEXT = Box(EDGE, 484, 608, 390)
SMALL = SlideStyle(size=(9, 9), leading=1.1, color="muted", anchor="middle")
WORDS = SlideStyle(size=(12, 12), leading=1.25, spacing=0.5)


class Corner(NamedTuple):
    """A placeholder at the edge of the page."""

    type: str
    box: Box
    align: str
    kind: str = ""
    """The field in it, if there is one."""


CORNERS = {
    "header": Corner("hdr", Box(400, 40, 264, LOGO), "right"),
    "date": Corner("dt", Box(EDGE, 900, 160, 28), "left", "date"),
    "footer": Corner("ftr", Box(232, 900, 256, 28), "center"),
    "number": Corner("sldNum", Box(504, 900, 160, 28), "right", "number"),
}
NUMBERS = {"header": 0, "date": 1, "footer": 4, "number": 5}
"""Indices as Office gives them; picture and text of the slide have 2 and 3."""


def notes_master(order: Order, tree: Tree) -> str:
    """A slide with what its speaker says."""
    _head(order, tree)
    outline = f'<a:ln w="9525">{scheme("tx1")}</a:ln>'
    tree.add(
        f'<p:sp><p:nvSpPr>{tree.named("slide").xml()}<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>{placed(IMAGE)}{RECTANGLE}'
        f"<a:noFill/>{outline}</p:spPr></p:sp>"
    )
    sized = f'<a:lvl1pPr><a:defRPr lang="{order.tag}" sz="1200"/></a:lvl1pPr>'  # LibreOffice reads no notesStyle
    tree.add(_text(tree, "notes", '<p:ph type="body" sz="quarter" idx="3"/>', TEXT, WORDS, sized, order.setter.words("")))
    _corners(order, tree)
    style = f"<p:notesStyle>{order.setter.levels(WORDS, LEVELS)}</p:notesStyle>"
    return f"<p:notesMaster {NAMESPACES}>{_sheet(tree)}{style}</p:notesMaster>"


def handout_master(order: Order, tree: Tree) -> str:
    """Slides on paper: the program lays them between head and foot."""
    _head(order, tree)
    _corners(order, tree)
    return f"<p:handoutMaster {NAMESPACES}>{_sheet(tree)}</p:handoutMaster>"


def _sheet(tree: Tree) -> str:
    return f"<p:cSld>{BACKGROUND}<p:spTree>{TREE}{''.join(tree.shapes)}</p:spTree></p:cSld>{colors('light')}"


def _head(order: Order, tree: Tree) -> None:
    """The lockup, and the accent under it."""
    stand = order.foot(large=True).stands[0]
    tree.picture(order.logo(stand, Box(EDGE, 40, LOGO * stand.drawing.aspect, LOGO)))
    tree.fill("rule", Box(EDGE, 84, PAGE[0] - 2 * EDGE, 2), "accent1")


def _corners(order: Order, tree: Tree) -> None:
    for name, corner in CORNERS.items():
        style = SMALL.model_copy(update={"align": corner.align})
        index = f' idx="{NUMBERS[name]}"' if NUMBERS[name] else ""
        holder = f'<p:ph type="{corner.type}" sz="quarter"{index}/>'
        tree.add(_text(tree, name, holder, corner.box, style, order.setter.levels(style, 1), _filled(order, corner.kind)))


def _filled(order: Order, kind: str) -> str:
    if not kind:
        return f'<a:p><a:endParaRPr lang="{order.tag}"/></a:p>'
    field, key, text = FIELDS["date" if kind == "date" else "number"]
    words = f'<a:fld id="{key}" type="{field}"><a:rPr lang="{order.tag}"/><a:t>{text}</a:t></a:fld>'
    return f'<a:p>{words}<a:endParaRPr lang="{order.tag}"/></a:p>'


def _text(tree: Tree, name: str, holder: str, box: Box, style: SlideStyle, levels: str, words: str) -> str:
    return (
        f'<p:sp><p:nvSpPr>{tree.named(name).xml()}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{holder}</p:nvPr>'
        f"</p:nvSpPr><p:spPr>{placed(box)}{RECTANGLE}</p:spPr><p:txBody>{body(style, fit=False)}"
        f"<a:lstStyle>{levels}</a:lstStyle>{words}</p:txBody></p:sp>"
    )
