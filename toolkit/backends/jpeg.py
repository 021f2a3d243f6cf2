"""A JPEG encoder for cairo surfaces: baseline JFIF in sRGB, under a channel's byte limit, with its words inside.

Last step of the raster back end. Follows ITU-T T.81 Annex B (markers) and T.871 (JFIF), EXIF 3.0 §4.7, XMP specification part 3
§1.1.3. No colour profile: every reader takes a JPEG without one as sRGB. libjpeg-turbo's accurate DCT gives the same bytes on
every processor.
"""

from struct import pack

import numpy as np
import simplejpeg

from toolkit.backends.bands import Pixels
from toolkit.backends.limit import under
from toolkit.backends.metadata import About
from toolkit.errors import OutputError

QUALITY, LOWEST, STEP = 85, 60, 5
APP1, COMMENT = 0xE1, 0xFE
SEGMENT_BYTES = 65_533
JFIF_HEADER = 20
"""Start of image and the JFIF segment, which must come first."""
DENSITY_AT, PER_INCH = 13, 1


def encode(
    pixels: Pixels,
    about: About = About(),
    *,
    quality: int = QUALITY,
    max_bytes: int | None = None,
    dpi: float | None = None,
    full_color: bool = False,
) -> bytes:
    """`pixels` is (height, width, 4) in blue, green, red order, the fourth unused.

    Colour is stored at half the resolution of light (4:2:0), which no photograph shows and a third of the bytes and of the time
    is saved by; `full_color` (4:4:4) keeps small saturated shapes crisp. Quality goes down until `max_bytes` are met; OutputError
    if even quality 60 takes more.
    """
    words = _segments(about)
    levels = range(quality, min(quality, LOWEST) - 1, -STEP)
    return under(max_bytes, "jpg", levels, lambda level: _spliced(_compressed(pixels, level, full_color), words, dpi))


def _compressed(pixels: Pixels, quality: int, full_color: bool) -> bytes:
    image = np.ascontiguousarray(pixels)
    return simplejpeg.encode_jpeg(image, quality=quality, colorspace="BGRX", colorsubsampling="444" if full_color else "420")


def _spliced(data: bytes, words: bytes, dpi: float | None) -> bytes:
    """The file with its words after the JFIF segment, and with its density there."""
    header = bytearray(data[:JFIF_HEADER])
    if dpi:
        header[DENSITY_AT : DENSITY_AT + 5] = pack(">BHH", PER_INCH, round(dpi), round(dpi))
    return b"".join((header, words, memoryview(data)[JFIF_HEADER:]))


def _segments(about: About) -> bytes:
    fields = (
        (APP1, b"Exif\0\0", about.exif()),
        (APP1, b"http://ns.adobe.com/xap/1.0/\0", about.xmp()),
        (COMMENT, b"", about.description.encode()),
    )
    return b"".join(_segment(marker, name + data) for marker, name, data in fields if data)


def _segment(marker: int, data: bytes) -> bytes:
    if len(data) > SEGMENT_BYTES:
        raise OutputError("jpg", "the alternative text is too long to be kept in a JPEG", "shorten it")
    return pack(">BBH", 0xFF, marker, len(data) + 2) + data
