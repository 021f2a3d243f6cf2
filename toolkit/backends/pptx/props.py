"""What describes a file: the presentation part with its lists, its view and table style, and the document's properties."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple
from uuid import NAMESPACE_DNS, uuid5

from toolkit.backends.pptx.order import Order
from toolkit.backends.pptx.style import LEVELS
from toolkit.backends.pptx.theme import MUTED, theme_name
from toolkit.backends.pptx.xml import DRAWING, NAMESPACES, emu, escaped, scheme
from toolkit.model.deck import SlideStyle

FIRST_MASTER = 2_147_483_648
"""The least id of a master or layout (§19.7.13); those of slides begin at 256 (§19.7.12)."""

FIRST_SLIDE = 256
DAY = date(2027, 1, 1)
"""When a file was made of which nobody says it: no clock is looked at, so that the same input gives the same bytes."""

NOTES_PX = (720, 960)


class About(NamedTuple):
    """What a file says of itself."""

    title: str
    author: str
    tag: str
    day: date = DAY


class Lists(NamedTuple):
    """Relationships of the presentation: masters with their ids, notes and handout masters, slides in order."""

    masters: Sequence[tuple[int, str]]
    notes: str
    handout: str
    slides: Sequence[str]
    fonts: Mapping[tuple[str, str], str] = MappingProxyType({})
    """(family, `regular` or `bold`) → embedded face."""


def presentation(order: Order, lists: Lists) -> str:
    """The part that lists all others (§19.2.1.26)."""
    masters = "".join(f'<p:sldMasterId id="{number}" r:id="{link}"/>' for number, link in lists.masters)
    slides = "".join(f'<p:sldId id="{number}" r:id="{link}"/>' for number, link in enumerate(lists.slides, FIRST_SLIDE))
    (width, height), (page, tall) = map(emu, order.design.size), map(emu, NOTES_PX)
    style = order.setter.levels(SlideStyle(size=(18, 18), leading=1.15), LEVELS)
    return (
        f'<p:presentation {NAMESPACES} saveSubsetFonts="1"><p:sldMasterIdLst>{masters}</p:sldMasterIdLst><p:notesMasterIdLst>'
        f'<p:notesMasterId r:id="{lists.notes}"/></p:notesMasterIdLst><p:handoutMasterIdLst><p:handoutMasterId '
        f'r:id="{lists.handout}"/></p:handoutMasterIdLst>{f"<p:sldIdLst>{slides}</p:sldIdLst>" if slides else ""}'
        f'<p:sldSz cx="{width}" cy="{height}"/><p:notesSz cx="{page}" cy="{tall}"/>{_fonts(lists)}'
        f"<p:defaultTextStyle><a:defPPr><a:defRPr "
        f'lang="{order.tag}"/></a:defPPr>{style}</p:defaultTextStyle><p:extLst>'
        f'<p:ext uri="{{EFAFB233-063F-42B5-8137-9DF3F51BA10A}}">'
        f'<p15:sldGuideLst xmlns:p15="http://schemas.microsoft.com/office/powerpoint/2012/main">{guides(order)}</p15:sldGuideLst>'
        "</p:ext></p:extLst></p:presentation>"
    )


def _fonts(lists: Lists) -> str:
    families = dict.fromkeys(family for family, _ in lists.fonts)
    listed = (
        f'<p:embeddedFont><p:font typeface="{escaped(family)}"/>{_cuts(lists, family)}</p:embeddedFont>' for family in families
    )
    return f"<p:embeddedFontLst>{''.join(listed)}</p:embeddedFontLst>" if families else ""


def _cuts(lists: Lists, family: str) -> str:
    cuts = ((cut, lists.fonts.get((family, cut))) for cut in ("regular", "bold"))
    return "".join(f'<p:{cut} r:id="{link}"/>' for cut, link in cuts if link)


PRESENTATION_PROPERTIES = f"<p:presentationPr {NAMESPACES}/>"
VIEW = (
    f'<p:viewPr {NAMESPACES}><p:normalViewPr><p:restoredLeft sz="15620"/><p:restoredTop sz="80000"/></p:normalViewPr>'
    '<p:slideViewPr><p:cSldViewPr snapToGrid="0"><p:cViewPr varScale="1"><p:scale><a:sx n="100" d="100"/><a:sy n="100" '
    'd="100"/></p:scale><p:origin x="0" y="0"/></p:cViewPr></p:cSldViewPr></p:slideViewPr><p:gridSpacing '
    'cx="76200" cy="76200"/></p:viewPr>'
)
"""Slides with the list of them at the left; a grid of 8 px."""


def guides(order: Order) -> str:
    """Margins and middle as guides: places are in eighths of a point (MS-PPTX CT_ExtendedGuide: 1/576 inch)."""
    width, top = order.design.size[0], min(holder.box.y for holder in order.design.layouts["content"].holders.values())
    bottom = max(holder.box.bottom for holder in order.design.layouts["content"].holders.values())
    upright = (order.design.margin, width / 2, width - order.design.margin)
    lines = [("", place) for place in upright] + [(' orient="horz"', place) for place in (top, bottom)]
    return "".join(
        f'<p15:guide id="{number}"{way} pos="{round(place * 6)}" userDrawn="1"><p15:clr><a:schemeClr val="accent1"/></p15:clr>'
        "</p15:guide>"
        for number, (way, place) in enumerate(lines, 1)
    )


def table_style_id(order: Order) -> str:
    """The brand's table style, the same in every template, so that tables keep it when they are moved."""
    return f"{{{str(uuid5(NAMESPACE_DNS, f'{order.house.brand.prefix}.table')).upper()}}}"


