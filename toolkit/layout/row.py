"""Rows of logos of equal weight: partners beside each other, none taller than the emblem.

What the eye compares is area, not height, so a wide logo is set lower than a round one; how much ink a logo has softens that.
The limit on height makes the emblem at least as tall as every other logo (Regulation (EU) 2021/1060, Annex IX, 1.7) by
construction.
"""

from collections.abc import Sequence

from toolkit.geometry import Box
from toolkit.layout.drawing import Drawing
from toolkit.layout.items import Artwork, Bitmap, Item
from toolkit.layout.logo import Logo

MIDDLING = 2.5
"""Aspect of a logo that is set at the middling height."""

LEAST = 0.45
"""Height of the widest logo ÷ height of the tallest."""

GAP = 0.55
"""Between logos, in heights of the row."""


def partner(logo: Logo) -> Drawing:
    """A partner's cleaned logo as a drawing 1 high."""
    box = Box(0, 0, logo.aspect, 1)
    item: Item = Artwork(logo.svg, box) if logo.svg else Bitmap(logo.png or b"", box)
    return Drawing(logo.name, logo.aspect, 1, (item,))


def weighted(logos: Sequence[Logo]) -> list[float]:
    """Heights that give the logos equal weight, the tallest 1."""
    heights = [(MIDDLING / logo.aspect) ** 0.5 * (0.5 / max(logo.ink, 0.1)) ** 0.15 for logo in logos]
    top = max(heights)
    return [max(height / top, LEAST) for height in heights]


def rows(logos: Sequence[Logo], width: float, height: float, most: int = 2) -> list[list[Box]]:
    """Boxes for all logos in one row or `most`, no logo taller than `height`, in a frame that starts at the origin.

    Rows are filled evenly; where they would be wider than `width` everything shrinks together.
    """
    count = 1 if _span(logos, height) <= width or len(logos) < 4 else most
    per_row = -(-len(logos) // count)
    parts = [logos[start : start + per_row] for start in range(0, len(logos), per_row)]
    scale = min(1.0, *(width / _span(part, height) for part in parts)) * height
    return [_row(part, scale, number * scale * (1 + GAP)) for number, part in enumerate(parts)]


def _span(logos: Sequence[Logo], height: float) -> float:
    widths = (logo.aspect * share for logo, share in zip(logos, weighted(logos), strict=True))
    return height * (sum(widths) + GAP * (len(logos) - 1))


def _row(logos: Sequence[Logo], height: float, top: float) -> list[Box]:
    """Logos on a common middle line."""
    boxes, x = list[Box](), 0.0
    for logo, share in zip(logos, weighted(logos), strict=True):
        tall = height * share
        boxes.append(Box(x, top + (height - tall) / 2, tall * logo.aspect, tall))
        x = boxes[-1].right + GAP * height
    return boxes
