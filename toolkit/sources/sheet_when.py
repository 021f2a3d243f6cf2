"""Days and times as cells of a spreadsheet hold them, typed or as numbers of its program, → a period as a kit writes it.

A cell that is a date or time says so; texts are read by toolkit.model.when. What is not understood is left as it stands, so that
it is told as a kit's would be.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from toolkit.errors import ContentError
from toolkit.model.when import WORD, figures
from toolkit.sources.sheet_grid import Cell, Value

FIELDS = ("date", "when", "last", "time", "start", "end")
_CLOCK = r"(?P<%s>\d{1,2}(?:[.:]\d\d)?)(?::00)?"
_TIMES = re.compile(rf"{WORD}{_CLOCK % 'starts'}(?:\s*[-–—]\s*{_CLOCK % 'ends'})?\s*(?:h|uhr)?", re.IGNORECASE)
_DAY = re.compile(r"(?:[^\W\d_]+\.?,?\s+(?:den\s+)?)?(?:\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.\d{4})")
TIMES_REMEDY = "write it as 9.00 or 9.00–12.00"


def when_text(cells: Mapping[str, Cell]) -> str:
    """The columns of FIELDS that are filled, as one period in a kit's words: `2027-03-12 9:00-12:00`; "" where none is.

    ContentError, its `where` the field, for a time that is none or that has no day.
    """
    texts = {field: day_text(cells[field].value) for field in FIELDS if field in cells}
    if "date" in texts and "when" in texts:
        texts["time"] = texts.pop("when")
    day = texts.get("date") or texts.get("when") or ""
    first, starts = _moment("start", texts.get("start", ""))
    end_day, ends = _moment("end", texts.get("end", ""))
    last = texts.get("last") or end_day
    if "time" in texts:
        starts, ends = _range("time", texts["time"])
    if starts and not (day or first):
        raise ContentError("date", "there is a time and no day", "write the day, as 12.3.2027")
    return _joined(day or first, last, starts, ends)


def day_text(value: Value) -> str:
    """A cell as one text: dates and times as ISO 8601 writes them, months as numbers."""
    match value:
        case datetime():
            clock = f" {value:%H:%M}" if value.time() != time() else ""
            return f"{value:%Y-%m-%d}{clock}"
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            return _of_minutes(round(value.total_seconds() / 60))
        case bool():
            return str(value)
        case float() | int():
            return _number(value)
        case _:
            return figures(value)


def _joined(day: str, last: str, starts: str, ends: str) -> str:
    """One night, where it ends on the next day before the hour at which it began; else times of each day."""
    if last and last != day and starts and ends and _minutes(ends) <= _minutes(starts):
        return f"{day} {starts}/{last} {ends}"
    days = f"{day}/{last}" if last and last != day else day
    return f"{days} {starts}{'-' if starts and ends else ''}{ends}".strip()


def _moment(field: str, text: str) -> tuple[str, str]:
    """The day, if there is one in it, and the time."""
    found = _DAY.match(text)
    day, rest = (found[0], text[found.end() :].strip(" ,T")) if found else ("", text)
    return day, _range(field, rest)[0] if rest else ""


def _range(field: str, text: str) -> tuple[str, str]:
    if not (found := _TIMES.fullmatch(text)):
        raise ContentError(field, f"{text!r} is no time", TIMES_REMEDY)
    starts, ends = found["starts"], found["ends"] or ""
    return starts.replace(".", ":"), ends.replace(".", ":")


def _minutes(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return 60 * int(hours) + int(minutes or 0)


def _number(value: float) -> str:
    """A day's part that lost its format, 0.375, is a time; 9.3 is 9.30, typed with a decimal comma."""
    if 0 < value < 1:
        return _of_minutes(round(value * 24 * 60))
    hours, hundredths = divmod(round(value * 100), 100)
    return f"{hours}:{hundredths:02}" if hundredths else f"{hours}"


def _of_minutes(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
