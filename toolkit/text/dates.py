"""Days and times as each language writes them: `12.3.2027 klo 9–15`, `12 mars 2027 kl. 9–15`, `12 March 2027, 9:00–15:00`.

Finnish after the Institute for the Languages of Finland, Swedish after Svenska skrivregler, English with 24-hour times.
Northern Sámi writes days with figures as Finnish does (24.8.2019: the Sámi Parliament of Finland); `dii.` before a time is
Giellatekno's way (`mánnodaga dii. 9`), CLDR has no word there. Inari and Skolt Sámi take the figures without a word before the
time: no attested one was to be had. Blanks that must not break are U+00A0.
"""

from datetime import date, time

from toolkit.model.content import Period

NB = "\u00a0"
SV_MONTHS = "januari februari mars april maj juni juli augusti september oktober november december"
EN_MONTHS = "January February March April May June July August September October November December"
MONTHS = {"sv": tuple(SV_MONTHS.split(" ")), "en": tuple(EN_MONTHS.split(" "))}
CLOCK = {"fi": f"klo{NB}", "sv": f"kl.{NB}", "en": "", "se": f"dii.{NB}"}
BEFORE_TIME = {"en": ", "}


def say_period(period: Period, language: str) -> str:
    """The days, and the times if there are any: those of each day, or of the first and the last where they cannot be of each."""
    if period.last and period.starts and period.ends and period.ends <= period.starts:
        start, end = _moment(period.first, period.starts, language), _moment(period.last, period.ends, language)
        return f"{start}{NB}– {end}"
    return _with(_days(period, language), _times(period, language), language)


def _moment(day: date, at: time, language: str) -> str:
    return _with(say_day(day, language), CLOCK.get(language, "") + _clock(at, language), language)


def _with(days: str, times: str, language: str) -> str:
    return f"{days}{BEFORE_TIME.get(language, ' ')}{times}" if times else days


def say_day(day: date, language: str) -> str:
    if language in MONTHS:
        return f"{day.day}{NB}{MONTHS[language][day.month - 1]}{NB}{day.year}"
    return f"{day.day}.{day.month}.{day.year}"


def _days(period: Period, language: str) -> str:
    first, last = period.first, period.last
    if last is None or last == first:
        return say_day(first, language)
    if (first.year, first.month) == (last.year, last.month):
        start = f"{first.day}" if language in MONTHS else f"{first.day}."
        return f"{start}–{say_day(last, language)}"
    return f"{_short_of_year(first, last, language)}{_dash(language)}{say_day(last, language)}"


def _short_of_year(first: date, last: date, language: str) -> str:
    """The first day of a range, without the year when the last one has the same."""
    if first.year != last.year:
        return say_day(first, language)
    if language in MONTHS:
        return f"{first.day}{NB}{MONTHS[language][first.month - 1]}"
    return f"{first.day}.{first.month}."


def _dash(language: str) -> str:
    """An en dash, which English alone sets off with blanks where words stand on both sides (CLDR: en_GB, sv)."""
    return f"{NB}– " if language == "en" else "–"


def _times(period: Period, language: str) -> str:
    if period.starts is None:
        return ""
    clocks = [_clock(at, language) for at in (period.starts, period.ends) if at]
    return CLOCK.get(language, "") + "–".join(clocks)


def _clock(at: time, language: str) -> str:
    """9, 12.30; English 9:00."""
    if language == "en":
        return f"{at.hour}:{at.minute:02}"
    return f"{at.hour}.{at.minute:02}" if at.minute else f"{at.hour}"
