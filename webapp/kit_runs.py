"""Making everything of a kit: started, watched, cancelled, and its ZIP downloaded."""

import secrets

from flask import Blueprint, Response, abort, jsonify, redirect, request, send_file, url_for
from werkzeug.wrappers import Response as Answer

from webapp.opened_kit import case_of, opened_kit
from webapp.runs import Run
from webapp.studio import studio

pages = Blueprint("runs", __name__, url_prefix="/kits/<name>/runs")


@pages.post("")
def begin(name: str) -> Answer:
    """Starts making everything. A browser that runs no script goes back to the grid, which says how it stands."""
    here, opened = studio(), opened_kit(name)
    key = secrets.token_urlsafe(16)
    run = Run(opened.case.run(key), len(opened.jobs) + len(opened.decks), opened.case.kit.read_bytes())
    jobs = [*opened.jobs.values(), *opened.decks]
    here.runs.begin(name, key, run, lambda: run.go(jobs, opened.read, here.house, here.pool))
    return _grid(name) if _from_a_form() else jsonify(run=key)


@pages.get("/<key>")
def progress(name: str, key: str) -> Response:
    return jsonify(_run(name, key).told(studio().visitor.ui))


@pages.post("/<key>/cancel")
def cancel(name: str, key: str) -> Answer:
    run = _run(name, key)
    run.cancel()
    return _grid(name) if _from_a_form() else jsonify(run.told(studio().visitor.ui))


@pages.get("/<key>.zip")
def archive(name: str, key: str) -> Response:
    """Everything that was made; a download that was interrupted goes on where it stopped (RFC 9110, ranges)."""
    here, run, opened = studio(), _run(name, key), opened_kit(name)
    if not run.archive.is_file():
        abort(404)
    title = f"{here.house.brand.prefix}_{opened.read.kit.name}.zip"
    return send_file(run.archive, as_attachment=True, download_name=title, conditional=True, etag=key)


def _from_a_form() -> bool:
    return request.accept_mimetypes.best_match(("application/json", "text/html")) == "text/html"


def _grid(name: str) -> Answer:
    return redirect(url_for("kits.grid", name=name))


def _run(name: str, key: str) -> Run:
    case_of(name)
    return studio().runs.find(name, key) or abort(404)
