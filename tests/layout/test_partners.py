"""Rows of partners: in every format one to twelve have room, fewer wherever many have, and none is bigger than the emblem."""

from itertools import pairwise, product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from toolkit.errors import MisfitError
from toolkit.layout.foot import Foot, lay_foot
from toolkit.layout.house import House
from toolkit.layout.logo import Logo
from toolkit.layout.order import Order
from toolkit.layout.partners import FINEST, MOST_PARTNERS, too_many
from toolkit.layout.row import UNEVEN, largest, packed, weighted
from toolkit.opened import open_house

INK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
FORMATS = open_house().brand.formats
BANNERS = [key for key, fmt in FORMATS.items() if fmt.shape == "banner"]
MIXED = (5, 0.2, 1.5, 3, 5, 1.5, 1.5, 3, 5, 5, 1.5, 3)
"""A strip, a tower, an oval, a card …"""
ASPECTS = st.lists(st.floats(0.05, 60), min_size=1, max_size=MOST_PARTNERS)


def logos(aspects: list[float] | tuple[float, ...]) -> list[Logo]:
    return [Logo(f"partner {number}", aspect, INK) for number, aspect in enumerate(aspects)]


def order(house: House, key: str, aspects: list[float] | tuple[float, ...], language: str = "fi", funding="eu-cofunded") -> Order:
    return Order(house, house.brand.formats[key], "keski-pohjanmaa", language, funding, logos(aspects))


def fits(wanted: Order) -> bool:
    try:
        lay_foot(wanted)
    except MisfitError:
        return False
    return True


def of(made: Foot, *kinds: str) -> list:
    return [mark.box for mark in made.marks if mark.kind in kinds]


@pytest.mark.parametrize("key", FORMATS)
def test_one_to_twelve_partners_have_room_in_every_format(house: House, key: str) -> None:
    for count, funding in product(range(1, MOST_PARTNERS + 1), house.brand.funding):
        assert fits(order(house, key, MIXED[:count], "en", funding)), count


@pytest.mark.parametrize("key", BANNERS)
@given(aspects=ASPECTS, language=st.sampled_from(["fi", "sv", "en"]))
@settings(max_examples=25)
def test_where_many_have_room_fewer_have(key: str, aspects: list[float], language: str) -> None:
    house = open_house()
    whole = order(house, key, aspects, language)
    room = [fits(whole._replace(partners=whole.partners[:count])) for count in range(len(aspects) + 1)]
    assert room == sorted(room, reverse=True)


@pytest.mark.parametrize("key", FORMATS)
@pytest.mark.parametrize("row", [float("inf"), 0.34, FINEST])
def test_logos_keep_off_each_other_and_lie_in_the_live_area(house: House, key: str, row: float) -> None:
    for count in range(1, MOST_PARTNERS + 1):
        made = lay_foot(order(house, key, MIXED[:count])._replace(row=row))
        boxes, live = of(made, "lockup", "emblem", "partner"), house.brand.formats[key].live.inset(-1e-6)
        assert all(live.x <= box.x and live.y <= box.y for box in boxes), count
        assert all(box.right <= live.right and box.bottom <= live.bottom for box in boxes), count
        assert not any(one.meets(other) for at, one in enumerate(boxes) for other in boxes[:at]), count


@pytest.mark.parametrize("key", FORMATS)
def test_no_partner_is_taller_than_the_flag(house: House, key: str) -> None:
    for count in range(1, MOST_PARTNERS + 1):
        made = lay_foot(order(house, key, MIXED[:count]))
        assert max(box.height for box in of(made, "partner")) <= of(made, "emblem")[0].height


@pytest.mark.parametrize("key", BANNERS)
def test_a_panel_leaves_the_text_as_much_room_whatever_stands_on_it(house: House, key: str) -> None:
    feet = [lay_foot(order(house, key, MIXED[:count])) for count in range(MOST_PARTNERS + 1)]
    assert len({foot.content for foot in feet}) == 1


@given(aspects=ASPECTS, width=st.floats(50, 2000), room=st.floats(10, 500), least=st.floats(1, 30))
def test_packed_rows_have_room_and_are_legible_wherever_they_can_be(
    aspects: list[float], width: float, room: float, least: float
) -> None:
    some = logos(aspects)
    rows = packed(some, width, (least, 1000), room)
    boxes, best = [box for row in rows for box in row], largest(some, width, room)
    assert len(boxes) == len(some) and len(rows) <= 2
    assert max(box.right for box in boxes) <= width * (1 + 1e-9)
    assert max(box.bottom for box in boxes) <= room * (1 + 1e-9)
    sizes = [box.height / share for box, share in zip(boxes, weighted(some), strict=True)]
    assert max(least if best >= least else 0, UNEVEN * best) * (1 - 1e-9) <= min(sizes) <= max(sizes) <= best * (1 + 1e-9)


@example(aspects=[1, 1, 1, 1, 2, 2], width=50, room=16)
@given(aspects=ASPECTS, width=st.floats(50, 2000), room=st.floats(10, 500))
def test_some_logos_are_set_no_smaller_than_all(aspects: list[float], width: float, room: float) -> None:
    some = logos(aspects)
    sizes = [largest(some[:count], width, room) for count in range(1, len(some) + 1)]
    assert all(few >= many * (1 - 1e-9) for few, many in pairwise(sizes))


def test_what_cannot_fit_says_how_much_is_lacking(house: House) -> None:
    with pytest.raises(MisfitError, match=r"its 12 partners' logos need \d+ px more room than there is, even at the smallest"):
        lay_foot(order(house, "x-header", [60] * 12))


def test_more_than_twelve_are_too_many() -> None:
    assert too_many(MOST_PARTNERS) is None
    assert too_many(13) == ("13 partners have no room", "name at most 12")
