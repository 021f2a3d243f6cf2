"""Glyphs as one outline: lettering that is part of a mark, and needs no font any more."""

from toolkit.geometry import Outline
from toolkit.text.font import Run, Typeface


def outlined(face: Typeface, run: Run, x: float, y: float, size: float) -> Outline:
    """The run with its baseline starting at (x, y), y down, `size` units an em."""
    ops, points = list[str](), list[float]()
    for glyph in run.glyphs:
        outline = face.outline(glyph.number)
        ops.append(outline.ops)
        left, base, flat = x + glyph.x * size, y - glyph.y * size, outline.points
        points += [base - v * size if place % 2 else left + v * size for place, v in enumerate(flat)]
    return Outline("".join(ops), tuple(points))
