"""The template of a region in a language: all its parts, ready, and where slides find what they need in it.

Made once and kept; a deck adds its slides (`assembled`), a template file one title slide or a slide that explains each layout.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from toolkit.backends.pptx.art import thumbnail
from toolkit.backends.pptx.fonts import embedded_faces
from toolkit.backends.pptx.guidance import examples
from toolkit.backends.pptx.layouts import index, layout, title_type
from toolkit.backends.pptx.master import NUMBERS, master
from toolkit.backends.pptx.notes import handout_master, notes_master
from toolkit.backends.pptx.order import TYPES, Order
from toolkit.backends.pptx.package import DEFAULTS, Links, Parts, Relation, content_types, pack, relationships
from toolkit.backends.pptx.package import TYPES as CONTENT_TYPES
from toolkit.backends.pptx.props import (
    FIRST_MASTER,
    PRESENTATION_PROPERTIES,
    VIEW,
    About,
    Lists,
    about_template,
    app,
    core,
    presentation,
    table_style_id,
    table_styles,
)
from toolkit.backends.pptx.theme import theme
from toolkit.backends.pptx.tree import Tree
from toolkit.backends.pptx.xml import part
from toolkit.geometry import Box
from toolkit.layout.house import House
from toolkit.layout.slides import Mode
from toolkit.load import load_deck
from toolkit.model.deck import DeckDesign, Ground

GROUNDS: tuple[Ground, ...] = ("light", "dark")
OFFICE = "application/vnd.openxmlformats-officedocument"
MAIN = f"{OFFICE}.presentationml"
FOLDERS = {
    "ppt/slides": f"{MAIN}.slide+xml",
    "ppt/slideLayouts": f"{MAIN}.slideLayout+xml",
    "ppt/slideMasters": f"{MAIN}.slideMaster+xml",
    "ppt/notesSlides": f"{MAIN}.notesSlide+xml",
    "ppt/notesMasters": f"{MAIN}.notesMaster+xml",
    "ppt/handoutMasters": f"{MAIN}.handoutMaster+xml",
    "ppt/theme": f"{OFFICE}.theme+xml",
    "ppt/charts": f"{OFFICE}.drawingml.chart+xml",
}
"""Content types of parts by the folder they stand in."""

SINGLE = {
    "ppt/presProps.xml": f"{MAIN}.presProps+xml",
    "ppt/viewProps.xml": f"{MAIN}.viewProps+xml",
    "ppt/tableStyles.xml": f"{MAIN}.tableStyles+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": f"{OFFICE}.extended-properties+xml",
}
OPENING = ("title",)
"""Layouts of which a template without guidance brings an empty slide."""

PRESENTATION, THUMBNAIL = "ppt/presentation.xml", "docProps/thumbnail.jpeg"
NOTES_MASTER, HANDOUT_MASTER = "ppt/notesMasters/notesMaster1.xml", "ppt/handoutMasters/handoutMaster1.xml"


class Place(NamedTuple):
    """A placeholder of a layout: `type` as PresentationML writes it (empty for an object), `idx` None for a title."""

    type: str
    idx: int | None
    box: Box


@dataclass(frozen=True, eq=False)
class Template:
    """Parts that every file made from it shares, and names by which slides refer to them.

    A template equals itself alone.
    """

    order: Order
    parts: Parts
    layouts: Mapping[tuple[str, Ground], str]
    """(layout id, ground) → name of its part."""
    holders: Mapping[tuple[str, str], Place]
    """(layout id, holder or furniture) → placeholder; a layout with a large foot has no furniture."""
    table_style: str
    """Id of the brand's table style."""
    faces: Mapping[tuple[str, str], bytes]
    """Embedded faces, in mode `embed`."""

    @property
    def design(self) -> DeckDesign:
        return self.order.design


@lru_cache(maxsize=64)
def template_parts(
    house: House,
    region: str | None,
    language: str,
    mode: Mode = "office",
    *,
    foot_emblem: bool = True,
    funding: str = "eu-cofunded",
) -> Template:
    """The template; DefinitionError where the design of decks is mistaken."""
    order = Order(house, load_deck(house.brand.root), region, language, mode, funding, foot_emblem)
    parts, layouts = dict[str, bytes](), dict[tuple[str, Ground], str]()
    for number, ground in enumerate(GROUNDS):
        parts |= _theme(order, number + 1, ground) | _master(order, number, ground, layouts)
    parts |= (
        _theme(order, 3, "light") | _sheet(order, NOTES_MASTER, 3) | _theme(order, 4, "light") | _sheet(order, HANDOUT_MASTER, 4)
    )
    parts |= {"ppt/presProps.xml": part(PRESENTATION_PROPERTIES), "ppt/viewProps.xml": part(VIEW)}
    parts |= {"ppt/tableStyles.xml": part(table_styles(order)), THUMBNAIL: thumbnail(house, region, language)}
    faces = embedded_faces(house, mode)
    return Template(order, MappingProxyType(parts), MappingProxyType(layouts), _holders(order), table_style_id(order), faces)


