"""What a definition names is there: fonts and artwork are the files they were, and texts can be read and said."""

import shutil
from pathlib import Path

import pytest

from tests.definition import place, told

ROOT = Path(__file__).parents[1]


@pytest.fixture
def fonts(root: Path) -> Path:
    """The copy with fonts of its own."""
    (root / "assets").unlink()
    (root / "assets").mkdir()
    for name in ("map", "photos"):
        (root / "assets" / name).symlink_to(ROOT / "assets" / name)
    shutil.copytree(ROOT / "assets" / "fonts", root / "assets" / "fonts")
    return root / "assets" / "fonts"


def test_a_font_that_is_gone_is_told_where_it_is_named(root, fonts):
    (fonts / "Inter_500Medium.ttf").unlink()
    assert told(root) == [
        f"{place(root, 'brand/typography.yml', 'Inter_500Medium.ttf')}: there is no file Inter_500Medium.ttf; "
        "put it into fonts/ or name another"
    ]


def test_a_font_that_is_another_one_is_told_at_its_sum(root, fonts):
    path = fonts / "Inter_500Medium.ttf"
    path.write_bytes(path.read_bytes()[:-1])
    assert told(root) == [
        f"{place(root, 'brand/typography.yml', 'f1738576')}: Inter_500Medium.ttf is not the file that was named; "
        "restore it, or write its SHA-256 here"
    ]


def test_a_sum_may_be_written_in_capitals(root, edit):
    edit(
        "brand/typography.yml",
        "f1738576525e86db1d5cf63a6c1b56e0a7e2a2898b499ac93db95f2e7a9f9cd5",
        "f1738576525e86db1d5cf63a6c1b56e0a7e2a2898b499ac93db95f2e7a9f9cd5".upper(),
    )
    assert told(root) == []


def test_artwork_may_not_lie_outside_the_assets(root, edit):
    edit("brand/regions.yml", "    star: dubhe", "    logo: { a: { file: ../../x.svg, sha256: ab, origin: x } }\n    star: dubhe")
    assert any("it lies outside assets/; put it into assets/" in line for line in told(root))


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "said"),
    [
        (
            "brand/brand.yml",
            "languages: [fi, sv, en]",
            "languages: [fi, eng]",
            "eng]",
            "there is no language 'eng'; did you mean en?",
        ),
        ("brand/brand.yml", "fallback: [fi]", "fallback: [fii]", "fii]", "there is no language 'fii'; did you mean fi?"),
        (
            "brand/brand.yml",
            "short: { fi: IP-alue, en",
            "short: { fi: IP-alue, enn",
            "enn:",
            "there is no language 'enn'; did you mean en?",
        ),
        ("brand/mark.yml", "[phecda, megrez]", "[phecda, megerz]", "megerz", "there is no star 'megerz'; did you mean megrez?"),
        ("brand/mark.yml", "stacked: 18, ", "", "{ horizontal: 32", "stacked is missing; add it"),
        ("brand/palette.yml", "    foot: white\n", "", "night: night", "the role foot has no colour; add it"),
        ("brand/typography.yml", "    time: {", "    tiem: {", "headline: {", "the style time is missing; add it"),
        (
            "brand/typography.yml",
            "Montserrat-OFL.txt",
            "Gone.txt",
            "Gone.txt",
            "there is no file Gone.txt; put it into fonts/ or name another",
        ),
        ("brand/typography.yml", "Inter_500Medium.ttf", "../x.ttf", "../x.ttf", "it lies outside fonts/; put it into fonts/"),
        ("brand/words.yml", "\n  photo: {", "\n  foto: {", "event: {", "the word photo is missing; add it"),
        (
            "templates/social/event/template.yml",
            "leave_out: [lead",
            "leave_out: [laed",
            "laed",
            "there is no slot or word 'laed'; did you mean lead?",
        ),
        (
            "templates/social/event/template.yml",
            'en: "Event: {title}',
            'en: "Event: {titel}',
            '"Event: {titel}',
            "there is no slot 'titel'; did you mean title?",
        ),
        (
            "templates/social/event/template.yml",
            '  fi: "Tapahtuma',
            '  se: "Tapahtuma',
            'se: "Tapahtuma',
            "there is no text for fi, nor for its fallbacks; add one",
        ),
    ],
)
def test_what_is_named_is_there(root, edit, file, old, new, at, said):
    edit(file, old, new)
    assert f"{place(root, file, at)}: {said}" in told(root)


def test_a_partners_logo_lies_among_the_partners(root, edit):
    edit("brand/partners.yml", "\n  vanguard: {", "\n  vanguard: { logo: ../fonts/Inter-OFL.txt,")
    assert [line.partition(": ")[2] for line in told(root)] == ["it lies outside partners/; put it into partners/"]


def test_a_colour_that_text_would_not_be_read_in_is_told(root, edit):
    edit("brand/palette.yml", 'hex: "#055854"', 'hex: "#43DEC9"')
    said = told(root)
    assert len(said) == 2
    assert all(line.startswith(place(root, "brand/palette.yml", '"#43DEC9"')) for line in said)
    assert all("text needs 4.5 : 1; make it darker" in line for line in said)


def test_a_name_that_cannot_be_said_in_a_language_is_told(root, edit):
    edit(
        "brand/regions.yml",
        "name: { fi: Lappi, sv: Lappland, en: Lapland, se: Lappi, smn: Laapi, sms: Lappi }",
        "name: { se: Lappi }",
    )
    assert any("there is no text for en, nor for its fallbacks; add one" in line for line in told(root))
