"""A kit: an event's contents × regions × templates × formats × suffixes, as its YAML file says."""

from typing import Annotated, Any, Literal, TypeVar

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from toolkit.model.content import Content, Focus, Ground, Photo
from toolkit.model.strict import Id, Strict, Texts

Item = TypeVar("Item")


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


class OneOrMore:
    """Says to editors that a single word may stand for a list of one."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        array = handler(core)
        return {"anyOf": [array["items"], array]}


Listed = Annotated[tuple[Item, ...], BeforeValidator(_listed), OneOrMore()]
"""A list; a single word is a list of one."""


class Change(Strict):
    """What is otherwise in some of an entry's pictures: those that all its lists name, an absent list meaning all."""

    templates: Listed[Id] = ()
    regions: Listed[str] = ()
    languages: Listed[Id] = ()
    formats: Listed[str] = ()
    grounds: Listed[Ground] = ()
    content: dict[str, Any] = {}
    """Slot → what is written there instead."""
    focus: Focus | None = None
    """The photograph's, instead of its own."""
    leave_out: bool = False
    """Whether these pictures are not made at all."""


class Entry(Strict):
    """One thing to tell: what is said in each language, and which pictures are made of it."""

    id: Id
    templates: Listed[Id] = Field(min_length=1)
    regions: Listed[str] = ()
    """By id or name; `all` for the seven, `area` for the whole. Absent: the kit's."""
    formats: Listed[str] = ()
    grounds: Listed[Ground] = ()
    funding: str | None = None
    photo: Photo | None = None
    partners: Listed[str] = ()
    """Ids of the brand's partners, or logo files beside the kit."""
    content: dict[str, dict[str, Any]] = Field(min_length=1)
    """Language → slot → what is written."""
    changes: tuple[Change, ...] = ()
    """In order: of two that change the same, the later holds."""


class DeckEntry(Strict):
    """A deck made from an outline beside the kit, in the outline's own language."""

    outline: str
    regions: Listed[str] = ()
    """Absent: the outline's own."""
    mode: Literal["office", "brand", "embed"] = "office"
    emblem: Literal["every", "ends"] = "every"
    """Which slides show the emblem: every one, or the title and closing slides."""
    suffixes: Listed[Literal["pptx", "pdf", "png", "svg"]] = ("pptx",)


class Kit(Strict):
    """The file. What an entry does not say, the kit says for it."""

    name: Id
    title: Texts = {}
    funding: str = "eu-cofunded"
    regions: Listed[str] = ("all",)
    formats: Listed[str] = ("all",)
    languages: Listed[Id] = ()
    """Absent: all that the entries are written in."""
    suffixes: Listed[str] = ()
    """File kinds; absent: the first that each channel takes."""
    grounds: Listed[Ground] = ("dark",)
    entries: tuple[Entry, ...] = Field(min_length=1)
    decks: tuple[DeckEntry, ...] = ()


class Changed(Strict):
    """A change as it touches one sheet, its names looked up and its slots read."""

    regions: tuple[str | None, ...] = ()
    formats: tuple[str, ...] = ()
    grounds: tuple[Ground, ...] = ()
    content: Content = {}
    focus: Focus | None = None
    leave_out: bool = False

    def touches(self, region: str | None, format: str, ground: Ground) -> bool:
        pairs = ((self.regions, region), (self.formats, format), (self.grounds, ground))
        return all(not named or one in named for named, one in pairs)


class Sheet(Strict):
    """An entry in one language for one template, its slots read: what a job is made of."""

    entry: Entry
    template: str
    language: str
    content: Content
    changes: tuple[Changed, ...] = ()

    def at(self, region: str | None, format: str, ground: Ground) -> tuple[Content, Photo | None] | None:
        """What one picture says and shows; None where it is left out."""
        content, photo = self.content, self.entry.photo
        for change in self.changes:
            if not change.touches(region, format, ground):
                continue
            if change.leave_out:
                return None
            content = content | change.content
            photo = photo.model_copy(update={"focus": change.focus}) if photo and change.focus else photo
        return content, photo
