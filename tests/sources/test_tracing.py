"""Covered pixels as an outline: true between pixels, with holes, and with few points."""

import re
import time

import numpy as np
import pytest

from toolkit.sources.tracing import traced


def contours(path: str) -> list[np.ndarray]:
    """The points of each closed line."""
    return [np.array(re.findall(r"[-\d.e]+", part), float).reshape(-1, 2) for part in path.removesuffix("Z").split("Z")]


def area(points: np.ndarray) -> float:
    """Above zero where the line runs clockwise on the page."""
    x, y = points.T
    return float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2


def disc(side: int, radius: float) -> np.ndarray:
    rows, columns = np.mgrid[:side, :side] + 0.5 - side / 2
    return ((radius + 0.5 - np.hypot(rows, columns)).clip(0, 1) * 255).round().astype(np.uint8)


def test_a_rectangle_lies_where_its_pixels_are_in_the_unit_asked_for() -> None:
    picture = np.zeros((40, 60), np.uint8)
    picture[10:30, 20:50] = 255
    (points,) = contours(traced(picture, 10))
    assert (points.min(axis=0), points.max(axis=0)) == (pytest.approx([2, 1]), pytest.approx([5, 3]))
    assert len(points) == 8  # corners cut by half a pixel


def test_an_edge_is_found_between_pixels() -> None:
    picture = np.zeros((9, 9), np.uint8)
    picture[2:6, 2:6], picture[6, 2:6] = 255, 192
    (points,) = contours(traced(picture, 1))
    assert 6 < points[:, 1].max() < 7


def test_a_disc_is_round_with_few_points() -> None:
    (points,) = contours(traced(disc(400, 150), 1))
    assert np.abs(np.hypot(*(points - 200).T) - 150).max() < 0.3
    assert area(points) == pytest.approx(np.pi * 150**2, rel=0.002)
    assert len(points) < 120


def test_holes_run_the_other_way_and_corners_that_touch_are_kept_apart() -> None:
    ring = disc(400, 150) - disc(400, 60)
    assert sorted(round(area(points) / np.pi) for points in contours(traced(ring, 1))) == [
        pytest.approx(-3600, rel=0.01),
        pytest.approx(22500, rel=0.01),
    ]
    assert len(contours(traced(np.array([[255, 0], [0, 255]], np.uint8), 1))) == 2


def test_what_fills_the_picture_ends_at_its_edge_and_nothing_is_nothing() -> None:
    (points,) = contours(traced(np.full((5, 7), 255, np.uint8), 1))
    assert (*points.min(axis=0), *points.max(axis=0)) == (0, 0, 7, 5)
    assert traced(np.zeros((5, 7), np.uint8), 1) == ""


def test_a_picture_of_nothing_but_dots_takes_a_moment_only() -> None:
    dots = np.zeros((2400, 2400), np.uint8)
    dots[::4, ::4] = dots[1::4, ::4] = dots[::4, 1::4] = dots[1::4, 1::4] = 255
    begun = time.process_time()
    assert len(traced(dots, 2400)) < 5_000_000
    assert time.process_time() - begun < 20
