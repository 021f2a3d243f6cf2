"""A deck as .pptx: the template's parts as they are, and a part for every slide, chart, workbook, picture and page of notes.

Nothing is opened that was written before, so that a deck costs its slides and the packing of them.
"""

from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from toolkit.backends.pptx.package import Links, pack
from toolkit.backends.pptx.props import DAY, FIRST_SLIDE, About
from toolkit.backends.pptx.slide import Made, Voice, slide_xml
from toolkit.backends.pptx.template import NOTES_MASTER, PRESENTATION, Template, assembled, template_parts
from toolkit.backends.pptx.text import Manner, body, no_link, plain
from toolkit.backends.pptx.xml import NAMESPACES, TREE, escaped, part
from toolkit.layout.deck.desk import Desk
from toolkit.layout.house import House
from toolkit.layout.slides import Deck, LaidSlide
from toolkit.text.dates import say_day

SECTIONS = (
    '<p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}"><p14:sectionLst '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">{0}</p14:sectionLst></p:ext>'
)
THEME = "ppt/theme/theme1.xml"
HEADING = "section"
"""The layout of a slide that begins a section."""
EXTENSIONS = b"<p:extLst>"


def write_deck(deck: Deck, house: House) -> bytes:
    """The .pptx; AssetError for a picture that cannot be used."""
    template = template_parts(house, deck.region, deck.language, deck.mode, foot_emblem=deck.foot_emblem, funding=deck.funding)
    made, parts, names = Made(template.parts[THEME]), dict[str, bytes](), list[str]()
    voice = _voice(deck, house, template)
    for number, slide in enumerate(deck.slides, 1):
        names.append(f"ppt/slides/slide{number}.xml")
        parts |= _slide(names[-1], slide, voice, made, template)
    about = About(deck.title, house.owner_name(deck.region, deck.language), voice.tag, deck.day or DAY)
    whole = dict(assembled(template, about, names, parts | made.parts))
    if sections := _sections(deck):
        whole[PRESENTATION] = whole[PRESENTATION].replace(EXTENSIONS, EXTENSIONS + sections.encode(), 1)
    return pack(whole)


def _voice(deck: Deck, house: House, template: Template) -> Voice:
    desk = Desk(house, template.design, deck.mode, deck.region, deck.language, deck.funding, deck.foot_emblem)
    day = say_day(deck.day, deck.language) if deck.day else ""
    tag = house.brand.languages[deck.language].tag
    return Voice(deck.language, tag, desk, day, template.design, template.table_style, template.holders)


def _slide(name: str, slide: LaidSlide, voice: Voice, made: Made, template: Template) -> dict[str, bytes]:
    """A slide with its relationships, and the page with its notes if it has any."""
    links = Links(name)
    links.to("slideLayout", template.layouts[slide.layout, slide.ground])
    parts = {name: slide_xml(slide, voice, made, links)}
    if slide.notes:
        page = name.replace("slides/slide", "notesSlides/notesSlide")
        links.to("notesSlide", page)
        own = Links(page)
        own.to("notesMaster", NOTES_MASTER)
        own.to("slide", name)
        parts |= {page: _notes(slide.notes, voice), **own.parts}
    return parts | links.parts


def _notes(notes: str, voice: Voice) -> bytes:
    """The slide's picture, which programs draw, and what is said to it, a paragraph for each line."""
    paragraphs = [plain(line.strip()) for line in notes.splitlines() if line.strip()]
    words = body(paragraphs, Manner(voice.tag, 0, told=False), no_link)
    return part(
        f'<p:notes {NAMESPACES}><p:cSld><p:spTree>{TREE}<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide 1"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
        '<p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes 2"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        f'<p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr><p:spPr/>{words}</p:sp></p:spTree></p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


class _Section(NamedTuple):
    name: str
    slides: list[int]


def _sections(deck: Deck) -> str:
    """The list of sections: each begins with its heading, the first with the deck; nothing for a deck that has none."""
    found = list[_Section]()
    for number, slide in enumerate(deck.slides, FIRST_SLIDE):
        if slide.layout == HEADING or not found:
            found.append(_Section(slide.title, []))
        found[-1].slides.append(number)
    return SECTIONS.format("".join(map(_section, found))) if len(found) > 1 else ""


def _section(section: _Section) -> str:
    """Its id comes from its name and place, so that it is the same in every run."""
    key = str(uuid5(NAMESPACE_URL, f"{section.slides[0]} {section.name}")).upper()
    slides = "".join(f'<p14:sldId id="{number}"/>' for number in section.slides)
    return f'<p14:section name="{escaped(section.name)}" id="{{{key}}}"><p14:sldIdLst>{slides}</p14:sldIdLst></p14:section>'
