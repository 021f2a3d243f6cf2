"""Whether pictures hold what they should: a benchmark of blank pictures would be won by anybody.

Each answers with what is lacking, as the end of a sentence; nothing where nothing is.
"""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from toolkit.color import Color
from toolkit.geometry import Box
from toolkit.layout.items import Artboard

PEERS = Path(__file__).parent / "peers"
SHADES = 20
"""Greys that the dullest of all pictures has at the very least, seen small."""

INK = 0.01
"""Share of a text's box that is at least in its colour."""

BLUE = Color(0, 51, 153)
FLAG_PIXELS = 2500
NEAR = 24
"""How far a channel may be off, for JPEG."""

Pixels = NDArray[np.int16]


def holds(file: Path, size: Sequence[int]) -> str:
    """Of anybody's picture: that it can be decoded, has its size and is not blank."""
    if not file.is_file():
        return "was not written"
    with Image.open(file) as image:
        if image.size != tuple(size):
            return f"is {image.size[0]} × {image.size[1]} and not {size[0]} × {size[1]} pixels large"
        shades = image.convert("L").resize((64, 64)).getcolors() or ()
    return "" if len(shades) >= SHADES else "is blank"


def holds_post(data: bytes, artboard: Artboard) -> str:
    """Of ours: that every text and the emblem are there."""
    with Image.open(BytesIO(data)) as image:
        pixels = np.asarray(image.convert("RGB")).astype(np.int16)
    canvas = artboard.format.canvas
    if pixels.shape[:2] != (round(canvas.height), round(canvas.width)):
        return "has the wrong size"
    lacking = [text.slot for text in artboard.texts if not 0 < _share(_part(pixels, text.box), text.color) - INK < 0.8]
    if lacking:
        return f"does not show {', '.join(lacking)}"
    flags = [mark for mark in artboard.marks if mark.kind == "emblem"]
    shown = all(_share(_part(pixels, flag.box), BLUE) * flag.box.width * flag.box.height > FLAG_PIXELS for flag in flags)
    return "" if flags and shown else "does not show the emblem"


def _part(pixels: Pixels, box: Box) -> Pixels:
    return pixels[round(box.y) : round(box.bottom), round(box.x) : round(box.right)]


def _share(part: Pixels, color: Color) -> float:
    """Share of the pixels that have this colour."""
    return float((np.abs(part - np.array(color)).max(axis=2) <= NEAR).mean())
