"""The foot: the same for all owners, the emblem at its end, partners beside it where they have room."""

from itertools import pairwise

import pytest

from toolkit.layout.foot import Foot, Order, lay_foot
from toolkit.layout.house import House
from toolkit.layout.items import Mark
from toolkit.layout.logo import Logo

INK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
BANDS = ["instagram-portrait", "instagram-square", "story", "open-graph", "screen-16x9", "poster-a4"]
PANELS = ["x-header", "newsletter-header", "linkedin-cover"]
SHARED = ["instagram-portrait", "instagram-square", "open-graph", "screen-16x9"]


def foot(
    house: House, key: str, region: str | None = "kainuu", language: str = "fi", *, funding="eu-cofunded", partners=()
) -> Foot:
    logos = tuple(Logo(f"partner {number}", aspect, INK) for number, aspect in enumerate(partners))
    return lay_foot(Order(house, house.brand.formats[key], region, language, funding, logos))


def of(made: Foot, kind: str) -> list[Mark]:
    return [mark for mark in made.marks if mark.kind == kind]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("key", [*BANDS, *PANELS])
def test_all_regions_have_one_layout_and_one_height(house: House, key: str, language: str) -> None:
    made = [foot(house, key, region, language) for region in house.brand.regions]
    lockups = [of(one, "lockup")[0] for one in made]
    assert len({mark.layout for mark in lockups}) == 1
    assert len({round(mark.box.height, 6) for mark in lockups}) == 1
    assert len({one.ground for one in made}) == 1


@pytest.mark.parametrize("key", BANDS)
def test_the_lockup_is_no_dwarf_beside_the_emblem(house: House, key: str) -> None:
    for language in ("fi", "sv", "en"):
        made = foot(house, key, "keski-pohjanmaa", language)
        (logo,), (flag,) = of(made, "lockup"), of(made, "emblem")
        assert 0.7 * flag.box.height <= logo.box.height + 1e-6 <= flag.box.height


@pytest.mark.parametrize("key", SHARED)
def test_one_partner_costs_no_row(house: House, key: str) -> None:
    made = foot(house, key, partners=[2.0])
    (partner,), (flag,), (logo,) = of(made, "partner"), of(made, "emblem"), of(made, "lockup")
    assert logo.box.right < partner.box.x < partner.box.right < flag.box.x
    assert partner.box.height <= flag.box.height
    assert made.ground.height <= foot(house, key).ground.height + 1e-6


@pytest.mark.parametrize("key", SHARED)
def test_many_partners_stand_below_in_rows_that_end_where_the_emblem_does(house: House, key: str) -> None:
    made = foot(house, key, partners=[2.0] * 12)
    assert min(mark.box.y for mark in of(made, "partner")) > max(mark.box.bottom for mark in of(made, "statement"))
    ends = {round(right.box.right) for right, other in pairwise(of(made, "partner")) if other.box.x < right.box.x}
    assert all(abs(end - of(made, "partner")[-1].box.right) <= 1 for end in ends)


@pytest.mark.parametrize(("key", "share"), [("x-header", 0.31), ("newsletter-header", 0.31), ("linkedin-cover", 0.2)])
def test_a_panel_is_narrow(house: House, key: str, share: float) -> None:
    assert foot(house, key).ground.width < share * house.brand.formats[key].trim.width


@pytest.mark.parametrize("key", ["instagram-square", "screen-16x9", "poster-a4", "open-graph"])
def test_logos_stand_in_the_middle_of_the_band_that_is_seen(house: House, key: str) -> None:
    made, fmt = foot(house, key), house.brand.formats[key]
    boxes = [mark.box for mark in made.marks]
    above, below = min(box.y for box in boxes) - made.ground.y, fmt.trim.bottom - max(box.bottom for box in boxes)
    assert above == pytest.approx(below)
    assert max(box.bottom for box in boxes) <= fmt.live.bottom + 1e-6


@pytest.mark.parametrize("key", BANDS)
def test_without_an_emblem_the_foot_shrinks(house: House, key: str) -> None:
    alone, funded = foot(house, key, funding="none"), foot(house, key)
    assert alone.ground.height < funded.ground.height
    assert not of(alone, "emblem")
    if key == "story":
        assert alone.ground.width < 0.7 * funded.ground.width
