"""Line charts: each series a line whose name stands at its end."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from toolkit.geometry import Box, Point
from toolkit.layout.deck.bars import Span, all_values, axis, ticks
from toolkit.layout.deck.series import CYCLE
from toolkit.layout.deck.sheet import Sheet
from toolkit.layout.items import Fill, Item, Shape
from toolkit.layout.paths import bar, circle, joined

THICK, DOT = 3.5, 5.5
"""Of the line, and radius of its points, px."""

NAMES = 0.24
"""Share of the width that the series' names may take."""

LEADING = 1.15
FLAT = 0.5
"""Lines whose values differ by less than this share of the highest do not begin at zero."""


def draw_lines(sheet: Sheet, box: Box) -> list[Item] | None:
    """Lines over categories; None where the size is too large."""
    chart, size = sheet.chart, sheet.size
    several = len(chart.series) > 1
    names = [sheet.wrapped(series.name, NAMES * box.width, 2) for series in chart.series] if several else []
    if any(name is None for name in names):
        return None
    right = max((sheet.width(line) for name in names for line in name or []), default=0.0)
    left = max(*(sheet.width(sheet.said(value)) + size for value in all_values(sheet)), sheet.width(chart.categories[0]) / 2)
    right = max(right + 1.8 * size, sheet.width(chart.categories[-1]) / 2)
    plot = Box(box.x + left, box.y + 1.4 * size, box.width - left - right, box.height - 3.4 * size)
    if plot.width < 8 * size or not (marks := _below(sheet, plot)):
        return None
    span = _span(all_values(sheet), plot)
    paths = [_points(series.values, plot, span) for series in chart.series]
    lines = [item for row, points in enumerate(paths) for item in _line(sheet, row, points)]
    if not several and (values := _values(sheet, paths[0], plot)):
        ground = Fill(Box(plot.x, plot.bottom - 0.75, plot.width, 1.5), sheet.muted, role="chart")
        return [ground, *marks, *lines, *values]
    scale = axis(sheet, span, Box(box.x, box.y, plot.right - box.x, box.height))
    ends = [points[-1] for points in paths]
    return [*scale, *marks, *lines, *(_named(sheet, [name or [] for name in names], ends, box) if several else ())]


def _span(values: Sequence[float], plot: Box) -> Span:
    """From zero, or from near the least where all differ by little."""
    low, high = min(values), max(values)
    if not 0 < high - low < FLAT * high:
        return Span.of(values, plot.bottom, plot.y)
    step = ticks(low, high)
    return Span(2 * step[0] - step[1] if len(step) > 1 else low, high, plot.bottom, plot.y)


def _points(values: Sequence[float], plot: Box, span: Span) -> list[Point]:
    step = plot.width / max(len(values) - 1, 1)
    return [Point(plot.x + place * step, span.at(value)) for place, value in enumerate(values)]


def _line(sheet: Sheet, row: int, points: Sequence[Point]) -> Iterator[Item]:
    strokes = [bar(start, end, THICK) for start, end in pairwise(points) if start != end]
    yield Shape(joined(*strokes, *(circle(point, DOT) for point in points)), sheet.colors[row % CYCLE], role="chart")


def _below(sheet: Sheet, plot: Box) -> list[Item]:
    """Names of the categories under the axis: all, or every second, third … as many as there is room for."""
    names, baseline = sheet.chart.categories, plot.bottom + 1.7 * sheet.size
    step = plot.width / max(len(names) - 1, 1)
    widest = max(map(sheet.width, names)) + 0.8 * sheet.size
    every = max(1, -int(-widest // step))
    if every > max(1, len(names) // 3):
        return []
    return [sheet.put(name, plot.x + place * step, baseline, 0.5) for place, name in enumerate(names) if place % every == 0]


def _values(sheet: Sheet, points: Sequence[Point], plot: Box) -> list[Item]:
    """Values over their points; none where they have no room."""
    series, size = sheet.chart.series[0], sheet.size
    widest = max(sheet.width(sheet.said(value)) for value in series.values)
    if widest + 0.4 * size > plot.width / max(len(points) - 1, 1):
        return []
    pairs = zip(points, series.values, strict=True)
    return [sheet.put(sheet.said(value), point.x, point.y - 0.7 * size, 0.5) for point, value in pairs]


def _named(sheet: Sheet, names: Sequence[Sequence[str]], ends: Sequence[Point], box: Box) -> Iterator[Item]:
    """The series' names at the ends of their lines, moved apart where lines end near each other."""
    heights = [len(name) * LEADING * sheet.size + 4 for name in names]
    tops = apart([end.y - height / 2 for end, height in zip(ends, heights, strict=True)], heights, box.y, box.bottom)
    for name, end, top in zip(names, ends, tops, strict=True):
        for row, line in enumerate(name):
            yield sheet.put(line, end.x + 0.9 * sheet.size, top + (row + 0.82) * LEADING * sheet.size, 0)


def apart(tops: Sequence[float], heights: Sequence[float], least: float, most: float) -> list[float]:
    """Places near the wanted ones, none over another, between two limits as far as they go."""
    found, floor = list(tops), least
    order = sorted(range(len(tops)), key=lambda place: tops[place] + heights[place] / 2)
    for place in order:
        found[place] = max(found[place], floor)
        floor = found[place] + heights[place]
    ceiling = most
    for place in reversed(order):
        found[place] = min(found[place], ceiling - heights[place])
        ceiling = found[place]
    return found
