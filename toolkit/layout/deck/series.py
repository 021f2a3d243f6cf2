"""Colours of a deck's charts, one after the other: what the theme has as its accents, and what previews draw with."""

from typing import NamedTuple

from toolkit.color import Color
from toolkit.layout.house import House
from toolkit.model.deck import Ground

CYCLE = 6
"""So many colours, then they come again, paler."""

GRAPHIC = 3.0
"""Contrast of a part of a picture with its ground: WCAG 2.1 §1.4.11."""

WHOLE, TINTED = 0.5, 0.25
"""What is left of a colour that comes again, and of one that was a tint before: tints of the palette both."""


class Inks(NamedTuple):
    """Colours of series or slices over their ground; `fades` are the opacities at which each comes again."""

    colors: tuple[Color, ...]
    fades: tuple[float, ...]
    paper: Color

    def at(self, place: int) -> Color:
        """Of a series or slice, counted from 0."""
        color = self.colors[place % CYCLE]
        return color if place < CYCLE else self.paper.mix(color, self.fades[place % CYCLE])


def series_colors(house: House, region: str | None, ground: Ground) -> tuple[Color, ...]:
    """Six colours of series or slices in order, neighbours of unlike lightness: the region's accent, then calm ones beside it,
    the colour of quiet text last."""
    return series_inks(house, region, ground).colors


def series_inks(house: House, region: str | None, ground: Ground) -> Inks:
    """The same, and how they come again."""
    color, dark = house.brand.color, ground == "dark"
    accent, paper = house.accent(region, on_dark=dark), color("night" if dark else "white")
    shared, calm = color("accent-on-dark" if dark else "accent-on-light"), color("mist" if dark else "dusk")
    quiet = color("muted-on-dark" if dark else "muted-on-light")
    fourth = color("white") if dark else calm
    own = ((accent, 1.0), _tint(calm, paper), _tint(shared, paper), (fourth, 1.0), _tint(accent if region else quiet, paper))
    shares = (*own, (quiet, 1.0))
    fades = tuple(WHOLE if share == 1 else TINTED / share for _, share in shares)
    return Inks(tuple(ink for ink, _ in shares), fades, paper)


def _tint(color: Color, paper: Color) -> tuple[Color, float]:
    """The palest of the palette's tints that may be a part of a picture, and its share of the colour."""
    mixed = ((paper.mix(color, share), share) for share in (0.5, 0.75))
    return next(((tint, share) for tint, share in mixed if tint.contrast(paper) >= GRAPHIC), (color, 1.0))
