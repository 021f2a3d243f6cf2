"""The guide as data: what is in it, that its numbers are the definition's, and that its drawings are to measure."""

import re
from pathlib import Path

import pytest
from coloraide import Color as Reader

from tests.definition import told
from toolkit.guide import colors, contrast_table, formats_table, guide_of, regimes
from toolkit.guide.logos import clear_space, minimum_sizes
from toolkit.layout.lockup import LAYOUTS, lockup
from toolkit.model.guide import CHAPTERS
from toolkit.opened import open_house

TRUE = re.compile(r'width="([\d.]+)mm" height="([\d.]+)mm"')


def figures(guide):
    yield guide.cover
    for chapter in guide.chapters:
        yield from chapter.figures
        for pair in chapter.pairs:
            yield from (pair.do, pair.dont)


def test_all_chapters_come_in_order_with_something_to_say(guide):
    assert tuple(chapter.key for chapter in guide.chapters) == CHAPTERS
    assert all(chapter.title and chapter.text for chapter in guide.chapters)


def test_a_proposal_says_so(guide):
    assert guide.status == "Tila: ehdotus. Tämä ei ole virallinen ilme."


def test_every_drawing_has_words_and_its_true_size(guide):
    drawn = list(figures(guide))
    assert len({one.key for one in drawn}) == len(drawn)
    for one in drawn:
        assert one.alt
        wide, high = map(float, TRUE.search(one.svg).groups())
        assert (wide, high) == pytest.approx((one.width, one.height), abs=0.002)
        assert one.width <= 170


def test_no_number_stands_in_the_guides_own_words(house):
    """But for a format's name and the one of a ratio."""
    for loc, texts in house.brand.guide.named():
        for text in texts.values():
            assert not re.search(r"\d", text.replace("W3C", "").replace(" : 1", "")), loc


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_fact_is_filled_in(house, language):
    text = " ".join(part for chapter in guide_of(house, "lappi", language).chapters for part in chapter.text)
    assert not re.search(r"[{}]", text)
    assert ("0.35" if language == "en" else "0,35") in text
    assert "Dubhe" in text


def test_a_guide_of_the_area_names_no_star(house):
    mark = next(chapter for chapter in guide_of(house, None, "en").chapters if chapter.key == "mark")
    assert not any("{" in part or " is ." in part for part in mark.text)
    assert len(mark.text) == 1


def test_another_number_in_the_definition_is_another_in_the_guide(root, edit):
    edit("brand/mark.yml", "clear_space: 0.35", "clear_space: 0.5")
    told = guide_of(open_house(root), "kainuu", "fi")
    logos = next(chapter for chapter in told.chapters if chapter.key == "logos")
    assert "0,5 kertaa" in " ".join(logos.text)
    assert any("0,5 x" in one.alt for one in logos.figures)


def test_an_unknown_fact_is_a_mistake(root, edit):
    edit("brand/guide.yml", "{clear_space} kertaa", "{claer_space} kertaa")
    assert "claer_space" in " ".join(told(root))


def test_a_missing_word_is_a_mistake(root, edit):
    edit("brand/guide.yml", "    contents:", "    contentz:")
    assert "contents is missing" in " ".join(told(root))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_clear_space_is_drawn_to_measure(house, layout):
    """The dashed frame is as far from the lockup as the definition says, in heights of the mark."""
    drawn, share = lockup(house, "kainuu", layout, "positive", "fi"), house.brand.logos.clear_space
    figure = clear_space(house, "kainuu", layout, "fi")
    scale = (figure.width - 16) / (drawn.width + 2 * share)
    assert figure.height - 10 == pytest.approx((drawn.height + 2 * share) * scale)


def test_least_widths_are_told_in_both_units(house):
    alt = minimum_sizes(house, "kainuu", "en").alt
    for unit, widths in (("mm", house.brand.logos.min_width_mm), ("px", house.brand.logos.min_width_px)):
        assert all(f"{width:g} {unit}" in alt for width in widths.values())


def test_contrasts_agree_with_another_reader(house):
    inks = {key: ink.hex.hex for key, ink in house.brand.palette.colors.items()}
    rows = contrast_table(house.brand)
    assert len(rows) == len(inks) * (len(inks) - 1)
    for row in rows:
        assert row.ratio == pytest.approx(Reader(inks[row.foreground]).contrast(inks[row.ground], method="wcag21"), abs=0.01)
        assert (row.text, row.large, row.enhanced) == (row.ratio >= 4.5, row.ratio >= 3, row.ratio >= 7)


def test_colours_formats_and_statements_are_all_there(house):
    assert [row.key for row in colors(house.brand)] == list(house.brand.palette.colors)
    assert all({"fi", "sv", "en"} <= set(row.name) for row in colors(house.brand))
    assert [row.key for row in formats_table(house.brand, "sv")] == list(house.brand.formats)
    told = {row.key: row for row in regimes(house.brand, "fi")}
    assert len(told["eu-cofunded"].statements) == 24
    assert {row.verified for row in told["eu-cofunded"].statements} == {
        one.verified for one in house.brand.funding["eu-cofunded"].statements.values()
    }


def test_each_language_of_the_brand_has_a_specimen(house, guide):
    shown = next(chapter for chapter in guide.chapters if chapter.key == "type").figures
    assert [one.language for one in shown] == list(house.brand.languages)


def test_the_schema_stands_beside_the_words():
    root = Path(__file__).parents[2]
    assert (root / "brand/schema/guide.json").is_file()
    assert "schema/guide.json" in (root / "brand/guide.yml").read_text(encoding="utf-8").partition("\n")[0]
