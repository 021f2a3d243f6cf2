"""Decks, everybody in turn on one core: ours with the full template, PptxGenJS, python-pptx with its own bare template.

A file that does not hold the slides, charts and table that it should ends the benchmark.
"""

import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tests.bench.holds import PEERS
from tests.bench.holds_deck import holds_deck
from tests.bench.ours_deck import SIZES, outline_of
from tests.bench.rounds import OURS, ROOT, Line, Times, lines_of
from tests.bench.table import duration, markdown, ratio

PPTXGENJS, PYTHON_PPTX = "pptxgenjs", "python-pptx"
CASE = "deck 12 slides"
HEAD = ("deck", "ours, laid out and written", "of that: written", "PptxGenJS", "÷", "python-pptx", "÷")
UNEQUAL = """\
Unequal, in the peers' favour: one master, hardly a layout, no logos, no emblem, no alternative text of charts, no language, no
measured text, pictures made small beforehand; the titles that PptxGenJS writes are none to a screen reader. Ours: two masters, 15
layouts each, notes and handout masters, SVG logos with bitmaps beside them, and every slide laid out as a picture too. Template
and photograph are warm for all."""


class Row(NamedTuple):
    """A deck in milliseconds; None where a peer does not make it."""

    label: str
    ours: float
    written: float
    pptxgenjs: float | None
    python_pptx: float | None


def decks(turns: Iterator[int], runs: int) -> Iterator[Row]:
    """Each size of ours, the smallest with the peers beside it."""
    times = Times()
    for _ in turns:
        times.add(_round(runs))
    for size in SIZES:
        case = f"deck {size} slides"
        ours, written = times.middle(OURS, case) or 0, times.middle("written", case) or 0
        yield Row(f"{size} slides", ours, written, times.middle(PPTXGENJS, case), times.middle(PYTHON_PPTX, case))


def compared(rows: Sequence[Row]) -> str:
    cells = [
        (
            row.label,
            duration(row.ours),
            duration(row.written),
            *(said for peer in (row.pptxgenjs, row.python_pptx) for said in (duration(peer), ratio(peer, row.ours))),
        )
        for row in rows
    ]
    return markdown(HEAD, cells)


def _round(runs: int) -> list[Line]:
    count = ("--runs", str(runs))
    lines = [
        *lines_of(["node", "peers.mjs", "--only", PPTXGENJS, *count], PEERS),
        *lines_of([sys.executable, "deck.py", *count], PEERS),
        *lines_of([sys.executable, "-m", "tests.bench.ours_deck", *count], ROOT),
    ]
    for line in lines:
        size = int(line["case"].split()[1])
        if lacking := holds_deck(PEERS / line["file"], outline_of(size), titles=line["peer"] != PPTXGENJS):
            raise SystemExit(f"{line['peer']}, {line['case']}: {line['file']} {lacking}")
    return [*lines, *({**line, "peer": "written", "ms": line["write"]} for line in lines if "write" in line)]
