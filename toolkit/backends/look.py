"""Photographs measured where text will stand: the darkest and the brightest that it has to be read against.

Given to the house as its `look`. The crop it measures is the one the picture will show, so measuring costs no second decoding.
"""

from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from toolkit.backends import photo
from toolkit.color import Color
from toolkit.geometry import Box
from toolkit.layout.items import Picture


def look(picture: Picture, box: Box, scale: float) -> tuple[Color, Color]:
    """Channel by channel the least and the most under the box, so that no pixel there is darker or brighter."""
    try:
        changed = Path(picture.path).stat().st_mtime_ns
    except OSError:
        changed = 0  # photo.crop says what is wrong
    return _extremes(picture, box, scale, changed)


@lru_cache(maxsize=256)
def _extremes(picture: Picture, box: Box, scale: float, _changed: int) -> tuple[Color, Color]:
    width, height = (max(round(side * scale), 1) for side in picture.box[2:])
    pixels = photo.crop(picture.path, width, height, picture.focus).pixels
    left, top, right, bottom = (
        round(edge * scale)
        for edge in (box.x - picture.box.x, box.y - picture.box.y, box.right - picture.box.x, box.bottom - picture.box.y)
    )
    part = pixels[max(top, 0) : max(bottom, 1), max(left, 0) : max(right, 1)]
    # Rows first: numpy is ten times faster along them than over both axes at once.
    return _color(part.min(axis=0).min(axis=0)), _color(part.max(axis=0).max(axis=0))


def _color(bgra: NDArray[np.uint8]) -> Color:
    blue, green, red, _ = (int(channel) for channel in bgra)
    return Color(red, green, blue)
