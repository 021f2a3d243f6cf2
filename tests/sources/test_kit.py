"""A kit as people write it: what is understood, and what is told of each mistake, before anything is drawn."""

import shutil
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from PIL import Image

from toolkit.batch import plan
from toolkit.errors import ContentError, DefinitionError
from toolkit.layout.artboard import lay_out
from toolkit.layout.house import House
from toolkit.sources.kit import Read, read_kit
from toolkit.sources.owners import owner_ids, region_id

ROOT = Path(__file__).parents[2]
LOGO = ROOT / "tests/data/logos/sample-a.svg"
KIT = """\
name: small
regions: [kainuu]
formats: [story]
suffixes: [png]
entries:
  - id: one
    templates: [event]
    content:
      fi:
        title: Hyvää huomenta
        when: 2027-03-12 9:00-12:00
"""
ROWS = "templates: [programme]"
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """The kit with some of its text replaced, as a file: `write(("kainuu", "kainu"))`."""

    def kit(*replaced: tuple[str, str], text: str = KIT) -> Path:
        for old, new in replaced:
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / "kit.yml"
        path.write_bytes(text.encode())
        return path

    return kit


@pytest.fixture
def told(write: Write, house) -> Callable[..., list[str]]:
    """What is said of such a kit: `line:column: problem; remedy` for each mistake."""

    def mistakes(*replaced: tuple[str, str], text: str = KIT) -> list[str]:
        with pytest.raises(DefinitionError) as error:
            read_kit(write(*replaced, text=text), house)
        assert all(mistake.file.endswith("kit.yml") for mistake in error.value.mistakes)
        return [str(mistake).removeprefix(f"{mistake.file}:") for mistake in error.value.mistakes]

    return mistakes


@pytest.fixture
def read(write: Write, house) -> Callable[..., Read]:
    return lambda *replaced: read_kit(write(*replaced), house)


@pytest.mark.parametrize("file", ["brand/kits/starter/kit.yml", "brand/kits/new.yml"])
def test_the_shipped_kits_are_understood(file, house):
    assert read_kit(ROOT / file, house).sheets


def test_slots_are_read_by_their_kind(read):
    sheet = read().sheets[0]
    when = sheet.content["when"]
    assert (sheet.template, sheet.language, sheet.content["title"]) == ("event", "fi", "Hyvää huomenta")
    assert (when.first, when.starts, when.ends) == (date(2027, 3, 12), time(9), time(12))


@pytest.mark.parametrize(
    ("written", "first", "last", "starts", "ends"),
    [
        ("2027-03-12 9:00-12:00", 12, None, 9, 12),
        ("2027-03-12 9.00–12.00", 12, None, 9, 12),
        ("2027-03-12 9-12", 12, None, 9, 12),
        ("2027-03-12T09:00", 12, None, 9, None),
        ("12.3.2027", 12, None, None, None),
        ("12.3.2027 klo 9–12", 12, None, 9, 12),
        ("12.3.2027 klo 9.00 – 12.00", 12, None, 9, 12),
        ("12.3.2027 kl. 9–12", 12, None, 9, 12),
        ("12.3.2027, 9:00-12:00", 12, None, 9, 12),
        ("2027-03-12/2027-03-13", 12, 13, None, None),
        ("2027-03-12/2027-03-13 9:00-12:00", 12, 13, 9, 12),
        ("12.–13.3.2027", 12, 13, None, None),
        ("12.3.–13.3.2027 klo 9–12", 12, 13, 9, 12),
        ("12.3.2027–13.3.2027", 12, 13, None, None),
        ("2027-03-12 22:00/2027-03-13 3:00", 12, 13, 22, 3),
        ("12.3.2027 klo 22 – 13.3.2027 klo 3", 12, 13, 22, 3),
    ],
)
def test_a_time_may_be_written_as_one_writes_it(read, written, first, last, starts, ends):
    when = read(("2027-03-12 9:00-12:00", f'"{written}"')).sheets[0].content["when"]
    assert (when.first, when.last) == (date(2027, 3, first), last and date(2027, 3, last))
    assert (when.starts, when.ends) == (time(starts) if starts else None, time(ends) if ends else None)


