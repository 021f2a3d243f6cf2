"""YAML as people write it: strings stay strings, mistakes are told at their place, and nothing in a file is run or unfolded."""

from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from toolkit import yaml_nodes
from toolkit.errors import MOST_TOLD, DefinitionError, bounded
from toolkit.model.strict import Id, Strict
from toolkit.yaml_nodes import MAX_DEPTH
from toolkit.yaml_source import MAX_BYTES, mend, parse, parse_on, read_document

ROOT = Path(__file__).parents[1]


class Star(Strict):
    name: str
    size: float = 1
    lit: bool = False


class Sky(Strict):
    title: str = ""
    stars: dict[Id, Star] = {}
    lines: tuple[tuple[int, int], ...] = ()
    first: Star | None = None


def faults(text: str) -> list[str]:
    """What is said of the same file where it must be right as YAML."""
    with pytest.raises(DefinitionError) as raised:
        parse(text, "sky.yml")
    return [str(mistake) for mistake in raised.value.mistakes]


def mistakes(text: str) -> list[str]:
    """What is said of a file sky.yml with this text."""
    try:
        _, told = mend(parse_on(text, "sky.yml"), Sky)
    except DefinitionError as error:
        told = error.mistakes
    return [str(mistake) for mistake in bounded(told)]


@pytest.mark.parametrize(
    "written", ["no", "yes", "on", "12:30", "2027-03-12", "1e3", "0x1F", "007", "1_000", ".5", "=", "<<", "3.10", "true"]
)
def test_a_scalar_stays_what_was_written(written):
    assert parse(f"key: {written}", "f").data == {"key": written}
    assert parse(f"{written}: value", "f").data == {written: "value"}


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_nothing_is_nothing_unless_it_is_quoted(written):
    assert parse(f"key: {written}", "f").data == {"key": None}
    assert parse(f'key: "{written}"', "f").data == {"key": written}


def test_lists_and_mappings_are_as_they_stand():
    assert parse("a: [1, {b: c}]\nd:\n  - e\n", "f").data == {"a": ["1", {"b": "c"}], "d": ["e"]}


def test_an_empty_file_is_told_as_such():
    assert parse("", "f").data is None
    assert mistakes("# nothing yet\n") == ["sky.yml:1:1: the file is not a mapping; write `key: value` lines under it"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("titel: Taivas\n", "1:1: titel is not a field; did you mean title?"),
        ("stars:\n  dubhe:\n    naem: Dubhe\n    name: D\n", "3:5: stars.dubhe.naem is not a field; did you mean name?"),
        ("first: { name: D, sise: 2 }\n", "1:19: first.sise is not a field; did you mean size?"),
        ("xyzzy: 1\n", "1:1: xyzzy is not a field; choose from first, lines, stars, title"),
        ("stars:\n  dubhe: {size: 2}\n", "2:10: stars.dubhe.name is missing; add it"),
        ("stars:\n  dubhe: {name: D, size: big}\n", "2:26: stars.dubhe.size is not a number; write it with a decimal point"),
        ("stars:\n  dubhe: {name: D, lit: maybe}\n", "2:25: stars.dubhe.lit is neither true nor false; write true or false"),
        ("stars: [a]\n", "1:8: stars is not a mapping; write `key: value` lines under it"),
        ("lines: 7\n", "1:8: lines is not a list; write it in brackets: [a, b]"),
        ("lines: [[1, x]]\n", "1:13: lines.0.1 is not a whole number; write digits only"),
        ("title: [a]\n", "1:8: title is not a text; write a text"),
        (
            "stars:\n  Große Bärin: {name: D}\n",
            "2:3: stars.Große Bärin: 'Große Bärin' is not an id; use small letters a–z, digits and hyphens",
        ),
    ],
)
def test_a_mistake_is_told_at_its_place_with_what_to_do(text, said):
    assert mistakes(text) == [f"sky.yml:{said}"]


