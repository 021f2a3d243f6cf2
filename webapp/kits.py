"""Make an event kit: from a form, a spreadsheet, a calendar or a kit to a grid of all its pictures, each to be looked at and
changed by itself, and one ZIP of them all.
"""

import shutil
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, abort, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from toolkit.batch import Job
from toolkit.errors import BrandkitError
from toolkit.sources.sheet import slug
from toolkit.sources.sheet_form import sheet_form
from webapp import tasks, tasks_kits
from webapp.cases import BEFORE, Case
from webapp.design import Design, design_of, read, to_query
from webapp.engine_words import told_finding
from webapp.files import as_file
from webapp.kit_edit import data_of, design_for, with_change, with_settings, with_templates, with_words, written_for
from webapp.kit_form import kit_from, needed_by, slots_of
from webapp.kit_grid import decks_of, grid_of
from webapp.opened_kit import Opened, case_of, opened_kit
from webapp.problems import as_json, status_of
from webapp.runs import Run
from webapp.stand_in import stand_in
from webapp.studio import studio

pages = Blueprint("kits", __name__, url_prefix="/kits")

HELD = "handed-in"
"""Folder of a case for what it is made of, until that is read."""

CELL = 420
"""Pixels across a picture of the grid."""


@pages.get("")
def start() -> str:
    """A form, and a place to drop what there is already."""
    return _start()


@pages.get("/sheet.xlsx")
def sheet() -> Response:
    """The empty programme form, in the interface's language."""
    here = studio()
    data = here.pool.run(sheet_form, here.visitor.ui)
    return as_file(data, "elmo.xlsx")


@pages.post("")
def hand_in() -> Answer | tuple[str, int]:
    """A file, with a ZIP of photographs or without; or the form."""
    here = studio()
    case = here.cases.open(here.visitor.name)
    try:
        if file := request.files.get("file"):
            _take(case, file.filename or "", file.stream.read())
        else:
            written, faults = kit_from(here.house, request.form)
            if faults:
                here.cases.drop(case)
                return _start(faults), 422
            here.pool.run(tasks_kits.write_case, str(case.folder), written)
    except BrandkitError as error:
        here.cases.drop(case)
        return _start(wrong=as_json(error, here.visitor.ui)), status_of(error)
    return redirect(url_for("kits.grid", name=case.name))


@pages.get("/<name>")
def grid(name: str) -> str:
    """All pictures of the kit, and what it is made for."""
    here, opened = studio(), opened_kit(name)
    run = _run_of(opened.case)
    return render_template(
        "kit.html",
        case=opened.case,
        kit=opened.read.kit,
        read=opened.read,
        sections=grid_of(here.house, opened.read, opened.jobs, here.visitor.ui),
        total=len(opened.jobs),
        decks=decks_of(here.house, opened.decks, here.visitor.ui),
        deck_total=len(opened.decks),
        taken=_taken(opened.case),
        run=run[0] if run else "",
        told=run[1].told(here.visitor.ui) if run else None,
        formats=here.house.brand.formats,
        templates=here.house.templates,
        can_undo=_before(opened.case).is_file(),
    )


@pages.post("/<name>/settings")
def settings(name: str) -> Answer:
    opened = opened_kit(name)
    chosen = {field: request.form.getlist(field) for field in ("regions", "formats", "languages", "grounds", "suffixes")}
    return _saved(opened, with_settings(data_of(opened.read), chosen))


@pages.post("/<name>/entries/<entry>/templates")
def templates(name: str, entry: str) -> Answer:
    opened = opened_kit(name)
    return _saved(opened, with_templates(data_of(opened.read), entry, request.form.getlist("template")), entry)


@pages.get("/<name>/cells/<path:stem>.jpg")
def cell(name: str, stem: str) -> Response:
    """One picture, small."""
    job = _job(opened_kit(name), stem)
    data = studio().pool.run(tasks.small, job.request, CELL)
    return Response(data, mimetype="image/jpeg", headers={"Cache-Control": "private, no-cache"})


@pages.get("/<name>/cells/<path:stem>.json")
def judged(name: str, stem: str) -> Response:
    """Alternative text and findings of one picture, or why it cannot be made."""
    here, job = studio(), _job(opened_kit(name), stem)
    try:
        made = here.pool.run(tasks.judge, job.request)
    except BrandkitError as error:
        return jsonify(error=as_json(error, here.visitor.ui))
    return jsonify(alt=made.alt, findings=[told_finding(one, here.visitor.ui) for one in made.findings])


@pages.get("/<name>/edit/<path:stem>")
def edit(name: str, stem: str) -> Answer:
    """The picture's own form, with what it says now."""
    here, opened = studio(), opened_kit(name)
    job = _job(opened, stem)
    template = here.house.templates[job.request.template]
    shot = job.request.photo and here.shelf.put(here.visitor.name, Path(job.request.photo.file).read_bytes())
    design = design_for(job, written_for(opened.read, job), template.slots, shot or "")
    return _form(design, name, stem)


