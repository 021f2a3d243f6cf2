"""Paints the stand-in photographs beside it: northern views built from seeded noise, and by nobody else's camera.

    python assets/photos/make.py [FOLDER]

They hold the place of real photographs in the starter kit, and behave like them: haze, grain, soft focus, all of the tonal range.
"""

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

WIDTH, HEIGHT = 2400, 1600
QUALITY = 82

Plane = NDArray[np.float32]
Colour = tuple[float, float, float]


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)
    for name, paint in {"winter": winter, "lake": lake, "city": city}.items():
        image = Image.fromarray(_developed(paint(np.random.default_rng(len(name) * 101))))
        image.save(folder / f"sample-{name}.jpg", quality=QUALITY, subsampling=2, optimize=True, progressive=False)


def winter(rng: np.random.Generator) -> Plane:
    """Blue dusk over snow-covered fells, the sun just gone."""
    picture = _sky((0.10, 0.17, 0.34), (0.42, 0.47, 0.66), (0.98, 0.72, 0.58), horizon=0.62)
    picture = _glow(picture, (0.66, 0.60), 0.34, (1.0, 0.62, 0.42), 0.55)
    picture = _clouds(picture, rng, (0.95, 0.66, 0.66), top=0.18, bottom=0.56, amount=0.42)
    near, far = (0.10, 0.16, 0.30), (0.72, 0.60, 0.68)
    for step in range(5):
        depth = step / 4
        line = _ridge(rng, 0.60 + 0.075 * step, 0.11 - 0.012 * step, 260 + 60 * step)
        snow = _mixed(far, (0.62, 0.70, 0.86), depth)
        picture = _over(picture, _mixed(far, near, depth), _below(line))
        picture = _over(picture, snow, _below(line) * _drifts(rng, line, 0.55 + 0.25 * depth))
        picture = _mist(picture, line, (0.80, 0.66, 0.70), 0.32 * (1 - depth))
    return _spruces(picture, rng, height=0.24, colour=(0.045, 0.08, 0.16), count=170, snow=(0.60, 0.68, 0.84))


def lake(rng: np.random.Generator) -> Plane:
    """A still lake on a summer night, the far shore doubled in it."""
    shore = 0.52
    picture = _sky((0.28, 0.46, 0.68), (0.66, 0.76, 0.82), (0.99, 0.86, 0.66), horizon=shore)
    picture = _glow(picture, (0.30, 0.47), 0.40, (1.0, 0.80, 0.50), 0.6)
    picture = _clouds(picture, rng, (1.0, 0.93, 0.84), top=0.04, bottom=0.44, amount=0.6)
    for step, (level, rough, colour) in enumerate(
        ((0.455, 0.05, (0.50, 0.60, 0.66)), (0.480, 0.035, (0.31, 0.44, 0.45)), (0.500, 0.018, (0.16, 0.28, 0.24)))
    ):
        line = _ridge(rng, level, rough, 500 - 60 * step) - np.abs(_bristle(rng, 0.004 + 0.004 * step))
        picture = _over(picture, colour, _below(line))
        picture = _mist(picture, line, (0.96, 0.88, 0.74), 0.22 - 0.06 * step)
    picture = _mirrored(picture, rng, shore)
    return _reeds(picture, rng)


def city(rng: np.random.Generator) -> Plane:
    """A town's lights out of focus, behind a window at dusk."""
    picture = _sky((0.10, 0.16, 0.28), (0.24, 0.31, 0.44), (0.62, 0.46, 0.42), horizon=0.85)
    for _ in range(26):
        x, width, top = rng.random(), 0.03 + 0.07 * rng.random(), 0.25 + 0.4 * rng.random()
        block = _soft_box(x, top, x + width, 1.1, 0.012)
        shade = 0.5 + 0.5 * rng.random()
        picture = _over(picture, (0.10 * shade, 0.15 * shade, 0.24 * shade), block * 0.75)
    picture = _blurred(picture, 14)
    lights = np.zeros_like(picture)
    hues = ((1.0, 0.74, 0.42), (1.0, 0.88, 0.70), (0.62, 0.85, 0.95), (0.98, 0.52, 0.36), (0.45, 0.86, 0.78))
    for _ in range(170):
        x, y = rng.random(), 0.42 + 0.5 * rng.beta(2, 2)
        size = 0.008 + 0.030 * rng.random() ** 2 + 0.012 * abs(y - 0.55)
        hue = np.array(hues[rng.choice(5, p=(0.4, 0.25, 0.15, 0.1, 0.1))], np.float32)
        lights += _disc(x, y, size) * hue * (0.10 + 0.34 * rng.random())
    picture = 1 - (1 - picture) * (1 - np.clip(lights, 0, 0.95))
    return _glow(picture, (0.5, 0.72), 0.5, (1.0, 0.66, 0.42), 0.25)


