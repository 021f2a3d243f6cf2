"""An image as one editable slide: all that is drawn as one picture, and over it the texts, live, where and as large as they were.

The picture holds photograph, scenery, logos and the funding sentence, which nobody may edit. Texts keep their lines, so that the
slide shows what the image does (toolkit.backends.pptx.live). PresentationML as in toolkit.backends.pptx.slide.
"""

from typing import NamedTuple

import numpy as np

from toolkit.backends import jpeg, raster
from toolkit.backends.png import Encoder
from toolkit.backends.pptx.live import Live, live
from toolkit.backends.pptx.master import BACKGROUND, colors
from toolkit.backends.pptx.package import TYPES, Relation, content_types, pack, relationships, relationships_of
from toolkit.backends.pptx.props import FIRST_MASTER, FIRST_SLIDE, PRESENTATION_PROPERTIES, VIEW, About, core
from toolkit.backends.pptx.style import LINE
from toolkit.backends.pptx.theme import theme
from toolkit.backends.pptx.xml import NAMESPACES, TREE, Named, escaped, part, picture, placed
from toolkit.color import Color
from toolkit.geometry import Box
from toolkit.layout.house import House
from toolkit.layout.items import Artboard, Picture
from toolkit.units import EMU_PER

KIND = "application/vnd.openxmlformats-officedocument"
SHOW, THEME, CORE = "ppt/presentation.xml", "ppt/theme/theme1.xml", "docProps/core.xml"
MASTER, LAYOUT = "ppt/slideMasters/slideMaster1.xml", "ppt/slideLayouts/slideLayout1.xml"
SLIDE, PROPERTIES, VIEWS = "ppt/slides/slide1.xml", "ppt/presProps.xml", "ppt/viewProps.xml"
KINDS = {
    SHOW: f"{KIND}.presentationml.presentation.main+xml",
    PROPERTIES: f"{KIND}.presentationml.presProps+xml",
    VIEWS: f"{KIND}.presentationml.viewProps+xml",
    THEME: f"{KIND}.theme+xml",
    MASTER: f"{KIND}.presentationml.slideMaster+xml",
    LAYOUT: f"{KIND}.presentationml.slideLayout+xml",
    SLIDE: f"{KIND}.presentationml.slide+xml",
    CORE: "application/vnd.openxmlformats-package.core-properties+xml",
}
DENSITY, QUALITY = 2, 88
"""Pixels of the picture for one px of a screen format, and the quality of a JPEG."""
LEAST, MOST = 914_400, 51_206_400
"""Sides that a slide may have, EMU (ECMA-376 part 1 §19.7.15)."""
BOX = '<p:cNvSpPr txBox="1"/><p:nvPr/>'
TITLE = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr>'
WORDS = '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr>'


class Scale(NamedTuple):
    """EMU per artboard unit, and the slide's size in EMU."""

    factor: float
    width: int
    height: int

    @classmethod
    def of(cls, artboard: Artboard) -> "Scale":
        """True to size, unless a slide cannot be so large or so small."""
        canvas, unit = artboard.format.canvas, EMU_PER["px" if artboard.format.unit == "px" else "pt"]
        sides = canvas.width * unit, canvas.height * unit
        factor = unit * min(MOST / max(sides), max(1.0, LEAST / min(sides)))
        return cls(factor, round(canvas.width * factor), round(canvas.height * factor))

    def points(self, length: float) -> float:
        return length * self.factor / EMU_PER["pt"]


def write_artboard(artboard: Artboard, house: House) -> bytes:
    """The .pptx; its texts are in Arial, as those of decks are."""
    scale, tag = Scale.of(artboard), house.brand.languages[artboard.language].tag
    data, suffix = _picture(artboard)
    image = f"ppt/media/image1.{suffix}"
    own = {
        SHOW: part(_show(scale)),
        PROPERTIES: part(PRESENTATION_PROPERTIES),
        VIEWS: part(VIEW),
        THEME: part(theme(house, artboard.region, artboard.language, "office", "light")),
        MASTER: part(_master(scale, tag)),
        LAYOUT: part(_layout(scale, tag, artboard)),
        SLIDE: part(_slide(artboard, house, scale)),
        CORE: part(core(About(artboard.title, house.owner_name(artboard.region, artboard.language), tag))),
    }
    others = {image: data} | {relationships_of(source): relationships(source, to) for source, to in _relations(image).items()}
    return pack({TYPES: content_types({name: KINDS[name] for name in own}, ["rels", "xml", suffix]), **others, **own})


def _relations(image: str) -> dict[str, list[Relation]]:
    return {
        "": [Relation("officeDocument", SHOW), Relation("core-properties", CORE)],
        SHOW: [
            Relation("slideMaster", MASTER),
            Relation("slide", SLIDE),
            Relation("theme", THEME),
            Relation("presProps", PROPERTIES),
            Relation("viewProps", VIEWS),
        ],
        MASTER: [Relation("slideLayout", LAYOUT), Relation("theme", THEME)],
        LAYOUT: [Relation("slideMaster", MASTER)],
        SLIDE: [Relation("slideLayout", LAYOUT), Relation("image", image)],
    }


