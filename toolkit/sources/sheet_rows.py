"""A record, a row of a spreadsheet or an event of a calendar, → an entry of a kit as its YAML would write it.

Names of regions, languages, templates, formats and funding become ids here, so that a misspelt one is told in the cell's own
words; what is written in a slot is left to toolkit.sources.kit_content, which reads all kits.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from toolkit.errors import ContentError, Mistake, suggestion
from toolkit.layout.house import House
from toolkit.model.brand import AREA
from toolkit.model.sheet import bare
from toolkit.model.strict import Texts
from toolkit.sources.sheet_grid import Record, Value
from toolkit.sources.sheet_when import day_text, when_text
from toolkit.text.dates import say_day

PERIOD = ("date", "when", "start", "last", "time", "end")
"""Columns that together say when; the first that is filled is where a mistaken period is told."""
OWN = {"id", "regions", "language", "photo", "photo-alt", "photo-credit", "photo-focus"} | {
    "templates",
    "formats",
    "grounds",
    "funding",
    "partners",
    *PERIOD,
}
"""Fields that are no slot, or not by themselves."""
STAND_IN = "2027-01-01"
SPEAKS_POINT = ("en",)
"""Languages that write decimals with a point; the others with a comma."""
ERRORS = ("#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "#GETTING_DATA")
_LIST = re.compile(r"[;,\n]")
_NUMBER = re.compile(r"(\d+(?:[.,]\d+)?)\s*(%?)")
_ROW = re.compile(r"\s*(?:klo\s+)?(?P<time>\d{1,2}(?:[.:]\d\d)?(?:\s*[-–]\s*\d{1,2}(?:[.:]\d\d)?)?)[\s|:,–-]+(?P<title>.+?)\s*")
Photograph = Callable[[str], str | None]
"""A photograph's name, or words that it may be called by → its file; None for none."""


@dataclass
class Draft:
    """An entry as it is made, and what is wrong or left out of its record."""

    record: Record
    house: House
    file: str
    language: str = "fi"
    data: dict[str, Any] = field(default_factory=dict[str, Any])
    mistakes: list[Mistake] = field(default_factory=list[Mistake])
    unshown: list[str] = field(default_factory=list[str])
    """Fields that are filled and that none of the entry's templates shows."""

    def tell(self, name: str, problem: str, remedy: str) -> None:
        self.mistakes.append(self.record.at(*(PERIOD if name == "when" else ()), name).mistake(self.file, problem, remedy))

    def text(self, name: str) -> str:
        """What is written for a field, as text in the entry's language; "" where nothing is."""
        cell = self.record.cells.get(name)
        return plain(cell.value, self.language, grouped=name == "figure") if cell else ""


def draft(record: Record, house: House, file: str, templates: Sequence[str] = ()) -> Draft:
    """The entry without id and photograph; `templates` are for a record that names none."""
    made = Draft(record, house, file)
    for name, cell in record.cells.items():
        if str(cell.value) in ERRORS:
            made.tell(name, f"the formula gives {cell.value}", "correct it, or write the value")
    brand, words = house.brand, house.brand.sheet
    regions = _ids(made, "regions", {**_names(brand.regions), AREA: brand.area.name, "all": {}}, "region")
    made.language = _language(made, regions)
    made.data["templates"] = _ids(made, "templates", _names(house.templates), "template") or list(templates) or _templates(made)
    made.data["regions"] = regions or [AREA]
    made.data["formats"] = _ids(made, "formats", {**_names(brand.formats), "all": {}}, "format") or list(words.formats)
    if grounds := _ids(made, "grounds", {"dark": {}, "light": {}}, "ground"):
        made.data["grounds"] = grounds
    if funding := _ids(made, "funding", _names(brand.funding), "funding regime", one=True):
        made.data["funding"] = funding[0]
    if made.text("partners"):
        made.data["partners"] = [_found(name, _names(brand.partners)) or name for name in _listed(made.text("partners"))]
    made.data["content"] = {made.language: _content(made)}
    return made


def photograph(made: Draft, find: Photograph) -> None:
    """Puts in the photograph that the record names, or that is called like it."""
    name, title = made.text("photo"), made.text("title")
    file = find(name) if name else find(str(made.data["id"])) or find(title)
    if name and not file:
        file = name
    if not file:
        return
    photo: dict[str, Any] = {"file": file}
    if alt := made.text("photo-alt"):
        photo["alt"] = {made.language: alt}
    if credit := made.text("photo-credit"):
        photo["credit"] = credit
    if made.text("photo-focus"):
        photo |= _focus(made)
    made.data["photo"] = photo


def plain(value: Value, language: str, *, grouped: bool = False) -> str:
    """A value as the language writes it: 1.27 is `1,27` in Finnish, a whole number has no decimals."""
    match value:
        case bool():
            return "1" if value else "0"
        case int() | float():
            return _number(value, language, grouped)
        case date():
            return say_day(value, language)
        case time() | timedelta():
            return day_text(value)
        case _:
            return "\n".join(line.strip() for line in value.strip().splitlines())


