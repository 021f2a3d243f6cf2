"""Whether a deck was made by this toolkit, and for whom: read off what its masters and themes are called and show.

A theme is named after brand, region and ground (`ELMO Kainuu · Lumi`); programs keep that name, whatever they do to the names
of parts. Where several languages say it alike, the text of the masters tells which one it is.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from toolkit.backends.pptx.template import GROUNDS, PRESENTATION
from toolkit.backends.pptx.theme import theme_name
from toolkit.layout.deck.foot import deck_foot
from toolkit.layout.house import House
from toolkit.layout.slides import Mode
from toolkit.load import load_deck
from toolkit.model.deck import Ground
from toolkit.rebrand.markup import named, tags
from toolkit.rebrand.package import Package

COPY = re.compile(r"^\d+_")
"""What PowerPoint puts before the name of a theme that is there already."""


class Master(NamedTuple):
    """A slide master of a deck: its part, its theme's part and name, and the ground it is for if it is the brand's."""

    part: str
    theme: str
    name: str
    ground: Ground | None


class Origin(NamedTuple):
    """For whom the deck was made."""

    region: str | None
    language: str
    mode: Mode
    funding: str
    foot_emblem: bool


class _Named(NamedTuple):
    region: str | None
    language: str
    ground: Ground


def themes(house: House) -> dict[str, list[_Named]]:
    """What the brand's themes are called → for whom such a theme is."""
    palette, found = house.brand.palette, dict[str, list[_Named]]()
    for region in (None, *house.brand.regions):
        for language in house.brand.languages:
            for ground in GROUNDS:
                ink = palette.colors[palette.roles[f"ground-{ground}"]]
                name = f"{theme_name(house, region, language)} · {house.brand.say(ink.name, language)}"
                found.setdefault(name, []).append(_Named(region, language, ground))
    return found


def theme_called(data: bytes, element: str = "theme") -> str:
    """The name of a theme, or of the colours in it; without what PowerPoint puts before a copy's."""
    return next((COPY.sub("", tag.attributes.get("name", "")) for tag in named(data, element)), "")


def masters(package: Package, house: House) -> list[Master]:
    """All slide masters, in the presentation's order."""
    known, links = themes(house), {link.id: link.target for link in package.links(PRESENTATION)}
    listed = (tag.attributes for tag in named(package.parts[PRESENTATION], "sldMasterId"))
    parts = [links.get(next((value for key, value in said.items() if key.endswith(" id")), ""), "") for said in listed]
    return [_master(package, part, known) for part in dict.fromkeys(parts) if part in package.parts]


def _master(package: Package, part: str, known: dict[str, list[_Named]]) -> Master:
    theme = next(iter(package.linked(part, "theme")), "")
    name = theme_called(package.parts[theme]) if theme else ""
    return Master(part, theme, name, known[name][0].ground if name in known else None)


def origin_of(package: Package, all_masters: Iterable[Master], house: House) -> Origin | None:
    """For whom the deck was made; None if no master of it is the brand's."""
    own = [master for master in all_masters if master.ground]
    if not own:
        return None
    fits = themes(house)[own[0].name]
    tongue = _language(package.parts[own[0].part], [each.language for each in fits], house)
    region = fits[0].region
    sheets = [own[0].part, *package.linked(own[0].part, "slideLayout")]
    shown = [described(package.parts[sheet]) for sheet in sheets]
    funding, statement = _funding(house, region, tongue, {told for each in shown for told in each})
    return Origin(region, tongue, _mode(package.parts[own[0].theme], house), funding, not statement or statement in shown[0])


def described(data: bytes) -> list[str]:
    """What the pictures of a part show, in words."""
    return [tag.attributes["descr"] for tag in named(data, "cNvPr") if tag.attributes.get("descr")]


def _language(master: bytes, candidates: list[str], house: House) -> str:
    """The one of them that most of the master's text is in."""
    said = Counter(tag.attributes["lang"] for tag in tags(master) if "lang" in tag.attributes)
    return max(dict.fromkeys(candidates), key=lambda language: said[house.brand.languages[language].tag])


def _mode(theme: bytes, house: House) -> Mode:
    faces = [tag.attributes.get("typeface", "") for tag in named(theme, "latin")][:2]
    brand = house.brand.typography
    for mode, said in brand.decks.items():
        if faces == [brand.faces[key].family for key in (said.headline, said.text)]:
            return mode
    return "office"


def statement_of(house: House, region: str | None, language: str, funding: str) -> str:
    """What the emblem on a deck shows, in words; empty where there is none."""
    foot = deck_foot(house, load_deck(house.brand.root), region, language, funding, large=True)
    word = house.brand.word("emblem", language)
    return next((f"{word}: {stand.drawing.name}" for stand in foot.stands if stand.kind == "emblem"), "")


def _funding(house: House, region: str | None, language: str, shown: set[str]) -> tuple[str, str]:
    """The regime whose statement stands on the slides, and that in words."""
    said = {key: statement_of(house, region, language, key) for key in house.brand.funding}
    found = next((key for key, statement in said.items() if statement in shown), None)
    if found is None:
        word = house.brand.word("emblem", language)
        emblem = any(told.startswith(f"{word}:") for told in shown)
        found = next(key for key, statement in said.items() if bool(statement) == emblem)
    return found, said[found]