@pytest.mark.parametrize("written", ["12.3.27", "12.3. klo 9", "20270312", "2027-03-12 25:00", "–12.3.2027", "3-12"])
def test_a_day_that_is_none_is_told_in_one_plain_message(told, written):
    remedy = "write it as 2027-03-12, 12.3.2027, 12.3.2027 9.00–12.00 or 20.–21.5.2027"
    assert told(("2027-03-12 9:00-12:00", f'"{written}"')) == [f"11:15: when cannot be read; {remedy}"]


def test_two_days_with_times_that_are_no_night_are_refused(told):
    (said,) = told(("2027-03-12 9:00-12:00", "2027-03-12 9:00/2027-03-13 15:00"))
    assert said.startswith(
        "11:15: when: two days with a time each are taken for one night; write the times of both days after them"
    )


def test_a_sheet_for_each_language_and_template(read):
    english = "      en: { title: Good morning, when: 2027-03-12 }\n"
    sheets = read(("[event]", "[event, save-the-date]"), ("    content:\n", f"    content:\n{english}")).sheets
    assert [(sheet.language, sheet.template) for sheet in sheets] == [
        ("en", "event"),
        ("en", "save-the-date"),
        ("fi", "event"),
        ("fi", "save-the-date"),
    ]


def test_an_empty_slot_that_is_not_needed_is_left_out(read):
    assert "lead" not in read(("        when:", "        lead:\n        when:")).sheets[0].content


def test_all_regions_and_formats_may_be_asked_for(read, house):
    found = read(("[kainuu]", "[all, area]"), ("[story]", "[all]"))
    assert found.regions["one"] == (*house.brand.regions, None)
    assert found.formats["one"] == tuple(house.brand.formats)


def test_an_entry_may_say_otherwise_than_the_kit(read):
    found = read(("    templates:", "    regions: [lappi]\n    formats: [open-graph]\n    templates:"))
    assert (found.regions["one"], found.formats["one"]) == (("lappi",), ("open-graph",))


@pytest.mark.parametrize("name", ["kainuu", "Kainuu", "KAINUU", "Kajanaland", " kainuu "])
def test_a_region_goes_by_any_of_its_names(name, house):
    assert region_id(name, house) == "kainuu"


def test_every_name_in_the_brand_leads_to_its_region(house):
    for key, region in house.brand.regions.items():
        assert {region_id(name, house) for name in region.name.values()} == {key}
    assert {region_id(name, house) for name in ("area", *house.brand.area.name.values())} == {None}


def test_a_region_nobody_knows_is_told_with_the_nearest(house):
    with pytest.raises(ContentError, match=r"^Kainu: there is no such region; did you mean kainuu\?$"):
        region_id("Kainu", house)
    with pytest.raises(ContentError, match="choose from lappi, "):
        region_id("Uusimaa", house)
    with pytest.raises(ContentError, match=r"choose from lappi, .*, area, all$"):
        owner_ids(["narnia"], house)


