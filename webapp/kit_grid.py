"""The grid of a kit: its pictures by entry, and within it by template, region and language, as the page shows them; and its
decks by outline."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from toolkit.batch import Job
from toolkit.decks import DeckJob
from toolkit.layout.house import House
from toolkit.sources.kit import Read


class Cell(NamedTuple):
    """One picture: `stem` is its path without suffix; its size is in pixels."""

    stem: str
    format: str
    width: int
    height: int
    ground: str


class Strip(NamedTuple):
    """The pictures of one template for one region in one language."""

    template: str
    region: str
    language: str
    cells: list[Cell]


class Section(NamedTuple):
    """An entry; `title` is what it is about."""

    entry: str
    title: str
    templates: tuple[str, ...]
    strips: list[Strip]

    @property
    def total(self) -> int:
        return sum(len(strip.cells) for strip in self.strips)


class DeckCell(NamedTuple):
    """A deck for one region in one language; `stem` is its path without suffix."""

    stem: str
    region: str
    language: str


class DeckSection(NamedTuple):
    """An outline, and the decks that are made of it."""

    title: str
    decks: list[DeckCell]


def grid_of(house: House, read: Read, jobs: Mapping[str, Job], ui: str) -> list[Section]:
    """Every entry of the kit, in its order, with the names in the interface's language."""
    brand = house.brand
    by_entry = dict[str, list[tuple[str, Job]]]()
    for stem, job in jobs.items():
        by_entry.setdefault(job.request.name, []).append((stem, job))
    sections = list[Section]()
    for entry in read.kit.entries:
        strips = list[Strip]()
        ordered = sorted(by_entry.get(entry.id, []), key=lambda pair: _place(house, pair[1]))
        for (template, region, language), group in groupby(ordered, key=lambda pair: _strip(pair[1])):
            cells = [_cell(house, stem, job) for stem, job in group]
            names = brand.say(house.templates[template].name, ui), house.owner_name(region, ui)
            strips.append(Strip(*names, brand.say(brand.languages[language].name, ui), cells))
        sections.append(Section(entry.id, _title(entry.content), entry.templates, strips))
    return sections


def decks_of(house: House, decks: Sequence[DeckJob], ui: str) -> list[DeckSection]:
    """Every outline of the kit, in its order, with the names in the interface's language."""
    brand, found = house.brand, dict[str, DeckSection]()
    for job in decks:
        section = found.setdefault(job.sheet.file, DeckSection(job.sheet.outline.title, []))
        language = brand.say(brand.languages[job.copy.language].name, ui)
        section.decks.append(DeckCell(job.stem, house.owner_name(job.copy.region, ui), language))
    return list(found.values())


def _strip(job: Job) -> tuple[str, str | None, str]:
    return job.request.template, job.request.region, job.request.language


def _place(house: House, job: Job) -> tuple[int, ...]:
    """Where a picture stands, by the order of the definition."""
    asked, brand = job.request, house.brand
    regions, formats = [None, *brand.regions], list(brand.formats)
    return (
        list(house.templates).index(asked.template),
        regions.index(asked.region),
        list(brand.languages).index(asked.language),
        formats.index(asked.format),
        asked.ground == "light",
    )


def _cell(house: House, stem: str, job: Job) -> Cell:
    width, height = house.brand.formats[job.request.format].pixels
    return Cell(stem, job.request.format, width, height, job.request.ground)


def _title(content: Mapping[str, Mapping[str, object]]) -> str:
    words = next(iter(content.values()))
    return next((str(words[key]) for key in ("title", "quote", "speaker", "figure") if words.get(key)), "")
