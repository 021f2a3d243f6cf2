"""What the studio's drawing processes do with files that were handed in: photographs and partners' logos.

The engine's own readers open them, within their bounds; nothing of a photograph but its pixels comes back.
"""

from collections.abc import Callable

import numpy as np

from toolkit.backends import jpeg, photo, raster
from toolkit.backends.png import Encoder
from toolkit.geometry import Box
from toolkit.layout.house import House
from toolkit.layout.items import Artwork
from toolkit.sources.logo import read_partner

Look = Callable[[House, str], dict[str, object]]
SHOWN = 800
"""Pixels of the longer side of a copy that is only looked at."""

_encoder = Encoder()


def photo_size(house: House, path: str) -> dict[str, object]:
    """Width and height of an upright photograph, in pixels; AssetError for what is none, and for one that is cut off."""
    size = photo.probe(path)
    photo.crop(path, 64, 64)
    return {"width": size.width, "height": size.height}


def photo_shown(house: House, path: str) -> bytes:
    """A small copy of the whole photograph."""
    size = photo.probe(path)
    scale = min(SHOWN / max(size), 1)
    width, height = (max(round(side * scale), 1) for side in size)
    return jpeg.encode(photo.crop(path, width, height).pixels, quality=82)


def logo_shape(house: House, path: str) -> dict[str, object]:
    """What is known of a cleaned logo: width ÷ height, and whether it is dark, pale, or too coarse for print."""
    logo = read_partner(path)
    return {"aspect": logo.aspect, "dark": logo.dark, "pale": logo.pale, "small": logo.small, "vector": logo.svg is not None}


def logo_shown(house: House, path: str) -> bytes:
    """The cleaned logo as PNG, some 400 pixels wide."""
    logo = read_partner(path)
    if logo.png:
        return logo.png
    height = max(round(SHOWN / 2 / logo.aspect), 1)
    pixels = np.zeros((height, SHOWN // 2, 4), np.uint8)
    raster.paint(pixels, [Artwork(logo.svg or "", Box(0, 0, SHOWN // 2, height))], 1, alpha=True)
    return _encoder.encode(pixels, alpha=True)