def test_all_is_every_region_once(house):
    assert owner_ids(["kainuu", "all", "area"], house) == [
        "kainuu",
        *(key for key in house.brand.regions if key != "kainuu"),
        None,
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[kainuu]", "[kainu]", "2:11: there is no region 'kainu'; did you mean kainuu?"),
        ("[story]", "[stroy]", "3:11: there is no format 'stroy'; did you mean story?"),
        ("[png]", "[png, pgn]", "4:17: there is no file kind 'pgn'; did you mean png?"),
        ("[png]", "[gif]", "4:12: there is no file kind 'gif'; "),
        ("[event]", "[evnet]", "7:17: there is no template 'evnet'; did you mean event?"),
        ("      fi:", "      fin:", "9:7: there is no language 'fin'; "),
        (
            "name: small",
            "name: small\nfunding: eu-confunded",
            "2:10: there is no funding regime 'eu-confunded'; did you mean eu-cofunded?",
        ),
        (
            "        title:",
            "        titel: x\n        title:",
            "10:9: titel is not a slot of these templates; did you mean title?",
        ),
        (
            "    templates:",
            "    tempaltes: [x]\n    templates:",
            "7:5: entries.0.tempaltes is not a field; did you mean templates?",
        ),
        ("suffixes:", "sufixes:", "4:1: sufixes is not a field; did you mean suffixes?"),
        ("        title: Hyvää huomenta\n", "", "10:9: title is missing, and event needs it; write `title: …`"),
        ("Hyvää huomenta", "''", "10:9: title is missing, and event needs it; write `title: …`"),
        ("Hyvää huomenta", "'  '", "10:9: title is missing, and event needs it; write `title: …`"),
        ("Hyvää huomenta", '"\\u00ad"', "10:9: title is missing, and event needs it; write `title: …`"),
        ("Hyvää huomenta", '" \\u200b\\u2060"', "10:9: title is missing, and event needs it; write `title: …`"),
        ("Hyvää huomenta", "[a, b]", "10:16: title is not a text; write a text"),
        ("Hyvää huomenta", '"Hyv\\u0007"', "10:16: U+0007 is a control character; delete it"),
        ("Hyvää huomenta", "Hyvää\x07", "10:21: U+0007 is a control character; delete it"),
        ("Hyvää huomenta", "x" * 10_000, "10:16: title has 10,000 characters where 120 have room; shorten it"),
        (
            "2027-03-12 9:00-12:00",
            "tomorrow",
            "11:15: when cannot be read; write it as 2027-03-12, 12.3.2027, 12.3.2027 9.00–12.00 or 20.–21.5.2027",
        ),
        (
            "2027-03-12 9:00-12:00",
            "2027-02-30",
            "11:15: when: there is no day 30.2.2027; correct it",
        ),
        (
            "2027-03-12 9:00-12:00",
            "[2027-03-12]",
            "11:15: when cannot be read; write it as 2027-03-12, 12.3.2027, 12.3.2027 9.00–12.00 or 20.–21.5.2027",
        ),
        ("9:00-12:00", "12:00-9:00", "11:15: when: it ends before it begins; swap the times"),
        ("9:00-12:00", "9:00-9:00", "11:15: when: it ends when it begins; write another end, or none"),
        ("2027-03-12 9:00", "2027-03-12/2027-03-11 9:00", "11:15: when: it ends before it begins; swap the dates"),
        (
            "    templates:",
            "    partners: [nobody]\n    templates:",
            "7:16: nobody is neither a partner nor a file beside the kit; ",
        ),
        (
            "    templates:",
            "    photo: { file: none.jpg, alt: { fi: Kuva } }\n    templates:",
            "7:20: none.jpg: it cannot be read (No such file or directory); check its name and place",
        ),
        (
            "    templates:",
            "    photo: { file: kit.yml, alt: { fi: Kuva } }\n    templates:",
            "7:20: kit.yml: it is not a photograph; use a JPEG, ",
        ),
        (
            "    templates:",
            "    photo: { file: sample-lake.jpg, focus: [2, 0], alt: { fi: Kuva } }\n    templates:",
            "7:45: entries.0.photo.focus.0 is more than 1; write a smaller number",
        ),
        ("    templates: [event]", "    templates: []", "7:16: entries.0.templates is empty; write at least one"),
        (
            "id: one",
            "id: Ensimmäinen tilaisuus",
            "6:9: entries.0.id: 'Ensimmäinen tilaisuus' is not an id; use small letters a–z, digits and hyphens",
        ),
    ],
)
def test_a_mistake_is_told_at_its_line_and_column(told, old, new, said):
    found = told((old, new))
    assert len(found) == 1
    assert found[0].startswith(said)


def test_mistakes_come_all_at_once_in_reading_order(told):
    assert [line.split(":")[0] for line in told(("kainuu", "kainu"), ("story", "stroy"), ("[event]", "[evnet]"))] == [
        "2",
        "3",
        "7",
    ]


