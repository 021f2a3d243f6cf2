"""Photographs as pixels: read, checked, cropped to size round their focal point and turned upright, without their metadata.

First step of the raster back end; what it returns lies under the tone layer and the text. Formats Pillow's wheels read are taken;
JPEG is decoded by libjpeg-turbo at n/8 of its size (ITU-T T.81), never larger than a crop needs, so that 50 megapixels cost no
more memory than six. Orientation follows EXIF 3.0 (tag 0x0112). Nothing of a file but its pixels gets further: no place, no name.
"""

import re
import warnings
from collections.abc import Generator
from contextlib import contextmanager, suppress
from functools import partial
from io import BytesIO
from math import ceil, floor
from pathlib import Path
from typing import NamedTuple

import numpy as np
import simplejpeg
from PIL import Image

from toolkit.backends import develop
from toolkit.backends.bands import Pixels
from toolkit.backends.kept import Kept
from toolkit.errors import AssetError
from toolkit.geometry import Box

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "TIFF")
MAX_BYTES = 100 << 20
MAX_PIXELS = {"JPEG": 120_000_000, "progressive": 40_000_000, "WEBP": 16_000_000}
MAX_PIXELS_OTHER = 25_000_000
"""A baseline JPEG is decoded row by row and scaled, so size costs only time; a progressive one is held whole, every other format
whole and unpacked (WebP three times over)."""

LEAST_SIDE = 200
"""Pixels: a smaller photograph would be a smear on every canvas."""

DECODED_PIXELS = 32_000_000
"""More are never decoded of a JPEG (128 MB), even for a poster that could show them."""
EIGHTHS = (1, 2, 3, 4, 5, 8)
"""6/8 and 7/8 are left out: they take longer than the whole."""
EXACT = 16 / 17
"""From this scale up pixels are taken as they are, and up to 6 % less of the picture is seen: sharper, and twice as fast."""

LARGER = 1.2
"""Colour of a photograph so much larger than its crop is not interpolated between pixels: scaling it down hides the steps."""

ORIENTATION = 0x0112
TURNS = {2: (0, 0, 1), 3: (0, 1, 1), 4: (0, 1, 0), 5: (1, 0, 0), 6: (1, 0, 1), 7: (1, 1, 1), 8: (1, 1, 0)}
"""EXIF orientation → whether rows and columns change places, then whether it is flipped upside down, then left to right."""

ENDS = {"JPEG": b"\xff\xd9", "PNG": b"IEND"}
"""What stands at, or near, the end of a file that is whole."""

JPEG = b"\xff\xd8"
KEPT_BYTES = 32 << 20
_kept: Kept[tuple[object, ...], "Crop"] = Kept(KEPT_BYTES)
DECODINGS_BYTES = 32 << 20
"""Enough for one photograph of eight megapixels, which every format of a kit is cropped from."""
_decodings: Kept[tuple[str, int, int], Pixels] = Kept(DECODINGS_BYTES)


class Crop(NamedTuple):
    """Opaque pixels, blue, green, red, 255, not to be written to; `upscaled`: how much they were enlarged (1: not at all)."""

    pixels: Pixels
    upscaled: float


class Size(NamedTuple):
    """Of the upright photograph, in pixels."""

    width: int
    height: int


class Negative(NamedTuple):
    """A photograph whose header was read and found fit; the pixels are still compressed."""

    where: str
    changed: int
    data: bytes
    image: Image.Image
    turn: tuple[int, int, int]

    @property
    def upright(self) -> Size:
        width, height = self.image.size
        return Size(height, width) if self.turn[0] else Size(width, height)


