"""Slides that come with a template: an empty title slide, or one of each layout that shows it and tells when to take it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from toolkit.backends.pptx.art import sky
from toolkit.backends.pptx.chart import Frame
from toolkit.backends.pptx.chart_part import chart_graphic, chart_name, chart_parts
from toolkit.backends.pptx.layouts import index, title_type
from toolkit.backends.pptx.order import TYPES, Order
from toolkit.backends.pptx.package import Links
from toolkit.backends.pptx.props import table_style_id
from toolkit.backends.pptx.table import table_xml
from toolkit.backends.pptx.theme import theme
from toolkit.backends.pptx.tree import MEDIA, Tree, placeholder
from toolkit.backends.pptx.xml import NAMESPACES, TREE, escaped, part, placed
from toolkit.geometry import Box
from toolkit.layout.deck.chart import chart_alt
from toolkit.layout.deck.draw import Pen
from toolkit.layout.slides import SetTable
from toolkit.model.deck import Ground, Holder, SlideLayout
from toolkit.model.outline import Chart, Grid, Series

TEXTS = ("subtitle", "body", "object")
TABLE_ROW, TABLE_SIZE = 46.0, 16.0
"""Height of a row in px, and its text in points."""

FIGURES = (12, 18, 15, 24, 30)
"""What the example of a chart shows."""

ROUND = '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'

Layouts = Mapping[tuple[str, Ground], str]
"""(layout id, ground) → name of its part."""


class Guide(NamedTuple):
    """A slide that is being written: of which layout, on which ground, and what its placeholders say."""

    order: Order
    made: SlideLayout
    ground: Ground
    told: Mapping[str, str]
    links: Links
    tree: Tree
    parts: dict[str, bytes]
    """Of charts; added to."""


def examples(
    order: Order, layouts: Layouts, wanted: Iterable[tuple[str, Ground]], *, told: bool = True
) -> tuple[list[str], dict[str, bytes]]:
    """Slides of these layouts: their parts' names in order, and all parts; empty where they are not `told` anything."""
    names, parts = list[str](), dict[str, bytes]()
    for number, (key, ground) in enumerate(wanted, 1):
        names.append(f"ppt/slides/slide{number}.xml")
        links, made = Links(names[-1]), order.design.layouts[key]
        links.to("slideLayout", layouts[key, ground])
        guide = Guide(order, made, ground, _told(order, made) if told else {}, links, Tree(links, {}), parts)
        parts |= {names[-1]: part(_slide(guide)), **links.parts}
    return names, parts


def _told(order: Order, made: SlideLayout) -> dict[str, str]:
    """The title says which layout it is, the last text when to take it, the others what belongs there."""
    texts = [name for name, holder in made.holders.items() if holder.kind in TEXTS]
    name, use = order.say(made.name), order.say(made.use)
    if not texts:
        return {"title": f"{name}: {use}"}
    return {"title": name, **{text: order.say(made.holders[text].prompt) for text in texts[:-1]}, texts[-1]: use}


def _slide(guide: Guide) -> str:
    for name, holder in guide.made.holders.items():
        shown = {"picture": _picture, "table": _table, "chart": _chart}.get(holder.kind, _text) if guide.told else _text
        guide.tree.add(shown(guide, name, holder))
    return (
        f"<p:sld {NAMESPACES}><p:cSld><p:spTree>{TREE}{''.join(guide.tree.shapes)}</p:spTree></p:cSld><p:clrMapOvr>"
        "<a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )


def _text(guide: Guide, name: str, holder: Holder) -> str:
    """A placeholder that inherits all but its words."""
    text, order = guide.told.get(name, ""), guide.order
    words = (
        order.setter.words(escaped(text), tag=order.spoken(guide.made.name))
        if text
        else f'<a:p><a:endParaRPr lang="{order.tag}"/></a:p>'
    )
    head = placeholder(guide.tree.named(name), holder.kind, index(guide.made, name), False, title_type(guide.made))
    return f"<p:sp>{head}<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{words}</p:txBody></p:sp>"


def _picture(guide: Guide, name: str, holder: Holder) -> str:
    """The sky of the other ground in the place of a photograph: ornament, to be replaced."""
    whole = sky(guide.order.house, "dark" if guide.ground == "light" else "light")
    shown = guide.links.to("image", f"{MEDIA}/{whole.name}.{whole.files[0][0]}")
    head = f'<p:cNvPicPr><a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr><p:nvPr>{_holder(guide, name)}</p:nvPr>'
    form = placed(holder.box) + ROUND if holder.round else ""
    return (
        f'<p:pic><p:nvPicPr>{guide.tree.named(name, None).xml()}{head}</p:nvPicPr><p:blipFill><a:blip r:embed="{shown}"/>'
        f"{_cropped(whole.box, holder.box)}<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{form}</p:spPr></p:pic>"
    )


def _cropped(whole: Box, room: Box) -> str:
    """What is cut off on all sides so that the picture fills a room, from its right end."""
    part_of = Box(0, 0, whole.width, whole.height).contain(room.aspect, (0.9, 0.5))
    edges = {
        "l": part_of.x / whole.width,
        "t": part_of.y / whole.height,
        "r": 1 - part_of.right / whole.width,
        "b": 1 - part_of.bottom / whole.height,
    }
    said = " ".join(f'{side}="{round(share * 100_000)}"' for side, share in edges.items())
    return f"<a:srcRect {said}/>"


def _table(guide: Guide, name: str, holder: Holder) -> str:
    """The regions and where to read about them, in the brand's table style."""
    brand, order = guide.order.house.brand, guide.order
    rows = tuple((order.say(region.name), region.council.site) for region in brand.regions.values())
    grid = Grid((brand.word("region", order.language), brand.word("web", order.language)), rows)
    half, height = holder.box.width / 2, TABLE_ROW * (len(rows) + 1)
    table = SetTable(grid, TABLE_SIZE, (half, half), (TABLE_ROW,) * (len(rows) + 1))
    return (
        f"{_framed(guide, name)}{placed(holder.box._replace(height=height), 'p')}"
        f"{table_xml(table, table_style_id(order), order.tag)}</p:graphicFrame>"
    )


def _chart(guide: Guide, name: str, holder: Holder) -> str:
    """A few columns, whose figures wait for others."""
    order = guide.order
    chart = Chart("column", tuple("ABCDE"), (Series(order.say(guide.made.name), FIGURES),))
    number = 1 + sum(name.startswith("ppt/charts/chart") for name in guide.parts)
    frame = Frame(holder.box, order.tag, Pen(order.desk, name, guide.ground), order.design.styles[holder.style])
    colors = part(theme(order.house, order.region, order.language, order.mode, "light"))
    guide.parts.update(chart_parts(number, chart, frame, colors))
    graphic = chart_graphic(guide.links.to("chart", chart_name(number)))
    told = chart_alt(order.desk, chart)
    return f"{_framed(guide, name, told)}{placed(holder.box, 'p')}{graphic}</p:graphicFrame>"


def _framed(guide: Guide, name: str, shows: str = "") -> str:
    """What a frame is called, shows and stands in."""
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{guide.tree.named(name, shows).xml()}<p:cNvGraphicFramePr>"
        f'<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>{_holder(guide, name)}</p:nvPr></p:nvGraphicFramePr>'
    )


def _holder(guide: Guide, name: str) -> str:
    kind = TYPES[guide.made.holders[name].kind]
    return f'<p:ph type="{kind}" idx="{index(guide.made, name)}"/>'
