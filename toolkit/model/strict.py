"""What every definition is made of: strict models, ids, texts per language, colours."""

from collections.abc import Sequence
from functools import cached_property
from typing import Annotated, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from toolkit.color import Cmyk, Color

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""Lower-case ASCII words joined by hyphens: safe in file names, addresses and commands."""

Texts = dict[str, str]
"""Language id → text."""


def _color(value: object) -> object:
    return value if isinstance(value, Color) else Color.parse(str(value))


Hex = Annotated[Color, BeforeValidator(_color), WithJsonSchema({"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"})]


def read_cmyk(value: object) -> object:
    if isinstance(value, Cmyk):
        return value
    numbers = cast("Sequence[str]", value if isinstance(value, list) else ())
    if len(numbers) != 4 or not all(str(number).isdecimal() and int(number) <= 100 for number in numbers):
        raise ValueError("ink needs four whole numbers from 0 to 100; write [cyan, magenta, yellow, black]")
    return Cmyk(*map(int, numbers))


class Strict(BaseModel):
    """Frozen, and a field that nobody knows is a mistake. Built when it is first read: no command reads them all."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, ignored_types=(cached_property,), defer_build=True
    )


class Artwork(Strict):
    """Official artwork in assets/ that takes the place of what the toolkit draws."""

    file: str
    sha256: str
    origin: str
    """Where it was had from, and when."""