def test_all_mistakes_of_a_file_come_at_once_in_reading_order():
    assert [line[:11] for line in mistakes("titel: x\nstars:\n  a: {naem: A}\nlines: 7\n")] == [
        "sky.yml:1:1",
        "sky.yml:3:7",
        "sky.yml:4:8",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\nb: 2\na: 3\n", "3:1: a stands here twice; delete one of them"),
        ("a:\n  - b: 1\n    b: 2\n", "3:5: b stands here twice; delete one of them"),
        ("a: &x 1\n", "1:4: anchors and aliases are not taken here; write the value out"),
        ("a: *x\n", "1:4: anchors and aliases are not taken here; write the value out"),
        ("a: !!python/object/apply:os.system [ls]\n", "1:4: tags are not taken here; leave it out"),
        ("a: !!int 3\n", "1:4: tags are not taken here; leave it out"),
    ],
)
def test_what_is_yaml_and_not_taken(text, said):
    assert faults(text) == [f"sky.yml:{said}"]


def test_every_key_that_stands_twice_is_told():
    assert len(mistakes("a: 1\na: 2\nb: 1\nb: 2\n")) == 2


def test_an_alias_bomb_is_refused_before_it_grows():
    bomb = "a: &a [x, x]\n" + "".join(f"{c}: &{c} [*{b}, *{b}]\n" for b, c in zip("abcdefgh", "bcdefghi", strict=True))
    said = "anchors and aliases are not taken here; write the value out"
    assert mistakes(bomb) == [f"sky.yml:{place}: {said}" for place in ("1:4", "2:4", "2:8")]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("title: a\x07b\ntitel: x\n", ["1:9", "2:1"]),
        ("title: a\n\x00\nlines: 7\n", ["2:1", "3:8"]),
        ("title:\x07\nlines: 7\n\x1b#", ["1:7", "1:8", "2:8", "3:1"]),
        ("title: a\ntitle: b\nlines: 7\n", ["2:1", "3:8"]),
        ("title: &a x\nlines: 7\n", ["1:8", "2:8"]),
        ("title: !x y\nlines: 7\n", ["1:8", "2:8"]),
        ("[a]: b\nlines: 7\n", ["1:1", "2:8"]),
        ('title: "\\x07"\nlines: 7\n', ["1:8", "2:8"]),
        ("title: a\x07\nlines: [7\n", ["1:9", "2:8"]),
        ("title: a\u2028b\nlines: 7\n", ["1:9", "2:8"]),
        ("# a\u2029b\ntitle: [\x85a, {b: \x07}]\rlines: 7", ["1:4", "2:8", "2:9", "2:17", "3:8"]),
        ("stars: { \x07a: { naem: A, name: B }, b: { \u2028name: C, sise: 2 } }", ["1:10", "1:16", "1:41", "1:51"]),
        ("title: \x07a: b\n", ["1:8"]),
        ("title: a\n\x07lines: &x [\x07&y b]\n", ["2:1", "2:9", "2:13", "2:14"]),
    ],
)
def test_what_can_be_read_over_as_yaml_hides_nothing_else(text, places):
    assert [line.split(": ")[0].removeprefix("sky.yml:") for line in mistakes(text)] == places


def test_a_name_is_read_without_its_control_character():
    assert [line[:12] for line in mistakes("stars: { du\x07bhe: { name: D } }\n")] == ["sky.yml:1:12"]


