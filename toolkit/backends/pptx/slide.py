"""Slides: every thing in its placeholder, which says of it only what differs from the layout.

PresentationML (ECMA-376 part 1 §19.3). The order of the tree is the design's order of placeholders, and so the order of reading.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import NamedTuple

from toolkit.backends.pptx.chart import Frame
from toolkit.backends.pptx.chart_part import chart_graphic, chart_name, chart_parts
from toolkit.backends.pptx.layouts import NUMBERED
from toolkit.backends.pptx.package import Links
from toolkit.backends.pptx.picture import photograph
from toolkit.backends.pptx.table import table_xml
from toolkit.backends.pptx.template import Place
from toolkit.backends.pptx.text import Manner, Mark, body, no_link, plain
from toolkit.backends.pptx.xml import NAMESPACES, TREE, Named, emu, part, placed
from toolkit.geometry import Box
from toolkit.layout.deck.desk import Desk
from toolkit.layout.deck.draw import Pen
from toolkit.layout.slides import Filled, LaidSlide, SetTable, SetText
from toolkit.model.deck import DeckDesign, Holder, SlideStyle
from toolkit.model.outline import Chart, Image

ROUND = '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
FURNITURE = ("dt", "ftr", "sldNum")
NUMBER = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
"""Id of the slide number's field: any GUID would do, and always the same one keeps the bytes the same."""


class Voice(NamedTuple):
    """What all slides of a deck have in common."""

    language: str
    tag: str
    desk: Desk
    """For whom it was laid out."""
    date: str
    """As it is written; empty where there is none."""
    design: DeckDesign
    table_style: str
    holders: Mapping[tuple[str, str], Place]
    """The template's placeholders."""


@dataclass
class Made:
    """The parts of a deck besides its slides, as they come up: charts with their workbooks, and pictures."""

    theme: bytes
    """That of the light slides, which workbooks take too."""
    parts: dict[str, bytes] = field(default_factory=dict[str, bytes])
    count: int = 0
    """Of charts."""

    def chart(self, chart: Chart, frame: Frame) -> str:
        """Adds a chart with its workbook; the name of its part."""
        self.count += 1
        self.parts |= chart_parts(self.count, chart, frame, self.theme)
        return chart_name(self.count)


