"""The feet of a picture: partners give way to a text that would have no room else, and a refusal names what would help."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from toolkit.errors import MisfitError
from toolkit.layout.artboard import lay_out
from toolkit.layout.feet import foot_for, row_heights
from toolkit.layout.house import House
from toolkit.layout.items import Artboard
from toolkit.layout.logo import Logo
from toolkit.layout.partners import MOST_PARTNERS
from toolkit.layout.request import Request
from toolkit.model.content import Content
from toolkit.opened import open_house

INK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
FORMATS = list(open_house().brand.formats)
MIXED = (5, 0.2, 1.5, 3, 5, 1.5, 1.5, 3, 5, 5, 1.5, 3)
LONG = "Vihreä siirtymä kasvaa yhteistyöstä ja osaamisesta "


@pytest.fixture(scope="module")
def house() -> House:
    """With partners of many shapes, `p0` to `p11`, and as many strips, `s0` to `s11`."""
    shapes = {f"{kind}{at}": aspect for kind, all in {"p": MIXED, "s": (22,) * 12}.items() for at, aspect in enumerate(all)}
    plain = open_house()
    return replace(plain, logos=plain.logos | {key: Logo(key, aspect, INK) for key, aspect in shapes.items()})


def event(key: str, count: int, content: Content, kind: str = "p") -> Request:
    partners = tuple(f"{kind}{at}" for at in range(count))
    return Request("spring", "event", key, "lappi", "fi", content, "eu-cofunded", partners=partners)


def made(house: House, wanted: Request) -> Artboard | None:
    try:
        return lay_out(house, wanted)
    except MisfitError:
        return None


@pytest.mark.parametrize("key", FORMATS)
def test_a_text_that_has_room_beside_many_partners_has_it_beside_fewer(
    house: House, contents: Mapping[str, Content], key: str
) -> None:
    content = contents["event"] | {"title": LONG * 2}
    room = [made(house, event(key, count, content)) is not None for count in range(MOST_PARTNERS + 1)]
    assert room == sorted(room, reverse=True)


@pytest.mark.parametrize("count", [5, 7, 9, 12])
def test_partners_give_way_to_a_text_that_needs_the_room(house: House, contents: Mapping[str, Content], count: int) -> None:
    few, much = (made(house, event("open-graph", count, contents["event"] | {"title": LONG * n})) for n in (1, 2))
    assert few
    assert much
    assert tallest(much) < tallest(few)


def tallest(picture: Artboard) -> float:
    return max(mark.box.height for mark in picture.marks if mark.kind == "partner")


def test_where_the_text_has_room_partners_have_their_usual_size(house: House, contents: Mapping[str, Content]) -> None:
    wanted = event("open-graph", 8, contents["event"])
    usual = foot_for(house, wanted, row_heights(house, wanted)[0], "x")
    drawn = [mark for mark in lay_out(house, wanted).marks if mark.kind == "partner"]
    assert drawn == [mark for mark in usual.marks if mark.kind == "partner"]


def test_a_refusal_names_picture_and_format_what_is_lacking_and_what_would_help(house: House, contents) -> None:
    with pytest.raises(MisfitError) as caught:
        lay_out(house, event("x-header", 12, contents["event"], "s"))
    assert caught.value.where == "enf_spring_event_lappi_fi_x-header, partners"
    assert re.fullmatch(r"its 12 partners' logos need \d+ px more room than there is, .*", caught.value.problem)
    remedy = re.fullmatch(r"name at most (\d+) of them, or choose (\S+), which has room", caught.value.remedy)
    assert remedy
    most, key = int(remedy[1]), remedy[2]
    assert made(house, event("x-header", most, contents["event"], "s"))
    assert not made(house, event("x-header", most + 1, contents["event"], "s"))
    assert made(house, event(key, 12, contents["event"], "s"))
    assert house.brand.formats[key].channel == house.brand.formats["x-header"].channel
