"""Which part of a photograph is to be seen, and where it lies in the file's own rows, which a camera may have kept turned.

Stands under photo.py; orientations as of EXIF 3.0 (tag 0x0112).
"""

from math import floor
from typing import NamedTuple

from toolkit.backends.bands import Pixels
from toolkit.geometry import Box

Turn = tuple[int, int, int]
"""Whether rows and columns change places, then whether it is flipped upside down, then left to right."""
UPRIGHT: Turn = (0, 0, 0)
TURNS: dict[int, Turn] = {2: (0, 0, 1), 3: (0, 1, 1), 4: (0, 1, 0), 5: (1, 0, 0), 6: (1, 0, 1), 7: (1, 1, 1), 8: (1, 1, 0)}
"""By EXIF orientation."""

EXACT = 16 / 17
"""From this scale up pixels are taken as they are, and up to 6 % less of the picture is seen: sharper, and twice as fast."""


class Size(NamedTuple):
    """In pixels."""

    width: int
    height: int


def turned(size: tuple[int, int], turn: Turn) -> Size:
    return Size(size[1], size[0]) if turn[0] else Size(*size)


def view(whole: Size, size: Size, focus: tuple[float, float]) -> Box:
    """The part of an upright picture to be seen, in its pixels; of exactly the size wanted if that is nearly all there is."""
    scale = max(size.width / whole.width, size.height / whole.height)
    exact = EXACT <= scale <= 1
    width, height = size if exact else (size.width / scale, size.height / scale)
    x = min(max(focus[0] * whole.width - width / 2, 0), whole.width - width)
    y = min(max(focus[1] * whole.height - height / 2, 0), whole.height - height)
    return Box(floor(x), floor(y), width, height) if exact else Box(max(x, 0), max(y, 0), width, height)


def on_sensor(seen: Box, turn: Turn, sensor: tuple[int, int], size: Size) -> tuple[Box, Size]:
    """The same part, and the size it is to have, before the picture was turned upright."""
    swapped, down, left = turn
    whole = turned(sensor, turn)
    x = whole.width - seen.right if left else seen.x
    y = whole.height - seen.bottom if down else seen.y
    if swapped:
        return Box(y, x, seen.height, seen.width), Size(size.height, size.width)
    return Box(x, y, seen.width, seen.height), size


def upright(pixels: Pixels, turn: Turn) -> Pixels:
    swapped, down, left = turn
    across = pixels.transpose(1, 0, 2) if swapped else pixels
    return across[:: -1 if down else 1, :: -1 if left else 1]
