"""Themes: the palette in Office's twelve slots, the faces of a mode, and plain formats without shadows or gradients.

The only parts in which a colour stands as a number. Masters, layouts, slides and charts name slots, so that a deck changes its
region with its theme. Slots 1 and 2 are the same in both themes; the dark master reads them the other way round.
"""

from collections.abc import Iterator

from toolkit.backends.pptx.xml import DRAWING, escaped
from toolkit.color import Color
from toolkit.layout.deck.series import series_colors
from toolkit.layout.house import House
from toolkit.layout.slides import Mode
from toolkit.model.brand import Ink
from toolkit.model.deck import Ground

MUTED = "accent6"
"""The slot of quiet text, and of what charts show last."""

EMBLEM = ("eu-blue", "eu-yellow")

FORMATS = (
    '<a:fmtScheme name="{name}"><a:fillStyleLst>{fills}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>'
    "{effects}</a:effectStyleLst><a:bgFillStyleLst>{fills}</a:bgFillStyleLst></a:fmtScheme>"
)
FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
SHAPE = (
    '<a:spDef><a:spPr><a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></a:spPr><a:bodyPr '
    'rtlCol="0" anchor="ctr"/><a:lstStyle><a:defPPr algn="ctr"><a:defRPr sz="1800"><a:solidFill><a:schemeClr val="bg1"/>'
    "</a:solidFill></a:defRPr></a:defPPr></a:lstStyle></a:spDef>"
)
"""What a shape that somebody draws looks like."""


def theme(house: House, region: str | None, language: str, mode: Mode, ground: Ground) -> str:
    """The theme of a ground's master, named after brand, region and ground."""
    name = escaped(f"{theme_name(house, region, language)} · {house.brand.say(_ground(house, ground).name, language)}")
    lines = "".join(
        f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{FILL}<a:prstDash val="solid"/></a:ln>' for width in LINES
    )
    formats = FORMATS.format(name=name, fills=FILL * 3, lines=lines, effects="<a:effectStyle><a:effectLst/></a:effectStyle>" * 3)
    slots = "".join(f"<a:{slot}>{_rgb(color)}</a:{slot}>" for slot, color in slots_of(house, region, ground).items())
    own = "".join(_own(house, language))
    return (
        f'<a:theme xmlns:a="{DRAWING}" name="{name}"><a:themeElements><a:clrScheme name="{name}">{slots}</a:clrScheme>'
        f"{_faces(house, mode)}{formats}</a:themeElements><a:objectDefaults>{SHAPE}</a:objectDefaults><a:extraClrSchemeLst/>"
        f"<a:custClrLst>{own}</a:custClrLst></a:theme>"
    )


LINES = (9525, 19050, 28575)
"""Thin, middle and thick outlines, EMU: 0.75, 1.5 and 2.25 pt."""


def theme_name(house: House, region: str | None, language: str) -> str:
    return f"{house.brand.name} {house.owner_name(region, language)}"


def slots_of(house: House, region: str | None, ground: Ground) -> dict[str, Color]:
    """The twelve colours by their slot, in the order that a theme has them."""
    color = house.brand.color
    accents = series_colors(house, region, ground)
    slots = {"dk1": color("night"), "lt1": color("white"), "dk2": color("dusk"), "lt2": color("snow")}
    slots |= {f"accent{at}": accent for at, accent in enumerate(accents, 1)}
    return slots | {"hlink": accents[0], "folHlink": accents[-1]}


def _ground(house: House, ground: Ground) -> Ink:
    return house.brand.palette.colors[house.brand.palette.roles[f"ground-{ground}"]]


def _faces(house: House, mode: Mode) -> str:
    """Headlines and text; the theme leaves other scripts to the reader's machine."""
    brand = house.brand.typography
    major, minor = (brand.faces[face].family for face in (brand.decks[mode].headline, brand.decks[mode].text))
    rest = '<a:ea typeface=""/><a:cs typeface=""/>'
    name = escaped(" ".join(dict.fromkeys((major, minor))))
    return (
        f'<a:fontScheme name="{name}"><a:majorFont><a:latin typeface="{escaped(major)}"/>{rest}</a:majorFont>'
        f'<a:minorFont><a:latin typeface="{escaped(minor)}"/>{rest}</a:minorFont></a:fontScheme>'
    )


def _own(house: House, language: str) -> Iterator[str]:
    """The palette by name, as PowerPoint offers it beside the theme; without the emblem's own two."""
    for key, ink in house.brand.palette.colors.items():
        if key not in EMBLEM:
            yield f'<a:custClr name="{escaped(house.brand.say(ink.name, language))}">{_rgb(ink.hex)}</a:custClr>'


def _rgb(color: Color) -> str:
    return f'<a:srgbClr val="{color.hex[1:]}"/>'
