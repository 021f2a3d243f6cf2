"""A table in its room: columns as wide as their contents ask for, rows as high, numbers set to the right.

One that is too high at its smallest size goes on on further slides, its head repeated and its columns the same.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from toolkit.errors import MisfitError
from toolkit.geometry import Box
from toolkit.layout.deck.desk import PX, Desk, sizes
from toolkit.layout.deck.flow import SLACK, Word, cleaned, fill, measured, text_of
from toolkit.layout.slides import CELL, SetTable
from toolkit.model.deck import SlideStyle
from toolkit.model.outline import Grid, Run

NUMBER = re.compile(r"[−+–-]?\d[\d\s.,]*(\s?[%‰€$]|\s[^\W\d_]{1,5}[²³]?\.?(/[^\W\d_]{1,3})?)?")
DATE = re.compile(r"\d+\.\d+\.(\d+)?")
NONE = ("", "–", "-", "—")
"""Cells of a column of numbers that hold none."""

WIDER, STRETCH = 24.0, 1.5
"""How much wider than its contents a column of numbers is at most (px), and one of texts (times)."""

LEAST = 0.6
"""Share of the room's width that a table takes at least."""

EASY = 14.0
"""Points: rather than to set it smaller, a table is carried on on another slide."""

ROOMY = 1.8
"""The most by which rows are made higher where the table is short."""

NEAR = 4
"""So many sizes are as good as the largest one, where a table is calmer for it."""

Row = tuple[tuple[Word, ...], ...]
"""The words of each cell."""


@dataclass(frozen=True)
class Measure:
    """A table's words; the head's first."""

    grid: Grid
    rows: tuple[Row, ...]
    style: SlideStyle
    room: Box

    def columns(self, size: float) -> tuple[float, ...] | None:
        """Widths at a size (points), px; None where the words alone are wider."""
        px, pad = size * PX, CELL.left + CELL.right
        cells = list(zip(*self.rows, strict=True))
        least = [max((word.width for cell in column for word in cell), default=0) * px / SLACK + pad for column in cells]
        ideal = [max(_whole(cell) for cell in column) * px / SLACK + pad for column in cells]
        if sum(least) > self.room.width:
            return None
        if sum(ideal) > self.room.width:
            return _shared(least, [a - b for a, b in zip(ideal, least, strict=True)], self.room.width)
        return self._roomy(ideal)

    def _roomy(self, ideal: Sequence[float]) -> tuple[float, ...]:
        """A little wider than contents ask for: what belongs together stays near, and a narrow table leaves room beside it."""
        right = numbers(self.grid)
        most = [width + WIDER if number else width * STRETCH for number, width in zip(right, ideal, strict=True)]
        width = min(self.room.width, max(sum(most), LEAST * self.room.width))
        if sum(most) < width:
            return _shared(most, most, width)
        return _shared(ideal, [a - b for a, b in zip(most, ideal, strict=True)], width)

    def heights(self, size: float, columns: Sequence[float]) -> tuple[float, ...]:
        """Of each row, px."""
        return tuple(self._height(row, size * PX, columns) for row in self.rows)

    def _height(self, row: Row, px: float, columns: Sequence[float]) -> float:
        inner = [(width - CELL.left - CELL.right) * SLACK / px + 1e-6 for width in columns]
        lines = max(len(fill(cell, width) or ()) for cell, width in zip(row, inner, strict=True))
        return max(lines, 1) * px * self.style.leading + CELL.top + CELL.bottom


def set_tables(desk: Desk, grid: Grid, style: SlideStyle, room: Box, where: str) -> list[SetTable]:
    """The table on as few slides as it needs. MisfitError where a row or a word has no room, ContentError for a bad character."""
    grid = _cleaned(grid, desk.language, where)
    table = Measure(grid, _words(desk, grid, where), style, room)
    least = style.size[0]
    columns = table.columns(least)
    if columns is None:
        raise _too_wide(table, where)
    easy = _way(table, min(max(least, EASY), style.size[1]), where)
    count = len(easy.pages if easy else _pages(table, least, columns, where))
    ways = [way for size in sizes(style) if (way := _way(table, size, where)) and len(way.pages) <= count]
    best = next((way for way in ways[:NEAR] if way.is_calm), ways[0])
    return [_set(table, best, page) for page in best.pages]