def _picture(artboard: Artboard) -> tuple[bytes, str]:
    """Everything but the live texts, as JPEG where there is a photograph and as PNG elsewhere."""
    ground, _ = raster.split(artboard)
    density = artboard.format.pixels_per_unit * (DENSITY if artboard.format.unit == "px" else 1)
    canvas = artboard.format.canvas
    pixels = np.zeros((round(canvas.height * density), round(canvas.width * density), 4), np.uint8)
    raster.paint(pixels, ground, density)
    if any(isinstance(item, Picture) for item in ground):
        return jpeg.encode(pixels, quality=QUALITY, full_color=True), "jpg"
    return Encoder().encode(pixels), "png"


def _show(scale: Scale) -> str:
    return (
        f'<p:presentation {NAMESPACES}><p:sldMasterIdLst><p:sldMasterId id="{FIRST_MASTER}" r:id="rId1"/></p:sldMasterIdLst>'
        f'<p:sldIdLst><p:sldId id="{FIRST_SLIDE}" r:id="rId2"/></p:sldIdLst><p:sldSz cx="{scale.width}" cy="{scale.height}"/>'
        '<p:notesSz cx="6858000" cy="9144000"/></p:presentation>'
    )


def _master(scale: Scale, tag: str) -> str:
    styles = "".join(f"<p:{name}Style/>" for name in ("title", "body", "other"))
    return (
        f"<p:sldMaster {NAMESPACES}><p:cSld>{BACKGROUND}<p:spTree>{TREE}{_title(scale, tag)}</p:spTree></p:cSld>{colors('light')}"
        f'<p:sldLayoutIdLst><p:sldLayoutId id="{FIRST_MASTER + 1}" r:id="rId1"/></p:sldLayoutIdLst>'
        f"<p:txStyles>{styles}</p:txStyles></p:sldMaster>"
    )


def _layout(scale: Scale, tag: str, artboard: Artboard) -> str:
    name = escaped(artboard.template or artboard.name)
    return (
        f'<p:sldLayout {NAMESPACES} type="titleOnly" preserve="1"><p:cSld name="{name}"><p:spTree>{TREE}{_title(scale, tag)}'
        "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _title(scale: Scale, tag: str) -> str:
    """Where a title stands until the slide says it elsewhere."""
    place = f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{scale.width}" cy="{scale.height // 4}"/></a:xfrm>'
    words = f'<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="{tag}"/></a:p></p:txBody>'
    return (
        f"<p:sp><p:nvSpPr>{Named(2, 'Title 1').xml()}{TITLE}</p:nvSpPr><p:spPr>{place}"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>{words}</p:sp>'
    )


def _slide(artboard: Artboard, house: House, scale: Scale) -> str:
    whole = Box(0, 0, scale.width / EMU_PER["px"], scale.height / EMU_PER["px"])
    base = picture(Named(2, "Picture 1", artboard.alt or None), whole, "rId2")
    _, texts = raster.split(artboard)
    heading = max(texts, key=lambda text: (text.slot == "title", text.lines[0].size), default=None)
    words = "".join(_text(one, one.text is heading, at, house, scale) for at, one in enumerate(live(texts, house), 3))
    return (
        f"<p:sld {NAMESPACES}><p:cSld><p:spTree>{TREE}{base}{words}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )


def _text(one: Live, heading: bool, number: int, house: House, scale: Scale) -> str:
    """A text box; the heading is the slide's title."""
    text, tag = one.text, house.brand.languages[one.text.language].tag
    lines = f'<a:br><a:rPr lang="{tag}"/></a:br>'.join(_line(line.text, one, tag, scale) for line in text.lines)
    place, leading = placed(one.box.scaled(scale.factor / EMU_PER["px"])), round(100_000 * one.leading / (LINE * one.size))
    spacing = f'<a:lnSpc><a:spcPct val="{leading}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
    return (
        f"<p:sp><p:nvSpPr>{Named(number, f'{text.slot.capitalize()} {number - 1}').xml()}{TITLE if heading else BOX}</p:nvSpPr>"
        f'<p:spPr>{place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        f'<p:txBody>{WORDS}<a:lstStyle/><a:p><a:pPr algn="{one.align}">{spacing}<a:buNone/></a:pPr>{lines}'
        f'<a:endParaRPr lang="{tag}"/></a:p></p:txBody></p:sp>'
    )


def _line(words: str, one: Live, tag: str, scale: Scale) -> str:
    """A run in the theme's face; its size is cut off after hundredths of a point, never rounded up."""
    size = scale.points(one.size)
    spread = f' spc="{round(one.spread * size * 100)}"' if abs(one.spread * size) >= 0.01 else ""
    face = f'<a:latin typeface="+{"mj" if one.bold else "mn"}-lt"/>'
    return (
        f'<a:r><a:rPr lang="{tag}" sz="{int(size * 100 + 1e-6)}" b="{int(one.bold)}"{spread}>{_rgb(one.text.color)}{face}</a:rPr>'
        f"<a:t>{escaped(words)}</a:t></a:r>"
    )


def _rgb(color: Color) -> str:
    return f'<a:solidFill><a:srgbClr val="{color.hex[1:]}"/></a:solidFill>'
