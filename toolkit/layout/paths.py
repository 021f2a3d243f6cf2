"""Outlines of plain figures, for marks to be put together from; in the frame of their points, y down.

Every contour runs clockwise on the page, so that figures joined in one Shape (non-zero winding) unite where they overlap.
"""

from collections.abc import Iterable
from math import hypot

from toolkit.geometry import Box, Point
from toolkit.layout.items import Outline

KAPPA = 0.5519150244935106
"""Handle of a cubic Bézier ÷ radius with which four make a circle true to 0.02 %."""


def polygon(points: Iterable[tuple[float, float]]) -> Outline:
    """Straight edges through the points, which run clockwise."""
    flat = tuple(number for point in points for number in point)
    return Outline("M" + "L" * (len(flat) // 2 - 1) + "Z", flat)


def rectangle(box: Box) -> Outline:
    return polygon(((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)))


def circle(center: Point, radius: float) -> Outline:
    x, y, r, k = *center, radius, radius * KAPPA
    right = (x + r, y)
    down = (x + r, y + k, x + k, y + r, x, y + r)
    left = (x - k, y + r, x - r, y + k, x - r, y)
    up = (x - r, y - k, x - k, y - r, x, y - r)
    back = (x + k, y - r, x + r, y - k, x + r, y)
    return Outline("MCCCCZ", (*right, *down, *left, *up, *back))


def bar(start: Point, end: Point, thickness: float) -> Outline:
    """A straight stroke with flat ends."""
    length = hypot(end.x - start.x, end.y - start.y)
    dx, dy = (end.y - start.y) / length * thickness / 2, (start.x - end.x) / length * thickness / 2
    return polygon(
        (
            (start.x + dx, start.y + dy),
            (end.x + dx, end.y + dy),
            (end.x - dx, end.y - dy),
            (start.x - dx, start.y - dy),
        )
    )


def joined(*outlines: Outline) -> Outline:
    """Several outlines as one, to be filled at once."""
    return Outline("".join(one.ops for one in outlines), tuple(number for one in outlines for number in one.points))