def test_a_file_of_control_characters_is_told_within_bounds():
    assert len(mistakes("\x01" * 5000)) <= MOST_TOLD + 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: Otava: tähti\n", "1:13: a colon stands inside a text; put the text into quotes, or correct the indent"),
        ("stars:\n\tdubhe: 1\n", "2:1: a tab stands where blanks belong; use blanks"),
        ("title: @a\n", "1:8: a text cannot begin with @; put the text into quotes"),
        ("title: *\n", "1:8: a text cannot begin with *; put the text into quotes"),
        ("title: 'a\nlines: []\n", "1:8: a quotation mark is never closed; close it"),
        (
            'title: "C:\\Users"\n',
            "1:13: what follows the backslash is no escape; write two backslashes for one, or use single quotes",
        ),
        (
            "a: [1\nb: 2\n",
            "1:4: a list in brackets is not closed, or lacks a comma; close it with ], and put a comma between its items",
        ),
        (
            "a: {b: 1\nc: 2\n",
            "1:4: a mapping in braces is not closed, or lacks a comma; close it with }, and put a comma between its fields",
        ),
        ("a: [,]\n", "1:5: a value is missing, or a bracket is not closed; write the value, or close the bracket"),
        ("stars:\n  a: 1\n b: 2\n", "3:2: this line is indented otherwise than those beside it; indent it as they are"),
        ("lines:\n  - 1\n  b: 2\n", "3:3: this line is indented otherwise than those beside it; indent it as they are"),
        ("title: a\nlines\nfirst: 1\n", "2:1: there is no colon in this line; write `key: value`"),
        ("title: - a\n", "1:8: a hyphen stands where no list can begin; put the text into quotes, or correct the indent"),
        ("title: | a\n", "1:10: after | or > the text begins on the next line; begin it there"),
        ("%YAML 7.0\n---\n", "1:1: it is not YAML; check indent and quotes"),
    ],
)
@pytest.mark.parametrize("loader", [yaml.BaseLoader, yaml_nodes._LOADER])
def test_what_is_no_yaml_is_told_in_a_persons_words(monkeypatch, text, said, loader):
    """With libyaml and without."""
    monkeypatch.setattr(yaml_nodes, "_LOADER", loader)
    assert mistakes(text) == [f"sky.yml:{said}"]


def test_a_key_is_one_line():
    assert mistakes("? |\n  title\n: a\n") == ["sky.yml:1:3: a blank or a line break belongs to this key; write it without"]


def test_a_second_document_is_a_mistake():
    assert mistakes("a: 1\n---\nb: 2\n")[0].startswith("sky.yml:2:1")


@pytest.mark.parametrize("code", [0x00, 0x07, 0x1B, 0x7F, 0x80, 0x85, 0x9F, 0x2028, 0x2029, 0xFFFE])
def test_a_control_character_is_told_by_its_place_and_code(code):
    assert faults(f"title: Jäätä\nlines: ä{chr(code)}\n") == [f"sky.yml:2:9: U+{code:04X} is a control character; delete it"]


@pytest.mark.parametrize(
    ("escape", "code"), [("\\0", 0x00), ("\\x1b", 0x1B), ("\\r", 0x0D), ("\\N", 0x85), ("\\L", 0x2028), ("\\uFFFF", 0xFFFF)]
)
def test_a_control_character_is_told_where_it_is_written_as_an_escape(escape, code):
    assert mistakes(f'lines: []\ntitle: "Jää{escape}"\n') == [f"sky.yml:2:8: U+{code:04X} is a control character; delete it"]
    assert mistakes(f'"tit{escape}le": x\n') == [f"sky.yml:1:1: U+{code:04X} is a control character; delete it"]


def test_tabs_and_line_ends_are_text():
    assert parse('a: "b\\tc\\nd"\n', "f").data == {"a": "b\tc\nd"}


@pytest.mark.parametrize("key", ["[a, b]", "{a: b}"])
def test_a_key_is_a_text(key):
    assert mistakes(f"? {key}\n: c\n") == ["sky.yml:1:3: a key is a list or a mapping here; write a text before the colon"]


def test_what_is_quoted_is_kept_short_and_on_one_line():
    (said,) = mistakes('"ti\\ntel": x\n')
    assert said == "sky.yml:1:1: ti tel is not a field; did you mean title?"
    (said,) = mistakes(f"stars: {{{'Ä' * 900}: {{name: D}}}}\n")
    assert len(said) < 420 and said.endswith("…; shorten it")


def test_a_mistake_in_every_line_is_told_in_no_time():
    said = mistakes("".join(f"k{line}: 1\n" for line in range(10_000)))
    assert len(said) == MOST_TOLD + 1
    assert said[0].startswith("sky.yml:1:1: k0 is not a field")
    assert said[-1] == f"sky.yml:{MOST_TOLD}:1: more mistakes follow; mend these first"


