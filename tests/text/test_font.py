"""A typeface: what it measures, what it draws, and what it says of a character it lacks."""

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import AssetError, GlyphError
from toolkit.text.font import open_face

FONTS = Path(__file__).parents[2] / "assets" / "fonts"
FACE = open_face(str(FONTS / "Inter_400Regular.ttf"))
HEADLINE = open_face(str(FONTS / "Montserrat_800ExtraBold.ttf"))

SAMI = "Čč Đđ Ŋŋ Šš Ŧŧ Žž Áá Ââ Ää Åå Õõ Ǥǥ Ǧǧ Ǩǩ Ʒʒ Ǯǯ ʹ ʼ"


def test_a_face_is_opened_once():
    assert open_face(FACE.path) is open_face(FACE.path)


def test_measures_are_shares_of_the_size():
    assert 0.6 < FACE.cap_height < 0.8
    assert FACE.cap_height < FACE.ascender < 1.2
    assert 0 < FACE.descender < 0.4


def test_a_run_is_as_wide_as_its_glyphs_go():
    run = FACE.shape("Kainuu", "fi")
    assert [glyph.x for glyph in run.glyphs] == sorted(glyph.x for glyph in run.glyphs)
    assert run.glyphs[-1].x < run.width
    assert len(run.glyphs) == 6


def test_pairs_are_kerned():
    apart = FACE.shape("A", "fi").width + FACE.shape("V", "fi").width
    assert FACE.shape("AV", "fi").width < apart - 0.02


def test_nothing_is_nothing():
    assert FACE.shape("", "fi") == ((), 0)


@pytest.mark.parametrize("steering", ["\u00ad", "\u200b", "\u2060", "\n"])
def test_what_only_steers_breaks_is_not_drawn(steering):
    assert FACE.missing(steering) == []
    assert FACE.shape(f"maa{steering}kunta", "fi") == FACE.shape("maakunta", "fi")


@pytest.mark.parametrize(("char", "twin"), [("\u2011", "-"), ("\u2010", "-"), ("\u202f", "\u00a0"), ("\u2009", "\u00a0")])
def test_a_character_that_looks_like_another_is_drawn_as_that(char, twin):
    assert HEADLINE.missing(char) == []
    assert HEADLINE.shape(f"a{char}b", "fi") == HEADLINE.shape(f"a{twin}b", "fi")


@pytest.mark.parametrize("file", sorted(FONTS.glob("[IM]*.ttf")), ids=lambda file: file.stem)
def test_the_house_s_faces_have_what_its_languages_write(file):
    assert open_face(str(file)).missing(SAMI + "ÅÄÖåäöéü0123456789 –—-/.,:;!?%&€§”’()«»°²\u00a0") == []


def test_a_missing_character_is_named():
    with pytest.raises(GlyphError) as error:
        FACE.require("Kiitos 漢!", "title")
    assert str(error.value) == "title: the typeface has no '漢' (CJK UNIFIED IDEOGRAPH-6F22); write it with other characters"


def test_an_emoji_is_missing_and_named():
    with pytest.raises(GlyphError, match=r"^title: the typeface has no '🎉' \(PARTY POPPER\); "):
        FACE.require("Tervetuloa 🎉", "title")


def test_every_missing_character_is_named_once_and_five_at_most():
    with pytest.raises(GlyphError) as error:
        FACE.require("一二一三四五六", "lead")
    assert error.value.problem.count("IDEOGRAPH") == 5
    assert error.value.problem.count("'一'") == 1


def test_a_character_without_a_name_is_told_by_its_number():
    with pytest.raises(GlyphError, match=r"U\+F8FE"):
        FACE.require("\uf8fe", "title")


def test_what_is_there_is_required_in_peace():
    FACE.require("Itä- ja Pohjois-Suomi", "title")


@given(st.text(st.sampled_from("Vihreä siirtymä, ELMO"), max_size=20))
def test_glyphs_of_a_shaped_text_are_all_known(text):
    assert all(glyph.number for glyph in FACE.shape(text, "fi").glyphs)


def test_an_outline_is_closed_and_within_its_line():
    outline = FACE.outline(FACE.shape("o", "fi").glyphs[0].number)
    assert outline.ops.count("M") == outline.ops.count("Z") == 2
    assert set(outline.ops) <= set("MLCZ")
    assert min(outline.points) > -0.05 and max(outline.points) < 0.7


def test_a_blank_has_no_outline():
    assert FACE.outline(FACE.shape(" ", "fi").glyphs[0].number).ops == ""


@pytest.mark.parametrize("data", [b"", b"not a font", b"\0\1\0\0" * 40])
def test_what_is_no_font_is_an_error_that_names_the_file(tmp_path, data):
    path = tmp_path / "broken.ttf"
    path.write_bytes(data)
    with pytest.raises(AssetError, match=r"broken\.ttf: it (is not a font|cannot be read as a font); put the file named"):
        open_face(str(path))


def test_a_font_that_is_not_there_is_an_error_that_names_the_file(tmp_path):
    with pytest.raises(AssetError, match=r"none\.ttf: it cannot be read as a font; "):
        open_face(str(tmp_path / "none.ttf"))


@pytest.mark.parametrize("kept", [3_000, 100_000, 300_000])
def test_a_font_that_ends_too_early_is_an_error_that_names_the_file(tmp_path, kept):
    """HarfBuzz would open it and draw blanks."""
    path = tmp_path / "half.ttf"
    path.write_bytes(Path(FACE.path).read_bytes()[:kept])
    with pytest.raises(AssetError, match=r"half\.ttf: the font file ends too early; put the file named"):
        open_face(str(path))


def test_a_character_without_ink_is_missing(tmp_path):
    """A font that is as long as it says, but whose outlines are gone."""
    data = Path(FACE.path).read_bytes()
    directory = {data[at : at + 4]: at for at in range(12, 12 + 16 * data[5], 16)}
    start, length = struct.unpack(">2L", data[(at := directory[b"loca"] + 8) : at + 8])
    path = tmp_path / "blank.ttf"
    path.write_bytes(data[:start] + bytes(length) + data[start + length :])
    assert open_face(str(path)).missing("a b\u00a0c\u0301") == ["a", "b", "c"]


def test_what_is_blank_by_nature_is_not_missing():
    assert FACE.missing("\u0020\u00a0\u2003\u034f") == []
