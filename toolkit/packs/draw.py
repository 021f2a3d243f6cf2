"""A piece of a pack as files: laid out once, encoded in every kind, written where it is used.

At 1x the mark is 96 px high; on paper it is a fifth more than the emblem's least height, so that the flag beside it, never lower
than the mark, is large enough. Partners' logos keep their colours, and are in one ink where the lockup is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path
from typing import NamedTuple

import numpy as np

from toolkit.backends import ico, pdf, raster, svg
from toolkit.backends.metadata import About
from toolkit.backends.png import Encoder
from toolkit.files import sha256_of, write_whole
from toolkit.geometry import Box
from toolkit.layout.cobrand import CoBrand, alone, cobranded, with_partners
from toolkit.layout.drawing import Drawing, moved
from toolkit.layout.funding import statement
from toolkit.layout.house import House
from toolkit.layout.icon import ICONS, Icon, draw_icon
from toolkit.layout.lockup import Variant, inks
from toolkit.layout.logo import Logo
from toolkit.layout.words import told_partners
from toolkit.model.brand import AREA
from toolkit.packs.eps import eps
from toolkit.packs.plan import Piece
from toolkit.sources.mono import in_one_ink

MARK = 96
"""Height of the mark at 1x, in px."""

AMPLE = 1.2
"""Height of the mark in print ÷ least height of the emblem."""

DENSITIES = (1, 2, 4)
POINTS_PER_MM = 72 / 25.4

_encoder = Encoder()


@dataclass(frozen=True)
class Written:
    """A file of a pack; sizes in px, where it is a bitmap."""

    path: str
    sha256: str
    bytes: int
    owner: str | None
    use: str
    """print, screen, office; empty for read-me and ZIP."""
    layout: str = ""
    variant: str = ""
    language: str = ""
    title: str = ""
    alt: str = ""
    width: int | None = None
    height: int | None = None


class File(NamedTuple):
    """A file before it is written: the folders it goes to, what follows the stem, its bytes and its size in px."""

    uses: tuple[str, ...]
    ending: str
    data: bytes
    size: tuple[int, int] | tuple[None, None] = (None, None)


def make_piece(house: House, piece: Piece, out: Path) -> list[Written]:
    """Draws the piece and writes all its files."""
    folder, about = piece.owner or AREA, about_piece(house, piece)
    if piece.icons:
        files, stem = _icons(house, piece, about), "icons/"
    else:
        files, stem = _files(house, layout_piece(house, piece), about), piece.stem(house.brand.prefix)
    facts = {
        "layout": piece.layout,
        "variant": piece.variant,
        "language": piece.language,
        "title": about.title,
        "alt": about.description,
    }
    return [
        record(out, f"{folder}/{use}/{stem}{file.ending}", file.data, piece.owner, use, *file.size, **facts)
        for file in files
        for use in file.uses
    ]


def record(
    out: Path,
    path: str,
    data: bytes,
    owner: str | None,
    use: str,
    width: int | None = None,
    height: int | None = None,
    **facts: str,
) -> Written:
    """Writes a file and says what was written."""
    write_whole(out / path, data)
    return Written(path, sha256_of(data), len(data), owner, use, width=width, height=height, **facts)


def layout_piece(house: House, piece: Piece) -> Drawing:
    """The piece's drawing, in heights of the mark."""
    return cobrand_of(house, piece).drawing if piece.beside else alone(house, *piece[:4])


def cobrand_of(house: House, piece: Piece) -> CoBrand:
    """The drawing of a piece that has more than the lockup, and where the marks stand in it."""
    owner, layout, variant, language = piece[:4]
    if piece.beside == "eu":
        return cobranded(house, owner, layout, variant, language, regime(house))
    logos = [_in_variant(house, house.logos[key], variant) for key in piece.partners]
    return with_partners(house, owner, layout, variant, language, regime(house), logos)


def _in_variant(house: House, logo: Logo, variant: Variant) -> Logo:
    """A partner's logo beside a lockup of this variant: in the same one ink, where that has but one."""
    if not variant.startswith("mono"):
        return logo
    return replace(in_one_ink(logo, inks(house, None, variant).line), dark=variant == "mono-dark" and logo.dark)


def regime(house: House) -> str:
    """The funding that packs are made for: the first that asks for the emblem."""
    return next(key for key, funding in house.brand.funding.items() if funding.emblem)


def about_piece(house: House, piece: Piece) -> About:
    """What the files say of themselves."""
    brand, language = house.brand, piece.language
    name = ", ".join(dict.fromkeys((house.owner_name(None, language), house.owner_name(piece.owner, language))))
    said = [f"{brand.word('logo', language)}: {name}."]
    if piece.beside:
        said.append(f"{brand.word('emblem', language)}: {statement(brand.funding[regime(house)], language).text}.")
    if piece.partners:
        said.append(f"{told_partners(house, piece.partners, language)}.")
    return About(name, " ".join(said), brand.languages[language].tag)


def points_per_px(house: House) -> float:
    """Scale of the printed kinds."""
    return AMPLE * house.brand.emblem.min_height_mm * POINTS_PER_MM / MARK


def _files(house: House, drawing: Drawing, about: About) -> Iterator[File]:
    canvas = Box(0, 0, drawing.width * MARK, drawing.height * MARK)
    items, points = drawing.placed(canvas), points_per_px(house)
    document = svg.wrapped(items, canvas, about.title, about.description, about.language)
    yield File(("screen", "office"), ".svg", document.encode())
    yield File(("print",), ".pdf", pdf.drawing(items, canvas, points, about))
    yield File(("print",), ".eps", eps(items, canvas, points, about.title))
    for density in DENSITIES:
        ending = f"@{density}x.png" if density > 1 else ".png"
        uses = ("screen", "office") if density == DENSITIES[-1] else ("screen",)
        yield File(uses, ending, *_png(drawing, MARK * density, about))


def _icons(house: House, piece: Piece, about: About) -> Iterator[File]:
    for icon in ICONS:
        yield File(("screen",), icon.name, *_icon(draw_icon(house, piece.owner, icon, piece.language), icon, about))


def _icon(drawing: Drawing, icon: Icon, about: About) -> tuple[bytes, tuple[int, int]]:
    largest = icon.sizes[-1]
    if len(icon.sizes) == 1:
        return _png(drawing, largest, about)
    return ico.encode([(side, _png(drawing, side, About())[0]) for side in icon.sizes]), (largest, largest)


def _png(drawing: Drawing, scale: float, about: About) -> tuple[bytes, tuple[int, int]]:
    """The drawing on nothing, `scale` px to its unit."""
    width, height = ceil(drawing.width * scale - 1e-6), ceil(drawing.height * scale - 1e-6)
    pixels = np.zeros((height, width, 4), np.uint8)
    raster.paint(pixels, moved(drawing.items, 0, 0, scale), 1, alpha=True)  # cairo rounds circles for the size they are given
    return _encoder.encode(pixels, about, alpha=True), (width, height)
