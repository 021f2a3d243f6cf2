"""The workbook behind a chart: one sheet of categories and series, so that "Edit data" opens it.

SpreadsheetML (ECMA-376 part 1 §18).
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from toolkit.backends.pptx.package import TYPES, Relation, content_types, pack, relationships
from toolkit.backends.pptx.xml import OFFICE, escaped, part
from toolkit.model.outline import Chart

SHEET = "Sheet1"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
BOOK, STYLES, STRINGS = "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"
TABLE, THEME = "xl/worksheets/sheet1.xml", "xl/theme/theme1.xml"
TYPES_OF = {
    BOOK: f"{KIND}.sheet.main+xml",
    STYLES: f"{KIND}.styles+xml",
    STRINGS: f"{KIND}.sharedStrings+xml",
    TABLE: f"{KIND}.worksheet+xml",
    THEME: "application/vnd.openxmlformats-officedocument.theme+xml",
}
RELATIONS = {"worksheet": TABLE, "styles": STYLES, "sharedStrings": STRINGS, "theme": THEME}

READY = {
    TYPES: content_types(TYPES_OF, ["rels", "xml"]),
    "_rels/.rels": relationships("", [Relation("officeDocument", BOOK)]),
    BOOK: part(
        f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": relationships(BOOK, [Relation(kind, target) for kind, target in RELATIONS.items()]),
}
"""The parts that are the same in every workbook."""


def workbook(chart: Chart, number_format: str, theme: bytes) -> bytes:
    """The .xlsx: categories in column A, a series in each further column, its name on top; in the deck's theme."""
    texts = list(dict.fromkeys((*(series.name for series in chart.series), *chart.categories)))
    own = {STRINGS: part(_strings(texts)), TABLE: part(_sheet(chart, {text: at for at, text in enumerate(texts)}))}
    return pack({**READY, THEME: theme, STYLES: _styles(number_format), **own}, packed=False)


def _strings(texts: Sequence[str]) -> str:
    items = "".join(f'<si><t xml:space="preserve">{escaped(text)}</t></si>' for text in texts)
    return f'<sst {MAIN} count="{len(texts)}" uniqueCount="{len(texts)}">{items}</sst>'


def column(number: int) -> str:
    """A column's letters: 0 is A."""
    letters = ""
    while number >= 0:
        letters, number = chr(65 + number % 26) + letters, number // 26 - 1
    return letters


def _sheet(chart: Chart, place: Mapping[str, int]) -> str:
    """`place` is each text's among the shared strings."""
    letters = [column(at) for at in range(1, len(chart.series) + 1)]
    head = "".join(_string(f"{letter}1", place[series.name]) for letter, series in zip(letters, chart.series, strict=True))
    rows = "".join(
        f'<row r="{row}">{_string(f"A{row}", place[category])}'
        + "".join(_number(f"{letter}{row}", series.values[row - 2]) for letter, series in zip(letters, chart.series, strict=True))
        + "</row>"
        for row, category in enumerate(chart.categories, 2)
    )
    return (
        f'<worksheet {MAIN}><cols><col min="1" max="1" width="32" customWidth="1"/></cols>'
        f'<sheetData><row r="1">{head}</row>{rows}</sheetData></worksheet>'
    )


def _string(cell: str, place: int) -> str:
    return f'<c r="{cell}" t="s"><v>{place}</v></c>'


def _number(cell: str, value: float) -> str:
    return f'<c r="{cell}" s="1"><v>{value:.15g}</v></c>'


@lru_cache(maxsize=64)
def _styles(number_format: str) -> bytes:
    """Style 0 is plain, style 1 shows numbers as the chart's labels do."""
    return part(
        f'<styleSheet {MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="{escaped(number_format)}"/></numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Arial"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
