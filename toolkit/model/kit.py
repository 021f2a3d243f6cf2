"""A kit: an event's contents × regions × templates × formats × suffixes, as its YAML file says."""

from typing import Any

from pydantic import Field

from toolkit.model.brand import Id, Strict, Texts
from toolkit.model.content import Content, Ground, Photo


class Entry(Strict):
    """One thing to tell: what is said in each language, and which pictures are made of it."""

    id: Id
    templates: tuple[Id, ...] = Field(min_length=1)
    regions: tuple[str, ...] = ()
    """By id or name; `all` for the seven, `area` for the whole. Absent: the kit's."""
    formats: tuple[str, ...] = ()
    grounds: tuple[Ground, ...] = ()
    funding: str | None = None
    photo: Photo | None = None
    partners: tuple[str, ...] = ()
    """Ids of the brand's partners, or logo files beside the kit."""
    content: dict[str, dict[str, Any]] = Field(min_length=1)
    """Language → slot → what is written."""


class Kit(Strict):
    """The file. What an entry does not say, the kit says for it."""

    name: Id
    title: Texts = {}
    funding: str = "eu-cofunded"
    regions: tuple[str, ...] = ("all",)
    formats: tuple[str, ...] = ("all",)
    suffixes: tuple[str, ...] = ()
    """File kinds; absent: the first that each channel takes."""
    grounds: tuple[Ground, ...] = ("dark",)
    entries: tuple[Entry, ...] = Field(min_length=1)


class Sheet(Strict):
    """An entry in one language for one template, its slots read: what a job is made of."""

    entry: Entry
    template: str
    language: str
    content: Content
