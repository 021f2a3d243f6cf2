"""What a spreadsheet or calendar is to the toolkit, whatever program wrote it: grids of values, then records with named cells.

Between the readers of file kinds (toolkit.sources.sheet_cells, calendar) and what makes kits of it (toolkit.sources.sheet).
Rows and columns count from 0 inside, and are named as spreadsheet programs name them: row 1, column A.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from toolkit.errors import Mistake

Value = str | float | bool | date | datetime | time | timedelta
"""Of a cell; an empty one is an empty string."""

MAX_BYTES = 20_000_000
MAX_ROWS, MAX_COLUMNS = 5_000, 200
MAX_CELL = 10_000
"""Characters of a cell, as many as anybody would ever write in one."""


class Grid(NamedTuple):
    """One sheet: its name ("" where the file has but one, without a name) and its rows of cells, from A1 on."""

    name: str
    rows: Sequence[Sequence[Value]]


class Place(NamedTuple):
    """Where something stands; a column of -1 is the whole row. `event` counts a calendar's, which have no rows."""

    sheet: str
    row: int
    column: int = -1
    heading: str = ""
    event: bool = False

    @property
    def said(self) -> str:
        """As a person finds it: `sheet "Kevät", row 7, column D (Paikka)`."""
        heading = f" ({self.heading})" if self.heading else ""
        column = "" if self.column < 0 else f", {self.heading}" if self.event else f", column {letters(self.column)}{heading}"
        sheet = f'sheet "{self.sheet}", ' if self.sheet else ""
        return f"{sheet}{'event' if self.event else 'row'} {self.row + 1}{column}"

    def mistake(self, file: str, problem: str, remedy: str) -> Mistake:
        return Mistake(file, self.row + 1, self.column + 1, problem, remedy, self.said)


class Cell(NamedTuple):
    value: Value
    place: Place


@dataclass(frozen=True)
class Record:
    """One row or event: field → what is written for it; empty cells are left out."""

    place: Place
    cells: Mapping[str, Cell]
    columns: Mapping[str, Place] = field(default_factory=dict[str, Place])
    """Field → where it would stand in this row, for all columns there are."""

    def at(self, *fields: str) -> Place:
        """Where the first of these fields is written; else where it would be; else the row."""
        written = (self.cells[name].place for name in fields if name in self.cells)
        return next(written, None) or next((self.columns[name] for name in fields if name in self.columns), self.place)


def letters(column: int) -> str:
    """0 → A, 26 → AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def is_empty(value: Value) -> bool:
    return isinstance(value, str) and not value.strip("\u00ad\u200b\ufeff \t\r\n\u00a0\u202f")
