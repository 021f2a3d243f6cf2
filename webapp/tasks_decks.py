"""What the drawing processes make of outlines and of decks that were handed in.

Previews are JPEG: a slide takes some 4 ms that way, and a third of the bytes of its SVG.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from toolkit import decks
from toolkit.backends import jpeg, raster
from toolkit.backends.pptx.package import pack
from toolkit.backends.pptx.template import write_template
from toolkit.decks import Copy, DeckJob
from toolkit.errors import BrandkitError, DefinitionError, Mistake
from toolkit.layout.house import House
from toolkit.layout.items import Artboard
from toolkit.layout.slides import Deck
from toolkit.model.brand import AREA
from toolkit.model.outline import Outline, Slide
from toolkit.rebrand import Report, rebrand
from toolkit.rules.finding import Finding
from toolkit.rules.proof import proof_of
from toolkit.rules.table import check
from toolkit.sources.office import TYPES, open_office
from toolkit.sources.outline import read_outline
from toolkit.zips import zipped
from webapp.outline_folder import FILE, Asked, at_home, folder_of, missing, unplaced, without
from webapp.tasks import name_of

WIDTH = 800
"""Pixels of a slide that is only looked at."""

MOST_DRAWN = 24
"""Slides drawn in one go; whoever asks for more asks again."""


class Shown(NamedTuple):
    """A slide: `name` says what it shows, equal for equal pictures; it is empty where a mistake keeps it from being drawn."""

    name: str
    title: str
    alt: str
    line: int


class Preview(NamedTuple):
    """All slides, and pictures of the first that were not known (JPEG by name); what is wrong, and what was taken for granted."""

    slides: tuple[Shown, ...] = ()
    drawn: tuple[tuple[str, bytes], ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    missing: tuple[str, ...] = ()
    """Pictures that are named and were not handed in."""
    said: Copy | None = None
    """What the outline itself says of region, language and emblem."""
    unsaid: str = ""
    """The funding that was taken because the outline says none."""
    funding: str = ""
    """Of the deck, empty where it could not be read."""


class Made(NamedTuple):
    """A file, and what it is of."""

    data: bytes
    title: str
    copy: Copy


class Moved(NamedTuple):
    """A deck in another region's template, and what is told of it."""

    data: bytes
    suffix: str
    language: str
    report: Report


class Judged(NamedTuple):
    """A kit's deck: its slides, what the rules say with the numbers of the slides, and what has no room, by lines."""

    slides: tuple[Shown, ...] = ()
    findings: tuple[tuple[Finding, tuple[int, ...]], ...] = ()
    mistakes: tuple[Mistake, ...] = ()


def preview(house: House, asked: Asked, known: frozenset[str]) -> Preview:
    """Slides that have mistakes are left out, so that all others are still seen."""
    try:
        return _preview(house, asked, known)
    except DefinitionError as error:
        mistakes = tuple(error.mistakes)
    lacking = missing(house, asked)
    rest, gaps = without(asked.outline, [mistake.line for mistake in mistakes])
    with suppress(BrandkitError):
        if gaps:
            sound = _preview(house, asked._replace(outline=rest), known)
            left_out = (Shown("", gap.title, "", gap.line) for gap in gaps)
            slides = sorted((*sound.slides, *left_out), key=lambda slide: slide.line)
            return sound._replace(slides=tuple(slides), mistakes=mistakes, missing=lacking)
    return Preview(mistakes=mistakes, missing=lacking)


def judge(house: House, job: DeckJob) -> Judged:
    """Of the slides that can be drawn."""
    laid, mistakes = _of_kit(house, job)
    if not laid:
        return Judged(mistakes=mistakes)
    found = dict[Finding, list[int]]()
    for number, each in enumerate(laid.slides, 1):
        for one in check(proof_of(each.artboard, partial(raster.backdrop, each.artboard)), house.brand):
            found.setdefault(replace(one, box=None), []).append(number)
    slides = tuple(Shown(_name(each.artboard), each.title, each.artboard.alt, each.line) for each in laid.slides)
    return Judged(slides, tuple((one, tuple(numbers)) for one, numbers in found.items()), mistakes)


def slide(house: House, job: DeckJob, number: int) -> bytes | None:
    """One slide of a kit's deck, as JPEG, counted from 1; None where it has fewer."""
    laid, _ = _of_kit(house, job)
    return _drawn(laid.slides[number - 1].artboard) if laid and 0 < number <= len(laid.slides) else None


