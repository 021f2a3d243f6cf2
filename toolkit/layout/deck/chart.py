"""A chart as items: drawn for pictures of a slide as PowerPoint draws the native one, its values written where they are seen.

The first series is in the region's accent. Text stands on the slide's ground or on a colour that it reads on.
"""

from collections.abc import Callable, Mapping

from toolkit.color import Color
from toolkit.errors import ContentError, MisfitError
from toolkit.geometry import Box
from toolkit.layout.deck.bars import draw_bars, draw_columns
from toolkit.layout.deck.curve import draw_lines
from toolkit.layout.deck.desk import CHARTS, PX, Desk, number
from toolkit.layout.deck.draw import Pen
from toolkit.layout.deck.pie import draw_pie
from toolkit.layout.deck.series import CYCLE, series_colors
from toolkit.layout.deck.sheet import Sheet
from toolkit.layout.items import Fill, Item
from toolkit.model.deck import SlideStyle
from toolkit.model.outline import Chart, ChartKind

LEGEND = 2.0
"""Height of the legend's row, in sizes."""

Drawn = Callable[[Sheet, Box], list[Item] | None]
DRAW: Mapping[ChartKind, Drawn] = {
    "bar": draw_bars,
    "column": draw_columns,
    "line": draw_lines,
    "pie": draw_pie,
    "ring": draw_pie,
}
"""None where text of this size has no room."""


def draw_chart(pen: Pen, chart: Chart, style: SlideStyle, box: Box) -> list[Item]:
    """The chart with its text as large as it may be. ContentError for values that it cannot show, MisfitError for too many."""
    _require(chart, pen.slot)
    for points in range(_largest(chart, box), int(style.size[0]) - 1, -1):
        sheet = Sheet(pen, chart, points * PX, series_colors(pen.desk.house, pen.desk.region, pen.ground))
        legend = _legend(sheet, box) if len(chart.series) > 1 and chart.kind in ("bar", "column") else []
        taken = LEGEND * sheet.size if legend else 0
        if legend is None:
            continue
        drawn = DRAW[chart.kind](sheet, Box(box.x, box.y + taken, box.width, box.height - taken))
        if drawn is not None:
            return [*legend, *drawn]
    problem = f"its {len(chart.categories)} categories have no room in {box.width:.0f} × {box.height:.0f} px"
    raise MisfitError(pen.slot, f"{pen.desk.say(CHARTS[chart.kind])}: {problem}", "shorten their names, or make two charts of it")


def chart_alt(desk: Desk, chart: Chart) -> str:
    """The chart told in words: its kind, and every value."""
    told = list[str]()
    for series in chart.series:
        values = zip(chart.categories, series.values, strict=True)
        said = ", ".join(f"{name} {number(value, desk.language, chart.unit)}" for name, value in values)
        told.append(f"{series.name}: {said}" if len(chart.series) > 1 else said)
    return f"{desk.say(CHARTS[chart.kind])}: {'; '.join(told)}"


def _largest(chart: Chart, box: Box) -> int:
    """Points of a chart's text at most: large where few things are named."""
    named = len(chart.categories) * (1 if chart.kind in ("pie", "ring") else len(chart.series))
    return 16 if named <= 8 and box.width > 700 else 14 if named <= 14 else 12


def _legend(sheet: Sheet, box: Box) -> list[Item] | None:
    """Names of the series in a row; None where they are wider than the chart."""
    swatch, items = 0.7 * sheet.size, list[Item]()
    width = sum(1.5 * swatch + sheet.width(series.name) for series in sheet.chart.series)
    width += 1.6 * sheet.size * (len(sheet.chart.series) - 1)
    if width > box.width:
        return None
    x = box.center.x - width / 2
    baseline = box.y + sheet.size
    for series, color in zip(sheet.chart.series, _cycled(sheet), strict=False):
        items.append(Fill(Box(x, baseline - swatch, swatch, swatch), color, role="chart"))
        items.append(sheet.put(series.name, x + 1.5 * swatch, baseline))
        x += 1.5 * swatch + sheet.width(series.name) + 1.6 * sheet.size
    return items


def _cycled(sheet: Sheet) -> list[Color]:
    return [sheet.colors[place % CYCLE] for place in range(len(sheet.chart.series))]


def _require(chart: Chart, where: str) -> None:
    """Raises ContentError for a chart without values, or for slices of less than nothing."""
    values = [value for series in chart.series for value in series.values]
    if not values or not chart.categories:
        raise ContentError(where, "the chart has no values", "write a line `name: number` for each")
    if chart.kind in ("pie", "ring") and (min(values) < 0 or sum(values) <= 0):
        raise ContentError(where, "a whole cannot have parts below zero, or none at all", "take a bar or a column chart")
