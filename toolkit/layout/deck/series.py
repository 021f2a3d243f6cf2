"""Colours of a deck's charts, one after the other: what the theme has as its accents, and what previews draw with."""

from toolkit.color import Color
from toolkit.layout.house import House
from toolkit.model.deck import Ground

CYCLE = 6
"""So many colours, then they come again."""


GRAPHIC = 3.0
"""Contrast of a part of a picture with its ground: WCAG 2.1 §1.4.11."""


def series_colors(house: House, region: str | None, ground: Ground) -> tuple[Color, ...]:
    """Six colours of series or slices in order, neighbours of unlike lightness: the region's accent, then calm ones beside it,
    the colour of quiet text last."""
    color, dark = house.brand.color, ground == "dark"
    accent, paper = house.accent(region, on_dark=dark), color("night" if dark else "white")
    shared, calm = color("accent-on-dark" if dark else "accent-on-light"), color("mist" if dark else "dusk")
    quiet = color("muted-on-dark" if dark else "muted-on-light")
    beside = (_tint(calm, paper), _tint(shared, paper), color("white") if dark else calm)
    return accent, *beside, _tint(accent if region else quiet, paper), quiet


def _tint(color: Color, paper: Color) -> Color:
    """The palest of the palette's tints that may be a part of a picture."""
    mixed = (paper.mix(color, share) for share in (0.5, 0.75))
    return next((tint for tint in mixed if tint.contrast(paper) >= GRAPHIC), color)
