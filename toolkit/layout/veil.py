"""The tone layer: a veil over photograph or scenery, so strong where text stands that any pixel under it keeps AA contrast.

WCAG 2.1 §1.4.3: 4.5 : 1. The share is reckoned against the worst pixel a ground can have, so it needs no look at the photograph;
the rule on contrast measures the finished pixels all the same.
"""

from collections.abc import Iterable
from functools import lru_cache

from toolkit.color import Color
from toolkit.geometry import Box
from toolkit.layout.items import Fill, Gradient, Stop
from toolkit.model.format import Shape as CanvasShape

AA = 4.5
RESERVE = 0.12
"""Contrast beyond AA, for rounding of colours in eight bits."""


def share_needed(texts: Iterable[Color], tone: Color, worst: Color) -> float:
    """The smallest share (0–1) of the tone over the worst pixel at which every text reads."""
    return _share_needed(frozenset(texts), tone, worst)


def lay_veil(ground: Box, text: Box, tone: Color, share: float, shape: CanvasShape, faint: float) -> Fill:
    """Full strength under the text, fading to `faint` away from it: upwards on tall and square pictures, else to the right."""
    if shape in ("tall", "square"):
        reach = min(max(text.y - ground.y, 0) * 0.85, 0.3 * ground.height)
        edge = (text.y - ground.y) / ground.height
        start = max(edge - reach / ground.height, 0)
        stops = (Stop(0, tone, faint), Stop(start, tone, faint), Stop(max(edge - 0.02, 0), tone, share), Stop(1, tone, share))
        return Fill(ground, Gradient((ground.x, ground.y), (ground.x, ground.bottom), stops), role="veil")
    edge = min((text.right - ground.x) / ground.width + 0.02, 1)
    end = min(edge + 0.25, 1)
    stops = (Stop(0, tone, share), Stop(edge, tone, share), Stop(end, tone, faint), Stop(1, tone, faint))
    return Fill(ground, Gradient((ground.x, ground.y), (ground.right, ground.y), stops), role="veil")


@lru_cache(maxsize=1024)
def _share_needed(colors: frozenset[Color], tone: Color, worst: Color) -> float:
    for percent in range(101):
        if all(color.contrast(worst.mix(tone, percent / 100)) >= AA + RESERVE for color in colors):
            return percent / 100
    return 1.0
