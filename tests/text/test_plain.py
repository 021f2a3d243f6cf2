"""Text as it is typed, made fit for setting."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import ContentError
from toolkit.text.plain import normalise

NB = "\u00a0"


def plain(text: str, language: str = "fi") -> str:
    return normalise(text, language, "headline")


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("  Kainuu \t ja  Lappi ", "Kainuu ja Lappi"),
        ("yksi\r\nkaksi\rkolme\n\n neljä", "yksi\nkaksi\nkolme\nneljä"),
        ("yksi\u2028kaksi", "yksi\nkaksi"),
        ("A\u030aland", "Åland"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_blanks_are_single_and_letters_composed(typed, set_as):
    assert plain(typed) == set_as


@pytest.mark.parametrize(
    "tied",
    [
        "10 %",
        "235 450 km²",
        "456 608 €",
        "5 §",
        "§ 5",
        "klo 9",
        "kl. 17",
        "dii. 10",
        "nro 4",
        "-15 °C",
        "J. R. R. Tolkien",
        "9 – 15",
    ],
)
def test_what_belongs_together_is_tied(tied):
    assert plain(f"sana {tied} sana") == f"sana {tied.replace(' ', NB)} sana"


@pytest.mark.parametrize("loose", ["1,27 miljoonaa", "10 hanketta", "klo yksi", "Osa a. Toinen", "7 talot"])
def test_what_does_not_is_not(loose):
    assert NB not in plain(loose)


def test_a_dash_never_begins_a_line():
    assert plain("ELMO – yhteistyö") == f"ELMO{NB}– yhteistyö"


def test_blanks_beside_no_break_characters_are_tied():
    assert " " not in plain(f"a{NB} b \u202fc \u2060d\u2060 e")


@pytest.mark.parametrize(
    "typed", ["ELMO-\u00adyhteistyö", "\u00adELMO-yhteistyö", "ELMO-yhteistyö\u00ad", "ELMO-yhteis\u00ad\u00adtyö"]
)
def test_soft_hyphens_are_single_and_inside_words(typed):
    assert plain(typed).replace("yhteis\u00adtyö", "yhteistyö") == "ELMO-yhteistyö"


@pytest.mark.parametrize("apostrophe", "'’′´ˊʼʹ")
def test_skolt_sami_has_a_prime_after_a_vowel(apostrophe):
    assert plain(f"Sää{apostrophe}mm", "sms") == "Sääʹmm"


@pytest.mark.parametrize("apostrophe", "'’′´ʼ")
def test_skolt_sami_has_an_apostrophe_between_consonants(apostrophe):
    assert plain(f"lueʹšt{apostrophe}ted", "sms") == "lueʹštʼted"


@pytest.mark.parametrize("typed", ["'sääʹmm'", "‘ǩiõll’"])
def test_skolt_quotes_stay(typed):
    assert plain(typed, "sms") == typed


@pytest.mark.parametrize("language", ["fi", "sv", "en", "se", "smn"])
def test_other_languages_keep_their_apostrophes(language):
    assert plain("vaa'an Savo’s lʼj", language) == "vaa'an Savo’s lʼj"


@pytest.mark.parametrize("code", [0x00, 0x07, 0x0B, 0x1B, 0x7F, 0x85, 0xD800, 0xFFFF])
def test_a_control_character_is_named(code):
    with pytest.raises(ContentError, match=rf"^headline: U\+{code:04X} "):
        plain(f"ab{chr(code)}c")


@pytest.mark.parametrize("char", ["ש", "ع", "ܐ", "ހ", "ߊ", "٣", "\u200f", "\u202e", "\u2067"])
def test_what_runs_from_right_to_left_is_refused(char):
    with pytest.raises(ContentError, match=r"^headline: text that runs from right to left is not set: .*; write it in Latin"):
        plain(f"Shalom {char}!")


@given(st.text(), st.sampled_from(["fi", "sv", "en", "se", "smn", "sms"]))
def test_any_text_becomes_plain_once_and_for_all_or_is_refused(text, language):
    try:
        once = plain(text, language)
    except ContentError:
        return
    assert plain(once, language) == once
    assert unicodedata.is_normalized("NFC", once)
