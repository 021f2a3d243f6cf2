"""The tone layer: a veil over photograph or scenery, so strong where text stands that any pixel under it keeps AA contrast.

WCAG 2.1 §1.4.3: 4.5 : 1. The share is reckoned against the worst pixel that a ground has, or can have; the rule on contrast
measures the finished pixels all the same.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import floor
from typing import NamedTuple

from toolkit.color import Color
from toolkit.geometry import Box
from toolkit.layout.items import Fill, Gradient, Stop
from toolkit.model.format import Shape as CanvasShape

AA = 4.5
RESERVE = 0.12
"""Contrast beyond AA, for rounding of colours in eight bits."""
ROWS = 24
"""Places at which a soft veil's strength is set, from the top of its ground to the bottom."""
SLOPE = 1.8
"""How fast a soft veil may weaken: its strength over the height of its ground. Faster, and the eye sees an edge."""
FADING = 0.36
"""Share of a wide ground's width over which the veil fades beside the text."""
EIGHTHS = tuple(step / 8 for step in range(9))


class Band(NamedTuple):
    """Where a text stands, from its top to its bottom in parts of the ground's height, and the veil's share that it needs."""

    top: float
    bottom: float
    share: float


def share_needed(texts: Iterable[Color], tone: Color, worst: Color) -> float:
    """The smallest share (0–1) of the tone over the worst pixel at which every text reads."""
    return _share_needed(frozenset(texts), tone, worst)


def lay_soft_veil(ground: Box, bands: Sequence[Band], tone: Color, faint: float) -> Fill:
    """As strong at each height as the texts there need, weaker between them; above them all it fades to `faint`, or as far as
    there is room to without an edge."""
    first = max(floor(min((band.top for band in bands), default=0) * ROWS), 0)
    shares = [max(_strength(bands, row / ROWS), faint) for row in range(first, ROWS + 1)]
    drop = min(shares[0] - faint, SLOPE * first / ROWS)
    fading = [shares[0] - drop * _eased(1 - row / first) for row in range(first)]
    stops = tuple(Stop(row / ROWS, tone, round(share, 4)) for row, share in enumerate((*fading, *shares)))
    return Fill(ground, Gradient((ground.x, ground.y), (ground.x, ground.bottom), stops), role="veil")


def _strength(bands: Iterable[Band], at: float) -> float:
    """What the bands ask for at a height: all within a row of them, less with every row further off."""
    return max((band.share - SLOPE * max(_off(band, at) - 1 / ROWS, 0) for band in bands), default=0)


def _off(band: Band, at: float) -> float:
    return max(band.top - at, at - band.bottom, 0)


def _eased(share: float) -> float:
    """From 0 to 1 without a start or an end to be seen."""
    return share * share * (3 - 2 * share)


def lay_veil(ground: Box, text: Box, tone: Color, share: float, shape: CanvasShape, faint: float) -> Fill:
    """Full strength under the text, fading to `faint` away from it: upwards on tall and square pictures, else to the right."""
    if shape in ("tall", "square"):
        reach = min(max(text.y - ground.y, 0) * 0.85, 0.3 * ground.height)
        edge = (text.y - ground.y) / ground.height
        start = max(edge - reach / ground.height, 0)
        stops = (Stop(0, tone, faint), Stop(start, tone, faint), Stop(max(edge - 0.02, 0), tone, share), Stop(1, tone, share))
        return Fill(ground, Gradient((ground.x, ground.y), (ground.x, ground.bottom), stops), role="veil")
    edge = min((text.right - ground.x) / ground.width + 0.02, 1)
    reach = min(FADING, 1 - edge)
    fading = (Stop(min(edge + reach * way, 1), tone, round(share + (faint - share) * _eased(way), 4)) for way in EIGHTHS)
    stops = (Stop(0, tone, share), *fading, Stop(1, tone, faint if reach else share))
    return Fill(ground, Gradient((ground.x, ground.y), (ground.right, ground.y), stops), role="veil")


@lru_cache(maxsize=1024)
def _share_needed(colors: frozenset[Color], tone: Color, worst: Color) -> float:
    for percent in range(101):
        if all(color.contrast(worst.mix(tone, percent / 100)) >= AA + RESERVE for color in colors):
            return percent / 100
    return 1.0
