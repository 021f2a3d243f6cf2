"""Our cases: the event template at 1080 × 1350 with emblem, lockup, veil, alternative text and metadata.

python -m tests.bench.ours [--runs 15]   → JSON lines as the peers print them: {peer, case, ms, best, runs, bytes, file, rules}

Every headline is one that this process has not seen, so that no time is that of a remembered answer. In cold cases nothing of the
photograph is remembered either.
"""

import argparse
import itertools
import json
import random
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.bench.holds import PEERS, holds_post
from toolkit.backends import letters, look, photo, raster, table
from toolkit.backends.kept import Kept
from toolkit.backends.metadata import About
from toolkit.backends.png import Encoder
from toolkit.layout.artboard import lay_out
from toolkit.layout.house import House
from toolkit.layout.items import Artboard
from toolkit.layout.request import Request
from toolkit.model.content import Period, Photo
from toolkit.opened import open_house
from toolkit.rules.proof import proof_of
from toolkit.rules.table import check

POST = json.loads((PEERS / "post.json").read_text(encoding="utf-8"))
WHEN = Period.model_validate({"first": "2027-03-12", "starts": "09:00", "ends": "12:00"})
WARM_UP = 2


class Case(NamedTuple):
    """What is drawn: with the photograph or without, and whether that is still unseen."""

    name: str
    suffix: str
    photo: bool
    cold: bool = False


CASES = (
    Case("photo png", "png", photo=True, cold=True),
    Case("photo jpeg", "jpg", photo=True, cold=True),
    Case("next png", "png", photo=True),
    Case("next jpeg", "jpg", photo=True),
    Case("no photo png", "png", photo=False),
)


class Run(NamedTuple):
    """One picture: milliseconds to lay out and export it, and to check it, and what came out."""

    ms: float
    rules: float
    artboard: Artboard
    data: bytes


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=15)
    runs, house, headlines = parser.parse_args().runs, open_house(), new_headlines()
    for case in CASES:
        report(case, [draw(case, house, next(headlines)) for _ in range(WARM_UP + runs)][WARM_UP:])


def new_headlines() -> Iterator[str]:
    """Four words each of the post's two headlines, in an order that comes from a seed: as long as real ones, and no two alike."""
    words = f"{POST['title']} {POST['next']}".lower().split()
    ways = list(itertools.permutations(words, 4))
    random.Random(3).shuffle(ways)
    return (" ".join(way).capitalize() for way in ways)


def draw(case: Case, house: House, headline: str) -> Run:
    if case.cold:
        forget()
    request = requested(headline, case)
    start = time.perf_counter()
    artboard = lay_out(house, request)
    data = table.export(artboard, case.suffix, About(artboard.title, artboard.alt, "fi-FI"))
    drawn = time.perf_counter()
    found = check(proof_of(artboard, lambda: raster.backdrop(artboard)), house.brand)
    checked = time.perf_counter()
    if found:
        raise SystemExit(f"ours, {case.name}: the picture has findings: {found}")
    return Run((drawn - start) * 1000, (checked - drawn) * 1000, artboard, data)


def requested(headline: str, case: Case) -> Request:
    shown = Photo(file=str(PEERS / "out" / "photo.jpg")) if case.photo else None
    content = {"when": WHEN, "title": headline, "lead": POST["lead"], "place": POST["place"]}
    return Request("bench", "event", "instagram-portrait", "kainuu", "fi", content, "eu-cofunded", photo=shown)


def forget() -> None:
    """Nothing of an earlier picture is left: no photograph and no measure of it, no base layer, no line, no packed rows."""
    photo._kept, photo._decodings = Kept(photo.KEPT_BYTES), Kept(photo.DECODINGS_BYTES)
    raster._bases, letters._masks = Kept(raster.KEPT_BYTES), Kept(letters.KEPT_BYTES)
    table._png = Encoder()
    look._extremes.cache_clear()


def report(case: Case, runs: list[Run]) -> None:
    """Prints the case's line, and keeps the picture drawn last; ends the process where it does not hold what it should."""
    last, times = runs[-1], sorted(run.ms for run in runs)
    file = Path("out", f"ours-{case.name}.{case.suffix}".replace(" ", "_"))
    (PEERS / file).write_bytes(last.data)
    if lacking := holds_post(last.data, last.artboard):
        raise SystemExit(f"ours, {case.name}: {file} {lacking}")
    line = {"peer": "ours", "case": case.name, "ms": round(statistics.median(times), 1), "best": round(times[0], 1)}
    rules = round(statistics.median(run.rules for run in runs), 1)
    print(json.dumps({**line, "runs": len(runs), "bytes": len(last.data), "file": str(file), "rules": rules}), flush=True)


if __name__ == "__main__":
    main()
