"""The funding sentence: word for word, in the language of the material, in a face that the law names."""

from dataclasses import replace

import pytest

from tests.rules.breaking import box_of, move, says, text_of, with_items, with_mark, with_text
from toolkit.layout.artboard import lay_out
from toolkit.layout.items import Text
from toolkit.rules.proof import proof_of
from toolkit.rules.statement_exact import StatementExact
from toolkit.rules.statement_face import StatementFace


@pytest.mark.parametrize("words", ["Euroopan unionin rahoittama", "EU:n osarahoittama", "Co-funded by the European Union", ""])
def test_any_other_sentence_is_found(page, codes, words):
    assert codes(with_text(page, "statement", lambda text: says(text, words))) == {"statement-exact"}


def test_a_missing_sentence_is_found(page, codes):
    bare = with_items(page, lambda item: None if isinstance(item, Text) and item.slot == "statement" else item)
    assert codes(with_mark(bare, "statement", lambda mark: None)) == {"statement-exact"}


def test_official_artwork_tells_its_sentence_by_its_name(page, codes):
    """The Commission's file holds no text; its mark is called what it says."""
    bare = with_items(page, lambda item: None if isinstance(item, Text) and item.slot == "statement" else item)
    assert codes(bare) == set()
    assert codes(with_mark(bare, "statement", lambda mark: mark._replace(name="Funded"))) == {"statement-exact"}


def test_every_language_has_its_sentence(house, request_for):
    rule = StatementExact.of(house.brand)
    for language in house.brand.languages:
        artboard = lay_out(house, request_for("quote", "linkedin-square", language=language))
        assert not [*rule(proof_of(artboard))], language


def test_finnish_stands_in_for_sami_by_the_national_rule(house, request_for):
    artboard = lay_out(house, request_for("quote", "linkedin-square", language="se"))
    wrong = with_text(artboard, "statement", lambda text: says(text, "Medfinansieras av Europeiska unionen"))
    assert [one.level for one in StatementExact.of(house.brand)(proof_of(wrong))] == ["national"]


def test_a_language_without_a_sentence_says_what_to_do(page, house):
    (found,) = StatementExact.of(house.brand)(proof_of(replace(page, language="xx")))
    assert "funding file" in found.message


def test_a_sentence_is_missed_in_a_language_without_one_too(page, house):
    bare = with_items(page, lambda item: None if isinstance(item, Text) and item.slot == "statement" else item)
    bare = replace(with_mark(bare, "statement", lambda mark: None), language="xx")
    (found,) = StatementExact.of(house.brand)(proof_of(bare))
    assert found.message == "the funding statement is missing; add the sentence in xx to the brand's funding file"


@pytest.mark.parametrize(("heights", "found"), [(1.4, set()), (1.6, {"law"})])
def test_a_sentence_far_from_the_emblem_is_found(page, house, heights, found):
    flag, said = box_of(page, "emblem"), text_of(page, "statement").box
    dy = flag.y - heights * flag.height - said.bottom
    moved = with_text(page, "statement", lambda text: move(text, 0, dy))
    assert {one.level for one in StatementExact.of(house.brand)(proof_of(moved))} == found


@pytest.mark.parametrize("family", ["Montserrat", "Inter", "Ubuntu Italic", "Arialic", ""])
def test_any_other_face_is_found(page, codes, family):
    assert codes(with_text(page, "statement", lambda text: replace(text, family=family))) == {"statement-face"}


@pytest.mark.parametrize(("cut", "found"), [("500Medium", set()), ("500Medium_Italic", {"statement-face"})])
def test_a_slanted_cut_is_found(page, house, cut, found):
    line = text_of(page, "statement").lines[0]._replace(face=f"/fonts/Ubuntu_{cut}.ttf", glyphs=())
    cut = with_text(page, "statement", lambda text: replace(text, lines=(line,)))
    assert {one.code for one in StatementFace(house.brand.typography.statement_faces)(proof_of(cut))} == found


@pytest.mark.parametrize("family", ["Arial", "Ubuntu", "Ubuntu Medium", "Trebuchet MS", "verdana"])
def test_the_eight_faces_are_allowed(page, house, family):
    proof = proof_of(with_text(page, "statement", lambda text: replace(text, family=family)))
    assert not [*StatementFace(house.brand.typography.statement_faces)(proof)]
