"""What a definition names is there: fonts and artwork are the files they were, and texts can be read and said."""

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from tests.definition import place, told
from toolkit.opened import check_all

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


def named_anew(root: Path, path: Path, data: bytes) -> None:
    """The font file with other content, and its new SHA-256 in the definition."""
    typography, old = root / "brand/typography.yml", sha256(path.read_bytes()).hexdigest()
    typography.write_text(typography.read_text(encoding="utf-8").replace(old, sha256(data).hexdigest()), encoding="utf-8")
    path.write_bytes(data)


@pytest.mark.parametrize("file", ["Ubuntu_500Medium.ttf", "Montserrat_800ExtraBold.ttf"])
@pytest.mark.parametrize("kept", [3_000, 100_000])
def test_a_font_that_ends_too_early_is_told_at_its_file(root, fonts, file, kept):
    named_anew(root, fonts / file, (fonts / file).read_bytes()[:kept])
    assert [str(mistake) for mistake in check_all(root)] == [
        f"{place(root, 'brand/typography.yml', file)}: {file}: the font file ends too early; "
        "put the file named in the brand definition back"
    ]


def test_a_font_without_the_brands_letters_is_told_at_its_file(root, edit, fonts):
    """Montserrat has no Greek, and the funding statement is written in Greek too."""
    named_anew(root, fonts / "Ubuntu_500Medium.ttf", (fonts / "Montserrat_600SemiBold.ttf").read_bytes())
    (told,) = check_all(root)
    assert told.where == place(root, "brand/typography.yml", "Ubuntu_500Medium.ttf")
    assert "Ubuntu_500Medium.ttf: the typeface has no 'Μ' (GREEK" in told.problem
    assert told.remedy == "name a font file that has them"


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
            "genitive: { fi: Itä- ja Pohjois-Suomen, sv",
            "genitive: { fi: Itä- ja Pohjois-Suomen, svv",
            "svv:",
            "there is no language 'svv'; did you mean sv?",
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


SV, SE = "hyphenate: patterns, fallback: [fi]", "tag: se-FI, fallback: [fi]"
EN = f"tag: en-GB, {SV}"


@pytest.mark.parametrize(
    ("edits", "at", "key"),
    [
        ({SV: "fallback: [sv]"}, "sv] }", "sv"),
        ({EN: "tag: en-GB, fallback: [se]", SE: "tag: se-FI, fallback: [en]"}, "se] }", "en"),
        ({"tag: smn-FI, fallback: [fi]": "tag: smn-FI, fallback: [sv]", SV: "fallback: [sv]"}, "sv] }", "sv"),
    ],
)
def test_fallbacks_that_go_round_are_told_once(root, edit, edits, at, key):
    for old, new in edits.items():
        edit("brand/brand.yml", old, new)
    said = f"the fallbacks of {key} lead back to it; let them end in a language with all texts"
    assert told(root) == [f"{place(root, 'brand/brand.yml', at)}: {said}"]


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


PLANTED = {
    "a misspelt key": ("brand/brand.yml", "tag: en-GB", "tagg: en-GB", "languages.en.tagg is not a field"),
    "a bad hex": ("brand/palette.yml", '"#12335F"', '"#12335"', "palette.colors.dusk.hex: '#12335' is not a colour"),
    "an unknown language": ("brand/brand.yml", "fallback: [fi]", "fallback: [xx]", "there is no language 'xx'"),
    "another sum": ("brand/typography.yml", "a414b48a", "b414b48a", "Inter_400Regular.ttf is not the file that was named"),
    "a missing file": ("brand/typography.yml", "Inter_500Medium.ttf", "Inter_999.ttf", "there is no file Inter_999.ttf"),
    "a poor contrast": ("brand/palette.yml", 'hex: "#055854"', 'hex: "#43DEC9"', "on snow has a contrast of"),
}
UNREADABLE = {
    "as YAML": ("brand/words.yml", "\nwords:", "\nwords: [\nx:", "a list in brackets is not closed"),
    "by its name": ("brand/words.yml", "\nwords:", "\nwrods:", "wrods is not a field"),
    "by its guide's names": ("brand/guide.yml", "\n  chapters:", "\n  chapetrs:", "guide.chapetrs is not a field"),
    "by an id": ("brand/brand.yml", "  digitalisation: {", "  Di gi: {", "priorities.Di gi: 'Di gi' is not an id"),
    "for a control character": ("brand/words.yml", "\nwords:", "\nwords:\x07", "U+0007 is a control character"),
}


@pytest.mark.parametrize("how", UNREADABLE)
def test_what_cannot_be_read_hides_nothing_that_can(root, edit, fonts, how):
    """Mistakes of every kind planted together, beside a file or a section that cannot be read, are told in one run."""
    for file, old, new, _ in (*PLANTED.values(), UNREADABLE[how]):
        edit(file, old, new)
    (fonts / "Inter_700Bold.ttf").write_bytes(b"no font")
    said = [mistake.problem for mistake in check_all(root)]
    wanted = [*(one[3] for one in PLANTED.values()), UNREADABLE[how][3], "Inter_700Bold.ttf: it is not a font"]
    assert [want for want in wanted if not any(want in one for one in said)] == []
    assert len(said) == len(wanted) + 2, said  # the broken font has another sum too, and the poor contrast two grounds


def test_artwork_and_logos_are_read_whatever_else_is_wrong(root, edit, fonts):
    edit("brand/palette.yml", '"#12335F"', '"#12335"')
    logo = "logo: { symbol-positive: { file: kaput.svg, sha256: ab, origin: x } }"
    edit("brand/regions.yml", "    star: dubhe", f"    {logo}\n    star: dubhe")
    (fonts.parent / "kaput.svg").write_text("no drawing", encoding="utf-8")
    assert any("kaput.svg: it is no picture" in str(mistake) for mistake in check_all(root))


def test_a_map_that_is_gone_is_told(root, fonts):
    (fonts.parent / "map").unlink()
    assert [mistake.file for mistake in check_all(root)] == ["assets/map/regions.json"]
