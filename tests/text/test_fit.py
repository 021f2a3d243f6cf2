"""Which breaks are taken, and at which size."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.text.breaks import pieces, undivided
from toolkit.text.fit import STEPS, Measured, Setting, largest, wrap
from toolkit.text.font import open_face
from toolkit.text.hyphen import Hyphenator

FACE = open_face(str(Path(__file__).parents[2] / "assets" / "fonts" / "Montserrat_800ExtraBold.ttf"))
SETTING = Setting(FACE, "fi", -0.012)
HYPHENATOR = Hyphenator({"fi": ("maakunta|liitto", "vähä|hiilisyys|tavoitteet", "kumppanuus|ohjelma")}, frozenset())


def cut(text: str, mode="headline", language="fi"):
    return pieces(text, language, mode, HYPHENATOR)


def wrapped(text: str, width: float, *, balanced: bool = True, mode="headline") -> list[str] | None:
    return wrap(Measured(cut(text, mode), SETTING), width, balanced=balanced)


def test_what_fits_on_a_line_stands_on_one():
    assert wrapped("Vihreä siirtymä", 40) == ["Vihreä siirtymä"]


def test_no_text_has_no_lines_to_set():
    assert not wrapped("", 10)


def test_a_headline_s_lines_are_even():
    lines = wrapped("yksi kaksi kolme neljä viisi kuusi", 14) or []
    widths = [SETTING.width(line) for line in lines]
    assert len(lines) == 2
    assert max(widths) - min(widths) < 4


def test_running_text_fills_its_lines_and_may_end_short():
    text = "Kainuun liitto kutsuu kaikki mukaan yhteiseen iltaan"
    greedy, even = wrapped(text, 20, balanced=False) or [], wrapped(text, 20) or []
    assert len(greedy) == len(even)
    assert SETTING.width(greedy[0]) >= SETTING.width(even[0])


def test_a_lone_short_word_does_not_end_a_headline():
    text = "Yhteinen ilme kaikille nyt"
    width = SETTING.width("Yhteinen ilme kaikille") + 0.1
    assert (wrapped(text, width) or [])[-1] != "nyt"
    assert (wrapped(text, width, balanced=False) or [])[-1] != "nyt"


def test_a_lone_long_word_may():
    width = SETTING.width("Kainuun liitto") + 0.1
    assert wrapped("Kainuun liitto yhteistyöstä", width) == ["Kainuun liitto", "yhteistyöstä"]


def test_a_lone_short_word_stands_where_there_is_no_other_way():
    width = SETTING.width("strategia") + 0.1
    assert wrapped("strategia nyt", width) == ["strategia", "nyt"]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Ilma on puhdasta", 8, ["Ilma", "on puhdasta"]),
        ("vesi ja metsät", 6, ["vesi", "ja metsät"]),
        ("Kaivokset ja metsät muutoksessa ja kasvussa", 9, ["Kaivokset", "ja metsät", "muutoksessa", "ja kasvussa"]),
    ],
)
def test_a_line_would_rather_not_end_with_a_word_that_leans_on_the_next(text, width, lines):
    assert wrapped(text, width) == lines


def test_it_does_where_there_is_no_other_way():
    assert wrapped("Ilma on puhdasta", 5.5) == ["Ilma on", "puhdasta"]


def test_a_forced_break_is_taken_and_no_other_where_there_is_room():
    assert wrapped("yksi\nkaksi kolme", 60) == ["yksi", "kaksi kolme"]
    assert wrapped("yksi\nkaksi kolme", 60, balanced=False) == ["yksi", "kaksi kolme"]


def test_words_that_are_not_to_be_divided_stay_whole_or_do_not_fit():
    whole, width = undivided(cut("Uusi kumppanuusohjelma alkaa")), SETTING.width("kumppanuusohjelma")
    assert wrap(Measured(whole, SETTING), width + 0.1, balanced=True) == ["Uusi", "kumppanuusohjelma", "alkaa"]
    assert wrap(Measured(whole, SETTING), width - 0.1, balanced=True) is None


def test_a_joint_costs_less_than_a_line_more():
    width = SETTING.width("kumppanuusohjelma") + 0.1
    assert wrapped("Uusi kumppanuusohjelma alkaa", width) == ["Uusi kumppanuus-", "ohjelma alkaa"]


def test_a_word_that_is_too_wide_is_divided_at_its_joint():
    assert wrapped("kumppanuusohjelma", SETTING.width("kumppanuus-") + 0.1) == ["kumppanuus-", "ohjelma"]


def test_a_word_that_no_line_takes_is_no_text_in_that_width():
    assert wrapped("strategia", 1) is None
    assert wrapped("hyvä strategia", SETTING.width("strategi")) is None


def test_a_text_that_breaks_nowhere_is_not_broken():
    assert wrapped("Itä\u00a0ja\u00a0Pohjois\u2011Suomi", 6) is None


def test_the_widest_piece_is_what_a_column_needs():
    text = cut("vähähiilisyystavoitteet ja muut")
    assert Measured(text, SETTING).widest == SETTING.width("tavoitteet")
    assert Measured(text, SETTING).whole.widest == SETTING.width("vähähiilisyystavoitteet")
    assert Measured([], SETTING).widest == 0


def test_tracking_is_added_at_every_glyph():
    plain, spaced = Setting(FACE, "fi"), Setting(FACE, "fi", 0.1)
    assert spaced.width("Oulu") == pytest.approx(plain.width("Oulu") + 0.4)
    assert spaced.run("Oulu").width == pytest.approx(spaced.width("Oulu"))
    assert spaced.run("Oulu").glyphs[3].x == pytest.approx(plain.run("Oulu").glyphs[3].x + 0.3)
    assert plain.run("Oulu") == FACE.shape("Oulu", "fi")


@pytest.mark.parametrize("limit", [step / STEPS for step in range(STEPS + 1)])
def test_the_largest_size_that_fits_is_found(limit):
    assert largest(lambda share: share if share <= limit + 1e-9 else None) == pytest.approx(limit)


def test_where_even_the_smallest_does_not_fit_there_is_none():
    assert largest(lambda share: None) is None


def test_few_sizes_are_tried():
    tried = list[float]()
    largest(lambda share: tried.append(share) or (share if share < 0.4 else None))
    assert len(tried) <= 8


WORDS = ("ja", "on", "maakuntaliitto", "vähähiilisyystavoitteet", "ELMO-yhteistyö", "12.3.2027", "Itä-", "kasvaa")
words = st.lists(st.sampled_from(WORDS), max_size=12)
widths = st.floats(1, 30)


@given(words, widths, st.booleans(), st.sampled_from(["headline", "text"]))
def test_no_line_is_wider_than_it_may_be(text, width, balanced, mode):
    for line in wrapped(" ".join(text), width, balanced=balanced, mode=mode) or []:
        assert SETTING.width(line) <= width + 1e-6


@given(words, widths, st.booleans())
def test_nothing_is_lost_or_added_but_hyphens(text, width, balanced):
    lines = wrapped(" ".join(text), width, balanced=balanced)
    if lines:
        assert "".join(lines).replace("-", "").replace(" ", "") == "".join(text).replace("-", "")


@given(words.filter(bool), st.booleans())
def test_whatever_has_room_for_its_widest_piece_can_be_set(text, balanced):
    found = Measured(cut(" ".join(text)), SETTING)
    assert wrap(found, found.widest + 0.05, balanced=balanced)


@given(words.filter(bool), widths)
def test_a_wider_column_never_needs_more_lines(text, width):
    narrow, wide = wrapped(" ".join(text), width), wrapped(" ".join(text), width * 1.5)
    assert narrow is None or (wide is not None and len(wide) <= len(narrow))


def test_a_headline_does_not_strand_the_first_word_of_a_clause():
    text = Measured(pieces("Seven regions, one direction", "en", "headline", Hyphenator()), SETTING)
    assert wrap(text, text.setting.width("one direction") + 0.1, balanced=True) == ["Seven", "regions,", "one direction"]


def test_a_short_word_does_not_stand_alone_between_lines():
    width = SETTING.width("siirtymä kasvaa") + 0.1
    assert wrapped("Vihreä siirtymä kasvaa yhteistyöstä", width) == ["Vihreä", "siirtymä kasvaa", "yhteistyöstä"]
