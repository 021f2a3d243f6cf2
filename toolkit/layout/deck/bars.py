"""Bars and columns: values by category, each written at the end of its bar."""

from collections.abc import Iterator, Sequence

from toolkit.geometry import Box
from toolkit.layout.deck.plot import Plotted, Scale
from toolkit.layout.deck.sheet import Sheet
from toolkit.layout.items import Fill, Item
from toolkit.model.outline import Chart

NAMES = 0.36
"""Share of the width that names of bars may take."""

FULL, GROUPED, THICK = 0.64, 0.86, 64.0
"""Share of its place that a bar fills, and several do; the most that one is thick, px."""

LEADING, DROP = 1.15, 0.22
GAP = 0.3
"""Between a bar and its value, in sizes."""

ABOVE = 1.5
"""Room for a value over a column or under one, in sizes."""

LINES = 3
SMALLEST = 16.1
"""Above this size (px) another try is made before values give way to an axis."""


def thickness(chart: Chart, plot: Box) -> float:
    """Of one bar, px."""
    several = len(chart.series) > 1
    length, most = (plot.height, THICK) if chart.kind == "bar" else (plot.width, 2 * THICK)
    return min((GROUPED if several else FULL) * length / len(chart.categories) / len(chart.series), most)


def draw_bars(sheet: Sheet, box: Box) -> Plotted | None:
    """Lying bars, names to their left; None where the size is too large."""
    chart, size = sheet.chart, sheet.size
    column = min(max(map(sheet.width, chart.categories)) + 1, NAMES * box.width)
    step = box.height / len(chart.categories)
    names = [sheet.wrapped(name, column, LINES) for name in chart.categories]
    if thickness(chart, box) < 0.8 * size or any(name is None or len(name) * LEADING * size > step for name in names):
        return None
    room = max(sheet.width(sheet.said(value)) for value in sheet.values) + GAP * size
    left = box.x + column + 0.6 * size
    plot = Box(left, box.y, box.right - room - left, box.height)
    if plot.width < 4 * size + room:
        return None
    scale = _roomy(Scale.of(sheet.values, shown=False), sheet.values, room / plot.width)
    items = list[Item]()
    for place, name in enumerate(names):
        middle = box.y + (place + 0.5) * step
        items += _lines(sheet, name or [], box.x + column, middle, 1)
        items += _lying(sheet, place, plot, scale, middle)
    zero = plot.x + scale.place(0) * plot.width
    ground = Fill(Box(zero - 0.75, box.y, 1.5, box.height), sheet.muted, role="chart")
    return Plotted((*items, ground), size, plot, scale)


def _roomy(scale: Scale, values: Sequence[float], share: float) -> Scale:
    """With a share of its length free below the least value, for what is written there; the same where none is below zero."""
    least = min(values)
    return scale._replace(low=min(scale.low, (least - share * scale.high) / (1 - share))) if least < 0 else scale


def _lying(sheet: Sheet, place: int, plot: Box, scale: Scale, middle: float) -> Iterator[Item]:
    """A category's bars, one of each series, with their values."""
    thick, size = thickness(sheet.chart, plot), sheet.size
    top, zero = middle - thick * len(sheet.chart.series) / 2, plot.x + scale.place(0) * plot.width
    for row, series in enumerate(sheet.chart.series):
        value = series.values[place]
        start, end = sorted((zero, plot.x + scale.place(value) * plot.width))
        bar = Box(start, top + row * thick + 1, end - start, thick - 2)
        yield Fill(bar, sheet.color(row), role="chart")
        below = value < 0
        x = bar.x - GAP * size if below else bar.right + GAP * size
        yield sheet.put(sheet.said(value), x, bar.center.y + 0.36 * size, 1.0 if below else 0.0)


def draw_columns(sheet: Sheet, box: Box) -> Plotted | None:
    """Standing bars, names below; with an axis instead of values where these have no room. None where the size is too large."""
    widest = max(sheet.width(sheet.said(value)) for value in sheet.values)
    several = len(sheet.chart.series) > 1
    written = widest + 4 <= (thickness(sheet.chart, box) if several else box.width / len(sheet.chart.categories))
    if not written and sheet.size > SMALLEST:
        return None
    scale = Scale.of(sheet.values, shown=not written)
    left = 0 if written else axis_width(sheet, scale)
    return _columns(sheet, box._replace(x=box.x + left, width=box.width - left), scale, written=written)


