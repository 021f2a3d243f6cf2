"""Photographs as pixels: read, checked, cropped to size round their focal point and turned upright, without their metadata.

First step of the raster back end; what it returns lies under the tone layer and the text. What Pillow's wheels read is taken, and
telephones' HEIC. JPEG is decoded by libjpeg-turbo at n/8 of its size (ITU-T T.81), never larger than a crop needs, so that 50
megapixels cost no more memory than six. Orientation follows EXIF 3.0 (tag 0x0112). Nothing but pixels gets further: no place.
"""

import re
import warnings
from collections.abc import Generator
from contextlib import contextmanager, suppress
from functools import lru_cache, partial
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import NamedTuple

import numpy as np
import simplejpeg
from PIL import Image

from toolkit.backends import develop, heif, heif_boxes
from toolkit.backends.bands import Pixels
from toolkit.backends.framing import TURNS, UPRIGHT, Size, Turn, on_sensor, turned, upright, view
from toolkit.backends.kept import Kept
from toolkit.errors import AssetError

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "TIFF")
MAX_BYTES = 100 << 20
MAX_PIXELS = {"JPEG": 120_000_000, "progressive": 40_000_000, "WEBP": 16_000_000, "HEIF": 50_000_000}
MAX_PIXELS_OTHER = 25_000_000
"""A baseline JPEG is decoded row by row and scaled, so size costs only time; a progressive one is held whole, every other format
whole and unpacked (WebP three times over). HEIC of 48 megapixels, a telephone's most, takes 200 MB in tiles, 300 in one."""

MAX_PIXELS_OF_PARTS = 400_000_000
"""Of all tiles and pictures in a HEIC: some five seconds. Where 48 are to be seen, telephones keep 130: tiles, light, preview."""

LEAST_SIDE = 200
"""Pixels: a smaller photograph would be a smear on every canvas."""

DECODED_PIXELS = 32_000_000
"""More are never decoded of a JPEG (128 MB), even for a poster that could show them."""
EIGHTHS = (1, 2, 3, 4, 5, 8)
"""6/8 and 7/8 are left out: they take longer than the whole."""

LARGER = 1.2
"""Colour of a photograph so much larger than its crop is not interpolated between pixels: scaling it down hides the steps."""

ORIENTATION = 0x0112
ENDS = {"JPEG": b"\xff\xd9", "PNG": b"IEND"}
"""What stands at, or near, the end of a file that is whole."""

JPEG = b"\xff\xd8"
KEPT_BYTES = 32 << 20
_kept: Kept[tuple[object, ...], "Crop"] = Kept(KEPT_BYTES)
DECODINGS_BYTES = 32 << 20
"""Enough for one photograph of eight megapixels, which every format of a kit is cropped from."""
KEPT_PIXELS = 8_300_000
"""Those pixels, with what rounding adds."""
_decodings: Kept[tuple[str, int, Size], Pixels] = Kept(DECODINGS_BYTES)


class Crop(NamedTuple):
    """Opaque pixels, blue, green, red, 255, not to be written to; `upscaled`: how much they were enlarged (1: not at all)."""

    pixels: Pixels
    upscaled: float


class Negative(NamedTuple):
    """A photograph whose header was read and found fit; the pixels are still compressed."""

    where: str
    changed: int
    data: bytes
    image: Image.Image
    turn: Turn

    @property
    def upright(self) -> Size:
        return turned(self.image.size, self.turn)


