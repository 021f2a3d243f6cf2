"""The map: nineteen regions of Finland, seven of them ours, in any box, without a distortion or a seam."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import AssetError
from toolkit.geometry import Box
from toolkit.layout.items import Outline
from toolkit.layout.map import label_point, map_aspect, region_shapes
from toolkit.layout.paths import joined
from toolkit.load_map import FILE, Ring, load_map

ROOT = Path(__file__).parents[2]
FINLAND = load_map(ROOT)
BOX = Box(100, 50, 400, 400)
SEVEN = {"FI-04", "FI-05", "FI-07", "FI-10", "FI-13", "FI-14", "FI-15"}

sizes = st.floats(1, 5000)
places = st.floats(-5000, 5000)
boxes = st.builds(Box, places, places, sizes, sizes)


def edges(ring: Ring) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    points = list(zip(ring[::2], ring[1::2], strict=True))
    return list(pairwise([*points, points[0]]))


def area(outline: Outline | Ring) -> float:
    points = outline.points if isinstance(outline, Outline) else outline
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in edges(points)) / 2


def bounds(*outlines: Outline) -> Box:
    points = joined(*outlines).points
    x, y = min(points[::2]), min(points[1::2])
    return Box(x, y, max(points[::2]) - x, max(points[1::2]) - y)


def holds(outline: Outline, x: float, y: float) -> bool:
    crossings = (
        (a[1] > y) != (b[1] > y) and x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0] for a, b in edges(outline.points)
    )
    return sum(crossings) % 2 == 1


def test_nineteen_regions_sorted_seven_of_them_ours():
    assert [land.iso for land in FINLAND.lands] == [f"FI-{number:02}" for number in range(1, 20)]
    assert {land.iso for land in FINLAND.lands if land.seven} == SEVEN


def test_the_credit_line_comes_with_the_map():
    assert FINLAND.credit == "Map: Natural Earth and GeoNames (CC BY 4.0)"
    assert FINLAND.credit in (ROOT / "assets/map/README.md").read_text("utf-8")


def test_the_file_is_small():
    assert (ROOT / FILE).stat().st_size < 60_000


def test_neighbours_share_their_borders_exactly():
    """Every inner edge is drawn twice, once in each direction; what is drawn once is the outline of a whole country."""
    drawn = {edge for land in FINLAND.lands for ring in land.rings for edge in edges(ring)}
    shared = {(a, b) for a, b in drawn if (b, a) in drawn}
    outer = drawn - shared
    assert len(shared) > len(outer)
    assert sorted(a for a, _ in outer) == sorted(b for _, b in outer)


@pytest.mark.parametrize("land", FINLAND.lands, ids=lambda land: land.name)
def test_the_gap_takes_little_of_a_region(land):
    whole, apart = (abs(sum(map(area, rings))) for rings in (land.rings, land.apart))
    assert apart < whole
    assert apart > (0.85 if whole > 2e9 else 0.6) * whole


@given(box=boxes)
def test_the_country_fills_the_box_and_keeps_its_proportions(box):
    drawn = bounds(*(outline for _, outline in region_shapes(FINLAND, box, apart=False)))
    fitted = box.contain(map_aspect(FINLAND))
    assert drawn == pytest.approx(fitted, abs=1e-6 * max(map(abs, box)))


def test_apart_every_region_is_drawn_smaller():
    pairs = zip(region_shapes(FINLAND, BOX), region_shapes(FINLAND, BOX, apart=False), strict=True)
    assert all(0 < area(apart) < area(whole) for (_, apart), (_, whole) in pairs)


def test_finland_stands_upright():
    lapland, uusimaa, karelia = (label_point(FINLAND, BOX, iso) for iso in ("FI-10", "FI-18", "FI-13"))
    assert lapland.y < karelia.y < uusimaa.y
    assert karelia.x > uusimaa.x
    assert 0.5 < map_aspect(FINLAND) < 0.6


@pytest.mark.parametrize("apart", [True, False])
def test_each_label_point_lies_in_its_own_region_only(apart):
    shapes = region_shapes(FINLAND, BOX, apart=apart)
    for land, _ in shapes:
        point = label_point(FINLAND, BOX, land.iso)
        assert [other.iso for other, outline in shapes if holds(outline, *point)] == [land.iso]


def test_an_outline_is_closed_contours_of_lines():
    for _, outline in region_shapes(FINLAND, BOX):
        assert outline.ops.startswith("M") and outline.ops.endswith("Z") and set(outline.ops) == set("MLZ")
        assert len(outline.points) == 2 * len(outline.ops.replace("Z", ""))


def test_joined_outlines_keep_every_contour():
    outlines = [outline for _, outline in region_shapes(FINLAND, BOX)]
    assert joined(*outlines).ops.count("M") == sum(outline.ops.count("M") for outline in outlines)


def test_a_region_that_is_not_there():
    with pytest.raises(KeyError):
        label_point(FINLAND, BOX, "FI-20")


def broken(change) -> str:
    data = json.loads((ROOT / FILE).read_text("utf-8"))
    change(data)
    return json.dumps(data)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "file: Invalid JSON"),
        ("[]", "file: Input should be"),
        (broken(lambda d: d.update(crs="EPSG:4326")), "crs: Input should be 'EPSG:3067'"),
        (broken(lambda d: d.update(regions=[])), "regions: Tuple should have at least 1"),
        (broken(lambda d: d["regions"][2].pop("label")), "regions.2.label: Field required"),
        (broken(lambda d: d["regions"][0]["rings"][0].append(1)), "regions.0.rings: Value error, a point lacks its north"),
        (broken(lambda d: d["regions"][0].update(rings=[])), "regions.0.rings: Tuple should have at least 1"),
        (broken(lambda d: d["regions"][0].update(label=[1, float("nan")])), "regions.0.label.1: Input should be a finite number"),
    ],
)
def test_a_broken_file_says_where_and_what_to_do(tmp_path, text, problem):
    (tmp_path / "assets/map").mkdir(parents=True)
    (tmp_path / FILE).write_text(text, "utf-8")
    with pytest.raises(AssetError) as raised:
        load_map(tmp_path)
    assert str(raised.value).startswith(f"{FILE}: {problem}")
    assert str(raised.value).endswith("; make it anew with assets/map/make.py, which says how")


def test_a_missing_file(tmp_path):
    with pytest.raises(AssetError, match=r"cannot be read \(No such file or directory\)"):
        load_map(tmp_path)
