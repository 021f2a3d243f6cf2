"""Pixels of any kind, brought to opaque sRGB: resampling, palettes, transparency, 16 bits, ink and colour profiles.

Stands under photo.py. Profiles follow ISO 15076-1 (ICC.1) through LittleCMS, with perceptual intent; a picture without one is
sRGB.
"""

from contextlib import suppress
from functools import lru_cache
from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image, ImageCms

from toolkit.backends.bands import Pixels
from toolkit.errors import AssetError
from toolkit.geometry import Box

SMALLER, LARGER = Image.Resampling.HAMMING, Image.Resampling.BICUBIC
"""Hamming is as sharp as bicubic where pixels are merged, and costs half."""

SPACES = {b"RGB ": "RGB", b"CMYK": "CMYK"}
"""Colour space as bytes 16–19 of a profile name it → Pillow's mode."""


def resized(pixels: Pixels, box: Box, size: tuple[int, int]) -> Pixels:
    """The part inside the box at another size; three channels of any meaning, and 255."""
    scaled = _scaled(_three_of_four(pixels), box, size)
    opaque = np.frombuffer(bytearray(scaled.tobytes("raw", "RGBX")), np.uint8).reshape(size[1], size[0], 4)
    opaque[..., 3] = 255
    return opaque


def to_srgb(pixels: Pixels, profile: bytes) -> Pixels:
    """Blue, green, red pixels of an RGB profile, in sRGB; of a profile for anything else, as they are."""
    transform = _transform(profile, "RGB")
    if transform is None:
        return pixels
    height, width = pixels.shape[:2]
    image = Image.frombuffer("RGB", (width, height), np.ascontiguousarray(pixels), "raw", "BGRX", 0, 1)
    return _pixels(ImageCms.applyTransform(image, transform) or image)


def developed(image: Image.Image, box: Box, size: tuple[int, int], where: str) -> Pixels:
    """The part of an image inside the box, at this size, as opaque sRGB pixels."""
    scaled = _on_white(_scaled(_eight_bits(image, where), box, size))
    transform = _transform(image.info.get("icc_profile", b""), scaled.mode)
    converted = ImageCms.applyTransform(scaled, transform) if transform else None
    return _pixels(converted or scaled)


def reduced(image: Image.Image, box: Box, size: tuple[int, int], where: str) -> Pixels:
    """The part of an image inside the box, at this size, as opaque pixels whose colours are as they were."""
    return _pixels(_on_white(_scaled(_eight_bits(image, where), box, size)))


def _three_of_four(pixels: Pixels) -> Image.Image:
    """The pixels where they lie, without their fourth channel: resampling three takes a quarter less. What Pillow offers views
    of four only, its core does for three as well; where that has changed, it is four."""
    height, width = pixels.shape[:2]
    core: Any = Image.core
    with suppress(AttributeError, TypeError, ValueError):
        blank: Any = Image.new("RGB", (0, 0))
        return blank._new(core.map_buffer(pixels, (width, height), "raw", 0, ("RGB", 0, 1)))
    return Image.frombuffer("RGBX", (width, height), pixels, "raw", "RGBX", 0, 1)


def _scaled(image: Image.Image, box: Box, size: tuple[int, int]) -> Image.Image:
    corners = (max(box.x, 0), max(box.y, 0), min(box.right, image.width), min(box.bottom, image.height))
    return image.resize(size, SMALLER if box.width >= size[0] else LARGER, box=corners)


def _eight_bits(image: Image.Image, where: str) -> Image.Image:
    """As L, RGB, RGBA or CMYK, the modes that can be resampled; deep grey is cut to 8 bits."""
    if image.has_transparency_data:
        return image if image.mode == "RGBA" else image.convert("RGBA")
    if image.mode in ("L", "RGB", "CMYK"):
        return image
    if image.mode.startswith("I"):
        return Image.fromarray((np.clip(np.asarray(image), 0, 65535) >> 8).astype(np.uint8))
    if image.mode == "F":
        raise AssetError(where, "its values are not 8 or 16 bits deep", "save the photograph as JPEG")
    return image.convert("RGB")


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")


@lru_cache(maxsize=8)
def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """None if there is nothing to convert: sRGB itself, a profile for another mode, or a broken one."""
    if SPACES.get(profile[16:20]) != mode:
        return None
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        if ImageCms.getProfileDescription(source).startswith("sRGB"):
            return None
        return ImageCms.buildTransform(source, ImageCms.ImageCmsProfile(ImageCms.core.createProfile("sRGB")), mode, "RGB")
    except (ImageCms.PyCMSError, OSError):
        return None


def _pixels(image: Image.Image) -> Pixels:
    red_first = np.array(image.convert("RGBA"))
    return np.ascontiguousarray(red_first[..., (2, 1, 0, 3)])
