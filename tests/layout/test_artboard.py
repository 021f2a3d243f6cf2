"""Every template on every format, for every region, in four languages: what the data holds is what is tested."""

import time
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import ContentError, GlyphError, MisfitError
from toolkit.layout.artboard import lay_out
from toolkit.layout.items import Artboard
from toolkit.opened import open_house

HOUSE = open_house()
FORMATS, TEMPLATES = sorted(HOUSE.brand.formats), sorted(HOUSE.templates)

TITLES = {
    "fi": "Vihreä siirtymä kasvaa yhteistyöstä",
    "sv": "Den gröna omställningen växer ur samarbete",
    "en": "Clean solutions from the North",
    "se": "Davvi ovttasbargu",
}
LEADS = {
    "fi": "Aamupäivä kaivos-, metsä- ja energia-alan yrityksille",
    "sv": "En förmiddag för företag inom gruv-, skogs- och energibranschen",
    "en": "Morning session for mining, forestry and energy",
    "se": "Bargobádji",
}


def in_language(content, language):
    """The sample content with its title and introduction in another language."""
    spoken = {"title": TITLES[language], "lead": LEADS[language]}
    return {slot: spoken.get(slot, value) for slot, value in content.items()}


@pytest.mark.parametrize("key", FORMATS)
def test_all_regions_and_languages_are_laid_out_on_every_format(key, request_for):
    for template in TEMPLATES:
        for language in TITLES:
            for region in (None, *HOUSE.brand.regions):
                request = request_for(template, key, region=region, language=language)
                request = replace(request, content=in_language(request.content, language))
                try:
                    artboard = lay_out(HOUSE, request)
                except MisfitError:
                    # Five rows of a programme in a strip beside a panel of logos: there is truly no room.
                    assert template == "programme"
                    assert HOUSE.brand.formats[key].shape == "banner"
                else:
                    assert_sound(artboard)


def assert_sound(artboard: Artboard) -> None:
    """Texts inside the live area and clear of each other, of the code and of all marks; nothing at the very edge."""
    content = [text for text in artboard.texts if text.slot != "statement"]
    seen = artboard.format.trim.inset(0.02 * min(artboard.format.trim[2:]))
    assert all(seen.holds(thing.box) for thing in (*artboard.texts, *artboard.marks)), artboard.name
    for text in content:
        assert artboard.format.live.holds(text.box, slack=0.5), (artboard.name, text.slot)
        for mark in artboard.marks:
            assert not text.box.meets(mark.box), (artboard.name, text.slot, mark.kind)
    for one, other in combinations(content, 2):
        assert not one.box.inset(0.05).meets(other.box), (artboard.name, one.slot, other.slot)
    for mark in artboard.marks:
        assert artboard.format.canvas.holds(mark.box, slack=0.5), (artboard.name, mark.kind)


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_alternative_text_tells_what_is_written_and_who_is_behind_it(template, request_for):
    artboard = lay_out(HOUSE, request_for(template, "instagram-square"))
    assert artboard.title in artboard.alt or template == "quote"
    assert artboard.alt.endswith("Itä- ja Pohjois-Suomi, Kainuu. Euroopan unionin osarahoittama.")
    assert "None" not in artboard.alt
    assert "{" not in artboard.alt


def test_a_slot_left_empty_leaves_no_trace(request_for):
    request = request_for("event", "instagram-square")
    without = {slot: value for slot, value in request.content.items() if slot != "lead"}
    artboard = lay_out(HOUSE, replace(request, content=without))
    assert "lead" not in {text.slot for text in artboard.texts}
    assert ".." not in artboard.alt


def test_without_funding_there_is_no_emblem(request_for):
    artboard = lay_out(HOUSE, request_for("event", "story", funding="none"))
    assert {mark.kind for mark in artboard.marks} == {"lockup", "code"}
    assert artboard.funding is None


@pytest.mark.parametrize("key", ["instagram-portrait", "open-graph", "linkedin-cover", "poster-a3", "story"])
def test_the_emblem_is_as_tall_as_the_rules_ask(key, request_for):
    artboard = lay_out(HOUSE, request_for("event", key))
    emblem = next(mark for mark in artboard.marks if mark.kind == "emblem")
    lockup = next(mark for mark in artboard.marks if mark.kind == "lockup")
    fmt, rules = artboard.format, HOUSE.brand.emblem
    least = rules.min_height_mm * 72 / 25.4 if fmt.unit == "mm" else rules.min_height_css_px * fmt.css_px
    assert emblem.box.height >= max(least, lockup.box.height) - 1e-6
    assert emblem.box.aspect == pytest.approx(1.5)


words = st.text("aeiouyäöklmnprstvhjd", min_size=1, max_size=14)


@given(st.lists(words, min_size=1, max_size=12).map(" ".join), st.sampled_from(FORMATS))
def test_a_headline_fits_or_says_which_slot_is_too_long(title, key):
    from tests.conftest import CONTENTS
    from toolkit.layout.request import Request

    request = Request("any", "event", key, "kainuu", "fi", CONTENTS["event"] | {"title": title}, "eu-cofunded")
    try:
        artboard = lay_out(HOUSE, request)
    except MisfitError as error:
        told = error
    else:
        assert_sound(artboard)
        return
    assert any(slot in told.where for slot in ("title", "lead", "place"))
    assert "shorten" in told.remedy


def test_ten_thousand_characters_are_an_error_and_quickly(request_for):
    request = request_for("event", "instagram-square")
    started = time.process_time()
    with pytest.raises(MisfitError, match="title"):
        lay_out(HOUSE, replace(request, content=request.content | {"title": "sana " * 2000}))
    assert time.process_time() - started < 5


@pytest.mark.parametrize(("title", "named"), [("Juhla 🎉", "PARTY POPPER"), ("会议", "CJK UNIFIED IDEOGRAPH")])
def test_what_the_typeface_lacks_is_named(title, named, request_for):
    request = request_for("event", "instagram-square")
    with pytest.raises(GlyphError, match=named):
        lay_out(HOUSE, replace(request, content=request.content | {"title": title}))


def test_a_control_character_is_an_error(request_for):
    request = request_for("event", "instagram-square")
    with pytest.raises(ContentError, match=r"U\+0007"):
        lay_out(HOUSE, replace(request, content=request.content | {"title": "a\x07b"}))
