"""Our deck: that of peers/deck.json as an outline, laid out and written with the full template.

python -m tests.bench.ours_deck [--runs 15]   → JSON lines as the peers print them: {peer, case, ms, best, runs, bytes, file}

The time is that of laying out and writing. Every deck says something in every title that this process has not written before, so
that no time is that of a remembered slide; the template and the photograph are warm, as they are for the peers.
"""

import argparse
import json
import statistics
import time
from datetime import date
from pathlib import Path
from typing import Any

from tests.bench.holds import PEERS
from tests.bench.holds_deck import holds_deck
from toolkit.backends.pptx.deck import write_deck
from toolkit.layout.deck import lay_deck
from toolkit.layout.house import House
from toolkit.load import load_deck
from toolkit.model.outline import Block, Bullets, Chart, Grid, Image, Item, Outline, Run, Series, Slide
from toolkit.opened import open_house

DECK = json.loads((PEERS / "deck.json").read_text(encoding="utf-8"))
WARM_UP = 2
SIZES = (12, 60, 200)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=15)
    runs, house = parser.parse_args().runs, open_house()
    for size in SIZES:
        report(size, [written(house, size, run) for run in range(WARM_UP + runs)][WARM_UP:])


def written(house: House, size: int, run: int) -> tuple[float, float, bytes]:
    """A deck: milliseconds in all, and of writing alone, and the file."""
    outline, design = outline_of(size, run), load_deck(house.brand.root)
    start = time.perf_counter()
    deck = lay_deck(house, outline, design)
    laid = time.perf_counter()
    data = write_deck(deck, house)
    done = time.perf_counter()
    return (done - start) * 1000, (done - laid) * 1000, data


def outline_of(size: int, run: int = 0) -> Outline:
    """The slides of deck.json, over and over until there are `size` of them."""
    given = DECK["slides"]
    slides = tuple(_slide(given[at % len(given)], f"{run}.{at // len(given) + 1}") for at in range(size))
    return Outline(DECK["slides"][0]["title"], slides, region="kainuu", day=date(2027, 3, 12))


def _slide(given: dict[str, Any], number: str) -> Slide:
    return Slide(f"{given['title']} {number}", tuple(_blocks(given)), given.get("notes", ""))


def _blocks(given: dict[str, Any]) -> list[Block]:
    found = list[Block]()
    if bullets := given.get("bullets"):
        found.append(Bullets(tuple(Item((Run(text),)) for text in bullets)))
    if rows := given.get("table"):
        found.append(Grid(tuple(rows[0]), tuple(map(tuple, rows[1:]))))
    if chart := given.get("chart"):
        names, values = zip(*chart["values"].items(), strict=True)
        found.append(Chart(chart["kind"], names, (Series(chart["unit"], values),), chart["unit"]))
    if given.get("picture"):
        found.append(Image(str(PEERS / "out" / "photo.jpg"), given["title"]))
    return found


def report(size: int, runs: list[tuple[float, float, bytes]]) -> None:
    """Prints the case's line, and keeps the deck written last; ends the process where it does not hold what it should."""
    file = Path("out", f"ours-deck-{size}.pptx")
    data = runs[-1][2]
    (PEERS / file).write_bytes(data)
    if lacking := holds_deck(PEERS / file, outline_of(size)):
        raise SystemExit(f"ours, deck of {size}: {file} {lacking}")
    times = sorted(run[0] for run in runs)
    line = {"peer": "ours", "case": f"deck {size} slides", "ms": round(statistics.median(times), 1), "best": round(times[0], 1)}
    wrote = round(statistics.median(run[1] for run in runs), 1)
    print(json.dumps({**line, "write": wrote, "runs": len(runs), "bytes": len(data), "file": str(file)}), flush=True)


if __name__ == "__main__":
    main()
