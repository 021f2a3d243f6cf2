"""The definition, as it is shipped and as somebody may have broken it: every mistake is told at its place, with what to do."""

import shutil
from pathlib import Path

import pytest

from tests.definition import place, told
from toolkit.backends.metadata import About
from toolkit.backends.table import export
from toolkit.errors import DefinitionError
from toolkit.layout.artboard import lay_out
from toolkit.load import examine, load_brand, load_templates
from toolkit.opened import open_house


def test_the_shipped_definition_has_no_mistakes():
    assert examine().mistakes == []


def test_a_copy_of_it_has_none_either(root):
    assert examine(root).mistakes == []


def test_a_brand_is_read_once():
    assert load_brand() is load_brand()
    assert load_templates(load_brand()) is load_templates(load_brand())


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "problem"),
    [
        (
            "brand/palette.yml",
            'hex: "#12335F"',
            'hexx: "#12335F"',
            "hexx",
            "palette.colors.dusk.hexx is not a field; did you mean hex?",
        ),
        (
            "brand/palette.yml",
            '"#12335F"',
            '"#12335"',
            '"#12335"',
            "palette.colors.dusk.hex: '#12335' is not a colour; write it as #RRGGBB",
        ),
        (
            "brand/palette.yml",
            '"#12335F"',
            "blue",
            "blue",
            "palette.colors.dusk.hex: 'blue' is not a colour; write it as #RRGGBB",
        ),
        (
            "brand/palette.yml",
            "ground-dark: night",
            "ground-dark: nihgt",
            "nihgt",
            "there is no colour 'nihgt'; did you mean night?",
        ),
        ("brand/regions.yml", "star: dubhe", "star: duhbe", "duhbe", "there is no star 'duhbe'; did you mean dubhe?"),
        (
            "brand/regions.yml",
            "accent: lappi-deep",
            "accent: lapi-deep",
            "lapi-deep",
            "there is no colour 'lapi-deep'; did you mean lappi-deep?",
        ),
        (
            "brand/typography.yml",
            "face: inter-500",
            "face: inter-550",
            "inter-550",
            "there is no face 'inter-550'; did you mean inter-500?",
        ),
        (
            "brand/typography.yml",
            "role: muted-on-dark",
            "role: muted-on-drak",
            "muted-on-drak",
            "there is no role 'muted-on-drak'; did you mean muted-on-dark?",
        ),
        (
            "brand/formats.yml",
            "shown: 560",
            "shown: wide",
            "wide",
            "formats.linkedin-landscape.shown is not a number; write it with a decimal point",
        ),
        (
            "templates/social/event/template.yml",
            "{ slot: title",
            "{ slot: titel",
            "titel",
            "there is no slot 'titel'; did you mean title?",
        ),
        (
            "templates/social/event/template.yml",
            "style: lead",
            "style: laed",
            "laed",
            "there is no style 'laed'; did you mean lead?",
        ),
        (
            "templates/social/event/template.yml",
            "lead: register",
            "lead: regster",
            "regster",
            "there is no word 'regster'; did you mean register?",
        ),
    ],
)
def test_a_mistake_is_told_at_its_line_and_column(root, edit, file, old, new, at, problem):
    edit(file, old, new)
    assert f"{place(root, file, at)}: {problem}" in told(root)


@pytest.mark.parametrize(
    "ink", ["[100, 80, 30, much]", "[100, 80, 30]", "[100, 80, 30, 101]", "[100, 80, 30, 2.5]", "[100, 80, [], 5]"]
)
def test_ink_is_given_in_whole_percent(root, edit, ink):
    edit("brand/palette.yml", "[100, 80, 30, 25]", ink)
    problem = "palette.colors.dusk.cmyk: ink needs four whole numbers from 0 to 100; write [cyan, magenta, yellow, black]"
    assert told(root) == [f"{place(root, 'brand/palette.yml', ink)}: {problem}"]


def test_a_missing_section_is_told(root):
    (root / "brand" / "funding.yml").unlink()
    assert any("funding is missing; add it" in line for line in told(root))