@contextmanager
def _quietly() -> Generator[None, None, None]:
    """What Pillow would warn of is checked here, or harmless."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def probe(path: Path | str) -> Size:
    """The size of a photograph that can be used, without decoding it; AssetError for any other file.

    What was found is remembered by file and time, since many pictures of a kit share a photograph.
    """
    path = Path(path)
    found = _probed(path, *_identity(path))
    if isinstance(found, AssetError):
        raise found.with_traceback(None)
    return found


@_quietly()
def crop(path: Path | str, width: int, height: int, focus: tuple[float, float] = (0.5, 0.5)) -> Crop:
    """The part of a photograph that fills `width` × `height` pixels, the point at `focus` (0–1) as near its middle as can be.

    AssetError for a file that cannot be used. Crops are remembered by file, time, size and focus.
    """
    path = Path(path)
    key = (path, *_identity(path), width, height, focus)
    if kept := _kept.get(key):
        return kept
    negative = _negative(path)
    pixels = np.ascontiguousarray(_print(negative, Size(width, height), focus))
    pixels.flags.writeable = False
    scale = max(width / negative.upright.width, height / negative.upright.height)
    return _kept.put(key, Crop(pixels, max(1.0, scale)), pixels.nbytes)


@lru_cache(maxsize=256)
@_quietly()
def _probed(path: Path, _changed: int, _size: int) -> Size | AssetError:
    try:
        return _negative(path).upright
    except AssetError as error:
        return error


def _identity(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError as error:
        raise _unreadable(path, error) from None
    return status.st_mtime_ns, status.st_size


def _negative(path: Path) -> Negative:
    where = str(path)
    data = _read(path)
    image = _header(where, data)
    _check_size(where, image)
    if image.format == "HEIF":
        _check_parts(where, data)
    ending = ENDS.get(image.format or "", b"")
    if ending and data.rfind(ending, _first_pixel(data) if image.format == "JPEG" else 0) < 0:
        raise _truncated(where)
    return Negative(where, _identity(path)[0], data, image, TURNS.get(_orientation(image), UPRIGHT))


def _read(path: Path) -> bytes:
    if _identity(path)[1] > MAX_BYTES:
        raise AssetError(str(path), f"it is larger than {MAX_BYTES >> 20} MB", "save the photograph smaller")
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from None


def _header(where: str, data: bytes) -> Image.Image:
    is_heif = heif_boxes.is_heif(data)
    if is_heif and not heif_boxes.is_whole(data):
        raise _truncated(where)
    try:
        return heif.Picture(data) if is_heif else Image.open(BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        limit = MAX_PIXELS["JPEG"] if data.startswith(JPEG) else MAX_PIXELS_OTHER
        raise _too_large(where, _told_megapixels(error), limit) from None
    except Exception:  # a stranger's file makes Pillow's readers raise nearly anything
        raise AssetError(where, "it is not a photograph", "use a JPEG, HEIC, PNG, WebP, AVIF or TIFF file") from None


def _check_size(where: str, image: Image.Image) -> None:
    pixels = image.width * image.height
    limit = MAX_PIXELS.get("progressive" if "progressive" in image.info else image.format or "", MAX_PIXELS_OTHER)
    if pixels > limit:
        raise _too_large(where, f"{pixels / 1e6:.0f}", limit, "progressive" in image.info)
    if min(image.size) < LEAST_SIDE:
        raise AssetError(where, f"it has only {image.width} × {image.height} pixels", f"use one of {LEAST_SIDE} or more a side")


def _check_parts(where: str, data: bytes) -> None:
    try:
        pixels = heif_boxes.pixels(data)
    except Exception:  # as above
        raise _damaged(where) from None
    if pixels > MAX_PIXELS_OF_PARTS:
        raise _too_large(where, f"{pixels / 1e6:.0f}", MAX_PIXELS_OF_PARTS)


def _first_pixel(data: bytes) -> int:
    """Where a JPEG's compressed pixels begin: after its last segment, and so after a thumbnail with an end mark of its own."""
    at = 2
    while data[at : at + 1] == b"\xff" and data[at + 1] != 0xDA and at + 4 <= len(data):
        at += 1 if data[at + 1] == 0xFF else 2 + int.from_bytes(data[at + 2 : at + 4])
    return at


def _orientation(image: Image.Image) -> int:
    """1 (upright) if nothing sensible is said. A PNG that says it after its pixels is not asked: it would decode them first."""
    if image.format == "PNG" and "exif" not in image.info:
        return 1
    with suppress(Exception):  # as above
        return image.getexif().get(ORIENTATION, 1)
    return 1


def _print(negative: Negative, size: Size, focus: tuple[float, float]) -> Pixels:
    image = negative.image
    stepwise = image.format == "HEIF" or (image.format == "JPEG" and image.mode in ("RGB", "L"))
    try:
        return _from_steps(negative, size, focus) if stepwise else _from_pillow(negative, size, focus)
    except AssetError:
        raise
    except Exception as error:  # as above
        raise (_truncated(negative.where) if "truncated" in str(error) else _damaged(negative.where)) from None


