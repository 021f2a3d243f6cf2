"""Curves of the north from a seed: curtains of aurora, the backs of fells, faint stars. The same seed gives the same picture.

Everything is SVG path data in the frame of a picture, y down; templates decide colour and opacity.
"""

from collections.abc import Callable, Iterator
from math import cos, pi, sin
from typing import NamedTuple

Curve = Callable[[float], float]
"""Of a place across the picture (0–1)."""


class Veil(NamedTuple):
    """One of the many thin veils that a curtain is laid of: where it is drawn, and how strongly."""

    path: str
    alpha: float
    top: float
    foot: float


def curtains(seed: int, width: float, height: float, base: float, tall: float, layers: int = 26) -> Iterator[Veil]:
    """A curtain of light whose lower edge waves round `base` and whose rays reach `tall` upwards (shares of the height).

    It is laid of veils of growing height, each so faint that no edge is seen, strongest at the lower edge as an aurora is.
    """
    hem, rays = _wave(seed, 3), _wave(seed + 100, 7)
    steps = [step / 48 for step in range(49)]
    for layer in range(layers):
        share = (layer + 1) / layers
        lower = [(base + 0.07 * hem(x) + 0.018 * share * rays(x * 1.7)) * height for x in steps]
        reach = [tall * share**1.5 * (0.62 + 0.38 * rays(x)) * height for x in steps]
        upper = [y - up for y, up in zip(lower, reach, strict=True)]
        path = _smooth(steps, upper, width) + _smooth(steps[::-1], lower[::-1], width, "L") + "Z"
        yield Veil(path, round(1 - share * 0.55, 3), round(min(upper), 1), round(max(lower), 1))


def fell(seed: int, width: float, height: float, base: float, rise: float) -> str:
    """The back of a fell: a long soft line round `base`, `rise` high (shares of the height), closed at the bottom."""
    line = _wave(seed, 4)
    steps = [step / 24 for step in range(-1, 26)]
    tops = [(base - rise * (0.5 + 0.5 * line(0.35 * x + 0.1 * seed % 1))) * height for x in steps]
    return _smooth(steps, tops, width) + f"L{width * 1.05:.1f} {height:.1f}L{-0.05 * width:.1f} {height:.1f}Z"


def stars(seed: int, width: float, height: float, count: int, lowest: float) -> Iterator[tuple[float, float, float, float]]:
    """Faint stars: x, y, radius and opacity, above `lowest` (share of the height)."""
    for number in range(count):
        x, y, size, light = (_noise(seed * 131 + number * 17 + part) for part in range(4))
        yield (
            round(x * width, 1),
            round(y * lowest * height, 1),
            round((0.5 + size) * height / 900, 2),
            round(0.15 + 0.45 * light, 2),
        )


def _wave(seed: int, octaves: int) -> Curve:
    """A sum of sines, −1 to 1, whose phases come from the seed."""
    waves = [(0.62**n, (1.3 + 1.7 * n) * pi, 2 * pi * _noise(seed * 7 + n)) for n in range(octaves)]
    total = sum(size for size, _, _ in waves)
    return lambda x: sum(size * sin(pace * x + phase) for size, pace, phase in waves) / total


def _noise(number: int) -> float:
    """0–1, the same on every machine: the fraction of a large cosine."""
    value = cos(number * 12.9898 + 78.233) * 43758.5453
    return value % 1


def _smooth(xs: list[float], ys: list[float], width: float, first: str = "M") -> str:
    """A curve through the points (Catmull-Rom as cubic Béziers)."""
    points = [(x * width, y) for x, y in zip(xs, ys, strict=True)]
    path = f"{first}{points[0][0]:.1f} {points[0][1]:.1f}"
    for place in range(len(points) - 1):
        before, start, end = points[max(place - 1, 0)], points[place], points[place + 1]
        after = points[min(place + 2, len(points) - 1)]
        c1 = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        c2 = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        path += f"C{c1[0]:.1f} {c1[1]:.1f} {c2[0]:.1f} {c2[1]:.1f} {end[0]:.1f} {end[1]:.1f}"
    return path
