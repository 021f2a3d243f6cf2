"""An image as one editable slide: all that is drawn as one picture, and over it the texts, live, where and as large as they were.

The picture holds photograph, scenery, logos and the funding sentence, which nobody may edit. Texts keep their lines, so that the
slide shows what the image does; retyped, they flow like any others. PresentationML as in toolkit.backends.pptx.slide.
"""

from typing import NamedTuple

import numpy as np

from toolkit.backends import jpeg, raster
from toolkit.backends.png import Encoder
from toolkit.backends.pptx.master import BACKGROUND, colors
from toolkit.backends.pptx.package import TYPES, Relation, content_types, pack, relationships, relationships_of
from toolkit.backends.pptx.props import FIRST_MASTER, FIRST_SLIDE, PRESENTATION_PROPERTIES, VIEW, About, core
from toolkit.backends.pptx.theme import theme
from toolkit.backends.pptx.xml import NAMESPACES, TREE, Named, escaped, part, picture, placed
from toolkit.color import Color
from toolkit.geometry import Box
from toolkit.layout.house import House
from toolkit.layout.items import Artboard, Line, Picture, Text
from toolkit.text.font import open_face
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
WEIGHTS = {500: " Medium", 600: " SemiBold", 800: " ExtraBold", 900: " Black"}
"""What Office calls the cuts that have no place in a family of regular and bold."""
BOLD, SPARE = 700, 0.06
"""The weight that Office calls so; and how much wider than its lines a box is, so that no line breaks elsewhere."""
BOX = '<p:cNvSpPr txBox="1"/><p:nvPr/>'
TITLE = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr>'
WORDS = '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr>'


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
    """The .pptx; its texts name the brand's faces, which are on the machine of whoever has installed them."""
    scale, tag = Scale.of(artboard), house.brand.languages[artboard.language].tag
    data, suffix = _picture(artboard)
    image = f"ppt/media/image1.{suffix}"
    own = {
        SHOW: part(_show(scale)),
        PROPERTIES: part(PRESENTATION_PROPERTIES),
        VIEWS: part(VIEW),
        THEME: part(theme(house, artboard.region, artboard.language, "brand", "light")),
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
    live = "".join(_text(text, text is heading, at, house, scale) for at, text in enumerate(texts, 3))
    return (
        f"<p:sld {NAMESPACES}><p:cSld><p:spTree>{TREE}{base}{live}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )


def _text(text: Text, heading: bool, number: int, house: House, scale: Scale) -> str:
    """A text box; the heading is the slide's title."""
    tag, (place, share) = house.brand.languages[text.language].tag, _room(text)
    lines = f'<a:br><a:rPr lang="{tag}"/></a:br>'.join(_line(line, text, tag, house, scale) for line in text.lines)
    spacing = f'<a:lnSpc><a:spcPct val="{round(100_000 * share)}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
    return (
        f"<p:sp><p:nvSpPr>{Named(number, f'{text.slot.capitalize()} {number - 1}').xml()}{TITLE if heading else BOX}</p:nvSpPr>"
        f'<p:spPr>{placed(place.scaled(scale.factor / EMU_PER["px"]))}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        f'</p:spPr><p:txBody>{WORDS}<a:lstStyle/><a:p><a:pPr algn="{_alignment(text)}">{spacing}<a:buNone/></a:pPr>{lines}'
        f'<a:endParaRPr lang="{tag}"/></a:p></p:txBody></p:sp>'
    )


def _room(text: Text) -> tuple[Box, float]:
    """A little wider than the lines and as high as they are with their leading, in units; and that leading ÷ the face's own line.

    Office programs take what a line lacks of its own height away above it, so that its descender ends it.
    """
    first = text.lines[0]
    face = open_face(first.face)
    own = (face.ascender + face.descender) * first.size
    leading = text.lines[1].y - first.y if len(text.lines) > 1 else own
    left, right = min(line.x for line in text.lines), max(line.x + line.width for line in text.lines)
    spare = SPARE * (right - left)
    x = left - spare * {"l": 0, "ctr": 0.5, "r": 1}[_alignment(text)]
    top = first.y + face.descender * first.size - leading
    return Box(x, top, right - left + spare, leading * len(text.lines)), leading / own


def _line(line: Line, text: Text, tag: str, house: House, scale: Scale) -> str:
    family, bold = _family(line.face, house)
    shaped = open_face(line.face).shape(line.text, text.language)
    tracking = (line.width / line.size - shaped.width) / max(len(shaped.glyphs), 1) * scale.points(line.size)
    spread = f' spc="{round(tracking * 100)}"' if abs(tracking) >= 0.01 else ""
    return (
        f'<a:r><a:rPr lang="{tag}" sz="{round(scale.points(line.size) * 100)}" b="{int(bold)}"{spread}>{_rgb(text.color)}'
        f'<a:latin typeface="{escaped(family)}"/></a:rPr><a:t>{escaped(line.text)}</a:t></a:r>'
    )


def _family(file: str, house: House) -> tuple[str, bool]:
    """A face as Office names it, and whether it is the bold one of its family."""
    faces = house.brand.typography.faces.values()
    face = next((face for face in faces if file.endswith(f"/{face.file}")), None)
    return (face.family + WEIGHTS.get(face.weight, ""), face.weight == BOLD) if face else ("Arial", False)


def _alignment(text: Text) -> str:
    """Which edge the lines share; the left one of a single line."""
    if max(line.x for line in text.lines) - min(line.x for line in text.lines) < 1:
        return "l"
    ends = [line.x + line.width for line in text.lines]
    return "r" if max(ends) - min(ends) < 1 else "ctr"


def _rgb(color: Color) -> str:
    return f'<a:solidFill><a:srgbClr val="{color.hex[1:]}"/></a:solidFill>'
