"""Lines of text in pixels: how much of each pixel the letters cover, kept for the next picture that has the same line.

Pictures of other regions, and previews while somebody types, share most of their lines. A line's mask is the same whether it was
kept or is drawn anew, so what is remembered never shows. Stands under raster.py.
"""

from functools import lru_cache
from math import ceil, floor
from typing import NamedTuple

import cairocffi

from toolkit.backends.glyphs import Context, fill
from toolkit.backends.kept import Kept
from toolkit.geometry import Outline
from toolkit.layout.items import Line
from toolkit.model.format import MOST_PIXELS, MOST_SIDE
from toolkit.text.font import open_face

KEPT_BYTES = 8 << 20


class Mask(NamedTuple):
    """Coverage of the pixels from (`left`, `top`) on, counted from the pixel that the baseline starts in."""

    surface: cairocffi.ImageSurface
    left: int
    top: int


_masks: Kept[Line, Mask] = Kept(KEPT_BYTES)


def stamp(context: Context, line: Line) -> None:
    """Covers the surface with the context's source where the line's letters are; its unit may be larger than a pixel."""
    frame = context.get_matrix()
    x, y, size = line.x * frame.xx + frame.x0, line.y * frame.yy + frame.y0, line.size * frame.xx
    across, down = floor(x), floor(y)
    if not (mask := _mask(line._replace(x=x - across, y=y - down, size=size))):
        return fill(context, line)
    context.identity_matrix()
    context.mask_surface(mask.surface, across + mask.left, down + mask.top)
    context.set_matrix(frame)


def _mask(line: Line) -> Mask | None:
    """Of a line in pixels whose baseline starts in the first one; None if it has no ink, or is larger than a bitmap can be."""
    if kept := _masks.get(line):
        return kept
    if not (ink := _ink(line)):
        return None
    left, top, right, bottom = floor(ink[0]), floor(ink[1]), ceil(ink[2]), ceil(ink[3])
    if max(right - left, bottom - top) > MOST_SIDE or (right - left) * (bottom - top) > MOST_PIXELS:
        return None
    surface = cairocffi.ImageSurface(cairocffi.FORMAT_A8, right - left, bottom - top)
    context = cairocffi.Context(surface)
    context.translate(-left, -top)
    fill(context, line)
    surface.flush()
    return _masks.put(line, Mask(surface, left, top), surface.get_stride() * surface.get_height())


def _ink(line: Line) -> tuple[float, float, float, float] | None:
    """The box that holds all glyphs: left, top, right, bottom."""
    face, size = open_face(line.face), line.size
    boxes = [(glyph, _reach(outline)) for glyph in line.glyphs if (outline := face.outline(glyph.number)).ops]
    if not boxes:
        return None
    return (
        line.x + size * min(glyph.x + reach[0] for glyph, reach in boxes),
        line.y - size * max(glyph.y + reach[3] for glyph, reach in boxes),
        line.x + size * max(glyph.x + reach[2] for glyph, reach in boxes),
        line.y - size * min(glyph.y + reach[1] for glyph, reach in boxes),
    )


@lru_cache(maxsize=8192)
def _reach(outline: Outline) -> tuple[float, float, float, float]:
    """A glyph's left, lowest, right and highest point in em, from its pen position, y up."""
    across, up = outline.points[::2], outline.points[1::2]
    return min(across), min(up), max(across), max(up)
