"""Make slides: an outline becomes a deck while it is typed; empty templates; a deck moved to another region.

The outline stays in the browser: every request brings it whole, and nothing of it is kept here. Only pictures lie on the shelf.
"""

import re
from base64 import b64encode
from typing import Any, NamedTuple

from flask import Blueprint, Response, abort, jsonify, render_template, request
from werkzeug.utils import secure_filename

from toolkit.decks import Copy, stem_of
from toolkit.errors import AssetError, BrandkitError, Mistake
from toolkit.layout.slides import Mode
from toolkit.model.brand import AREA
from toolkit.rebrand import Change, Report
from toolkit.rebrand.file import renamed
from toolkit.sources import outline_words as words
from toolkit.sources.outline_page import quoted
from webapp import tasks_decks
from webapp.catalogue import say
from webapp.engine_words import told
from webapp.files import as_file
from webapp.outline_folder import Asked
from webapp.problems import status_of
from webapp.stand_in import stand_in
from webapp.studio import studio

pages = Blueprint("decks", __name__, url_prefix="/decks")

MODES: tuple[Mode, ...] = ("office", "brand", "embed")
EMBLEMS = ("every", "ends")
SNIPPETS = ("slide", "list", "table", "chart", "quote", "picture", "notes")
"""What a button writes into the outline."""

MOST_PICTURES = 60
MOST_KNOWN = 1_000
NAME = re.compile(r"[0-9a-f]{24}")
"""Of a slide that the browser has already."""


@pages.get("")
def bench() -> str:
    """The outline with its slides; an example until the visitor has written something."""
    return render_template("decks.html", example=_example(), modes=MODES, emblems=EMBLEMS, snippets=SNIPPETS)


@pages.post("/previews")
def previews() -> Response:
    """What the slides are called and show, pictures of those not known yet, and all mistakes by their lines."""
    here = studio()
    known = frozenset(name for name in request.form.get("known", "").split()[:MOST_KNOWN] if NAME.fullmatch(name))
    made = here.pool.run(tasks_decks.preview, _asked(), known)
    return jsonify(
        slides=[slide._asdict() for slide in made.slides],
        drawn={name: b64encode(data).decode() for name, data in made.drawn},
        mistakes=[_mistake(one, made.missing) for one in made.mistakes],
        missing=made.missing,
        said=_said(made.said) if made.said else None,
        unsaid=_unsaid(made.unsaid, made.said) if made.unsaid and made.said else "",
        note=_note(made),
    )


@pages.post("/deck.<suffix>")
def deck(suffix: str) -> Response:
    """The deck as PowerPoint, as PDF to hand out, or its slides as pictures in a ZIP."""
    if suffix not in ("pptx", "pdf", "zip"):
        abort(404)
    here = studio()
    made = here.pool.run(tasks_decks.deck, _asked(), suffix)
    return as_file(made.data, f"{stem_of(here.house, _slug(made.title).replace('_', '-'), made.copy)}.{suffix}")


@pages.get("/template.<suffix>")
def template(suffix: str) -> Response:
    """The empty template, or the presentation that tells when to take which layout."""
    if suffix not in ("potx", "pptx"):
        abort(404)
    here, asked = studio(), request.args
    language = _known(asked.get("language", ""), here.house.brand.languages, here.visitor.language)
    copy = Copy(here.visitor.region_in(asked, here.house), language, _mode(asked.get("mode")), asked.get("emblem") != "ends")
    data = here.pool.run(tasks_decks.template, copy, suffix)
    return as_file(data, f"{stem_of(here.house, 'template', copy)}.{suffix}")


@pages.get("/move")
def moving() -> str:
    """A place to drop a deck that shall belong to another region."""
    return _move_page()


@pages.post("/move")
def move() -> tuple[str, int]:
    """What became of it, and a link to it; or why it cannot be moved, beside the field."""
    here, file = studio(), request.files.get("deck")
    if file is None or not file.filename:
        return _move_page(fault=say(here.visitor.ui, "decks.move-none")), 422
    name = here.shelf.put(here.visitor.name, file.stream.read())
    try:
        moved = here.pool.run(tasks_decks.move, str(here.shelf.find(here.visitor.name, name)), *_aim())
    except BrandkitError as error:
        said = told(error.where, error.problem, error.remedy, here.visitor.ui)
        return _move_page(fault=said.sentence), status_of(error)
    finally:
        here.shelf.drop(here.visitor.name, name)
    stem = renamed(here.house, _slug(file.filename.rpartition(".")[0]), _aim()[0], moved.language)
    kept = here.shelf.put(here.visitor.name, moved.data, f".{moved.suffix}")
    return _move_page(report=_told(moved.report), file=f"{stem}.{moved.suffix}", kept=kept), 200


