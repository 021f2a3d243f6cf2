"""A row of headings → the fields that its columns hold, in any of the brand's languages; what is no heading is told.

Case, blanks, soft hyphens and signs do not count. A heading in brackets, or that begins with `#` or `_`, is its writer's own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from toolkit.errors import Mistake, suggestion
from toolkit.layout.house import House
from toolkit.model.sheet import bare
from toolkit.sources.sheet_grid import Grid, Place, Value, is_empty

FIRST_ROWS = 30
"""Rows in which the headings are sought, below titles and logos."""
_OWN = re.compile(r"\s*(?:[#_].*|\(.*\)|\[.*\]|\{.*\})\s*", re.DOTALL)


class Column(NamedTuple):
    """A column with a heading; `field` is None for one that is its writer's own, and for one that is not known."""

    place: Place
    field: str | None

    @property
    def own(self) -> bool:
        return bool(_OWN.fullmatch(self.place.heading))


def headings(house: House) -> dict[str, str]:
    """What may head a column, as it is written → field; the brand's own words go before those of templates."""
    known = dict[str, str]()
    for field, said in house.brand.sheet.columns.items():
        known |= {heading: field for heading in (field, *(word for words in said.values() for word in words))}
    taken = {bare(heading) for heading in known}
    for template in house.templates.values():
        for slot, about in template.slots.items():
            known |= {heading: slot for heading in (slot, *about.label.values()) if bare(heading) not in taken}
    return known


def heading_row(grid: Grid, known: Mapping[str, str], least: int = 2) -> int | None:
    """The first of the rows with most headings that are known; None where no row has `least`, or is one alone."""
    rows = grid.rows[:FIRST_ROWS]
    counts = [_known(row, known) for row in rows]
    most = max(counts, default=0)
    if most < least and not any(_known(row, known) == 1 == _filled(row) for row in rows):
        return None
    return counts.index(most) if most else None


def weight(grid: Grid, known: Mapping[str, str]) -> int:
    """How many headings its best row has."""
    return max((_known(row, known) for row in grid.rows[:FIRST_ROWS]), default=0)


def columns(grid: Grid, row: int, known: Mapping[str, str]) -> list[Column]:
    """The columns with a heading."""
    fields = {bare(heading): field for heading, field in known.items()}
    found = list[Column]()
    for at, value in enumerate(grid.rows[row]):
        if not is_empty(value):
            heading = " ".join(str(value).replace("\u00ad", "").split())
            field = None if _OWN.fullmatch(heading) else fields.get(bare(heading))
            found.append(Column(Place(grid.name, row, at, heading), field))
    return found


def column_mistakes(grid: Grid, row: int, found: Sequence[Column], known: Mapping[str, str], file: str) -> Iterator[Mistake]:
    """Headings that are not known or stand twice, and columns that hold something and have none."""
    first = dict[str, Column]()
    for column in found:
        heading = column.place.heading
        if column.field is None and not column.own:
            yield column.place.mistake(file, f"{heading}: no such column", _remedy(heading, known))
        elif column.field in first:
            earlier = first[column.field].place
            problem = f"{heading} means the same as {earlier.heading} in row {earlier.row + 1}, {_named(earlier)}"
            yield column.place.mistake(file, problem, "keep one of them, or put brackets round the other’s heading")
        elif column.field:
            first[column.field] = column
    headed = {column.place.column for column in found}
    for at in range(max((len(each) for each in grid.rows), default=0)):
        below = (number for number, cells in enumerate(grid.rows) if number > row and at < len(cells) and not is_empty(cells[at]))
        if at not in headed and (filled := next(below, None)) is not None:
            problem = f"the column has no heading, and row {filled + 1} holds something"
            yield Place(grid.name, row, at).mistake(file, problem, "write a heading; in brackets if it is for yourself")


def _remedy(heading: str, known: Mapping[str, str]) -> str:
    """The nearest heading, as it is written; else how to keep the column for oneself."""
    by_bare = {bare(each): each for each in known}
    near = suggestion(bare(heading), list(by_bare))
    if near.startswith("did you mean "):
        return f"did you mean {by_bare[near.removeprefix('did you mean ').removesuffix('?')]}?"
    return f"see `brandkit new sheet` for those there are, or write [{heading}] if it is for yourself"


def _named(place: Place) -> str:
    return place.said.rpartition(", ")[2]


def _known(row: Sequence[Value], known: Mapping[str, str]) -> int:
    fields = {bare(heading) for heading in known}
    return sum(isinstance(value, str) and bare(value) in fields for value in row)


def _filled(row: Sequence[Value]) -> int:
    return sum(not is_empty(value) for value in row)
