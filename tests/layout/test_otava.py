"""Otava: the Plough as it stands in the sky, each region's star lit in the same frame."""

from itertools import combinations
from math import acos, atan2, cos, degrees, dist, hypot, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.color import Color
from toolkit.geometry import Box, Point
from toolkit.layout.items import Outline, Shape
from toolkit.layout.otava import draw_constellation, draw_mark, figure
from toolkit.model.brand import Mark, Star
from toolkit.model.sky import declination, right_ascension

SKY = {
    "dubhe": ("11h03m43.7s", "+61°45.1′"),
    "merak": ("11h01m50.5s", "+56°22.9′"),
    "phecda": ("11h53m49.8s", "+53°41.7′"),
    "megrez": ("12h15m25.6s", "+57°02.0′"),
    "alioth": ("12h54m01.7s", "+55°57.6′"),
    "mizar": ("13h23m55.5s", "+54°55.5′"),
    "alkaid": ("13h47m32.4s", "+49°18.8′"),
}
BOWL = (("dubhe", "merak"), ("merak", "phecda"), ("phecda", "megrez"), ("megrez", "dubhe"))
HANDLE = (("megrez", "alioth"), ("alioth", "mizar"), ("mizar", "alkaid"))
OTAVA = Mark(
    stars={key: Star(name=key.title(), ra=ra, dec=dec) for key, (ra, dec) in SKY.items()},
    lines=BOWL + HANDLE,
    turn=-14,
    star=0.06,
    lit=0.102,
    line=0.04,
    gap=0.032,
)
BOX = Box(100, 200, 600, 500)
NIGHT, ROSE = Color.parse("#0A1F3D"), Color.parse("#A82A5B")


def contours(shape: Shape) -> list[list[tuple[float, float]]]:
    """The points of every contour, handles included: their hull holds all ink."""
    numbers, found = iter(shape.outline.points), []
    for op in shape.outline.ops:
        if op == "M":
            found.append([])
        for _ in range({"M": 1, "L": 1, "C": 3, "Z": 0}[op]):
            found[-1].append((next(numbers), next(numbers)))
    return found


def bounds(*shapes: Shape) -> Box:
    xs = [x for shape in shapes for x in shape.outline.points[::2]]
    ys = [y for shape in shapes for y in shape.outline.points[1::2]]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def discs(shape: Shape) -> list[tuple[Point, float]]:
    """Middle and radius of each circle."""
    found = []
    for points in contours(shape):
        if len(points) == 13:
            (right, y), (left, _) = points[0], points[6]
            found.append((Point((left + right) / 2, y), (right - left) / 2))
    return found


def bars(shape: Shape) -> list[list[tuple[float, float]]]:
    return [points for points in contours(shape) if len(points) == 4]


def separation(a: str, b: str) -> float:
    """Degrees between two stars in the sky."""
    (ra1, dec1), (ra2, dec2) = ((radians(right_ascension(SKY[s][0])), radians(declination(SKY[s][1]))) for s in (a, b))
    return degrees(acos(sin(dec1) * sin(dec2) + cos(dec1) * cos(dec2) * cos(ra1 - ra2)))


# --- the figure ---------------------------------------------------------------------------------------------------


def test_it_is_the_plough_of_the_sky():
    """Gnomonic projection keeps distances near its middle: within 4 % over the 26° of the Plough."""
    stars = figure(OTAVA).stars
    ratios = [dist(stars[a], stars[b]) / separation(a, b) for a, b in combinations(SKY, 2)]
    assert max(ratios) / min(ratios) < 1.04


def test_it_is_seen_from_the_earth_and_not_mirrored():
    """Handle at the lower left, bowl at the upper right, the bowl open to the upper left."""
    stars = figure(OTAVA).stars
    assert [*sorted(stars, key=lambda s: stars[s].x)] == ["alkaid", "mizar", "alioth", "megrez", "phecda", "dubhe", "merak"]
    assert min(stars, key=lambda s: stars[s].y) == "dubhe"
    assert max(stars, key=lambda s: stars[s].y) == "alkaid"


def test_great_circles_are_straight():
    """What gnomonic means: a star midway on a great circle between two others lies on the line between them."""
    star = {key: Star(name=key, ra=ra, dec=dec) for key, (ra, dec) in {**SKY, "mid": ("12h00m00s", "+60°00′")}.items()}
    ends = {"west": Star(name="w", ra="11h00m00s", dec="+59°07.951′"), "east": Star(name="e", ra="13h00m00s", dec="+59°07.951′")}
    stars = figure(OTAVA.model_copy(update={"stars": star | ends})).stars
    w, m, e = stars["west"], stars["mid"], stars["east"]
    cross = (m.x - w.x) * (e.y - w.y) - (m.y - w.y) * (e.x - w.x)
    assert cross / dist(w, e) ** 2 == pytest.approx(0, abs=1e-5)


@given(st.floats(-180, 180))
def test_turning_is_clockwise_and_rigid(turn):
    still, turned = (figure(OTAVA.model_copy(update={"turn": t})).stars for t in (0.0, turn))
    a, b = ((stars["dubhe"], stars["alkaid"]) for stars in (still, turned))
    angle = degrees(atan2(b[0].y - b[1].y, b[0].x - b[1].x) - atan2(a[0].y - a[1].y, a[0].x - a[1].x))
    assert (angle - turn + 180) % 360 == pytest.approx(180, abs=1e-6)
    ratio = dist(*b) / dist(*a)
    assert all(dist(turned[p], turned[q]) == pytest.approx(ratio * dist(still[p], still[q])) for p, q in combinations(SKY, 2))