@contextmanager
def _quietly() -> Generator[None, None, None]:
    """What Pillow would warn of is checked here, or harmless."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@_quietly()
def probe(path: Path | str) -> Size:
    """The size of a photograph that can be used, without decoding it; AssetError for any other file."""
    return _negative(Path(path)).upright


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
    ending = ENDS.get(image.format or "", b"")
    if ending and data.rfind(ending, _first_pixel(data) if image.format == "JPEG" else 0) < 0:
        raise _truncated(where)
    return Negative(where, _identity(path)[0], data, image, TURNS.get(_orientation(image), (0, 0, 0)))


def _read(path: Path) -> bytes:
    if _identity(path)[1] > MAX_BYTES:
        raise AssetError(str(path), f"it is larger than {MAX_BYTES >> 20} MB", "save the photograph smaller")
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from None


def _header(where: str, data: bytes) -> Image.Image:
    if data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"hevc", b"mif1"):
        raise AssetError(where, "HEIC photographs cannot be read", "export it from the phone or the photo program as JPEG")
    try:
        return Image.open(BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        limit = MAX_PIXELS["JPEG"] if data.startswith(JPEG) else MAX_PIXELS_OTHER
        raise _too_large(where, _told_megapixels(error), limit) from None
    except Exception:  # a stranger's file makes Pillow's readers raise nearly anything
        raise AssetError(where, "it is not a photograph", "use a JPEG, PNG, WebP, AVIF or TIFF file") from None


def _check_size(where: str, image: Image.Image) -> None:
    pixels = image.width * image.height
    limit = MAX_PIXELS.get("progressive" if "progressive" in image.info else image.format or "", MAX_PIXELS_OTHER)
    if pixels > limit:
        raise _too_large(where, f"{pixels / 1e6:.0f}", limit, "progressive" in image.info)
    if min(image.size) < LEAST_SIDE:
        raise AssetError(where, f"it has only {image.width} × {image.height} pixels", f"use one of {LEAST_SIDE} or more a side")


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
    sharp = negative.image.format == "JPEG" and negative.image.mode in ("RGB", "L")
    try:
        return _from_jpeg(negative, size, focus) if sharp else _from_pillow(negative, size, focus)
    except AssetError:
        raise
    except Exception as error:  # as above
        raise (_truncated(negative.where) if "truncated" in str(error) else _damaged(negative.where)) from None


def _from_jpeg(negative: Negative, size: Size, focus: tuple[float, float]) -> Pixels:
    decoded = _decoded(negative, size)
    height, width = decoded.shape[:2]
    view = _view(Size(height, width) if negative.turn[0] else Size(width, height), size, focus)
    box, target = _on_sensor(view, negative, Size(width, height), size)
    if (box.width, box.height) == target:
        part = decoded[int(box.y) : int(box.bottom), int(box.x) : int(box.right)]
    else:
        part = develop.resized(decoded, box, target)
    if profile := negative.image.info.get("icc_profile"):
        part = develop.to_srgb(part, profile)
    return _upright(part, negative.turn)


def _decoded(negative: Negative, size: Size) -> Pixels:
    """All of a JPEG at the smallest n/8 that fills the size."""
    width, height = negative.image.size
    needed = max(size.width / negative.upright.width, size.height / negative.upright.height)
    room = (DECODED_PIXELS / (width * height)) ** 0.5
    eighths = next((n for n in EIGHTHS if n / 8 >= needed), 8)
    eighths = max([n for n in EIGHTHS if n <= min(eighths, room * 8)], default=1)
    key = (negative.where, negative.changed, eighths)
    if (kept := _decodings.get(key)) is not None:
        return kept
    decoded = _decompressed(negative, (ceil(width * eighths / 8), ceil(height * eighths / 8)))
    return _decodings.put(key, decoded, decoded.nbytes)


def _decompressed(negative: Negative, least: tuple[int, int]) -> Pixels:
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
    box, target = _on_sensor(_view(_turned(image.size, negative.turn), size, focus), negative, Size(*image.size), size)
    return _upright(develop.developed(image, box, target, negative.where), negative.turn)


def _turned(size: tuple[int, int], turn: tuple[int, int, int]) -> Size:
    return Size(size[1], size[0]) if turn[0] else Size(*size)


def _view(whole: Size, size: Size, focus: tuple[float, float]) -> Box:
    """The part of an upright picture to be seen, in its pixels; of exactly the size wanted if that is nearly all there is."""
    scale = max(size.width / whole.width, size.height / whole.height)
    exact = EXACT <= scale <= 1
    width, height = size if exact else (size.width / scale, size.height / scale)
    x = min(max(focus[0] * whole.width - width / 2, 0), whole.width - width)
    y = min(max(focus[1] * whole.height - height / 2, 0), whole.height - height)
    return Box(floor(x), floor(y), width, height) if exact else Box(max(x, 0), max(y, 0), width, height)


def _on_sensor(view: Box, negative: Negative, sensor: Size, size: Size) -> tuple[Box, Size]:
    """The same part, and the size it is to have, before the picture was turned upright."""
    swapped, down, left = negative.turn
    whole = _turned(sensor, negative.turn)
    x = whole.width - view.right if left else view.x
    y = whole.height - view.bottom if down else view.y
    if swapped:
        return Box(y, x, view.height, view.width), Size(size.height, size.width)
    return Box(x, y, view.width, view.height), size


def _upright(pixels: Pixels, turn: tuple[int, int, int]) -> Pixels:
    swapped, down, left = turn
    turned = pixels.transpose(1, 0, 2) if swapped else pixels
    return turned[:: -1 if down else 1, :: -1 if left else 1]


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
