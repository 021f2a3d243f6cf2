"""Pies and rings: a whole in its parts from twelve o'clock on, each named beside it."""

from collections.abc import Iterator
from math import cos, pi, sin, tan
from typing import NamedTuple

from toolkit.geometry import Box, Outline, Point
from toolkit.layout.deck.art import ground_color
from toolkit.layout.deck.curve import apart
from toolkit.layout.deck.series import CYCLE
from toolkit.layout.deck.sheet import Sheet
from toolkit.layout.items import Item, Shape
from toolkit.layout.paths import bar, joined

HOLE = 0.58
"""Radius of a ring's hole ÷ the ring's."""

RADIUS, WIDEST = 0.37, 0.24
"""Radius ÷ height of the chart, and ÷ its width at most, so that names have room on all sides."""

LEADING, GAP, SEAM = 1.2, 26.0, 3.0
"""Of names; between ring and name; between slices: px."""

LINES = 3


class Slice(NamedTuple):
    """A part: where it begins and ends, in turns from twelve o'clock."""

    place: int
    value: float
    start: float
    end: float

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2

    @property
    def right(self) -> bool:
        return self.middle % 1 < 0.5


def draw_pie(sheet: Sheet, box: Box) -> list[Item] | None:
    """The slices with their names; None where these have no room."""
    radius = min(RADIUS * box.height, WIDEST * box.width)
    slices, ring = _slices(sheet), sheet.chart.kind == "ring"
    labels = _labels(sheet, slices, box, radius)
    if labels is None:
        return None
    hole = HOLE * radius if ring else 0.0
    items = list[Item]()
    for one in slices:
        items.append(Shape(_slice(box.center, radius, hole, one), sheet.colors[one.place % CYCLE], role="chart"))
    seams = [bar(_at(box.center, hole - 1, one.start), _at(box.center, radius + 1, one.start), SEAM) for one in slices]
    ground = ground_color(sheet.pen.desk.house, sheet.pen.ground)
    seamed = [Shape(joined(*seams), ground, role="chart")] if len(slices) > 1 else []
    return [*items, *seamed, *labels]


def _slices(sheet: Sheet) -> list[Slice]:
    values, turned, found = sheet.chart.series[0].values, 0.0, list[Slice]()
    total = sum(values)
    for place, value in enumerate(values):
        end = turned + value / total
        if value:
            found.append(Slice(place, value, turned, end))
        turned = end
    return found


def _labels(sheet: Sheet, slices: list[Slice], box: Box, radius: float) -> list[Item] | None:
    """Names and values at either side of the pie, level with their slices."""
    width = box.width / 2 - radius - GAP
    items = list[Item]()
    for right in (True, False):
        side = [one for one in slices if one.right == right]
        texts = [_told(sheet, one, width) for one in side]
        heights = [(len(text or []) * LEADING + 0.5) * sheet.size for text in texts]
        if any(text is None for text in texts) or sum(heights) > box.height:
            return None
        wanted = [_at(box.center, radius * 0.86, one.middle).y - height / 2 for one, height in zip(side, heights, strict=True)]
        tops = apart(wanted, heights, box.y, box.bottom)
        for one, text, top in zip(side, texts, tops, strict=True):
            items += _label(sheet, one, text or [], top, box, radius)
    return items


def _told(sheet: Sheet, one: Slice, width: float) -> list[str] | None:
    name = sheet.wrapped(sheet.chart.categories[one.place], width, LINES)
    return [*name, sheet.said(one.value)] if name is not None and sheet.width(sheet.said(one.value)) <= width else None


def _label(sheet: Sheet, one: Slice, text: list[str], top: float, box: Box, radius: float) -> Iterator[Item]:
    """A name, its value below it, and a fine line to its slice."""
    size, align, way = sheet.size, 0.0 if one.right else 1.0, 1 if one.right else -1
    x, level = box.center.x + way * (radius + GAP), top + 0.72 * size
    start = _at(box.center, radius + 3, one.middle)
    yield Shape(joined(bar(start, Point(x - way * 8, level), 1.25)), sheet.muted, role="chart")
    for row, line in enumerate(text):
        baseline = top + (row * LEADING + 1.02) * size
        yield sheet.put(line, x, baseline, align)


def _at(center: Point, radius: float, turn: float) -> Point:
    """A point of a circle, clockwise from twelve o'clock."""
    return Point(center.x + radius * sin(2 * pi * turn), center.y - radius * cos(2 * pi * turn))


def _slice(center: Point, radius: float, hole: float, one: Slice) -> Outline:
    """A sector, of a ring where there is a hole; clockwise."""
    outer = _arc(center, radius, one.start, one.end)
    start = _at(center, radius, one.start)
    if not hole:
        return Outline("ML" + "C" * (len(outer) // 6) + "Z", (*center, *start, *outer))
    inner, back = _arc(center, hole, one.end, one.start), _at(center, hole, one.end)
    ops = "M" + "C" * (len(outer) // 6) + "L" + "C" * (len(inner) // 6) + "Z"
    return Outline(ops, (*start, *outer, *back, *inner))


def _arc(center: Point, radius: float, start: float, end: float) -> tuple[float, ...]:
    """Cubic Béziers along a circle, an eighth of it each at most."""
    count = max(1, -int(-abs(end - start) // 0.125))
    step, points = (end - start) / count, list[float]()
    handle = 4 / 3 * tan(2 * pi * step / 4) * radius
    for part in range(count):
        a, b = start + part * step, start + (part + 1) * step
        (ax, ay), (bx, by) = _at(center, radius, a), _at(center, radius, b)
        points += (ax + handle * cos(2 * pi * a), ay + handle * sin(2 * pi * a))
        points += (bx - handle * cos(2 * pi * b), by - handle * sin(2 * pi * b), bx, by)
    return tuple(points)
