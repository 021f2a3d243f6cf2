"""WebP: close to the pixels, under the limit, with its words inside."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from toolkit.backends import webp
from toolkit.backends.metadata import About
from toolkit.errors import OutputError


def test_it_is_close_to_the_pixels_and_carries_its_words(photographic):
    image = Image.open(BytesIO(webp.encode(photographic, About(description="Tähtiä"))))
    difference = np.asarray(image.convert("RGB")).astype(int) - photographic[..., 2::-1]
    assert np.sqrt((difference**2).mean()) < 7
    assert "Tähtiä".encode() in image.info["xmp"]


def test_quality_gives_way_to_the_limit(photographic):
    usual = len(webp.encode(photographic))
    assert len(webp.encode(photographic, max_bytes=usual - 1)) < usual
    with pytest.raises(OutputError):
        webp.encode(photographic, max_bytes=100)