@given(st.floats(0.02, 0.2))
def test_the_frame_has_height_one_and_room_for_a_lit_star_everywhere(lit):
    aspect, stars = figure(OTAVA.model_copy(update={"lit": lit}))
    xs, ys = [p.x for p in stars.values()], [p.y for p in stars.values()]
    assert (min(xs), min(ys), max(xs), max(ys)) == pytest.approx((lit, lit, aspect - lit, 1 - lit))


# --- the mark -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lit", [*SKY, "all", None])
@pytest.mark.parametrize("box", [BOX, Box(0, 0, 24, 24), Box(-3, 7, 1000, 10)], ids=["large", "small", "wide"])
def test_all_ink_lies_inside_the_box(lit, box):
    assert box.holds(bounds(*draw_mark(OTAVA, box, lit, NIGHT, ROSE)))


def test_the_marks_of_all_regions_share_a_frame():
    """Whichever star is lit, every star keeps its place."""
    places = {star: set() for star in SKY}
    for lit in (*SKY, None):
        found = [disc for shape in draw_mark(OTAVA, BOX, lit, NIGHT, ROSE) for disc in discs(shape)]
        size, stars = figure(OTAVA).placed(BOX)
        for star, point in stars.items():
            places[star].add(min(round(dist(point, middle) / size, 9) for middle, _ in found))
    assert all(offsets == {0} for offsets in places.values())


@pytest.mark.parametrize("lit", SKY)
def test_the_lit_star_is_larger_and_alone_in_its_colour(lit):
    dark, light = draw_mark(OTAVA, BOX, lit, NIGHT, ROSE)
    size, stars = figure(OTAVA).placed(BOX)
    ((middle, radius),) = discs(light)
    assert (dark.paint, light.paint) == (NIGHT, ROSE)
    assert (*middle, radius) == pytest.approx((*stars[lit], OTAVA.lit * size))
    assert [r for _, r in discs(dark)] == pytest.approx([OTAVA.star * size] * 6)


@pytest.mark.parametrize("lit", SKY)
def test_a_ring_round_the_lit_star_is_free(lit):
    dark, _ = draw_mark(OTAVA, BOX, lit, NIGHT, ROSE)
    size, stars = figure(OTAVA).placed(BOX)
    ends = [((a[0] + d[0]) / 2, (a[1] + d[1]) / 2) for a, b, c, d in bars(dark)]
    ends += [((b[0] + c[0]) / 2, (b[1] + c[1]) / 2) for a, b, c, d in bars(dark)]
    free = (OTAVA.lit + OTAVA.gap) * size
    assert all(dist(end, stars[lit]) >= free - 1e-9 for end in ends)
    assert all(dist(middle, stars[lit]) - radius >= free - 1e-9 for middle, radius in discs(dark))


@pytest.mark.parametrize("lit", [*SKY, None])
def test_ends_of_the_line_lie_under_a_star_or_at_the_ring(lit):
    dark = draw_mark(OTAVA, BOX, lit, NIGHT, ROSE)[0]
    size, stars = figure(OTAVA).placed(BOX)
    for a, b, c, d in bars(dark):
        for p, q in ((a, d), (b, c)):
            nearest = min(dist(p, middle) for middle, _ in discs(dark))
            assert nearest < OTAVA.star * size or dist(p, stars[lit]) == pytest.approx(
                hypot((OTAVA.lit + OTAVA.gap) * size, OTAVA.line * size / 2)
            )
            assert dist(p, q) == pytest.approx(OTAVA.line * size)


def test_no_stub_of_a_line_sticks_out_of_a_star():
    """Between Mizar lit and Alioth the ring takes nearly all there is of the line: what is left would be a wart."""
    dark, _ = draw_mark(OTAVA, BOX, "mizar", NIGHT, ROSE)
    assert len(bars(dark)) == len(OTAVA.lines) - 1


def test_unlit_the_line_is_whole():
    (dark,) = draw_mark(OTAVA, BOX, None, NIGHT, ROSE)
    assert (len(bars(dark)), len(discs(dark))) == (7, 7)


def test_all_lit_every_star_has_the_colour_and_the_common_size():
    dark, light = draw_mark(OTAVA, BOX, "all", NIGHT, ROSE)
    assert (len(bars(dark)), len(discs(dark)), len(discs(light))) == (7, 0, 7)
    assert len({round(radius, 9) for _, radius in discs(light)}) == 1


def test_every_contour_runs_clockwise_so_that_they_unite():
    for shape in draw_mark(OTAVA, BOX, "megrez", NIGHT, ROSE):
        for points in contours(shape):
            assert sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]], strict=True)) > 0
        assert not shape.even_odd and shape.role == "symbol"


# --- the motif ----------------------------------------------------------------------------------------------------


def test_the_constellation_has_fine_lines_that_stop_short_of_its_stars():
    line, *glow, core = draw_constellation(OTAVA, BOX, radius=3, thickness=1.5, line=NIGHT, star=ROSE)
    assert len(bars(line)) == len(discs(core)) == 7
    assert {round(dist(a, d), 6) for a, b, c, d in bars(line)} == {1.5}
    assert all(dist(a, middle) > 3 for a, *_ in bars(line) for middle, _ in discs(core))
    assert all(shape.role == "motif" for shape in (line, *glow, core))


def test_its_glow_has_no_edge_that_can_be_seen():
    _, *glow, _ = draw_constellation(OTAVA, BOX, radius=3, thickness=1.5, line=NIGHT, star=ROSE)
    radii = [discs(shape)[0][1] for shape in glow]
    assert radii == sorted(radii, reverse=True) and radii[0] <= 7 * 3
    assert all(shape.alpha < 0.06 for shape in glow)


def test_the_same_input_gives_the_same_outline():
    first, second = (draw_mark(OTAVA, BOX, "alioth", NIGHT, ROSE)[0].outline for _ in range(2))
    assert first == second and isinstance(first, Outline)
