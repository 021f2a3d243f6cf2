"""The script that reads a workbook in a child process and answers with its cells as JSON.

Run by toolkit.sources.sandbox, never imported by the toolkit; it stands alone, for an isolated Python need not find the package.
A sheet of a few bytes may say that it has cells a million rows apart, and a reader would make room for all between: so memory is
limited. In: a line of JSON with the limits, then the workbook (.xlsx, .ods or .xls). Out: JSON, `{"sheets": [{name, rows}]}`, or
`{"error": …}`, one of `password`, `broken`, `rows NAME`, `columns NAME`, `much`. A formula counts as its value when it was saved;
a cell that is merged with those above holds their value. What has no type in JSON is a list: `["date", "2027-03-12"]`.
"""

import json
import sys
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import python_calamine as calamine

CPU_SECONDS = 10
MEMORY = 1 << 30


class UnfitError(Exception):
    """The workbook is more than the toolkit takes."""


def main() -> None:
    confine()
    limits = json.loads(sys.stdin.buffer.readline())
    try:
        answer = {"sheets": list(sheets(sys.stdin.buffer.read(), limits))}
    except calamine.PasswordError:
        answer = {"error": "password"}
    except UnfitError as error:
        answer = {"error": str(error)}
    except Exception:  # of broken files readers raise what they like
        answer = {"error": "broken"}
    sys.stdout.write(json.dumps(answer))


def confine() -> None:
    """From here on: little processor time and memory, and no file may grow. Windows has no such limits."""
    if sys.platform == "win32":
        return
    import resource

    for limit, value in (
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(limit)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(limit, (value, value))


def sheets(data: bytes, limits: dict[str, int]) -> Iterable[dict[str, Any]]:
    """The visible sheets."""
    with calamine.CalamineWorkbook.from_filelike(BytesIO(data)) as book:
        for about in book.sheets_metadata:
            if about.visible != calamine.SheetVisibleEnum.Visible or about.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(about.name)
            if sheet.total_height > limits["rows"]:
                raise UnfitError(f"rows {about.name}")
            if sheet.total_width > limits["columns"]:
                raise UnfitError(f"columns {about.name}")
            yield {"name": about.name, "rows": rows(sheet, limits)}


def rows(sheet: calamine.CalamineSheet, limits: dict[str, int]) -> list[list[Any]]:
    """From A1 on, each cell of a merged column with the value of its first."""
    cells = sheet.to_python(skip_empty_area=False)
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        for row in cells[top + 1 : bottom + 1]:
            if left < len(row):
                row[left] = cells[top][left]
    answer = [[plain(value) for value in row] for row in cells]
    if sum(len(value) for row in answer for value in row if isinstance(value, str)) > limits["characters"]:
        raise UnfitError("much")
    return answer


def plain(value: Any) -> Any:
    if isinstance(value, timedelta):
        return ["span", value.total_seconds()]
    for kind in (datetime, date, time):
        if isinstance(value, kind):
            return [kind.__name__, value.isoformat()]
    return value


if __name__ == "__main__":
    main()
