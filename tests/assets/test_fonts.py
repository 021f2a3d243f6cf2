"""The fonts can write every language of the area, and are the very files that assets/fonts/README.md says they are."""

from hashlib import sha256
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[2] / "assets" / "fonts"
FACES = sorted(FONTS.glob("*.ttf"))

LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ALPHABETS = {
    "fi": f"{LATIN}ÅÄÖŠŽ",
    "sv": f"{LATIN}ÅÄÖÉ",
    "se": "AÁBCČDĐEFGHIJKLMNŊOPRSŠTŦUVZŽ",
    "smn": "AÂBCČDĐEFGHIJKLMNŊOPRSŠTUVYZŽÄÁ",
    "sms": "AÂBCČƷǮDĐEFGǦǤHIJKǨLMNŊOÕPRSŠTUVZŽÅÄÖ",
}
STATEMENT = {
    "el": "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏ",
    "bg": "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯ",
    "ro pl cs lt lv mt hu": "ĂÂÎȘȚĄĆĘŁŃÓŚŹŻĚŇŘŮÝŤĎĮŲŪĖĢĶĻŅĒĪĊĠĦŐŰ",
}


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.stem)
def test_a_face_has_every_letter_of_the_area(face: Path) -> None:
    drawn = characters(face)
    assert {language: missing for language, letters in ALPHABETS.items() if (missing := both_cases(letters) - drawn)} == {}


@pytest.mark.parametrize("face", [face for face in FACES if face.stem.startswith("Ubuntu")], ids=lambda face: face.stem)
def test_the_statement_can_be_set_in_every_language_of_the_union(face: Path) -> None:
    drawn = characters(face)
    assert {language: missing for language, letters in STATEMENT.items() if (missing := both_cases(letters) - drawn)} == {}


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.stem)
def test_a_face_is_the_file_it_is_said_to_be(face: Path) -> None:
    digest = sha256(face.read_bytes()).hexdigest()
    assert f"| {face.name} | {face.stem.split('_')[1][:3]} | `{digest}` |" in (FONTS / "README.md").read_text("utf-8")


def test_every_family_has_its_licence_beside_it() -> None:
    licensed = {licence.stem.split("-")[0] for licence in FONTS.glob("*-?FL.txt")}
    assert {face.stem.split("_")[0] for face in FACES} == licensed


def characters(face: Path) -> set[str]:
    with TTFont(face) as font:
        return {chr(code) for code in font.getBestCmap()}


def both_cases(letters: str) -> set[str]:
    return set(letters) | set(letters.lower())
