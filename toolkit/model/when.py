"""Days and times as people write them in Finnish, Swedish and English → the parts of a period, as ISO 8601 writes them.

`pe 12.3.2027 klo 9–15`, `perjantaina 12. maaliskuuta 2027`, `fredag 12 mars 2027 kl. 9–15`, `March 12, 2027`, `20.–21.5.2027`,
`2027-05-20/2027-05-21 9-15`. Weekdays are taken out and names of months become figures; then one of FORMS has to match.
Patterns are compiled by the first text that is read, for most commands read none.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

EN_MONTHS = "January,February,March,April,May,June,July,August,September,October,November,December"
SV_MONTHS = "januari,februari,mars,april,maj,juni,juli,augusti,september,oktober,november,december"
FI_MONTHS = "tammi,helmi,maalis,huhti,touko,kesä,heinä,elo,syys,loka,marras,joulu"
MONTHS = {
    "en": tuple(EN_MONTHS.split(",")),
    "sv": tuple(SV_MONTHS.split(",")),
    "fi": tuple(f"{stem}kuuta" for stem in FI_MONTHS.split(",")),
}
"""As they stand after a day. In this order, for `mar` is March and no `marraskuu`."""

FI_DAYS = "maanantai,tiistai,keskiviikko,torstai,perjantai,lauantai,sunnuntai"
SV_DAYS = "måndag,tisdag,onsdag,torsdag,fredag,lördag,söndag"
EN_DAYS = "Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday"
WEEKDAYS = {"fi": tuple(FI_DAYS.split(",")), "sv": tuple(SV_DAYS.split(",")), "en": tuple(EN_DAYS.split(","))}
ENDINGS = ("na", "en")
"""Of a weekday: `perjantaina`, `fredagen`."""

FILLERS, TO_WORDS = ("on", "den", "the", "from", "från"), ("to", "till")
"""Words that say nothing here, and those that stand for a dash; `to` where it is no Thursday, and `on` never a Wednesday."""

SHORTEST, MOST = 3, 120
"""Letters that a month must have (`Mar`, `maalis`), and characters that a period may have."""

LEFT_OUT = {0xAD: "", ord("("): " ", ord(")"): " "}
"""Soft hyphens, and the brackets of `12.3.2027 (pe)`."""

Parts = dict[str, str | None]
"""first, last, starts and ends."""

ISO, DOTTED = r"\d{4}-\d{1,2}-\d{1,2}", r"\d{1,2}\.\d{1,2}\.\d{4}"
DAY, CLOCK = f"(?:{ISO}|{DOTTED})", r"\d{1,2}(?:[.:]\d\d)?"
WORD = r"(?:(?:klo|kello|kl|klockan|dii|at)\.?\s*)?"
AT, TO = rf"(?:T|,?\s+{WORD})", r"\s*[-–—/]\s*"
SECONDS = "(?::00)?"
TIMES = f"(?:{AT}(?P<starts>{CLOCK}){SECONDS}(?:{TO}{WORD}(?P<ends>{CLOCK}){SECONDS})?)?"
OVER_NIGHT = f"(?P<first>{DAY}){AT}(?P<starts>{CLOCK}){SECONDS}{TO}(?P<last>{DAY}){AT}(?P<ends>{CLOCK}){SECONDS}"
FORMS = (
    f"(?P<first>{DAY}){TIMES}",
    f"(?P<first>{DAY}){TO}(?P<last>{DAY}){TIMES}",
    rf"(?P<first>\d{{1,2}}(?:\.(?:\d{{1,2}}\.?)?)?){TO}(?P<last>{DOTTED}){TIMES}",
    OVER_NIGHT,
)
"""`2027-03-12 9:00-12:00`, `12.3.2027 klo 9–12`; `2027-05-20/2027-05-21 9-15`; `20.–21.5.2027`; and
`2027-12-31 22:00/2028-01-01 3:00`."""

NAME = r"[^\W\d_]{3,}"
DAY_MONTH = rf"(?<![\d.:])(\d{{1,2}})(?:st|nd|rd|th)?\.?\s*(?:of\s+)?({NAME})\b\.?(?:,?\s+(\d{{4}})\b)?"
MONTH_DAY = rf"\b({NAME})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:\s*[-–]\s*(\d{{1,2}}))?(?![\d.:])(?:,?\s+(\d{{4}})\b)?"
SPOKEN = r"([^\W\d_]+)\.?,?\s*(?:[-–]\s*(?=[^\W\d_]))?"
"""A word with what parts it from the next one."""


class Weekday(NamedTuple):
    """One that was written: how, whether figures stand before it, and which day that is in which language; Monday is 0."""

    written: str
    late: bool
    number: int
    language: str


def read_when(text: str) -> Parts:
    """A day or two, with times or without; see FORMS. What is not understood has no day.

    Times belong to each day; those that stand with either day are of a single night, from the one day to the other.
    ValueError, `problem; remedy`, where that cannot be, for a day that there is not, and for a weekday that is another one's.
    """
    plain, weekdays = _parted(figures(text[: MOST + 1]))
    found = next(((form, match) for form in FORMS if (match := re.fullmatch(form, plain, re.IGNORECASE))), None)
    if not found or len(text) > MOST:
        return {"first": None, "last": None, "starts": None, "ends": None}
    form, parts = found[0], found[1].groupdict()
    first, last = (_day(parts.get(name), parts.get("last")) for name in ("first", "last"))
    _require_days(first, last)
    starts, ends = _clock(parts.get("starts")), _clock(parts.get("ends"))
    if form is OVER_NIGHT and first != last and str(starts) < str(ends):
        raise ValueError("two days with a time each are taken for one night; write the times of both days after them")
    _require(weekdays, first, last)
    return {"first": first, "last": last, "starts": starts, "ends": ends}


def figures(text: str) -> str:
    """The text with months as figures: `12. maaliskuuta 2027` → `12.3.2027`; a month that nobody knows stays."""
    plain = " ".join(text.translate(LEFT_OUT).split())
    return re.sub(MONTH_DAY, _month_day, re.sub(DAY_MONTH, _day_month, plain, flags=re.IGNORECASE), flags=re.IGNORECASE)


def _day_month(found: re.Match[str]) -> str:
    month = _month(found[2])
    return f"{found[1]}.{month}.{found[3] or ''}" if month else found[0]


def _month_day(found: re.Match[str]) -> str:
    """`March 12, 2027`, `May 20–21, 2027`."""
    month = _month(found[1])
    until = f"–{found[3]}" if found[3] else ""
    return f"{found[2]}{until}.{month}.{found[4] or ''}" if month else found[0]


def _month(word: str) -> int:
    """Its number; 0 for another word. Finnish ones may stand in the genitive."""
    said = word.casefold().removesuffix("n") if word.casefold().endswith("kuun") else word.casefold()
    names = (enumerate(names, 1) for names in MONTHS.values())
    return next((number for each in names for number, name in each if name.casefold().startswith(said)), 0)


def _parted(text: str) -> tuple[str, list[Weekday]]:
    """The text without weekdays and fillers, and the weekdays."""
    weekdays = list[Weekday]()

    def taken(found: re.Match[str]) -> str:
        word, before = found[1].casefold(), text[: found.start()].rstrip()
        if word in TO_WORDS and re.search(r"[\d.]$", before):
            return "–"
        weekday = None if word in FILLERS else _weekday(found[1], any(map(str.isdigit, before)))
        weekdays.extend([weekday] if weekday else [])
        return "" if weekday or word in FILLERS else found[0]

    return re.sub(SPOKEN, taken, text).strip(" ,"), weekdays


def _weekday(word: str, late: bool) -> Weekday | None:
    """Two letters do, as `pe` and `fr`, and so does all of a name with an ending. `sun` is rather English than Finnish."""
    said = word.casefold()
    for language, names in WEEKDAYS.items() if len(said) < SHORTEST else reversed(WEEKDAYS.items()):
        for number, name in enumerate(map(str.casefold, names)):
            if len(said) > 1 and (name.startswith(said) or said in (name + ending for ending in ENDINGS)):
                return Weekday(word, late, number, language)
    return None


def _require_days(*days: str | None) -> None:
    for written in filter(None, days):
        try:
            date.fromisoformat(written)
        except ValueError:
            year, month, day = written.split("-")
            raise ValueError(f"there is no day {day.lstrip('0')}.{month.lstrip('0')}.{year}; correct it") from None


def _require(weekdays: list[Weekday], first: str | None, last: str | None) -> None:
    """Of two weekdays each is of its day; one that stands after figures is of the last."""
    for weekday, day in zip(weekdays, _meant(weekdays, first, last), strict=False):
        meant = date.fromisoformat(day or "")
        if meant.weekday() != weekday.number:
            break
    else:
        return
    name = WEEKDAYS[weekday.language][meant.weekday()]
    said = f"{meant.day}.{meant.month}.{meant.year}"
    raise ValueError(f"the weekday of {said} is “{name}” and not “{weekday.written}”; correct the day or the weekday")


def _meant(weekdays: list[Weekday], first: str | None, last: str | None) -> Iterator[str | None]:
    if len(weekdays) > 1 or not weekdays[0:1] or not weekdays[0].late:
        yield first
    yield last or first


def _day(text: str | None, last: str | None) -> str | None:
    """As ISO 8601 writes it; a day without month or year takes them from the last one."""
    if text is None:
        return None
    numbers = text.strip(".").split(".") if "-" not in text else text.split("-")[::-1]
    day, month, year = (*numbers, *(last or "").split(".")[len(numbers) :])
    return f"{year}-{month:0>2}-{day:0>2}"


def _clock(text: str | None) -> str | None:
    hours, _, minutes = (text or "").replace(".", ":").partition(":")
    return f"{hours:0>2}:{minutes or '00'}" if hours else None