@pytest.mark.parametrize("line", ["x: &a b\n", "x: b\n", "\x07\n", "- &a\n", '"\\x07": x\n'])
def test_however_many_there_are_some_hundreds_are_told(line):
    said = mistakes(line * 30_000)
    assert len(said) == MOST_TOLD + 1
    assert said[-1].endswith(": more mistakes follow; mend these first")


def test_a_field_that_the_toolkit_fills_is_nobody_elses():
    class Own(Strict):
        title: str = ""
        place: str = Field(default="", exclude=True)

    _, told = mend(parse("title: x\nplace: y\n", "f"), Own)
    assert [str(mistake) for mistake in told] == ["f:2:1: place is not a field; choose from title"]


def test_it_is_not_nested_without_end():
    deep = MAX_DEPTH + 1
    assert mistakes("a: " + "[" * deep + "]" * deep) == [
        f"sky.yml:1:{deep + 2}: it is nested deeper than {MAX_DEPTH} levels; make it flatter"
    ]
    with pytest.raises(DefinitionError, match="nested deeper"):
        parse("[" * 100_000, "f")


def refused(path) -> str:
    with pytest.raises(DefinitionError) as error:
        read_document(path, "sky.yml")
    return str(error.value)


def test_a_file_that_is_not_there(tmp_path):
    assert refused(tmp_path / "none.yml") == "sky.yml:1:1: it cannot be read (No such file or directory); check the path"
    assert "Is a directory" in refused(tmp_path)


def test_a_file_that_is_too_large(tmp_path):
    path = tmp_path / "big.yml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    assert refused(path) == "sky.yml:1:1: it is larger than 1,000 kB; split it"


def test_a_file_without_end_is_not_read_to_its_end():
    assert refused("/dev/zero") == "sky.yml:1:1: it is larger than 1,000 kB; split it"


def test_a_file_that_is_not_utf_8(tmp_path):
    path = tmp_path / "latin.yml"
    path.write_bytes("a: b\nc: Jää\n".encode("latin-1"))
    assert refused(path) == "sky.yml:2:5: it is not UTF-8; save it as UTF-8"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_file_of_wide_letters_is_not_utf_8(tmp_path, encoding):
    path = tmp_path / "wide.yml"
    path.write_bytes("a: b\nc: Jää\n".encode(encoding))
    assert refused(path) == "sky.yml:1:1: it is not UTF-8; save it as UTF-8"


def test_a_byte_order_mark_and_windows_line_ends_are_taken(tmp_path):
    path = tmp_path / "windows.yml"
    path.write_bytes("a: b\r\nc: Jää\r\n".encode("utf-8-sig"))
    document = read_document(path)
    assert document.data == {"a": "b", "c": "Jää"}
    assert document.at(("c",)) == (2, 4)


def test_a_place_that_is_not_there_is_the_nearest_above():
    document = parse("a:\n  b: [x]\n", "f")
    assert document.at(("a", "b", 0)) == (2, 7)
    assert document.at(("a", "b"), key=True) == (2, 3)
    assert document.at(("a", "b", 9)) == document.at(("a", "b"))
    assert document.at(("z",)) == (1, 1)
    assert document.sections == ["a"]
    assert parse("- x", "f").sections == []


@given(st.text(max_size=60) | st.text(st.sampled_from("a:-[]{}&*!|>'\"#%@`\n\t ,?"), max_size=40))
def test_whatever_is_written_is_read_or_told(text):
    with suppress(DefinitionError):
        assert parse(text, "f").file == "f"


@pytest.mark.parametrize("folder", ["brand", "templates"])
def test_the_toolkits_own_files_are_read_without_libyaml_too(folder):
    for file in sorted((ROOT / folder).rglob("*.yml")):
        text = file.read_text(encoding="utf-8")
        assert [*map(str, yaml.parse(text, yaml.BaseLoader))] == [*map(str, yaml.parse(text, yaml_nodes._LOADER))], file