def _columns(sheet: Sheet, box: Box, scale: Scale, *, written: bool) -> Plotted | None:
    size, step = sheet.size, box.width / len(sheet.chart.categories)
    every, names = _names(sheet, step)
    if not names:
        return None
    foot = max(map(len, names)) * LEADING * size + 0.5 * size
    above = ABOVE * size if written else 0.5 * size
    plot = Box(box.x, box.y + above, box.width, box.height - above - foot)
    if plot.height < 4 * size:
        return None
    scale = _roomy(scale, sheet.values, ABOVE * size / plot.height) if written else scale
    items = [] if written else axis(sheet, scale, plot)
    for place in range(len(sheet.chart.categories)):
        middle = plot.x + (place + 0.5) * step
        items += _standing(sheet, place, plot, scale, middle, written=written)
        items += _under(sheet, names[place], middle, plot.bottom + 0.5 * size)
    zero = plot.bottom - scale.place(0) * plot.height
    ground = Fill(Box(plot.x, zero - 0.75, plot.width, 1.5), sheet.muted, role="chart")
    return Plotted((*items, ground), size, plot, scale, written, every)


def _names(sheet: Sheet, step: float) -> tuple[int, list[list[str]]]:
    """Names of columns in lines, or only one of so many where they have no room; nothing where the size is too large."""
    names = [sheet.wrapped(name, step - 0.4 * sheet.size, LINES) for name in sheet.chart.categories]
    if all(name is not None for name in names):
        return 1, [name or [] for name in names]
    every = spaced(sheet, step) if sheet.size <= SMALLEST else 0
    return every, [[name] if place % every == 0 else [] for place, name in enumerate(sheet.chart.categories)] if every else []


def spaced(sheet: Sheet, step: float) -> int:
    """One of so many names has room where each has `step` px; 0 where less than three would be left of many."""
    names = sheet.chart.categories
    widest = max(map(sheet.width, names)) + 0.6 * sheet.size
    every = max(1, -int(-widest // step))
    return every if every <= max(1, len(names) // 3) else 0


def _standing(sheet: Sheet, place: int, plot: Box, scale: Scale, middle: float, *, written: bool) -> Iterator[Item]:
    thick, size = thickness(sheet.chart, plot), sheet.size
    left, zero = middle - thick * len(sheet.chart.series) / 2, plot.bottom - scale.place(0) * plot.height
    for row, series in enumerate(sheet.chart.series):
        value = series.values[place]
        top, bottom = sorted((zero, plot.bottom - scale.place(value) * plot.height))
        bar = Box(left + row * thick + 1, top, thick - 2, bottom - top)
        yield Fill(bar, sheet.color(row), role="chart")
        if written:
            baseline = bar.bottom + 1.1 * size if value < 0 else bar.y - GAP * size
            yield sheet.put(sheet.said(value), bar.center.x, baseline, 0.5)


def axis_width(sheet: Sheet, scale: Scale) -> float:
    """What a scale takes at the left, px."""
    figures = sheet.figures.by(scale.step)
    return max(sheet.width(figures.said(value)) for value in scale.ticks) + 0.6 * sheet.size


def axis(sheet: Sheet, scale: Scale, plot: Box) -> list[Item]:
    """Fine lines across the plot at round values, each written at its left."""
    items, figures = list[Item](), sheet.figures.by(scale.step)
    for value in scale.ticks:
        y = plot.bottom - scale.place(value) * plot.height
        items.append(Fill(Box(plot.x, y - 0.5, plot.width, 1), sheet.rule, role="chart"))
        items.append(sheet.put(figures.said(value), plot.x - 0.6 * sheet.size, y + 0.36 * sheet.size, 1))
    return items


def _lines(sheet: Sheet, lines: Sequence[str], x: float, middle: float, align: float) -> Iterator[Item]:
    """Lines about a middle."""
    top = middle - len(lines) * LEADING * sheet.size / 2
    for row, line in enumerate(lines):
        yield sheet.put(line, x, top + ((row + 1) * LEADING - DROP) * sheet.size, align)


def _under(sheet: Sheet, lines: Sequence[str], x: float, top: float) -> Iterator[Item]:
    return (sheet.put(line, x, top + ((row + 1) * LEADING - DROP) * sheet.size, 0.5) for row, line in enumerate(lines))
