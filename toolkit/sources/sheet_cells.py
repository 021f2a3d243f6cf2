"""A spreadsheet file, whatever program wrote it, → grids of values; what it is, its content says and not its name.

Workbooks (.xlsx of ISO/IEC 29500, .ods of ISO/IEC 26300, .xls) are read in a child process (toolkit.sources.workbook), those that
are ZIP archives only after they were unpacked once within a bound. Text tables are UTF-8, UTF-16 with its mark, or Windows-1252,
divided by semicolons, tabs or commas: what makes the most known headings.
"""

import codecs
import csv
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from toolkit.errors import AssetError
from toolkit.sources import sandbox
from toolkit.sources.sheet_grid import MAX_BYTES, MAX_CELL, MAX_COLUMNS, MAX_ROWS, Grid, Value, letters

SCRIPT = Path(__file__).with_name("workbook.py")
SECONDS = 20.0
ZIP, OLE, CALENDAR = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"BEGIN:VCALENDAR"
SUFFIXES = (".xlsx", ".xlsm", ".ods", ".xls", ".csv", ".tsv", ".txt")
WORKBOOK = ("xl/workbook.xml", "content.xml")
MAX_UNPACKED = 100_000_000
MAX_MEMBERS = 5_000
MAX_CHARACTERS = 20_000_000
DELIMITERS = ";\t,"
SAMPLE = 64_000
"""Characters in which the delimiter is sought."""
NOTEWORTHY = {
    "Hidden rows and columns are read like the others.": re.compile(
        rb'<(?:col|row)\b[^>]*\bhidden="(?:1|true)"|table:visibility="(?:collapse|filter)"'
    ),
    "Formulas that give an error (#REF!) are read as empty cells.": re.compile(rb'<c\b[^>]*\bt="e"'),
    "Formulas whose values were not saved are read as empty cells.": re.compile(
        rb"<f\b(?:[^>]*/>|[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
    ),
}
"""What a person should know, and how it shows in a part of the file: the reader of workbooks does not say."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_SEPARATOR = re.compile(r'"?sep=(.)"?\r?\n')
KINDS: dict[str, Callable[[Any], Value]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "span": lambda seconds: timedelta(seconds=seconds),
}
Weigh = Callable[[Grid], int]
"""How much a grid looks like what it should be."""


def read_bytes(path: Path) -> bytes:
    """The file; AssetError for one that cannot be read or is larger than MAX_BYTES."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise AssetError(str(path), f"it cannot be read ({error.strerror})", "check the path") from None
    if len(data) > MAX_BYTES:
        raise AssetError(str(path), f"it is larger than {MAX_BYTES // 10**6} MB", "take pictures out of it, or split it")
    return data


def read_grids(data: bytes, where: str, weigh: Weigh) -> tuple[list[Grid], list[str]]:
    """The visible sheets, and what a person should know of the file; AssetError for what is no spreadsheet, or too much."""
    if data.startswith(ZIP):
        told = _unpacked(data, where)
        return list(_workbook(data, where)), told
    if data.startswith(OLE):
        return list(_workbook(data, where)), []
    return [_table(_decoded(data, where), where, weigh)], []


def _unpacked(data: bytes, where: str) -> list[str]:
    """Unpacks the whole, keeping nothing, so that no reader unpacks more than this; what is noteworthy in it."""
    told = set[str]()
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            if not set(WORKBOOK) & {member.filename for member in members} and "xl/workbook.bin" not in archive.namelist():
                raise _none(where, "it is a ZIP archive without a spreadsheet in it", "hand photographs in with --photos")
            if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
                raise _none(where, "it unpacks to more than a spreadsheet has", "save it again without pictures and macros")
            for member in members:
                with archive.open(member) as file:
                    while part := file.read(1 << 20):
                        told |= {said for said, shows in NOTEWORTHY.items() if shows.search(part)}
    except AssetError:
        raise
    except RuntimeError:  # zipfile's word for an encrypted member
        raise _locked(where) from None
    except Exception:  # zipfile and its decoders raise what they like
        raise _broken(where) from None
    return [said for said in NOTEWORTHY if said in told]


