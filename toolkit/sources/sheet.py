"""Records, rows of a spreadsheet or events of a calendar, → what a kit with an entry for each would be read as.

All that is wrong is told at once, each at its row and column: headings, names, slots by the checks of all kits
(toolkit.sources.kit), and photographs.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import AssetError, DefinitionError, Mistake
from toolkit.layout.house import House
from toolkit.model.kit import Kit
from toolkit.sources.kit import Read, understood
from toolkit.sources.photos import find_photos
from toolkit.sources.sheet_cells import read_grids
from toolkit.sources.sheet_columns import Column, column_mistakes, columns, heading_row, headings, weight
from toolkit.sources.sheet_grid import Cell, Grid, Place, Record, is_empty
from toolkit.sources.sheet_rows import PERIOD, Draft, draft, photograph
from toolkit.wording import Loc, mended

LONGEST_ID = 40
"""Characters of an id made of a title, so that a number has room behind it."""
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ŧ": "t", "ŋ": "n", "ʒ": "z", "ǥ": "g", "þ": "th", "ð": "d"})


@dataclass(frozen=True)
class Options:
    """How a spreadsheet or calendar is read; a kit needs none of it."""

    rows: tuple[int, ...] = ()
    """Only these, as the spreadsheet counts them; all if empty."""
    photos: Path | None = None
    """A folder, or a ZIP archive, of photographs."""
    templates: tuple[str, ...] = ()
    """For rows that name none."""


class Headed(tuple[Grid, int, list[Column]]):
    """A grid, the row of its headings, and its columns."""

    __slots__ = ()


def read_sheet(data: bytes, path: Path, house: House, options: Options) -> Read:
    """The spreadsheet; DefinitionError with all its mistakes, AssetError where it cannot be read as one."""
    known = headings(house)
    headed, told = sheets_of(data, str(path), house)
    mistakes = [mistake for grid, row, found in headed for mistake in column_mistakes(grid, row, found, known, str(path))]
    records = [record for sheet in headed for record in _records(sheet)]
    return read_records(records, path, house, options, mistakes, [_mapping(headed), *told])


def sheets_of(data: bytes, where: str, house: House) -> tuple[list[Headed], list[str]]:
    """The sheets that have a row of headings, and what is told of the others and of what is hidden."""
    known = headings(house)
    grids, noted = read_grids(data, where, lambda grid: weight(grid, known))
    for least in (2, 1):
        if headed := [_headed(grid, row, known) for grid in grids if (row := heading_row(grid, known, least)) is not None]:
            break
    else:
        raise AssetError(
            where, "no row of headings is found in it", "write headings such as Otsikko, Päivä and Paikka in one row"
        )
    taken = {sheet[0].name for sheet in headed}
    told = [f'Sheet "{grid.name}" is left out: it has no headings.' for grid in grids if grid.name not in taken and grid.rows]
    return headed, [*told, *noted]


def read_records(
    records: Sequence[Record], path: Path, house: House, options: Options, mistakes: Iterable[Mistake], told: Sequence[str]
) -> Read:
    """The kit that the records are, each an entry of it."""
    file, mistakes = str(path), list(mistakes)
    records = _chosen(records, options.rows, file)
    photos = find_photos(options.photos, [path.parent, Path(house.brand.root, "assets", "photos")])
    drafts = [draft(record, house, file, options.templates) for record in records]
    for made, key in zip(drafts, _ids(drafts), strict=True):
        made.data = {"id": key} | made.data
        photograph(made, photos.find)
    mistakes += (mistake for made in drafts for mistake in made.mistakes)
    if not drafts:
        raise DefinitionError(mistakes or [Place("", 0).mistake(file, "no row below the headings is filled", "fill one in")])
    try:
        read = _read(drafts, path, house)
    except DefinitionError as error:
        raise DefinitionError([*mistakes, *_apart(error.mistakes, mistakes)]) from None
    if mistakes:
        raise DefinitionError(mistakes)
    return read._replace(told=(*told, *_unshown(drafts), *photos.told(options.photos)))


def _read(drafts: Sequence[Draft], path: Path, house: House) -> Read:
    kit, worded = mended(Kit, {"name": slug(path.stem) or "sheet", "entries": [made.data for made in drafts]})

    def mistake(loc: Loc, problem: str, remedy: str, *, key: bool = False) -> Mistake:
        return _mistake(drafts, loc, problem, remedy)

    told = [mistake(found.loc, found.problem, found.remedy) for found in worded]
    return understood(kit, told, house, path.parent, mistake)


def _mistake(drafts: Sequence[Draft], loc: Loc, problem: str, remedy: str) -> Mistake:
    """A mistake of the kit at the cell that it comes from, in the words of the spreadsheet."""
    made = drafts[int(loc[1]) if len(loc) > 1 else 0]
    inner = [str(step) for step in loc[2:]]
    slot = _field(inner, problem)
    place = made.record.at(*(PERIOD if slot == "when" else ()), slot, *(["photo"] if slot.startswith("photo-") else []))
    if remedy.startswith("write `"):
        remedy = _remedy(slot, made)
    return place.mistake(made.file, _renamed(problem, loc, slot, place, made), remedy)


def _remedy(slot: str, made: Draft) -> str:
    """What to do where a kit's file would lack a line."""
    if made.record.place.event:
        return "write it into the calendar"
    there = {slot, *(PERIOD if slot == "when" else ())} & set(made.record.columns)
    return "fill it in" if there else f"add a column {_heading(slot, made)}"


