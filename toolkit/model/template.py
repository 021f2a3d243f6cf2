"""A template as its folder writes it: the slots a person fills, and where they stand on a canvas of each shape."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field

from toolkit.model.format import Shape
from toolkit.model.strict import Id, Strict, Texts

Kind = Literal["text", "period", "link", "rows"]
Count = Annotated[int, Field(ge=1)]
Share = Annotated[float, Field(ge=0, le=1)]

MOST_COLUMNS = 6
"""Of rows: in more, even a time has no room on the widest canvas."""


class Slot(Strict):
    """One thing a person fills in."""

    kind: Kind = "text"
    label: Texts
    help: Texts = {}
    required: bool = False
    max: Count = 160
    """Characters at most (for rows: of one row's title)."""
    rows: tuple[Count, Count] = (3, 8)
    """Fewest and most rows, for kind `rows`."""


class Block(Strict):
    """A piece of the stack: a slot, or a fixed word of the brand, set in a style."""

    slot: Id | None = None
    word: Id | None = None
    style: Id
    gap: float = 0.5
    """Free room above, in the style's own size."""
    lines: Count = 3
    """Lines at most."""
    lead: Id | None = None
    """A fixed word set before the slot's text: `Register` before a link."""


class Place(Strict):
    """Fractions (left, top, right, bottom) of the content area, and how things sit in them."""

    at: tuple[Share, Share, Share, Share] = (0, 0, 1, 1)
    align: tuple[Share, Share] = (0, 1)


class Arrangement(Strict):
    """The design for one shape."""

    text: Place = Place()
    leave_out: tuple[Id, ...] = ()
    """Slots and words that a canvas of this shape has no room for: they are in the alternative text all the same."""
    columns: Annotated[int, Field(ge=1, le=MOST_COLUMNS)] = 1
    """Columns of rows."""
    portrait: Place | None = None
    map: Place | None = None
    code: Place | None = None
    constellation: Place | None = None

    def places(self) -> Iterator[tuple[str, Place]]:
        """Field and place of everything that stands somewhere."""
        named = (("text", self.text), ("portrait", self.portrait), ("map", self.map), ("code", self.code))
        yield from ((field, place) for field, place in (*named, ("constellation", self.constellation)) if place)


class Template(Strict):
    """A design: what it asks for, and how it stands on each shape."""

    id: str = Field(default="", exclude=True)
    """Its folder's name."""
    name: Texts
    purpose: Texts
    slots: dict[Id, Slot]
    stack: tuple[Block, ...]
    """From top to bottom."""
    shapes: dict[Shape, Arrangement]
    alt: Texts
    """How the picture is told in words: parts divided by `|`, each left out when a `{slot}` in it is empty."""
    seed: int = 1
    """Of its aurora and fells."""
    sample: dict[str, dict[str, Any]] = Field(default={}, exclude=True)
    """Language → slot → what is written: its folder's sample.yml."""
