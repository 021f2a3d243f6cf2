"""A chart as items: drawn for pictures of a slide as PowerPoint draws the native one, its values written where they are seen.

The first series is in the region's accent. Text stands on the slide's ground or on a colour that it reads on.
"""

from collections.abc import Callable, Iterator, Mapping

from toolkit.errors import ContentError, MisfitError
from toolkit.geometry import Box
from toolkit.layout.deck.bars import draw_bars, draw_columns
from toolkit.layout.deck.curve import draw_lines, named_at_ends
from toolkit.layout.deck.desk import CHARTS, PX, Desk, number
from toolkit.layout.deck.draw import Pen
from toolkit.layout.deck.figures import Figures
from toolkit.layout.deck.pie import draw_pie
from toolkit.layout.deck.plot import Plotted
from toolkit.layout.deck.series import series_inks
from toolkit.layout.deck.sheet import Sheet
from toolkit.layout.items import Fill, Item
from toolkit.model.deck import SlideStyle
from toolkit.model.outline import Chart, ChartKind

LEGEND = 1.6
"""Height of a row of the legend, in sizes."""

SWATCH, BETWEEN = 0.7, 1.6
"""Side of a key's colour, and room between two keys, in sizes."""

DRAW: Mapping[ChartKind, Callable[[Sheet, Box], Plotted | None]] = {
    "bar": draw_bars,
    "column": draw_columns,
    "line": draw_lines,
    "pie": draw_pie,
    "ring": draw_pie,
}
"""None where text of this size has no room."""


def draw_chart(pen: Pen, chart: Chart, style: SlideStyle, box: Box) -> Plotted:
    """The chart with its text as large as it may be. ContentError for values that it cannot show, MisfitError for too many."""
    _require(chart, pen.slot)
    colors, figures = series_inks(pen.desk.house, pen.desk.region, pen.ground), Figures.of(chart, pen.desk.language)
    points = range(_largest(chart, box), int(style.size[0]) - 1, -1)
    sheets = [Sheet(pen, chart, size * PX, colors, figures) for size in points]
    best = [*(sheet for sheet in sheets if not _has_legend(sheet, box)), *sheets]
    if plotted := next((found for sheet in best if (found := _plotted(sheet, box))), None):
        return plotted
    problem = f"its {len(chart.categories)} categories have no room in {box.width:.0f} × {box.height:.0f} px"
    raise MisfitError(pen.slot, f"{pen.desk.say(CHARTS[chart.kind])}: {problem}", "shorten their names, or make two charts of it")


def _plotted(sheet: Sheet, box: Box) -> Plotted | None:
    """With a legend above it where series are not named in the chart."""
    draw = DRAW[sheet.chart.kind]
    if not _has_legend(sheet, box):
        return draw(sheet, box)
    rows = _rows(sheet, box.width)
    taken = LEGEND * sheet.size * len(rows)
    drawn = draw(sheet, Box(box.x, box.y + taken, box.width, box.height - taken)) if rows else None
    return drawn and drawn._replace(items=(*_legend(sheet, box, rows), *drawn.items), legend=_around(sheet, box, rows))


def _has_legend(sheet: Sheet, box: Box) -> bool:
    if len(sheet.chart.series) == 1 or sheet.chart.kind in ("pie", "ring"):
        return False
    return sheet.chart.kind != "line" or not named_at_ends(sheet, box)


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
    lines = {"line": len(chart.series) - 1, "pie": 0, "ring": 0}
    named = len(chart.categories) + lines.get(chart.kind, len(chart.categories) * (len(chart.series) - 1))
    return 16 if named <= 8 and box.width > 700 else 14 if named <= 14 else 12


def _key(sheet: Sheet, place: int) -> float:
    """Width of a series' key: its colour, its name, and room after it."""
    return SWATCH * 1.5 * sheet.size + sheet.width(sheet.chart.series[place].name) + BETWEEN * sheet.size


def _rows(sheet: Sheet, width: float) -> list[list[int]]:
    """Numbers of the series in the legend's rows; none where a name is wider than the chart."""
    rows = list[list[int]]()
    for place in range(len(sheet.chart.series)):
        if _key(sheet, place) > width:
            return []
        if rows and sum(_key(sheet, other) for other in (*rows[-1], place)) <= width:
            rows[-1].append(place)
        else:
            rows.append([place])
    return rows


def _around(sheet: Sheet, box: Box, rows: list[list[int]]) -> Box:
    """Where the legend stands."""
    width = max(sum(_key(sheet, place) for place in row) for row in rows)
    return Box(box.center.x - width / 2, box.y, width, (len(rows) * LEGEND - 0.3) * sheet.size)


def _legend(sheet: Sheet, box: Box, rows: list[list[int]]) -> Iterator[Item]:
    """Names of the series, each after its colour."""
    swatch = SWATCH * sheet.size
    for line, row in enumerate(rows):
        x = box.center.x - (sum(_key(sheet, place) for place in row) - BETWEEN * sheet.size) / 2
        baseline = box.y + sheet.size * (line * LEGEND + 1)
        for place in row:
            yield Fill(Box(x, baseline - swatch, swatch, swatch), sheet.color(place), role="chart")
            yield sheet.put(sheet.chart.series[place].name, x + 1.5 * swatch, baseline)
            x += _key(sheet, place)


def _require(chart: Chart, where: str) -> None:
    """Raises ContentError for a chart without values, or for slices of less than nothing."""
    values = [value for series in chart.series for value in series.values]
    if not values or not chart.categories:
        raise ContentError(where, "the chart has no values", "write a line `name: number` for each")
    if chart.kind in ("pie", "ring") and (min(values) < 0 or sum(values) <= 0):
        raise ContentError(where, "a whole cannot have parts below zero, or none at all", "take a bar or a column chart")
