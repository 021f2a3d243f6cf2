"""Otava, the mark: seven stars and the line through them, drawn from their places in the sky.

The stars' J2000 places are projected gnomonically about their middle, as seen from the Earth (east to the left), turned by
`mark.turn` and fitted into a frame of height 1. The frame leaves room for a lit star at every place, so that the regions'
marks, each with another star lit, stand in the same frame and nothing jumps from one to the next.
"""

from collections.abc import Iterable, Iterator, Mapping
from math import atan2, cos, dist, hypot, radians, sin
from typing import Literal, NamedTuple

from toolkit.color import Color
from toolkit.geometry import Box, Point
from toolkit.layout.items import Outline, Shape
from toolkit.layout.paths import bar, circle, joined
from toolkit.model.brand import Mark
from toolkit.model.sky import declination, right_ascension

Lit = str | Literal["all"] | None
"""Id of the star that is lit; `all` for every one, None for none."""

GLOW = tuple((1 + 6 * (1 - step / 16) ** 2, 0.008 + 0.003 * step) for step in range(16))
"""A star's glow in the sky: radius ÷ the star's, and opacity, of discs laid over each other, too faint to be told apart."""


class Figure(NamedTuple):
    """The mark in a frame of height 1, y down: its width, and the middle of each star by id."""

    aspect: float
    stars: Mapping[str, Point]

    def placed(self, box: Box) -> tuple[float, Mapping[str, Point]]:
        """The mark's height and the stars, in the middle of a box and as large as it allows."""
        fitted = box.contain(self.aspect)
        size = fitted.height
        return size, {star: Point(fitted.x + x * size, fitted.y + y * size) for star, (x, y) in self.stars.items()}


def figure(mark: Mark) -> Figure:
    """The stars as they stand in the sky, turned and framed."""
    turned = {star: _turned(point, mark.turn) for star, point in _sky(mark).items()}
    left, right = min(p.x for p in turned.values()), max(p.x for p in turned.values())
    top, bottom = min(p.y for p in turned.values()), max(p.y for p in turned.values())
    scale, margin = (1 - 2 * mark.lit) / (bottom - top), mark.lit
    stars = {star: Point(margin + (p.x - left) * scale, margin + (p.y - top) * scale) for star, p in turned.items()}
    return Figure(2 * margin + (right - left) * scale, stars)


def draw_mark(mark: Mark, box: Box, lit: Lit, line_color: Color, lit_color: Color) -> tuple[Shape, ...]:
    """The mark in a box: line and stars in one shape, what is lit in another; all ink lies inside."""
    size, stars = figure(mark).placed(box)
    bright = {star for star in stars if lit in (star, "all")}
    radius = (mark.star if lit == "all" else mark.lit) * size
    discs = (circle(stars[star], mark.star * size) for star in stars if star not in bright)
    dark = Shape(joined(*_lines(mark, stars, size, lit), *discs), line_color, role="symbol")
    lights = Shape(joined(*(circle(stars[star], radius) for star in stars if star in bright)), lit_color, role="symbol")
    return (dark, lights) if bright else (dark,)


def draw_constellation(
    mark: Mark, box: Box, *, radius: float, thickness: float, line: Color, star: Color, alpha: float = 0.4, glow: bool = True
) -> tuple[Shape, ...]:
    """The same figure as a motif behind other things: fine lines at this opacity, which stop short of small stars that glow.

    `radius` and `thickness` are in the box's unit. The glow may reach out of the box by less than seven radii.
    """
    _, stars = figure(mark).placed(box)
    room = dict.fromkeys(stars, 3 * radius)
    lines = [bar(*ends, thickness) for ends in _trimmed(mark, stars, room, least=2 * radius)]

    def discs(factor: float) -> Outline:
        return joined(*(circle(point, factor * radius) for point in stars.values()))

    halo = (Shape(discs(factor), star, role="motif", alpha=strength) for factor, strength in GLOW if glow)
    return Shape(joined(*lines), line, role="motif", alpha=alpha), *halo, Shape(discs(1), star, role="motif")


def _lines(mark: Mark, stars: Mapping[str, Point], size: float, lit: Lit) -> Iterator[Outline]:
    """Bars from star to star: their ends lie under a dark star, and leave a ring free round a lit one."""
    room = {star: (mark.lit + mark.gap) * size if star == lit else 0.0 for star in stars}
    least = (mark.star + mark.line / 2) * size
    return (bar(*ends, mark.line * size) for ends in _trimmed(mark, stars, room, least))


def _sky(mark: Mark) -> dict[str, Point]:
    """Gnomonic projection on the plane that touches the sphere at the stars' middle (Snyder 1987, §22), as seen from within."""
    places = {key: (radians(right_ascension(star.ra)), radians(declination(star.dec))) for key, star in mark.stars.items()}
    middle = _middle(places.values())
    return {key: _gnomonic(*place, *middle) for key, place in places.items()}


def _middle(places: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Right ascension and declination of the mean of the directions."""
    vectors = [(cos(dec) * cos(ra), cos(dec) * sin(ra), sin(dec)) for ra, dec in places]
    x, y, z = (sum(axis) for axis in zip(*vectors, strict=True))
    return atan2(y, x), atan2(z, hypot(x, y))


def _gnomonic(ra: float, dec: float, ra0: float, dec0: float) -> Point:
    """East to the left, north up: x = −ξ, y = −η."""
    depth = sin(dec0) * sin(dec) + cos(dec0) * cos(dec) * cos(ra - ra0)
    east = cos(dec) * sin(ra - ra0) / depth
    north = (cos(dec0) * sin(dec) - sin(dec0) * cos(dec) * cos(ra - ra0)) / depth
    return Point(-east, -north)


def _turned(point: Point, degrees: float) -> Point:
    """Clockwise on the page, as SVG's rotate() turns."""
    angle = radians(degrees)
    return Point(point.x * cos(angle) - point.y * sin(angle), point.x * sin(angle) + point.y * cos(angle))


def _trimmed(mark: Mark, stars: Mapping[str, Point], room: Mapping[str, float], least: float) -> Iterator[tuple[Point, Point]]:
    """Both ends of each line, `room` short of its stars; a line of which less than `least` would be left is left out."""
    for a, b in mark.lines:
        start, end = stars[a], stars[b]
        length = dist(start, end)
        if length - room[a] - room[b] >= least:
            yield _towards(start, end, room[a] / length), _towards(end, start, room[b] / length)


def _towards(start: Point, end: Point, share: float) -> Point:
    return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)
