"""Writes the photograph that all peers get: 3000 × 2000 px, seeded noise at every scale, so that it costs what a real one costs.

python photo.py out/photo.jpg
"""

import random
import sys
from pathlib import Path

from PIL import Image

SIZE = (3000, 2000)


def noise(step: int, rng: random.Random) -> Image.Image:
    """Colour noise with a grain of `step` pixels, SIZE large."""
    width, height = SIZE[0] // step + 2, SIZE[1] // step + 2
    grain = Image.frombytes("RGB", (width, height), rng.randbytes(width * height * 3))
    return grain.resize(SIZE, Image.Resampling.BICUBIC)


def photo(seed: int = 7) -> Image.Image:
    rng = random.Random(seed)
    picture = noise(512, rng)
    for step, weight in ((128, 0.35), (32, 0.22), (8, 0.15), (2, 0.12)):
        picture = Image.blend(picture, noise(step, rng), weight)
    return picture


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    photo().save(target, quality=90, subsampling=2)
    print(target, target.stat().st_size, "bytes")
