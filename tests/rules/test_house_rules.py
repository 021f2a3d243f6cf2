"""What the house asks for, and the alternative text: each broken once."""

from dataclasses import replace

import pytest

from tests.rules.breaking import box_of, move, with_items, with_mark, with_text
from toolkit.color import Color
from toolkit.layout.artboard import lay_out
from toolkit.layout.items import Fill, Gradient, Shape, Stop
from toolkit.rules.palette_only import PaletteOnly


def test_a_text_outside_the_safe_area_is_found(house, request_for, codes):
    """What stands above a story's live area, the channel's own buttons cover."""
    story = lay_out(house, request_for("event", "story", ground="light"))
    assert codes(story) == set()
    top = next(text.box.y for text in story.texts if text.slot == "when")
    assert codes(with_text(story, "when", lambda text: move(text, 0, 20 - top))) == {"safe-area"}


@pytest.mark.parametrize("kind", ["code", "lockup", "statement"])
def test_a_mark_outside_the_safe_area_is_found(page, codes, kind):
    assert "safe-area" in codes(with_mark(page, kind, lambda mark: mark._replace(box=mark.box._replace(x=-3))))


def test_a_lockup_below_its_least_width_is_found(page, poster, findings, house):
    least = {"px": house.brand.logos.min_width_px["horizontal"], "mm": house.brand.logos.min_width_mm["horizontal"]}
    for artboard, unit, units in ((page, "px", page.format.css_px), (poster, "mm", 72 / 25.4)):
        (found,) = findings(_lockup_of(artboard, 0.99 * least[unit] * units))
        assert found.code == "logo-minimum"
        assert unit in found.message
        assert not findings(_lockup_of(artboard, least[unit] * units))


def test_squarer_official_artwork_needs_no_more_than_a_stacked_lockup(page, codes, house):
    width, px = house.brand.logos.min_width_px["stacked"], page.format.css_px
    for share, found in ((1.01, set()), (0.99, {"logo-minimum"})):
        box = box_of(page, "lockup")._replace(width=share * width * px, height=share * width * px / 2)
        assert codes(with_mark(page, "lockup", lambda mark, box=box: mark._replace(box=box, aspect=2))) == found


def _lockup_of(artboard, width):
    """A mark of this width, whatever its artwork."""
    return with_mark(
        artboard, "lockup", lambda mark: mark._replace(box=mark.box._replace(width=width), layout="horizontal", aspect=0)
    )


@pytest.mark.parametrize("share", [0.9, 1.2])
def test_a_stretched_lockup_is_found(page, codes, share):
    wide = with_mark(page, "lockup", lambda mark: mark._replace(box=mark.box._replace(width=mark.box.width * share)))
    assert codes(wide) == {"logo-shape"}


def test_a_logo_of_unknown_proportions_is_left_alone(page, codes):
    wide = with_mark(page, "lockup", lambda mark: mark._replace(box=mark.box._replace(width=mark.box.width * 1.2), aspect=0))
    assert codes(wide) == set()


def test_each_layout_has_a_least_width_of_its_own(page, codes, house):
    width = house.brand.logos.min_width_px["compact"] * page.format.css_px * 1.05
    narrow = _lockup_of(page, width)
    assert codes(narrow) == {"logo-minimum"}
    assert codes(with_mark(narrow, "lockup", lambda mark: mark._replace(layout="compact"))) == set()


def test_a_lockup_says_which_layout_it_is(page, house, request_for):
    assert {mark.layout for mark in page.marks if mark.kind == "lockup"} == {"horizontal"}
    narrow = [lay_out(house, request_for("quote", key)) for key in house.brand.formats]
    assert {mark.layout for artboard in narrow for mark in artboard.marks if mark.kind == "lockup"} == {"horizontal", "compact"}


@pytest.mark.parametrize("role", ["motif", "text", "veil"])
def test_a_colour_that_is_none_of_the_palette_is_found(page, codes, role):
    odd = Color(255, 105, 180)
    box = page.format.canvas._replace(y=2, height=3)
    if role == "text":
        broken = with_text(page, "lead", lambda text: replace(text, color=Color(60, 0, 60)))
    else:
        paint = odd if role == "motif" else Gradient((0, 0), (9, 9), (Stop(0, odd), Stop(1, odd)))
        broken = replace(page, items=(*page.items, Fill(box, paint, role=role)))
    assert codes(broken) == {"palette-only"}


def test_tints_and_rounding_are_allowed(page, codes, house):
    rule, night = PaletteOnly.of(house.brand), house.brand.color("night")
    for percent in (*house.brand.palette.tints, 50):
        assert Color(255, 255, 255).mix(night, percent / 100) in rule.colors
    near = Color(night.red + 2, night.green - 2, night.blue)

    def nearly(item):
        return replace(item, paint=near) if isinstance(item, Shape) and item.paint == night else item

    assert codes(with_items(page, nearly)) == set()


@pytest.mark.parametrize("alt", ["", "  ", "Something else altogether.", "Vihreä siirtymä kasvaa yhteistyöstä. " * 60])
def test_a_poor_alternative_text_is_found(page, codes, alt):
    assert codes(replace(page, alt=alt)) == {"alt-text"}


def test_only_the_house_limits_the_length_of_an_alternative_text(page, findings):
    (found,) = findings(replace(page, alt=page.alt + " sana" * 400))
    assert (found.level, found.source) == ("house", "House rule, after what Mastodon takes")
    assert {one.level for one in findings(replace(page, alt="sana " * 400))} == {"law", "house"}


def test_an_alternative_text_is_heard_not_seen(page, codes):
    """Case, line breaks and soft hyphens make no difference."""
    assert codes(replace(page, alt="VIHREÄ siir\u00adtymä\nkasvaa  yhteistyöstä")) == set()


def test_nothing_stands_close_to_the_emblem_by_construction(page):
    assert not box_of(page, "lockup").meets(box_of(page, "emblem").inset(-0.25 * box_of(page, "emblem").height))