def test_an_unknown_section_is_told_with_the_nearest(root, edit):
    edit("brand/words.yml", "\nwords:", "\nwrods:")
    assert f"{place(root, 'brand/words.yml', 'wrods:')}: wrods is not a field; did you mean words?" in told(root)


def test_a_section_may_stand_in_one_file_only(root):
    shutil.copy(root / "brand" / "words.yml", root / "brand" / "zz.yml")
    said = told(root)
    assert len(said) == 1
    assert said[0].startswith("brand/zz.yml:") and "words stands in brand/words.yml too; keep it in one file" in said[0]


def test_an_empty_brand_file_is_told(root):
    (root / "brand" / "zz.yml").write_text("# later\n", encoding="utf-8")
    assert told(root) == ["brand/zz.yml:1:1: it holds no sections; begin with one: `palette:`"]


def test_a_key_that_stands_twice_is_told(root, edit):
    edit("brand/palette.yml", "    dusk: {", '    dusk: { hex: "#000000" }\n    dusk: {')
    line = int(place(root, "brand/palette.yml", "dusk: { name").split(":")[1])
    assert told(root) == [f"brand/palette.yml:{line}:5: dusk stands here twice; delete one of them"]


def test_mistakes_of_several_files_come_at_once(root, edit):
    edit("brand/palette.yml", '"#12335F"', "blue")
    edit("brand/regions.yml", "star: dubhe", "sart: dubhe")
    edit("brand/formats.yml", "shown: 560", "shown: wide")
    files = [line.split(":")[0] for line in told(root)]
    assert files == sorted(files)
    assert set(files) == {"brand/palette.yml", "brand/regions.yml", "brand/formats.yml"}


def test_a_mistaken_part_hides_nothing_that_is_named_elsewhere(root, edit):
    """Colours, ink, numbers, misspelt and missing fields beside references to nothing, in brand and templates."""
    edit("brand/palette.yml", '"#12335F"', "blue")
    edit("brand/palette.yml", "[100, 80, 30, 25]", "[100, 80, 30]")
    edit("brand/palette.yml", "ground-dark: night", "ground-dark: nihgt")
    edit("brand/regions.yml", "star: dubhe", "sart: dubhe")
    edit("brand/regions.yml", "accent: lappi-deep", "accent: lapi-deep")
    edit("brand/formats.yml", "shown: 560", "shown: wide")
    edit("brand/typography.yml", "face: inter-500", "face: inter-550")
    edit("templates/social/event/template.yml", "{ slot: title, style: headline", "{ slto: title, slot: titel, style: haedline")
    assert {line.partition(": ")[2].partition(";")[0] for line in told(root)} == {
        "palette.colors.dusk.hex: 'blue' is not a colour",
        "palette.colors.dusk.cmyk: ink needs four whole numbers from 0 to 100",
        "there is no colour 'nihgt'",
        "regions.lappi.sart is not a field",
        "there is no colour 'lapi-deep'",
        "formats.linkedin-landscape.shown is not a number",
        "there is no face 'inter-550'",
        "stack.1.slto is not a field",
        "there is no slot 'titel'",
        "there is no style 'haedline'",
    }


def test_files_that_are_no_yaml_come_at_once_too(root):
    for name in ("palette", "words"):
        (root / "brand" / f"{name}.yml").write_text("a: [\n", encoding="utf-8")
    assert {line.split(":")[0] for line in told(root)} == {"brand/palette.yml", "brand/words.yml"}


def test_mistakes_of_every_kind_and_file_come_at_once(root, edit):
    (root / "brand" / "words.yml").write_text("a: [\n", encoding="utf-8")
    edit("brand/regions.yml", "star: dubhe", "sart: dubhe")
    edit("templates/social/event/template.yml", "\nslots:", "\nsolts:")
    said = told(root)
    assert {line.split(":")[0] for line in said} == {
        "brand/words.yml",
        "brand/regions.yml",
        "templates/social/event/template.yml",
    }
    assert not any("words is missing" in line for line in said)


