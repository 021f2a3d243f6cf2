"""What the other commands show, how fast help comes, and how a run ends whatever happens."""

import json
import resource
import subprocess
import sys
from typing import get_args

import click
import pytest

from tests.commands import ROOT, run
from toolkit.cli import main
from toolkit.cli.say import progress
from toolkit.decks import Copy, lay_copy
from toolkit.errors import AssetError
from toolkit.load import load_deck
from toolkit.model.outline import Block, Chart, ChartKind
from toolkit.sources import outline_words as words
from toolkit.sources.kit import read_kit
from toolkit.sources.outline import read_outline


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KeyboardInterrupt(), 130, "Interrupted; what was written is whole."),
        (click.exceptions.Abort(), 130, "Interrupted; what was written is whole."),
        (RuntimeError("odd"), 2, "brandkit: something unexpected: RuntimeError('odd'); set BRANDKIT_DEBUG=1 for details"),
        (RecursionError("deep"), 2, "brandkit: something unexpected: "),
        (MemoryError(), 2, "brandkit: there is too little memory; ask for fewer --jobs or smaller formats"),
        (AssetError("a.ttf", "it is not a font", "put it back"), 2, "a.ttf: it is not a font; put it back"),
    ],
)
def test_whatever_happens_is_told_in_a_line(monkeypatch, capsys, error, code, said):
    def broken(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("toolkit.opened.open_house", broken)
    assert run("list") == code
    told = capsys.readouterr()
    assert told.out == "" and said in told.err and "Traceback" not in told.err


def test_whoever_looks_for_the_cause_gets_the_stack_trace(monkeypatch):
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("odd")

    monkeypatch.setattr("toolkit.opened.open_house", broken)
    monkeypatch.setenv("BRANDKIT_DEBUG", "1")
    with pytest.raises(RuntimeError, match="odd"):
        main(["list"])


def test_a_reader_that_goes_away_is_no_error():
    process = subprocess.Popen(
        [sys.executable, "-m", "toolkit", "brand", "schema"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout and process.stderr
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait() in (0, 1) and said == b""


HEAVY = {"pydantic", "cairocffi", "cairosvg", "numpy", "PIL", "uharfbuzz", "pikepdf", "jinja2", "yaml", "flask"}


@pytest.mark.parametrize("arguments", [["--help"], ["export", "-h"], ["logos", "--help"], ["brand", "--help"], ["--version"]])
def test_help_comes_at_once_and_loads_nothing_heavy(arguments):
    code = (
        f"import sys\nfrom toolkit.cli import main\n"
        f"try:\n    main({arguments})\nexcept SystemExit as end:\n    assert not end.code\n"
        f"assert not {HEAVY} & set(sys.modules), sys.modules"
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.5


@pytest.mark.parametrize(
    "arguments", [["expotr"], ["export"], ["show", "kainu"], ["logos", "--region", "kainu"], ["list", "regoins"]]
)
def test_what_is_not_understood_ends_with_2(arguments, capsys):
    assert run(*arguments) == 2
    told = capsys.readouterr()
    assert told.out == "" and told.err and "Traceback" not in told.err


@pytest.mark.parametrize("what", ["regions", "languages", "templates", "formats", "funding", "partners"])
def test_everything_can_be_listed(what, house, capsys):
    assert run("list", what) == 0
    told = capsys.readouterr().out
    assert all(key in told for key in (house.templates if what == "templates" else getattr(house.brand, what)))


def test_layouts_of_decks_are_listed_with_their_names(house, capsys):
    assert run("list", "layouts") == 0
    lines = [line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines()[1:]]
    layouts = load_deck(house.brand.root).layouts
    assert [key for key, _ in lines] == list(layouts)
    assert ["comparison", "Vertailu · Jämförelse · Comparison"] in lines


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_new_outline_shows_every_kind_of_block_and_is_a_clean_deck(language, house, tmp_path, capsys):
    assert run("new", "outline", "--lang", language) == 0
    path = tmp_path / "new.md"
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    read = read_outline(path, house)
    blocks = [block for slide in read.slides for block in slide.blocks]
    assert {type(block) for block in blocks} == set(get_args(Block))
    assert {block.kind for block in blocks if isinstance(block, Chart)} == set(get_args(ChartKind))
    deck = lay_copy(house, read, Copy(read.region, read.language), str(path))
    assert {slide.layout for slide in deck.slides} == load_deck(house.brand.root).layouts.keys()
    assert len(deck.slides) == len(read.slides) and read.funding_said and read.emblem
    assert not any("#" in slide.notes for slide in read.slides) and sum(bool(slide.notes) for slide in read.slides) == 2


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_new_outline_names_all_key_words_of_its_language(language, house, capsys):
    assert run("new", "outline", "--lang", language) == 0
    told = capsys.readouterr().out.rpartition("<!--")[2]
    tables = (words.FRONT, words.FENCE, words.KIND, words.CHART, words.FUNDING, words.EMBLEM)
    assert not [word for table in tables for word in words.told(table, language) if word not in told]
    assert all(layout.name[language] in told for layout in load_deck(house.brand.root).layouts.values())


def test_all_lists_come_where_none_is_named(capsys):
    assert run("list") == 0
    assert {"regions", "templates", "partners"} <= set(capsys.readouterr().out.splitlines())


@pytest.mark.parametrize(
    ("name", "known"), [("kainuu", "iso"), ("event", "slots"), ("story", "size"), ("night", "hex"), ("fi", "tag")]
)
def test_one_thing_is_shown_in_full(name, known, capsys):
    assert run("show", name) == 0
    assert known in json.loads(capsys.readouterr().out)


def test_a_new_kit_is_one_that_can_be_made(tmp_path, house, capsys):
    assert run("new", "kit") == 0
    (tmp_path / "new.yml").write_text(capsys.readouterr().out, encoding="utf-8")
    assert read_kit(tmp_path / "new.yml", house).sheets


def test_a_new_kit_says_what_each_template_takes(house, capsys):
    assert run("new", "kit") == 0
    _, *told = capsys.readouterr().out.partition("# What each template takes")[2].split("\n#   ")
    for template in house.templates.values():
        slots = [f"{key}*" if slot.required else key for key, slot in template.slots.items()]
        start = next(place for place, line in enumerate(told) if line.startswith(f"{template.id}: "))
        assert [line.strip().partition(":")[0] for line in told[start + 1 : start + 1 + len(slots)]] == slots


def test_templates_are_listed_with_their_slots(capsys):
    assert run("list", "templates") == 0
    assert "Event: when*, title*, lead, place, link\n" in capsys.readouterr().out


def test_partners_without_a_logo_are_listed_as_such(capsys):
    assert run("list", "partners") == 0
    assert "ERRIN, no logo yet\n" in capsys.readouterr().out


def test_columns_do_not_run_together(house, capsys):
    assert run("list", "formats") == 0
    lines = capsys.readouterr().out.splitlines()[1:]
    assert all(line.startswith(f"  {key}  ") for key, line in zip(house.brand.formats, lines, strict=True))


@pytest.mark.parametrize(("command", "times"), [("export", 4), ("logos", 3)])
def test_help_says_what_may_be_repeated(command, times, capsys):
    assert run(command, "--help") == 0
    assert " ".join(capsys.readouterr().out.split()).count("May be repeated.") == times


def test_whose_name_is_set_in_another_language_is_told_once(monkeypatch, capsys):
    monkeypatch.setattr("toolkit.packs.make_packs", lambda *_: [])
    assert run("logos", "--region", "kainuu", "--region", "lappi", "--region", "etela-savo", "--lang", "se", "--lang", "fi") == 0
    assert capsys.readouterr().err.splitlines()[0] == "No name in Northern Sámi, so in Finnish: Kainuu, South Savo."


@pytest.mark.parametrize(
    ("seconds", "done", "said"), [(1, 4, "4/9"), (1, 5, "5/9, about 1 s left"), (6, 3, "3/9, about 12 s left")]
)
def test_no_estimate_is_told_before_it_is_worth_telling(monkeypatch, capsys, seconds, done, said):
    now = iter((100.0, 100.0 + seconds))
    monkeypatch.setattr("toolkit.cli.say.time.monotonic", lambda: next(now))
    progress()(done, 9)
    assert capsys.readouterr().err == f"{said}\n"


def test_the_shipped_definition_has_no_mistakes(capsys):
    assert run("brand", "check") == 0
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "No mistakes.\n")


def test_mistakes_of_a_definition_are_its_findings(root, edit, monkeypatch, capsys):
    monkeypatch.setenv("BRANDKIT_ROOT", str(root))
    edit("brand/palette.yml", "hex:", "hexx:")
    assert run("brand", "check") == 1
    told = capsys.readouterr()
    assert told.out.splitlines() == ["brand/palette.yml:6:53: palette.colors.night.hexx is not a field; did you mean hex?"]
    assert told.err == "1 mistake\n"


def test_schemas_are_written_for_editors(tmp_path, capsys):
    assert run("brand", "schema", "-o", str(tmp_path)) == 0
    assert {path.name for path in tmp_path.glob("*.json")} == {path.name for path in (ROOT / "brand/schema").glob("*.json")}
    capsys.readouterr()
    assert run("brand", "schema") == 0
    assert set(json.loads(capsys.readouterr().out)) == {path.stem for path in tmp_path.glob("*.json")}


def test_more_partners_than_have_room_are_refused_in_the_words_of_a_kit(tmp_path, capsys):
    files = [tmp_path / f"{number}.svg" for number in range(13)]
    for file in files:
        file.write_text("<svg/>")
    assert run("logos", "--region", "kainuu", *(word for file in files for word in ("--partner", str(file)))) == 2
    assert "13 partners have no room; name at most 12" in capsys.readouterr().err


def test_every_partner_file_that_cannot_be_used_is_told_at_once(tmp_path, capsys):
    files = [tmp_path / name for name in ("one.svg", "two.svg")]
    for file in files:
        file.write_text("no picture")
    assert run("logos", "--region", "kainuu", *(word for file in files for word in ("--partner", str(file)))) == 2
    told = capsys.readouterr().err
    assert [told.count(f"{file.name}: ") for file in files] == [1, 1]
