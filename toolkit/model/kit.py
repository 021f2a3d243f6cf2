"""A kit: an event's contents × regions × templates × formats × suffixes, as its YAML file says."""

from typing import Annotated, Any, Literal, TypeVar

from pydantic import BeforeValidator, Field

from toolkit.model.content import Content, Ground, Photo
from toolkit.model.strict import Id, Strict, Texts

Item = TypeVar("Item")


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Listed = Annotated[tuple[Item, ...], BeforeValidator(_listed)]
"""A list; a single word is a list of one."""


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
    suffixes: Listed[str] = ()
    """File kinds; absent: the first that each channel takes."""
    grounds: Listed[Ground] = ("dark",)
    entries: tuple[Entry, ...] = Field(min_length=1)
    decks: tuple[DeckEntry, ...] = ()


class Sheet(Strict):
    """An entry in one language for one template, its slots read: what a job is made of."""

    entry: Entry
    template: str
    language: str
    content: Content