def deck(house: House, asked: Asked, suffix: str) -> Made:
    """The finished file: pptx, pdf, or zip of its slides as PNG. DefinitionError with all mistakes."""
    outline, laid = _laid(house, asked)
    with TemporaryDirectory() as folder:
        kind: decks.Suffix = "pptx" if suffix == "pptx" else "pdf" if suffix == "pdf" else "png"
        paths = decks.write_files(house, laid, Path(folder, "slide.pptx"), [kind])
        data = _zipped(paths, laid) if suffix == "zip" else paths[0].read_bytes()
    return Made(data, outline.title, _copy(asked, outline))


def template(house: House, copy: Copy, suffix: str) -> bytes:
    """The empty template (potx), or a presentation that tells when to take which layout (pptx)."""
    empty = suffix == "potx"
    return write_template(
        house, copy.region, copy.language, copy.mode, as_potx=empty, guidance=not empty, foot_emblem=copy.foot_emblem
    )


def move(house: House, path: str, region: str | None, language: str | None) -> Moved:
    """AssetError for what is no deck, or not safe to open."""
    parts = open_office(path)
    moved = rebrand(parts, house, region, language)
    suffix = "potx" if b"presentationml.template.main" in parts[TYPES] else "pptx"
    return Moved(pack(moved.parts), suffix, moved.language, moved.report)


def _preview(house: House, asked: Asked, known: frozenset[str]) -> Preview:
    outline, laid = _laid(house, asked)
    names = [_name(slide.artboard) for slide in laid.slides]
    slides = [Shown(name, each.title, each.artboard.alt, each.line) for name, each in zip(names, laid.slides, strict=True)]
    boards = {name: each.artboard for name, each in zip(names, laid.slides, strict=True) if name not in known}
    drawn = [(name, _drawn(board)) for name, board in list(boards.items())[:MOST_DRAWN]]
    unsaid = "" if outline.funding_said else outline.funding
    return Preview(tuple(slides), tuple(drawn), said=_copy(Asked(""), outline), unsaid=unsaid, funding=outline.funding)


@lru_cache(maxsize=8)
def _of_kit(house: House, job: DeckJob) -> tuple[Deck | None, tuple[Mistake, ...]]:
    """Laid out once for all of its pictures: without the slides on which something has no room, which is told."""
    sheet = job.sheet
    try:
        return decks.lay_copy(house, sheet.outline, job.copy, sheet.file), ()
    except DefinitionError as error:
        mistakes = tuple(error.mistakes)
    wrong = {mistake.line for mistake in mistakes}
    rest = replace(sheet.outline, slides=tuple(each for each in sheet.outline.slides if not wrong & _lines(each)))
    with suppress(BrandkitError):
        return decks.lay_copy(house, rest, job.copy, sheet.file), mistakes
    return None, mistakes


def _lines(slide: Slide) -> set[int]:
    """Where the slide and its blocks begin."""
    return {slide.line, *(block.line for block in slide.blocks)}


def _drawn(board: Artboard) -> bytes:
    return jpeg.encode(raster.reduced(board.items, board.format, WIDTH), quality=82)


def _name(board: Artboard) -> str:
    return name_of(board.items, board.format.pixels)


def _laid(house: House, asked: Asked) -> tuple[Outline, Deck]:
    """DefinitionError with all mistakes, told without a path."""
    with folder_of(asked) as file:
        try:
            outline = at_home(read_outline(file, house, asked.mode))
            return outline, decks.lay_copy(house, outline, _copy(asked, outline), FILE)
        except DefinitionError as error:
            raise DefinitionError(unplaced(error.mistakes, file.parent, asked)) from None


def _copy(asked: Asked, outline: Outline) -> Copy:
    region = {"": outline.region, AREA: None}.get(asked.region, asked.region)
    every = asked.emblem or outline.emblem or "every"
    return Copy(region, asked.language or outline.language, asked.mode, every == "every")


def _zipped(paths: Sequence[Path], laid: Deck) -> bytes:
    """The slides, and what they say and show in words."""
    told = "\n\n".join(f"{number}. {slide.artboard.alt}" for number, slide in enumerate(laid.slides, 1))
    return zipped((*((path.name, path.read_bytes()) for path in paths), ("alt.txt", f"{told}\n")))
