"""Decks as files: an outline laid out for regions and languages, written as PowerPoint, PDF or pictures; and empty templates.

Stands beside kits and logo packs: from the house to files, each written whole or not at all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Literal, NamedTuple

import pikepdf

from toolkit.backends.metadata import About
from toolkit.backends.pptx.deck import write_deck
from toolkit.backends.pptx.template import write_template
from toolkit.backends.table import export
from toolkit.batch import Export, Failure, Result
from toolkit.errors import BrandkitError
from toolkit.files import sha256_of, write_whole
from toolkit.layout.deck import lay_deck
from toolkit.layout.house import House
from toolkit.layout.slides import Deck, Mode
from toolkit.load import load_deck
from toolkit.model.outline import Outline
from toolkit.sources.kit import DeckSheet, Read

Suffix = Literal["pptx", "pdf", "png", "svg"]
SUFFIXES: tuple[Suffix, ...] = ("pptx", "pdf", "png", "svg")


class Copy(NamedTuple):
    """For whom a deck is made; a region None is the whole area."""

    region: str | None
    language: str
    mode: Mode = "office"
    foot_emblem: bool = True
    """Whether every slide shows the emblem, or only the title and closing slides do."""


def lay_copy(house: House, outline: Outline, copy: Copy, file: str) -> Deck:
    """The outline laid out for a region and a language; DefinitionError with all that cannot be set, by lines of `file`."""
    asked = replace(outline, region=copy.region, language=copy.language)
    return lay_deck(house, asked, load_deck(house.brand.root), copy.mode, foot_emblem=copy.foot_emblem, file=file)


def stem_of(house: House, name: str, copy: Copy) -> str:
    """`enf_elmo-esittely_kainuu_fi`."""
    return f"{house.brand.prefix}_{name}_{copy.region or 'area'}_{copy.language}"


def write_files(house: House, deck: Deck, path: Path, suffixes: Sequence[Suffix]) -> list[Path]:
    """The deck at `path`, whose suffix is replaced; a picture kind makes a file a slide, `-01` and so on."""
    written = [place for suffix in suffixes for place in _written(house, deck, path, suffix)]
    return sorted(written)


def write_templates(house: House, out: Path, copies: Sequence[Copy]) -> list[Path]:
    """A template (.potx) and an example presentation that tells when to take which layout (.pptx) for each."""
    paths = list[Path]()
    for copy in copies:
        for suffix, as_potx in (("potx", True), ("pptx", False)):
            paths.append(out / f"{stem_of(house, 'template', copy)}.{suffix}")
            write_whole(paths[-1], _template(house, copy, as_potx=as_potx))
    return paths


class DeckJob(NamedTuple):
    """One deck of a kit to be made, in one or more file kinds."""

    sheet: DeckSheet
    copy: Copy
    stem: str
    """Path without suffix, below the kit's folder."""


def plan_decks(read: Read, house: House) -> list[DeckJob]:
    """All decks of a kit."""
    return [_job(sheet, region, house) for sheet in read.decks for region in sheet.regions]


def make_decks(jobs: Sequence[DeckJob], house: House, out: Path) -> list[Result]:
    """Writes them below `out`; a deck that cannot be made stops nothing but itself."""
    return [result for job in jobs for result in _made(job, house, out)]


def _job(sheet: DeckSheet, region: str | None, house: House) -> DeckJob:
    copy = Copy(region, sheet.outline.language, sheet.entry.mode, sheet.entry.emblem == "every")
    name = Path(sheet.file).stem.partition(".")[0]
    return DeckJob(sheet, copy, f"decks/{region or 'area'}/{stem_of(house, name, copy)}")


def _made(job: DeckJob, house: House, out: Path) -> list[Result]:
    try:
        deck = lay_copy(house, job.sheet.outline, job.copy, job.sheet.file)
        paths = write_files(house, deck, out / f"{job.stem}.pptx", job.sheet.entry.suffixes)
    except BrandkitError as error:
        return [Failure(job.stem, str(error))]
    width, height = deck.slides[0].artboard.format.pixels
    return [
        Export(
            path=path.relative_to(out).as_posix(),
            sha256=sha256_of(path.read_bytes()),
            bytes=path.stat().st_size,
            width=width,
            height=height,
            region=job.copy.region,
            language=job.copy.language,
            template=Path(job.sheet.file).name,
            format="deck",
            suffix=path.suffix[1:],
            title=deck.title,
            alt=deck.title,
        )
        for path in paths
    ]


def _template(house: House, copy: Copy, *, as_potx: bool) -> bytes:
    region, language, mode, foot_emblem = copy
    return write_template(house, region, language, mode, as_potx=as_potx, guidance=not as_potx, foot_emblem=foot_emblem)


def _written(house: House, deck: Deck, path: Path, suffix: Suffix) -> Iterator[Path]:
    if suffix == "pptx":
        yield _write(path.with_suffix(".pptx"), write_deck(deck, house))
        return
    pages = [export(slide.artboard, suffix, _about(house, deck, slide.artboard.alt)) for slide in deck.slides]
    if suffix == "pdf":
        yield _write(path.with_suffix(".pdf"), _joined(pages, deck, house))
        return
    for number, data in enumerate(pages, 1):
        yield _write(path.with_name(f"{path.stem}-{number:02}.{suffix}"), data)


def _write(path: Path, data: bytes) -> Path:
    write_whole(path, data)
    return path


def _about(house: House, deck: Deck, alt: str) -> About:
    return About(deck.title, alt, house.brand.languages[deck.language].tag)


def _joined(pages: Sequence[bytes], deck: Deck, house: House) -> bytes:
    """One document of all pages; the same bytes every time."""
    target = BytesIO()
    with pikepdf.open(BytesIO(pages[0])) as whole:
        for page in pages[1:]:
            with pikepdf.open(BytesIO(page)) as one:
                whole.pages.extend(one.pages)
        whole.Root.Lang = pikepdf.String(house.brand.languages[deck.language].tag)
        whole.save(target, deterministic_id=True)
    return target.getvalue()