def _field(inner: Sequence[str], problem: str) -> str:
    """Of a place within an entry: a slot of the content, part of the photograph, or a field of the kit's own.

    What is missing has no place of its own there: a slot that is, the problem begins with.
    """
    match inner:
        case ["content", _]:
            return problem.partition(" ")[0]
        case ["content", _, slot, *_]:
            return slot
        case ["photo", part, *_]:
            return "photo" if part == "file" else f"photo-{part}"
        case [name, *_]:
            return name
        case _:
            return ""


def _renamed(problem: str, loc: Loc, slot: str, place: Place, made: Draft) -> str:
    """With the column's heading instead of the kit's word for it."""
    if slot != "when" and slot not in (*made.record.columns, *made.record.cells):
        return problem
    for name in (".".join(map(str, loc)), slot, slot.replace("-", ".")):
        if name and place.heading and problem.startswith((f"{name} ", f"{name}: ", f"{name}.")):
            return place.heading + problem.removeprefix(name)
    return problem


def _heading(slot: str, made: Draft) -> str:
    """What a column for this slot is headed in the language of the record."""
    said = made.house.brand.sheet.columns.get(slot, {})
    words = said.get(made.language) or next(iter(said.values()), (slot,))
    return words[0]


def _mapping(headed: Sequence[Headed]) -> str:
    """How the columns were understood, in one line."""
    found = dict.fromkeys((column.place.heading, column.field) for _, _, columns in headed for column in columns)
    return "Columns: " + ", ".join(f"{heading} → {field or 'left out'}" for heading, field in found) + "."


def _headed(grid: Grid, row: int, known: Mapping[str, str]) -> Headed:
    return Headed((grid, row, columns(grid, row, known)))


def _records(sheet: Headed) -> Iterator[Record]:
    grid, top, found = sheet
    fields = {column.field: column.place for column in reversed(found) if column.field}
    for number, cells in enumerate(grid.rows):
        there = {name: place._replace(row=number) for name, place in reversed(fields.items())}
        written = {
            name: Cell(cells[place.column], place)
            for name, place in there.items()
            if place.column < len(cells) and not is_empty(cells[place.column])
        }
        if number > top and written:
            yield Record(Place(grid.name, number), written, there)


def _chosen(records: Sequence[Record], rows: Sequence[int], file: str) -> list[Record]:
    there = {record.place.row + 1 for record in records}
    if unknown := [row for row in rows if row not in there]:
        remedy = f"choose from {min(there)} to {max(there)}, those that are filled" if there else "fill one in"
        raise DefinitionError(Place("", row - 1).mistake(file, "there is nothing in this row", remedy) for row in unknown)
    return [record for record in records if not rows or record.place.row + 1 in rows]


def _ids(drafts: Sequence[Draft]) -> list[str]:
    """An id for each: its own, else one made of what it is called, with a number where that is there already."""
    taken = {made.text("id") for made in drafts}
    ids = list[str]()
    for made in drafts:
        key = made.text("id")
        if not key:
            base = key = slug(_called(made)) or f"{'event' if made.record.place.event else 'row'}-{made.record.place.row + 1}"
            number = 1
            while key in taken:
                number += 1
                key = f"{base}-{number}"
            taken.add(key)
        ids.append(key)
    return ids


def _called(made: Draft) -> str:
    return next((text for name in ("title", "speaker", "quote", "figure") if (text := made.text(name))), "")


def slug(text: str) -> str:
    """Small ASCII words joined by hyphens, cut at a word: `Vihreä siirtymä` → `vihrea-siirtyma`."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS).replace("\u00ad", ""))
    words = re.findall("[a-z0-9]+", "".join(char for char in letters if not unicodedata.combining(char)))
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:LONGEST_ID]
        if len(longer) > LONGEST_ID:
            break
        slug = longer
    return slug


def _unshown(drafts: Sequence[Draft]) -> Iterator[str]:
    """One sentence for each column that some rows fill for nothing."""
    found = dict[str, list[Draft]]()
    for made in drafts:
        for name in made.unshown:
            found.setdefault(made.record.at(name).heading, []).append(made)
    for heading, rows in found.items():
        numbers = ", ".join(str(made.record.place.row + 1) for made in rows[:8]) + (" …" if len(rows) > 8 else "")
        yield f"{heading} is shown by none of the templates of row{'s' if len(rows) > 1 else ''} {numbers}."


def _apart(later: Iterable[Mistake], told: Iterable[Mistake]) -> list[Mistake]:
    """Of what was found later that which stands in other cells."""
    places = {mistake.where for mistake in told}
    return [mistake for mistake in later if mistake.where not in places]
