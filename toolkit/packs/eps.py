"""A pack's drawing as PostScript can hold it: it knows no transparency, so partners' soft pictures become hard-edged ones.

A bitmap logo, and a drawing with translucent colours, becomes a picture of 1,200 dpi whose every pixel is there or not; at that
density steps cannot be seen. All else stays vectors.
"""

import re
from math import ceil

import numpy as np

from toolkit.backends import pdf, raster
from toolkit.geometry import Box
from toolkit.layout.drawing import moved
from toolkit.layout.items import Artwork, Bitmap, Item
from toolkit.sources.bitmap import Pixels, png

DPI = 1200
LONGEST = 4000
"""Pixels of the longer side: a larger picture is less dense, and still more so than the logo it came from."""
SEEN, TINGED = 128, 26
"""Alpha from which a pixel is there: of a bitmap, the middle of its soft edges; of a drawing, a tenth, so that tints stay."""

_TRANSLUCENT = re.compile(r'opacity="0?\.')


def eps(items: tuple[Item, ...], canvas: Box, points: float, title: str) -> bytes:
    """Items as Encapsulated PostScript, `points` to the unit."""
    return pdf.eps(tuple(_hard(item, points) for item in items), canvas, points, title)


def _hard(item: Item, points: float) -> Item:
    soft = isinstance(item, Bitmap) or (isinstance(item, Artwork) and _TRANSLUCENT.search(item.svg))
    if not (soft and isinstance(item, Bitmap | Artwork)):
        return item
    scale = min(DPI / 72 * points, LONGEST / max(item.box.width, item.box.height))
    pixels = np.zeros((ceil(item.box.height * scale), ceil(item.box.width * scale), 4), np.uint8)
    raster.paint(pixels, moved((item,), -item.box.x, -item.box.y), scale, alpha=True)
    box = Box(item.box.x, item.box.y, pixels.shape[1] / scale, pixels.shape[0] / scale)
    return Bitmap(png(_opaque(pixels, SEEN if isinstance(item, Bitmap) else TINGED)), box, item.role)


def _opaque(pixels: Pixels, seen: int) -> Pixels:
    """Straight RGBA of what was painted (blue, green, red, premultiplied), laid on white, without half-clear pixels."""
    alpha = pixels[..., 3:]
    on_white = pixels[..., 2::-1] + (255 - alpha)
    return np.concatenate((on_white, np.where(alpha >= seen, np.uint8(255), np.uint8(0))), axis=2)