def _number(value: float, language: str, grouped: bool) -> str:
    text = f"{value:.10f}".rstrip("0").rstrip(".")
    if grouped and abs(value) >= 10_000:
        whole, _, rest = text.partition(".")
        text = f"{int(whole):,}".replace(",", "," if language in SPEAKS_POINT else "\u00a0") + (f".{rest}" if rest else "")
    return text if language in SPEAKS_POINT else text.replace(".", ",")


def _content(made: Draft) -> dict[str, Any]:
    """Slot → what is written; only the slots that one of the entry's templates has."""
    templates = [made.house.templates[key] for key in made.data["templates"] if key in made.house.templates]
    slots = {slot: about for template in templates for slot, about in template.slots.items()}
    content = dict[str, Any]()
    for name, cell in made.record.cells.items():
        if name in OWN:
            continue
        if name not in slots:
            made.unshown.append(name)
        elif slots[name].kind == "period":
            content[name] = day_text(cell.value)
        else:
            content[name] = _rows(made) if slots[name].kind == "rows" else made.text(name)
    if "when" in slots:
        content |= _when(made)
    return content


def _when(made: Draft) -> dict[str, str]:
    """A day stands in for one that is told to be mistaken: so that it is not missed too."""
    try:
        text = when_text(made.record.cells)
    except ContentError as error:
        made.tell(error.where, error.problem, error.remedy)
        days = {name: cell for name, cell in made.record.cells.items() if name in ("date", "when", "last")}
        text = when_text({name: cell for name, cell in days.items() if error.where != "time" or name != "when"}) or STAND_IN
    return {"when": text} if text else {}


def _rows(made: Draft) -> list[dict[str, str]]:
    """A programme typed into one cell, a line for each row: `9.00 Avaus | Aino Virtanen`."""
    rows = list[dict[str, str]]()
    for line in made.text("rows").splitlines():
        if not line.strip():
            continue
        text, _, who = line.partition("|")
        if not (found := _ROW.fullmatch(text)):
            made.tell("rows", f"a row of the programme begins with no time: {line[:60]!r}", "write `9.00 Opening | Speaker`")
            continue
        rows.append(found.groupdict() | ({"who": who.strip()} if who.strip() else {}))
    return rows


def _templates(made: Draft) -> list[str]:
    """By what is filled, as the brand says."""
    rule, cells = made.house.brand.sheet.templates, made.record.cells
    if found := next((key for name, key in rule.instead.items() if name in cells), None):
        return [found]
    return [rule.otherwise, *(key for name, key in rule.besides.items() if name in cells)]


def _language(made: Draft, regions: Sequence[str]) -> str:
    brand = made.house.brand
    if named := _ids(made, "language", _names(brand.languages), "language", one=True):
        return named[0]
    owner = brand.regions.get(regions[0], brand.area) if regions else brand.area
    return owner.languages[0]


def _ids(made: Draft, name: str, known: Mapping[str, Texts], what: str, *, one: bool = False) -> list[str]:
    """The ids of what a cell names, by id, by name or by a word of the brand; what is not known is told and left out."""
    words = made.house.brand.sheet.words
    names = {
        key: [*said.values(), *(word for every in words.get(key, {}).values() for word in every)] for key, said in known.items()
    }
    whole = made.text(name)
    listed = [whole] if one or _match(whole, names) else _listed(whole)
    found = list[str]()
    for word in filter(None, listed):
        if key := _match(word, names):
            found.append(key)
        else:
            made.tell(name, f"there is no {what} {word!r}", suggestion(word, _choices(names)))
    return found


def _match(word: str, names: Mapping[str, Iterable[str]]) -> str | None:
    wanted = bare(word)
    return next((key for key, said in names.items() if wanted and wanted in map(bare, (key, *said))), None)


def _found(word: str, known: Mapping[str, Texts]) -> str | None:
    return _match(word, {key: [*said.values()] for key, said in known.items()})


def _choices(names: Mapping[str, Sequence[str]]) -> list[str]:
    """Ids, and names beside them where these are few enough to be read."""
    spoken = [name for said in names.values() for name in said]
    return list(dict.fromkeys([*names, *spoken] if len(names) < 12 else names))


def _names(things: Mapping[str, Any]) -> dict[str, Texts]:
    return {key: thing.name for key, thing in things.items()}


def _listed(text: str) -> list[str]:
    return [part.strip() for part in _LIST.split(text) if part.strip()]


def _focus(made: Draft) -> dict[str, list[float]]:
    """`0,7 0,5`, `0.7, 0.5` or `70 % 50 %`."""
    found = _NUMBER.findall(made.text("photo-focus"))
    if len(found) != 2:
        made.tell("photo-focus", "it is not two numbers", "write how far from left and top, as 0,5 0,5 or 50 % 50 %")
        return {}
    return {"focus": [float(number.replace(",", ".")) / (100 if percent else 1) for number, percent in found]}