def numbers(grid: Grid) -> tuple[bool, ...]:
    """Which columns hold numbers only."""
    return tuple(_numeric([row[place] for row in grid.rows]) for place in range(len(grid.head)))


def _numeric(cells: Sequence[str]) -> bool:
    told = [cell.strip() for cell in cells if cell.strip() not in NONE]
    return bool(told) and all(NUMBER.fullmatch(cell) and not DATE.match(cell) for cell in told)


def _whole(cell: Sequence[Word]) -> float:
    """Width of a cell on one line, em."""
    return sum(word.width + word.blank for word in cell[:-1]) + cell[-1].width if cell else 0


def _shared(least: Sequence[float], asked: Sequence[float], width: float) -> tuple[float, ...]:
    """The width that is left, shared out as it is asked for."""
    spare, total = width - sum(least), sum(asked) or 1
    return tuple(own + spare * share / total for own, share in zip(least, asked, strict=True))


class Way(NamedTuple):
    """A way to set a table: at a size, in columns, on slides with these rows each."""

    size: float
    columns: tuple[float, ...]
    heights: tuple[float, ...]
    pages: list[range]

    @property
    def is_calm(self) -> bool:
        """Whether all rows are of one height."""
        return max(self.heights) - min(self.heights) < 1


def _way(table: Measure, size: float, where: str) -> Way | None:
    columns = table.columns(size)
    if columns is None:
        return None
    try:
        return Way(size, columns, table.heights(size, columns), _pages(table, size, columns, where))
    except MisfitError:
        return None


def _pages(table: Measure, size: float, columns: Sequence[float], where: str) -> list[range]:
    """Rows of each slide: as few slides as can be, then as even."""
    head, *heights = table.heights(size, columns)
    room = table.room.height - head
    if high := [row for row, height in enumerate(heights) if height > room]:
        problem = f"row {high[0] + 1}, “{table.grid.rows[high[0]][0]}”, is {heights[high[0]] - room:.0f} px too high"
        raise MisfitError(where, problem, "shorten its texts")
    count = len(_filled(heights, room))
    for tenth in range(10, 101, 3):
        pages = _filled(heights, max(room * tenth / 100, max(heights, default=0)))
        if len(pages) <= count:
            return pages
    return _filled(heights, room)


def _filled(heights: Sequence[float], room: float) -> list[range]:
    pages, start, taken = list[range](), 0, 0.0
    for row, height in enumerate(heights):
        if row > start and taken + height > room + 1e-6:
            pages.append(range(start, row))
            start, taken = row, 0.0
        taken += height
    return [*pages, range(start, len(heights))]


def _set(table: Measure, way: Way, page: range) -> SetTable:
    """A slide's rows, all a little higher where there is room."""
    head, *heights = way.heights
    rows = (head, *(heights[row] for row in page))
    more = max(min((ROOMY - 1) * min(rows), (table.room.height - sum(rows)) / len(rows)), 0)
    grid = replace(table.grid, rows=tuple(table.grid.rows[row] for row in page))
    return SetTable(grid, way.size, way.columns, tuple(height + more for height in rows), numbers(table.grid))


def _cleaned(grid: Grid, language: str, where: str) -> Grid:
    def clean(row: Sequence[str]) -> tuple[str, ...]:
        return tuple("".join(run.text for run in cleaned((Run(cell),), language, where)) for cell in row)

    return Grid(clean(grid.head), tuple(map(clean, grid.rows)))


def _words(desk: Desk, grid: Grid, where: str) -> tuple[Row, ...]:
    head = tuple(measured(desk, cell, "bold", where) for cell in grid.head)
    return head, *(tuple(measured(desk, cell, "text", where) for cell in row) for row in grid.rows)


def _too_wide(table: Measure, where: str) -> MisfitError:
    words = [max((word for row in table.rows for word in row[place]), key=lambda word: word.width, default=None)
             for place in range(len(table.grid.head))]  # fmt: skip
    px, pad = table.style.size[0] * PX, CELL.left + CELL.right
    excess = sum((word.width if word else 0) * px / SLACK + pad for word in words) - table.room.width
    longest = max((word for word in words if word), key=lambda word: word.width)
    problem = f"the table is {excess:.0f} px wider than the {table.room.width:.0f} there are, with “{text_of([longest])}” in it"
    return MisfitError(where, problem, "take away a column, or write shorter words")
