"""The emblem, to the letter of the specification: positions, uprightness, proportions, colours, and nothing else."""

from math import cos, dist, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.color import Color
from toolkit.geometry import Box
from toolkit.layout.emblem import Colors, draw_flag, flag_box
from toolkit.layout.items import Fill, Shape
from toolkit.model.funding import EmblemRules

RULES = EmblemRules(
    blue="eu-blue",
    yellow="eu-yellow",
    aspect=3 / 2,
    circle=1 / 3,
    star=1 / 18,
    keyline=1 / 25,
    min_height_mm=10,
    min_height_css_px=40,
    clear_space=0.5,
)
BLUE, YELLOW, WHITE, BLACK = map(Color.parse, ("#003399", "#FFCC00", "#FFFFFF", "#000000"))
EU = Colors(BLUE, YELLOW)
FLAG = Box(30, 20, 270, 180)

sizes = st.floats(1, 5000)
boxes = st.builds(Box, st.floats(-500, 500), st.floats(-500, 500), sizes, sizes)


def stars(shape: Shape) -> list[list[tuple[float, float]]]:
    points = list(zip(shape.outline.points[::2], shape.outline.points[1::2], strict=True))
    return [points[start : start + 10] for start in range(0, len(points), 10)]


def drawn(box: Box, variant="colour", keyline=False) -> tuple:
    return draw_flag(RULES, box, variant, EU, keyline=keyline)


def middle(star: list[tuple[float, float]]) -> tuple[float, float]:
    return sum(x for x, _ in star) / 10, sum(y for _, y in star) / 10


def test_a_blue_field_and_twelve_yellow_stars_and_nothing_else():
    field, ring = drawn(FLAG)
    assert field == Fill(FLAG, BLUE, role="emblem")
    assert ring.paint == YELLOW and ring.outline.ops == "MLLLLLLLLLZ" * 12
    assert (ring.at, ring.scale, ring.alpha, ring.role) == ((0, 0), 1, 1, "emblem")


@given(boxes)
def test_it_is_three_by_two_inside_any_box(box):
    flag = drawn(box)[0].box
    assert flag.aspect == pytest.approx(1.5)
    assert box.holds(flag, slack=1e-6 * max(map(abs, box)))
    assert flag == flag_box(RULES, box)


def test_stars_stand_at_the_hours_a_third_of_the_height_from_the_middle():
    hours = [(165 + 60 * sin(hour * pi / 6), 110 - 60 * cos(hour * pi / 6)) for hour in range(12)]
    for star, hour in zip(stars(drawn(FLAG)[1]), hours, strict=True):
        assert middle(star) == pytest.approx(hour)


def test_the_uppermost_tip_is_a_ninth_of_the_height_below_the_edge():
    """1/2 − 1/3 − 1/18 of the height."""
    assert min(drawn(FLAG)[1].outline.points[1::2]) == pytest.approx(FLAG.y + FLAG.height / 9)


@pytest.mark.parametrize("number", range(12))
def test_each_star_is_upright(number):
    star = stars(drawn(FLAG)[1])[number]
    (x, _), tip = middle(star), star[0]
    assert tip[0] == pytest.approx(x) and tip[1] == min(y for _, y in star)
    assert star[2][1] == pytest.approx(star[8][1])
    assert star[4][1] == pytest.approx(star[6][1])


@pytest.mark.parametrize("number", range(12))
def test_each_star_is_a_pentagram_of_an_eighteenth_of_the_height(number):
    star = stars(drawn(FLAG)[1])[number]
    assert [dist(point, middle(star)) for point in star[::2]] == pytest.approx([10] * 5)
    assert [dist(point, middle(star)) for point in star[1::2]] == pytest.approx([3.819660] * 5, abs=1e-6)


@pytest.mark.parametrize("number", range(12))
def test_edges_of_a_pentagram_run_on_through_it(number):
    """Tip, waist, waist, tip lie on one line: that is what makes it {5/2} and not any star."""
    star = stars(drawn(FLAG)[1])[number]
    for corner in range(0, 10, 2):
        a, b, c, d = (star[(corner + step) % 10] for step in (0, 1, 3, 4))
        assert dist(a, b) + dist(b, c) + dist(c, d) == pytest.approx(dist(a, d))


def test_stars_do_not_touch():
    ring = stars(drawn(FLAG)[1])
    for one, other in zip(ring, [*ring[1:], ring[0]], strict=True):
        assert min(dist(a, b) for a in one for b in other) > 0.05 * FLAG.height


def test_the_keyline_is_white_and_lies_outside_the_rectangle():
    border, field, _ = drawn(FLAG, keyline=True)
    assert border.paint == WHITE and border.radius == 0
    assert field.box == FLAG
    assert border.box == pytest.approx((FLAG.x - 7.2, FLAG.y - 7.2, FLAG.width + 14.4, FLAG.height + 14.4))


def test_black_only_is_outlined_and_has_black_stars_on_white():
    field, rim, ring = drawn(FLAG, "black")
    assert (field.paint, rim.paint, ring.paint) == (WHITE, BLACK, BLACK)
    outer, inner = rim.outline.points[:8], rim.outline.points[8:]
    assert rim.even_odd
    assert (outer[0], outer[1], outer[4], outer[5]) == (FLAG.x, FLAG.y, FLAG.right, FLAG.bottom)
    assert all(FLAG.holds(Box(x, y, 0, 0)) for x, y in zip(inner[::2], inner[1::2], strict=True))


def test_on_a_dark_ground_the_field_is_white_and_the_stars_black():
    field, ring = drawn(FLAG, "white-on-dark")
    assert (field.paint, ring.paint) == (WHITE, BLACK)


@pytest.mark.parametrize("variant", ["colour", "black", "white-on-dark"])
def test_every_variant_has_the_same_stars(variant):
    assert drawn(FLAG, variant)[-1].outline == drawn(FLAG)[-1].outline


@pytest.mark.parametrize("variant", ["colour", "black", "white-on-dark"])
@given(box=boxes)
def test_without_a_keyline_nothing_leaves_the_flag(variant, box):
    flag = flag_box(RULES, box)
    for item in drawn(box, variant):
        if isinstance(item, Shape):
            points = item.outline.points
            assert all(flag.holds(Box(x, y, 0, 0), 1e-6 * flag.width) for x, y in zip(points[::2], points[1::2], strict=True))
        else:
            assert item.box == flag
        assert item.alpha == 1 and item.role == "emblem"
