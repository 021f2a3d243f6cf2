"""From a kit to files: every job planned before the first is drawn, each written whole or not at all, all of it in a manifest.

Jobs run in order in one process or in chunks in several; a job that fails is a value, and the others go on. What a job makes
depends on nothing but the brand, the kit and its pictures, so two runs give the same bytes.
"""

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import lru_cache, partial
from itertools import groupby, product
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.backends import raster
from toolkit.backends.metadata import About
from toolkit.backends.table import export
from toolkit.errors import BrandkitError, OutputError, WorkerError, unexpected
from toolkit.files import sha256_of, write_whole
from toolkit.layout.artboard import file_stem, lay_out
from toolkit.layout.house import House
from toolkit.layout.items import Artboard
from toolkit.layout.request import Request
from toolkit.model.brand import AREA
from toolkit.model.kit import Sheet
from toolkit.results import Export, Failure, Result, in_order, is_fatal, name_of
from toolkit.reuse import Known, is_whole, key_of, known_exports, unchanged, withdraw
from toolkit.rules.finding import Finding
from toolkit.rules.proof import proof_of
from toolkit.rules.table import check
from toolkit.sources.kit import Read
from toolkit.text.hyphen import Hyphenator
from toolkit.workers import spread

MOST_IN_CHUNK, FEWEST_IN_CHUNK = 100, 5
"""Jobs that a worker does before it tells how far it has come."""

SLIDE = "pptx"
INTERRUPTED = "interrupted; run it again to go on where it was stopped"

Progress = Callable[[int, int], None]
"""Called with the number of finished jobs, and of all."""


class Job(NamedTuple):
    """One picture to be made, in one or more file kinds."""

    request: Request
    suffixes: tuple[str, ...]
    folder: str


def plan(read: Read, house: House) -> list[Job]:
    """All jobs of a kit, those that share a photograph and a canvas next to each other."""
    jobs = [job for sheet in read.sheets for job in _jobs(sheet, read, house)]
    return sorted(jobs, key=lambda job: (job.request.photo.file if job.request.photo else "", job.request.format))


def stems(jobs: Sequence[Job], house: House) -> list[str]:
    """Paths without suffix, in the jobs' order."""
    return [f"{job.folder}/{file_stem(house, job.request)}" for job in jobs]


def run(
    jobs: Sequence[Job], house: House, out: Path, workers: int = 1, progress: Progress = lambda done, total: None
) -> list[Result]:
    """Does the jobs and writes below `out`; results sorted by path. A full disk, a lost process and Ctrl-C end the run, and a
    fatal failure says so; anything else ends only its own job."""
    results, finished, late = list[Result](), 0, list[list[Result]]()
    work = partial(make, out=out, known=known_exports(out))
    try:
        with closing(spread(work, _chunks(jobs, house, workers), house, workers, late, is_fatal)) as parts:
            for done in parts:
                results += (result for made in done for result in made)
                finished += len(done)
                progress(finished, len(jobs))
                if any(map(is_fatal, done)):
                    break
    except WorkerError as error:
        results.append(Failure("", str(error), fatal=True))
    except KeyboardInterrupt:
        results.append(Failure("", INTERRUPTED, fatal=True))
    return in_order(_with_late(results, late))


def _with_late(results: Sequence[Result], late: Iterable[list[Result]]) -> list[Result]:
    """With what workers had done when the run ended early: one reason why it did is enough."""
    known = set(map(name_of, results))
    more = (result for made in late for result in made if name_of(result) not in known)
    return [*results, *(result for result in more if isinstance(result, Export) or not result.fatal)]


def make(house: House, job: Job, out: Path, known: Known = {}) -> list[Result]:  # noqa: B006 - read only
    """One job: laid out, checked, exported, its alternative text beside it; or what an earlier run made of the same.

    What an earlier run made of something else under the same names goes when the job fails, lest it be taken for what is asked.
    """
    stem = f"{job.folder}/{file_stem(house, job.request)}"
    paths = [f"{stem}.{suffix}" for suffix in job.suffixes]
    try:
        key = _key(job, house)
        if records := unchanged(known, out, paths, key):
            return [recalled(record) for record in records]
        return _made(job, house, out, stem, key)
    except BrandkitError as error:
        if _is_full(error):
            return [Failure(stem, str(error), fatal=True)]
        said = str(error)
    except Exception as error:
        if os.environ.get("BRANDKIT_DEBUG"):
            raise
        said = f"{stem}: {unexpected(error)}"
    removed, left = withdraw(_files_of(stem, known), out, [*paths, f"{stem}.txt"])
    return [Failure(stem, said, removed=removed, left=left)]


def _files_of(stem: str, known: Known) -> dict[str, str]:
    """Path → SHA-256 of all that an earlier run made under a name."""
    records = [record for path, record in known.items() if path.rpartition(".")[0] == stem]
    texts = {f"{stem}.txt": str(record.get("text_sha256", "")) for record in records}
    return {**{str(record["path"]): str(record.get("sha256", "")) for record in records}, **texts}


