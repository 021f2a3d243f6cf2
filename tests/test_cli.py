"""The command line from outside: what it makes, what it says, and how it ends."""

import json
from pathlib import Path

import pytest

from toolkit.cli import main

KIT = """
name: small
regions: [kainuu]
formats: [instagram-square]
suffixes: [png]
entries:
  - id: one
    templates: [announcement]
    content:
      fi: { title: %s }
"""


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ending:
        main(list(arguments))
    return int(ending.value.code or 0)


@pytest.fixture
def kit(tmp_path: Path):
    def write(title: str = "Hyvää huomenta", extra: str = "") -> str:
        path = tmp_path / "kit.yml"
        path.write_text(KIT % title + extra, encoding="utf-8")
        return str(path)

    return write


def test_a_kit_becomes_pictures_texts_and_a_manifest(kit, tmp_path):
    out = tmp_path / "out"
    assert run("export", kit(), "-o", str(out)) == 0
    stem = out / "one" / "kainuu" / "enf_one_announcement_kainuu_fi_instagram-square"
    assert stem.with_suffix(".png").read_bytes().startswith(b"\x89PNG")
    assert "Hyvää huomenta" in stem.with_suffix(".txt").read_text(encoding="utf-8")
    record = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["exports"][0]
    assert (record["width"], record["region"], record["findings"]) == (1080, "kainuu", [])
    assert (out / "index.html").is_file()
    assert not list(out.rglob("*.part"))


def test_a_misspelt_field_is_told_at_its_place_and_nothing_is_made(kit, tmp_path, capsys):
    assert run("export", kit(extra="fundign: none\n"), "-o", str(tmp_path / "out")) == 2
    assert "kit.yml:11:1: fundign is not a field; did you mean funding?" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_all_mistakes_come_at_once(tmp_path, capsys):
    path = tmp_path / "kit.yml"
    path.write_text((KIT % "x").replace("kainuu", "kainu").replace("announcement", "anouncement"), encoding="utf-8")
    assert run("export", str(path), "-o", str(tmp_path / "out")) == 2
    said = capsys.readouterr().err
    assert "did you mean kainuu?" in said
    assert "did you mean announcement?" in said


def test_a_misfit_stops_only_its_own_picture(kit, tmp_path, capsys):
    assert run("export", kit("Sana" * 29), "-o", str(tmp_path / "out")) == 1
    assert "title" in capsys.readouterr().err


def test_a_headline_of_ten_thousand_characters_is_refused_before_drawing(kit, tmp_path, capsys):
    assert run("export", kit("a" * 10_000), "-o", str(tmp_path / "out")) == 2
    assert "10,000 characters where 120 have room" in capsys.readouterr().err


def test_a_dry_run_writes_nothing(kit, tmp_path, capsys):
    assert run("export", kit(), "-o", str(tmp_path / "out"), "--dry-run") == 0
    assert "1080 × 1080" in capsys.readouterr().out
    assert not (tmp_path / "out").exists()


def test_a_full_disk_is_told_and_leaves_nothing_half_written(kit, tmp_path, capsys, monkeypatch):
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    out = tmp_path / "out"
    path = kit()
    monkeypatch.setattr(Path, "write_bytes", full)
    assert run("export", path, "-o", str(out)) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert not list(out.rglob("*.part"))


def test_the_shipped_definition_has_no_mistakes(capsys):
    assert run("brand", "check") == 0


def test_an_interruption_ends_with_130(monkeypatch, kit, tmp_path):
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("toolkit.batch.lay_out", interrupted)
    assert run("export", kit(), "-o", str(tmp_path / "out")) == 130


def test_what_nobody_foresaw_shows_no_stack_trace(monkeypatch, capsys):
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("odd")

    monkeypatch.setattr("toolkit.batch.open_house", broken)
    assert run("list") == 2
    assert "Traceback" not in capsys.readouterr().err
