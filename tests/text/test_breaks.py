"""Where lines may break: the pieces of a text."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import ContentError
from toolkit.text.breaks import DOMAIN, Piece, joined, line, pieces, undivided
from toolkit.text.hyphen import Hyphenator
from toolkit.text.plain import NO_BREAK, SOFT_HYPHEN, normalise

HYPHENATOR = Hyphenator({"fi": ("maakunta|liitto", "vähä|hiilisyys|tavoitteet"), "sv": ("landskaps|förbund",)}, frozenset())
"""Knows its hints only, so that these tests need no dictionary."""

SIGNS = {"space": "·", "forced": "¶", "mark": "^", "soft": "~", "joint": "|", "syllable": "'", "end": ""}


def shown(text: str, language: str = "fi", mode="headline") -> str:
    """The text with a sign at each place where a line may break."""
    return "".join(piece.text + SIGNS[piece.kind] for piece in pieces(text, language, mode, HYPHENATOR))


@pytest.mark.parametrize(
    ("text", "breaks"),
    [
        ("Kainuun liitto", "Kainuun·liitto"),
        ("yksi\nkaksi kolme", "yksi¶kaksi·kolme"),
        ("ELMO-yhteistyö", "ELMO-^yhteistyö"),
        ("Lue ELMO-yhteistyöstä.", "Lue·ELMO-^yhteistyöstä."),
        ("”ELMO-yhteistyö.”", "”ELMO-^yhteistyö.”"),
        ("Pohjois-Savo: Itä-Suomi!", "Pohjois-^Savo:·Itä-^Suomi!"),
        ("Oulu–Kajaani", "Oulu–^Kajaani"),
        ("tutkimus/kehitys", "tutkimus/^kehitys"),
        ("EU-rahoitus", "EU-^rahoitus"),
        ("tutkimus- ja kehitys", "tutkimus-·ja·kehitys"),
        ("ELMO II -hanke", "ELMO·II·-hanke"),
        ("ELMO – yhteistyö", "ELMO\u00a0–·yhteistyö"),
        ("", ""),
    ],
)
def test_a_line_may_break(text, breaks):
    assert shown(text) == breaks


@pytest.mark.parametrize(
    "text",
    [
        "EU:n",
        "EU:n-",
        "e-lasku",
        "E-P",
        "tv-su",
        "km/h",
        "12.3.2027",
        "20.–21.5.2027",
        "9–15",
        "9.30–15.30",
        "2024–2027",
        "30.4.–2.5.2027",
        "1/2027",
        "20-vuotias",
        "elmoenf.eu",
        "etunimi.suku-nimi@maakunta-liitto.fi",
        "#elmo-yhteistyö",
        "#maakuntaliitto",
        "maakuntaliitto.fi",
        "Keski\u2011Suomi",
        "Keski-\u2060Suomi",
        "maa\u00a0kunta",
        "maa\u202fkunta",
        "10\u00a0%",
    ],
)
def test_a_line_never_breaks(text):
    assert shown(text) == text


@pytest.mark.parametrize(
    ("text", "breaks"),
    [
        ("tutkimus\u00adinfrastruktuuri", "tutkimus~infrastruktuuri"),
        ("maa\u00adkuntaliitto", "maa~kuntaliitto"),
        ("ELMO-\u00adyhteistyö", "ELMO-^yhteistyö"),
        ("a\u00a0\u00adbcd", "a\u00a0bcd"),
        ("20\u00ad27", "2027"),
    ],
)
def test_the_author_s_soft_hyphens_are_followed_and_no_other(text, breaks):
    assert shown(text) == breaks


@pytest.mark.parametrize(
    ("text", "breaks"),
    [
        ("maakuntaliitto", "maakunta|liitto"),
        ("MAAKUNTALIITTO", "MAAKUNTA|LIITTO"),
        ("(Maakuntaliitot)", "(Maakunta|liitot)"),
        ("Kainuun maakuntaliitossa.", "Kainuun·maakunta|liitossa."),
        ("vähähiilisyystavoitteiden", "vähä|hiilisyys|tavoitteiden"),
    ],
)
def test_a_compound_breaks_at_its_joints(text, breaks):
    assert shown(text) == breaks


def test_joints_belong_to_a_language():
    assert shown("landskapsförbund", "sv") == "landskaps|förbund"
    assert shown("landskapsförbund", "en") == "landskapsförbund"


class Counting(Hyphenator):
    """Divides any word after each letter; its joint is after the fifth."""

    def joints(self, word, language):
        return (5,) if len(word) > 5 else ()

    def syllables(self, word, language):
        return tuple(range(1, len(word)))


def test_syllables_are_for_running_text_and_leave_two_letters_before_and_three_after():
    assert [p.text for p in pieces("abcdefghij", "fi", "headline", Counting())] == ["abcde", "fghij"]
    assert [p.text for p in pieces("abcdefghij", "fi", "text", Counting())] == ["ab", "c", "d", "e", "f", "g", "hij"]
    assert {p.kind for p in pieces("abcdefghij", "fi", "text", Counting())} == {"syllable", "joint", "end"}


def test_a_joint_is_better_than_a_syllable():
    joint, syllable = (
        next(p.penalty for p in pieces("abcdefghij", "fi", "text", Counting()) if p.kind == k) for k in ("joint", "syllable")
    )
    assert joint < syllable


def test_a_hyphen_is_written_where_a_word_is_divided_and_has_none():
    hyphens = {
        p.kind: p.hyphen for p in pieces("ELMO-yhteistyö maakuntaliitto inno\u00advaatio\nloppu", "fi", "headline", HYPHENATOR)
    }
    assert hyphens == {"mark": False, "space": False, "joint": True, "soft": True, "forced": False, "end": False}


def test_a_line_is_written_with_its_hyphen():
    text = pieces("Kainuun maakuntaliitto ja muut", "fi", "headline", HYPHENATOR)
    assert [line(text[:2]), line(text[2:])] == ["Kainuun maakunta-", "liitto ja muut"]
    assert line(text) == joined(text) == "Kainuun maakuntaliitto ja muut"
    assert line([]) == ""


def test_undivided_words_keep_the_author_s_breaks():
    text = pieces("maakuntaliitto ELMO-yhteistyö inno\u00advaatio", "fi", "headline", HYPHENATOR)
    assert [piece.text for piece in undivided(text)] == ["maakuntaliitto", "ELMO-", "yhteistyö", "inno", "vaatio"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ja muut", "fi"),
        ("Tai muut", "fi"),
        ("och andra", "sv"),
        ("på plats", "sv"),
        ("the regions", "en"),
        ("ja eará", "se"),
        ("já eres", "smn"),
        ("da jeeʹres", "sms"),
    ],
)
def test_a_headline_would_rather_not_end_a_line_with_a_short_word(text, language):
    assert pieces(text, language, "headline", HYPHENATOR)[0].penalty > 0
    assert pieces(text, language, "text", HYPHENATOR)[0].penalty == 0


@pytest.mark.parametrize(("text", "language"), [("ja muut", "en"), ("on time", "en"), ("muut ja", "fi"), ("tulee, sano", "fi")])
def test_other_words_may(text, language):
    assert pieces(text, language, "headline", HYPHENATOR)[0].penalty == 0


@pytest.mark.parametrize("text", ["II -hanke", "Itä- ja", "20 maakuntaa"])
def test_what_a_hyphen_or_a_figure_ties_is_parted_last(text):
    assert pieces(text, "fi", "text", HYPHENATOR)[0].penalty > 0


def test_a_short_part_costs_more():
    costs = [
        p.penalty
        for word in ("maakuntaliitto", "maa|kuntayhtymä")
        for p in pieces(word.replace("|", ""), "fi", "headline", parted(word))
    ]
    assert costs[0] < costs[2]


def parted(hint: str) -> Hyphenator:
    return Hyphenator({"fi": ("maakunta|liitto", hint)}, frozenset())


def test_a_control_character_is_an_error_that_names_slot_and_code():
    with pytest.raises(ContentError, match=r"^title: U\+0007 "):
        pieces("a\ab", "fi", "headline", HYPHENATOR, where="title")


def test_ten_thousand_characters_are_cut_too():
    assert len(pieces("Vihreä siirtymä " * 625, "fi", "headline", HYPHENATOR)) == 1250
    assert len(pieces("a" * 10_000, "fi", "text", HYPHENATOR)) == 1
    assert len(pieces("ab-" * 3_334, "fi", "text", HYPHENATOR)) == 1


alphabet = st.text(st.sampled_from("aäoEL-–/.:%5§€ \n\u00a0\u202f\u2060\u2011\u00ad'ʹ"), max_size=30)
texts = st.one_of(st.text(max_size=30), alphabet)
languages = st.sampled_from(["fi", "sv", "en", "se", "smn", "sms"])
modes = st.sampled_from(["headline", "text"])


def cut(text, language, mode) -> list[Piece]:
    try:
        return pieces(text, language, mode, Counting())
    except ContentError:
        return []


@given(texts, languages, modes)
def test_pieces_joined_are_the_text(text, language, mode):
    found = cut(text, language, mode)
    if found:
        assert joined(found) == normalise(text, language, "text").replace(SOFT_HYPHEN, "")


@given(texts, languages, modes)
def test_every_piece_but_the_last_ends_at_a_break(text, language, mode):
    found = cut(text, language, mode)
    assert [piece.kind == "end" for piece in found] == [False] * (len(found) - 1) + [True] * bool(found)
    assert all(piece.text and piece.penalty >= 0 for piece in found)
    assert all(
        (piece.glue == " ") == (piece.kind == "space") and (piece.glue == "\n") == (piece.kind == "forced") for piece in found
    )


@given(texts, languages, modes)
def test_nothing_breaks_beside_a_no_break_character_or_before_a_sign(text, language, mode):
    found = cut(text, language, mode)
    for piece, following in pairwise(found):
        if piece.kind != "forced":
            assert piece.text[-1] not in NO_BREAK
            assert following.text[0] not in NO_BREAK
        if piece.kind not in ("forced", "space"):
            assert re.match(r"[^\W\d_]", following.text) or DOMAIN.search(text)


@given(texts, languages, modes)
def test_no_hyphen_is_doubled(text, language, mode):
    assert not any(re.search(r"[-–/]-$", line([piece])) for piece in cut(text, language, mode) if piece.hyphen)


def test_an_address_is_divided_after_its_separators_without_a_hyphen_and_only_where_it_must():
    text = pieces("Lue lisää: elmoenf.eu/haku/2027?kieli=fi", "fi", "text", HYPHENATOR)
    assert [piece.text for piece in text][2:] == ["elmoenf.eu/", "haku/", "2027?", "kieli=", "fi"]
    assert line(text[2:4]) == "elmoenf.eu/haku/"
    assert all(piece.penalty > 100 for piece in text[2:-1])
    assert [piece.text for piece in pieces("https://x.fi/a", "fi", "text", HYPHENATOR)] == ["https://x.fi/", "a"]
    for number in ("12.3./13.3.", "12.3.2027/14.3.2027", "1/2.5"):
        assert [piece.text for piece in pieces(number, "fi", "text", HYPHENATOR)] == [number]


def cost(text: str, after: str, language: str = "fi") -> float:
    """Of the break after the piece that ends so."""
    return next(piece.penalty for piece in pieces(text, language, "headline", HYPHENATOR) if piece.text.endswith(after))


def test_an_article_after_a_colon_never_dangles_nor_is_it_followed_by_half_a_word():
    text = "2024–2027: the mid-term review"
    assert cost(text, "the", "en") > 700 < cost(text, "mid-", "en")
    assert cost(text, "2024–2027:", "en") == cost(text, "mid-term".removeprefix("mid-"), "en") == 0


def test_years_stand_with_the_word_before_them():
    assert cost("strategian 2024–2027 väliarviointi", "strategian") > cost("strategian 2024–2027 väliarviointi", "2024–2027") == 0
    assert cost("noin 20 maakuntaa", "noin") == 0 < cost("noin 20 maakuntaa", "20")


def test_a_double_surname_is_broken_later_than_a_first_name():
    text = "Anna-Kaisa Kettunen-Hämäläinen"
    assert cost(text, "Anna-") < cost(text, "Kettunen-")
    assert cost("Aino Pohjois-suomalainen", "Pohjois-") == cost(text, "Anna-")
