"""Days and times as each language writes them."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model.content import Period
from toolkit.text.breaks import pieces
from toolkit.text.dates import say_clocks, say_day, say_period
from toolkit.text.hyphen import Hyphenator

LANGUAGES = ("fi", "sv", "en", "se", "smn", "sms")

MORNING = Period(first=date(2027, 3, 12), starts=time(9), ends=time(15))
HALF_PAST = Period(first=date(2027, 3, 12), starts=time(12, 30), ends=time(16))
FROM = Period(first=date(2027, 4, 21), starts=time(17))
DAY = Period(first=date(2027, 5, 5))
DAYS = Period(first=date(2027, 5, 20), last=date(2027, 5, 21))
MONTHS = Period(first=date(2027, 4, 30), last=date(2027, 5, 2))
ACROSS = Period(first=date(2027, 5, 20), last=date(2027, 5, 21), starts=time(14), ends=time(12))
YEARS = Period(first=date(2027, 12, 31), last=date(2028, 1, 1))


def said(period: Period, language: str) -> str:
    """With plain blanks, to be read easily."""
    return say_period(period, language).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("period", "fi", "sv", "en"),
    [
        (MORNING, "12.3.2027 klo 9–15", "12 mars 2027 kl. 9–15", "12 March 2027, 9:00–15:00"),
        (HALF_PAST, "12.3.2027 klo 12.30–16", "12 mars 2027 kl. 12.30–16", "12 March 2027, 12:30–16:00"),
        (FROM, "21.4.2027 klo 17", "21 april 2027 kl. 17", "21 April 2027, 17:00"),
        (DAY, "5.5.2027", "5 maj 2027", "5 May 2027"),
        (DAYS, "20.–21.5.2027", "20–21 maj 2027", "20–21 May 2027"),
        (
            ACROSS,
            "20.5.2027 klo 14 – 21.5.2027 klo 12",
            "20 maj 2027 kl. 14 – 21 maj 2027 kl. 12",
            "20 May 2027, 14:00 – 21 May 2027, 12:00",
        ),
        (MONTHS, "30.4.–2.5.2027", "30 april–2 maj 2027", "30 April – 2 May 2027"),
        (YEARS, "31.12.2027–1.1.2028", "31 december 2027–1 januari 2028", "31 December 2027 – 1 January 2028"),
    ],
)
def test_a_period_in_finnish_swedish_and_english(period, fi, sv, en):
    assert (said(period, "fi"), said(period, "sv"), said(period, "en")) == (fi, sv, en)


def test_the_sami_languages_write_figures():
    assert said(Period(first=date(2027, 5, 5), starts=time(10), ends=time(14)), "se") == "5.5.2027 dii. 10–14"
    assert said(MORNING, "smn") == said(MORNING, "sms") == "12.3.2027 9–15"
    assert {said(DAYS, language) for language in ("se", "smn", "sms")} == {"20.–21.5.2027"}


@pytest.mark.parametrize(("language", "word"), [("fi", "klo"), ("sv", "kl."), ("se", "dii.")])
def test_the_word_before_a_time_is_tied_to_it(language, word):
    assert f" {word}\u00a09–15" in say_period(MORNING, language)


def test_minutes_past_the_hour_have_two_digits():
    assert said(Period(first=date(2027, 5, 5), starts=time(9, 5)), "fi") == "5.5.2027 klo 9.05"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_last_day_that_is_the_first_is_one_day(language):
    assert say_period(Period(first=DAY.first, last=DAY.first), language) == say_day(DAY.first, language)


@pytest.mark.parametrize("period", [MORNING, FROM, DAYS, MONTHS, YEARS])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_breaks_inside_a_day_or_before_its_time_s_figures(period, language):
    ends = [piece.text for piece in pieces(say_period(period, language), language, "text", Hyphenator())]
    assert not any(end.endswith(("klo", "kl.", "dii.")) for end in ends)
    assert len(ends) <= 2


@given(st.dates(), st.sampled_from(LANGUAGES))
def test_any_day_is_said_with_its_year(day, language):
    assert say_day(day, language).endswith(str(day.year)) and say_day(day, language).startswith(str(day.day))


@pytest.mark.parametrize(
    ("written", "en", "fi"),
    [
        ("9.00", "9:00", "9.00"),
        ("9:00", "9:00", "9.00"),
        ("09:05", "9:05", "9.05"),
        ("9", "9:00", "9"),
        ("9–10.30", "9:00–10:30", "9–10.30"),
        ("9:00 - 10:30", "9:00–10:30", "9.00–10.30"),
        ("Day 1, 9.00", "Day 1, 9:00", "Day 1, 9.00"),
    ],
)
def test_times_of_a_clock_are_rewritten(written: str, en: str, fi: str) -> None:
    assert [say_clocks(written, language) for language in ("en", "fi", "sv")] == [en, fi, fi]


@pytest.mark.parametrize(
    "written", ["12.03.", "12.3.2027", "12.03.2027", "1–3 p.m.", "Room 12–14", "25.00", "9.5", "v2.10b", "noon"]
)
def test_what_is_no_time_of_a_clock_stays(written: str) -> None:
    assert [say_clocks(written, language) for language in LANGUAGES] == [written] * len(LANGUAGES)