def test_mistakes_of_every_kind_come_at_once(told):
    found = told(
        ("name: small", "name: small\nnmae: x"),
        ("[kainuu]", "[kainu]"),
        ("[png]", "[gif]\ngrounds: both"),
        ("[event]", "[event]\n    photo: { file: sample-lake.jpg, focus: [2, 0], alt: { fi: Järvi } }"),
        ("Hyvää huomenta", "Hyvää 🎉"),
    )
    assert [line.partition(": ")[2].partition(";")[0] for line in found] == [
        "nmae is not a field",
        "there is no region 'kainu'",
        "there is no file kind 'gif'",
        "grounds.0: 'both' is not one of the choices",
        "entries.0.photo.focus.0 is more than 1",
        "the typeface has no '🎉' (PARTY POPPER)",
    ]


@pytest.mark.parametrize(
    ("written", "mistakes"),
    [
        ("    templates: []", 1),
        ("    templates: { a: b }", 1),
        ("    templates: [A B]", 1),
        ("    tempaltes: [event]", 1),
        ("", 1),
    ],
)
def test_nothing_is_told_that_only_follows_from_a_mistake(told, written, mistakes):
    assert len(told(("    templates: [event]", written))) == mistakes


def test_a_misspelt_field_is_told_once_and_its_slot_is_not_missed(told):
    once = told(("    templates: [event]", "    tempaltes: [evnet]"))
    assert {line.partition(": ")[2] for line in once} == {
        "entries.0.tempaltes is not a field; did you mean templates?",
        "there is no template 'evnet'; did you mean event?",
    }
    assert [line for line in told(("title:", "titel:")) if "title" in line] == [
        "10:9: titel is not a slot of these templates; did you mean title?"
    ]


def test_a_kit_of_which_nothing_can_be_made_is_told(told):
    assert told(text="[a]") == ["1:1: the file is not a mapping; write `key: value` lines under it"]


@pytest.mark.parametrize("field", ["regions", "formats", "suffixes", "templates", "grounds", "partners"])
def test_a_single_word_is_a_list_of_one(read, tmp_path, field):
    shutil.copy(LOGO, tmp_path / "a.svg")
    own = {"grounds": "light", "partners": "a.svg"}
    if field in own:
        entry = read(("    templates:", f"    {field}: {own[field]}\n    templates:")).kit.entries[0]
        assert getattr(entry, field) == (own[field],)
    else:
        word = {"regions": "kainuu", "formats": "story", "suffixes": "png", "templates": "event"}[field]
        found = read((f"{field}: [{word}]", f"{field}: {word}"))
        assert getattr(found.kit.entries[0] if field == "templates" else found.kit, field) == (word,)


@pytest.mark.parametrize(
    ("field", "written", "said"),
    [
        ("templates", "[event, event]", "7:24: event is there twice; delete one of them"),
        ("regions", "[lappi, kainuu, Lapland]", "7:30: Lapland is there twice; delete one of them"),
        ("regions", "[area, area]", "7:21: area is there twice; delete one of them"),
        ("formats", "[story, story]", "7:22: story is there twice; delete one of them"),
        ("grounds", "[dark, dark]", "7:21: dark is there twice; delete one of them"),
        ("partners", "[a.svg, a.svg]", "7:23: a.svg is there twice; delete one of them"),
    ],
)
def test_what_stands_in_a_list_twice_is_told(told, tmp_path, field, written, said):
    shutil.copy(LOGO, tmp_path / "a.svg")
    text = KIT.replace("    templates: [event]\n", "") if field == "templates" else KIT
    before = "    content:" if field == "templates" else "    templates:"
    assert told((before, f"    {field}: {written}\n{before}"), text=text) == [said]


def test_a_name_that_several_begin_with_is_told_with_all_of_them(told):
    assert told(("[story]", "instagram")) == [
        "3:10: there is no format 'instagram'; choose from instagram-square, instagram-portrait, instagram-tall"
    ]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "example", "https://", "https://example.org/" + "a" * 300])
def test_a_link_that_is_no_address_is_told_once(told, link):
    found = told(
        ("[event]", "[event, call]"), ("        when:", f"        closes: 2027-03-12\n        link: {link}\n        when:")
    )
    assert len(found) == 1 and found[0].startswith("12:15: ")


