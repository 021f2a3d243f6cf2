"""Charts as Office has them: editable, in the theme's colours, each value written beside its bar, point or slice.

DrawingML charts (ECMA-376 part 1 §21.2). All places, the scale and the numbers' format are those of the chart's picture
(toolkit.layout.deck.chart). Labels stand on the slide's ground in its text colour, never on a bar, so that they read at AA
whatever the accents are; a scale and gridlines appear only where there are too many values to be written.
"""

from typing import NamedTuple

from toolkit.backends.pptx.chart_labels import Slices, around, edge_layout, inner_layout, labels, named_at, slice_labels
from toolkit.backends.pptx.workbook import SHEET, column
from toolkit.backends.pptx.xml import escaped
from toolkit.geometry import Box
from toolkit.layout.deck.bars import thickness
from toolkit.layout.deck.chart import draw_chart
from toolkit.layout.deck.desk import CURRENCIES, NB
from toolkit.layout.deck.draw import Pen
from toolkit.layout.deck.figures import SMALL, Figures
from toolkit.layout.deck.pie import HOLE
from toolkit.layout.deck.plot import Plotted
from toolkit.layout.deck.series import CYCLE, series_inks
from toolkit.model.deck import SlideStyle
from toolkit.model.outline import Chart, Series

CHART = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
CATEGORIES, VALUES = 111, 112
"""Ids of the two axes: positive, and unique within the chart."""

ROUND = ("pie", "ring")
LOCALES, FINNISH = {"en": "809", "sv": "81D"}, "40B"
"""How numbers are grouped, for programs that look at it (MS-LCID); Sámi in Finland groups as Finnish does."""
UPRIGHT = '<c:txPr><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:pPr><a:defRPr/></a:pPr><a:endParaRPr/></a:p></c:txPr>'
"""Names of categories are not turned; where only some are shown, LibreOffice would break them for this."""
GAP = '<a:ln w="25400"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:ln>'
"""Between slices, in the ground's colour, so that neighbours are told apart without their colours."""


class Frame(NamedTuple):
    """Where a chart stands (px), its language's BCP 47 tag, who draws it for pictures, and the style of its text."""

    box: Box
    tag: str
    pen: Pen
    style: SlideStyle


class Drawn(NamedTuple):
    """A chart as its picture shows it: its boxes' origin is that of the slide, as `box`'s is."""

    chart: Chart
    box: Box
    plotted: Plotted
    figures: Figures
    fades: tuple[float, ...]
    """Opacities of colours that come again."""

    @property
    def number(self) -> str:
        return format_code(self.figures)

    def within(self, part: Box) -> Box:
        """From the slide's origin to the chart's."""
        return part._replace(x=part.x - self.box.x, y=part.y - self.box.y)


