"""A WebP encoder for cairo surfaces: lossy, sRGB, with its words inside; libwebp through Pillow.

Last step of the raster back end. Method 2 of libwebp takes half the time of its usual 4 for five per cent more bytes.
"""

from io import BytesIO

import numpy as np
from PIL import Image

from toolkit.backends.bands import Pixels
from toolkit.backends.limit import under
from toolkit.backends.metadata import About

QUALITY, LOWEST, STEP, METHOD = 82, 52, 10, 2


def encode(pixels: Pixels, about: About = About(), *, quality: int = QUALITY, max_bytes: int | None = None) -> bytes:
    """`pixels` is (height, width, 4) in blue, green, red order, the fourth unused.

    Quality goes down until `max_bytes` are met; OutputError if even the lowest takes more.
    """
    height, width = pixels.shape[:2]
    image = Image.frombuffer("RGB", (width, height), np.ascontiguousarray(pixels), "raw", "BGRX", 0, 1)
    levels = range(quality, min(quality, LOWEST) - 1, -STEP)
    return under(max_bytes, "webp", levels, lambda level: _written(image, level, about.xmp()))


def _written(image: Image.Image, quality: int, xmp: bytes) -> bytes:
    file = BytesIO()
    image.save(file, "WEBP", quality=quality, method=METHOD, xmp=xmp)
    return file.getvalue()
