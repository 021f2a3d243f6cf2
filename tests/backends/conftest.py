"""Pictures to encode and photographs to crop, made from seeds."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[np.uint8]


def noise(height: int, width: int, seed: int = 7) -> Pixels:
    """Opaque pixels as of a photograph: smooth shades with grain on them."""
    random = np.random.default_rng(seed)
    shades = Image.fromarray(random.integers(0, 256, (height // 32 + 2, width // 32 + 2, 3), np.uint8))
    smooth = np.asarray(shades.resize((width, height), Image.Resampling.BICUBIC), float)
    pixels = np.full((height, width, 4), 255, np.uint8)
    pixels[..., :3] = np.clip(smooth + random.normal(0, 5, smooth.shape), 0, 255)
    return pixels


def shapes(height: int, width: int) -> Pixels:
    """Opaque pixels as of drawn artwork: a ground with boxes."""
    pixels = np.full((height, width, 4), (61, 31, 10, 255), np.uint8)
    for step in range(0, min(height, width), 20):
        pixels[step : step + 12, step : step + 9] = (step % 256, 200, 40, 255)
    return pixels


@pytest.fixture
def photographic() -> Pixels:
    return noise(300, 500)


@pytest.fixture
def drawn() -> Pixels:
    return shapes(300, 500)


@pytest.fixture
def pictures(photographic: Pixels, drawn: Pixels) -> dict[str, Pixels]:
    """One of each kind of ground that a band can have."""
    down, across = np.mgrid[0:300, 0:500]
    shade = np.stack([across / 8, down / 3, (across + down) / 9, np.full_like(down, 255)], axis=-1)
    dots = np.random.default_rng(3).random(shade.shape)
    half = photographic.copy()
    half[:, :300] = 255
    one = np.full((1, 1, 4), 255, np.uint8)
    return {
        "photographic": photographic,
        "drawn": drawn,
        "flat": np.full((300, 500, 4), 255, np.uint8),
        "gradient": shade.astype(np.uint8),
        "dithered": np.clip(np.floor(shade + dots), 0, 255).astype(np.uint8),
        "half": half,
        "one pixel": one,
        "one column": np.ascontiguousarray(photographic[:, :1]),
        "wide": noise(3, 40_000),
    }


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., Path]:
    """Saves a picture as a file: `saved("a.jpg", image, quality=90)`."""

    def save(name: str, image: Image.Image, **options: object) -> Path:
        image.save(tmp_path / name, **options)
        return tmp_path / name

    return save


@pytest.fixture
def landscape() -> Image.Image:
    """Four quarters of plain colour, so that one can see which part of it is where: red, green, blue, white."""
    image = Image.new("RGB", (640, 400), "white")
    image.paste((200, 30, 40), (0, 0, 320, 200))
    image.paste((30, 160, 60), (320, 0, 640, 200))
    image.paste((30, 60, 200), (0, 200, 320, 400))
    return image