def chart_xml(chart: Chart, frame: Frame, workbook: str = "rId1") -> str:
    """The chart part; `workbook` is the relationship to its figures."""
    plotted = draw_chart(frame.pen, chart, frame.style, frame.box)
    drawn = Drawn(chart, frame.box, plotted, Figures.of(chart, frame.pen.desk.language), _fades(frame.pen))
    size = round(plotted.size * 0.75)
    return (
        f'<c:chartSpace {CHART}><c:date1904 val="0"/><c:lang val="{frame.tag}"/><c:roundedCorners val="0"/><c:chart>'
        f'<c:autoTitleDeleted val="1"/><c:plotArea>{_plot(drawn)}</c:plotArea>{_legend(drawn, size)}'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{_text(size)}<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _fades(pen: Pen) -> tuple[float, ...]:
    return series_inks(pen.desk.house, pen.desk.region, pen.ground).fades


def number_format(chart: Chart, language: str) -> str:
    """Office's format code for the chart's values."""
    return format_code(Figures.of(chart, language))


def format_code(figures: Figures) -> str:
    """`[$-40B]#,##0" €";"−"#,##0" €"`: as `Figures.said` writes. The unit is quoted: a bare % multiplies."""
    decimals, unit = figures.decimals, figures.unit.replace('"', "").replace("\\", "")
    digits = "General" if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")
    english = figures.language == "en"
    before, after = ("", f"{'' if english and unit == '%' else NB}{unit}" if unit else "")
    if english and unit in CURRENCIES:
        before, after = unit, ""
    told, locale = f"{_quoted(before)}{digits}{_quoted(after)}", f"[$-{LOCALES.get(figures.language, FINNISH)}]"
    if figures.parted:
        return f"{locale}[<{SMALL}]{told};{_quoted(before)}#,##0{_quoted(after)}"
    return f'{locale}{told};"−"{told}'


def _quoted(text: str) -> str:
    return f'"{text}"' if text else ""


def _plot(drawn: Drawn) -> str:
    chart, plotted = drawn.chart, drawn.plotted
    if chart.kind in ROUND:
        return _round(drawn)
    series = "".join(_series(drawn, at) for at in range(len(chart.series)))
    room = inner_layout(drawn.within(plotted.plot), drawn.box)
    axes = f'<c:axId val="{CATEGORIES}"/><c:axId val="{VALUES}"/>'
    if chart.kind == "line":
        body = f'<c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>{axes}'
        return f"{room}<c:lineChart>{body}</c:lineChart>{_axes(drawn)}"
    direction = "bar" if chart.kind == "bar" else "col"
    gaps = f'<c:gapWidth val="{_gap(chart, plotted.plot)}"/><c:overlap val="{-3 if len(chart.series) > 1 else 0}"/>'
    head = f'<c:barDir val="{direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
    return f"{room}<c:barChart>{head}{series}{gaps}{axes}</c:barChart>{_axes(drawn)}"


def _gap(chart: Chart, plot: Box) -> int:
    """Room between groups of bars, in per cent of a bar."""
    step = (plot.height if chart.kind == "bar" else plot.width) / len(chart.categories)
    return min(round((step / thickness(chart, plot) - len(chart.series)) * 100), 500)


def _series(drawn: Drawn, at: int) -> str:
    """A series of bars or of a line, with its labels."""
    chart, written = drawn.chart, _written(drawn)
    color, name, figures = _color(at, drawn.fades), _named(chart.series[at], at), _figures(chart, at)
    if chart.kind != "line":
        return f'<c:ser>{name}<c:spPr>{color}</c:spPr><c:invertIfNegative val="0"/>{written}{figures}</c:ser>'
    dot = f'<c:marker><c:symbol val="circle"/><c:size val="8"/><c:spPr>{color}<a:ln><a:noFill/></a:ln></c:spPr></c:marker>'
    stroke = f'<c:spPr><a:ln w="33338" cap="rnd">{color}<a:round/></a:ln></c:spPr>'
    return f'<c:ser>{name}{stroke}{dot}{written}{figures}<c:smooth val="0"/></c:ser>'


def _written(drawn: Drawn) -> str:
    """The labels of a series: its values, or its name and last value at its end, or nothing."""
    if drawn.plotted.named:
        return named_at(len(drawn.chart.categories) - 1, drawn.number)
    return labels(drawn.number, "t" if drawn.chart.kind == "line" else "outEnd") if drawn.plotted.written else ""


def _round(drawn: Drawn) -> str:
    """A pie or a ring of the first series, every slice with its name and value outside it."""
    chart, plotted = drawn.chart, drawn.plotted
    points = "".join(
        f'<c:dPt><c:idx val="{at}"/><c:bubble3D val="0"/><c:spPr>{_color(at, drawn.fades)}{GAP}</c:spPr></c:dPt>'
        for at in range(len(chart.categories))
    )
    plot, places = drawn.within(plotted.plot), [drawn.within(label) for label in plotted.labels]
    written = around(chart.series[0].values, places, plot, drawn.box, HOLE if chart.kind == "ring" else 0)
    look = Slices("" if chart.kind == "ring" else "ctr", "\n" if plotted.broken else " ", plotted.led)
    shown = slice_labels(drawn.number, look, written)
    body = f'<c:varyColors val="1"/><c:ser>{_named(chart.series[0], 0)}{points}{shown}{_figures(chart, 0)}</c:ser>'
    tag = "doughnutChart" if chart.kind == "ring" else "pieChart"
    hole = f'<c:holeSize val="{round(HOLE * 100)}"/>' if chart.kind == "ring" else ""
    return f'{inner_layout(plot, drawn.box)}<c:{tag}>{body}<c:firstSliceAng val="0"/>{hole}</c:{tag}>'


def _named(series: Series, at: int) -> str:
    cell = f"{SHEET}!${column(at + 1)}$1"
    return f'<c:idx val="{at}"/><c:order val="{at}"/><c:tx><c:strRef><c:f>{cell}</c:f>{_strings([series.name])}</c:strRef></c:tx>'


def _figures(chart: Chart, at: int) -> str:
    """Categories and values, as they stand in the workbook."""
    last, letters = len(chart.categories) + 1, column(at + 1)
    values = "".join(f'<c:pt idx="{row}"><c:v>{value:.15g}</c:v></c:pt>' for row, value in enumerate(chart.series[at].values))
    cache = f'<c:formatCode>General</c:formatCode><c:ptCount val="{last - 1}"/>{values}'
    return (
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f>{_strings(chart.categories)}</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{SHEET}!${letters}$2:${letters}${last}</c:f><c:numCache>{cache}</c:numCache></c:numRef></c:val>"
    )


def _strings(texts: "tuple[str, ...] | list[str]") -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{escaped(text)}</c:v></c:pt>' for at, text in enumerate(texts))
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'


def _axes(drawn: Drawn) -> str:
    lying = drawn.chart.kind == "bar"
    return _category_axis(lying, drawn.plotted.every) + _value_axis(drawn, lying)


def _category_axis(lying: bool, every: int) -> str:
    """Names of the categories, or one of so many; of lying bars the first one stands on top, as it was written."""
    stroke = '<c:spPr><a:ln w="14288"><a:solidFill><a:schemeClr val="accent6"/></a:solidFill></a:ln></c:spPr>'
    upright = UPRIGHT if every == 1 else ""
    skipped = f'<c:tickLblSkip val="{every}"/><c:tickMarkSkip val="{every}"/>'
    return (
        f'<c:catAx><c:axId val="{CATEGORIES}"/><c:scaling><c:orientation val="{"maxMin" if lying else "minMax"}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if lying else "b"}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>{stroke}{upright}'
        f'<c:crossAx val="{VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        f'{skipped}<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(drawn: Drawn, lying: bool) -> str:
    """Shown where values are not written. The scale is the picture's; that of bars with their values written has no upper end,
    so that a bar which somebody makes longer is not cut off."""
    scale, hidden = drawn.plotted.scale, drawn.plotted.written
    number = format_code(drawn.figures.by(scale.step))
    free = hidden and drawn.chart.kind != "line"
    ends = f'{"" if free else f"""<c:max val="{scale.high:.12g}"/>"""}<c:min val="{scale.low:.12g}"/>'
    step = "" if free else f'<c:majorUnit val="{scale.step:.12g}"/>'
    faint = '<a:ln w="9525"><a:solidFill><a:schemeClr val="tx1"><a:alpha val="25000"/></a:schemeClr></a:solidFill></a:ln>'
    grid = "" if hidden else f"<c:majorGridlines><c:spPr>{faint}</c:spPr></c:majorGridlines>"
    return (
        f'<c:valAx><c:axId val="{VALUES}"/><c:scaling><c:orientation val="minMax"/>{ends}</c:scaling>'
        f'<c:delete val="{int(hidden)}"/><c:axPos val="{"b" if lying else "l"}"/>{grid}'
        f'<c:numFmt formatCode="{escaped(number)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val="{CATEGORIES}"/>'
        f'<c:crosses val="{"max" if lying else "autoZero"}"/><c:crossBetween val="between"/>{step}</c:valAx>'
    )


def _legend(drawn: Drawn, size: int) -> str:
    if not drawn.plotted.legend:
        return ""
    place = edge_layout(drawn.within(drawn.plotted.legend), drawn.box)
    return f'<c:legend><c:legendPos val="t"/>{place}<c:overlay val="0"/>{_text(size)}</c:legend>'


def _color(at: int, fades: tuple[float, ...]) -> str:
    """The accent of a series or slice; after the last one they come again, mixed with the ground."""
    again = f'<a:alpha val="{round(fades[at % CYCLE] * 100_000)}"/>' if at >= CYCLE else ""
    return f'<a:solidFill><a:schemeClr val="accent{at % CYCLE + 1}">{again}</a:schemeClr></a:solidFill>'


def _text(size: int) -> str:
    font = '<a:latin typeface="+mn-lt"/>'
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size * 100}" b="0"><a:solidFill><a:schemeClr val="tx1"/>'
        f"</a:solidFill>{font}</a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr>"
    )
