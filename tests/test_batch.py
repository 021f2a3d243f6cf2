"""A run: the jobs a kit asks for, done in order, each whole or not at all, and the same bytes every time."""

import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from toolkit import batch, report
from toolkit.backends.table import export
from toolkit.batch import Export, Failure, make, plan, run, stems
from toolkit.errors import OutputError
from toolkit.files import write_whole
from toolkit.model.kit import Kit
from toolkit.opened import with_logos
from toolkit.sources.kit import read_kit

ROOT = Path(__file__).parents[1]
KIT = """\
name: small
regions: [kainuu, area]
formats: [instagram-square, open-graph]
suffixes: [png, svg]
entries:
  - id: one
    templates: [announcement]
    photo: { file: sample-lake.jpg, alt: { fi: Järvi }, credit: A. Kuvaaja }
    content:
      fi: { title: Hyvää huomenta }
  - id: two
    templates: [announcement]
    regions: [lappi]
    content:
      en: { title: Good morning }
"""
Jobs = list[batch.Job]


@pytest.fixture
def jobs(tmp_path: Path, house) -> Callable[..., Jobs]:
    """The jobs of the kit, with some of its text replaced: `jobs("Hyvää", "x")`."""

    def planned(old: str = "", new: str = "") -> Jobs:
        path = tmp_path / "kit.yml"
        path.write_text(KIT.replace(old, new) if old else KIT, encoding="utf-8")
        return plan(read_kit(path, house), house)

    return planned


@pytest.fixture
def kit(tmp_path: Path, house) -> Kit:
    (tmp_path / "own.yml").write_text(KIT, encoding="utf-8")
    return read_kit(tmp_path / "own.yml", house).kit