def _workbook(data: bytes, where: str) -> Iterator[Grid]:
    limits = {"rows": MAX_ROWS, "columns": MAX_COLUMNS, "characters": MAX_CHARACTERS}
    try:
        answer = json.loads(sandbox.run(SCRIPT, json.dumps(limits).encode() + b"\n" + data, SECONDS))
    except (sandbox.SandboxError, ValueError):
        raise _broken(where) from None
    if "error" in answer:
        raise _unfit(answer["error"], where)
    for sheet in answer["sheets"]:
        rows = [[KINDS[value[0]](value[1]) if isinstance(value, list) else value for value in row] for row in sheet["rows"]]
        yield _checked(Grid(sheet["name"], rows), where)


def _unfit(error: str, where: str) -> AssetError:
    kind, _, sheet = error.partition(" ")
    if kind == "password":
        return _locked(where)
    if kind in ("rows", "columns"):
        return _too_many(where, sheet, kind)
    return _broken(where) if kind == "broken" else _none(where, "it holds more text than anybody reads", "split it")


def _too_many(where: str, sheet: str, kind: str) -> AssetError:
    most = MAX_ROWS if kind == "rows" else MAX_COLUMNS
    of = f'sheet "{sheet}"' if sheet else "it"
    return _none(where, f"{of} has more than {most:,} {kind}", f"delete empty {kind} at its end, or split it")


def _checked(grid: Grid, where: str) -> Grid:
    """Within the limits; a merged or empty end of a text table counts as in a workbook."""
    if len(grid.rows) > MAX_ROWS:
        raise _too_many(where, grid.name, "rows")
    if any(len(row) > MAX_COLUMNS for row in grid.rows):
        raise _too_many(where, grid.name, "columns")
    for number, row in enumerate(grid.rows):
        for column, value in enumerate(row):
            if isinstance(value, str) and len(value) > MAX_CELL:
                place = f"{where}: row {number + 1}, column {letters(column)}"
                raise AssetError(place, f"the cell has more than {MAX_CELL:,} characters", "shorten it")
    return grid


def _decoded(data: bytes, where: str) -> str:
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            return text
    raise _none(where, "it is no spreadsheet and no text", "save it as .xlsx, .ods or .csv")


def _table(text: str, where: str, weigh: Weigh) -> Grid:
    if text.lstrip()[:1] == "<":
        raise _none(where, "it is a web page or XML, whatever it is called", "open it and save it as .xlsx or .csv")
    if found := _SEPARATOR.match(text):
        return _checked(_parsed(text, found[1], where, skip=1), where)
    sample = "".join(text[:SAMPLE].splitlines(keepends=True)[:40])
    delimiter = max(DELIMITERS, key=lambda each: weigh(_parsed(sample, each)))
    return _checked(_parsed(text, delimiter, where), where)


def _parsed(text: str, delimiter: str, where: str = "", skip: int = 0) -> Grid:
    """One grid row for each line of the file that begins a row, so that rows count as in a spreadsheet program."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=bool(where))
    rows = list[list[Value]]()
    try:
        for row in reader:
            rows.append([*row])
            if len(rows) > MAX_ROWS:
                break
    except csv.Error as error:
        if where:
            raise AssetError(
                f"{where}: line {reader.line_num}", f"the row cannot be read ({error})", "check its quotes"
            ) from None
    return Grid("", [[] for _ in range(skip)] + rows[skip:])


def _none(where: str, problem: str, remedy: str) -> AssetError:
    return AssetError(where, problem, remedy)


def _broken(where: str) -> AssetError:
    return _none(where, "it cannot be read as a spreadsheet: it is cut off or broken", "open it and save it again as .xlsx")


def _locked(where: str) -> AssetError:
    return _none(where, "it is locked with a password", "save it without one")
