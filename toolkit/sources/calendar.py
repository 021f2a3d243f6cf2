"""A calendar file (iCalendar, RFC 5545) → records, one an event: what Outlook, Google and a council's web calendar export.

Times of a zone stay as they stand, for they are those of the place; times in UTC become Finland's. An all-day event ends on the
day before its DTEND, as the standard has it. A repeated event is told by its first day.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar

from toolkit.errors import AssetError
from toolkit.sources.sheet_grid import MAX_ROWS, Cell, Place, Record, Value

MAX_BYTES = 5_000_000
HOME = ZoneInfo("Europe/Helsinki")
TEXTS = {"SUMMARY": "title", "LOCATION": "place", "URL": "link"}
LEFT_OUT = ("DESCRIPTION", "ORGANIZER", "ATTENDEE", "CATEGORIES")


def read_events(data: bytes, where: str) -> tuple[list[Record], list[str]]:
    """The events in the file's order, and what a person should know of them; AssetError for a file that is no calendar."""
    if len(data) > MAX_BYTES:
        raise AssetError(where, f"it is larger than {MAX_BYTES // 10**6} MB", "export fewer events")
    try:
        events = [event for calendar in Calendar.from_ical(data, multiple=True) for event in calendar.events]
        records = [record for number, event in enumerate(events[: MAX_ROWS + 1]) if (record := _record(event, number))]
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        problem = f"it cannot be read as a calendar ({' '.join(str(error).split())[:80]})"
        raise AssetError(where, problem, "export it again as .ics") from None
    if not events:
        raise AssetError(where, "it holds no event", "export some")
    if len(events) > MAX_ROWS:
        raise AssetError(where, f"it holds more than {MAX_ROWS:,} events", "export fewer")
    return records, list(_told(events))


def _record(event: Any, number: int) -> Record | None:
    """None for an event that was called off."""
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        return None
    cells = dict[str, Cell]()
    for name, field in TEXTS.items():
        if text := str(event.get(name, "")).strip():
            cells[field] = Cell(text, Place("", number, 0, name, event=True))
    if language := str(getattr(event.get("SUMMARY"), "params", {}).get("LANGUAGE", "")).partition("-")[0]:
        cells["language"] = Cell(language, Place("", number, 0, "SUMMARY;LANGUAGE", event=True))
    for field, name, value in _times(event):
        cells[field] = Cell(value, Place("", number, 0, name, event=True))
    return Record(Place("", number, event=True), cells)


def _times(event: Any) -> Iterator[tuple[str, str, Value]]:
    if event.get("DTSTART") is None:
        return
    start = _local(event.decoded("DTSTART"))
    yield "start" if isinstance(start, datetime) else "date", "DTSTART", start
    if event.get("DTEND") is not None:
        end = _local(event.decoded("DTEND"))
    elif event.get("DURATION") is not None:
        end = start + event.decoded("DURATION")
    else:
        return
    if isinstance(end, datetime) and end != start:  # a moment that takes no time has a beginning only
        yield "end", "DTEND", end
    elif not isinstance(end, datetime) and end - timedelta(days=1) > start:
        yield "last", "DTEND", end - timedelta(days=1)


def _local(moment: date) -> date:
    """Without a zone: the clock on the wall, in Finland where the calendar says UTC."""
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        return moment
    utc = moment.utcoffset() == timedelta(0) and str(moment.tzinfo) in ("UTC", "Etc/UTC", "Z", "GMT")
    return (moment.astimezone(HOME) if utc else moment).replace(tzinfo=None)


def _told(events: list[Any]) -> Iterator[str]:
    def named(name: str, test: str = "") -> str:
        found = [f"{event.get('SUMMARY', '')}" for event in events if str(event.get(name, "")).upper().startswith(test)]
        return ", ".join(found[:5]) + (" …" if len(found) > 5 else "")

    if any(event.get("RRULE") for event in events):
        found = [str(event.get("SUMMARY", "")) for event in events if event.get("RRULE")]
        yield f"Of what repeats, only the first day is told: {', '.join(found[:5])}."
    if any(str(event.get("STATUS", "")).upper() == "CANCELLED" for event in events):
        yield f"Called off and left out: {named('STATUS', 'CANCELLED')}."
    if left := [name for name in LEFT_OUT if any(event.get(name) for event in events)]:
        yield f"Not read from the calendar: {', '.join(left)}."
