"""A typeface: from a string to glyphs, and from a glyph to its outline, both in em.

HarfBuzz shapes and gives the outlines; no font of the system is ever used. Everything is kept in em, so that another size costs
a multiplication. First step of the text's way: shape → break → fit → artboard.
"""

import struct
import unicodedata
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

from toolkit.errors import AssetError, GlyphError
from toolkit.geometry import Outline

INVISIBLE = frozenset("\u00ad\u200b\u2060\n")
"""Characters that only steer line breaks: never drawn, so no face need have them."""

STAND_IN = {"\u2011": "-", "\u202f": "\u00a0", "\u2009": "\u00a0", "\u2010": "-"}
"""Characters that look like another, which every face has."""

BLANK = frozenset(("Zs", "Cc", "Cf", "Mn"))
"""Unicode's kinds of characters that may have no ink: blanks, controls, and marks that steer how others join."""


class Glyph(NamedTuple):
    """A glyph of a face at its pen position, in em from the start of the run's baseline (x right, y up)."""

    number: int
    x: float
    y: float


class Run(NamedTuple):
    """A shaped string: its glyphs, and its advance in em."""

    glyphs: tuple[Glyph, ...]
    width: float


class Typeface:
    """A font file, opened; ask `open_face` for it."""

    def __init__(self, path: str) -> None:
        self.path = path
        try:
            data = Path(path).read_bytes()
            self._face = hb.Face(data)
        except (OSError, hb.HarfBuzzError) as error:
            raise AssetError(path, "it cannot be read as a font", "put the file named in the brand definition back") from error
        self._font = hb.Font(self._face)
        self._unit = 1 / self._face.upem
        if not self._face.glyph_count:
            raise AssetError(path, "it is not a font", "put the file named in the brand definition back")
        if _is_cut(data):
            raise AssetError(path, "the font file ends too early", "put the file named in the brand definition back")

    @cached_property
    def ascender(self) -> float:
        """Top of the face's own line box above the baseline, in em."""
        return self._font.get_font_extents("ltr").ascender * self._unit

    @cached_property
    def descender(self) -> float:
        """Bottom of the face's own line box below the baseline, in em, positive."""
        return -self._font.get_font_extents("ltr").descender * self._unit

    @cached_property
    def cap_height(self) -> float:
        """Height of the capital H, in em."""
        return self._height("H")

    def missing(self, text: str) -> list[str]:
        """The characters of the text that the face cannot draw, each once."""
        return [char for char in dict.fromkeys(text) if not (char in INVISIBLE or char in STAND_IN or self._draws(char))]

    def require(self, text: str, where: str) -> None:
        """Raises GlyphError naming every character the face lacks."""
        if lacking := self.missing(text):
            names = ", ".join(f"{char!r} ({unicodedata.name(char, f'U+{ord(char):04X}')})" for char in lacking[:5])
            raise GlyphError(where, f"the typeface has no {names}", "write it with other characters")

    @lru_cache(maxsize=20_000)  # noqa: B019 - faces live as long as the process
    def shape(self, text: str, language: str) -> Run:
        """The text as glyphs; the caller has made sure (`require`) that the face has them all."""
        buffer = hb.Buffer()
        buffer.add_str(_drawable(text))
        buffer.guess_segment_properties()
        buffer.language = language
        hb.shape(self._font, buffer, {"kern": True, "liga": True})
        pen, glyphs = 0.0, list[Glyph]()
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True):
            glyphs.append(Glyph(info.codepoint, (pen + position.x_offset) * self._unit, position.y_offset * self._unit))
            pen += position.x_advance
        return Run(tuple(glyphs), pen * self._unit)

    @lru_cache(maxsize=20_000)  # noqa: B019
    def outline(self, number: int) -> Outline:
        """A glyph's contours in em, y up from the baseline."""
        pen = _Pen(self._unit)
        self._font.draw_glyph(number, _FUNCS, pen)
        return Outline("".join(pen.ops), tuple(pen.points))

    @lru_cache(maxsize=4096)  # noqa: B019
    def _draws(self, char: str) -> bool:
        """Whether the face has the character, and ink for it where it is one to be seen."""
        number = self._font.get_nominal_glyph(ord(char))
        if number is None:
            return False
        extents = self._font.get_glyph_extents(number)
        return bool(extents and extents.width and extents.height) or unicodedata.category(char) in BLANK

    def _height(self, char: str) -> float:
        extents = self._font.get_glyph_extents(self._font.get_nominal_glyph(ord(char)) or 0)
        return extents.y_bearing * self._unit if extents else 0.7


@lru_cache(maxsize=64)
def open_face(path: str) -> Typeface:
    """The face in this file; AssetError if it is none."""
    return Typeface(path)


def _is_cut(data: bytes) -> bool:
    """Whether a table lies beyond the end of the file: HarfBuzz takes it for empty then, and its glyphs for blanks.

    The table directory as OpenType 1.9 has it ("The OpenType font file"): in a collection, that of its first font.
    """
    start = int.from_bytes(data[12:16]) if data[:4] == b"ttcf" else 0
    first, count = start + 12, int.from_bytes(data[start + 4 : start + 6])
    whole = min(count, (len(data) - first) // 16)
    tables = struct.iter_unpack(">8x2L", data[first : first + 16 * whole])
    return whole < count or any(offset + length > len(data) for offset, length in tables)


def _drawable(text: str) -> str:
    return "".join(STAND_IN.get(char, char) for char in text if char not in INVISIBLE)


class _Pen:
    """Collects an outline; quadratic curves become cubic ones, exactly."""

    def __init__(self, unit: float) -> None:
        self.unit = unit
        self.ops: list[str] = []
        self.points: list[float] = []
        self.here = (0.0, 0.0)

    def add(self, op: str, *numbers: float) -> None:
        self.ops.append(op)
        self.points += [number * self.unit for number in numbers]
        self.here = numbers[-2:] if numbers else self.here  # type: ignore[assignment]


def _quadratic(cx: float, cy: float, x: float, y: float, pen: _Pen) -> None:
    x0, y0 = pen.here
    third = 2 / 3
    pen.add("C", x0 + (cx - x0) * third, y0 + (cy - y0) * third, x + (cx - x) * third, y + (cy - y) * third, x, y)


def _funcs() -> "hb.DrawFuncs[_Pen]":
    funcs: hb.DrawFuncs[_Pen] = hb.DrawFuncs()
    funcs.set_move_to_func(lambda x, y, pen: pen.add("M", x, y))
    funcs.set_line_to_func(lambda x, y, pen: pen.add("L", x, y))
    funcs.set_quadratic_to_func(_quadratic)
    funcs.set_cubic_to_func(lambda a, b, c, d, x, y, pen: pen.add("C", a, b, c, d, x, y))
    funcs.set_close_path_func(lambda pen: pen.add("Z"))
    return funcs


_FUNCS = _funcs()
