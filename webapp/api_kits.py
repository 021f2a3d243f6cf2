"""Kits through the API: read whole before anything is drawn, then a ZIP that is sent file by file while they are made.

The kit comes as YAML, as JSON, or in a ZIP with the pictures it names; nothing of it stays once it is answered. A picture that
cannot be made stops nothing but itself: the manifest at the end of the ZIP tells of it.
"""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple, cast
from zipfile import ZipFile

from flask import Response, abort, request, stream_with_context

from toolkit.batch import Failure, Job, Result, plan, stems
from toolkit.decks import DeckJob, plan_decks
from toolkit.errors import BrandkitError, ContentError
from toolkit.layout.house import House
from toolkit.report import manifest
from toolkit.sources.kit import Read
from toolkit.zips import entry
from webapp import tasks_kits
from webapp.api_models import Files, FileTold
from webapp.api_read import Mistakes, parsed
from webapp.cases import Case
from webapp.files import Pipe, as_file
from webapp.line import BusyError
from webapp.studio import Studio, studio

MOST_FILES = 2_000
MOST_AT_ONCE = 4
"""Kits that are sent at the same time."""
SLIDE = (1280, 720)
SUFFIXES = {"application/yaml": ".yml", "text/yaml": ".yml", "application/x-yaml": ".yml", "application/zip": ".zip"}

_places = threading.BoundedSemaphore(MOST_AT_ONCE)


class Work(NamedTuple):
    """All that a kit asks for."""

    read: Read
    jobs: list[Job]
    decks: list[DeckJob]


def answer(*, dry: bool) -> Response:
    """The ZIP, or what would be in it; DefinitionError with all mistakes of the kit."""
    here = studio()
    case = here.cases.open(here.visitor.name)
    try:
        work = _planned(case, here)
        return _listed(case, work, here) if dry else _streamed(case, work, here)
    except BaseException:
        here.cases.drop(case)
        raise


def _listed(case: Case, work: Work, here: Studio) -> Response:
    here.cases.drop(case)
    return Response(_list(work, here.house).model_dump_json(), mimetype="application/json")


def _streamed(case: Case, work: Work, here: Studio) -> Response:
    """However it ends, and if it never begins: what lies on the disk is deleted."""
    if not _places.acquire(blocking=False):
        raise BusyError
    answer = as_file(stream_with_context(_sent(case, work, here)), f"{here.house.brand.prefix}_{work.read.kit.name}.zip")
    answer.call_on_close(_places.release)
    answer.call_on_close(lambda: here.cases.drop(case))
    return answer


def _planned(case: Case, here: Studio) -> Work:
    _take(case, here)
    read = here.pool.run(tasks_kits.read_case, str(case.folder))
    work = Work(read, plan(read, here.house), plan_decks(read, here.house))
    if (files := sum(len(job.suffixes) for job in work.jobs)) > MOST_FILES:
        raise ContentError("the kit", f"it asks for {files:,} files, {MOST_FILES:,} are made at a time", "divide it")
    return work


def _take(case: Case, here: Studio) -> None:
    """The kit in its case, as it was sent."""
    if request.mimetype == "application/json":
        here.pool.run(tasks_kits.write_case, str(case.folder), _mapping(parsed(request.get_data(cache=False))))
    elif suffix := SUFFIXES.get(request.mimetype):
        source = case.folder / f"handed-in{suffix}"
        source.write_bytes(request.get_data(cache=False))
        here.pool.run(tasks_kits.take, str(source), "", str(case.folder))
    else:
        abort(415)


def _mapping(data: Any) -> dict[str, Any]:
    if not isinstance(data, dict):
        mistakes = Mistakes()
        mistakes.tell((), "it is no JSON object", "send a kit, as `brandkit new kit` writes one")
        mistakes.check()
    return cast("dict[str, Any]", data)


def _list(work: Work, house: House) -> Files:
    found = list[FileTold]()
    for job, stem in zip(work.jobs, stems(work.jobs, house), strict=True):
        width, height = house.brand.formats[job.request.format].pixels
        found += (FileTold(path=f"{stem}.{suffix}", width=width, height=height) for suffix in job.suffixes)
    for deck in work.decks:
        found += (FileTold(path=f"{deck.stem}.{suffix}", width=SLIDE[0], height=SLIDE[1]) for suffix in deck.sheet.entry.suffixes)
    return Files(files=tuple(found))


def _sent(case: Case, work: Work, here: Studio) -> Iterator[bytes]:
    """The ZIP's bytes as they come to be."""
    out, pipe, results = case.folder / "made", Pipe(), list[Result]()
    out.mkdir()
    with ZipFile(cast("IO[bytes]", pipe), "w") as archive:
        for stem, job in _steps(work, here.house):
            results += _made(stem, job, out, here)
            yield from _put(archive, out, pipe)
        told = json.dumps(manifest(results, here.house, work.read.kit.name), ensure_ascii=False, indent=1, sort_keys=True)
        archive.writestr(entry("manifest.json"), f"{told}\n")
    yield pipe.taken()


def _steps(work: Work, house: House) -> Iterator[tuple[str, Job | DeckJob]]:
    yield from zip(stems(work.jobs, house), work.jobs, strict=True)
    yield from ((deck.stem, deck) for deck in work.decks)


def _made(stem: str, job: Job | DeckJob, out: Path, here: Studio) -> list[Result]:
    try:
        return here.pool.run(tasks_kits.make, job, str(out))
    except BrandkitError as error:
        return [Failure(stem, str(error))]


def _put(archive: ZipFile, out: Path, pipe: Pipe) -> Iterator[bytes]:
    """What has been made goes into the ZIP, and off the disk."""
    for path in sorted(path for path in out.rglob("*") if path.is_file()):
        archive.writestr(entry(path.relative_to(out).as_posix()), path.read_bytes())
        path.unlink()
    yield pipe.taken()
