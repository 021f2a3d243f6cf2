"""What a person writes for one picture, in one language, and the photograph that goes with it."""

from datetime import date, datetime, time
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from toolkit.model.strict import Strict, Texts
from toolkit.model.when import read_when

Ground = Literal["dark", "light"]
ENDS_AT_ONCE = "it ends when it begins; write another end, or none"


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
        if self.ends and self.starts and self.last in (None, self.first) and self.ends <= self.starts:
            raise ValueError("it ends before it begins; swap the times" if self.ends < self.starts else ENDS_AT_ONCE)
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


def _period(value: object) -> object:
    """One string is read as people write it."""
    return read_when(value) if isinstance(value, str) else value


When = Annotated[Period, BeforeValidator(_period)]

Value = str | date | datetime | Period | Person | tuple[Row, ...]
"""What a slot can hold: text, link and number are strings as they are to be set; see toolkit.model.template.Kind."""

Content = dict[str, Value]
"""Slot → value, in one language."""