def write_template(
    house: House,
    region: str | None,
    language: str,
    mode: Mode = "office",
    *,
    as_potx: bool,
    guidance: bool = False,
    foot_emblem: bool = True,
) -> bytes:
    """The file: .potx or .pptx, with an empty title slide, or with a slide that tells when to take each layout."""
    template = template_parts(house, region, language, mode, foot_emblem=foot_emblem)
    known = template.design.layouts
    wanted: list[tuple[str, Ground]] = [(key, known[key].ground) for key in (known if guidance else OPENING)]
    names, own = examples(template.order, template.layouts, wanted, told=guidance)
    return pack(assembled(template, about_template(template.order), names, own, as_potx=as_potx))


def assembled(template: Template, about: About, slides: Sequence[str], own: Parts, *, as_potx: bool = False) -> Parts:
    """All parts of a file: the template's, those of its slides (`own`, with their relationships), and their lists.

    `slides` are the names of the slides' parts, in order.
    """
    links = Links(PRESENTATION)
    masters = [(FIRST_MASTER + 100 * at, links.to("slideMaster", _master_name(at))) for at in range(len(GROUNDS))]
    notes, handout = links.to("notesMaster", NOTES_MASTER), links.to("handoutMaster", HANDOUT_MASTER)
    shown = [links.to("slide", name) for name in slides]
    faces = {name: f"ppt/fonts/font{at}.fntdata" for at, name in enumerate(template.faces, 1)}
    lists = Lists(masters, notes, handout, shown, {name: links.to("font", file) for name, file in faces.items()})
    for kind, name in {
        "presProps": "presProps",
        "viewProps": "viewProps",
        "theme": "theme/theme1",
        "tableStyles": "tableStyles",
    }.items():
        links.to(kind, f"ppt/{name}.xml")
    told = sum(name.startswith("ppt/notesSlides/") and name.endswith(".xml") for name in own)
    parts = {
        PRESENTATION: part(presentation(template.order, lists)),
        **links.parts,
        **template.parts,
        **{file: template.faces[name] for name, file in faces.items()},
        **own,
        "docProps/core.xml": part(core(about)),
        "docProps/app.xml": part(app(about, len(slides), told)),
        "_rels/.rels": relationships("", ROOT),
    }
    return {CONTENT_TYPES: _types(parts, as_potx=as_potx), **parts}


ROOT = (
    Relation("officeDocument", PRESENTATION),
    Relation("core-properties", "docProps/core.xml"),
    Relation("extended-properties", "docProps/app.xml"),
    Relation("thumbnail", THUMBNAIL),
)


def _types(parts: Parts, *, as_potx: bool) -> bytes:
    main = f"{MAIN}.{'template' if as_potx else 'presentation'}.main+xml"
    own = {PRESENTATION: main}
    for name in parts:
        folder, _, file = name.rpartition("/")
        if file.endswith(".xml") and name != PRESENTATION:
            own[name] = SINGLE.get(name) or FOLDERS[folder]
    suffixes = {name.rpartition(".")[2] for name in parts} - {"xml"}
    return content_types(own, suffixes & set(DEFAULTS) | {"xml"})


def _theme(order: Order, number: int, ground: Ground) -> dict[str, bytes]:
    return {f"ppt/theme/theme{number}.xml": part(theme(order.house, order.region, order.language, order.mode, ground))}


def _master_name(at: int) -> str:
    return f"ppt/slideMasters/slideMaster{at + 1}.xml"


def _master(order: Order, at: int, ground: Ground, layouts: dict[tuple[str, Ground], str]) -> dict[str, bytes]:
    """A master with its layouts; notes the layouts' names."""
    name, parts = _master_name(at), dict[str, bytes]()
    links, listed = Links(name), list[tuple[int, str]]()
    for number, key in enumerate(order.design.layouts, 1):
        place = f"ppt/slideLayouts/slideLayout{at * len(order.design.layouts) + number}.xml"
        layouts[key, ground] = place
        own = Links(place)
        own.to("slideMaster", name)
        parts |= {place: part(layout(order, key, ground, Tree(own, parts))), **own.parts}
        listed.append((FIRST_MASTER + 100 * at + number, links.to("slideLayout", place)))
    links.to("theme", f"ppt/theme/theme{at + 1}.xml")
    parts[name] = part(master(order, ground, Tree(links, parts), listed))
    return parts | links.parts


def _sheet(order: Order, name: str, number: int) -> dict[str, bytes]:
    """Notes or handout master."""
    links, media = Links(name), dict[str, bytes]()
    links.to("theme", f"ppt/theme/theme{number}.xml")
    write = notes_master if name == NOTES_MASTER else handout_master
    return {name: part(write(order, Tree(links, media))), **links.parts, **media}


def _holders(order: Order) -> Mapping[tuple[str, str], Place]:
    found = dict[tuple[str, str], Place]()
    for key, made in order.design.layouts.items():
        for name, holder in made.holders.items():
            kind = title_type(made) if holder.kind == "title" else TYPES[holder.kind]
            found[key, name] = Place(kind, index(made, name), holder.box)
        for name, holder in order.design.furniture.items() if made.foot == "band" else ():
            found[key, name] = Place(TYPES[holder.kind], NUMBERS[holder.kind], holder.box)
    return MappingProxyType(found)
