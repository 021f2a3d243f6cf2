"""How spreadsheets are worded: headings of columns and words of cells, in every language, and what a row is made into."""

import unicodedata

from toolkit.model.kit import Listed
from toolkit.model.strict import Id, Strict, Texts

Wordings = dict[str, Listed[str]]
"""Language id → all that is said for it, the first the one that is written."""


def bare(text: str) -> str:
    """What counts of a heading or a name: its letters and figures, whatever their case."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


class RowTemplates(Strict):
    """What a row is made into that names no template."""

    instead: dict[Id, Id] = {}
    """Column → template, where that column is filled; the first that is."""
    otherwise: Id
    besides: dict[Id, Id] = {}
    """Column → a template on top of that by `otherwise`."""


class Form(Strict):
    """The empty spreadsheet: names of its two sheets, its columns, and what each is told to hold."""

    name: Texts
    guide: Texts
    columns: tuple[Id, ...]
    help: dict[Id, Texts] = {}


class SheetWords(Strict):
    """The section `sheet` of the brand."""

    columns: dict[Id, Wordings]
    """Field → headings. A field is a slot of a template, or one of a kit's own."""
    words: dict[Id, Wordings] = {}
    """What a kit calls by a word of its own → what people write."""
    templates: RowTemplates
    formats: tuple[Id, ...]
    """Of a row that names none."""
    form: Form
    """The empty spreadsheet to be filled in."""