@pytest.mark.parametrize(
    ("text", "name"),
    [("Hyvää 🎉", "PARTY POPPER"), ("مرحبا", "ARABIC LETTER MEEM"), ("你好", "CJK"), ("\u202ehei", "RIGHT-TO-LEFT OVERRIDE")],
)
def test_a_character_that_no_picture_can_have_is_told_once(told, text, name):
    (said,) = told(("[event]", "[event, save-the-date]"), ("Hyvää huomenta", text))
    assert (
        said.startswith(("10:16: the typeface has no ", "10:16: text that runs from right to left is not set: ")) and name in said
    )


@pytest.mark.parametrize("decks", ["[a.md]", "a.md", "[{ outline: [a.md] }]", "[[]]"])
def test_nothing_is_said_of_what_only_stands_in_for_a_mistaken_part(told, decks):
    assert len(told(("entries:", f"decks: {decks}\nentries:"))) == 1


def test_a_control_character_hides_no_other_mistake(told):
    found = told(("[kainuu]", "[ka\x07inu]"), ("[story]", "[stroy]"), ("Hyvää huomenta", "Hyvää\x07🎉"))
    assert sorted(said.split(": ", 1)[1].split(" '")[0] for said in found) == [
        "U+0007 is a control character; delete it",
        "U+0007 is a control character; delete it",
        "the typeface has no",
        "there is no format",
        "there is no region",
    ]


def test_an_unknown_template_hides_no_slot_that_is_nearly_one_of_the_others(told):
    found = told(("[event]", "[event, evnt]"), ("        title:", "        speakre: x\n        titel:"))
    assert sorted(said.partition(": ")[2] for said in found) == [
        "there is no template 'evnt'; did you mean event?",
        "titel is not a slot of these templates; did you mean title?",
    ]


def test_a_character_in_a_row_is_told_at_its_place(told):
    rows = "[{ time: '9', title: A, who: 🎉 }, { time: '9', title: A }, { time: '9', title: A }]"
    (said,) = told(("templates: [event]", ROWS), ("        when:", f"        rows: {rows}\n        when:"))
    assert said.startswith("11:44: the typeface has no '🎉'")


@pytest.mark.parametrize("photo", ["{ file: sample-lake.jpg }", '{ file: sample-lake.jpg, alt: { en: Lake, fi: " " } }'])
def test_a_photograph_is_told_in_every_language(told, photo):
    (said,) = told(("    templates:", f"    photo: {photo}\n    templates:"))
    assert "photo.alt has no text for fi; write `alt: { fi: … }`" in said


def test_what_a_photograph_shows_is_said_along_the_fallbacks(read):
    swedish = "      sv: { title: God morgon, when: 2027-03-12 }\n"
    asked = ("    templates:", "    photo: { file: sample-lake.jpg, alt: { fi: Järvi } }\n    templates:")
    sheets = read(asked, ("    content:\n", f"    content:\n{swedish}")).sheets
    assert {sheet.entry.photo.alt[sheet.language] for sheet in sheets} == {"Järvi"}


