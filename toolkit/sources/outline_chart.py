"""Blocks with figures in them: `kaavio`, `diagram`, `chart` → Chart, and `luku`, `tal`, `figure` → Figure.

A chart's lines are `key: value` in any of three languages, and `category: number` for the rest. A number may have a decimal comma
or point and blanks between its thousands; several are parted by `; ` or by a comma and a blank.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple, get_args

from markdown_it.token import Token

from toolkit.model.outline import Chart, ChartKind, Figure, Series
from toolkit.sources import outline_words as words
from toolkit.sources.outline_markdown import line_of
from toolkit.sources.outline_page import Page, quoted

MAX_SERIES, MAX_CATEGORIES = 12, 60
MAX_VALUE = 1e15
"""Whole numbers up to here are exact in a double, which is what a workbook holds."""
ROUND: tuple[ChartKind, ...] = ("pie", "ring")
BLANKS = "\u0020\u00a0\u2009\u202f"
_NUMBER = re.compile(rf"[-−–+]?(?:\d{{1,3}}(?:[{BLANKS}]\d{{3}})+|\d{{1,18}})(?:[.,]\d{{1,12}})?")
_THOUSANDS = re.compile(r"[-−–+]?[1-9]\d{0,2}(?:,\d{3})+")
_COMMA = re.compile(r",\s+")
_NUMBER_REMEDY = "write a number such as 365 286 or 12,5"


class _Said(NamedTuple):
    """A line of a chart."""

    key: str
    value: str
    line: int


def read_chart(page: Page, token: Token, title: str, language: str) -> Chart | None:
    """The chart of a block; None if it cannot be drawn, which is told. A single series without a name is called by `title`."""
    return _Reader(page, line_of(token), language).read(token, title)


def read_figure(page: Page, token: Token) -> Figure | None:
    """A number on the first line and what it counts on the others."""
    lines = [line.strip() for line in token.content.split("\n") if line.strip()]
    if not lines:
        page.add(line_of(token), "the block holds no number", "write it on the first line, and what it counts on the next")
        return None
    return Figure(lines[0], " ".join(lines[1:]))


class _Reader:
    def __init__(self, page: Page, line: int, language: str) -> None:
        self.page, self.line, self.language = page, line, language
        self.tongue: words.Tongue = words.spoken(language)
        self.keys = dict[str, _Said]()
        self.rows = list[_Said]()

    def read(self, token: Token, title: str) -> Chart | None:
        before = len(self.page.mistakes)
        for said in self._said(token.content):
            self._sort(said)
        kind = self._kind()
        names = self._names(title)
        values = [self._values(row, len(names)) for row in self.rows]
        self._check(kind, names, values)
        if kind is None or len(self.page.mistakes) > before:
            return None
        series = tuple(Series(name, tuple(row[place] for row in values)) for place, name in enumerate(names))
        return Chart(kind, tuple(row.key for row in self.rows), series, self._key("unit"), self._key("alt"))

    def _said(self, content: str) -> Iterator[_Said]:
        for number, line in enumerate(content.split("\n"), self.line + 1):
            key, colon, value = line.partition(":")
            if colon and words.meaning(key, words.CHART):
                yield _Said(key.strip(), value.strip(), number)
            elif ":" in line:
                # A category may hold colons of its own, `klo 9:00: 12`, and quotation marks keep it from being a key word.
                key, _, value = line.rpartition(":")
                yield _Said(key.strip().strip("\"'"), value.strip(), number)
            elif line.strip():
                self.page.add(number, f"{quoted(line)} has no colon", "write `category: number`")

    def _sort(self, said: _Said) -> None:
        field = words.meaning(said.key, words.CHART)
        source = self.page.lines[said.line - 1].lstrip()
        if field is None or source[:1] in "\"'":
            self.rows.append(said)
        elif field in self.keys:
            self.page.add(said.line, f"{said.key} says the same as {self.keys[field].key} before", "delete one of them")
        else:
            self.keys[field] = said

    def _key(self, field: str) -> str:
        return self.keys[field].value if field in self.keys else ""

    def _kind(self) -> ChartKind | None:
        said, listed = self.keys.get("kind"), words.told(words.KIND, self.tongue)
        if said is None:
            self.page.add(self.line, "the chart has no type", f"write a line `{self._word('kind')}: …`: {', '.join(listed)}")
            return None
        found = words.meaning(said.value, words.KIND)
        for kind in get_args(ChartKind):
            if kind == found:
                return kind
        remedy = words.remedy(said.value, words.every(words.KIND), listed)
        self.page.add(said.line, f"there is no chart of the type {quoted(said.value)}", remedy, said.value)
        return None

    def _names(self, title: str) -> list[str]:
        said = self.keys.get("series")
        if said is None:
            return [title]
        names = [name.strip() for name in re.split(";" if ";" in said.value else ",", said.value)]
        if len(names) > MAX_SERIES:
            self.page.add(said.line, f"the chart has {len(names)} series where {MAX_SERIES} can be told apart", "leave some out")
        if not all(names) or len(set(names)) < len(names):
            self.page.add(said.line, "two series have one name, or one has none", f"give each a name of its own in `{said.key}`")
        return names

    def _values(self, row: _Said, count: int) -> tuple[float, ...]:
        unit = self._key("unit")
        parts = [part.strip() for part in (row.value.split(";") if ";" in row.value else _COMMA.split(row.value))]
        values = tuple(self._number(part.removesuffix(unit).rstrip(BLANKS) if unit else part, row) for part in parts)
        if len(values) != count and any(parts):
            if self._miswritten(row):
                return values
            has = f"{len(values)} value{'s' * (len(values) != 1)}"
            self.page.add(row.line, f"{quoted(row.key)} has {has} where there {self._series(count)}", self._remedy(), row.value)
        return values

    def _word(self, field: str) -> str:
        """A key of charts in the outline's language."""
        return words.word(words.CHART, field, self.tongue)

    def _series(self, count: int) -> str:
        return "is 1 series" if count == 1 else f"are {count} series"

    def _remedy(self) -> str:
        """For a row with too many values or too few."""
        if "series" in self.keys:
            return f"write one for each name of `{self.keys['series'].key}`, with a blank after each comma"
        return f"name the series in a line `{self._word('series')}: …, …`, or write one value"

    def _miswritten(self, row: _Said) -> bool:
        """Tells a category that is rather a key word written wrong."""
        known = (words.told(words.CHART, self.tongue), words.every(words.CHART))
        near = next(filter(None, (words.nearest(row.key, each) for each in known)), None)
        if near:
            self.page.add(row.line, f"{quoted(row.key)} is no key of a chart", f"did you mean {near}?")
        return bool(near)

    def _no_number(self, text: str, row: _Said) -> None:
        """Tells it, unless the key explains it."""
        if text and self._miswritten(row):
            return
        keys = ", ".join(f"`{self._word(field)}:`" for field in words.CHART)
        said = f"{quoted(text)} is no number" if text else f"{quoted(row.key)} has no number"
        self.page.add(row.line, said, f"{_NUMBER_REMEDY}; what is no number has a key: {keys}", text)

    def _number(self, text: str, row: _Said) -> float:
        if self.language == "en" and _THOUSANDS.fullmatch(text):
            remedy = (
                f"write {text.replace(',', ' ')}, or {text.replace(',', '.')} with a point"
                if text.count(",") == 1
                else _NUMBER_REMEDY
            )
            self.page.add(row.line, f"{quoted(text)} may be thousands or a fraction", remedy, text)
            return 0
        if not _NUMBER.fullmatch(text):
            self._no_number(text, row)
            return 0
        plain = re.sub(f"[{BLANKS}]", "", text).replace(",", ".").replace("−", "-").replace("–", "-")
        if abs(value := float(plain)) > MAX_VALUE:
            self.page.add(row.line, f"{quoted(text)} is too large", "count in thousands or millions", text)
        return value

    def _check(self, kind: ChartKind | None, names: list[str], values: list[tuple[float, ...]]) -> None:
        if not self.rows:
            self.page.add(self.line, "the chart has no numbers", "write a line `category: number` for each")
        elif len(self.rows) > MAX_CATEGORIES:
            problem = f"the chart has {len(self.rows)} categories where {MAX_CATEGORIES} have room"
            self.page.add(self.line, problem, "sum some of them up")
        self._check_categories()
        if kind in ROUND:
            self._check_round(names, values)

    def _check_categories(self) -> None:
        seen = set[str]()
        for row in self.rows:
            if not row.key or row.key in seen:
                said = f"the category {quoted(row.key)} is there twice" if row.key else "a number has no category"
                self.page.add(row.line, said, "give each row a name of its own")
            seen.add(row.key)

    def _column(self) -> str:
        return f"write `{self._word('kind')}: {words.word(words.KIND, 'column', self.tongue)}`"

    def _check_round(self, names: list[str], values: list[tuple[float, ...]]) -> None:
        """Parts of a whole."""
        if len(names) > 1:
            problem = f"a pie or ring shows one series, not {len(names)}"
            self.page.add(self.keys["series"].line, problem, self._column())
        for row, numbers in zip(self.rows, values, strict=True):
            if any(number < 0 for number in numbers):
                self.page.add(row.line, "a pie or ring shows no negative number", self._column(), row.value)
        if values and not any(number for numbers in values for number in numbers):
            self.page.add(self.line, "the parts of a pie or ring are all zero", "write at least one that is not")
