"""Exporting from the command line: what it makes, what it says, and what is left when it is stopped."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import cairocffi
import pytest

from tests.commands import ROOT, child, run
from toolkit.cli.interrupt import interruptible

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
NONE = "no picture of the kit, as far as the other options leave it, fits"
STEM = "one/kainuu/enf_one_announcement_kainuu_fi_instagram-square"


@pytest.fixture
def kit(tmp_path: Path):
    def write(title: str = "Hyvää huomenta", extra: str = "", **replaced: str) -> str:
        text = KIT % title + extra
        for old, new in replaced.items():
            text = text.replace(old, new)
        path = tmp_path / "kit.yml"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_a_kit_becomes_pictures_texts_and_a_manifest(kit, out):
    assert run("export", kit(), "-o", str(out)) == 0
    assert (out / f"{STEM}.png").read_bytes().startswith(b"\x89PNG")
    assert "Hyvää huomenta" in (out / f"{STEM}.txt").read_text(encoding="utf-8")
    record = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["exports"][0]
    assert (record["width"], record["region"], record["findings"]) == (1080, "kainuu", [])
    assert (out / "index.html").is_file()
    assert not list(out.rglob("*.part"))


def test_progress_goes_to_stderr_and_the_manifest_alone_to_stdout(kit, out, capsys):
    assert run("export", kit(), "-o", str(out), "--json") == 0
    said = capsys.readouterr()
    assert json.loads(said.out) == json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert "1/1 in " in said.err and f"1 picture, 0 findings.\nSee {out / 'index.html'}" in said.err


def test_a_misspelt_field_is_told_at_its_place_and_nothing_is_made(kit, out, capsys):
    assert run("export", kit(extra="fundign: none\n"), "-o", str(out)) == 2
    said = capsys.readouterr()
    assert "kit.yml:11:1: fundign is not a field; did you mean funding?" in said.err
    assert "1 mistake; nothing was made." in said.err
    assert said.out == ""
    assert not out.exists()


def test_all_mistakes_come_at_once(kit, out, capsys):
    assert run("export", kit(kainuu="kainu", announcement="anouncement"), "-o", str(out)) == 2
    said = capsys.readouterr().err
    assert "did you mean kainuu?" in said
    assert "did you mean announcement?" in said
    assert "2 mistakes; nothing was made." in said


def test_a_kit_that_is_not_there_is_told(out, capsys):
    assert run("export", "none.yml", "-o", str(out)) == 2
    assert "none.yml:1:1: it cannot be read (No such file or directory); check the path" in capsys.readouterr().err
    assert not out.exists()


def test_a_misfit_stops_only_its_own_picture(kit, out, capsys):
    english = "  - { id: two, templates: [announcement], content: { en: { title: Good morning } } }\n"
    assert run("export", kit("Sana" * 29, extra=english), "-o", str(out)) == 1
    said = capsys.readouterr().err
    assert f"not made: {STEM}: title: " in said
    assert "1 picture, 1 picture not made, 0 findings." in said
    told = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert [Path(record["path"]).parts[0] for record in told["exports"]] == ["two"]
    assert [failure["job"] for failure in told["failures"]] == [STEM]
    assert "Not made" in (out / "index.html").read_text(encoding="utf-8")


def test_where_no_picture_is_made_nobody_is_sent_to_look_at_them(kit, out, capsys):
    assert run("export", kit("Sana" * 29), "-o", str(out)) == 1
    said = capsys.readouterr().err
    assert "0 pictures, 1 picture not made, 0 findings." in said
    assert f"No picture was made; {out / 'manifest.json'} says why." in said and "See " not in said


def test_pictures_and_files_are_counted_apart(kit, out, capsys):
    path = kit(**{"[png]": "[png, svg]"})
    assert run("export", path, "-o", str(out), "--dry-run") == 0
    assert "1 picture in 2 files would be made." in capsys.readouterr().err
    assert run("export", path, "-o", str(out)) == 0
    assert "1 picture in 2 files, 0 findings." in capsys.readouterr().err


def test_a_headline_of_ten_thousand_characters_is_refused_before_drawing(kit, out, capsys):
    assert run("export", kit("a" * 10_000), "-o", str(out)) == 2
    assert "10,000 characters where 120 have room" in capsys.readouterr().err


def test_a_dry_run_lists_sizes_and_writes_nothing(kit, out, capsys):
    assert run("export", kit(), "-o", str(out), "--dry-run") == 0
    said = capsys.readouterr()
    assert said.out == f"{STEM}.png  1080 × 1080\n"
    assert "1 picture would be made." in said.err
    assert not out.exists()


def test_a_dry_run_tells_programs_too(kit, out, capsys):
    assert run("export", kit(), "-o", str(out), "--dry-run", "--json") == 0
    assert json.loads(capsys.readouterr().out) == [{"path": f"{STEM}.png", "width": 1080, "height": 1080}]


WIDE = {"[kainuu]": "[kainuu, lappi, area]", "[instagram-square]": "[instagram-square, story]"}


@pytest.mark.parametrize(
    ("options", "left"),
    [
        ((), 12),
        (("--region", "Lappi"), 4),
        (("--region", "Lapland", "--region", "area"), 8),
        (("--region", "all"), 8),
        (("--region", "all", "--region", "area"), 12),
        (("--lang", "en"), 6),
        (("--format", "story"), 6),
        (("--only", "kainuu_fi_story"), 1),
        (("--only", "kainuu_fi", "--only", "lappi_en"), 4),
        (("--region", "kainuu", "--lang", "fi", "--format", "story"), 1),
    ],
)
def test_a_part_of_a_kit_may_be_asked_for(kit, capsys, options, left):
    path = kit(extra="      en: { title: Good morning }\n", **WIDE)
    assert run("export", path, "--dry-run", *options) == 0
    assert len(capsys.readouterr().out.splitlines()) == left


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--region", "kainu"), "kainu: there is no such region; did you mean kainuu?"),
        (("--lang", "fin"), "fin: there is no such language; did you mean fi?"),
        (("--format", "stroy"), "stroy: there is no such format; did you mean story?"),
        (("--format", "instagram"), "choose from instagram-square, instagram-portrait, instagram-tall"),
        (("--lang", "en"), f"--lang en: {NONE}; choose from fi"),
        (("--region", "lappi", "--only", "lappi"), f"--region lappi: {NONE}; choose from kainuu"),
        (("--lang", "fi", "--format", "story"), f"--format story: {NONE}; choose from instagram-square"),
        (("--only", "xyz"), f"--only xyz: {NONE}; see --dry-run for the paths there are"),
        (("--jobs", "0"), "0 is not in the range 1<=x<=64"),
        (("--jbos", "2"), "--jobs"),
    ],
)
def test_an_option_that_leads_nowhere_is_told(kit, out, capsys, options, said):
    assert run("export", kit(), "-o", str(out), *options) == 2
    assert said in capsys.readouterr().err
    assert not out.exists()


def test_a_full_disk_is_told_and_leaves_nothing_half_written(kit, out, capsys, monkeypatch):
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    path = kit()
    monkeypatch.setattr(Path, "write_bytes", full)
    assert run("export", path, "-o", str(out)) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert not list(out.rglob("*.part"))


def test_a_folder_that_is_a_file_is_told(kit, tmp_path, capsys):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert run("export", kit(), "-o", str(tmp_path / "file")) == 2
    capsys.readouterr()
    deep = tmp_path / "file" / "deep"
    assert run("export", kit(), "-o", str(deep)) == 2
    assert capsys.readouterr().err == f"{deep}: it cannot be written (Not a directory); choose another folder with -o\n"


def test_what_a_run_for_some_pictures_leaves_out_stays_in_the_manifest(kit, out):
    path = kit(**{"[kainuu]": "[kainuu, lappi]"})
    assert run("export", path, "-o", str(out)) == 0
    whole = (out / "manifest.json").read_bytes()
    assert run("export", path, "-o", str(out), "--region", "lappi") == 0
    assert (out / "manifest.json").read_bytes() == whole
    (out / f"{STEM}.png").unlink()
    assert run("export", path, "-o", str(out), "--region", "lappi") == 0
    assert [record["region"] for record in json.loads((out / "manifest.json").read_bytes())["exports"]] == ["lappi"]


def test_a_picture_that_no_longer_fits_leaves_no_old_one_behind(kit, out, capsys):
    assert run("export", kit(), "-o", str(out)) == 0
    assert run("export", kit("Sana" * 29), "-o", str(out)) == 1
    assert sorted(path.name for path in out.rglob("*") if path.is_file()) == ["index.html", "manifest.json"]
    said = capsys.readouterr().err
    assert all(f"removed: {STEM}.{suffix}: it is an earlier run's, " in said for suffix in ("png", "txt"))


def test_an_old_picture_that_somebody_changed_stays_and_is_told(kit, out, capsys):
    assert run("export", kit(), "-o", str(out)) == 0
    (out / f"{STEM}.png").write_bytes(b"painted over")
    assert run("export", kit("Sana" * 29), "-o", str(out)) == 1
    assert (out / f"{STEM}.png").read_bytes() == b"painted over" and not (out / f"{STEM}.txt").exists()
    left = f"{STEM}.png: it is none of ours, or was changed since, so it stays; look whether it is still right"
    assert f"not removed: {left}" in capsys.readouterr().err
    assert left in (out / "index.html").read_text(encoding="utf-8")
    assert json.loads((out / "manifest.json").read_bytes())["failures"][0]["left"] == [f"{STEM}.png"]


def test_a_lost_alternative_text_is_made_again(kit, out):
    for _ in range(2):
        assert run("export", kit(), "-o", str(out)) == 0
        assert (out / f"{STEM}.txt").is_file()
        (out / f"{STEM}.txt").unlink()


def test_a_manifest_of_another_version_is_none(kit, out, capsys):
    path = kit(**{"[kainuu]": "[kainuu, lappi]"})
    assert run("export", path, "-o", str(out)) == 0
    told = json.loads((out / "manifest.json").read_bytes())
    told["exports"][0]["seen"] = 1
    del told["exports"][1]["findings"]
    (out / "manifest.json").write_text(json.dumps(told), encoding="utf-8")
    assert run("export", path, "-o", str(out), "--region", "lappi") == 0
    assert "removed" not in capsys.readouterr().err and len([*out.rglob("*.png")]) == 2


def test_the_contact_sheet_shows_the_kind_that_a_page_can_show(kit, out):
    assert run("export", kit(**{"[png]": "[pdf, png]"}), "-o", str(out)) == 0
    assert f'<img src="{STEM}.png"' in (out / "index.html").read_text(encoding="utf-8")


def test_what_an_option_names_beside_something_else_and_is_not_there_is_told(kit, out, capsys):
    assert run("export", kit(), "-o", str(out), "--region", "kainuu", "--region", "lappi") == 0
    assert "nothing to make: --region lappi: choose from kainuu" in capsys.readouterr().err


def test_a_kit_that_asks_for_nothing_is_told_so(kit, out, capsys):
    assert run("export", kit(extra="languages: [sv]\n"), "-o", str(out)) == 2
    assert "kit: it asks for no picture; look at its regions" in capsys.readouterr().err


def test_an_interruption_waits_while_cairo_calls_back(tmp_path):
    """What is raised there cairo cannot pass on: it would be printed, and the drawing lost."""

    class Sink:
        def write(self, data: bytes) -> int:
            signal.raise_signal(signal.SIGINT)
            return len(data)

    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM)}
    signal.signal(signal.SIGINT, signal.default_int_handler)
    interruptible()
    try:
        surface = cairocffi.PDFSurface(Sink(), 100, 100)
        with pytest.raises(KeyboardInterrupt):
            _ = surface.finish(), time.sleep(5)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def test_what_the_kit_asks_for_no_more_stays_and_is_told_once(kit, out, capsys):
    assert run("export", kit(**{"[kainuu]": "[kainuu, lappi]", "[png]": "[png, jpg]"}), "-o", str(out)) == 0
    assert "left:" not in capsys.readouterr().err
    assert run("export", kit(), "-o", str(out)) == 0
    assert f"left: 3 files of an earlier run in {out}, not asked for by this kit: {STEM}.jpg, …; " in capsys.readouterr().err
    assert len([*out.rglob("*.jpg"), *out.rglob("*.png")]) == 4
    assert run("export", kit(), "-o", str(out)) == 0
    assert "left:" not in capsys.readouterr().err


def test_what_does_not_fit_takes_nothing_of_the_pictures_that_were_not_asked_for(kit, out):
    both = {"[kainuu]": "[kainuu, lappi]"}
    assert run("export", kit(**both), "-o", str(out)) == 0
    assert run("export", kit("Sana" * 29, **both), "-o", str(out), "--region", "kainuu") == 1
    assert [record["region"] for record in json.loads((out / "manifest.json").read_bytes())["exports"]] == ["lappi"]
    assert {path.name for path in out.rglob("*.png")} == {f"{Path(STEM).name}.png".replace("kainuu", "lappi")}


def test_what_an_interrupted_run_did_not_come_to_stays_in_the_manifest(kit, out, monkeypatch):
    from toolkit import batch

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    assert run("export", kit(), "-o", str(out)) == 0
    monkeypatch.setattr(batch, "make", interrupted)
    assert run("export", kit("Another"), "-o", str(out)) == 130
    assert [Path(record["path"]).stem for record in json.loads((out / "manifest.json").read_bytes())["exports"]] == [
        Path(STEM).name
    ]
    monkeypatch.undo()
    assert run("export", kit("Sana" * 29), "-o", str(out)) == 1
    assert not list(out.rglob("*.png"))


def test_where_only_the_report_finds_no_room_the_pictures_stand(kit, out, capsys):
    (out / "index.html").mkdir(parents=True)
    assert run("export", kit(), "-o", str(out)) == 1
    said = capsys.readouterr().err
    assert "1 picture, 0 findings." in said and "index.html: it cannot be written" in said
    assert (out / f"{STEM}.png").is_file()


@pytest.fixture
def running(kit, out) -> Callable[[str], "subprocess.Popen[str]"]:
    """A long run with so many processes, when its first pictures are there."""

    def begin(workers: str) -> "subprocess.Popen[str]":
        path = kit(**{"[kainuu]": "[all]", "[instagram-square]": "[all]"})
        command = [sys.executable, "-m", "toolkit", "export", path, "-o", str(out), "--jobs", workers]
        process = subprocess.Popen(command, cwd=ROOT, text=True, stderr=subprocess.PIPE, start_new_session=True)
        wait_for(lambda: any(out.rglob("*.png")) or process.poll() is not None)
        return process

    return begin


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize(
    ("send", "ending"), [(os.killpg, signal.SIGINT), (os.kill, signal.SIGTERM), (os.killpg, signal.SIGTERM)], ids=range(3)
)
def test_an_interruption_leaves_whole_files_and_no_stack_trace(running, out, workers, send, ending):
    """By Ctrl-C, and by a supervisor that ends the parent alone or all processes."""
    process = running(workers)
    send(process.pid, ending)
    said = process.communicate(timeout=30)[1]
    assert process.returncode == 130
    assert "stopped: interrupted; run it again to go on where it was stopped" in said
    assert "Traceback" not in said
    assert any(out.rglob("*.png")) and not list(out.rglob("*.part"))
    recorded = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["exports"]
    assert len(recorded) <= len(list(out.rglob("*.png"))) < 8 * 41


def test_no_process_is_left_when_the_parent_is_killed(running):
    process = running("2")
    process.kill()
    process.communicate(timeout=5)  # ends when nobody holds its stderr any more


def wait_for(happened: Callable[[], bool], seconds: float = 30) -> None:
    ends = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < ends
        time.sleep(0.01)


def test_nothing_is_made_by_a_mistaken_definition(root, edit, kit, out, monkeypatch, capsys):
    monkeypatch.setenv("BRANDKIT_ROOT", str(root))
    edit("brand/words.yml", "\nwords:", "\nwords: &x")
    assert run("export", kit(), "-o", str(out)) == 2
    assert "anchors and aliases are not taken here" in capsys.readouterr().err
    assert not out.exists()


def test_it_runs_as_a_module(kit, out):
    ended = child("export", kit(), "-o", str(out), "--dry-run")
    assert (ended.returncode, ended.stdout) == (0, f"{STEM}.png  1080 × 1080\n")