@pytest.mark.parametrize("field", ["root", "digest"])
def test_what_the_toolkit_fills_is_not_taken_from_a_file(root, edit, field):
    edit("brand/brand.yml", "name: ELMO", f"{field}: x\nname: ELMO")
    (said,) = told(root)
    assert said.startswith(f"{place(root, 'brand/brand.yml', f'{field}: x')}: {field} is not a field; ")


def test_a_templates_name_is_its_folders(root, edit):
    edit("templates/social/event/template.yml", "\nname:", "\nid: event\nname:")
    (said,) = told(root)
    assert said.startswith(f"{place(root, 'templates/social/event/template.yml', 'id: event')}: id is not a field; ")


def test_a_folder_of_templates_has_a_name_for_files(root):
    (root / "templates/social/event").rename(root / "templates/social/Event 2")
    (said,) = told(root)
    assert "its folder 'Event 2' is not an id; use small letters a–z, digits and hyphens" in said


def test_a_mistaken_template_does_not_hide_a_contrast(root, edit):
    edit("templates/social/event/template.yml", "{ slot: title", "{ slot: titel")
    edit("brand/palette.yml", 'hex: "#055854"', 'hex: "#43DEC9"')
    assert {line.split(":")[0] for line in told(root)} == {"templates/social/event/template.yml", "brand/palette.yml"}


def test_mistakes_of_several_templates_come_at_once(root, edit):
    edit("templates/social/event/template.yml", "{ slot: title", "{ slot: titel")
    edit("templates/social/call/template.yml", "\nslots:", "\nsolts:")
    (root / "templates/social/quote/template.yml").write_text("a: &x 1\n", encoding="utf-8")
    assert {line.split("/")[2] for line in told(root)} == {"call", "event", "quote"}


def test_a_template_without_its_artwork_is_told(root):
    (root / "templates/social/event/artwork.svg.j2").unlink()
    assert [line.partition(": ")[2] for line in told(root)] == [
        "artwork.svg.j2 is missing beside it; copy that of another template"
    ]


def test_a_template_has_a_design_for_every_shape(root, edit):
    edit("templates/social/event/template.yml", "  banner: {", "  # banner: {")
    assert [line.partition(": ")[2] for line in told(root)] == ["there is no design for banner canvases; add it"]


def test_a_broken_definition_is_not_loaded(root, edit):
    edit("brand/palette.yml", '"#12335F"', "blue")
    with pytest.raises(DefinitionError):
        load_brand(root)


def test_one_hex_changes_everywhere(root, edit, request_for):
    """The region's accent and the night are in every picture; after a change the old ones are in none."""
    jobs = [request_for("event", name, ground=ground) for name in ("story", "open-graph") for ground in ("dark", "light")]
    before = "".join(svg(root, job) for job in jobs).lower()
    assert "#0a1f3d" in before and "#43dec9" in before
    edit("brand/palette.yml", '"#0A1F3D"', '"#0B1E3C"')
    edit("brand/palette.yml", '"#43DEC9"', '"#44DDC8"')
    load_brand.__globals__["_brand"].cache_clear()
    after = "".join(svg(root, job) for job in jobs).lower()
    assert "#0a1f3d" not in after and "#43dec9" not in after
    assert "#0b1e3c" in after and "#44ddc8" in after


def svg(root: Path, job) -> str:
    house = open_house(root)
    artboard = lay_out(house, job)
    return export(artboard, "svg", About(artboard.title, artboard.alt, "fi-FI", "")).decode()


def test_a_folder_with_a_point_in_its_name_is_no_file(root):
    before = load_brand(root).digest
    (root / "templates" / "old.d").mkdir()
    load_brand.__globals__["_brand"].cache_clear()
    assert load_brand(root).digest == before


def test_a_changed_definition_has_another_digest(root, edit):
    before = load_brand(root).digest
    edit("brand/palette.yml", '"#0A1F3D"', '"#0B1E3C"')
    load_brand.__globals__["_brand"].cache_clear()
    assert load_brand(root).digest != before
