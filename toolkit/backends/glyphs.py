"""Outlines as cairo takes them fastest: whole paths in its own memory layout, one call each.

A headline costs a hundred calls, not ten thousand. Serves the painter and the letters' masks.
"""

from functools import lru_cache
from typing import Any

import cairocffi
import numpy as np

from toolkit.geometry import Outline
from toolkit.layout.items import Line
from toolkit.text.font import open_face

Context = Any
"""cairocffi.Context; its raw pointer is needed for whole paths."""

MOVE, LINE, CURVE, CLOSE = 0, 1, 2, 3
OPS = {"M": (MOVE, 1), "L": (LINE, 1), "C": (CURVE, 3), "Z": (CLOSE, 0)}


def append(context: Context, outline: Outline) -> None:
    """Adds the outline to the context's path."""
    path, _ = _path(outline)
    cairocffi.cairo.cairo_append_path(context._pointer, path)


def fill(context: Context, line: Line) -> None:
    """Fills the line's glyphs with the context's source, one by one: cairo fills many small paths faster than a large one.

    Straight to cairo: the library's own methods would take as long again as the drawing does.
    """
    cairo, pen, face, size = cairocffi.cairo, context._pointer, open_face(line.face), line.size
    frame = context.get_matrix()
    place, whole = (cairocffi.Matrix(xx=size, yy=-size)._pointer for _ in range(2))
    for glyph in line.glyphs:
        if not (outline := face.outline(glyph.number)).ops:
            continue
        place.x0, place.y0 = line.x + glyph.x * size, line.y - glyph.y * size
        cairo.cairo_matrix_multiply(whole, place, frame._pointer)
        cairo.cairo_set_matrix(pen, whole)
        cairo.cairo_append_path(pen, _path(outline)[0])
        cairo.cairo_fill(pen)
    context.set_matrix(frame)


@lru_cache(maxsize=8192)
def _path(outline: Outline) -> tuple[Any, Any]:
    """The outline as cairo keeps a path: headers of (kind, length), each followed by its points; and the memory it lies in."""
    rows, cells, at = sum(1 + OPS[op][1] for op in outline.ops), outline.points, 0
    data = np.zeros((rows, 2))
    heads, row = data.view(np.int32), 0
    for op in outline.ops:
        kind, points = OPS[op]
        heads[row, 0], heads[row, 1] = kind, points + 1
        data[row + 1 : row + 1 + points] = np.reshape(cells[at : at + 2 * points], (points, 2))
        row, at = row + 1 + points, at + 2 * points
    ffi = cairocffi.ffi
    path = ffi.new("cairo_path_t *", {"status": 0, "data": ffi.cast("cairo_path_data_t *", data.ctypes.data), "num_data": rows})
    return path, data
