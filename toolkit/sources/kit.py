"""A kit's YAML file → sheets: everything in it understood, or all its mistakes told at once, before anything is drawn."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from toolkit.backends import photo
from toolkit.errors import AssetError, ContentError, DefinitionError, Mistake, suggestion
from toolkit.layout.house import House
from toolkit.layout.partners import too_many
from toolkit.model.brand import AREA
from toolkit.model.content import Content, Photo
from toolkit.model.kit import Change, Changed, DeckEntry, Entry, Kit, Sheet
from toolkit.model.outline import Outline
from toolkit.model.template import Template
from toolkit.sources.kit_content import is_blank, read_contents, tell_unknown
from toolkit.sources.logo import read_partner
from toolkit.sources.owners import ALL, region_id
from toolkit.wording import Loc, remedy_for
from toolkit.yaml_source import apart, mend, read_on

SUFFIXES = ("png", "jpg", "webp", "svg", "pdf", "pptx")
Locate = Callable[..., Mistake]
"""Called with place, problem and remedy; `key=True` where it is about the key there."""


class DeckSheet(NamedTuple):
    """A deck of a kit: its outline, read, and the regions it is made for."""

    entry: DeckEntry
    file: str
    outline: Outline
    regions: tuple[str | None, ...]


class Read(NamedTuple):
    """A kit that was understood: ids for names, paths that can be opened."""

    kit: Kit
    sheets: tuple[Sheet, ...]
    regions: Mapping[str, tuple[str | None, ...]]
    """Entry id → regions, None for the whole area."""
    formats: Mapping[str, tuple[str, ...]]
    decks: tuple[DeckSheet, ...] = ()
    told: tuple[str, ...] = ()
    """What a person should know of how it was read, a sentence each."""


def read_kit(path: Path | str, house: House) -> Read:
    """The kit in this file; DefinitionError with all its mistakes, each at its line and column."""
    document = read_on(path)
    return understood(*mend(document, Kit), house, Path(path).parent, document.mistake)


def understood(kit: Kit | None, mistakes: Sequence[Mistake], house: House, folder: Path, mistake: Locate) -> Read:
    """The kit with all that it names looked up; DefinitionError with its mistakes so far and those found now.

    `folder` is where the files lie that it names; `mistake` makes one of a place in the kit, a problem and a remedy.
    """
    if not kit:
        raise DefinitionError(mistakes)
    reader = _Reader(house, mistake, folder, {told.where for told in mistakes})
    read = reader.read(kit)
    if mistakes := [*mistakes, *apart(reader.mistakes, mistakes)]:
        raise DefinitionError(mistakes)
    return read


class _Reader:
    """Reads one kit, and collects what is wrong with it."""

    def __init__(self, house: House, mistake: Locate, folder: Path, told: Collection[str]) -> None:
        """`told` are the places of mistakes that are known: what stands there is only a stand-in."""
        self.house, self.mistake, self.folder, self.told = house, mistake, folder, told
        self.mistakes: list[Mistake] = []

    def read(self, kit: Kit) -> Read:
        self._one_of(kit.funding, self.house.brand.funding, ("funding",), "funding regime")
        for place, suffix in enumerate(kit.suffixes):
            self._one_of(suffix, SUFFIXES, ("suffixes", place), "file kind")
        for field in ("suffixes", "grounds", "languages"):
            self._once(getattr(kit, field), (field,))
        for place, language in enumerate(kit.languages):
            self._one_of(language, self.house.brand.languages, ("languages", place), "language")
        common = self._regions(kit.regions, ("regions",)), self._formats(kit.formats, ("formats",))
        sheets, regions, formats = list[Sheet](), dict[str, tuple[str | None, ...]](), dict[str, tuple[str, ...]]()
        for place, entry in enumerate(kit.entries):
            loc = ("entries", place)
            if entry.id in regions:
                self._tell((*loc, "id"), f"{entry.id} is there twice", "give each entry an id of its own")
            regions[entry.id] = self._regions(entry.regions, (*loc, "regions")) or common[0]
            formats[entry.id] = self._formats(entry.formats, (*loc, "formats")) or common[1]
            sheets += (sheet for sheet in self._sheets(entry, loc) if sheet.language in (kit.languages or [sheet.language]))
        return Read(kit, tuple(sheets), regions, formats, tuple(self._decks(kit)))

    def _decks(self, kit: Kit) -> Iterator[DeckSheet]:
        if not kit.decks:
            return
        from toolkit.sources.outline import read_outline  # with the whole of deck layout behind it

        for place, entry in enumerate(kit.decks):
            regions = self._regions(entry.regions, ("decks", place, "regions"))
            path = self.folder / entry.outline
            if self.mistake(("decks", place, "outline"), "", "").where in self.told:
                continue
            try:
                outline = read_outline(path, self.house)
            except DefinitionError as error:
                self.mistakes += error.mistakes
            else:
                yield DeckSheet(entry, str(path), outline, regions or (outline.region,))

    def _sheets(self, entry: Entry, loc: Loc) -> Iterator[Sheet]:
        if entry.funding:
            self._one_of(entry.funding, self.house.brand.funding, (*loc, "funding"), "funding regime")
        for field in ("templates", "grounds"):
            self._once(getattr(entry, field), (*loc, field))
        entry = entry.model_copy(update={"photo": self._photo(entry, loc), "partners": self._partners(entry, loc)})
        known = self.house.templates
        named = [self._one_of(key, known, (*loc, "templates", at), "template") for at, key in enumerate(entry.templates)]
        templates = [known[key] for key in entry.templates if key in known]
        self._selected(entry, loc)
        for language, written in entry.content.items():
            here = (*loc, "content", language)
            if not self._one_of(language, self.house.brand.languages, here, "language", key=True):
                continue
            meant = tell_unknown(templates, written, here, self._tell, whole=all(named))
            for template, content in read_contents(self.house, templates, written, language, here, self._tell, meant):
                changes = tuple(self._changes(entry, known[template], language, loc)) if all(named) else ()
                yield Sheet(entry=entry, template=template, language=language, content=content, changes=changes)

    def _selected(self, entry: Entry, loc: Loc) -> None:
        """A change touches templates and languages that the entry has."""
        for place, change in enumerate(entry.changes):
            for at, key in enumerate(change.templates):
                self._one_of(key, entry.templates, (*loc, "changes", place, "templates", at), "template in this entry")
            for at, key in enumerate(change.languages):
                self._one_of(key, entry.content, (*loc, "changes", place, "languages", at), "language in this entry")

    def _changes(self, entry: Entry, template: Template, language: str, loc: Loc) -> Iterator[Changed]:
        """The entry's changes, as far as they touch this template and language."""
        for place, change in enumerate(entry.changes):
            here = (*loc, "changes", place)
            if template.id in (change.templates or [template.id]) and language in (change.languages or [language]):
                yield Changed(
                    regions=self._regions(change.regions, (*here, "regions")),
                    formats=self._formats(change.formats, (*here, "formats")),
                    grounds=change.grounds,
                    content=self._instead(entry, change, template, language, (*here, "content")),
                    focus=change.focus,
                    leave_out=change.leave_out,
                )

    def _instead(self, entry: Entry, change: Change, template: Template, language: str, loc: Loc) -> Content:
        """What a change writes, read among all that the template shows then; a blank empties a slot."""

        def tell(found: Loc, problem: str, remedy: str, *, key: bool = False) -> None:
            if len(found) > len(loc) and found[len(loc)] in change.content:  # the rest is told of the entry itself
                self._tell(found, problem, remedy, key=key)

        tell_unknown([self.house.templates[key] for key in entry.templates], change.content, loc, tell)
        written = {**entry.content[language], **change.content}
        content = dict(read_contents(self.house, [template], written, language, loc, tell))[template.id]
        emptied = [slot for slot in template.slots if slot in change.content and is_blank(change.content[slot])]
        for slot in emptied:
            if template.slots[slot].required:
                self._tell((*loc, slot), f"{slot} is empty", f"write `{slot}: …`")
        return {**dict.fromkeys(emptied, ""), **{slot: value for slot, value in content.items() if slot in change.content}}

    def _photo(self, entry: Entry, loc: Loc) -> Photo | None:
        """The photograph with its path, and with what it shows in each of the entry's languages."""
        if entry.photo is None:
            return None
        path = self._file(entry.photo.file, "photos")
        try:
            photo.probe(path)
        except AssetError as error:
            self._tell((*loc, "photo", "file"), f"{entry.photo.file}: {error.problem}", error.remedy)
        return entry.photo.model_copy(
            update={"file": str(path), "alt": self._alt(entry.photo, entry.content, (*loc, "photo", "alt"))}
        )

    def _alt(self, shown: Photo, languages: Iterable[str], loc: Loc) -> dict[str, str]:
        brand, alt = self.house.brand, {key: text for key, text in shown.alt.items() if text.strip()}
        for key in shown.alt:
            self._one_of(key, brand.languages, (*loc, key), "language", key=True)
        for language in languages:
            if language in brand.languages:
                try:
                    alt[language] = brand.say(alt, language)
                except KeyError:
                    self._tell(
                        loc,
                        f"photo.alt has no text for {language}",
                        f"write `alt: {{ {language}: … }}`: what the photograph shows",
                    )
        return alt

    def _partners(self, entry: Entry, loc: Loc) -> tuple[str, ...]:
        """Keys under which the house has the logos: the brand's file, or a path beside the kit."""
        loc = (*loc, "partners")
        self._once(entry.partners, loc)
        if told := too_many(len(entry.partners)):
            self._tell(loc, *told)
        found = [self._partner(name, (*loc, place)) for place, name in enumerate(entry.partners)]
        return tuple(key for key in found if key)

    def _partner(self, name: str, loc: Loc) -> str | None:
        partners, beside = self.house.brand.partners, self.folder / name
        if name in partners:
            if not (logo := partners[name].logo):
                return self._tell(loc, f"{name} has no logo yet", "name its file in brand/partners.yml")
            key, path = f"partners/{logo}", Path(self.house.brand.root, "assets", "partners", logo)
        elif _is_file(beside):
            key, path = str(beside), beside
        else:
            known = [key for key, partner in partners.items() if partner.logo]
            remedy = suggestion(name, known) if known else "put its logo beside the kit, as SVG or PNG"
            return self._tell(loc, f"{name} is neither a partner nor a file beside the kit", remedy)
        try:
            read_partner(path)
        except AssetError as error:
            return self._tell(loc, f"{name}: {error.problem}", error.remedy)
        return key

    def _file(self, name: str, kind: str) -> Path:
        """Beside the kit, or among the toolkit's own assets."""
        beside, own = self.folder / name, Path(name.replace("\0", "\ufffd")).name  # a path that holds a zero cannot be asked for
        return beside if _is_file(beside) else Path(self.house.brand.root, "assets", kind, own)

    def _regions(self, names: Sequence[str], loc: Loc) -> tuple[str | None, ...]:
        found = dict[int, str | None]()
        for place, name in enumerate(names):
            try:
                found[place] = ALL if name == ALL else region_id(name, self.house, [ALL])
            except ContentError as error:
                self._tell((*loc, place), f"there is no region {name!r}", error.remedy)
        self._once([found.get(place, name) or AREA for place, name in enumerate(names)], loc, names)
        every = [key for region in found.values() for key in (self.house.brand.regions if region == ALL else [region])]
        return tuple(dict.fromkeys(every))

    def _formats(self, names: Sequence[str], loc: Loc) -> tuple[str, ...]:
        known = self.house.brand.formats
        self._once(names, loc)
        named = [name for at, name in enumerate(names) if name == ALL or self._one_of(name, known, (*loc, at), "format")]
        return tuple(dict.fromkeys(key for name in named for key in (known if name == ALL else [name])))

    def _once(self, keys: Sequence[str], loc: Loc, names: Sequence[str] = ()) -> None:
        """Nothing stands in a list twice, under whatever name."""
        for place, key in enumerate(keys):
            if key in keys[:place]:
                self._tell((*loc, place), f"{(names or keys)[place]} is there twice", "delete one of them")

    def _one_of(self, name: str, names: Mapping[str, object] | Sequence[str], loc: Loc, what: str, *, key: bool = False) -> bool:
        if name not in names:
            self._tell(loc, f"there is no {what} {name!r}", remedy_for(name, names), key=key)
        return name in names

    def _tell(self, loc: Loc, problem: str, remedy: str, *, key: bool = False) -> None:
        self.mistakes.append(self.mistake(loc, problem, remedy, key=key))


def _is_file(path: Path) -> bool:
    """Not either where the name is longer than any file's, or holds a zero."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
