"""The decks of a kit in its grid: each slide as a picture, and what is told of the deck."""

from typing import Any

from flask import Blueprint, Response, abort, jsonify

from toolkit.decks import DeckJob
from toolkit.errors import BrandkitError, Mistake
from toolkit.rules.finding import Finding
from webapp import tasks_decks
from webapp.catalogue import say
from webapp.engine_words import told, told_finding
from webapp.opened_kit import opened_kit
from webapp.problems import as_json
from webapp.studio import studio

pages = Blueprint("kit_decks", __name__, url_prefix="/kits/<name>/slides")


@pages.get("/<path:stem>/<int:number>.jpg")
def slide(name: str, stem: str, number: int) -> Response:
    """One slide, small; the first is 1."""
    data = studio().pool.run(tasks_decks.slide, _job(name, stem), number)
    if data is None:
        abort(404)
    return Response(data, mimetype="image/jpeg", headers={"Cache-Control": "private, no-cache"})


@pages.get("/<path:stem>.json")
def judged(name: str, stem: str) -> Response:
    """`{slides, findings}`: titles and alternative texts in order, and what is told of them; or `{error}`."""
    here, job = studio(), _job(name, stem)
    try:
        made = here.pool.run(tasks_decks.judge, job)
    except BrandkitError as error:
        return jsonify(error=as_json(error, here.visitor.ui))
    found = [*map(_misfit, made.mistakes), *(told_of(one, numbers) for one, numbers in made.findings)]
    return jsonify(slides=[{"title": each.title, "alt": each.alt} for each in made.slides], findings=found)


def told_of(one: Finding, numbers: tuple[int, ...]) -> dict[str, Any]:
    """A finding as a page shows it, with the numbers of the slides that it is about."""
    ui = studio().visitor.ui
    said = told_finding(one, ui)
    return said | {"message": f"{say(ui, 'kits.slide', number=', '.join(map(str, numbers)))}: {said['message']}"}


def _job(name: str, stem: str) -> DeckJob:
    return next((job for job in opened_kit(name).decks if job.stem == stem), None) or abort(404)


def _misfit(one: Mistake) -> dict[str, Any]:
    """What has no room, by the line of the outline where it begins."""
    ui = studio().visitor.ui
    said = told("", one.problem, one.remedy, ui)
    return {"level": "law", "title": say(ui, "kits.slides-misfit", line=one.line), "message": said.sentence}