def test_logos_that_cannot_be_used_are_told_all_at_once(told, tmp_path):
    (tmp_path / "script.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>', encoding="utf-8")
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    found = told(("    templates:", "    partners: [script.svg, broken.png, errin, none.svg]\n    templates:"))
    for line, said in zip(
        found,
        (
            "7:16: script.svg: it holds <script>; ",
            "7:28: broken.png: ",
            "7:40: errin has no logo yet; name its file in brand/partners.yml",
            "7:47: none.svg is neither a partner nor a file beside the kit; put its logo beside the kit, as SVG or PNG",
        ),
        strict=True,
    ):
        assert line.startswith(said)


def test_no_more_partners_than_have_room(told, tmp_path):
    names = [f"p{number}.svg" for number in range(13)]
    for name in names:
        shutil.copy(LOGO, tmp_path / name)
    found = told(("    templates:", f"    partners: [{', '.join(names)}]\n    templates:"))
    assert found == ["7:15: 13 partners have no room; name at most 12"]


def test_a_slot_that_nothing_is_near_is_told_with_all_of_them(told):
    found = told(("[event]", "[speaker]"), ("title:", "speaker: Aino\n        name:"))
    assert found == ["11:9: name is not a slot of these templates; choose from place, speaker, speaker-title, title, when"]


def test_an_id_stands_once(told):
    second = KIT[KIT.index("  - id") :]
    assert told(text=KIT + second) == ["12:9: one is there twice; give each entry an id of its own"]


def test_a_kit_that_is_not_there_is_told(house, tmp_path):
    with pytest.raises(DefinitionError, match=r"none\.yml:1:1: it cannot be read \(No such file or directory\); check the path"):
        read_kit(tmp_path / "none.yml", house)


def test_a_photograph_is_found_beside_the_kit_before_the_toolkit_s_own(write, house, tmp_path):
    asked = ("    templates:", "    photo: { file: sample-lake.jpg, alt: { fi: Kuva } }\n    templates:")
    assert read_kit(write(asked), house).sheets[0].entry.photo.file == str(ROOT / "assets/photos/sample-lake.jpg")
    Image.new("RGB", (300, 300)).save(tmp_path / "sample-lake.jpg")
    assert read_kit(write(asked), house).sheets[0].entry.photo.file == str(tmp_path / "sample-lake.jpg")


def test_a_partner_s_logo_may_lie_beside_the_kit(write, house, tmp_path):
    shutil.copy(LOGO, tmp_path / "partner.svg")
    found = read_kit(write(("    templates:", "    partners: [partner.svg]\n    templates:")), house)
    assert found.sheets[0].entry.partners == (str(tmp_path / "partner.svg"),)


@pytest.mark.parametrize(("file", "data"), [("empty.jpg", b""), ("text.png", b"Hei"), ("half.jpg", None)])
def test_what_is_no_whole_photograph_is_told(told, tmp_path, file, data):
    whole = (ROOT / "assets/photos/sample-lake.jpg").read_bytes()
    (tmp_path / file).write_bytes(whole[: len(whole) // 2] if data is None else data)
    found = told(("    templates:", f"    photo: {{ file: {file}, alt: {{ fi: Kuva }} }}\n    templates:"))
    assert len(found) == 1
    assert found[0].startswith(f"7:20: {file}: ")


def test_a_picture_of_200_megapixels_is_refused_without_decoding_it(told, tmp_path):
    Image.new("1", (20_000, 10_000)).save(tmp_path / "huge.png")
    found = told(("    templates:", "    photo: { file: huge.png, alt: { fi: Kuva } }\n    templates:"))
    assert found[0].startswith("7:20: huge.png: it has ") and "megapixels, " in found[0]


def test_a_programme_has_rows(read):
    rows = (
        "        rows: [{ time: '9.00', title: Avaus, who: Aino }, { time: '10', title: Kahvi }, { time: '11', title: Loppu }]\n"
    )
    sheet = read(("templates: [event]", ROWS), ("        when:", f"{rows}        when:")).sheets[0]
    assert [(row.time, row.title, row.who) for row in sheet.content["rows"]][:2] == [
        ("9.00", "Avaus", "Aino"),
        ("10", "Kahvi", ""),
    ]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("[{ time: '9', title: Avaus }]", "11:15: rows has 1 of 3 to 8 rows; add some, or divide it among several entries"),
        ("[a, b, c]", "11:16: rows.0 is not a mapping; write `key: value` lines under it"),
        ("[{ tiem: '9', title: A }, { time: '9', title: A }, { time: '9', title: A }]", "11:"),
        ("kahvi", "11:15: rows cannot be read; write a list of rows, each `- { time: …, title: … }`"),
        (
            "[{ time: '9', title: A }, { time: '9', title: A }, { time: '9', title: \"\\u0007\" }]",
            "11:86: U+0007 is a control character",
        ),
        ("[{ time: '', title: A }, { time: '9', title: A }, { time: '9', title: A }]", "11:24: time is empty; write `time: …`"),
        (
            "[{ time: '9', title: A }, { time: '9', title: ' ' }, { time: '9', title: A }]",
            "11:61: title is empty; write `title: …`",
        ),
    ],
)
def test_rows_that_cannot_be_read_are_told(told, rows, said):
    found = told(("templates: [event]", ROWS), ("        when:", f"        rows: {rows}\n        when:"))
    assert found[0].startswith(said)


CHANGED = """name: x
regions: [kainuu, lappi]
formats: [story, open-graph]
languages: [fi]
entries:
  - id: a
    templates: [event, save-the-date]
    content:
      fi: { title: Hei, when: 12.3.2027 }
      sv: { title: Hej, when: 12.3.2027 }
    changes:
      - { regions: [Lappi], content: { title: Tervetuloa Lappiin } }
      - { formats: [story], templates: [event], leave_out: true }
"""


def test_a_change_touches_the_pictures_that_it_names_alone(house: House, tmp_path: Path) -> None:
    (tmp_path / "kit.yml").write_text(CHANGED, encoding="utf-8")
    jobs = plan(read_kit(tmp_path / "kit.yml", house), house)
    said = {(job.request.template, job.request.region, job.request.format): job.request.content["title"] for job in jobs}
    assert said == {
        ("event", "kainuu", "open-graph"): "Hei",
        ("event", "lappi", "open-graph"): "Tervetuloa Lappiin",
        **{("save-the-date", "kainuu", format): "Hei" for format in ("story", "open-graph")},
        **{("save-the-date", "lappi", format): "Tervetuloa Lappiin" for format in ("story", "open-graph")},
    }


def test_mistakes_in_a_change_are_told_at_their_place(house: House, tmp_path: Path) -> None:
    wrong = CHANGED.replace("title: Tervetuloa", "titel: Tervetuloa").replace("[event], leave", "[evnt], leave")
    (tmp_path / "kit.yml").write_text(wrong.replace("languages: [fi]", "languages: [fy]"), encoding="utf-8")
    with pytest.raises(DefinitionError) as told:
        read_kit(tmp_path / "kit.yml", house)
    assert [(mistake.line, mistake.problem) for mistake in told.value.mistakes] == [
        (4, "there is no language 'fy'"),
        (12, "titel is not a slot of these templates"),
        (13, "there is no template in this entry 'evnt'"),
    ]


@pytest.mark.parametrize("blank", ["''", '" "', "", '"\\u00ad"'])
def test_a_blank_in_a_change_empties_a_slot(house: House, tmp_path: Path, blank: str) -> None:
    text = CHANGED.replace("title: Hei,", "title: Hei, lead: Alku,").replace("title: Tervetuloa Lappiin", f"lead: {blank}")
    (tmp_path / "kit.yml").write_text(text.replace("event, save-the-date", "event"), encoding="utf-8")
    jobs = plan(read_kit(tmp_path / "kit.yml", house), house)
    assert {job.request.region: job.request.content["lead"] for job in jobs} == {"kainuu": "Alku", "lappi": ""}
    alts = {job.request.region: lay_out(house, job.request).alt for job in jobs}
    assert "Alku" in alts["kainuu"] and "Alku" not in alts["lappi"]


def test_a_blank_in_a_change_is_told_where_the_slot_is_needed(house: House, tmp_path: Path) -> None:
    wrong = CHANGED.replace("title: Tervetuloa Lappiin", "title: ''").replace("languages: [fi]\n", "")
    (tmp_path / "kit.yml").write_text(wrong, encoding="utf-8")
    with pytest.raises(DefinitionError) as told:
        read_kit(tmp_path / "kit.yml", house)
    assert [(found.line, found.column, found.problem, found.remedy) for found in told.value.mistakes] == [
        (11, 47, "title is empty", "write `title: …`")
    ]


@pytest.mark.parametrize("name", ["a" * 256 + ".png", "é" * 130, "a/" * 3000])
@pytest.mark.parametrize(
    ("written", "place"),
    [("partners: [{}]", "7:16: "), ("photo: {{ file: {}, alt: {{ fi: Kuva }} }}", "7:20: ")],
)
def test_a_name_longer_than_any_file_s_is_told(told, written, place, name):
    (said,) = told(("    templates:", f"    {written.format(name)}\n    templates:"))
    assert said.startswith(f"{place}{name[:60]}")


@pytest.mark.parametrize("written", ['partners: ["a\\0.svg"]', 'photo: { file: "sample-lake\\0.jpg", alt: { fi: Kuva } }'])
def test_a_name_with_a_zero_in_it_is_told(told, written):
    (said,) = told(("    templates:", f"    {written}\n    templates:"))
    assert "U+0000 is a control character; delete it" in said
