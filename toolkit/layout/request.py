"""What is asked for: one picture of one content, for a region, in a language, on a format."""

from dataclasses import dataclass

from toolkit.model.content import Content, Ground, Photo


@dataclass(frozen=True)
class Request:
    """Everything a layout needs beside the house. Ids are those of the brand."""

    name: str
    """First part of the picture's file name."""
    template: str
    format: str
    region: str | None
    language: str
    content: Content
    funding: str
    ground: Ground = "dark"
    photo: Photo | None = None
    """Its `file` as a path that can be opened."""
    partners: tuple[str, ...] = ()
    """Ids of partners in the brand, or files of logos, as the house knows them."""