def files(out: Path) -> dict[str, bytes]:
    """Everything below a folder."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def made(results) -> list[str]:
    return [result.path for result in results if isinstance(result, Export)]


def failed(results) -> list[Failure]:
    return [result for result in results if isinstance(result, Failure)]


def test_a_job_for_every_region_format_and_ground(jobs):
    assert len(jobs()) == 2 * 2 + 2
    assert len(jobs("suffixes: [png, svg]", "grounds: [dark, light]")) == 12


def test_nothing_to_do_is_done_by_any_number_of_workers(house, tmp_path):
    assert run([], house, tmp_path, workers=2) == []


def test_a_partner_s_new_name_makes_a_new_alternative_text(house, tmp_path):
    out, logo = tmp_path / "out", tmp_path / "errin.svg"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 4"><path d="M0 0h9v4H0z"/></svg>', encoding="utf-8")
    for name in ("errin", "vanguard"):
        logo = logo.rename(tmp_path / f"{name}.svg")
        (tmp_path / "kit.yml").write_text(KIT.replace("templates:", f"partners: [{logo.name}]\n    templates:"), encoding="utf-8")
        read = read_kit(tmp_path / "kit.yml", house)
        dressed = with_logos(house, [str(logo)])
        results = run(plan(read, dressed), dressed, out)
        report.write_report(results, dressed, read.kit, out)
        assert all(name.capitalize() in result.alt for result in results)


def test_a_job_that_fails_in_one_file_kind_writes_none(jobs, house, tmp_path, monkeypatch):
    def full(artboard, suffix, about):
        if suffix == "svg":
            raise OutputError("x", "too many bytes", "use less")
        return export(artboard, suffix, about)

    monkeypatch.setattr(batch, "export", full)
    (failure,) = make(house, jobs()[0], tmp_path / "out")
    assert isinstance(failure, Failure) and not failure.left and not files(tmp_path / "out")


def test_no_two_jobs_write_the_same_file(house):
    planned = plan(read_kit(ROOT / "brand/kits/starter/kit.yml", house), house)
    named = stems(planned, house)
    assert len(set(named)) == len(named) > 50


def test_jobs_that_share_a_photograph_and_a_canvas_stand_together(jobs):
    shared = [(job.request.photo.file if job.request.photo else "", job.request.format) for job in jobs()]
    assert shared == sorted(shared)


def test_a_channel_s_first_kind_is_taken_where_none_is_asked_for(jobs, house):
    for job in jobs("suffixes: [png, svg]\n", ""):
        assert job.suffixes == house.brand.formats[job.request.format].suffixes[:1]


@pytest.fixture(scope="module")
def ran(house, tmp_path_factory) -> Path:
    """The folder of a run, with its report."""
    folder = tmp_path_factory.mktemp("ran")
    (folder / "kit.yml").write_text(KIT, encoding="utf-8")
    read = read_kit(folder / "kit.yml", house)
    results = run(plan(read, house), house, folder / "out")
    report.write_report(results, house, read.kit, folder / "out")
    return folder / "out"


def test_files_are_named_by_what_they_show(ran):
    kainuu = "one/kainuu/enf_one_announcement_kainuu_fi_"
    area, lappi = kainuu.replace("kainuu", "area"), "two/lappi/enf_two_announcement_lappi_en_"
    pictures = [f"{stem}{fmt}" for stem in (kainuu, area, lappi) for fmt in ("instagram-square", "open-graph")]
    named = [f"{picture}.{suffix}" for picture in pictures for suffix in ("png", "svg", "txt")]
    assert sorted(files(ran)) == sorted([*named, "index.html", "manifest.json"])


def test_the_alternative_text_lies_beside_the_picture(ran):
    text = (ran / "two/lappi/enf_two_announcement_lappi_en_open-graph.txt").read_text(encoding="utf-8")
    assert "Good morning" in text and text.endswith("\n") and text.count("\n") == 1


def test_whose_photograph_it_is_stands_below_the_alternative_text(ran):
    text = (ran / "one/kainuu/enf_one_announcement_kainuu_fi_open-graph.txt").read_text(encoding="utf-8")
    assert text.splitlines()[1:] == ["Kuva: A. Kuvaaja"]


def test_the_manifest_tells_what_was_made_from_what(ran, house):
    told = json.loads((ran / "manifest.json").read_text(encoding="utf-8"))
    assert (told["kit"], told["definition"], told["failures"]) == ("small", house.brand.digest, [])
    assert {"cairo", "pillow", "uharfbuzz", "hyphenation"} <= set(told["engines"])
    record = next(one for one in told["exports"] if one["path"].endswith("area_fi_open-graph.png"))
    data = (ran / record["path"]).read_bytes()
    assert (record["width"], record["height"], record["bytes"]) == (1200, 630, len(data))
    assert (record["region"], record["language"], record["suffix"]) == (None, "fi", "png")
    assert record["sha256"] == batch.sha256_of(data)
    assert "Hyvää huomenta" in record["alt"] and record["findings"] == []


def test_the_manifest_names_no_place_on_the_machine(ran):
    assert str(ran.parent) not in (ran / "manifest.json").read_text(encoding="utf-8")
    assert str(ROOT) not in (ran / "manifest.json").read_text(encoding="utf-8")


def test_the_contact_sheet_shows_every_picture_once_with_its_text(ran):
    page = (ran / "index.html").read_text(encoding="utf-8")
    assert page.count("<img ") == 6
    assert 'src="one/kainuu/enf_one_announcement_kainuu_fi_open-graph.png"' in page
    assert page.count("Good morning") == 2
    assert "Pictures: 6. Files: 12." in page


def test_the_contact_sheet_says_what_each_picture_is(ran):
    page = (ran / "index.html").read_text(encoding="utf-8")
    assert "Announcement, Open Graph preview, dark, Finnish, 1200 × 630, " in page
    assert '<li lang="fi-FI">' in page and '<li lang="en-GB">' in page


def test_a_banner_is_wide_on_the_contact_sheet(ran, house):
    records = json.loads((ran / "manifest.json").read_text(encoding="utf-8"))["exports"]
    export = Export(**{**records[0], "findings": (), "path": "one/area/a_light.png", "width": 1500, "height": 500})
    page = report.contact_sheet([export], house, "small")
    assert page.count(' class="wide"') == 1 and ", light, " in page


@pytest.mark.parametrize(
    ("title", "said"), [({}, "small"), ({"fi": "Kevät", "en": "Spring"}, "Spring"), ({"sv": "Vår", "fi": "Kevät"}, "Vår")]
)
def test_the_contact_sheet_has_the_kits_title(kit, house, tmp_path, title, said):
    report.write_report([], house, kit.model_copy(update={"title": title}), tmp_path)
    assert f"<h1>{said}</h1>" in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_the_contact_sheet_keeps_the_kits_order(ran, house):
    records = json.loads((ran / "manifest.json").read_text(encoding="utf-8"))["exports"]
    exports = [Export(**{**record, "findings": ()}) for record in records]
    page = report.contact_sheet(exports, house, "small", ["two", "one"])
    assert page.index("<h2>two · Lapland") < page.index("<h2>one · ")


def test_what_people_write_is_text_on_the_contact_sheet(house):
    risky = Failure("a", "<script>alert(1)</script>")
    assert "<script" not in report.contact_sheet([risky], house, "<b>kit</b>")
    assert "<b>" not in report.contact_sheet([risky], house, "<b>kit</b>")


def test_another_run_gives_the_same_bytes(ran, jobs, house, kit, tmp_path):
    results = run(jobs(), house, tmp_path / "again")
    report.write_report(results, house, kit, tmp_path / "again")
    assert files(tmp_path / "again") == files(ran)


def test_several_processes_give_the_same_bytes(ran, jobs, house, kit, tmp_path):
    results = run(jobs(), house, tmp_path / "again", workers=2)
    report.write_report(results, house, kit, tmp_path / "again")
    assert files(tmp_path / "again") == files(ran)


@pytest.mark.parametrize(
    "world", [{"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"}, {"TZ": "America/Lima", "PYTHONHASHSEED": "2"}]
)
def test_another_zone_locale_and_hash_seed_give_the_same_bytes(ran, tmp_path, world):
    (tmp_path / "kit.yml").write_text(KIT, encoding="utf-8")
    command = [sys.executable, "-m", "toolkit", "export", "kit.yml", "-o", "again"]
    path = {"PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=tmp_path, env={**os.environ, **path, **world}, check=True, capture_output=True)
    assert files(tmp_path / "again") == files(ran)


def test_progress_counts_pictures(jobs, house, tmp_path):
    told = list[tuple[int, int]]()
    run(jobs(), house, tmp_path / "out", progress=lambda done, total: told.append((done, total)))
    assert told == [(done, 6) for done in range(1, 7)]


def test_a_misfit_fails_alone(jobs, house, tmp_path):
    results = run(jobs("Good morning", "Saippuakauppias" * 7), house, tmp_path / "out")
    assert len(made(results)) == 8
    assert [failure.job for failure in failed(results)] == [
        "two/lappi/enf_two_announcement_lappi_en_instagram-square",
        "two/lappi/enf_two_announcement_lappi_en_open-graph",
    ]
    assert all("title" in failure.error and not failure.fatal for failure in failed(results))
    assert not (tmp_path / "out" / "two").exists()


def test_a_character_that_no_face_has_fails_alone_and_is_named(jobs, house, tmp_path):
    party = {"en": {"title": "Good morning 🎉"}}
    planned = [
        job._replace(request=replace(job.request, content=party.get(job.request.language, job.request.content))) for job in jobs()
    ]
    results = run(planned, house, tmp_path / "out")
    assert len(made(results)) == 8
    assert all("PARTY POPPER" in failure.error for failure in failed(results))


def test_a_photograph_that_is_gone_since_fails_its_own_pictures(jobs, house, tmp_path):
    planned = [
        job._replace(request=replace(job.request, photo=job.request.photo.model_copy(update={"file": "gone.jpg"})))
        if job.request.photo
        else job
        for job in jobs()
    ]
    results = run(planned, house, tmp_path / "out")
    assert len(made(results)) == 4
    assert all("gone.jpg: it cannot be read" in failure.error for failure in failed(results))


def test_an_error_that_nobody_foresaw_fails_its_own_picture(jobs, house, tmp_path, monkeypatch):
    planned, lay_out = jobs(), batch.lay_out

    def odd(house, request):
        if request.language == "en":
            raise ZeroDivisionError("odd")
        return lay_out(house, request)

    monkeypatch.setattr(batch, "lay_out", odd)
    results = run(planned, house, tmp_path / "out")
    assert len(made(results)) == 8
    assert all("something unexpected: ZeroDivisionError('odd'); set BRANDKIT_DEBUG=1" in one.error for one in failed(results))
    monkeypatch.setenv("BRANDKIT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run(planned, house, tmp_path / "again")


def test_a_process_that_is_killed_ends_the_run_and_is_told(jobs, house, tmp_path, monkeypatch):
    monkeypatch.setattr(batch, "make", killed)
    results = run(jobs(), house, tmp_path / "out", workers=2)
    assert [failure.fatal for failure in failed(results)] == [True]
    assert "stopped from outside" in failed(results)[0].error and "fewer --jobs" in failed(results)[0].error


def killed(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("workers", [1, 2])
def test_an_interrupted_run_tells_what_it_made_and_the_next_goes_on(jobs, house, kit, tmp_path, workers):
    def interrupt(done: int, total: int) -> None:
        raise KeyboardInterrupt

    results = run(jobs(), house, tmp_path / "out", workers, interrupt)
    assert made(results) and [failure.error for failure in failed(results)] == [batch.INTERRUPTED]
    report.write_report(results, house, kit, tmp_path / "out")
    written = {path: (tmp_path / "out" / path).stat().st_mtime_ns for path in made(results)}
    assert len(made(run(jobs(), house, tmp_path / "out", workers))) == 12
    assert {path: (tmp_path / "out" / path).stat().st_mtime_ns for path in written} == written


def test_what_workers_had_made_when_it_was_interrupted_is_told(jobs, house, tmp_path):
    """Of chunks that were not finished too: files on disk and results agree."""

    def interrupt(done: int, total: int) -> None:
        raise KeyboardInterrupt

    many = jobs("[instagram-square, open-graph]\nsuffixes: [png, svg]", "[all]\nsuffixes: [svg]")
    results = run(many, house, tmp_path / "out", 2, interrupt)
    on_disk = {path for path in files(tmp_path / "out") if not path.endswith(".txt")}
    assert on_disk == set(made(results))


@pytest.fixture
def full(monkeypatch) -> Callable[[int], list[Path]]:
    """A disk that has room for so many files; gives the list of those it took."""

    def after(room: int) -> list[Path]:
        took, write = list[Path](), Path.write_bytes

        def write_bytes(path: Path, data: bytes) -> int:
            if len(took) == room:
                write(path, data[: len(data) // 2])
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            took.append(path)
            return write(path, data)

        monkeypatch.setattr(Path, "write_bytes", write_bytes)
        return took

    return after


def test_a_full_disk_ends_the_run_and_leaves_whole_files_only(jobs, house, tmp_path, full):
    planned = jobs()
    took = full(4)
    results = run(planned, house, tmp_path / "out")
    assert len(took) == 4
    assert [failure.fatal for failure in failed(results)] == [True]
    assert "No space left on device" in failed(results)[0].error and "free some room" in failed(results)[0].error
    assert len(files(tmp_path / "out")) == 4
    assert all(path.endswith((".png", ".svg", ".txt")) for path in files(tmp_path / "out"))


def test_a_full_disk_is_told_once_by_several_processes_too(jobs, house, tmp_path, full):
    """And no worker goes on with what it has left."""
    many = jobs("[instagram-square, open-graph]\nsuffixes: [png, svg]", "[all]\nsuffixes: [svg]")
    full(4)
    results = run(many, house, tmp_path / "out", workers=2)
    assert [failure.fatal for failure in failed(results)] == [True]
    assert len(files(tmp_path / "out")) <= 2 * 4


def test_a_full_disk_takes_no_earlier_picture(ran, jobs, house, full):
    before = files(ran)
    full(0)
    results = run(jobs("Good morning", "Good evening"), house, ran)
    assert [(failure.fatal, failure.removed, failure.left) for failure in failed(results)] == [(True, (), ())]
    assert files(ran) == before


def test_a_file_that_was_there_stays_as_it_was_when_the_disk_is_full(tmp_path, full):
    write_whole(tmp_path / "a.txt", b"old")
    full(0)
    with pytest.raises(OutputError, match="it cannot be written"):
        write_whole(tmp_path / "a.txt", b"new, and longer")
    assert files(tmp_path) == {"a.txt": b"old"}


def test_an_interrupted_file_leaves_nothing(tmp_path, monkeypatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "a.txt", b"new")
    assert files(tmp_path) == {}


@pytest.mark.parametrize("name", ["taken/a.txt", "taken/deep/a.txt", "x" * 300, "x" * 300 + "/a.txt"], ids=range(4))
def test_a_place_where_nothing_can_be_written_is_told(tmp_path, name):
    (tmp_path / "taken").write_bytes(b"a file where a folder is needed")
    with pytest.raises(OutputError, match="it cannot be written"):
        write_whole(tmp_path / name, b"new")
    assert set(files(tmp_path)) == {"taken"}


def test_what_did_not_change_is_not_made_again(ran, jobs, house, monkeypatch):
    before = files(ran)
    monkeypatch.setattr(batch, "lay_out", None)
    assert len(run(jobs(), house, ran)) == 12
    assert files(ran) == before


def test_a_file_that_was_changed_or_lost_is_made_again(ran, jobs, house):
    before = files(ran)
    (ran / "one/kainuu/enf_one_announcement_kainuu_fi_open-graph.png").write_bytes(b"painted over")
    (ran / "two/lappi/enf_two_announcement_lappi_en_open-graph.svg").unlink()
    run(jobs(), house, ran)
    assert files(ran) == before


def test_another_text_is_made_anew(ran, jobs, house):
    job = jobs("Good morning", "Good evening")[0]
    assert "Good evening" in make(house, job, ran, batch.known_exports(ran))[0].alt


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"exports": [{}]}', '{"exports": 3}', "\x00", '{"exports": [3]}'])
def test_a_manifest_that_cannot_be_read_tells_nothing(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    assert batch.known_exports(tmp_path) == {}


@pytest.mark.parametrize("workers", [1, 2, 3, 8])
def test_chunks_leave_no_worker_alone_at_the_end(jobs, house, workers):
    """Every job is in one chunk, with others of its canvas; the last chunks are the smallest, so nobody waits long for them."""
    one, canvases = jobs()[0], ("story", "x-post", "open-graph")
    many = [one._replace(request=replace(one.request, format=canvas)) for canvas in canvases for _ in range(200)]
    chunks, left = batch._chunks(many, house, workers), len(many)
    assert sorted(map(id, many)) == sorted(id(job) for chunk in chunks for job in chunk)
    assert all(len({job.request.format for job in chunk}) == 1 for chunk in chunks)
    assert len(chunks[-1]) <= batch.FEWEST_IN_CHUNK
    for chunk in chunks:
        assert len(chunk) <= min(max(left // workers, batch.FEWEST_IN_CHUNK), batch.MOST_IN_CHUNK)
        left -= len(chunk)
