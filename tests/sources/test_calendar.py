"""Calendars as Outlook, Google and web calendars export them."""

from datetime import date, time
from pathlib import Path

import pytest

from toolkit.errors import AssetError, DefinitionError
from toolkit.sources.kit import Read
from toolkit.sources.source import read_source

EVENT = """BEGIN:VEVENT
UID:1
DTSTAMP:20270101T000000Z
SUMMARY:Vihreä siirtymä
DTSTART;TZID=Europe/Helsinki:20270312T090000
DTEND;TZID=Europe/Helsinki:20270312T120000
LOCATION:Kajaani
END:VEVENT
"""


def calendar(tmp_path: Path, events: str) -> Path:
    path = tmp_path / "kalenteri.ics"
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:test\n{events}END:VCALENDAR\n"
    path.write_bytes(text.replace("\n", "\r\n").encode())
    return path


def read(tmp_path: Path, house, *replaced: tuple[str, str]) -> Read:
    text = EVENT
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new)
    return read_source(calendar(tmp_path, text), house)


def test_an_event_becomes_an_entry(tmp_path, house):
    sheet = read(tmp_path, house).sheets[0]
    when = sheet.content["when"]
    assert (sheet.template, sheet.content["title"], sheet.content["place"]) == ("event", "Vihreä siirtymä", "Kajaani")
    assert (when.first, when.starts, when.ends) == (date(2027, 3, 12), time(9), time(12))


def test_utc_becomes_finnish_time(tmp_path, house):
    made = read(
        tmp_path,
        house,
        (";TZID=Europe/Helsinki:20270312T090000", ":20270312T070000Z"),
        (";TZID=Europe/Helsinki:20270312T120000", ":20270312T100000Z"),
    )
    assert (made.sheets[0].content["when"].starts, made.sheets[0].content["when"].ends) == (time(9), time(12))


def test_what_takes_no_time_has_a_beginning_only(tmp_path, house):
    when = read(tmp_path, house, ("20270312T120000", "20270312T090000")).sheets[0].content["when"]
    assert (when.starts, when.ends) == (time(9), None)


def test_whole_days_end_on_the_day_before_their_end(tmp_path, house):
    made = read(
        tmp_path,
        house,
        (";TZID=Europe/Helsinki:20270312T090000", ";VALUE=DATE:20270312"),
        (";TZID=Europe/Helsinki:20270312T120000", ";VALUE=DATE:20270314"),
    )
    when = made.sheets[0].content["when"]
    assert (when.first, when.last, when.starts) == (date(2027, 3, 12), date(2027, 3, 13), None)


def test_what_repeats_or_was_called_off_is_told(tmp_path, house):
    off = EVENT.replace("UID:1", "UID:2\nSTATUS:CANCELLED").replace("Vihreä siirtymä", "Peruttu")
    made = read_source(calendar(tmp_path, EVENT.replace("LOCATION", "RRULE:FREQ=DAILY;COUNT=3\nLOCATION") + off), house)
    assert len(made.sheets) == 1
    assert made.told == ("Of what repeats, only the first day is told: Vihreä siirtymä.", "Called off and left out: Peruttu.")


def test_a_mistake_is_told_at_its_event(tmp_path, house):
    with pytest.raises(DefinitionError, match="event 1, LOCATION: LOCATION has 95 characters"):
        read(tmp_path, house, ("Kajaani", "x" * 95))


@pytest.mark.parametrize("data", [b"", b"BEGIN:VCALENDAR\r\n", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", b"\xff\xfe\x00"])
def test_what_is_no_calendar_says_so(data, tmp_path, house):
    (tmp_path / "a.ics").write_bytes(data)
    with pytest.raises(AssetError):
        read_source(tmp_path / "a.ics", house)
