"""A bitmap logo as a stranger hands it in, made a trimmed picture with a clear ground and no metadata.

Part of toolkit.sources.logo. PNG, JPEG and WebP only, whatever the file is called; the size is read from the header before
anything is decoded. White that is reached from the borders becomes clear, white within the logo stays: it may be meant.
"""

import warnings
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from toolkit.errors import AssetError

FORMATS = ("PNG", "JPEG", "WEBP")
MAX_PIXELS = 40_000_000
LONGEST = 2000
WHITE = 245
"""Least channel of a ground that counts as white, JPEG's noise included."""
FAINT = 6
WORKING = 3000
"""Longest side, px, while the ground is sought: the logo may be a third smaller than its page and lose nothing."""
MAX_SWEEPS = 12
"""A letter takes three or four; what a maze hides beyond that stays white."""

MODES = frozenset(("1", "L", "LA", "La", "P", "PA", "RGB", "RGBA", "RGBa", "RGBX", "CMYK", "YCbCr"))
"""Of 8 bits a channel, which convert to RGBA without loss of range."""

Pixels = NDArray[np.uint8]
Mask = NDArray[np.bool_]


def trimmed(data: bytes, where: str) -> Pixels:
    """The logo's RGBA pixels, trimmed to its ink, at most LONGEST on a side; AssetError for what is no usable picture."""
    pixels = _trim(_cleared(np.array(_decoded(data, where))), where)
    image = Image.fromarray(pixels)
    image.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    return np.array(image)


def png(pixels: Pixels) -> bytes:
    """The file, without metadata."""
    file = BytesIO()
    Image.fromarray(pixels).save(file, "PNG", compress_level=6)
    return file.getvalue()


def _decoded(data: bytes, where: str) -> Image.Image:
    """The first picture of the file, upright, as RGBA, at most WORKING on a side."""
    remedy = "save the logo again as PNG"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            image = Image.open(BytesIO(data), formats=FORMATS)
            _check(image, where)
            image = ImageOps.exif_transpose(_shrunk(image))
            return image.convert("RGBA")
        except Image.DecompressionBombError:
            raise _too_large(where) from None
        except AssetError:
            raise
        except Exception as error:  # decoders of broken files raise what they like
            raise AssetError(where, f"it cannot be read as a picture ({str(error)[:80]})", remedy) from None


def _shrunk(image: Image.Image) -> Image.Image:
    """The picture made small before it is made RGBA, for each step of a large one costs much memory."""
    if max(image.size) > WORKING:
        if image.mode in ("1", "P", "PA") or "transparency" in image.info:
            image = image.convert("RGBA")
        image.thumbnail((WORKING, WORKING), Image.Resampling.BOX)
    return image


def _check(image: Image.Image, where: str) -> None:
    if image.width * image.height > MAX_PIXELS:
        raise _too_large(where)
    if image.mode not in MODES:
        raise AssetError(
            where, f"its pixels are of a kind ({image.mode}) that logos do not have", "save it as RGB with 8 bits a channel"
        )


def _too_large(where: str) -> AssetError:
    return AssetError(
        where, f"it has more than {MAX_PIXELS // 1_000_000} million pixels", "save the logo smaller, 2000 pixels wide"
    )


def _cleared(pixels: Pixels) -> Pixels:
    """The white ground made clear: where all corners are white, or a white card on a clear ground has everything else on it."""
    flat = _on_white(pixels)
    if flat[[0, 0, -1, -1], [0, -1, 0, -1]].min() < WHITE:
        return pixels
    red, green, blue, _ = np.moveaxis(flat, 2, 0)
    ground = _reached(np.minimum(np.minimum(red, green), blue) >= WHITE)
    if pixels[..., 3].min() < 255 and not _surrounds(ground & (pixels[..., 3] > FAINT), ~ground):
        return pixels
    out = _unwhitened(flat, _beside(ground) & ~ground)
    out[ground] = 0
    return out


def _on_white(pixels: Pixels) -> Pixels:
    if pixels[..., 3].min() == 255:
        return pixels
    image = Image.fromarray(pixels)
    return np.array(Image.alpha_composite(Image.new("RGBA", image.size, "white"), image))


def _surrounds(card: Mask, ink: Mask) -> bool:
    """Whether the one reaches further than the other on every side: white letters beside a coloured mark do not."""
    if not (card.any() and ink.any()):
        return False
    (top, bottom, left, right), (first, last, start, end) = _bounds(card), _bounds(ink)
    return top < first and last < bottom and left < start and end < right


def _bounds(mask: Mask) -> tuple[int, int, int, int]:
    """First and last row, first and last column."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return int(rows[0]), int(rows[-1]), int(columns[0]), int(columns[-1])


def _reached(white: Mask) -> Mask:
    """White that hangs together with the border: rows are swept down and up until nothing is added."""
    starts = np.diff(white, axis=1, prepend=False)
    runs = np.cumsum(starts, axis=1, dtype=np.int32)
    reached = np.zeros_like(white)
    reached[[0, -1]] = white[[0, -1]]
    reached[:, [0, -1]] = white[:, [0, -1]]
    before = -1
    for _ in range(MAX_SWEEPS):
        if (count := int(np.count_nonzero(reached))) == before:
            break
        before = count
        _sweep(reached, white, runs)
        _sweep(reached[::-1], white[::-1], runs[::-1])
    return reached


def _sweep(reached: Mask, white: Mask, runs: NDArray[np.int32]) -> None:
    """Carries what is reached from each row to the next: a run that is touched is reached whole."""
    hit = np.zeros(white.shape[1] + 2, dtype=np.bool_)
    for row in range(len(white)):
        seed = reached[row] | (reached[row - 1] & white[row] if row else False)
        hit[:] = False
        hit[runs[row][seed]] = True
        reached[row] = hit[runs[row]] & white[row]


def _beside(mask: Mask) -> Mask:
    """The mask and the pixels next to it."""
    out = mask.copy()
    out[1:] |= mask[:-1]
    out[:-1] |= mask[1:]
    out[:, 1:] |= mask[:, :-1]
    out[:, :-1] |= mask[:, 1:]
    return out


def _unwhitened(pixels: Pixels, edge: Mask) -> Pixels:
    """Soft edges were mixed with the white ground: the mixture is taken apart, so that they look the same on white, and right on
    other grounds."""
    out = pixels.copy()
    mixed = pixels[edge][:, :3].astype(np.float32)
    alpha = 1 - mixed.min(axis=1, keepdims=True) / 255
    color = 255 - (255 - mixed) / np.maximum(alpha, 1 / 255)
    out[edge] = np.concatenate((color, alpha * 255), axis=1).round().clip(0, 255).astype(np.uint8)
    return out


def _trim(pixels: Pixels, where: str) -> Pixels:
    inked = pixels[..., 3] > FAINT
    if not inked.any():
        raise AssetError(
            where, "the picture is empty: all of it is clear or white", "export the logo again, with its artwork visible"
        )
    top, bottom, left, right = _bounds(inked)
    return np.ascontiguousarray(pixels[top : bottom + 1, left : right + 1])
