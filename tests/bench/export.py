"""Whole exports: kits written for the purpose, `brandkit export` as a process from a cold start, and every file looked at."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any, NamedTuple

from tests.bench.holds import holds
from tests.bench.rounds import ROOT, on_one_core
from toolkit.files import sha256_of
from toolkit.load import load_brand

REGIONS = ("lappi", "pohjois-pohjanmaa", "keski-pohjanmaa", "pohjois-savo", "kainuu", "pohjois-karjala", "etela-savo")
FORMATS = (
    "linkedin-landscape",
    "linkedin-square",
    "linkedin-portrait",
    "instagram-square",
    "instagram-portrait",
    "story",
    "facebook-event",
    "x-post",
    "open-graph",
    "youtube-thumbnail",
)
CONTENT = {
    "fi": {
        "title": "Vihreä siirtymä kasvaa yhteistyöstä",
        "lead": "Aamupäivä kaivos-, metsä- ja energia-alan yrityksille",
        "place": "Kajaanin ammattikorkeakoulu, Taito 1",
    },
    "sv": {
        "title": "Den gröna omställningen växer ur samarbete",
        "lead": "Förmiddag för företag inom gruvor, skog och energi",
        "place": "Kajaanin ammattikorkeakoulu, Taito 1",
    },
    "en": {
        "title": "The green transition grows from cooperation",
        "lead": "A morning for mining, forestry and energy businesses",
        "place": "Kajaani University of Applied Sciences",
    },
}
WHEN = "2027-03-12 9:00-12:00"

Kit = dict[str, Any]


class Process(NamedTuple):
    """A process that came to its end: seconds it took, the most memory it had, in MB, and the SHA-256 of what it exported."""

    seconds: float
    peak: float
    made: dict[str, str] = {}


def sized() -> list[tuple[tuple[int, int], str]]:
    """Each format's size in pixels, with the suffix that its channel takes best."""
    formats = load_brand().formats
    return [(formats[key].pixels, formats[key].suffixes[0]) for key in FORMATS]


def whole_kit(photo: Path) -> Kit:
    """1 photograph × 7 regions × 3 languages × 10 formats."""
    content = {language: {**told, "when": WHEN} for language, told in CONTENT.items()}
    return _kit([{"id": "whole", "content": content}], photo, regions=REGIONS)


def many(pictures: int, photo: Path | None) -> Kit:
    """So many pictures: headlines × 10 formats, one region and language."""
    titles = {f"entry-{number}": f"{CONTENT['fi']['title']} {number}" for number in range(1, pictures // len(FORMATS) + 1)}
    entries = [{"id": key, "content": {"fi": {**CONTENT["fi"], "title": title, "when": WHEN}}} for key, title in titles.items()]
    return _kit(entries, photo, regions=("kainuu",))


def one(photo: Path | None) -> Kit:
    """One PNG, on the photograph or on the template's own ground."""
    return {**many(len(FORMATS), photo), "formats": ["instagram-portrait"], "suffixes": ["png"]}


def pictures_of(kit: Kit) -> int:
    return sum(len(entry["content"]) for entry in kit["entries"]) * len(kit["regions"]) * len(kit["formats"])


def exported(kit: Kit, *, workers: int = 1, below: Path | None = None, like: Process | None = None) -> Process:
    """The kit exported into a folder that is then looked through and deleted; more than one worker may use all cores.

    With `like`, its files are to be the same as those that were looked through then, byte by byte.
    """
    with TemporaryDirectory(prefix="bench-", dir=below) as folder:
        path, out = Path(folder, "kit.yml"), Path(folder, "out")
        path.write_text(json.dumps(kit), encoding="utf-8")
        done = brandkit(["export", str(path), "-o", str(out), "--jobs", str(workers)], free=workers > 1)
        made = _look_through(out, pictures_of(kit), like)
        return done._replace(made=made)


def brandkit(arguments: Sequence[str], *, free: bool = False) -> Process:
    """One process of the command line, from start to end, on one core unless `free`."""
    command = [sys.executable, "-m", "toolkit", *arguments]
    with TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=said, preexec_fn=None if free else on_one_core)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"brandkit {arguments[0]} ended with {process.returncode}: {said.read()[-2000:].decode()}")
    return Process(seconds, usage.ru_maxrss / 1024)


def _kit(entries: list[dict[str, Any]], photo: Path | None, regions: Sequence[str]) -> Kit:
    shown = photo and {"file": str(photo), "alt": {"fi": "Kohinaa", "sv": "Brus", "en": "Noise"}}
    return {
        "name": "bench",
        "funding": "eu-cofunded",
        "regions": list(regions),
        "formats": list(FORMATS),
        "entries": [{"templates": ["event"], "photo": shown, **entry} for entry in entries],
    }


def _look_through(out: Path, pictures: int, like: Process | None) -> dict[str, str]:
    """As many pictures as asked for, each with its alternative text, none of them blank or other than before."""
    exports = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["exports"]
    if len(exports) != pictures:
        raise SystemExit(f"{out}: {len(exports)} pictures were written and not {pictures}")
    made = {export["path"]: sha256_of((out / export["path"]).read_bytes()) for export in exports}
    if like and made != like.made:
        raise SystemExit(f"{out}: the pictures are not those that were made of the same kit before")
    for export in exports:
        file = out / export["path"]
        if not like and (lacking := holds(file, (export["width"], export["height"]))):
            raise SystemExit(f"{file} {lacking}")
        if not file.with_suffix(".txt").read_text(encoding="utf-8").strip():
            raise SystemExit(f"{file} has no alternative text")
    return made
