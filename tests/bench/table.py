"""What was measured, as the README has it: Markdown, every row with how many times faster ours is."""

from collections.abc import Sequence
from typing import NamedTuple

HEAD = ("1080 × 1350", "ours", "our rules", "satori + resvg-js", "÷", "warm Chromium, its fastest", "÷")


class Row(NamedTuple):
    """A case in milliseconds; None where somebody does not do it, or where the rules are part of ours."""

    label: str
    ours: float
    rules: float | None
    satori: float | None
    chromium: float | None


class Figure(NamedTuple):
    """What was measured of our processes alone."""

    label: str
    said: str
    goal: str


def compared(rows: Sequence[Row]) -> str:
    """The table of cases."""
    cells = [
        (
            row.label,
            duration(row.ours),
            "in it" if row.rules is None else duration(row.rules),
            duration(row.satori),
            ratio(row.satori, row.ours),
            duration(row.chromium),
            ratio(row.chromium, row.ours),
        )
        for row in rows
    ]
    return markdown(HEAD, cells)


def measured(figures: Sequence[Figure]) -> str:
    """The table of figures."""
    return markdown(("ours alone", "measured", "goal"), figures)


def duration(milliseconds: float | None) -> str:
    """To three digits: `9.4 ms`, `253 ms`, `12.3 s`."""
    if milliseconds is None:
        return "–"
    value, unit = (milliseconds / 1000, "s") if milliseconds >= 1000 else (milliseconds, "ms")
    return f"{value:.0f} {unit}" if value >= 99.95 else f"{value:.1f} {unit}"


def ratio(theirs: float | None, ours: float) -> str:
    return "–" if theirs is None else f"{theirs / ours:.1f} ×"


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of cells."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
