"""Days and times as each language writes them: `12.3.2027 klo 9–15`, `12 mars 2027 kl. 9–15`, `12 March 2027, 9:00–15:00`.

Finnish after the Institute for the Languages of Finland, Swedish after Svenska skrivregler, English with 24-hour times.
Northern Sámi writes days with figures as Finnish does (24.8.2019: the Sámi Parliament of Finland); `dii.` before a time is
Giellatekno's way (`mánnodaga dii. 9`), CLDR has no word there. Inari and Skolt Sámi take the figures without a word before the
time: no attested one was to be had. Blanks that must not break are U+00A0.
"""

from datetime import date, time
from re import Match, compile

from toolkit.model import when
from toolkit.model.content import Period

NB = "\u00a0"
MONTHS = {language: when.MONTHS[language] for language in ("sv", "en")}
"""Of the languages that write them out."""
CLOCK = {"fi": f"klo{NB}", "sv": f"kl.{NB}", "en": "", "se": f"dii.{NB}"}
BEFORE_TIME = {"en": ", "}
_AT = r"((?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?)"
_WRITTEN = compile(rf"(?<![\w.:]){_AT}(?:\s*[–-]\s*{_AT})?(?![\w.:])")
"""Times of a clock as people write them, `9.00` or `9:00–10.30`; not a day (`12.03.`) nor a figure within a word."""


def say_period(period: Period, language: str) -> str:
    """The days, and the times if there are any: those of each day, or of the first and the last where they cannot be of each."""
    if period.last and period.starts and period.ends and period.ends <= period.starts:
        start, end = _moment(period.first, period.starts, language), _moment(period.last, period.ends, language)
        return f"{start}{NB}– {end}"
    return _with(_days(period, language), _times(period, language), language)


def say_clocks(text: str, language: str) -> str:
    """A text whose times of a clock, alone or from one to another, are written as in this language: `9.00`, English `9:00`.

    A bare hour is one where the other end has minutes or nothing else is written.
    """

    def clocks(found: Match[str]) -> str:
        written = [at for at in found.groups() if at]
        if found[0] != text.strip() and not any(len(at) > 2 for at in written):
            return found[0]
        return "–".join(_rewritten(at, language) for at in written)

    return _WRITTEN.sub(clocks, text)


def _rewritten(at: str, language: str) -> str:
    """With minutes as far as they were written, in English always."""
    hour, minutes = str(int(at[:-3] or at)), at[-2:] if len(at) > 2 else ""
    if language == "en":
        return f"{hour}:{minutes or '00'}"
    return f"{hour}.{minutes}" if minutes else hour


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