def table_styles(order: Order) -> str:
    """One style, and that for every new table: a head in the text's colour, thin lines, every other row on a quiet ground."""
    key, name = table_style_id(order), escaped(order.house.brand.name)
    inner = f'<a:ln w="6350">{scheme(MUTED)}</a:ln>'
    lines = f"<a:bottom>{inner}</a:bottom><a:insideH>{inner}</a:insideH>"
    bold = '<a:tcTxStyle b="on"><a:fontRef idx="minor"/><a:schemeClr val="{0}"/></a:tcTxStyle>'
    parts = {
        "wholeTbl": f'<a:tcTxStyle><a:fontRef idx="minor"/><a:schemeClr val="tx1"/></a:tcTxStyle>{_cells(lines)}',
        "band1H": _cells("", "bg2"),
        "lastCol": bold.format("tx1") + _cells(""),
        "firstCol": bold.format("tx1") + _cells(""),
        "lastRow": bold.format("tx1") + _cells(f'<a:top><a:ln w="19050">{scheme("tx1")}</a:ln></a:top>'),
        "firstRow": bold.format("bg1") + _cells("", "tx2"),
    }
    inside = "".join(f"<a:{part}>{said}</a:{part}>" for part, said in parts.items())
    style = f'<a:tblStyle styleId="{key}" styleName="{name}">{inside}</a:tblStyle>'
    return f'<a:tblStyleLst xmlns:a="{DRAWING}" def="{key}">{style}</a:tblStyleLst>'


def _cells(borders: str, ground: str = "") -> str:
    fill = f"<a:fill>{scheme(ground)}</a:fill>" if ground else ""
    return f"<a:tcStyle><a:tcBdr>{borders}</a:tcBdr>{fill}</a:tcStyle>"


def about_template(order: Order) -> About:
    """A template is called as its theme."""
    owner = order.house.owner_name(order.region, order.language)
    return About(theme_name(order.house, order.region, order.language), owner, order.tag)


def core(about: About) -> str:
    """Title, author, language and day (ECMA-376 part 2 §11)."""
    moment = f"{about.day.isoformat()}T00:00:00Z"
    spaces: Mapping[str, str] = {
        "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
    known = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in spaces.items())
    days = "".join(f'<dcterms:{kind} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{kind}>' for kind in ("created", "modified"))
    return (
        f"<cp:coreProperties {known}><dc:title>{escaped(about.title)}</dc:title><dc:creator>{escaped(about.author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escaped(about.author)}</cp:lastModifiedBy><cp:revision>1</cp:revision>{days}"
        f"<dc:language>{about.tag}</dc:language></cp:coreProperties>"
    )


def app(about: About, slides: int, notes: int) -> str:
    """What programs count (§22.2)."""
    return (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>brandkit'
        f"</Application><PresentationFormat>16:9</PresentationFormat><Slides>{slides}</Slides><Notes>{notes}</Notes>"
        f"<Company>{escaped(about.author)}</Company><AppVersion>16.0000</AppVersion></Properties>"
    )
