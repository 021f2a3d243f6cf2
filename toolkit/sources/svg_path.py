"""Path data of a stranger's SVG, read strictly and written again in absolute M, L, C, Q, A and Z, one letter a segment.

Helper of toolkit.sources.svg_clean, after SVG 1.1 §8.3. So written, renderers have nothing left to guess: short forms, packed arc
flags and smooth joins are where they disagree, and a long run without letters takes CairoSVG quadratic time.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.sources.svg_values import NUMBER, number, written

MAX_SEGMENTS = 20_000

_TOKEN = re.compile(rf"[\s,]*(?:([MmLlHhVvCcSsQqTtAaZz])|({NUMBER})|(.))", re.DOTALL)
_FLAG = re.compile(r"[\s,]*()([01])")
_ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


class Segment(NamedTuple):
    """A letter of M, L, C, Q, A and Z, and its absolute numbers."""

    op: str
    values: tuple[float, ...]


def path(text: str) -> list[Segment]:
    """The segments of path data; ValueError for what is not, or has too many."""
    pen = _Pen()
    for letter, values in _commands(text.strip()):
        pen.draw(letter, values)
        if len(pen.drawn) > MAX_SEGMENTS:
            raise ValueError(f"a path has more than {MAX_SEGMENTS:,} segments; simplify it")
    if pen.drawn and pen.drawn[0].op != "M":
        raise ValueError("a path does not begin with M")
    return pen.drawn


def spelled(segments: list[Segment]) -> str:
    """Path data."""
    return " ".join(" ".join((op, *map(written, values))) for op, values in segments)


class _Pen:
    """Where the pen is, where its contour began, and the last handle, for the smooth joins."""

    def __init__(self) -> None:
        self.drawn = list[Segment]()
        self.at = self.start = self.handle = (0.0, 0.0)
        self.curve = ""

    def draw(self, letter: str, given: list[float]) -> None:
        op = letter.upper()
        values = self._absolute(op, given, letter.islower())
        if op in "ST":
            values = (*self._mirrored("CS" if op == "S" else "QT"), *values)
        self.handle = (values[-4], values[-3]) if op in "CSQT" else self.at
        self.at = self.start if op == "Z" else (values[-2], values[-1])
        self.start = self.at if op == "M" else self.start
        self.curve = op
        self.drawn.append(Segment({"H": "L", "V": "L", "S": "C", "T": "Q"}.get(op, op), values))

    def _absolute(self, op: str, given: list[float], relative: bool) -> tuple[float, ...]:
        x, y = self.at if relative else (0.0, 0.0)
        if op == "H":
            return x + given[0], self.at[1]
        if op == "V":
            return self.at[0], y + given[0]
        if op == "A":
            return abs(given[0]), abs(given[1]), *given[2:5], x + given[5], y + given[6]
        return tuple(value + (y if place % 2 else x) for place, value in enumerate(given))

    def _mirrored(self, after: str) -> tuple[float, float]:
        if self.curve not in after or not self.curve:
            return self.at
        return 2 * self.at[0] - self.handle[0], 2 * self.at[1] - self.handle[1]


def _commands(text: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with its numbers; a letter that is left out is the one before it, and L after M."""
    letter, position = "", 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if not match or match[3] or not (match[1] or letter) or (letter in "Zz" and not match[1]):
            raise ValueError(f"path data ends in {text[position : position + 20]!r}")
        if match[1]:
            letter, position = match[1], match.end()
        values, position = _values(text, position, letter.upper())
        yield letter, values
        letter = {"M": "L", "m": "l"}.get(letter, letter)


def _values(text: str, position: int, op: str) -> tuple[list[float], int]:
    """The numbers of one command, and where the next begins. The flags of an arc are single digits and may touch."""
    values = list[float]()
    for place in range(_ARITY[op]):
        match = (_FLAG if op == "A" and place in (3, 4) else _TOKEN).match(text, position)
        if not match or not match[2]:
            raise ValueError(f"path data ends in {text[position : position + 20]!r}")
        values.append(number(match[2]))
        position = match.end()
    return values, position
