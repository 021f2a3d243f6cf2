"""The foot of a slide: the white band on which the logos stand, decided here for artboards and PowerPoint masters alike.

The lockup begins at the left margin, emblem and sentence end at the right one, both on the band's middle line. The flag is as
high as the rules ask at least, with its clear space inside the band, and no logo is higher. On a large foot (title and closing
slides) there is neither date nor number, so the lockup may reach as far as the emblem lets it.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, NamedTuple

from toolkit.color import Color
from toolkit.geometry import Box
from toolkit.layout.drawing import Drawing
from toolkit.layout.funding import funding_mark
from toolkit.layout.house import House
from toolkit.layout.items import Fill, Item, Mark
from toolkit.layout.lockup import lockup
from toolkit.model.deck import DeckDesign

LOGO = 0.9
"""Height of the lockup's mark ÷ height of the flag."""

WORDY = 0.7
"""The horizontal lockup is taken if it can be at least this share of its height; else the compact one."""

LARGE = 0.5
"""Height of the flag ÷ height of a large foot."""

HAIR = 1.0
"""Thickness of the line that parts the band from a light slide, px."""

GAP = 24.0
"""Free room between the lockup and what stands beside it, px."""


class Stand(NamedTuple):
    """A drawing in its place."""

    kind: Literal["lockup", "emblem"]
    drawing: Drawing
    box: Box
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class DeckFoot:
    """The band and what stands on it: lockup first, then the emblem with its sentence; boxes in px on the slide.

    `hair` is a line along the band's upper edge.
    """

    ground: Box
    color: Color
    hair: Box
    hair_color: Color
    stands: tuple[Stand, ...]

    def shown(self, emblem: bool) -> "DeckFoot":
        """The same, with the emblem or without."""
        return self if emblem else replace(self, stands=tuple(stand for stand in self.stands if stand.kind != "emblem"))

    @property
    def items(self) -> tuple[Item, ...]:
        """Everything, ready to be drawn."""
        drawn = (item for stand in self.stands for item in stand.drawing.placed(stand.box))
        return Fill(self.ground, self.color, role="foot"), Fill(self.hair, self.hair_color, role="foot"), *drawn

    @property
    def marks(self) -> tuple[Mark, ...]:
        return tuple(mark for stand in self.stands for mark in stand.marks)


def deck_foot(house: House, design: DeckDesign, region: str | None, language: str, funding: str, large: bool) -> DeckFoot:
    """The foot of a region's slides in a language, for a funding regime; `large` on title and closing slides."""
    band = design.large_foot if large else design.foot
    limit = band.right if large else min(holder.box.x for holder in design.furniture.values())
    return _foot(_Order(house, band, design.margin, limit, region, language, funding, large))


class _Order(NamedTuple):
    house: House
    band: Box
    margin: float
    limit: float
    region: str | None
    language: str
    funding: str
    large: bool

    @property
    def flag(self) -> float:
        """Height of the flag, px."""
        least = self.house.brand.emblem.min_height_css_px
        return max(least, LARGE * self.band.height) if self.large else least


@lru_cache(maxsize=512)
def _foot(order: _Order) -> DeckFoot:
    color, band = order.house.brand.color, order.band
    emblem = _emblem(order)
    limit = min([order.limit, *(stand.box.x for stand in emblem)])
    stands = (_lockup(order, limit - GAP - band.x - order.margin), *emblem)
    return DeckFoot(band, color("foot"), band._replace(height=HAIR), color("ice"), stands)


def _lockup(order: _Order, width: float) -> Stand:
    """The horizontal lockup where it is not squeezed, else the compact one."""
    least, most = order.house.brand.logos.min_width_px, LOGO * order.flag
    wide = lockup(order.house, order.region, "horizontal", "positive", order.language)
    fits = min(most, width / wide.aspect) >= max(WORDY * most, least["horizontal"] / wide.aspect)
    drawing = wide if fits else lockup(order.house, order.region, "compact", "positive", order.language)
    height = min(most, width / drawing.aspect)
    box = Box(order.band.x + order.margin, order.band.center.y - height / 2, height * drawing.aspect, height)
    clear = order.house.brand.logos.clear_space * height
    mark = Mark("lockup", box, drawing.name, clear, layout="horizontal" if fits else "compact")
    return Stand("lockup", drawing, box, (mark,))


def _emblem(order: _Order) -> tuple[Stand, ...]:
    if not order.house.brand.funding[order.funding].emblem:
        return ()
    mark = funding_mark(order.house, order.funding, order.language, "positive")
    flag, drawing = order.flag, mark.drawing
    right = order.band.right - order.margin
    box = Box(right - drawing.width * flag, order.band.center.y - flag / 2, drawing.width * flag, drawing.height * flag)
    return (Stand("emblem", drawing, box, mark.marks(box, order.house.brand.emblem.clear_space, "positive")),)
