"""Pies and rings: a whole in its parts from twelve o'clock on, each named beside it."""

from collections.abc import Iterator
from math import cos, pi, sin, tan
from typing import Literal, NamedTuple

from toolkit.geometry import Box, Outline, Point
from toolkit.layout.deck.curve import apart
from toolkit.layout.deck.plot import Plotted
from toolkit.layout.deck.sheet import Sheet
from toolkit.layout.items import Item, Shape
from toolkit.layout.paths import bar, joined

HOLE = 0.5
"""Radius of a ring's hole ÷ the ring's: what LibreOffice draws whatever a file says."""

RADII = (0.46, 0.42, 0.38, 0.34, 0.3, 0.26)
"""Radii ÷ height of the chart: the first is taken that leaves room for names."""

LEADING, AIR, MOVED = 1.2, 0.3, 0.8
"""Of names; free between two of them; how far one is moved from its slice before lines lead there: sizes."""

GAP, SEAM = 16.0, 3.0
"""Between a pie and its names, and between slices, px."""

LINES = 3
SMALLEST = 16.1
"""Up to this size (px), names may be broken."""

Place = Literal["beside", "below", "wrapped"]
Way = tuple[float, Place]
"""Radius ÷ height of the chart, and where values stand."""


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


def draw_pie(sheet: Sheet, box: Box) -> Plotted | None:
    """The slices with their names; None where these have no room."""
    places: tuple[Place, ...] = ("beside", "below")
    ways: list[Way] = [(share, place) for share in RADII for place in places]
    if sheet.size <= SMALLEST:
        ways.extend((share, "wrapped") for share in RADII)
    return next((found for way in ways if (found := _pie(sheet, box, way))), None)


def _pie(sheet: Sheet, box: Box, way: Way) -> Plotted | None:
    """With each value beside its name, below it, or below that in lines."""
    slices, center, radius = _slices(sheet), box.center, way[0] * box.height
    told = [_told(sheet, one, box.width / 2 - radius - GAP, way[1]) for one in slices]
    if any(text is None for text in told):
        return None
    labels = _placed(sheet, slices, [text or [] for text in told], box, radius)
    if labels is None:
        return None
    led = any(label.led for label in labels)
    items = [*_shapes(sheet, slices, center, radius)]
    for one, label in zip(slices, labels, strict=True):
        items += _label(sheet, one, label, center, radius) if led else ()
        items += _words(sheet, label)
    boxes = {one.place: label.box for one, label in zip(slices, labels, strict=True)}
    places = tuple(boxes.get(place, Box(*center, 0, 0)) for place in range(len(sheet.chart.categories)))
    plot = Box(center.x - radius, center.y - radius, 2 * radius, 2 * radius)
    return Plotted(tuple(items), sheet.size, plot, labels=places, broken=way[1] != "beside", led=led)


def _shapes(sheet: Sheet, slices: list[Slice], center: Point, radius: float) -> Iterator[Item]:
    hole = HOLE * radius if sheet.chart.kind == "ring" else 0.0
    for one in slices:
        yield Shape(_slice(center, radius, hole, one), sheet.color(one.place), role="chart")
    if len(slices) > 1:
        seams = (bar(_at(center, max(hole - 1, 0), one.start), _at(center, radius + 1, one.start), SEAM) for one in slices)
        yield Shape(joined(*seams), sheet.paper, role="chart")


def _slices(sheet: Sheet) -> list[Slice]:
    values, turned, found = sheet.chart.series[0].values, 0.0, list[Slice]()
    total = sum(values)
    for place, value in enumerate(values):
        end = turned + value / total
        if value:
            found.append(Slice(place, value, turned, end))
        turned = end
    return found


class Label(NamedTuple):
    """A slice's name and value in lines, centred in their box; `led` where that is not beside its slice."""

    lines: list[str]
    box: Box
    led: bool


def _told(sheet: Sheet, one: Slice, width: float, way: Place) -> list[str] | None:
    """Lines of a label; None where one is wider than the room beside the pie."""
    name, value = sheet.chart.categories[one.place], sheet.said(one.value)
    if way == "beside":
        return [f"{name} {value}"]
    lines = sheet.wrapped(name, width, LINES) if way == "wrapped" else [name]
    return None if lines is None else [*lines, value]


def _placed(sheet: Sheet, slices: list[Slice], texts: list[list[str]], box: Box, radius: float) -> list[Label] | None:
    """Labels round the pie, level with their slices where they can be; None where there is no room for all."""
    found, center = dict[int, Label](), box.center
    for right in (True, False):
        side = [at for at, one in enumerate(slices) if one.right == right]
        heights = [(len(texts[at]) * LEADING + AIR) * sheet.size for at in side]
        if sum(heights) > box.height:
            return None
        wanted = [_at(center, radius + GAP, slices[at].middle).y - height / 2 for at, height in zip(side, heights, strict=True)]
        tops = apart(wanted, heights, box.y, box.bottom)
        for at, height, top, asked in zip(side, heights, tops, wanted, strict=True):
            width = max(map(sheet.width, texts[at]))
            x = _beside(center, radius + GAP, top, height)
            place = Box(center.x + x if right else center.x - x - width, top, width, height)
            found[at] = Label(texts[at], place, abs(top - asked) > MOVED * sheet.size)
    outside = any(label.box.x < box.x or label.box.right > box.right for label in found.values())
    return None if outside else [found[at] for at in range(len(slices))]


def _beside(center: Point, radius: float, top: float, height: float) -> float:
    """How far from the upright through the middle a label begins, so that it lies outside the circle."""
    near = max(top - center.y, center.y - top - height, 0)
    return max(radius**2 - near**2, GAP**2 / 4) ** 0.5


def _label(sheet: Sheet, one: Slice, label: Label, center: Point, radius: float) -> Iterator[Item]:
    """A fine line from a slice to its name."""
    near = label.box.x - 4 if one.right else label.box.right + 4
    start, end = _at(center, radius + 2, one.middle), Point(near, label.box.center.y)
    if start != end:
        yield Shape(joined(bar(start, end, 1.25)), sheet.muted, role="chart")


def _words(sheet: Sheet, label: Label) -> Iterator[Item]:
    for row, line in enumerate(label.lines):
        baseline = label.box.y + (AIR / 2 + row * LEADING + 0.95) * sheet.size
        yield sheet.put(line, label.box.center.x, baseline, 0.5)


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
