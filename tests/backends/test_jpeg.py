"""JPEG: close to the pixels, under the limit, with its words inside."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from toolkit.backends import jpeg
from toolkit.backends.metadata import About
from toolkit.errors import OutputError

WORDS = About("Rymdens dag", "Stjärnhimmel över fjället", "sv-FI", "Foto: Å. Ö.")


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def test_it_is_close_to_the_pixels(photographic):
    difference = np.asarray(opened(jpeg.encode(photographic))).astype(int) - photographic[..., 2::-1]
    assert np.sqrt((difference**2).mean()) < 6


def test_full_colour_keeps_small_saturated_shapes():
    pixels = np.full((64, 64, 4), (153, 51, 0, 255), np.uint8)
    pixels[20:23, 20:40, :3] = (0, 204, 255)
    half, full = (
        np.abs(np.asarray(opened(jpeg.encode(pixels, full_color=full))).astype(int) - pixels[..., 2::-1]).max()
        for full in (False, True)
    )
    assert full < 60 < half


def test_quality_gives_way_to_the_limit(photographic):
    usual = len(jpeg.encode(photographic))
    assert len(jpeg.encode(photographic, max_bytes=usual)) == usual
    assert len(jpeg.encode(photographic, max_bytes=usual - 1)) < usual


def test_a_limit_that_cannot_be_met_is_an_error(photographic):
    with pytest.raises(OutputError, match=r"jpg: [\d,]+ bytes at the lowest quality, 900 allowed; use a calmer photograph"):
        jpeg.encode(photographic, max_bytes=900)


def test_it_carries_its_words(drawn):
    image = opened(jpeg.encode(drawn, WORDS, dpi=150))
    exif = image.getexif()
    assert exif[0x010E].encode("latin-1").decode() == WORDS.description
    assert exif[0x013B].encode("latin-1").decode() == WORDS.credit
    assert image.info["comment"].decode() == WORDS.description
    assert image.info["dpi"] == (150, 150)
    assert "Stjärnhimmel".encode() in image.info["xmp"]


def test_words_change_no_pixel(drawn):
    assert np.array_equal(np.asarray(opened(jpeg.encode(drawn, WORDS))), np.asarray(opened(jpeg.encode(drawn))))


def test_words_too_long_for_a_segment_are_an_error(drawn):
    with pytest.raises(OutputError, match="alternative text is too long"):
        jpeg.encode(drawn, About(description="a" * 70_000))


def test_same_pixels_same_bytes(photographic):
    assert jpeg.encode(photographic, WORDS) == jpeg.encode(photographic.copy(), WORDS)
