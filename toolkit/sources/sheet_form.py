"""The empty programme that people fill in with a spreadsheet program, as .xlsx: headings, help, and choices to pick from.

The way back is toolkit.sources.sheet. Written with openpyxl (ISO/IEC 29500); the same definition gives the same bytes, since the
times that it and the ZIP archive stamp are set to one.
"""

import zipfile
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.layout.house import House

MOMENT = datetime(2020, 1, 1)
ROWS = 500
"""Rows that offer choices."""
WIDTHS = {"title": 44, "lead": 40, "place": 32, "link": 30, "photo-alt": 34, "speaker-title": 28, "regions": 22, "templates": 20}
WIDTH = 15
FORMATS = {"date": "d.m.yyyy", "start": "h:mm", "end": "h:mm"}
CHOICES = "choices"


def sheet_form(house: House, language: str) -> bytes:
    """The workbook, with the headings of this language or of its fallback."""
    book = Workbook()
    form, guide, choices = book.worksheets[0], book.create_sheet(), book.create_sheet(CHOICES)
    words = house.brand.sheet.form
    form.title, guide.title = house.brand.say(words.name, language), house.brand.say(words.guide, language)
    choices.sheet_state = "hidden"
    for at, field in enumerate(words.columns, 1):
        _column(form, at, field, house, language)
        guide.append([heading(field, house, language), _help(field, house, language)])
    _offer(form, choices, house, language)
    _dress(form, guide, house)
    return _bytes(book)


def heading(field: str, house: House, language: str) -> str:
    """What a column is headed in this language, or in the first of its fallbacks that has a word for it."""
    said = house.brand.sheet.columns[field]
    return house.brand.say({key: words[0] for key, words in said.items()}, language)


def _column(form: Worksheet, at: int, field: str, house: House, language: str) -> None:
    head = form.cell(1, at, heading(field, house, language))
    head.font, head.alignment = Font(bold=True, color="FFFFFF"), Alignment(vertical="center", wrap_text=True)
    head.fill = PatternFill("solid", fgColor=house.brand.color("ground-dark").hex.removeprefix("#"))
    if text := _help(field, house, language):
        head.comment = Comment(text, house.brand.name, height=90, width=260)
    form.column_dimensions[get_column_letter(at)].width = WIDTHS.get(field, WIDTH)
    for row in range(2, ROWS + 2) if field in FORMATS else ():
        form.cell(row, at).number_format = FORMATS[field]


def _help(field: str, house: House, language: str) -> str:
    texts = house.brand.sheet.form.help.get(field)
    return house.brand.say(texts, language) if texts else ""


def _offer(form: Worksheet, choices: Worksheet, house: House, language: str) -> None:
    """Drop-down choices, which may be overwritten: several regions stand in one cell with commas between."""
    columns, lists = house.brand.sheet.form.columns, _choices(house, language)
    for number, (field, offered) in enumerate(lists.items(), 1):
        for row, choice in enumerate(offered, 1):
            choices.cell(row, number, choice)
        if field in columns:
            letter, here = get_column_letter(number), get_column_letter(columns.index(field) + 1)
            rule = DataValidation(type="list", formula1=f"{CHOICES}!${letter}$1:${letter}${len(offered)}", allow_blank=True)
            rule.showErrorMessage, rule.sqref = False, MultiCellRange(f"{here}2:{here}{ROWS + 1}")
            form.add_data_validation(rule)


def _choices(house: House, language: str) -> dict[str, list[str]]:
    """Field → what may be chosen, by name; formats by id, which is what they are called everywhere."""
    brand = house.brand

    def names(things: Iterable[dict[str, str]]) -> list[str]:
        return [brand.say(texts, language) for texts in things]

    return {
        "regions": names([*(region.name for region in brand.regions.values()), brand.area.name]),
        "language": names(each.name for each in brand.languages.values()),
        "templates": names(template.name for template in house.templates.values()),
        "formats": list(brand.formats),
    }


def _dress(form: Worksheet, guide: Worksheet, house: House) -> None:
    form.row_dimensions[1].height = 32
    form.freeze_panes = "B2"
    guide.column_dimensions["A"].width, guide.column_dimensions["B"].width = 24, 70
    for row in range(1, len(house.brand.sheet.form.columns) + 1):
        guide.cell(row, 1).font = Font(bold=True)


def _bytes(book: Workbook) -> bytes:
    """The file with every time in it set to one."""
    book.properties.creator = "ELMO brand toolkit"
    book.properties.created = book.properties.modified = MOMENT
    file = BytesIO()
    book.save(file)
    return _steady(file.getvalue())


def _steady(data: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            content = source.read(member)
            if member.filename == "docProps/core.xml":
                content = _undated(content)
            target.writestr(zipfile.ZipInfo(member.filename, MOMENT.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _undated(content: bytes) -> bytes:
    """openpyxl stamps the time of saving whatever it was told."""
    start, end = content.find(b"<dcterms:modified"), content.find(b"</dcterms:modified>")
    head = content.find(b">", start) + 1
    return content[:head] + MOMENT.strftime("%Y-%m-%dT%H:%M:%SZ").encode() + content[end:]
