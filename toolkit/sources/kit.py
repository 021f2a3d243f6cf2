"""A kit's YAML file → sheets: everything in it understood, or all its mistakes told at once, before anything is drawn."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from toolkit.backends import photo
from toolkit.errors import AssetError, ContentError, DefinitionError, Mistake, suggestion
from toolkit.layout.house import House
from toolkit.model.content import Content, Period, Row, Value, When
from toolkit.model.kit import Entry, Kit, Sheet
from toolkit.model.template import Slot, Template
from toolkit.text.plain import normalise
from toolkit.wording import Loc, Worded, worded
from toolkit.yaml_source import Document, read_document, validate

SUFFIXES = ("png", "jpg", "webp", "svg", "pdf")
AREA = "area"
WRITTEN_AS = {
    "period": "write it as 2027-03-12, 2027-03-12 9:00-12:00 or 2027-05-20/2027-05-21",
    "rows": "write a list of rows, each `- { time: …, title: … }`",
}
"""What is said of a slot whose text is of another kind."""

_periods: TypeAdapter[Period] = TypeAdapter(When)
_rows: TypeAdapter[tuple[Row, ...]] = TypeAdapter(tuple[Row, ...])


class Read(NamedTuple):
    """A kit that was understood: ids for names, paths that can be opened."""

    kit: Kit
    sheets: tuple[Sheet, ...]
    regions: Mapping[str, tuple[str | None, ...]]
    """Entry id → regions, None for the whole area."""
    formats: Mapping[str, tuple[str, ...]]


def read_kit(path: Path | str, house: House) -> Read:
    """The kit in this file; DefinitionError with all its mistakes, each at its line and column."""
    document = read_document(path)
    kit = validate(document, Kit)
    reader = _Reader(house, document, Path(path).parent)
    read = reader.read(kit)
    if reader.mistakes:
        raise DefinitionError(reader.mistakes)
    return read


def region_id(name: str, house: House) -> str | None:
    """The region of this id or of any of its names; None for the whole area; ContentError with a suggestion for neither."""
    wanted = name.strip().casefold()
    for key, region in house.brand.regions.items():
        if wanted in (key, *(said.casefold() for said in region.name.values())):
            return key
    if wanted in (AREA, *(said.casefold() for said in house.brand.area.name.values())):
        return None
    raise ContentError(name, "there is no such region", suggestion(name, [*house.brand.regions, AREA]))


class _Reader:
    """Reads one kit, and collects what is wrong with it."""

    def __init__(self, house: House, document: Document, folder: Path) -> None:
        self.house, self.document, self.folder = house, document, folder
        self.mistakes: list[Mistake] = []

    def read(self, kit: Kit) -> Read:
        self._known(kit.funding, self.house.brand.funding, ("funding",), "funding regime")
        for place, suffix in enumerate(kit.suffixes):
            self._known(suffix, SUFFIXES, ("suffixes", place), "file kind")
        sheets, regions, formats, seen = (
            list[Sheet](),
            dict[str, tuple[str | None, ...]](),
            dict[str, tuple[str, ...]](),
            set[str](),
        )
        for place, entry in enumerate(kit.entries):
            loc = ("entries", place)
            if entry.id in seen:
                self._add((*loc, "id"), f"{entry.id} is there twice", "give each entry an id of its own")
            seen.add(entry.id)
            regions[entry.id] = self._regions(entry.regions or kit.regions, (*loc, "regions") if entry.regions else ("regions",))
            formats[entry.id] = self._formats(entry.formats or kit.formats, (*loc, "formats") if entry.formats else ("formats",))
            sheets += self._sheets(entry, loc)
        return Read(kit, tuple(sheets), regions, formats)

    def _sheets(self, entry: Entry, loc: Loc) -> Iterator[Sheet]:
        if entry.funding:
            self._known(entry.funding, self.house.brand.funding, (*loc, "funding"), "funding regime")
        entry = entry.model_copy(update={"photo": self._photo(entry, loc), "partners": self._partners(entry, loc)})
        templates = [self.house.templates[key] for key in entry.templates if key in self.house.templates]
        for place, key in enumerate(entry.templates):
            self._known(key, self.house.templates, (*loc, "templates", place), "template")
        for language, written in entry.content.items():
            here = (*loc, "content", language)
            if not self._known(language, self.house.brand.languages, here, "language"):
                continue
            if len(templates) == len(entry.templates):
                self._unknown_slots(written, templates, here)
            for template in templates:
                yield Sheet(entry=entry, template=template.id, language=language, content=self._content(written, template, here))

    def _unknown_slots(self, written: Mapping[str, Any], templates: Iterable[Template], loc: Loc) -> None:
        known = sorted({slot for template in templates for slot in template.slots})
        for key in written:
            if key not in known:
                self._add((*loc, key), f"{key} is not a slot of these templates", suggestion(key, known), key=True)

    def _content(self, written: Mapping[str, Any], template: Template, loc: Loc) -> Content:
        content = dict[str, Value]()
        for key, slot in template.slots.items():
            value = written.get(key)
            if value is None or (isinstance(value, str) and not value.strip()):
                if slot.required:
                    self._add(loc, f"{key} is missing, and {template.id} needs it", f"write `{key}: …`")
                continue
            read = self._value(value, slot, (*loc, key), loc[-1])
            if read is not None:
                content[key] = read
        return content

    def _value(self, value: Any, slot: Slot, loc: Loc, language: str | int) -> Value | None:
        try:
            return self._parsed(value, slot, loc, str(language))
        except ValidationError as error:
            for found in worded(error, Row if slot.kind == "rows" else Period, under=str(loc[-1])):
                self._unreadable(found, value, slot, loc)
        except ContentError as error:
            self._add(loc, error.problem, error.remedy)
        return None

    def _unreadable(self, found: Worded, value: Any, slot: Slot, loc: Loc) -> None:
        """A period in one line is told as a whole, whatever part of it is wrong."""
        if isinstance(value, Mapping) or found.problem.startswith(f"{loc[-1]}: ") or (slot.kind == "rows" and found.loc):
            self._add((*loc, *found.loc), found.problem, found.remedy, key=found.key)
        else:
            self._add(loc, f"{loc[-1]} cannot be read", WRITTEN_AS[slot.kind])

    def _parsed(self, value: Any, slot: Slot, loc: Loc, language: str) -> Value:
        if slot.kind == "period":
            return _periods.validate_python(value)
        if slot.kind == "rows":
            return self._rows(value, slot, loc, language)
        if not isinstance(value, str):
            raise ContentError(str(loc[-1]), f"{loc[-1]} is not a text", "write a text")
        return self._text(value, slot.max, str(loc[-1]), language)

    def _rows(self, value: Any, slot: Slot, loc: Loc, language: str) -> tuple[Row, ...]:
        rows, (least, most) = _rows.validate_python(value), slot.rows
        if not least <= len(rows) <= most:
            raise ContentError(
                str(loc[-1]),
                f"{loc[-1]} has {len(rows)} of {least} to {most} rows",
                "add some, or divide it among several entries",
            )
        for row in rows:
            self._text(row.title, slot.max, str(loc[-1]), language)
        return rows

    def _text(self, value: str, most: int, name: str, language: str) -> str:
        text = normalise(value, language, name)
        if len(text) > most:
            raise ContentError(name, f"{name} has {len(text):,} characters where {most} have room", "shorten it")
        return text

    def _photo(self, entry: Entry, loc: Loc) -> Any:
        if entry.photo is None:
            return None
        path = self._file(entry.photo.file, "photos")
        try:
            photo.probe(path)
        except AssetError as error:
            self._add((*loc, "photo", "file"), f"{entry.photo.file}: {error.problem}", error.remedy)
        return entry.photo.model_copy(update={"file": str(path)})

    def _partners(self, entry: Entry, loc: Loc) -> tuple[str, ...]:
        """Keys under which the house has the logos: the brand's file, or a path beside the kit."""
        found = list[str]()
        for place, name in enumerate(entry.partners):
            partner = self.house.brand.partners.get(name)
            if partner and not partner.logo:
                self._add((*loc, "partners", place), f"{name} has no logo yet", "name its file in brand/partners.yml")
            elif partner:
                found.append(f"partners/{partner.logo}")
            elif (self.folder / name).is_file():
                found.append(str(self.folder / name))
            else:
                known = sorted(key for key, partner in self.house.brand.partners.items() if partner.logo)
                self._add(
                    (*loc, "partners", place),
                    f"{name} is neither a partner nor a file beside the kit",
                    suggestion(name, known or ["a file"]),
                )
        return tuple(found)

    def _file(self, name: str, kind: str) -> Path:
        """Beside the kit, or among the toolkit's own assets."""
        beside = self.folder / name
        return beside if beside.is_file() else Path(self.house.brand.root, "assets", kind, Path(name).name)

    def _regions(self, names: Iterable[str], loc: Loc) -> tuple[str | None, ...]:
        found = list[str | None]()
        for place, name in enumerate(names):
            if name == "all":
                found += self.house.brand.regions
                continue
            try:
                found.append(region_id(name, self.house))
            except ContentError as error:
                self._add((*loc, place), f"there is no region {name!r}", error.remedy)
        return tuple(dict.fromkeys(found))

    def _formats(self, names: Iterable[str], loc: Loc) -> tuple[str, ...]:
        found = list[str]()
        for place, name in enumerate(names):
            if name == "all":
                found += self.house.brand.formats
            elif self._known(name, self.house.brand.formats, (*loc, place), "format"):
                found.append(name)
        return tuple(dict.fromkeys(found))

    def _known(self, name: str, names: Iterable[str], loc: Loc, what: str) -> bool:
        if name in names:
            return True
        self._add(loc, f"there is no {what} {name!r}", suggestion(name, sorted(names)))
        return False

    def _add(self, loc: Loc, problem: str, remedy: str, *, key: bool = False) -> None:
        self.mistakes.append(self.document.mistake(loc, problem, remedy, key=key))
