"""Rows of logos of equal weight: partners beside each other, none taller than the emblem.

What the eye compares is area, not height, so a wide logo is set lower than a round one; how much ink a logo has softens that.
The limit on height makes the emblem at least as tall as every other logo (Regulation (EU) 2021/1060, Annex IX, 1.7) by
construction.
"""

from collections.abc import Sequence
from itertools import combinations, pairwise

from toolkit.geometry import Box
from toolkit.layout.drawing import Drawing
from toolkit.layout.items import Artwork, Bitmap, Item
from toolkit.layout.logo import Logo

MIDDLING = 1.6
"""Aspect of the widest logo that may be as high as the row."""

LEAST = 0.36
"""Height of the widest logo ÷ height of the row: below this its lettering would be lost."""

GAP = 0.55
"""Between logos and between rows, in heights of the row."""

UNEVEN = 0.8
"""What the height of two rows counts for beside others, unless the wider is as narrow as can be."""

FULL = 0.42
"""Share of the width that every row must fill for them to be spread over all of it."""


def partner(logo: Logo) -> Drawing:
    """A partner's cleaned logo as a drawing 1 high."""
    box = Box(0, 0, logo.aspect, 1)
    item: Item = Artwork(logo.svg, box) if logo.svg else Bitmap(logo.png or b"", box)
    return Drawing(logo.name, logo.aspect, 1, (item,))


def weighted(logos: Sequence[Logo]) -> list[float]:
    """Heights that give the logos equal weight, in parts of the row's: 1 at most."""
    heights = [(MIDDLING / logo.aspect) ** 0.5 * (0.5 / max(logo.ink, 0.1)) ** 0.15 for logo in logos]
    return [min(max(height, LEAST), 1.0) for height in heights]


def rows(logos: Sequence[Logo], width: float, height: float, most: int = 2, *, flush: bool = False) -> list[list[Box]]:
    """Boxes for all logos in one row or `most`, no logo taller than `height`, in a frame that starts at the origin.

    Rows are filled evenly; where they would be wider than `width` everything shrinks together. `flush` spreads them so that
    they end where the width does, if none is too short for that.
    """
    parts = [logos] if span(logos, height) <= width or len(logos) < 4 else _parts(logos, most)
    scale = min(1.0, *(width / span(part, height) for part in parts)) * height
    return _laid(parts, scale, width, flush=flush)


def packed(
    logos: Sequence[Logo], width: float, heights: tuple[float, float], room: float, *, flush: bool = False
) -> list[list[Box]]:
    """Boxes for all logos in that row or those two that show them larger, all no higher than `room`.

    `heights` of a row are the least that is legible, which comes before everything else where it can be had, and the most.
    """
    (least, most), even = heights, _parts(logos, min(len(logos), 2))

    def size(parts: Sequence[Sequence[Logo]]) -> float:
        return min(most, _scale(parts, width, room))

    def merit(parts: Sequence[Sequence[Logo]]) -> tuple[bool, float]:
        return size(parts) >= least, size(parts) * (1 if len(parts) == 1 or parts == even else UNEVEN)

    parts = max(ways(logos), key=merit)
    return _laid(parts, size(parts), width, flush=flush)


def largest(logos: Sequence[Logo], width: float, room: float) -> float:
    """The height of a row up to which the logos fit into so much width and height, in one row or two.

    Whatever they are, some of them get no less than all: what fits with many logos fits with fewer.
    """
    return max(_scale(parts, width, room) for parts in ways(logos))


def excess(logos: Sequence[Logo], width: float, room: float, height: float) -> float:
    """What rows of this height lack in width or height, the more of the two: in that row or those two where it is less."""
    lacks = ((*(span(part, height) - width for part in parts), height * _tall(parts) - room) for parts in ways(logos))
    return min(map(max, lacks))


def span(logos: Sequence[Logo], height: float) -> float:
    """How wide the logos are in one row of this height."""
    widths = (logo.aspect * share for logo, share in zip(logos, weighted(logos), strict=True))
    return height * (sum(widths) + GAP * (len(logos) - 1))


def ways(logos: Sequence[Logo]) -> list[list[Sequence[Logo]]]:
    """The logos in one row, and in two, in their order."""
    return [*_splits(logos, 1), *_splits(logos, 2)]


def _scale(parts: Sequence[Sequence[Logo]], width: float, room: float) -> float:
    """The height of a row up to which these fit into so much width and height."""
    return min(room / _tall(parts), *(width / span(part, 1) for part in parts))


def _tall(parts: Sequence[Sequence[Logo]]) -> float:
    """How high the rows are together, in heights of a row."""
    return sum(max(weighted(part)) for part in parts) + GAP * (len(parts) - 1)


def _laid(parts: Sequence[Sequence[Logo]], scale: float, width: float, *, flush: bool) -> list[list[Box]]:
    spread = flush and all(span(part, scale) >= FULL * width for part in parts)
    lines, top = list[list[Box]](), 0.0
    for part in parts:
        lines.append(_row(part, scale, top, _gap(part, scale, width) if spread else GAP * scale))
        top = max(box.bottom for box in lines[-1]) + GAP * scale
    return lines


def _parts(logos: Sequence[Logo], count: int) -> list[Sequence[Logo]]:
    """The logos in so many rows, in their order, the widest row as narrow as can be."""
    return min(_splits(logos, count), key=_widest)


def _splits(logos: Sequence[Logo], count: int) -> list[list[Sequence[Logo]]]:
    """All ways to set them in so many rows; none where there are more rows than logos."""
    every = ([0, *cuts, len(logos)] for cuts in combinations(range(1, len(logos)), count - 1))
    return [[logos[start:end] for start, end in pairwise(ends)] for ends in every]


def _widest(parts: Sequence[Sequence[Logo]]) -> float:
    return max(span(part, 1) for part in parts)


def _gap(logos: Sequence[Logo], height: float, width: float) -> float:
    """The room between logos that makes a row as wide as `width`."""
    spare = max(width - span(logos, height), 0)
    return GAP * height + spare / max(len(logos) - 1, 1)


def _row(logos: Sequence[Logo], height: float, top: float, gap: float) -> list[Box]:
    """Logos on a common middle line; the tallest touches the top."""
    shares = weighted(logos)
    middle, x, boxes = top + height * max(shares) / 2, 0.0, list[Box]()
    for logo, share in zip(logos, shares, strict=True):
        tall = height * share
        boxes.append(Box(x, middle - tall / 2, tall * logo.aspect, tall))
        x = boxes[-1].right + gap
    return boxes
