"""Days and times as people write them; what the toolkit writes is read back."""

from contextlib import suppress
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from toolkit.model.content import Period, When
from toolkit.model.when import MONTHS, MOST, WEEKDAYS, figures
from toolkit.text.dates import say_period

LANGUAGES = ("fi", "sv", "en", "se", "smn", "sms")
MORNING = (date(2027, 3, 12), None, time(9), time(15))
MAY = (date(2027, 5, 20), date(2027, 5, 21), None, None)
SHOWN = (date(2027, 5, 20), date(2027, 5, 21), time(9), time(15))

_read = TypeAdapter[Period](When).validate_python


def read(text: str) -> tuple[date, date | None, time | None, time | None]:
    period = _read(text)
    return period.first, period.last, period.starts, period.ends


def refused(text: str) -> str:
    with pytest.raises(ValidationError) as raised:
        _read(text)
    return raised.value.errors()[0]["msg"]


@pytest.mark.parametrize(
    "written",
    [
        "pe 12.3.2027 klo 9–15",
        "perjantaina 12. maaliskuuta 2027 klo 9–15",
        "Perjantai, 12. maalisk. 2027 kello 9.00-15.00",
        "12.3.2027 (pe) klo 9 – klo 15",
        "maaliskuun 12, 2027 9–15",
        "fredag 12 mars 2027 kl. 9–15",
        "Fredagen den 12 mars 2027 klockan 9.00–15.00",
        "fre 12.3.2027 från 9 till 15",
        "12 March 2027, 9:00–15:00",
        "Friday, March 12th, 2027, 9:00 to 15:00",
        "On Fri 12th of March 2027 at 9:00–15:00",
        "12\u00a0mar\u00ad 2027 09:00:00-15:00:00",
        "2027-03-12T09:00/2027-03-12T15:00",
        "2027-03-12 9-15",
    ],
)
def test_a_day_with_its_times(written: str) -> None:
    assert read(written) in (MORNING, (MORNING[0], *MORNING[:1], *MORNING[2:]))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("20.–21.5.2027", MAY),
        ("20.-21. toukokuuta 2027", MAY),
        ("to–pe 20.–21.5.2027", MAY),
        ("torstaina 20.5. – perjantaina 21.5.2027", MAY),
        ("20 till 21 maj 2027", MAY),
        ("Thursday 20 to Friday 21 May 2027", MAY),
        ("May 20–21, 2027", MAY),
        ("May 20 – May 21, 2027", MAY),
        ("20.–pe 21.5.2027 klo 9–15", SHOWN),
        ("2027-05-20/2027-05-21 9-15", SHOWN),
        ("pe 31.12.2027 klo 22 – la 1.1.2028 klo 3", (date(2027, 12, 31), date(2028, 1, 1), time(22), time(3))),
    ],
)
def test_days_from_one_to_another(written: str, expected: object) -> None:
    assert read(written) == expected


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("la 12.3.2027", "the weekday of 12.3.2027 is “perjantai” and not “la”; correct the day or the weekday"),
        ("Lördag 12 mars 2027 kl. 9", "the weekday of 12.3.2027 is “fredag” and not “Lördag”"),
        ("Sun 12 March 2027", "the weekday of 12.3.2027 is “Friday” and not “Sun”"),
        ("to–la 20.–21.5.2027", "the weekday of 21.5.2027 is “perjantai” and not “la”"),
        ("20.–la 21.5.2027", "the weekday of 21.5.2027 is “perjantai” and not “la”"),
        ("ke 20.–21.5.2027", "the weekday of 20.5.2027 is “torstai” and not “ke”"),
    ],
)
def test_a_weekday_that_is_another_day_s_is_refused(written: str, said: str) -> None:
    assert said in refused(written)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2027-03-12 9:00-9:00", "it ends when it begins; write another end, or none"),
        ("2027-03-12 9:00/2027-03-12 9:00", "it ends when it begins; write another end, or none"),
        ("12.3.2027 klo 12–9", "it ends before it begins; swap the times"),
    ],
)
def test_a_day_s_end_comes_after_its_start(written: str, said: str) -> None:
    assert said in refused(written)


def test_a_night_may_end_at_the_hour_at_which_it_began() -> None:
    assert read("2027-12-31 22:00/2028-01-01 22:00") == (date(2027, 12, 31), date(2028, 1, 1), time(22), time(22))


@pytest.mark.parametrize(
    ("written", "day"),
    [("31.2.2027", "31.2.2027"), ("su 31.2.2027", "31.2.2027"), ("28.–29.2.2027", "29.2.2027"), ("2027-13-05", "5.13.2027")],
)
def test_a_day_that_there_is_not_is_named(written: str, day: str) -> None:
    assert f"there is no day {day}; correct it" in refused(written)


@pytest.mark.parametrize(
    "written",
    [
        *("", "huomenna", "12.3.", "12/3/2027", "pe", "12 Smarch 2027", "2012–13.3.2027"),
        *("12.3.2027 klo 25", "12.3.2027 illalla", f"12.3.2027 {'x' * MOST}", "1" * 10_000, "pe–" * 5_000),
    ],
)
def test_what_is_no_day_is_not_guessed(written: str) -> None:
    assert "valid" in refused(written)


@pytest.mark.parametrize(("language", "number"), [(key, number) for key in MONTHS for number in range(12)])
def test_every_month_is_known_by_its_name_and_by_its_first_letters(language: str, number: int) -> None:
    name = MONTHS[language][number]
    short = name[: 4 if language == "fi" else 3]
    assert {figures(f"7. {said} 2027") for said in (name, name.upper(), f"{short}.")} == {f"7.{number + 1}.2027"}


@given(day=st.dates(date(1900, 1, 1), date(2199, 12, 31)), language=st.sampled_from(sorted(WEEKDAYS)), place=st.integers(2, 12))
def test_every_weekday_is_known_and_only_its_own_is_right(day: date, language: str, place: int) -> None:
    name, other = (WEEKDAYS[language][(day.weekday() + more) % 7] for more in (0, 3))
    name, other = name[:place], other[:place]
    if (name.casefold(), language) != ("on", "sv"):
        assert read(f"{name} {day.day}.{day.month}.{day.year}") == (day, None, None, None)
    if (other.casefold(), language) != ("on", "sv"):
        assert "the weekday of" in refused(f"{other} {day.day}.{day.month}.{day.year}")


CLOCKS = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Any that a kit can hold, of four-figure years, its times in full minutes."""
    first = draw(st.dates(date(1900, 1, 1), date(2199, 12, 1)))
    last = draw(st.none() | st.integers(1, 800).map(lambda days: min(first + timedelta(days), date(2199, 12, 31))))
    starts = draw(st.none() | CLOCKS)
    ends = draw(st.none() | CLOCKS) if starts else None
    if ends and starts and not last:
        starts, ends = min(starts, ends), max(starts, ends) if starts != ends else None
    return Period(first=first, last=last, starts=starts, ends=ends)


@pytest.mark.parametrize("language", LANGUAGES)
@given(period=periods())
def test_what_is_written_in_any_language_is_read_back(language: str, period: Period) -> None:
    assert _read(say_period(period, language)) == period


@given(st.text(max_size=60) | st.from_regex(r"[0-9.\-–/: aeiklopt]{0,60}"))
def test_whatever_is_written_is_read_or_refused(text: str) -> None:
    with suppress(ValidationError):
        assert _read(text).first
