"""Charts as Office has them: editable, in the theme's colours, each value written beside its bar, point or slice.

DrawingML charts (ECMA-376 part 1 §21.2). Labels stand on the slide's ground in its text colour, never on a bar, so that they read
at AA whatever the accents are; a scale and gridlines appear only where there are too many values to be written.
"""

from itertools import pairwise
from typing import NamedTuple

from toolkit.backends.pptx.chart_labels import Label, around, inner_layout, labels, named_at
from toolkit.backends.pptx.workbook import SHEET, column
from toolkit.backends.pptx.xml import escaped
from toolkit.geometry import Box
from toolkit.layout.deck.bars import FULL, GROUPED, THICK
from toolkit.layout.deck.pie import HOLE
from toolkit.model.outline import Chart, Series
from toolkit.text.font import Typeface

CHART = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
CATEGORIES, VALUES = 111, 112
"""Ids of the two axes: positive, and unique within the chart."""

LABELLED = 24
"""So many values are written; more are read off a scale."""
NAME_ROOM = 1.7
"""Between the ends of lines that are named there, in px for each point of the text's size."""
WRITTEN_ON_LINE = 12
"""The same along a line."""
ROUND = ("pie", "ring")
ACCENTS = 6
COARSE = 10
"""A scale over such a range needs no decimals."""
LOCALES, FINNISH = {"en": "809", "sv": "81D"}, "40B"
"""How numbers are grouped, for programs that look at it (MS-LCID); Sámi in Finland groups as Finnish does."""
GAP = '<a:ln w="25400"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:ln>'
"""Between slices, in the ground's colour, so that neighbours are told apart without their colours."""


class Frame(NamedTuple):
    """Where a chart stands (px), its language, the BCP 47 tag of that, and the face that its labels are measured in."""

    box: Box
    language: str
    tag: str
    face: Typeface