def _grid() -> tuple[Plane, Plane]:
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    return x / WIDTH, y / HEIGHT


X, Y = _grid()


def _noise(rng: np.random.Generator, columns: int, rows: int) -> Plane:
    """Smooth noise −1 … 1 with so many bumps across and down."""
    grain = Image.fromarray(rng.random((rows + 3, columns + 3), np.float32))
    return np.asarray(grain.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)) * 2 - 1


def _fractal(rng: np.random.Generator, columns: int, rows: int, octaves: int = 6) -> Plane:
    total = sum(_noise(rng, columns << n, rows << n) * 0.5**n for n in range(octaves))
    return np.asarray(total, np.float32) / 2


def _wander(rng: np.random.Generator, bumps: int, octaves: int = 8) -> Plane:
    """A line across the picture that goes up and down as land does, about −1 … 1."""
    places, line = np.linspace(0, 1, WIDTH, dtype=np.float32), np.zeros(WIDTH, np.float32)
    for n in range(octaves):
        points = rng.random((bumps << n) + 2) * 2 - 1
        line += np.interp(places, np.linspace(0, 1, len(points)), points) * 0.48**n
    return line


def _ridge(rng: np.random.Generator, level: float, height: float, smooth: int) -> Plane:
    line = np.convolve(np.pad(_wander(rng, 3), 4, "edge"), np.ones(9) / 9, "valid")
    broad = np.convolve(np.pad(line, smooth, "edge"), np.hanning(2 * smooth + 1) / smooth, "valid")
    return (level - height * (0.75 * broad + 0.25 * line)).astype(np.float32)