@pages.post("/<name>/cells/<path:stem>")
def save(name: str, stem: str) -> Answer:
    """What the picture's form says, for all pictures of the entry or, with `only`, for this one."""
    here, opened = studio(), opened_kit(name)
    job = _job(opened, stem)
    template = here.house.templates[job.request.template]
    design = design_of(template, request.form, here.house, here.visitor)
    _, faults = read(here.house, design)
    if faults:
        return _form(design, name, stem)
    data = data_of(opened.read)
    if "only" in request.form:
        before = written_for(opened.read, job)
        changed = {slot: design.written.get(slot, "") for slot in template.slots if design.written.get(slot) != before.get(slot)}
        moved = {"focus": list(design.focus)} if job.request.photo and design.focus != job.request.photo.focus else {}
        data = with_change(data, job, changed, **moved) if changed or moved else data
    else:
        data = with_words(data, job.request.name, design, template.slots, _photo(opened.case, job, design.photo))
    return _saved(opened, data, job.request.name, stem)


@pages.post("/<name>/cells/<path:stem>/leave-out")
def leave_out(name: str, stem: str) -> Answer:
    opened = opened_kit(name)
    if stem not in opened.jobs:  # in another tab, perhaps
        return redirect(url_for("kits.grid", name=name))
    job = opened.jobs[stem]
    return _saved(opened, with_change(data_of(opened.read), job, {}, leave_out=True), job.request.name, stem)


@pages.post("/<name>/undo")
def undo(name: str) -> Answer:
    """The kit as it was before the last change; once more brings that back."""
    case = case_of(name)
    before = _before(case)
    if before.is_file():
        now = case.kit.read_bytes()
        before.replace(case.kit)
        before.write_bytes(now)
    return _back(name, request.form.get("entry", ""), undone=1)


@pages.get("/<name>/kit.zip")
def keep(name: str) -> Response:
    """The kit with its pictures, for the command line or for another day."""
    opened = opened_kit(name)
    return as_file(studio().pool.run(tasks_kits.packed, str(opened.case.folder)), f"{opened.read.kit.name}.zip")


def _start(faults: Any = (), wrong: dict[str, Any] | None = None) -> str:
    here = studio()
    return render_template(
        "kits.html",
        faults=faults,
        wrong=wrong,
        given=request.form,
        slots=slots_of(here.house),
        needed=needed_by(here.house),
        templates=here.house.templates,
        formats=here.house.brand.formats,
        stand_ins={key: stand_in(here.house, key, "eu-cofunded", here.visitor.ui) for key in here.house.brand.languages},
        samples={key: template.sample for key, template in here.house.templates.items()},
    )


def _job(opened: Opened, stem: str) -> Job:
    return opened.jobs[stem] if stem in opened.jobs else abort(404)


def _take(case: Case, name: str, data: bytes) -> None:
    """A file handed in becomes the case's kit."""
    here = studio()
    called, suffix = Path(name[-100:]).stem, Path(name).suffix.lower()
    source = case.folder / HELD / f"{slug(called) or 'kit'}{suffix if suffix in tasks_kits.SUFFIXES else '.yml'}"
    source.parent.mkdir()
    source.write_bytes(data)
    photos = request.files.get("photos")
    held = source.with_name("photos.zip")
    if photos and photos.filename:
        held.write_bytes(photos.stream.read())
    taken = here.pool.run(tasks_kits.take, str(source), str(held) if held.is_file() else "", str(case.folder))
    (case.folder / "taken.txt").write_text("\n".join(taken.told), encoding="utf-8")
    shutil.rmtree(source.parent)


def _taken(case: Case) -> list[str]:
    path = case.folder / "taken.txt"
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []


def _before(case: Case) -> Path:
    return case.folder / BEFORE


def _run_of(case: Case) -> tuple[str, Run] | None:
    """The last that was begun of the kit as it is now, and was not broken off."""
    found = studio().runs.latest(case.name)
    return found if found and found[1].kit == case.kit.read_bytes() and found[1].state in ("running", "done") else None


def _saved(opened: Opened, data: dict[str, Any], entry: str = "", stem: str = "") -> Answer:
    """Keeps the kit as it was for undo, and goes back to the grid. DefinitionError where the new one cannot be read."""
    here, now = studio(), opened.case.kit.read_bytes()
    here.pool.run(tasks_kits.write_case, str(opened.case.folder), data)
    _before(opened.case).write_bytes(now)
    return _back(opened.case.name, entry, stem)


def _back(name: str, entry: str, stem: str = "", undone: int | None = None) -> Answer:
    """To the grid, where it is told what was done, at the entry that it was done to."""
    return redirect(url_for("kits.grid", name=name, entry=entry, cell=stem or None, undone=undone, saved=1, _anchor="saved"))


def _form(design: Design, name: str, stem: str) -> Answer:
    """The picture's form, which knows what it belongs to."""
    query: dict[str, Any] = to_query(design).to_dict(flat=False)
    return redirect(url_for("images.form", template=design.template, kit=name, cell=stem, **query))


def _photo(case: Case, job: Job, token: str) -> str | None:
    """The photograph of the form beside the kit, if it is another than the picture's."""
    here = studio()
    if not token:
        return "" if job.request.photo else None
    data = here.shelf.find(here.visitor.name, token).read_bytes()
    if job.request.photo and data == Path(job.request.photo.file).read_bytes():
        return None
    name = f"photo-{token[:8]}.jpg".lower()
    (case.folder / name).write_bytes(data)
    return name
