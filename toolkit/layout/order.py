"""What a foot is made for, and what may stand on it: drawings in their boxes, the emblem in the ways that may be tried."""

from collections.abc import Iterator, Sequence
from math import ceil, inf
from typing import NamedTuple

from toolkit.geometry import Box
from toolkit.layout.drawing import Drawing
from toolkit.layout.funding import FundingMark, funding_mark, statement
from toolkit.layout.house import House
from toolkit.layout.lockup import LogoLayout
from toolkit.layout.logo import Logo
from toolkit.model.format import Format

SHARE = 0.062
"""Height of the flag ÷ mean side of the live area, where the rules ask for less."""


class Order(NamedTuple):
    """What a foot is made for."""

    house: House
    format: Format
    region: str | None
    language: str
    funding: str
    partners: Sequence[Logo] = ()
    row: float = inf
    """Largest height of a row of partners' own ÷ height of the flag, where a text needs the room."""

    @property
    def flag(self) -> float:
        """Height of the flag: the rules' minimum, or a share of the picture where that is more."""
        rules, fmt = self.house.brand.emblem, self.format
        least = rules.min_height_mm * 72 / 25.4 if fmt.unit == "mm" else rules.min_height_css_px * fmt.css_px
        return max(least, SHARE * (fmt.live.width * fmt.live.height) ** 0.5)

    @property
    def funded(self) -> bool:
        """Whether there is to be an emblem."""
        return self.house.brand.funding[self.funding].emblem

    def say(self, length: float) -> str:
        """A length in the format's unit, rounded up."""
        return f"{ceil(length / self.format.unit_scale)} {self.format.unit}"


class Stand(NamedTuple):
    """A drawing, a lockup in its layout or the emblem, and the box it stands in before the foot has its place."""

    drawing: Drawing
    box: Box
    layout: LogoLayout | None = None
    funding: FundingMark | None = None


class Emblem(NamedTuple):
    """The emblem with its sentence, and the height of its flag."""

    mark: FundingMark
    flag: float

    @property
    def width(self) -> float:
        return self.mark.drawing.width * self.flag

    @property
    def height(self) -> float:
        return self.mark.drawing.height * self.flag

    def at(self, x: float, y: float) -> Stand:
        return Stand(self.mark.drawing, Box(x, y, self.width, self.height), funding=self.mark)


def emblems(order: Order, *, narrow: bool = False) -> Iterator[Emblem | None]:
    """The emblem in the ways that may be tried: with its sentence beside it, then below; None where no funding asks for it.

    The Commission's own artwork stands as it is, with its sentence beside it. `narrow` begins with the sentence below.
    """
    if not order.funded:
        yield None
        return
    said = statement(order.house.brand.funding[order.funding], order.language)
    for below in (False,) if said.emblem else (True,) if narrow else (False, True):
        mark = funding_mark(order.house, order.funding, order.language, "positive", below=below)
        yield Emblem(mark, order.flag)
