"""Line charts: each series a line whose name and last value stand at its end."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from toolkit.geometry import Box, Point
from toolkit.layout.deck.bars import axis, axis_width, spaced
from toolkit.layout.deck.desk import NB
from toolkit.layout.deck.plot import Plotted, Scale
from toolkit.layout.deck.sheet import Sheet
from toolkit.layout.items import Fill, Item, Shape
from toolkit.layout.paths import bar, circle, joined

THICK, DOT = 3.5, 5.5
"""Of the line, and radius of its points, px."""

NAMES = 0.36
"""Share of the width that the series' names may take."""

APART = 1.05
"""Distance of lines' ends that have names, in sizes: where they are nearer, a legend tells what is what."""

ABOVE, BELOW = 1.4, 2.0
"""Room over the plot and under it, in sizes."""

FLAT = 0.5
"""Lines whose values differ by less than this share of the highest do not begin at zero."""


def draw_lines(sheet: Sheet, box: Box) -> Plotted | None:
    """Lines over categories; None where the size is too large."""
    return _plotted(sheet, box, written=len(sheet.chart.series) == 1) or _plotted(sheet, box, written=False)


def named_at_ends(sheet: Sheet, box: Box) -> bool:
    """Whether several lines have room for their names at their ends, none near another."""
    if max(map(sheet.width, end_names(sheet))) > NAMES * box.width:
        return False
    scale, height = _scale(sheet.values), box.height - (ABOVE + BELOW) * sheet.size
    ends = sorted(scale.place(series.values[-1]) * height for series in sheet.chart.series)
    return all(above - below > APART * sheet.size for below, above in pairwise(ends))


def end_names(sheet: Sheet) -> list[str]:
    """What stands at the end of each line: its name and its last value."""
    return [f"{series.name}{NB}{sheet.said(series.values[-1])}".strip(NB) for series in sheet.chart.series]


def _plotted(sheet: Sheet, box: Box, *, written: bool) -> Plotted | None:
    chart, size, scale = sheet.chart, sheet.size, _scale(sheet.values)
    named = len(chart.series) > 1 and named_at_ends(sheet, box)
    own = max(sheet.width(sheet.said(value)) for value in sheet.values)
    ends = max(map(sheet.width, end_names(sheet))) + size if named else 0
    left, half = 0 if written else axis_width(sheet, scale), 0.5 / len(chart.categories)
    right = max((ends - half * (box.width - left)) / (1 - half), 0)
    plot = Box(box.x + left, box.y + ABOVE * size, box.width - left - right, box.height - (ABOVE + BELOW) * size)
    step = plot.width / len(chart.categories)
    if plot.width < 8 * size or not (every := spaced(sheet, step)) or (written and own + 0.4 * size > step):
        return None
    paths = [_points(series.values, plot, scale) for series in chart.series]
    items = [*(() if written else axis(sheet, scale, plot)), _ground(sheet, plot, scale)]
    items += _below(sheet, plot, every)
    items += (item for row, points in enumerate(paths) for item in _line(sheet, row, points))
    items += _values(sheet, paths[0]) if written else ()
    items += _ends(sheet, [points[-1] for points in paths]) if named else ()
    return Plotted(tuple(items), size, plot, scale, written, every, named=named)


def _scale(values: Sequence[float]) -> Scale:
    """From zero, or from near the least where all differ by little."""
    low, high = min(values), max(values)
    return Scale.of(values, zero=not 0 < high - low < FLAT * high)


def _points(values: Sequence[float], plot: Box, scale: Scale) -> list[Point]:
    step = plot.width / len(values)
    return [
        Point(plot.x + (place + 0.5) * step, plot.bottom - scale.place(value) * plot.height) for place, value in enumerate(values)
    ]


def _ground(sheet: Sheet, plot: Box, scale: Scale) -> Item:
    """The line at nought, or at the least value shown."""
    y = plot.bottom - max(scale.place(0), 0) * plot.height
    return Fill(Box(plot.x, y - 0.75, plot.width, 1.5), sheet.muted, role="chart")


def _line(sheet: Sheet, row: int, points: Sequence[Point]) -> Iterator[Item]:
    strokes = [bar(start, end, THICK) for start, end in pairwise(points) if start != end]
    yield Shape(joined(*strokes, *(circle(point, DOT) for point in points)), sheet.color(row), role="chart")


def _below(sheet: Sheet, plot: Box, every: int) -> Iterator[Item]:
    """Names of the categories under the axis: all, or one of so many."""
    names, step = sheet.chart.categories, plot.width / len(sheet.chart.categories)
    for place in range(0, len(names), every):
        yield sheet.put(names[place], plot.x + (place + 0.5) * step, plot.bottom + 1.45 * sheet.size, 0.5)


def _values(sheet: Sheet, points: Sequence[Point]) -> Iterator[Item]:
    """Values over their points."""
    for point, value in zip(points, sheet.chart.series[0].values, strict=True):
        yield sheet.put(sheet.said(value), point.x, point.y - 0.7 * sheet.size, 0.5)


def _ends(sheet: Sheet, ends: Sequence[Point]) -> Iterator[Item]:
    for name, end in zip(end_names(sheet), ends, strict=True):
        yield sheet.put(name, end.x + 0.7 * sheet.size, end.y + 0.36 * sheet.size)


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
