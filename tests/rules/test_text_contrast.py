"""Contrast on pixels: the worst one counts, and no short cut passes what a look at each would not."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.breaking import painted, text_of, with_text
from toolkit.backends import raster
from toolkit.color import Color
from toolkit.geometry import Box
from toolkit.layout.funding import funding_mark
from toolkit.layout.items import Fill, Text
from toolkit.layout.lines import Manner, set_lines
from toolkit.rules.proof import Proof, Run, proof_of
from toolkit.rules.text_contrast import TextContrast
from toolkit.text.fit import Setting

BOX = Box(2, 2, 12, 8)
channels = st.integers(0, 255)
colors = st.builds(Color, channels, channels, channels)


def page(pixels, color, size=16.0, bold=False) -> Proof:
    run = Run("Words", "Inter", size, color, BOX, (BOX,), "lead", bold)
    whole = Box(0, 0, pixels.shape[1], pixels.shape[0])
    return Proof("en", "Words", "Words.", (run,), (), (), whole, whole, 1, pixels=lambda: pixels)


def flat(*grounds: Color):
    """Columns in turn of these colours."""
    pixels = np.zeros((12, 16, 4), np.uint8)
    for column in range(16):
        red, green, blue = grounds[column % len(grounds)]
        pixels[:, column, :3] = blue, green, red
    return pixels


def levels(proof: Proof) -> list[str]:
    return [finding.level for finding in TextContrast()(proof)]


@given(colors, st.lists(colors, min_size=1, max_size=5))
def test_it_agrees_with_wcag_on_any_colours(color, grounds):
    worst = min(color.contrast(ground) for ground in grounds)
    if abs(worst - 4.5) > 0.01 and abs(worst - 3) > 0.01:
        assert levels(page(flat(*grounds), color)) == ([] if worst >= 4.5 else ["law"])
        assert levels(page(flat(*grounds), color, size=30)) == ([] if worst >= 4.5 else ["house"] if worst >= 3 else ["law"])


def test_one_bad_pixel_is_found():
    pixels = flat(Color(0, 0, 0))
    pixels[5, 7] = 255
    assert levels(page(pixels, Color(255, 255, 255))) == ["law"]


def test_a_bad_pixel_outside_the_lines_is_not():
    pixels = flat(Color(0, 0, 0))
    pixels[0, 0] = pixels[11, 15] = 255
    assert levels(page(pixels, Color(255, 255, 255))) == []


@pytest.fixture
def words_at(house, page_of_house):
    """A proof of these words in white on black, with a white bar from so many em above the baseline upwards."""

    def made(words: str, above: float) -> Proof:
        setting, text = Setting(house.face("montserrat-800"), "fi"), text_of(page_of_house, "title")
        line = set_lines([words], Manner(setting, 100, 1), 0, 50, 600)[0]
        pixels = np.zeros((300, 600, 4), np.uint8)
        pixels[int(line.y) - 120 : int(line.y - above * 100)] = 255
        board = replace(page_of_house, items=(replace(text, lines=(line,), color=Color(255, 255, 255)),))
        return replace(proof_of(board), pixels=lambda: pixels, pixels_per_unit=1)

    return made


@pytest.mark.parametrize("words", ["ÄÄNI", "KÖLI", "SÅ", "Tŷ Š"])
def test_dots_and_accents_of_capitals_are_looked_under(words_at, words):
    assert levels(words_at(words, 0.85)) == ["law"]


@pytest.mark.parametrize("words", ["TALO", "älä", "kl. 9–12"])
def test_above_other_letters_nothing_is_looked_under(words_at, words):
    assert levels(words_at(words, 0.79)) == []


def test_beside_dots_nothing_is_looked_under(words_at):
    proof = words_at("ITÄ", 0.85)
    proof.page[:, :110] = 0
    assert levels(proof) == ["law"]
    proof.page[:, 110:] = 0
    assert levels(proof) == []


CUTS = {
    "500Medium": "law",
    "600SemiBold": "law",
    "700Bold": "house",
    "700Bold_Italic": "house",
    "800ExtraBold": "house",
    "": "law",
}


@pytest.mark.parametrize(("cut", "level"), CUTS.items())
def test_a_face_is_bold_from_700_on(page_of_house, cut, level):
    line = text_of(page_of_house, "lead").lines[0]._replace(face=f"/fonts/Inter_{cut}.ttf", glyphs=())
    line = line._replace(size=20 * page_of_house.format.css_px)
    board = with_text(page_of_house, "lead", lambda text: replace(text, lines=(line,), color=Color(255, 255, 255)))
    proof = proof_of(replace(board, items=tuple(text for text in board.texts if text.slot == "lead")))
    grey = np.full((int(proof.trim.height), int(proof.trim.width), 4), 140, np.uint8)
    assert levels(replace(proof, pixels=lambda: grey, pixels_per_unit=1)) == [level]


LARGE = [(23.9, False, "law"), (24, False, "house"), (18.6, True, "law"), (18.7, True, "house")]


@pytest.mark.parametrize(("size", "bold", "level"), LARGE)
def test_large_text_may_have_three_by_law(size, bold, level):
    assert levels(page(flat(Color(140, 140, 140)), Color(255, 255, 255), size, bold)) == [level]


def test_without_pixels_nothing_is_said():
    proof = replace(page(flat(Color(0, 0, 0)), Color(0, 0, 0)), pixels=None)
    assert levels(proof) == []


def test_a_text_in_the_colour_of_its_ground_is_found(page_of_house, codes, house):
    pale = with_text(page_of_house, "lead", lambda text: replace(text, color=house.brand.color("ice")))
    assert codes(pale) == {"text-contrast"}


def test_a_statement_is_read_against_what_surrounds_it(page_of_house, findings, house):
    """The pixels show it, so those under it are its own."""
    blue = painted(page_of_house, "foot", text_of(page_of_house, "statement").color)
    assert "text-contrast" in {one.code for one in findings(blue)}
    assert house.brand.emblem.blue


@pytest.fixture
def emblem_at(house, page_of_house):
    """A proof of emblem and sentence on white, the flag so many pixels high, so many from the corner, with a bar somewhere."""

    def made(language: str, flag: float, place: float, *, below: bool, bar: Box | None = None) -> Proof:
        drawing = funding_mark(house, "eu-cofunded", language, "positive", below=below).drawing
        items = drawing.placed(Box(place, place, drawing.width * flag, drawing.height * flag))
        sentence = next(item for item in items if isinstance(item, Text))
        canvas = np.full((int(drawing.height * flag) + 60, int(drawing.width * flag) + 60, 4), 255, np.uint8)
        bars = [Fill(bar.moved(*sentence.box[:2]), sentence.color, role="foot")] if bar else []
        raster.paint(canvas, [*bars, *items], 1.0)
        return replace(proof_of(replace(page_of_house, items=(sentence,))), pixels=lambda: canvas, pixels_per_unit=1)

    return made


@pytest.mark.parametrize("below", [True, False], ids=["below", "beside"])
@pytest.mark.parametrize("flag", [24.0, 53.617])
def test_dots_accents_and_the_flag_beside_it_are_no_ground_of_a_statement(house, emblem_at, below, flag):
    """At any share of a pixel, in every language: what is soft at its edges is neither a clash nor the ground."""
    for language in house.brand.funding["eu-cofunded"].statements:
        for place in (20.0, 20.3, 20.55, 20.8):
            assert levels(emblem_at(language, flag, place, below=below)) == [], (language, place)


NEAR = {
    "above": lambda box, gap: Box(0, -gap - 9, box.width, 9),
    "left": lambda box, gap: Box(-gap - 9, 0, 9, box.height),
    "below": lambda box, gap: Box(0, box.height + gap, box.width, 9),
    "right": lambda box, gap: Box(box.width + gap, 0, 9, box.height),
}


@pytest.mark.parametrize("side", NEAR)
@pytest.mark.parametrize(("gap", "said"), [(0.0, ["law"]), (0.15, ["law"]), (0.6, [])])
def test_an_edge_that_clashes_is_found_as_near_as_a_reader_sees_it(emblem_at, side, gap, said):
    """In the sentence's size; its own colour begins there."""
    box, size = (run := emblem_at("fi", 60.0, 20.3, below=True).runs[0]).box, run.size
    assert levels(emblem_at("fi", 60.0, 20.3, below=True, bar=NEAR[side](box, gap * size))) == said


@pytest.fixture
def page_of_house(request):
    return request.getfixturevalue("page")
