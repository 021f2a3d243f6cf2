"""The guide as data: chapters in order, each with its text, drawings, pairs and tables, for a page or for paper alike."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from toolkit.geometry import Box
from toolkit.guide import drawings, logos, rows, tables
from toolkit.guide.breaches import Pair, pairs
from toolkit.guide.rows import Table, Writer
from toolkit.guide.sheet import WIDTH, Figure, Sheet
from toolkit.layout.house import House
from toolkit.layout.items import Shape
from toolkit.layout.lockup import LAYOUTS, lockup
from toolkit.layout.otava import draw_constellation, figure
from toolkit.layout.paths import circle
from toolkit.model.guide import CHAPTERS


@dataclass(frozen=True)
class Chapter:
    key: str
    title: str
    text: tuple[str, ...]
    figures: tuple[Figure, ...] = ()
    pairs: tuple[Pair, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True)
class Guide:
    """The brand guide of a region, or of the whole area, in a language."""

    title: str
    subtitle: str
    owner: str
    status: str
    """Said on the first page: whether this is a proposal or official."""
    language: str
    tag: str
    cover: Figure
    chapters: tuple[Chapter, ...]
    words: dict[str, str]
    """The fixed words that a page sets of its own accord."""


def guide_of(house: House, region: str | None, language: str) -> Guide:
    """The whole guide. Texts are in the language or its fallbacks; the checker's own messages are in English."""
    writer, brand = Writer(house, region, language), house.brand
    return Guide(
        title=brand.name,
        subtitle=writer.word("subtitle"),
        owner=", ".join(dict.fromkeys((house.owner_name(None, language), house.owner_name(region, language)))),
        status=brand.word(f"status-{brand.status}", language),
        language=language,
        tag=brand.languages[language].tag,
        cover=_cover(writer),
        chapters=tuple(_chapter(writer, key) for key in CHAPTERS),
        words={key: brand.say(texts, language) for key, texts in brand.guide.words.items()}
        | {f"level-{level}": brand.say(texts, language) for level, texts in brand.guide.levels.items()},
    )


def _chapter(writer: Writer, key: str) -> Chapter:
    told, say = writer.house.brand.guide.chapters[key], writer.house.brand.say
    return Chapter(
        key,
        say(told.title, writer.language),
        tuple(_filled(writer, say(told.text, writer.language))),
        tuple(_FIGURES.get(key, _nothing)(writer)),
        pairs(writer.house, writer.region, writer.funding, writer.language) if key == "examples" else (),
        tuple(_TABLES.get(key, _nothing)(writer)),
    )


def _nothing(writer: Writer) -> tuple[()]:
    return ()


def _filled(writer: Writer, text: str) -> Iterator[str]:
    """Paragraphs with their facts; one whose fact there is none of is left out."""
    facts = tables.facts(*writer)
    for paragraph in text.split("\n\n"):
        if all(facts[name] for name in re.findall(r"\{([^}]*)\}", paragraph)):
            yield re.sub(r"\{([^}]*)\}", lambda found: facts[found[1]], " ".join(paragraph.split()))


def _cover(writer: Writer) -> Figure:
    """Night, the constellation with its lit star, and the lockup."""
    house, region, language = writer
    sheet, high = Sheet(house, language), 150.0
    sheet.panel(Box(0, 0, WIDTH, high), house.brand.color("ground-dark"))
    light, accent = house.brand.color("muted-on-dark"), house.accent(region, on_dark=True)
    sky = Box(22, 18, WIDTH - 44, 84)
    sheet.put(draw_constellation(house.brand.mark, sky, radius=1.1, thickness=0.25, line=light, star=house.brand.color("white")))
    if region:
        _, stars = figure(house.brand.mark).placed(sky)
        sheet.items.append(Shape(circle(stars[house.brand.regions[region].star], 2.6), accent, role="motif"))
    drawn = lockup(house, region, "horizontal" if region else "compact", "negative", language)
    sheet.place(drawn, 12, high - 28, 16)
    return sheet.figure("cover", WIDTH, high, drawn.name)


def _mark(writer: Writer) -> Iterator[Figure]:
    yield logos.construction(*writer)
    yield logos.family(writer.house, writer.language)


def _logos(writer: Writer) -> Iterator[Figure]:
    yield logos.variants(*writer)
    yield from (logos.clear_space(writer.house, writer.region, layout, writer.language) for layout in LAYOUTS)
    yield logos.minimum_sizes(*writer)


def _funding(writer: Writer) -> Iterator[Figure]:
    yield drawings.emblem(writer.house, writer.funding, writer.language)
    yield drawings.foot(writer.house, writer.region, writer.funding, writer.language)


def _specimens(writer: Writer) -> tuple[Figure, ...]:
    return drawings.specimens(writer.house)


def _map(writer: Writer) -> Sequence[Figure]:
    return (drawings.region_map(*writer),)


def _palette(writer: Writer) -> Sequence[Figure]:
    return drawings.palette(*writer)


_FIGURES: dict[str, Callable[[Writer], Iterable[Figure]]] = {
    "mark": _mark,
    "logos": _logos,
    "color": _palette,
    "type": _specimens,
    "map": _map,
    "funding": _funding,
}
_TABLES: dict[str, Callable[[Writer], Iterable[Table]]] = {
    "color": rows.color_tables,
    "type": rows.styles,
    "funding": rows.statements,
    "rules": rows.rules,
    "formats": rows.formats,
    "downloads": rows.files,
}
"""What a chapter has, by its key."""
