"""The slide masters: ground, foot, text styles, and the placeholders that all layouts of that ground inherit from (§19.3.1.42).

There are two, light and dark. They share their sources; the dark one reads the theme's first four slots the other way round.
"""

from collections.abc import Sequence

from toolkit.backends.pptx.order import Order
from toolkit.backends.pptx.props import guides
from toolkit.backends.pptx.style import LEVELS, body
from toolkit.backends.pptx.tree import Tree, lay_foot, placeholder
from toolkit.backends.pptx.xml import NAMESPACES, TREE, Named, placed, scheme
from toolkit.model.deck import Ground, Holder, Kind, SlideStyle

MAPS: dict[Ground, dict[str, str]] = {
    "light": {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"},
    "dark": {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"},
}
ON_FOOT: dict[Ground, str] = {"light": "tx2", "dark": "bg2"}
"""The slot of text on the foot, which is white on both."""

NUMBERS: dict[Kind, int] = {"title": 0, "body": 1, "date": 10, "footer": 11, "number": 12}
"""Index of the placeholders that are on every slide; a layout counts its own from 1."""

FIELDS: dict[Kind, tuple[str, str, str]] = {
    "date": ("datetime1", "{7A3B0D52-6D0C-4E53-9C55-2F6B1C0E9A01}", "1.1.2027"),
    "number": ("slidenum", "{7A3B0D52-6D0C-4E53-9C55-2F6B1C0E9A02}", "‹#›"),
}
"""Date and number as fields: type, an id of their own, and what stands in them until a program fills them."""


def master(order: Order, ground: Ground, tree: Tree, layouts: Sequence[tuple[int, str]]) -> str:
    """The part; `layouts` are id and relationship of each of its layouts."""
    content = order.design.layouts["content"].holders
    lay_foot(tree, order, ground, large=False)
    tree.add(_holder(order, tree.named("title"), "title", content["title"]))
    tree.add(_holder(order, tree.named("body"), "body", content["text"]))
    for key, holder in order.design.furniture.items():
        tree.add(furniture(order, tree.named(key), holder, ground, prompt=True))
    listed = "".join(f'<p:sldLayoutId id="{number}" r:id="{link}"/>' for number, link in layouts)
    return (
        f'<p:sldMaster {NAMESPACES} preserve="1"><p:cSld>{BACKGROUND}<p:spTree>{TREE}{"".join(tree.shapes)}</p:spTree></p:cSld>'
        f"{colors(ground)}<p:sldLayoutIdLst>{listed}</p:sldLayoutIdLst>{_styles(order)}<p:extLst>"
        '<p:ext uri="{27BBF7A9-308A-43DC-89C8-2F10F3537804}"><p15:sldGuideLst '
        f'xmlns:p15="http://schemas.microsoft.com/office/powerpoint/2012/main">{guides(order)}</p15:sldGuideLst></p:ext>'
        "</p:extLst></p:sldMaster>"
    )


BACKGROUND = f"<p:bg><p:bgPr>{scheme('bg1')}<a:effectLst/></p:bgPr></p:bg>"


def colors(ground: Ground) -> str:
    """How the theme's slots are read."""
    slots = MAPS[ground] | {slot: slot for slot in (*(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")}
    told = " ".join(f'{name}="{slot}"' for name, slot in slots.items())
    return f"<p:clrMap {told}/>"


def furniture(order: Order, named: Named, holder: Holder, ground: Ground, *, prompt: bool) -> str:
    """Date, footer or number; a footer is empty but where `prompt` asks, since new slides take a layout's text as it is."""
    style, setter, kind = order.design.styles[holder.style], order.setter, holder.kind
    levels = setter.levels(style.model_copy(update={"align": holder_align(kind)}), 1, color=ON_FOOT[ground])
    return (
        f"<p:sp>{placeholder(named, kind, NUMBERS[kind], prompted=False)}<p:spPr>{placed(holder.box)}"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>{body(style, fit=False)}<a:lstStyle>{levels}'
        f"</a:lstStyle>{_furnished(order, holder, prompt)}</p:txBody></p:sp>"
    )


def holder_align(kind: Kind) -> str:
    """A number ends where the emblem's free room begins; date and footer begin at their left edges."""
    return "right" if kind == "number" else "left"


def _furnished(order: Order, holder: Holder, prompt: bool) -> str:
    if holder.kind in FIELDS:
        kind, key, text = FIELDS[holder.kind]
        field = f'<a:fld id="{key}" type="{kind}"><a:rPr lang="{order.tag}"/><a:t>{text}</a:t></a:fld>'
        return f'<a:p>{field}<a:endParaRPr lang="{order.tag}"/></a:p>'
    return order.prompt(holder.prompt) if prompt else f'<a:p><a:endParaRPr lang="{order.tag}"/></a:p>'


def _holder(order: Order, named: Named, kind: Kind, holder: Holder) -> str:
    """Title or body, which show how each level of their text looks."""
    style = order.design.styles[holder.style]
    words = "".join(order.prompt(holder.prompt, level) for level in range(3 if style.bullets else 1))
    number = NUMBERS[kind] or None
    return (
        f'<p:sp>{placeholder(named, kind, number, prompted=False)}<p:spPr>{placed(holder.box)}<a:prstGeom prst="rect"><a:avLst/>'
        f"</a:prstGeom></p:spPr><p:txBody>{body(style)}<a:lstStyle/>{words}</p:txBody></p:sp>"
    )


def _styles(order: Order) -> str:
    """Of titles, of bodies, and of text that stands in no placeholder."""
    setter, styles = order.setter, order.design.styles
    other = SlideStyle(size=(18, 18), leading=styles["body"].leading)
    return (
        f"<p:txStyles><p:titleStyle>{setter.levels(styles['title'], 1)}</p:titleStyle>"
        f"<p:bodyStyle>{setter.levels(styles['body'], LEVELS)}</p:bodyStyle>"
        f"<p:otherStyle>{setter.levels(other, LEVELS)}</p:otherStyle></p:txStyles>"
    )
