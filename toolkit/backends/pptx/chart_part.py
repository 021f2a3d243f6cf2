"""A chart with its workbook: the parts of a file that belong to it, and the graphic that shows it."""

from toolkit.backends.pptx.chart import Frame, chart_xml, number_format
from toolkit.backends.pptx.package import Links
from toolkit.backends.pptx.workbook import workbook
from toolkit.backends.pptx.xml import part
from toolkit.model.outline import Chart

CHARTS = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def chart_name(number: int) -> str:
    """The part of a file's chart, counted from 1."""
    return f"ppt/charts/chart{number}.xml"


def chart_parts(number: int, chart: Chart, frame: Frame, theme: bytes) -> dict[str, bytes]:
    """The chart of this number, its workbook in a theme, and what joins them."""
    name, book = chart_name(number), f"ppt/embeddings/chart{number}.xlsx"
    links = Links(name)
    chart_part = part(chart_xml(chart, frame, links.to("package", book)))
    figures = workbook(chart, number_format(chart, frame.pen.desk.language), theme)
    return {name: chart_part, book: figures, **links.parts}


def chart_graphic(relation: str) -> str:
    """The `a:graphic` of a slide; `relation` is that to the chart's part."""
    data = f'<c:chart xmlns:c="{CHARTS}" r:id="{relation}"/>'
    return f'<a:graphic><a:graphicData uri="{CHARTS}">{data}</a:graphicData></a:graphic>'