def earlier(jobs: Sequence[Job], house: House, out: Path) -> list[Export]:
    """What an earlier run made of these jobs, by its manifest, and is still there as it was."""
    known, names = known_exports(out), zip(stems(jobs, house), jobs, strict=True)
    paths = [f"{stem}.{suffix}" for stem, job in names for suffix in job.suffixes]
    return [recalled(known[path]) for path in paths if path in known and is_whole(known[path], out)]


def recalled(record: Mapping[str, Any]) -> Export:
    """An export as the manifest tells of it."""
    kept: dict[str, Any] = {**record, "findings": tuple(Finding(**found) for found in record["findings"])}
    return Export(**kept)


def _made(job: Job, house: House, out: Path, stem: str, key: str) -> list[Result]:
    artboard = lay_out(house, job.request)
    findings = check(proof_of(artboard, lambda: raster.backdrop(artboard)), house.brand)
    about = About(artboard.title, artboard.alt, house.brand.languages[artboard.language].tag, credit(job.request))
    shot = f"{house.brand.word('photo', artboard.language)}: {about.credit}\n" if about.credit else ""
    text = f"{artboard.alt}\n{shot}".encode()
    width, height = artboard.format.pixels
    exports = list[Result]()
    kinds = [(suffix, _slide(artboard, house) if suffix == SLIDE else export(artboard, suffix, about)) for suffix in job.suffixes]
    for suffix, data in kinds:
        write_whole(out / f"{stem}.{suffix}", data)
        written = Export(
            path=f"{stem}.{suffix}",
            sha256=sha256_of(data),
            bytes=len(data),
            width=width,
            height=height,
            region=job.request.region,
            language=artboard.language,
            template=job.request.template,
            format=job.request.format,
            suffix=suffix,
            title=artboard.title,
            alt=artboard.alt,
            key=key,
            text_sha256=sha256_of(text),
            findings=findings,
        )
        exports.append(written)
    write_whole(out / f"{stem}.txt", text)
    return exports


def _slide(artboard: Artboard, house: House) -> bytes:
    """The picture as an editable slide."""
    from toolkit.backends.pptx.artboard import write_artboard

    return write_artboard(artboard, house)


def credit(request: Request) -> str:
    """Whose photograph it is."""
    return request.photo.credit if request.photo else ""


def _jobs(sheet: Sheet, read: Read, house: House) -> Iterator[Job]:
    entry, kit = sheet.entry, read.kit
    every = product(read.regions[entry.id], read.formats[entry.id], entry.grounds or kit.grounds)
    for region, key, ground in every:
        if (told := sheet.at(region, key, ground)) is None:
            continue
        request = Request(
            name=entry.id,
            template=sheet.template,
            format=key,
            region=region,
            language=sheet.language,
            content=told[0],
            funding=entry.funding or kit.funding,
            ground=ground,
            photo=told[1],
            partners=entry.partners,
        )
        yield Job(request, kit.suffixes or house.brand.formats[key].suffixes[:1], f"{entry.id}/{region or AREA}")


def _key(job: Job, house: House) -> str:
    """Photographs and logos count by what they hold, not by where they lie; logos also by what they are called."""
    photo = job.request.photo
    logos = tuple(f"{house.logos[name].name} {house.logos[name].sha256}" for name in job.request.partners)
    nameless = photo.model_copy(update={"file": ""}) if photo else None
    shown = job._replace(request=replace(job.request, photo=nameless, partners=logos))
    return key_of(shown, [photo.file] if photo else [], house.brand.digest, engines())


def _chunks(jobs: Sequence[Job], house: House, workers: int) -> list[list[Job]]:
    """Jobs that share a photograph and a canvas together, so that what a worker keeps is of use to it; the most work first, and
    smaller and smaller parts of what is left, so that all workers end at about the same time."""
    groups = [list(group) for _, group in groupby(jobs, key=lambda job: (job.request.photo, job.request.format))]
    chunks, left = list[list[Job]](), len(jobs)
    for group in sorted(groups, key=lambda group: _work(group, house), reverse=True):
        while group:
            size = max(min(left // (2 * workers), MOST_IN_CHUNK), FEWEST_IN_CHUNK)
            chunks.append(group[:size])
            left, group = left - len(chunks[-1]), group[size:]
    return chunks


def _work(jobs: Sequence[Job], house: House) -> int:
    """Pixels, roughly what a job costs."""
    sizes = (house.brand.formats[job.request.format].pixels for job in jobs)
    return sum(width * height for width, height in sizes)


def _is_full(error: BrandkitError) -> bool:
    cause = error.__cause__
    return (
        isinstance(error, OutputError)
        and isinstance(cause, OSError)
        and cause.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES)
    )


@lru_cache(maxsize=1)
def engines() -> dict[str, str]:
    """Versions of what decides how an output looks."""
    from importlib.metadata import version

    import cairocffi

    names = (
        *("cairosvg", "jinja2", "numpy", "pi-heif", "pikepdf", "pillow", "pyphen", "python-pptx"),
        *("segno", "simplejpeg", "uharfbuzz", "zlib-ng"),
    )
    return {
        **{name: version(name) for name in names},
        "cairo": cairocffi.cairo_version_string(),
        "hyphenation": Hyphenator().rung,
    }
