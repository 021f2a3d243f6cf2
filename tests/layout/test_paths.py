"""Outlines of plain figures: closed, clockwise, of the size they are asked for."""

from math import dist, hypot, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.geometry import Box, Point
from toolkit.layout.items import Outline
from toolkit.layout.paths import bar, circle, joined, polygon, rectangle

numbers = st.floats(-1000, 1000)
points = st.builds(Point, numbers, numbers)
sizes = st.floats(0.01, 1000)


def corners(outline: Outline) -> list[tuple[float, float]]:
    return list(zip(outline.points[::2], outline.points[1::2], strict=True))


def area(places) -> float:
    """Positive when they run clockwise on a page whose y runs down."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(places, [*places[1:], places[0]], strict=True)) / 2


def test_a_polygon():
    assert polygon([(0, 0), (4, 0), (4, 3)]) == Outline("MLLZ", (0, 0, 4, 0, 4, 3))


@given(points, sizes, sizes)
def test_a_rectangle_runs_clockwise(corner, width, height):
    assert area(corners(rectangle(Box(*corner, width, height)))) == pytest.approx(width * height, rel=1e-6, abs=1e-8)


@given(points, sizes)
def test_a_circle_is_round(center, radius):
    outline = circle(center, radius)
    assert outline.ops == "MCCCCZ"
    start, *rest = corners(outline)
    for first, second, end in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        for t in (0.2, 0.5, 0.8):
            at = [
                (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d
                for a, b, c, d in zip(start, first, second, end, strict=True)
            ]
            assert dist(at, center) == pytest.approx(radius, rel=3e-4)
        start = end
    assert start == corners(outline)[0]
    assert area(corners(outline)) > pi * radius**2


@given(points, points, sizes)
def test_a_bar_has_its_length_and_thickness_and_runs_clockwise(start, end, thickness):
    length = hypot(end.x - start.x, end.y - start.y)
    if length < 0.01:
        return
    a, b, c, d = corners(bar(start, end, thickness))
    assert area([a, b, c, d]) == pytest.approx(length * thickness, rel=1e-4)
    assert dist(a, d) == pytest.approx(thickness, rel=1e-6, abs=1e-9) and dist(a, b) == pytest.approx(length, rel=1e-6)
    assert ((a[0] + d[0]) / 2, (a[1] + d[1]) / 2) == pytest.approx(start, abs=1e-6)
    assert dist(b, c) == pytest.approx(thickness, rel=1e-6, abs=1e-9)


def test_joined_outlines_follow_each_other():
    assert joined(Outline("MLLZ", (0, 0, 1, 0, 1, 1)), Outline("MLLZ", (5, 5, 6, 5, 6, 6))) == Outline(
        "MLLZMLLZ", (0, 0, 1, 0, 1, 1, 5, 5, 6, 5, 6, 6)
    )


def test_nothing_joined_is_an_empty_outline():
    assert joined() == Outline("", ())
