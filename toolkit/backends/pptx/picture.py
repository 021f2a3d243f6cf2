"""Photographs of a slide: cropped to where they stand, turned upright, encoded once at twice the size they are shown in.

Nothing of the file but its pixels gets into the deck: no place, no camera, no hidden part that somebody cut off.
"""

from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from toolkit.backends import jpeg, photo
from toolkit.backends.kept import Kept
from toolkit.geometry import Box
from toolkit.model.outline import Image

DENSITY = 2
"""Pixels of a picture for one of the slide, where the file has them."""
QUALITY = 85
DRAWN = (".png", ".webp")
"""Files that hold drawings more often than photographs: their colours are kept at full resolution."""

KEPT_BYTES = 24 << 20
_kept: Kept[tuple[object, ...], "Photograph"] = Kept(KEPT_BYTES)
"""By file, time and size: a deck that is written again costs no picture."""


class Photograph(NamedTuple):
    """A picture's bytes, and the part that holds them: named after them, so that each is kept once, whoever shows it."""

    part: str
    data: bytes


def photograph(image: Image, box: Box) -> Photograph:
    """The picture as JPEG, filling the box; AssetError for a file that cannot be used."""
    key = (image.file, _state(image.file), box.width, box.height)
    if (kept := _kept.get(key)) is not None:
        return kept
    size = photo.probe(image.file)
    scale = min(DENSITY, size.width / box.width, size.height / box.height)
    width, height = max(round(box.width * scale), 1), max(round(box.height * scale), 1)
    pixels = photo.crop(image.file, width, height).pixels
    data = jpeg.encode(pixels, quality=QUALITY, full_color=image.file.lower().endswith(DRAWN))
    return _kept.put(key, Photograph(f"ppt/media/{sha256(data).hexdigest()[:16]}.jpg", data), len(data))


def _state(file: str) -> tuple[int, int] | None:
    """Time and size; None for a file that is not there, of which the reader of photographs will tell."""
    try:
        status = Path(file).stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
