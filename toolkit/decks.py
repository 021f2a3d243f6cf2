"""Decks as files: an outline laid out for regions and languages, written as PowerPoint, PDF or pictures; and empty templates.

Stands beside kits and logo packs: from the house to files, each written whole or not at all.
"""

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal, NamedTuple

from toolkit.backends import pdf
from toolkit.backends.metadata import About
from toolkit.backends.pptx.deck import write_deck
from toolkit.backends.pptx.template import write_template
from toolkit.backends.reading_slide import read_slides
from toolkit.backends.table import export
from toolkit.batch import INTERRUPTED, engines, recalled
from toolkit.errors import BrandkitError, unexpected
from toolkit.files import sha256_of, write_whole
from toolkit.layout.deck import lay_deck
from toolkit.layout.house import House
from toolkit.layout.slides import Deck, Mode
from toolkit.load import load_deck
from toolkit.model.brand import AREA
from toolkit.model.outline import Emblem, Image, Outline, Slide
from toolkit.results import Export, Failure, Result
from toolkit.reuse import Known, is_whole, key_of, known_exports, unchanged, withdraw
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


def foot_emblem(*said: Emblem | None) -> bool:
    """Whether every slide shows the emblem, as the first says that says anything: an option, a kit, the outline."""
    return next(filter(None, said), "every") == "every"


def lay_copy(house: House, outline: Outline, copy: Copy, file: str) -> Deck:
    """The outline laid out for a region and a language; DefinitionError with all that cannot be set, by lines of `file`."""
    asked = replace(outline, region=copy.region, language=copy.language)
    return lay_deck(house, asked, load_deck(house.brand.root), copy.mode, foot_emblem=copy.foot_emblem, file=file)


def stem_of(house: House, name: str, copy: Copy) -> str:
    """`enf_elmo-esittely_kainuu_fi`."""
    return f"{house.brand.prefix}_{name}_{copy.region or AREA}_{copy.language}"


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
    """All decks of a kit; those that would have the same name are numbered, `_2` and so on."""
    sheets = (_funded(sheet, read.kit.funding) for sheet in read.decks)
    jobs, met = [_job(sheet, region, house) for sheet in sheets for region in sheet.regions], Counter[str]()
    for place, job in enumerate(jobs):
        met[job.stem] += 1
        if met[job.stem] > 1:
            jobs[place] = job._replace(stem=f"{job.stem}_{met[job.stem]}")
    return jobs


def make_decks(jobs: Sequence[DeckJob], house: House, out: Path) -> list[Result]:
    """Writes them below `out`, or leaves what an earlier run made of the same; a deck that fails stops nothing but itself."""
    known, results = known_exports(out), list[Result]()
    try:
        for job in jobs:
            results += _made(job, house, out, known)
    except KeyboardInterrupt:
        results.append(Failure("", INTERRUPTED, fatal=True))
    return results


def earlier_decks(jobs: Sequence[DeckJob], out: Path) -> list[Export]:
    """What an earlier run made of these, by its manifest, and is still there as it was."""
    known = known_exports(out)
    return [recalled(known[path]) for path in earlier_paths(jobs, known) if is_whole(known[path], out)]


def earlier_paths(jobs: Sequence[DeckJob], known: Known) -> list[str]:
    """Files of an earlier run that are these decks'."""
    return [path for job in jobs for path in _paths(job, known)]


def _funded(sheet: DeckSheet, funding: str) -> DeckSheet:
    """An outline that says nothing of its funding has the kit's."""
    outline = sheet.outline
    return sheet if outline.funding_said else sheet._replace(outline=replace(outline, funding=funding, funding_said=True))


def _job(sheet: DeckSheet, region: str | None, house: House) -> DeckJob:
    entry = sheet.entry
    said = entry.emblem if "emblem" in entry.model_fields_set else None
    copy = Copy(region, sheet.outline.language, entry.mode, foot_emblem(said, sheet.outline.emblem))
    name = Path(sheet.file).stem.removesuffix(f".{copy.language}").replace(".", "-")
    return DeckJob(sheet, copy, f"decks/{region or AREA}/{stem_of(house, name, copy)}")


def _paths(job: DeckJob, known: Known) -> list[str]:
    """The deck's files of an earlier run: those of pictures are numbered."""
    own = re.compile(rf"{re.escape(job.stem)}(?:-\d\d+)?\.\w+")
    return [path for path in known if own.fullmatch(path)]


def _key(job: DeckJob, house: House) -> str:
    """Pictures count by what they hold, not by where they lie; and so does the outline."""
    outline, files = job.sheet.outline, list[str]()
    slides = list[Slide]()
    for slide in outline.slides:
        files += (block.file for block in slide.blocks if isinstance(block, Image))
        blocks = (replace(block, file="") if isinstance(block, Image) else block for block in slide.blocks)
        slides.append(replace(slide, blocks=tuple(blocks)))
    sheet = job.sheet._replace(file=Path(job.sheet.file).name, outline=replace(outline, slides=tuple(slides)))
    return key_of(job._replace(sheet=sheet), files, house.brand.digest, engines())


def _made(job: DeckJob, house: House, out: Path, known: Known) -> list[Result]:
    key = _key(job, house)
    paths = [path for path in _paths(job, known) if known[path].get("key") == key]
    if paths and (records := unchanged(known, out, paths, key)):
        return [recalled(record) for record in records]
    try:
        deck = lay_copy(house, job.sheet.outline, job.copy, job.sheet.file)
        paths = write_files(house, deck, out / f"{job.stem}.pptx", job.sheet.entry.suffixes)
    except Exception as error:
        if os.environ.get("BRANDKIT_DEBUG"):
            raise
        said = str(error) if isinstance(error, BrandkitError) else f"{job.stem}: {unexpected(error)}"
        made = {path: str(known[path].get("sha256", "")) for path in _paths(job, known)}
        removed, left = withdraw(made, out, [f"{job.stem}.{suffix}" for suffix in job.sheet.entry.suffixes])
        return [Failure(job.stem, said, removed=removed, left=left)]
    width, height = deck.slides[0].artboard.format.pixels
    shown = {f"-{number:02}": slide.artboard.alt for number, slide in enumerate(deck.slides, 1)}
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
            alt=shown.get(path.stem.removeprefix(Path(job.stem).name), deck.title),
            key=key,
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
    if suffix == "pdf":
        yield _write(path.with_suffix(".pdf"), _handout(house, deck))
        return
    for number, slide in enumerate(deck.slides, 1):
        data = export(slide.artboard, suffix, _about(house, deck, slide.artboard.alt))
        yield _write(path.with_name(f"{path.stem}-{number:02}.{suffix}"), data)


def _write(path: Path, data: bytes) -> Path:
    write_whole(path, data)
    return path


def _about(house: House, deck: Deck, alt: str) -> About:
    return About(deck.title, alt, house.brand.languages[deck.language].tag)


def _handout(house: House, deck: Deck) -> bytes:
    """One document of all slides, each a section and a bookmark."""
    read = zip(deck.slides, read_slides(deck.slides), strict=True)
    sheets = [pdf.sheet(slide.artboard, parts)._replace(title=slide.title) for slide, parts in read]
    return pdf.document(sheets, _about(house, deck, deck.subtitle))
