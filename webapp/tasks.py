"""What the studio asks its drawing processes for: each a function of a house and values, that returns values.

Runs in webapp.pool's processes, never in the app's own: whatever a visitor handed in is opened here.
"""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from toolkit.backends import jpeg, raster, svg
from toolkit.backends.metadata import About
from toolkit.backends.table import export
from toolkit.batch import credit
from toolkit.files import sha256_of
from toolkit.layout.artboard import lay_out
from toolkit.layout.house import House
from toolkit.layout.items import Artboard, Item
from toolkit.layout.request import Request
from toolkit.layout.words import caption
from toolkit.opened import with_logos
from toolkit.rules.finding import Finding
from toolkit.rules.proof import proof_of
from toolkit.rules.table import check
from webapp.shelf import NAME


class Preview(NamedTuple):
    """A picture in two layers: its words as SVG, and what they stand on, drawn when `base` is not known yet."""

    svg: str
    base: str
    """Of the layer below: the same for the same ground, whatever the words."""
    alt: str
    caption: str


def preview(house: House, request: Request) -> Preview:
    """A few milliseconds: nothing is painted."""
    artboard = _laid(house, request)
    ground, texts = raster.split(artboard)
    words = svg.wrapped(texts, artboard.format.canvas, "", "", house.brand.languages[request.language].tag)
    posted = caption(house, request, house.templates[request.template])
    return Preview(words, name_of(ground, artboard.format.pixels), artboard.alt, posted)


def base(house: House, request: Request, width: int) -> bytes:
    """The layer under the words, so many pixels wide, as JPEG."""
    artboard = _laid(house, request)
    ground, _ = raster.split(artboard)
    return jpeg.encode(raster.reduced(ground, artboard.format, width), quality=82)


def small(house: House, request: Request, width: int) -> bytes:
    """The whole picture, so many pixels wide, as JPEG."""
    artboard = _laid(house, request)
    return jpeg.encode(raster.reduced(artboard.items, artboard.format, width), quality=85)


class Judged(NamedTuple):
    """A picture in words, and what the rules say of it."""

    title: str
    alt: str
    findings: tuple[Finding, ...]


def judge(house: House, request: Request) -> Judged:
    artboard = _laid(house, request)
    found = check(proof_of(artboard, lambda: raster.backdrop(artboard)), house.brand)
    return Judged(artboard.title, artboard.alt, found)


def picture(house: House, request: Request, suffix: str) -> bytes:
    """The finished file, with its metadata."""
    artboard = _laid(house, request)
    if suffix == "pptx":
        from toolkit.backends.pptx.artboard import write_artboard

        return write_artboard(artboard, house)
    return export(artboard, suffix, about(house, artboard, request))


class Finished(NamedTuple):
    """A file, and what stands in the text beside it."""

    data: bytes
    text: str


def finished(house: House, request: Request, suffix: str) -> Finished:
    """The finished file with its alternative text, and whose photograph it shows."""
    alt, language = _laid(house, request).alt, request.language
    shot = f"{house.brand.word('photo', language)}: {credit(request)}\n" if credit(request) else ""
    return Finished(picture(house, request, suffix), f"{alt}\n{shot}")


def about(house: House, artboard: Artboard, request: Request) -> About:
    return About(artboard.title, artboard.alt, house.brand.languages[artboard.language].tag, credit(request))


def _laid(house: House, request: Request) -> Artboard:
    return lay_out(_hung(house, request.partners) if request.partners else house, request)


@lru_cache(maxsize=8)
def _hung(house: House, partners: tuple[str, ...]) -> House:
    """The house with these logos: the same one each time, for what layouts keep, they keep for a house.

    Each that lies on the shelf is called as its file was that somebody handed in, which the shelf keeps as a suffix.
    """
    opened = with_logos(house, partners)
    called = {key: Path(key).suffix.removeprefix(".") for key in partners if NAME.fullmatch(Path(key).stem)}
    named = {key: replace(opened.logos[key], name=name) for key, name in called.items() if name}
    return replace(opened, logos={**opened.logos, **named})


def name_of(items: tuple[Item, ...], pixels: tuple[int, int]) -> str:
    """Equal for equal pictures."""
    return sha256_of(" ".join((*map(_digest, items), repr(pixels))).encode())[:24]


@lru_cache(maxsize=8192)
def _digest(item: Item) -> str:
    """Most of a ground is the same under the next words, and most of a slide on the next."""
    return sha256_of(repr(item).encode())


def digest(house: House) -> str:
    """Of the brand's definition: whether a process is there at all."""
    return house.brand.digest
