"""What a person writes for one picture, in one language, and the photograph that goes with it."""

import re
from datetime import date, datetime, time
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from toolkit.model.strict import Strict, Texts

Ground = Literal["dark", "light"]


class Period(Strict):
    """When something is: a day or several, with times or without. The end day is included."""

    first: date
    last: date | None = None
    starts: time | None = None
    ends: time | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "Period":
        if self.last and self.last < self.first:
            raise ValueError("it ends before it begins; swap the dates")
        if self.ends and not self.starts:
            raise ValueError("an end time needs a start time; write `9:00-12:00`")
        if self.ends and self.starts and self.last in (None, self.first) and self.ends < self.starts:
            raise ValueError("it ends before it begins; swap the times")
        return self


class Row(Strict):
    """A row of a programme."""

    time: str = Field(max_length=20)
    title: str = Field(max_length=200)
    who: str = Field(default="", max_length=120)


class Person(Strict):
    name: str = Field(max_length=80)
    title: str = Field(default="", max_length=160)


Focus = tuple[Annotated[float, Field(ge=0, le=1)], Annotated[float, Field(ge=0, le=1)]]
"""A point of an upright picture, as fractions from its top left."""


class Photo(Strict):
    """A photograph by its file, and what has to be known to crop and to tell it."""

    file: str
    focus: Focus = (0.5, 0.5)
    """The point that must stay in view."""
    alt: Texts = {}
    credit: str = Field(default="", max_length=80)


ISO, DOTTED = r"\d{4}-\d\d-\d\d", r"\d{1,2}\.\d{1,2}\.\d{4}"
DAY, CLOCK = f"(?:{ISO}|{DOTTED})", r"\d{1,2}(?:[.:]\d\d)?"
AT, TO = r"(?:T|,?\s+(?:klo|kl\.?|dii\.)?\s*)", r"\s*[-–/]\s*"
TIMES = f"(?:{AT}(?P<starts>{CLOCK})(?:{TO}(?P<ends>{CLOCK}))?)?"
OVER_NIGHT = re.compile(f"(?P<first>{DAY}){AT}(?P<starts>{CLOCK}){TO}(?P<last>{DAY}){AT}(?P<ends>{CLOCK})")
FORMS = (
    re.compile(f"(?P<first>{DAY}){TIMES}"),
    re.compile(f"(?P<first>{DAY}){TO}(?P<last>{DAY}){TIMES}"),
    re.compile(rf"(?P<first>\d{{1,2}}\.(?:\d{{1,2}}\.)?){TO}(?P<last>{DOTTED}){TIMES}"),
    OVER_NIGHT,
)
"""`2027-03-12 9:00-12:00`, `12.3.2027 klo 9–12`; `2027-05-20/2027-05-21 9-15`; `20.–21.5.2027`; and
`2027-12-31 22:00/2028-01-01 3:00`."""


def _period(value: object) -> object:
    """A day or two, with times or without, as one string; see FORMS. What is not understood has no day, which is told.

    Times belong to each day; those that stand with either day are of a single night, from the one day to the other.
    """
    if not isinstance(value, str):
        return value
    found = next(filter(None, (form.fullmatch(value.strip()) for form in FORMS)), None)
    parts = found.groupdict() if found else {}
    first, last = (_day(parts.get(name), parts.get("last")) for name in ("first", "last"))
    starts, ends = _clock(parts.get("starts")), _clock(parts.get("ends"))
    if found and found.re is OVER_NIGHT and str(starts) < str(ends):
        raise ValueError("two days with a time each are taken for one night; write the times of both days after them")
    return {"first": first, "last": last, "starts": starts, "ends": ends}


def _day(text: str | None, last: str | None) -> str | None:
    """As ISO 8601 writes it; a day without month or year takes them from the last one."""
    if text is None or "-" in text or (last is None and text.count(".") < 2):
        return text
    numbers = text.strip(".").split(".")
    day, month, year = (*numbers, *(last or "").split(".")[len(numbers) :])
    return f"{year}-{month:0>2}-{day:0>2}"


def _clock(text: str | None) -> str | None:
    hours, _, minutes = (text or "").replace(".", ":").partition(":")
    return f"{hours:0>2}:{minutes or '00'}" if hours else None


When = Annotated[Period, BeforeValidator(_period)]

Value = str | date | datetime | Period | Person | tuple[Row, ...]
"""What a slot can hold: text, link and number are strings as they are to be set; see toolkit.model.template.Kind."""

Content = dict[str, Value]
"""Slot → value, in one language."""