def _from_steps(negative: Negative, size: Size, focus: tuple[float, float]) -> Pixels:
    decoded = _decoded(negative, size)
    height, width = decoded.shape[:2]
    seen = view(turned((width, height), negative.turn), size, focus)
    box, target = on_sensor(seen, negative.turn, (width, height), size)
    if (box.width, box.height) == target:
        part = decoded[int(box.y) : int(box.bottom), int(box.x) : int(box.right)]
    else:
        part = develop.resized(decoded, box, target)
    if profile := negative.image.info.get("icc_profile"):
        part = develop.to_srgb(part, profile)
    return upright(part, negative.turn)


def _decoded(negative: Negative, size: Size) -> Pixels:
    """All of it, at least as large as fills the size, unless it has or may have no more."""
    needed = max(size.width / negative.upright.width, size.height / negative.upright.height)
    scale = _kept_scale(negative, needed) if isinstance(negative.image, heif.Picture) else _eighths(negative, needed) / 8
    least = Size(*(ceil(side * scale) for side in negative.image.size))
    key = (negative.where, negative.changed, least)
    if (kept := _decodings.get(key)) is not None:
        return kept
    decoded = _decompressed(negative, least)
    return _decodings.put(key, decoded, decoded.nbytes)


def _eighths(negative: Negative, needed: float) -> int:
    """The fewest that are enough, since they are decoded fastest."""
    width, height = negative.image.size
    room = (DECODED_PIXELS / (width * height)) ** 0.5
    eighths = next((n for n in EIGHTHS if n / 8 >= needed), 8)
    return max([n for n in EIGHTHS if n <= min(eighths, room * 8)], default=1)


def _kept_scale(negative: Negative, needed: float) -> float:
    """The most that is kept, since decoding takes as long for less."""
    width, height = negative.image.size
    kept, most = ((pixels / (width * height)) ** 0.5 for pixels in (KEPT_PIXELS, DECODED_PIXELS))
    return min(max(needed, kept), most, 1)


def _decompressed(negative: Negative, least: tuple[int, int]) -> Pixels:
    if isinstance(negative.image, heif.Picture):
        return negative.image.reduced(least, negative.where)
    coarse = negative.image.size[0] > LARGER * least[0]
    decode = partial(simplejpeg.decode_jpeg, negative.data, "BGRA", fastupsample=coarse, min_width=least[0], min_height=least[1])
    try:
        return decode()
    except ValueError as error:
        if "Premature end" in str(error):
            raise _truncated(negative.where) from None
        return decode(strict=False)


def _from_pillow(negative: Negative, size: Size, focus: tuple[float, float]) -> Pixels:
    image = negative.image
    image.draft(None, (size.height, size.width) if negative.turn[0] else size)
    box, target = on_sensor(view(turned(image.size, negative.turn), size, focus), negative.turn, image.size, size)
    return upright(develop.developed(image, box, target, negative.where), negative.turn)


def _unreadable(path: Path, error: OSError) -> AssetError:
    return AssetError(str(path), f"it cannot be read ({error.strerror})", "check its name and place")


def _told_megapixels(error: Image.DecompressionBombError) -> str:
    """Pillow refuses before it tells the size, but its words have the number of pixels."""
    pixels = re.search(r"\d+", str(error))
    return f"{int(pixels[0]) / 1e6:,.0f}" if pixels else "over 178"


def _too_large(where: str, megapixels: str, limit: int, progressive: bool = False) -> AssetError:
    problem = f"it has {megapixels} megapixels, {limit / 1e6:.0f} are allowed{' in a progressive JPEG' * progressive}"
    return AssetError(where, problem, "save the photograph smaller, as a JPEG that is not progressive")


def _truncated(where: str) -> AssetError:
    return AssetError(where, "the file ends before the picture does", "copy or download the photograph again")


def _damaged(where: str) -> AssetError:
    return AssetError(where, "the file is damaged", "open it in a photo program and save it again as JPEG")
