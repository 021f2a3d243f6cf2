"""From a kit to files: every job planned before the first is drawn, each written whole or not at all, all of it in a manifest.

Jobs run in order in one process or in chunks in several; a job that fails is a value, and the others go on. What a job makes
depends on nothing but the brand, the kit and its pictures, so two runs give the same bytes.
"""

import errno
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.backends import raster
from toolkit.backends.look import look
from toolkit.backends.metadata import About
from toolkit.backends.table import export
from toolkit.errors import BrandkitError, OutputError
from toolkit.files import sha256_of, write_whole
from toolkit.layout.artboard import file_stem, lay_out
from toolkit.layout.house import House
from toolkit.layout.request import Request
from toolkit.load import load_brand, load_templates
from toolkit.load_checks import artworks
from toolkit.load_map import load_map
from toolkit.model.kit import Sheet
from toolkit.reuse import Known, key_of, known_exports, unchanged
from toolkit.rules.finding import Finding
from toolkit.rules.proof import proof_of
from toolkit.rules.table import check
from toolkit.sources.kit import Read
from toolkit.sources.logo import read_logo
from toolkit.text.hyphen import Hyphenator

Progress = Callable[[int, int], None]
"""Called with the number of finished jobs, and of all."""


class Job(NamedTuple):
    """One picture to be made, in one or more file kinds."""

    request: Request
    suffixes: tuple[str, ...]
    folder: str


@dataclass(frozen=True)
class Export:
    """A file that was written."""

    path: str
    sha256: str
    bytes: int
    width: int
    height: int
    region: str | None
    language: str
    template: str
    format: str
    suffix: str
    title: str
    alt: str
    key: str = ""
    """What the file follows from (toolkit.reuse)."""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Failure:
    """A job that could not be done, and why."""

    job: str
    error: str
    fatal: bool = False


Result = Export | Failure


def open_house(root: Path | None = None, logos: Iterable[str] = ()) -> House:
    """Everything a layout draws on, loaded: the brand's official artwork and partners' logos, and those named by file."""
    brand = load_brand(root)
    house = House(brand, load_templates(brand), load_map(brand.root), Hyphenator.of(brand), look=look)
    return with_logos(house, [*(artwork.file for _, artwork in artworks(brand)), *logos])


def with_logos(house: House, files: Iterable[str]) -> House:
    """The house with these logos read and cleaned: paths as they are, or below assets/."""
    found = dict(house.logos)
    for file in dict.fromkeys(files):
        path = Path(file) if Path(file).is_absolute() or Path(file).is_file() else Path(house.brand.root, "assets", file)
        found.setdefault(file, read_logo(path))
    return replace(house, logos=found)


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
    """Does the jobs and writes below `out`; results sorted by path. A full disk ends the run; anything else only its own job."""
    done = list[Result]()
    known = known_exports(out)
    for results in _in_processes(jobs, house, out, workers, known) if workers > 1 else _here(jobs, house, out, known):
        done += results
        progress(_finished(done), len(jobs))
        if any(isinstance(result, Failure) and result.fatal for result in results):
            break
    return sorted(done, key=lambda result: result.path if isinstance(result, Export) else result.job)


def make(job: Job, house: House, out: Path, known: Known = {}) -> list[Result]:  # noqa: B006 - read only
    """One job: laid out, checked, exported, its alternative text beside it; or what an earlier run made of the same."""
    stem = f"{job.folder}/{file_stem(house, job.request)}"
    key = _key(job, house)
    paths = [f"{stem}.{suffix}" for suffix in job.suffixes]
    if records := unchanged(known, out, paths, key):
        return [_recalled(record) for record in records]
    return _made(job, house, out, stem, key)


def _recalled(record: Mapping[str, Any]) -> Export:
    kept: dict[str, Any] = {**record, "findings": ()}
    return Export(**kept)


