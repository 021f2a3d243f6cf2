"""The design's layouts as parts (§19.3.1.39): real placeholders that inherit from their master, over the layout's own artwork.

A placeholder's name in its part is its key in the design, its index its place there: a slide that changes its layout, its region
or its language finds the same ones again.
"""

from toolkit.backends.pptx.art import constellation, map_art, sky
from toolkit.backends.pptx.master import furniture
from toolkit.backends.pptx.order import Order
from toolkit.backends.pptx.style import body
from toolkit.backends.pptx.tree import Tree, lay_foot, placeholder
from toolkit.backends.pptx.xml import NAMESPACES, TREE, escaped, placed, scheme
from toolkit.geometry import Insets
from toolkit.layout.deck.art import has_rule
from toolkit.layout.slides import text_room
from toolkit.model.deck import Ground, Holder, SlideLayout

KNOWN = {
    "title": "title",
    "section": "secHead",
    "content": "obj",
    "two-contents": "twoObj",
    "comparison": "twoTxTwoObj",
}
"""Layouts that PresentationML has a word for (§19.7.15), by which programs find them."""

NUMBERED = ("agenda",)
"""Layouts whose text is a numbered list from the start."""

LEVELS = 5
"""So many levels are told anew where a text is not set as its master's."""


def layout(order: Order, key: str, ground: Ground, tree: Tree) -> str:
    """The part of a layout on a ground."""
    made = order.design.layouts[key]
    _artwork(order, made, ground, tree)
    for name, holder in made.holders.items():
        tree.add(_holder(order, tree, key, name, holder))
    if made.foot == "band":
        for name, holder in order.design.furniture.items():
            tree.add(furniture(order, tree.named(name), holder, ground, prompt=False))
    kind = f' type="{KNOWN[key]}"' if key in KNOWN else ""
    alone = "" if made.foot == "band" else ' showMasterSp="0"'
    return (
        f'<p:sldLayout {NAMESPACES}{alone}{kind} preserve="1" userDrawn="1"><p:cSld name="{escaped(order.say(made.name))}">'
        f"<p:spTree>{TREE}{''.join(tree.shapes)}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
        "</p:sldLayout>"
    )


def index(made: SlideLayout, name: str) -> int | None:
    """Index of a placeholder: its place among the layout's; None for the title, of which there is one."""
    if made.holders[name].kind == "title":
        return None
    return [key for key, holder in made.holders.items() if holder.kind != "title"].index(name) + 1


def title_type(made: SlideLayout) -> str:
    """What the title is called: in the middle of a title slide, or at the top of the others."""
    return "ctrTitle" if any(holder.kind == "subtitle" for holder in made.holders.values()) else "title"


def _artwork(order: Order, made: SlideLayout, ground: Ground, tree: Tree) -> None:
    """From back to front: sky, foot, map and stars, and the accent under a title that stands at the top."""
    house, design = order.house, order.design
    if made.scenery:
        foot, whole = design.large_foot if made.foot == "large" else design.foot, sky(house, ground)
        tree.picture(whole._replace(box=whole.box._replace(height=foot.y)), below=1 - foot.y / whole.box.height)
    if made.foot == "large":
        lay_foot(tree, order, ground, large=True)
    if made.map:
        shows = f"{house.brand.word('map', order.language)}: {house.owner_name(order.region, order.language)}"
        tree.picture(map_art(house, order.region, ground, made.map)._replace(shows=shows))
    if made.constellation:
        tree.picture(constellation(house, order.region, ground, made.constellation))
    if has_rule(made, design):
        tree.fill("rule", design.rule, "accent1")


def _holder(order: Order, tree: Tree, key: str, name: str, holder: Holder) -> str:
    made = order.design.layouts[key]
    style = order.design.styles[holder.style]
    room = text_room(holder, order.design)
    inner = Insets(room.x - holder.box.x, room.y - holder.box.y, holder.box.right - room.right, holder.box.bottom - room.bottom)
    told = _told(order, key, holder)
    return (
        f"<p:sp>{placeholder(tree.named(name), holder.kind, index(made, name), True, title_type(made))}"
        f"<p:spPr>{placed(holder.box)}{_form(holder)}</p:spPr><p:txBody>{body(style, inner)}<a:lstStyle>{told}</a:lstStyle>"
        f"{order.prompt(holder.prompt)}</p:txBody></p:sp>"
    )


def _form(holder: Holder) -> str:
    """Outline and ground; a place for a picture shows itself until there is one."""
    ground = scheme("bg1") if holder.fill else scheme("bg2") if holder.kind == "picture" else ""
    return f'<a:prstGeom prst="{"ellipse" if holder.round else "rect"}"><a:avLst/></a:prstGeom>{ground}'


def _told(order: Order, key: str, holder: Holder) -> str:
    """What a text's levels are, where they are not as the master says."""
    style, numbered = order.design.styles[holder.style], key in NUMBERED
    if not numbered and holder.style == ("title" if holder.kind == "title" else "body"):
        return ""
    return order.setter.levels(style, 1 if holder.kind == "title" else LEVELS, numbered=numbered and style.bullets)
