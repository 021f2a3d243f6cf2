"""The EU emblem: broken in one way, its page is found out for that and for nothing else."""

from dataclasses import replace

import pytest

from tests.rules.breaking import box_of, move, painted, text_of, with_items, with_logo, with_mark, with_text, without_emblem
from toolkit.color import Color
from toolkit.layout.artboard import lay_out
from toolkit.layout.items import Fill, Shape

HAZE = Color.parse("#C5D5E6")


def test_a_good_page_has_no_finding(page, poster, codes):
    assert codes(page) == codes(poster) == set()


def test_a_missing_emblem_is_found(page, codes):
    assert codes(without_emblem(page)) == {"emblem-present"}


@pytest.mark.parametrize(("share", "found"), [(1.5, True), (0.2, True), (0, False)])
def test_an_emblem_off_the_page_is_a_missing_one(page, findings, share, found):
    """Wholly or in part; by how much of its width."""
    edge = page.format.trim.right
    off = with_mark(page, "emblem", lambda mark: mark._replace(box=mark.box._replace(x=edge + (share - 1) * mark.box.width)))
    assert ("emblem-present" in {one.code for one in findings(off) if one.level == "law"}) == found


def test_an_emblem_that_no_funding_asks_for_is_found(page, findings):
    found = findings(replace(page, funding=None))
    assert [(one.code, one.level, one.severity) for one in found] == [("emblem-present", "law", "error")]


def test_a_page_without_funding_needs_no_emblem(page, codes):
    bare = with_mark(without_emblem(page), "statement", lambda mark: None)
    assert codes(with_text(replace(bare, funding=None), "statement", lambda text: replace(text, slot="note"))) == set()


@pytest.mark.parametrize("kind", ["partner", "symbol", "lockup"])
def test_a_logo_taller_and_wider_than_the_flag_is_found(page, codes, kind):
    flag = box_of(page, "emblem")
    big = flag.scaled(1.4)._replace(x=100, y=40)
    assert codes(with_logo(page, kind, big)) == {"emblem-size"}


def test_a_logo_may_be_taller_or_wider_than_the_flag(page, codes):
    flag = box_of(page, "emblem")
    wide, tall = flag._replace(x=100, y=40, width=400), flag._replace(x=600, y=40, height=200)
    assert codes(with_logo(with_logo(page, "partner", wide), "partner", tall)) == set()


def test_a_small_flag_is_found_on_a_screen(page, findings):
    """Half as large, it is also smaller than the lockup beside it, and its colours stand where its stars are not."""
    found = {one.code: one for one in findings(with_mark(page, "emblem", lambda mark: mark._replace(box=mark.box.scaled(0.3))))}
    assert found["emblem-minimum"].level == "house"


def test_a_small_flag_is_found_in_print(poster, findings):
    found = {one.code: one for one in findings(with_mark(poster, "emblem", lambda mark: mark._replace(box=mark.box.scaled(0.3))))}
    assert found["emblem-minimum"].level == "guideline"
    assert "10 mm" in found["emblem-minimum"].message


def test_a_centimetre_is_enough_in_print(poster):
    assert box_of(poster, "emblem").height >= 10 * 72 / 25.4 - 0.01


def test_a_text_close_to_the_emblem_is_found(page, codes):
    flag, lead = box_of(page, "emblem"), text_of(page, "lead").box
    near = with_text(page, "lead", lambda text: move(text, flag.right - lead.right, flag.y - 5 - lead.bottom))
    assert "emblem-clear" in codes(near)
    assert "emblem-overlap" not in codes(near)


def test_a_logo_close_to_the_statement_is_found(page, codes):
    said = box_of(page, "statement")
    assert codes(with_logo(page, "partner", said._replace(y=said.y - 60, height=50))) == {"emblem-clear"}


def test_a_text_over_the_flag_is_found(page, codes):
    flag, lead = box_of(page, "emblem"), text_of(page, "lead").box
    over = codes(with_text(page, "lead", lambda text: move(text, flag.x - lead.x, flag.y - lead.y)))
    assert "emblem-overlap" in over
    assert "emblem-clear" not in over


@pytest.mark.parametrize(("over", "code"), [(-0.004, "clear"), (0.004, "clear"), (0.006, "overlap")])
def test_a_logo_at_the_flag_s_edge_is_found(page, codes, over, code):
    """So many heights of the flag over it."""
    flag = box_of(page, "emblem")
    box = flag._replace(x=flag.x - 50 + over * flag.height, width=50, height=flag.height / 2)
    assert codes(with_logo(page, "partner", box)) == {f"emblem-{code}"}


def test_a_statement_over_the_flag_is_found(page, codes):
    flag, said = box_of(page, "emblem"), text_of(page, "statement").box
    assert "emblem-overlap" in codes(with_text(page, "statement", lambda text: move(text, flag.x - said.x, 0)))


def test_a_coloured_ground_without_a_border_is_found(page, codes):
    assert codes(painted(page, "foot", HAZE)) == {"emblem-border"}


@pytest.mark.parametrize(("share", "found"), [(1, set()), (0.3, {"emblem-border"})])
def test_a_white_border_makes_a_coloured_ground_right_if_it_is_wide_enough(page, house, codes, share, found):
    flag = box_of(page, "emblem")
    border = Fill(flag.inset(-share * house.brand.emblem.keyline * flag.height), Color(255, 255, 255), role="emblem")
    tinted = painted(page, "foot", HAZE)
    place = next(place for place, item in enumerate(tinted.items) if getattr(item, "role", "") == "emblem")
    assert codes(replace(tinted, items=(*tinted.items[:place], border, *tinted.items[place:]))) == found


def test_another_blue_is_found(page, codes, house):
    assert codes(painted(page, "emblem", house.brand.color("dusk"))) == {"emblem-colors"}


@pytest.mark.parametrize(("shade", "found"), [("#2A3C93", set()), ("#264592", set()), ("#034EA2", {"emblem-colors"})])
def test_a_flag_s_colours_may_be_off_as_far_as_emblems_in_circulation_are(page, codes, shade, found):
    """#2A3C93 is 3.5 off in ΔE2000, #264592, changed from print inks, 5.9, #034EA2 9.2."""

    def reblued(item):
        blue = isinstance(item, Fill) and item.role == "emblem"
        return replace(item, paint=Color.parse(shade)) if blue else item

    assert codes(with_items(page, reblued)) - {"palette-only"} == found


def test_missing_stars_are_found(page, codes):
    starless = with_items(page, lambda item: None if isinstance(item, Shape) and item.role == "emblem" else item)
    assert codes(starless) == {"emblem-colors"}


def test_a_squeezed_flag_is_found(page, codes):
    squeezed = with_mark(page, "emblem", lambda mark: mark._replace(box=mark.box._replace(width=mark.box.width * 0.9)))
    assert "emblem-colors" in codes(squeezed)


@pytest.mark.parametrize("format", ["linkedin-cover", "youtube-banner", "newsletter-header"])
def test_the_smallest_flags_have_stars_that_are_recognised(house, request_for, codes, format):
    assert "emblem-colors" not in codes(lay_out(house, request_for("quote", format, ground="light")))