def _made(job: Job, house: House, out: Path, stem: str, key: str) -> list[Result]:
    try:
        artboard = lay_out(house, job.request)
        findings = check(proof_of(artboard, lambda: raster.backdrop(artboard)), house.brand)
        about = About(artboard.title, artboard.alt, house.brand.languages[artboard.language].tag, credit(job.request))
        exports = list[Result]()
        for suffix in job.suffixes:
            data = export(artboard, suffix, about)
            write_whole(out / f"{stem}.{suffix}", data)
            width, height = raster.size_of(artboard)
            exports.append(
                Export(
                    f"{stem}.{suffix}",
                    sha256_of(data),
                    len(data),
                    width,
                    height,
                    job.request.region,
                    artboard.language,
                    job.request.template,
                    job.request.format,
                    suffix,
                    artboard.title,
                    artboard.alt,
                    key,
                    findings,
                )
            )
        write_whole(out / f"{stem}.txt", (artboard.alt + "\n").encode())
        return exports
    except OutputError as error:
        return [Failure(stem, str(error), fatal=_is_full(error))]
    except BrandkitError as error:
        return [Failure(stem, str(error))]


def credit(request: Request) -> str:
    """Whose photograph it is."""
    return request.photo.credit if request.photo else ""


def _jobs(sheet: Sheet, read: Read, house: House) -> Iterator[Job]:
    entry, kit = sheet.entry, read.kit
    for region in read.regions[entry.id]:
        for key in read.formats[entry.id]:
            suffixes = kit.suffixes or house.brand.formats[key].suffixes[:1]
            for ground in entry.grounds or kit.grounds:
                request = Request(
                    name=entry.id,
                    template=sheet.template,
                    format=key,
                    region=region,
                    language=sheet.language,
                    content=sheet.content,
                    funding=entry.funding or kit.funding,
                    ground=ground,
                    photo=entry.photo,
                    partners=entry.partners,
                )
                yield Job(request, suffixes, f"{entry.id}/{region or 'area'}")


def _key(job: Job, house: House) -> str:
    """Photographs and logos count by what they hold, not by where they lie."""
    photo = job.request.photo
    logos = tuple(house.logos[name].sha256 for name in job.request.partners)
    nameless = photo.model_copy(update={"file": ""}) if photo else None
    shown = job._replace(request=replace(job.request, photo=nameless, partners=logos))
    return key_of(shown, [photo.file] if photo else [], house.brand.digest, engines())


def _here(jobs: Sequence[Job], house: House, out: Path, known: Known) -> Iterator[list[Result]]:
    return (make(job, house, out, known) for job in jobs)


def _in_processes(jobs: Sequence[Job], house: House, out: Path, workers: int, known: Known) -> Iterator[list[Result]]:
    """Chunks of jobs that share a photograph and a canvas, so that what a worker keeps is of use to it."""
    chunks = list(_chunks(jobs))
    with ProcessPoolExecutor(workers, initializer=_start, initargs=(house.brand.root, tuple(house.logos))) as pool:
        tasks = [pool.submit(_make_all, chunk, out, known) for chunk in chunks]
        try:
            for task in as_completed(tasks):
                yield task.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _chunks(jobs: Sequence[Job], most: int = 24) -> Iterator[list[Job]]:
    for _, group in groupby(jobs, key=lambda job: (job.request.photo, job.request.format)):
        together = list(group)
        yield from (together[start : start + most] for start in range(0, len(together), most))


_worker: list[House] = []


def _start(root: str, logos: tuple[str, ...]) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker[:] = [open_house(Path(root), logos)]


def _make_all(jobs: Sequence[Job], out: Path, known: Known) -> list[Result]:
    return [result for job in jobs for result in make(job, _worker[0], out, known)]


def _finished(results: Sequence[Result]) -> int:
    return len({result.path.rpartition(".")[0] if isinstance(result, Export) else result.job for result in results})


def _is_full(error: OutputError) -> bool:
    cause = error.__cause__
    return isinstance(cause, OSError) and cause.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES)


@lru_cache(maxsize=1)
def engines() -> dict[str, str]:
    """Versions of what decides how an output looks."""
    from importlib.metadata import version

    import cairocffi

    names = ("cairosvg", "fonttools", "pillow", "simplejpeg", "uharfbuzz", "zlib-ng")
    found = {name: version(name) for name in names if name != "fonttools"}
    return {**found, "cairo": cairocffi.cairo_version_string(), "hyphenation": Hyphenator().rung}
