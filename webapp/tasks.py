"""What the studio asks its drawing processes for: each a function of a house and values, that returns values.

Runs in webapp.pool's processes, never in the app's own: whatever a visitor handed in is opened here.
"""

from typing import NamedTuple

from toolkit.backends import jpeg, raster, svg
from toolkit.backends.metadata import About
from toolkit.backends.table import export
from toolkit.batch import credit
from toolkit.files import sha256_of
from toolkit.layout.artboard import lay_out
from toolkit.layout.house import House
from toolkit.layout.items import Artboard
from toolkit.layout.request import Request
from toolkit.opened import with_logos
from toolkit.rules.finding import Finding
from toolkit.rules.proof import proof_of
from toolkit.rules.table import check


class Preview(NamedTuple):
    """A picture in two layers: its words as SVG, and what they stand on, drawn when `base` is not known yet."""

    svg: str
    base: str
    """Of the layer below: the same for the same ground, whatever the words."""
    alt: str
    title: str


def preview(house: House, request: Request) -> Preview:
    """A few milliseconds: nothing is painted."""
    artboard = _laid(house, request)
    ground, texts = raster.split(artboard)
    words = svg.wrapped(texts, artboard.format.canvas, "", "", house.brand.languages[request.language].tag)
    return Preview(words, sha256_of(repr((ground, artboard.format.pixels)).encode())[:32], artboard.alt, artboard.title)


def base(house: House, request: Request, width: int) -> bytes:
    """The layer under the words, so many pixels wide, as JPEG."""
    artboard = _laid(house, request)
    ground, _ = raster.split(artboard)
    return jpeg.encode(raster.reduced(ground, artboard.format, width), quality=82)


def small(house: House, request: Request, width: int) -> bytes:
    """The whole picture, so many pixels wide, as JPEG."""
    artboard = _laid(house, request)
    return jpeg.encode(raster.reduced(artboard.items, artboard.format, width), quality=85)


def findings(house: House, request: Request) -> tuple[Finding, ...]:
    """What the rules say of the picture."""
    artboard = _laid(house, request)
    return check(proof_of(artboard, lambda: raster.backdrop(artboard)), house.brand)


def picture(house: House, request: Request, suffix: str) -> bytes:
    """The finished file, with its metadata."""
    artboard = _laid(house, request)
    if suffix == "pptx":
        from toolkit.backends.pptx.artboard import write_artboard

        return write_artboard(artboard, house)
    return export(artboard, suffix, about(house, artboard, request))


def about(house: House, artboard: Artboard, request: Request) -> About:
    return About(artboard.title, artboard.alt, house.brand.languages[artboard.language].tag, credit(request))


def _laid(house: House, request: Request) -> Artboard:
    return lay_out(with_logos(house, request.partners), request)


def digest(house: House) -> str:
    """Of the brand's definition: whether a process is there at all."""
    return house.brand.digest
