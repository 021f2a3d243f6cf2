"""The emblem of the European Union, by construction.

The Council of Europe's and the Commission's graphical specifications (as in Regulation (EU) No 763/2014, Annex II): a blue
rectangle with twelve gold stars at the hours of a clock, each upright, on a circle a third of the height in radius. The
proportions come from `brand.emblem`; only the mathematics of the five-pointed star stands here. The statement beside it
is set by the lockup.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, radians, sin
from typing import Literal, NamedTuple

from toolkit.color import Color
from toolkit.geometry import Box, Point
from toolkit.layout.items import Fill, Item, Outline, Shape
from toolkit.layout.logo import Logo
from toolkit.layout.paths import joined, polygon, rectangle
from toolkit.model.funding import EmblemRules

Variant = Literal["colour", "black", "white-on-dark"]
"""`black` where there is one ink on white; `white-on-dark`, a white field, where there is one light colour on a dark ground."""

BLACK, WHITE = Color(0, 0, 0), Color(255, 255, 255)

STARS = 12

WAIST = 0.3819660112501052
"""Inner ÷ outer radius of the pentagram {5/2}: sin 18° ÷ sin 54°."""

RIM = 1 / 50
"""Outline of the black variant ÷ height of the flag, inside its rectangle; the specification asks for one and gives no width."""


class Colors(NamedTuple):
    """The emblem's own two."""

    blue: Color
    yellow: Color


@dataclass(frozen=True, kw_only=True)
class EmblemLogo(Logo):
    """The Commission's own lockup of flag and statement. Made by `toolkit.sources.logo.read_emblem`."""

    flag: Box
    """The flag's rectangle, in heights of the whole."""


def flag_box(rules: EmblemRules, box: Box) -> Box:
    """The flag's rectangle in the middle of a box: what a checker measures, and what the keyline lies outside of."""
    return box.contain(rules.aspect)


def draw_flag(rules: EmblemRules, box: Box, variant: Variant, colors: Colors, *, keyline: bool = False) -> tuple[Item, ...]:
    """The flag as large as the box allows.

    `keyline` lays the white border of coloured grounds round it, outside the rectangle and so perhaps outside the box.
    """
    flag = flag_box(rules, box)
    field, ink = {"colour": colors, "black": (WHITE, BLACK), "white-on-dark": (WHITE, BLACK)}[variant]
    border = [Fill(flag.inset(-rules.keyline * flag.height), WHITE, role="emblem")] if keyline else []
    rim = [Shape(_rim(flag), BLACK, role="emblem", even_odd=True)] if variant == "black" else []
    stars = Shape(joined(*_circle_of_stars(rules, flag)), ink, role="emblem")
    return (*border, Fill(flag, field, role="emblem"), *rim, stars)


def _circle_of_stars(rules: EmblemRules, flag: Box) -> Iterator[Outline]:
    for hour in range(STARS):
        yield _star(_around(flag.center, rules.circle * flag.height, 30 * hour), rules.star * flag.height)


def _star(center: Point, radius: float) -> Outline:
    """Upright: one point straight up."""
    return polygon(_around(center, radius * (WAIST if corner % 2 else 1), 36 * corner) for corner in range(10))


def _around(center: Point, radius: float, degrees: float) -> Point:
    """A point on a circle, clockwise from its top."""
    angle = radians(degrees)
    return Point(center.x + radius * sin(angle), center.y - radius * cos(angle))


def _rim(flag: Box) -> Outline:
    return joined(rectangle(flag), rectangle(flag.inset(RIM * flag.height)))
