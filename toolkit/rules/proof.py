"""A proof: what a checker sees of a page, whoever made it.

Made from our own artboards here, and from strangers' files by toolkit.inspect; the rules read nothing else. All boxes are in the
page's unit, y down, origin at the top left of what is painted.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor
from pathlib import PurePath
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from toolkit.color import Color
from toolkit.geometry import Box
from toolkit.layout.items import Artboard, Fill, Gradient, Item, Line, Mark, Shape, Text
from toolkit.text.font import open_face

Pixels = NDArray[np.uint8]
MM_PER_POINT = 25.4 / 72


class Run(NamedTuple):
    """Text in one face and colour; `lines` are the boxes its ink stands in."""

    text: str
    family: str
    size: float
    color: Color
    box: Box
    lines: tuple[Box, ...]
    slot: str = ""
    """What it is: a template's slot, or `statement`."""
    bold: bool = False
    slanted: bool = False
    inked: bool = False
    """Whether the pixels show it; else they show what lies under it."""


class Ink(NamedTuple):
    """A flat colour on the page, and what is drawn in it."""

    color: Color
    role: str


@dataclass(frozen=True)
class Proof:
    """A page as the rules read it."""

    language: str
    title: str
    alt: str
    runs: tuple[Run, ...]
    marks: tuple[Mark, ...]
    inks: tuple[Ink, ...]
    live: Box
    """Where content may stand."""
    trim: Box
    css_px: float
    """Units that a reader sees as one CSS pixel."""
    mm_per_unit: float | None = None
    """None on a screen, where only CSS pixels count."""
    funding: str | None = None
    """Regime that asks for the emblem; None when nothing does."""
    pixels: Callable[[], Pixels] | None = None
    """The page without its runs (but for those that are `inked`): (height, width, 4), blue, green, red and an unused byte."""
    pixels_per_unit: float = 1

    @cached_property
    def page(self) -> Pixels | None:
        """The pixels, fetched once; None where nobody gave any."""
        return self.pixels() if self.pixels else None

    @property
    def flag(self) -> Mark | None:
        """The emblem, if the page has one."""
        return next(self.of("emblem"), None)

    def of(self, *kinds: Literal["emblem", "statement", "lockup", "symbol", "partner", "code"]) -> Iterator[Mark]:
        """The marks of these kinds."""
        return (mark for mark in self.marks if mark.kind in kinds)

    def part(self, box: Box) -> Pixels | None:
        """The pixels that a box touches; None where there are none."""
        if self.page is None:
            return None
        scale = self.pixels_per_unit
        top, left = max(floor(box.y * scale), 0), max(floor(box.x * scale), 0)
        part = self.page[top : max(ceil(box.bottom * scale), top), left : max(ceil(box.right * scale), left)]
        return part if part.size else None

    def say(self, length: float) -> str:
        """A length as its reader measures it."""
        return f"{length * self.mm_per_unit:.1f} mm" if self.mm_per_unit else f"{length / self.css_px:.0f} px"


def proof_of(artboard: Artboard, pixels: Callable[[], Pixels] | None = None) -> Proof:
    """What there is to check of an artboard; `pixels` paints it without its texts, but for the funding statement."""
    fmt = artboard.format
    return Proof(
        language=artboard.language,
        title=artboard.title,
        alt=artboard.alt,
        runs=tuple(_run(text) for text in artboard.texts),
        marks=artboard.marks,
        inks=tuple(dict.fromkeys(ink for item in artboard.items for ink in _inks(item))),
        live=fmt.live,
        trim=fmt.trim,
        css_px=fmt.css_px,
        mm_per_unit=MM_PER_POINT if fmt.unit == "mm" else None,
        funding=artboard.funding,
        pixels=pixels,
        pixels_per_unit=fmt.pixels_per_unit,
    )


ASCENT, DESCENT = 0.76, 0.22
"""Reach of a line's ink above and below its baseline, in em; only dots and accents stand higher."""

BOLD = 700
"""Weight from which a face is bold."""


def _run(text: Text) -> Run:
    first = text.lines[0]
    lines = tuple(box for line in text.lines for box in _boxes(line))
    said, (bold, slanted) = " ".join(line.text for line in text.lines), _cut(first.face)
    return Run(said, text.family, first.size, text.color, text.box, lines, text.slot, bold, slanted, text.slot == "statement")


def _boxes(line: Line) -> Iterator[Box]:
    """Where a line's ink stands: all along it, and what its glyphs have above that, each on its own place."""
    yield Box(line.x, line.y - ASCENT * line.size, line.width, (ASCENT + DESCENT) * line.size)
    for glyph in line.glyphs:
        points = open_face(line.face).outline(glyph.number).points
        if points and (top := glyph.y + max(points[1::2])) > ASCENT:
            left, right = min(points[::2]), max(points[::2])
            dots = Box(glyph.x + left, -top, right - left, top - ASCENT)
            yield dots.scaled(line.size).moved(line.x, line.y)


def _cut(face: str) -> tuple[bool, bool]:
    """Whether a font file is bold and whether it is slanted, by its name: Inter_700Bold_Italic.ttf. Nameless ones are neither."""
    name = PurePath(face).name
    weight = re.search(r"_(\d{3})", name)
    return weight is not None and int(weight[1]) >= BOLD, "italic" in name.casefold()


def _inks(item: Item) -> Iterator[Ink]:
    match item:
        case Text():
            yield Ink(item.color, "text")
        case Shape(paint=Gradient() as paint) | Fill(paint=Gradient() as paint):
            yield from (Ink(stop.color, item.role) for stop in paint.stops)
        case Shape(paint=Color() as paint) | Fill(paint=Color() as paint):
            yield Ink(paint, item.role)
        case _:
            return
