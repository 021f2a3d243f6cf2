"""What the drawing processes do for the page of logos: a piece shown, its files, its findings.

The engine's own packs (toolkit.packs) draw all of it; partners' logos are read and cleaned here, never in the app's process.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, NamedTuple

from toolkit.backends import raster, svg
from toolkit.geometry import Box
from toolkit.layout.drawing import Drawing
from toolkit.layout.house import House
from toolkit.layout.icon import ICONS, draw_icon
from toolkit.layout.items import Artboard, Fill
from toolkit.layout.lockup import DARK_GROUNDS
from toolkit.model.format import Format
from toolkit.opened import with_logos
from toolkit.packs.draw import MARK, POINTS_PER_MM, about_piece, cobrand_of, layout_piece, make_piece, points_per_px, regime
from toolkit.packs.plan import Piece
from toolkit.rules.finding import Finding
from toolkit.rules.proof import proof_of
from toolkit.rules.table import check

HYPHEN = "\u2011"
"""The one that does not break: the engine takes a plain one for a blank in a file's name, and these names people wrote."""


class Partner(NamedTuple):
    """A logo that was handed in: where it lies, and whose it is."""

    path: str
    title: str


class Row(NamedTuple):
    """What is told of a piece with partners; `coarse` names those too coarse for print."""

    findings: tuple[Finding, ...]
    coarse: tuple[str, ...]


def shown(house: House, piece: Piece, partners: Sequence[Partner] = ()) -> str:
    """The piece as SVG, in its clear space, on no ground."""
    house = _named(house, piece, partners)
    drawing, about = layout_piece(house, piece), about_piece(house, piece)
    return _svg(drawing, MARK, about.title, about.language)


def icon_shown(house: House, region: str | None, name: str, language: str) -> str:
    """One of the icons as SVG; StopIteration where there is none of that name."""
    icon = next(icon for icon in ICONS if icon.name == name)
    return _svg(draw_icon(house, region, icon, language), icon.sizes[-1], icon.name, house.brand.languages[language].tag)


def files(house: House, piece: Piece, partners: Sequence[Partner] = ()) -> list[tuple[str, bytes]]:
    """Every file of the piece, with its path in the owner's folder, as a pack has them."""
    with TemporaryDirectory() as folder:
        written = make_piece(_named(house, piece, partners), piece, Path(folder))
        return [(one.path.partition("/")[2], Path(folder, one.path).read_bytes()) for one in written]


def file(house: House, piece: Piece, ending: str, partners: Sequence[Partner] = ()) -> bytes:
    """The one whose name ends so."""
    name = f"/{piece.stem(house.brand.prefix)}{ending}"
    return next(data for path, data in files(house, piece, partners) if path.endswith(name))


def judged(house: House, piece: Piece, partners: Sequence[Partner]) -> Row:
    """What the rules say of a piece with the emblem, on screens at 1x and in print at the size of the files."""
    house = _named(house, piece, partners)
    found = {finding.code: finding for board in _boards(house, piece) for finding in _checked(house, board)}
    coarse = tuple(partner.title for partner in partners if house.logos[partner.path].small)
    return Row(tuple(found.values()), coarse)


def _named(house: House, piece: Piece, partners: Sequence[Partner]) -> House:
    """With the piece's logos, called as their visitor calls them; the house itself, and all it keeps, where there are none."""
    if not partners:
        return with_logos(house, piece.partners)
    opened = with_logos(house, [partner.path for partner in partners]).logos
    named = {path: replace(opened[path], name=title.replace("-", HYPHEN)) for path, title in partners}
    return replace(house, logos={**opened, **named})


def _svg(drawing: Drawing, scale: float, title: str, language: str) -> str:
    canvas = Box(0, 0, drawing.width * scale, drawing.height * scale)
    return svg.wrapped(drawing.placed(canvas), canvas, title, "", language)


def _boards(house: House, piece: Piece) -> Iterator[Artboard]:
    yield _board(house, piece, "px", MARK)
    yield _board(house, piece, "mm", MARK * points_per_px(house))


def _board(house: House, piece: Piece, unit: Literal["px", "mm"], scale: float) -> Artboard:
    """The piece on a ground of its kind, `scale` units to the mark."""
    made, about = cobrand_of(house, piece), about_piece(house, piece)
    size = (made.drawing.width * scale, made.drawing.height * scale)
    if unit == "mm":
        size = (size[0] / POINTS_PER_MM, size[1] / POINTS_PER_MM)
    fmt = Format(name={}, channel="", size=size, unit=unit, source="", checked=date.min)
    ground = house.brand.color("night" if piece.variant in DARK_GROUNDS else "white")
    marks = tuple(mark._replace(box=mark.box.scaled(scale), clear=mark.clear * scale) for mark in made.marks)
    items = (Fill(fmt.canvas, ground), *made.drawing.placed(fmt.trim))
    return Artboard("logos", fmt, piece.language, about.title, about.description, items, marks, funding=regime(house))


def _checked(house: House, board: Artboard) -> tuple[Finding, ...]:
    """Colours are looked at on the screen alone: they are the same in print."""
    pixels = None if board.format.unit == "mm" else lambda: raster.backdrop(board)
    return check(proof_of(board, pixels), house.brand)