def slide_xml(slide: LaidSlide, voice: Voice, made: Made, links: Links) -> bytes:
    """The slide's part; what it shows besides text is added to `made` and `links`."""
    shapes = "".join(_Writer(slide, voice, made, links).shapes())
    return part(
        f"<p:sld {NAMESPACES}><p:cSld><p:spTree>{TREE}{shapes}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )


class _Writer:
    """Writes one slide, shape after shape."""

    def __init__(self, slide: LaidSlide, voice: Voice, made: Made, links: Links) -> None:
        self.slide, self.voice, self.made, self.links = slide, voice, made, links
        self.layout = voice.design.layouts[slide.layout]
        self.ids = count(2)

    def shapes(self) -> Iterator[str]:
        """All of them, from back to front."""
        filled = {each.holder: each for each in self.slide.filled}
        for name, holder in self.layout.holders.items():
            if name in filled:
                yield self._filled(filled[name], holder)
            elif holder.kind == "title":
                size = self._style(holder).size[1]
                yield self._text(name, holder, SetText((plain(self.slide.title),), size), holder.box)
        if self.layout.foot == "band":
            yield from self._furniture()

    def _filled(self, filled: Filled, holder: Holder) -> str:
        match filled.content:
            case SetText():
                return self._text(filled.holder, holder, filled.content, filled.box)
            case Image():
                return self._picture(filled.holder, holder, filled.content, filled.box)
            case Chart():
                told = filled.content.alt or _told(filled.content, self.slide.title)
                return self._frame(filled, told, self._chart(filled.content, filled.box))
            case SetTable():
                return self._frame(filled, "", table_xml(filled.content, self.voice.table_style, self.voice.tag))

    def _text(self, name: str, holder: Holder, text: SetText, box: Box) -> str:
        style = self._style(holder)
        told = text.size != style.size[1]
        before = style.spacing + text.air if told or text.air else None
        manner = Manner(self.voice.tag, text.size, told, self._mark(style), before)
        words = body(text.paragraphs, manner, partial(self.links.to, "hyperlink"))
        return self._shape(name, words, placed(box) if _differs(box, holder.box) else "")

    def _shape(self, name: str, words: str, place: str = "") -> str:
        kind = f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{self._place(name)}</p:nvPr>'
        return f"<p:sp><p:nvSpPr>{self._named(name).xml()}{kind}</p:nvSpPr><p:spPr>{place}</p:spPr>{words}</p:sp>"

    def _picture(self, name: str, holder: Holder, image: Image, box: Box) -> str:
        shown = photograph(image, box)
        self.made.parts[shown.part] = shown.data
        embedded = self.links.to("image", shown.part)
        place = placed(box) if _differs(box, holder.box) else ""
        look = f"{place or placed(box)}{ROUND}" if holder.round else place
        return (
            f"<p:pic><p:nvPicPr>{self._named(name, image.alt or None).xml()}<p:cNvPicPr>"
            f'<a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr><p:nvPr>{self._place(name)}</p:nvPr></p:nvPicPr><p:blipFill>'
            f'<a:blip r:embed="{embedded}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{look}</p:spPr></p:pic>'
        )

    def _chart(self, chart: Chart, box: Box) -> str:
        pen = Pen(self.voice.desk, "chart", self.slide.ground)
        frame = Frame(box, self.voice.tag, pen, self.voice.design.styles["table"])
        return chart_graphic(self.links.to("chart", self.made.chart(chart, frame)))

    def _frame(self, filled: Filled, shows: str, graphic: str) -> str:
        """A chart or a table: a frame has no place of its placeholder's, so it is always written."""
        box = filled.box
        if isinstance(filled.content, SetTable):
            box = Box(box.x, box.y, sum(filled.content.columns), sum(filled.content.rows))
        return (
            f"<p:graphicFrame><p:nvGraphicFramePr>{self._named(filled.holder, shows).xml()}<p:cNvGraphicFramePr>"
            f'<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>{self._place(filled.holder)}</p:nvPr>'
            f"</p:nvGraphicFramePr>{placed(box, 'p')}{graphic}</p:graphicFrame>"
        )

    def _furniture(self) -> Iterator[str]:
        """The date if there is one, and the number, which PowerPoint counts."""
        tag = self.voice.tag
        if self.voice.date:
            yield self._shape("date", body((plain(self.voice.date),), Manner(tag, 0, told=False), no_link))
        counted = f'<a:fld id="{NUMBER}" type="slidenum"><a:rPr lang="{tag}"/><a:t>‹#›</a:t></a:fld><a:endParaRPr lang="{tag}"/>'
        yield self._shape("number", f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{counted}</a:p></p:txBody>")

    def _place(self, name: str) -> str:
        """What says which placeholder of the layout a shape stands in."""
        place = self.voice.holders[self.slide.layout, name]
        fields = {"type": place.type, "sz": "quarter" if place.type in FURNITURE else "", "idx": place.idx or ""}
        return f"<p:ph{''.join(f' {key}={chr(34)}{value}{chr(34)}' for key, value in fields.items() if value)}/>"

    def _named(self, name: str, shows: str | None = "") -> Named:
        number = next(self.ids)
        return Named(number, f"{name.replace('-', ' ').capitalize()} {number - 1}", shows)

    def _mark(self, style: SlideStyle) -> Mark:
        """What the layout puts before a paragraph."""
        return "none" if not style.bullets else "number" if self.slide.layout in NUMBERED else "bullet"

    def _style(self, holder: Holder) -> SlideStyle:
        return self.voice.design.styles[holder.style]


def _differs(box: Box, other: Box) -> bool:
    return any(emu(a) != emu(b) for a, b in zip(box, other, strict=True))


def _told(chart: Chart, title: str) -> str:
    """Words for a chart that has none of its own: what it is called, and its figures."""
    series = (
        f"{each.name}: " + ", ".join(f"{name} {value:g}" for name, value in zip(chart.categories, each.values, strict=True))
        for each in chart.series
    )
    return f"{title}. {'; '.join(series)} {chart.unit}".rstrip()
