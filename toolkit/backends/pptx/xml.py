"""What parts are written with: escaping, lengths, names and namespaces. A part is text here and UTF-8 in the package."""

from html import escape
from typing import NamedTuple

from toolkit.geometry import Box
from toolkit.units import EMU_PER

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
SLIDES = "http://schemas.openxmlformats.org/presentationml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:a="{DRAWING}" xmlns:r="{OFFICE}" xmlns:p="{SLIDES}"'
"""What a part of a presentation declares: a, r and p."""

DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""Says that a thing is ornament, so that screen readers pass it by."""

RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'

TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
"""What every tree of shapes begins with; it takes the id 1."""


def part(text: str) -> bytes:
    """The part's bytes."""
    return (DECLARATION + text).encode()


def escaped(text: str) -> str:
    """Text as it stands in an element or between the quotation marks of an attribute."""
    return escape(text).translate(_UNSEEN)


_UNSEEN = {code: None for code in range(32) if chr(code) not in "\t\n\r"} | {0xFFFE: None, 0xFFFF: None}
"""Characters that XML 1.0 §2.2 has no way to write."""


def emu(px: float) -> int:
    return round(px * EMU_PER["px"])


def placed(box: Box, kind: str = "a") -> str:
    """A box in px as a transformation; `kind` is the prefix: `p` on graphic frames."""
    left, top = emu(box.x), emu(box.y)
    off, ext = f'<a:off x="{left}" y="{top}"/>', f'<a:ext cx="{emu(box.right) - left}" cy="{emu(box.bottom) - top}"/>'
    return f"<{kind}:xfrm>{off}{ext}</{kind}:xfrm>"


def scheme(name: str, brightness: int = 0) -> str:
    """A fill in a colour of the theme, or in one as bright as so many thousandths of per cent of it."""
    dimmed = f'<a:lumMod val="{brightness}"/>' if brightness else ""
    return f'<a:solidFill><a:schemeClr val="{name}">{dimmed}</a:schemeClr></a:solidFill>'


class Named(NamedTuple):
    """A shape's id in its part, its name there, and what it shows: None for ornament, empty where its text says it."""

    id: int
    name: str
    shows: str | None = ""

    def xml(self) -> str:
        says = f' descr="{escaped(self.shows)}"' if self.shows else ""
        inner = DECORATIVE if self.shows is None else ""
        return f'<p:cNvPr id="{self.id}" name="{escaped(self.name)}"{says}>{inner}</p:cNvPr>'


def rectangle(named: Named, box: Box, color: str, brightness: int = 0) -> str:
    """A filled rectangle without an outline."""
    return (
        f'<p:sp><p:nvSpPr>{named.xml()}<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{placed(box)}{RECTANGLE}'
        f"{scheme(color, brightness)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def picture(named: Named, box: Box, image: str, svg: str | None = None, crop: str = "") -> str:
    """A picture by the ids of its relationships: a bitmap, and the SVG that is shown in its stead where that is known.

    `crop` is an `a:srcRect`.
    """
    vector = (
        '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
        f'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{svg}"/></a:ext></a:extLst>'
    )
    return (
        f'<p:pic><p:nvPicPr>{named.xml()}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/>'
        f'</p:nvPicPr><p:blipFill><a:blip r:embed="{image}">{vector if svg else ""}</a:blip>{crop}<a:stretch><a:fillRect/>'
        f"</a:stretch></p:blipFill><p:spPr>{placed(box)}{RECTANGLE}</p:spPr></p:pic>"
    )