def chart_xml(chart: Chart, frame: Frame, workbook: str = "rId1") -> str:
    """The chart part; `workbook` is the relationship to its figures."""
    size, number = text_size(chart, frame.box), number_format(chart, frame.language)
    legend = _legend(size) if len(chart.series) > 1 and not (chart.kind in ROUND or is_named(chart, frame.box)) else ""
    return (
        f'<c:chartSpace {CHART}><c:date1904 val="0"/><c:lang val="{frame.tag}"/><c:roundedCorners val="0"/><c:chart>'
        f'<c:autoTitleDeleted val="1"/><c:plotArea>{_plot(chart, frame, size, number)}</c:plotArea>{legend}'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{_text(size)}<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def number_format(chart: Chart, language: str) -> str:
    """Office's format code for the chart's values: `[$-40B]#,##0" €"`. The unit is quoted: a bare % multiplies."""
    texts = [f"{value:.2f}".rstrip("0").rstrip(".") for series in chart.series for value in series.values]
    decimals = max((len(text.partition(".")[2]) for text in texts), default=0)
    return _format(chart, language, decimals)


def _format(chart: Chart, language: str, decimals: int) -> str:
    digits = f"[$-{LOCALES.get(language, FINNISH)}]#,##0" + ("." + "0" * decimals if decimals else "")
    unit = chart.unit.replace('"', "").replace("\\", "")
    return f'{digits}"\u00a0{unit}"' if unit else digits


def text_size(chart: Chart, box: Box) -> int:
    """Points: large where few things are named, never under 12."""
    named = len(chart.categories) * (1 if chart.kind in ROUND else len(chart.series))
    return 16 if named <= 8 and box.width > 700 else 14 if named <= 14 else 12


def is_labelled(chart: Chart) -> bool:
    """Whether every value is written beside what shows it. Never of several lines: values would lie on lines."""
    if chart.kind == "line":
        return len(chart.series) == 1 and len(chart.categories) <= WRITTEN_ON_LINE
    return len(chart.categories) * len(chart.series) <= LABELLED


def is_named(chart: Chart, box: Box) -> bool:
    """Whether several lines are named at their ends; they are in a legend where two of them end near each other."""
    if chart.kind != "line" or len(chart.series) == 1:
        return False
    values, ends = [value for series in chart.series for value in series.values], [series.values[-1] for series in chart.series]
    unit = (box.height - 3.4 * text_size(chart, box)) / (max(0, *values) - min(0, *values) or 1)
    return all((above - below) * unit > NAME_ROOM * text_size(chart, box) for below, above in pairwise(sorted(ends)))


def _plot(chart: Chart, frame: Frame, size: int, number: str) -> str:
    if chart.kind in ROUND:
        return _round(chart, frame, size, number)
    series = "".join(_series(chart, at, _written(chart, number, frame.box)) for at in range(len(chart.series)))
    room = _room(chart, frame, size) if is_named(chart, frame.box) else "<c:layout/>"
    axes = f'<c:axId val="{CATEGORIES}"/><c:axId val="{VALUES}"/>'
    if chart.kind == "line":
        body = f'<c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>{axes}'
        return f"{room}<c:lineChart>{body}</c:lineChart>{_axes(chart, frame.language)}"
    direction = "bar" if chart.kind == "bar" else "col"
    gaps = f'<c:gapWidth val="{_gap(chart, frame.box)}"/><c:overlap val="{-3 if len(chart.series) > 1 else 0}"/>'
    head = f'<c:barDir val="{direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
    return f"{room}<c:barChart>{head}{series}{gaps}{axes}</c:barChart>{_axes(chart, frame.language)}"


def _gap(chart: Chart, box: Box) -> int:
    """Room between groups of bars, in per cent of a bar."""
    step = (box.height if chart.kind == "bar" else box.width) / len(chart.categories)
    full, most = GROUPED if len(chart.series) > 1 else FULL, THICK if chart.kind == "bar" else 2 * THICK
    thick = min(full * step / len(chart.series), most)
    return min(round((step / thick - len(chart.series)) * 100), 500)


def _series(chart: Chart, at: int, written: str) -> str:
    """A series of bars or of a line, with its labels."""
    color, name, figures = _color(at), _named(chart.series[at], at), _figures(chart, at)
    if chart.kind != "line":
        return f'<c:ser>{name}<c:spPr>{color}</c:spPr><c:invertIfNegative val="0"/>{written}{figures}</c:ser>'
    dot = f'<c:marker><c:symbol val="circle"/><c:size val="8"/><c:spPr>{color}<a:ln><a:noFill/></a:ln></c:spPr></c:marker>'
    stroke = f'<c:spPr><a:ln w="33338" cap="rnd">{color}<a:round/></a:ln></c:spPr>'
    return f'<c:ser>{name}{stroke}{dot}{written}{figures}<c:smooth val="0"/></c:ser>'


def _written(chart: Chart, number: str, box: Box) -> str:
    """The labels of a series: its values, or its name at its end, or nothing."""
    if is_named(chart, box):
        return named_at(len(chart.categories) - 1)
    return labels(number, "t" if chart.kind == "line" else "outEnd") if is_labelled(chart) else ""


def _room(chart: Chart, frame: Frame, size: int) -> str:
    """Where several lines lie: right of their scale, left of their names."""
    px, box = size / 0.75, frame.box
    texts = [f"{value:,.2f} {chart.unit}" for series in chart.series for value in series.values]
    names = [series.name for series in chart.series]
    left, right = (max(frame.face.shape(each, frame.language).width for each in said) * px for said in (texts, names))
    return inner_layout(Box(left + px, 1.4 * px, box.width - left - right - 2.8 * px, box.height - 3.4 * px), box)


def _round(chart: Chart, frame: Frame, size: int, number: str) -> str:
    """A pie or a ring of the first series, every slice with its name and value outside it."""
    points = "".join(
        f'<c:dPt><c:idx val="{at}"/><c:bubble3D val="0"/><c:spPr>{_color(at)}{GAP}</c:spPr></c:dPt>'
        for at in range(len(chart.categories))
    )
    place, written = around(_slices(chart, frame, size), frame.box, HOLE if chart.kind == "ring" else 0)
    shown = labels(number, "" if chart.kind == "ring" else "ctr", written, "\n")
    body = f'<c:varyColors val="1"/><c:ser>{_named(chart.series[0], 0)}{points}{shown}{_figures(chart, 0)}</c:ser>'
    tag = "doughnutChart" if chart.kind == "ring" else "pieChart"
    hole = f'<c:holeSize val="{round(HOLE * 100)}"/>' if chart.kind == "ring" else ""
    return f'{place}<c:{tag}>{body}<c:firstSliceAng val="0"/>{hole}</c:{tag}>'


def _slices(chart: Chart, frame: Frame, size: int) -> list[Label]:
    """Name and value of each slice, measured, in px."""
    values = chart.series[0].values
    whole = sum(map(abs, values)) or 1
    px = size / 0.75
    lines = [(name, f"{value:,.2f} {chart.unit}") for name, value in zip(chart.categories, values, strict=True)]
    widths = [max(frame.face.shape(line, frame.language).width for line in pair) * px for pair in lines]
    return [Label(abs(value) / whole, width + 4, 2.5 * px) for value, width in zip(values, widths, strict=True)]


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


def _axes(chart: Chart, language: str) -> str:
    lying = chart.kind == "bar"
    return _category_axis(lying) + _value_axis(chart, language, lying)


def _category_axis(lying: bool) -> str:
    """Names of the categories; of lying bars the first one stands on top, as it was written."""
    stroke = '<c:spPr><a:ln w="12700"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln></c:spPr>'
    return (
        f'<c:catAx><c:axId val="{CATEGORIES}"/><c:scaling><c:orientation val="{"maxMin" if lying else "minMax"}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if lying else "b"}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>{stroke}'
        f'<c:crossAx val="{VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(chart: Chart, language: str, lying: bool) -> str:
    """Only there where values are not written; bars begin at nought."""
    values = [value for series in chart.series for value in series.values]
    hidden, low = is_labelled(chart), min(values)
    number = _format(chart, language, 0) if max(values) - low >= COARSE else number_format(chart, language)
    least = '<c:min val="0"/>' if low >= 0 and chart.kind != "line" else ""
    faint = '<a:ln w="9525"><a:solidFill><a:schemeClr val="tx1"><a:alpha val="20000"/></a:schemeClr></a:solidFill></a:ln>'
    grid = "" if hidden else f"<c:majorGridlines><c:spPr>{faint}</c:spPr></c:majorGridlines>"
    return (
        f'<c:valAx><c:axId val="{VALUES}"/><c:scaling><c:orientation val="minMax"/>{least}</c:scaling>'
        f'<c:delete val="{int(hidden)}"/><c:axPos val="{"b" if lying else "l"}"/>{grid}'
        f'<c:numFmt formatCode="{escaped(number)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val="{CATEGORIES}"/>'
        f'<c:crosses val="{"max" if lying else "autoZero"}"/><c:crossBetween val="between"/></c:valAx>'
    )


def _legend(size: int) -> str:
    return f'<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{_text(size)}</c:legend>'


def _color(at: int) -> str:
    """The accent of a series or slice; after the last one they come again, mixed with the ground."""
    again = '<a:alpha val="55000"/>' if at >= ACCENTS else ""
    return f'<a:solidFill><a:schemeClr val="accent{at % ACCENTS + 1}">{again}</a:schemeClr></a:solidFill>'


def _text(size: int) -> str:
    font = '<a:latin typeface="+mn-lt"/>'
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size * 100}" b="0"><a:solidFill><a:schemeClr val="tx1"/>'
        f"</a:solidFill>{font}</a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr>"
    )