@pages.get("/moved/<kept>/<file>")
def moved(kept: str, file: str) -> Response:
    """The deck that was moved, under the name it was given."""
    here = studio()
    try:
        path = here.shelf.find(here.visitor.name, kept)
    except AssetError:
        abort(404)
    if path.suffix not in (".pptx", ".potx"):
        abort(404)
    return as_file(path.read_bytes(), f"{_slug(file.rpartition('.')[0])}{path.suffix}")


class Told(NamedTuple):
    """A report as a page shows it: what became another, what was exchanged under its old name, what stayed, what to look at."""

    made_here: bool
    changed: dict[str, list[Change]]
    """By what it is."""
    exchanged: list[Change]
    kept: list[str]
    left: list[tuple[str, str, str]]


def _told(report: Report) -> Told:
    changed = dict[str, list[Change]]()
    for one in report.changed:
        if one.before != one.after:
            changed.setdefault(one.what, []).append(one)
    same = [one for one in report.changed if one.before == one.after]
    return Told(report.made_here, changed, same, report.kept, [(one.where, one.problem, one.remedy) for one in report.left])


def _move_page(**made: Any) -> str:
    region, language = (request.form.get(key, "") for key in ("region", "language"))
    chosen = {"region": region or studio().visitor.region or AREA, "language": language}
    return render_template("deck_move.html", chosen=chosen, **({"fault": "", "report": None} | made))


def _aim() -> tuple[str | None, str | None]:
    """Region and language that a deck is moved to; None for the whole area, and for the deck's own language."""
    brand = studio().house.brand
    region, language = request.form.get("region", ""), request.form.get("language", "")
    return region if region in brand.regions else None, language if language in brand.languages else None


def _asked() -> Asked:
    """What the form says; a choice that is not known is the outline's own."""
    brand, form = studio().house.brand, request.form
    text = form.get("outline", "").replace("\r\n", "\n").replace("\r", "\n")
    return Asked(
        outline=text,
        region=_known(form.get("region", ""), (AREA, *brand.regions)),
        language=_known(form.get("language", ""), brand.languages),
        mode=_mode(form.get("mode")),
        emblem=_known(form.get("emblem", ""), EMBLEMS),
        pictures=tuple(_pictures()),
    )


def _pictures() -> list[tuple[str, str]]:
    """Of those that the form names, the ones that still lie on the shelf: (file name, path)."""
    here, found = studio(), list[tuple[str, str]]()
    pairs = zip(request.form.getlist("file"), request.form.getlist("picture"), strict=False)
    for file, name in list(pairs)[:MOST_PICTURES]:
        try:
            found.append((file[:200], str(here.shelf.find(here.visitor.name, name))))
        except AssetError:
            continue  # told at its line, as a picture that is missing
    return found


def _mistake(one: Mistake, missing: tuple[str, ...]) -> dict[str, Any]:
    """In the interface's language; a picture that is missing can be dropped here."""
    ui = studio().visitor.ui
    lacking = next((name for name in missing if one.problem.startswith(quoted(name))), "")
    said = told("", one.problem, one.remedy, ui)
    problem = say(ui, "decks.picture-missing", name=lacking) if lacking else said.sentence
    return {"line": one.line, "column": one.column, "words": problem, "missing": lacking}


def _said(copy: Copy) -> dict[str, str]:
    """What the outline says of itself, in the interface's words."""
    here = studio()
    ui, brand = here.visitor.ui, here.house.brand
    return {
        "region": here.house.owner_name(copy.region, ui),
        "language": brand.say(brand.languages[copy.language].name, ui),
        "emblem": say(ui, "decks.emblem-every" if copy.foot_emblem else "decks.emblem-ends"),
    }


def _note(made: tasks_decks.Preview) -> str:
    """Of the language that the slides are in, if the brand lacks words in it."""
    here = studio()
    language = _known(request.form.get("language", ""), here.house.brand.languages) or (made.said.language if made.said else "")
    return stand_in(here.house, language, made.funding, here.visitor.ui) if made.funding and language else ""


def _unsaid(funding: str, copy: Copy) -> str:
    """Nobody claims the Union's money without having been told."""
    here = studio()
    tongue = words.spoken(copy.language)
    line = f"{words.word(words.FRONT, 'funding', tongue)}: {words.word(words.FUNDING, 'none', tongue)}"
    named = here.house.brand.say(here.house.brand.funding[funding].name, here.visitor.ui)
    return say(here.visitor.ui, "decks.funding-unsaid", funding=named, line=line)


def _example() -> str:
    """In the material's language, or Finnish; for the visitor's region."""
    here = studio()
    tongue = words.spoken(here.visitor.language)
    owner = here.house.owner_name(here.visitor.region, tongue)
    return say(tongue, "decks.example", owner=owner, spoken=here.visitor.language)


def _known(key: str, known: Any, otherwise: str = "") -> str:
    return key if key in known else otherwise


def _mode(said: str | None) -> Mode:
    return said if said in MODES else "office"


def _slug(title: str) -> str:
    """What of a title or a file's name may stand in a file's name."""
    return secure_filename(title[:200]).strip(".").lower().replace(".", "-")[:60] or "deck"
