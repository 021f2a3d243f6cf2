"""Bars and columns: values by category, each written at the end of its bar."""

from collections.abc import Iterator, Sequence
from math import ceil, floor, log10
from typing import NamedTuple

from toolkit.geometry import Box
from toolkit.layout.deck.series import CYCLE
from toolkit.layout.deck.sheet import Sheet
from toolkit.layout.items import Fill, Item

NAMES = 0.36
"""Share of the width that names of bars may take."""

FULL, GROUPED, THICK = 0.64, 0.86, 64.0
"""Share of its place that a bar fills, and several do; the most that one is thick, px."""

LEADING, DROP = 1.15, 0.22
GAP = 0.5
"""Between a bar and its value, in sizes."""

LINES = 3
SMALLEST = 16.1
"""Above this size (px) another try is made before values give way to an axis."""


class Span(NamedTuple):
    """Values on a line: from `low` at `start` to `high` at `end`, px."""

    low: float
    high: float
    start: float
    end: float

    @classmethod
    def of(cls, values: Sequence[float], start: float, end: float) -> "Span":
        """From zero, or from the least where that is below it."""
        low, high = min(0.0, *values), max(0.0, *values)
        return cls(low, high if high > low else low + 1, start, end)

    def at(self, value: float) -> float:
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def all_values(sheet: Sheet) -> list[float]:
    return [value for series in sheet.chart.series for value in series.values]


def draw_bars(sheet: Sheet, box: Box) -> list[Item] | None:
    """Lying bars, names to their left; None where the size is too large."""
    chart, size = sheet.chart, sheet.size
    column = min(max(map(sheet.width, chart.categories)) + 1, NAMES * box.width)
    step = box.height / len(chart.categories)
    names = [sheet.wrapped(name, column, LINES) for name in chart.categories]
    thick = min(_full(sheet) * step / len(chart.series), THICK)
    if thick < 0.8 * size or any(name is None or len(name) * LEADING * size > step for name in names):
        return None
    room = max(sheet.width(sheet.said(value)) for value in all_values(sheet)) + GAP * size
    left = box.x + column + size + (room if min(all_values(sheet)) < 0 else 0)
    span = Span.of(all_values(sheet), left, box.right - room)
    if span.end - span.start < 4 * size:
        return None
    items = list[Item]()
    for place, name in enumerate(names):
        middle = box.y + (place + 0.5) * step
        items += _lines(sheet, name or [], box.x + column, middle, 1)
        items += _lying(sheet, place, span, middle, thick)
    return [*items, Fill(Box(span.at(0) - 0.75, box.y, 1.5, box.height), sheet.muted, role="chart")]


def _full(sheet: Sheet) -> float:
    return GROUPED if len(sheet.chart.series) > 1 else FULL


def _lying(sheet: Sheet, place: int, span: Span, middle: float, thick: float) -> Iterator[Item]:
    """A category's bars, one of each series, with their values."""
    top, size = middle - thick * len(sheet.chart.series) / 2, sheet.size
    for row, series in enumerate(sheet.chart.series):
        value = series.values[place]
        start, end = sorted((span.at(0), span.at(value)))
        bar = Box(start, top + row * thick + 1, end - start, thick - 2)
        yield Fill(bar, sheet.colors[row % CYCLE], role="chart")
        below = value < 0
        x = bar.x - GAP * size if below else bar.right + GAP * size
        yield sheet.put(sheet.said(value), x, bar.center.y + 0.36 * size, 1.0 if below else 0.0)


def draw_columns(sheet: Sheet, box: Box) -> list[Item] | None:
    """Standing bars, names below; with an axis instead of values where these have no room. None where the size is too large."""
    chart, size = sheet.chart, sheet.size
    step = box.width / len(chart.categories)
    names = [sheet.wrapped(name, step - 0.5 * size, LINES) for name in chart.categories]
    if any(name is None for name in names):
        return None
    thick = min(_full(sheet) * step / len(chart.series), 2 * THICK)
    widest = max(sheet.width(sheet.said(value)) for value in all_values(sheet))
    written = widest + 4 <= (thick if len(chart.series) > 1 else step)
    if not written and size > SMALLEST:
        return None
    foot = max(len(name or []) for name in names) * LEADING * size + 0.5 * size
    top, low = box.y + 1.5 * size, box.bottom - foot - (1.5 * size if min(all_values(sheet)) < 0 else 0)
    span = Span.of(all_values(sheet), low, top)
    items = [] if written else axis(sheet, span, box)
    for place, name in enumerate(names):
        middle = box.x + (place + 0.5) * step
        items += _standing(sheet, place, span, middle, thick, written=written)
        items += _under(sheet, name or [], middle, box.bottom - foot + 0.5 * size)
    return [*items, Fill(Box(box.x, span.at(0) - 0.75, box.width, 1.5), sheet.muted, role="chart")]


def _standing(sheet: Sheet, place: int, span: Span, middle: float, thick: float, *, written: bool) -> Iterator[Item]:
    left, size = middle - thick * len(sheet.chart.series) / 2, sheet.size
    for row, series in enumerate(sheet.chart.series):
        value = series.values[place]
        top, bottom = sorted((span.at(0), span.at(value)))
        bar = Box(left + row * thick + 1, top, thick - 2, bottom - top)
        yield Fill(bar, sheet.colors[row % CYCLE], role="chart")
        if written:
            baseline = bar.bottom + 1.1 * size if value < 0 else bar.y - GAP * size
            yield sheet.put(sheet.said(value), bar.center.x, baseline, 0.5)


def axis(sheet: Sheet, span: Span, box: Box) -> list[Item]:
    """Fine lines across the chart at round values, each written above its left end."""
    items = list[Item]()
    for value in ticks(span.low, span.high):
        y = span.at(value)
        items.append(Fill(Box(box.x, y - 0.5, box.width, 1), sheet.rule, role="chart"))
        if value:
            items.append(sheet.put(sheet.said(value), box.x, y - 0.3 * sheet.size, color=sheet.muted))
    return items


def ticks(low: float, high: float) -> list[float]:
    """Four or so round values between two."""
    rough = (high - low) / 4
    power = 10 ** floor(log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    return [round(step * count, 10) for count in range(ceil(low / step), floor(high / step) + 1)]


def _lines(sheet: Sheet, lines: Sequence[str], x: float, middle: float, align: float) -> Iterator[Item]:
    """Lines about a middle."""
    top = middle - len(lines) * LEADING * sheet.size / 2
    for row, line in enumerate(lines):
        yield sheet.put(line, x, top + ((row + 1) * LEADING - DROP) * sheet.size, align)


def _under(sheet: Sheet, lines: Sequence[str], x: float, top: float) -> Iterator[Item]:
    return (sheet.put(line, x, top + ((row + 1) * LEADING - DROP) * sheet.size, 0.5) for row, line in enumerate(lines))