def _bristle(rng: np.random.Generator, height: float) -> Plane:
    """Tree tops too far away to be told apart."""
    tops = rng.random(WIDTH // 5 + 2) ** 2
    return (np.interp(np.arange(WIDTH), np.arange(len(tops)) * 5, tops) * height).astype(np.float32)


def _below(line: Plane, softness: float = 1.2) -> Plane:
    return np.clip((Y - line) * HEIGHT / softness, 0, 1)


def _drifts(rng: np.random.Generator, line: Plane, amount: float) -> Plane:
    patches = _fractal(rng, 10, 16)
    slope = np.gradient(np.convolve(np.pad(line, 30, "edge"), np.ones(61) / 61, "valid")) * 900
    return np.clip(amount + patches * 1.5 + slope - (Y - line) * 1.2, 0, 1) * 0.9


def _mixed(first: Colour, second: Colour, share: float) -> Colour:
    a, b, c = (one + (other - one) * share for one, other in zip(first, second, strict=True))
    return a, b, c


def _over(picture: Plane, colour: Colour, cover: Plane) -> Plane:
    return picture + (np.array(colour, np.float32) - picture) * cover[..., None]


def _sky(zenith: Colour, middle: Colour, low: Colour, horizon: float) -> Plane:
    at = np.clip(Y[:, 0] / horizon, 0, 1)
    channels = [np.interp(at, (0, 0.6, 1), (zenith[n], middle[n], low[n])) for n in range(3)]
    return np.broadcast_to(np.stack(channels, -1)[:, None], (HEIGHT, WIDTH, 3)).astype(np.float32)


def _glow(picture: Plane, at: tuple[float, float], size: float, colour: Colour, strength: float) -> Plane:
    away = ((X - at[0]) ** 2 + ((Y - at[1]) * 1.5) ** 2) / size**2
    return _over(picture, colour, np.exp(-3 * away) * strength)


def _clouds(picture: Plane, rng: np.random.Generator, colour: Colour, top: float, bottom: float, amount: float) -> Plane:
    shape = np.clip(_fractal(rng, 3, 9) * 2.2 + 0.1, 0, 1)
    within = np.clip((Y - top) / 0.15, 0, 1) * np.clip((bottom - Y) / 0.2, 0, 1)
    return _over(picture, colour, shape * within * amount)


def _mist(picture: Plane, line: Plane, colour: Colour, strength: float) -> Plane:
    depth = np.clip((Y - line) / 0.13, 0, 1)
    return _over(picture, colour, depth * strength)


def _spruces(picture: Plane, rng: np.random.Generator, height: float, colour: Colour, count: int, snow: Colour) -> Plane:
    """Trees on a snow bank in front, each a ragged spire; most at the sides, so that the middle stays open."""
    ground = _ridge(rng, 0.95, 0.018, 400)
    tops = ground.copy()
    for _ in range(count):
        x = rng.beta(0.45, 0.45) if rng.random() < 0.75 else rng.random()
        size = height * (0.25 + 0.75 * rng.random()) * (0.45 + 1.1 * abs(x - 0.5))
        branches = 0.75 + 0.5 * rng.random(WIDTH // 4 + 1).repeat(4)[:WIDTH]
        away = np.abs(X[0] - x) / (size * 0.15)
        tops = np.minimum(tops, ground - size * np.clip(1 - away**0.75 * branches, 0, 1).astype(np.float32))
    picture = _over(picture, colour, _below(tops))
    picture = _over(picture, snow, _below(ground, softness=9))
    shade = np.clip(_fractal(rng, 5, 40) * 1.5 + 0.35 + (Y - 0.95) * 6, 0, 1)
    return _over(picture, (0.22, 0.30, 0.52), _below(ground, softness=9) * shade * 0.7)


def _mirrored(picture: Plane, rng: np.random.Generator, shore: float) -> Plane:
    """Everything below the shore as water: upside down, darker, stretched, broken by ripples that grow towards us."""
    row = round(shore * HEIGHT)
    depth = np.arange(HEIGHT - row)
    ripple = _fractal(rng, 6, 240, 3)[row:] * (2 + 34 * (depth / depth[-1])[:, None] ** 1.4)
    source = np.clip(row - 1 - depth[:, None] * 0.86 + ripple, 0, row - 1).astype(np.int32)
    water = picture[source, np.arange(WIDTH)[None, :]] * np.array((0.70, 0.78, 0.84), np.float32)
    near = np.clip(depth / depth[-1], 0, 1)[:, None, None] ** 1.5
    result = picture.copy()
    result[row:] = water * (1 - 0.45 * near)
    return _over(result, (0.98, 0.93, 0.82), np.exp(-(((Y - shore - 0.004) * HEIGHT / 3.5) ** 2)) * 0.35)


def _reeds(picture: Plane, rng: np.random.Generator) -> Plane:
    cover = np.zeros((HEIGHT, WIDTH), np.float32)
    rows = np.arange(HEIGHT)
    for _ in range(170):
        x, top = rng.beta(0.7, 2.6) * 0.5, 0.72 + 0.2 * rng.random()
        x = 1 - x if rng.random() < 0.35 else x
        up = np.clip((1 - rows / HEIGHT) / (1 - top), 0, 1)
        centre = (x + (rng.random() - 0.5) * 0.05 * up**2) * WIDTH
        width = 1.2 + 3.2 * (1 - up)
        for offset in range(-5, 6):
            column = np.clip(np.round(centre) + offset, 0, WIDTH - 1).astype(np.int32)
            inside = np.clip(width - abs(offset), 0, 1) * (rows / HEIGHT > top)
            cover[rows, column] = np.maximum(cover[rows, column], inside)
    return _over(picture, (0.07, 0.12, 0.09), _blurred(cover, 1.1) * 0.9)


def _soft_box(left: float, top: float, right: float, bottom: float, soft: float) -> Plane:
    across = np.clip((X - left) / soft, 0, 1) * np.clip((right - X) / soft, 0, 1)
    return across * np.clip((Y - top) / soft, 0, 1) * np.clip((bottom - Y) / soft, 0, 1)


def _disc(x: float, y: float, radius: float) -> Plane:
    """A point of light out of focus: even, a little brighter at its rim."""
    away = np.hypot(X - x, (Y - y) * HEIGHT / WIDTH) / radius
    return (np.clip((1 - away) * radius * WIDTH / 2.5, 0, 1) * (0.75 + 0.25 * np.clip(away, 0, 1) ** 4))[..., None]


def _blurred(plane: Plane, radius: float) -> Plane:
    image = Image.fromarray((np.clip(plane, 0, 1) * 255).astype(np.uint8))
    return np.asarray(image.filter(ImageFilter.GaussianBlur(radius)), np.float32) / 255


def _developed(picture: Plane) -> NDArray[np.uint8]:
    """As a camera would: darker corners, a soft curve, grain."""
    rng = np.random.default_rng(7)
    corners = 1 - 0.30 * ((X - 0.5) ** 2 + (Y - 0.5) ** 2)[..., None] * 2
    light = np.clip(picture * corners, 0, 1)
    light = light * (1 - 0.25) + 0.25 * (light * light * (3 - 2 * light))
    grain = _noise(rng, WIDTH // 2, HEIGHT // 2)[..., None] * 0.012
    return (np.clip(light + grain, 0, 1) * 255 + 0.5).astype(np.uint8)


if __name__ == "__main__":
    main()
