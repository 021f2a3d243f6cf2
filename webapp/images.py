"""Make a picture: the gallery, the form of a template, its previews in all formats, and the finished files.

Previews are answered line by line (JSON Lines), each as soon as it is laid out; a request that a newer one of the same page has
overtaken stops between two of them. A browser that runs no script gets them in the page, when its button is pressed.
"""

import re
import threading
from base64 import b64encode
from collections import OrderedDict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, abort, json, jsonify, render_template, request, stream_with_context, url_for
from werkzeug.datastructures import MultiDict

from toolkit.backends.table import BACKENDS
from toolkit.errors import BrandkitError
from toolkit.layout.partners import MOST_PARTNERS
from toolkit.layout.request import Request
from toolkit.model.brand import AREA
from toolkit.model.content import Content
from toolkit.model.template import Template
from toolkit.zips import zipped
from webapp import tasks
from webapp.catalogue import say
from webapp.design import Design, borrowed, design_of, drawable, read, request_of, require_content, shown, to_query
from webapp.engine_words import told, told_finding
from webapp.files import as_file
from webapp.kit_file import files_of, kit_of
from webapp.pool import Pool
from webapp.problems import as_json
from webapp.shelf import NAME, GoneError
from webapp.stand_in import stand_in
from webapp.studio import studio

pages = Blueprint("images", __name__, url_prefix="/images")

CELL = re.compile(r"[a-z0-9_/-]{1,300}")
"""A picture's path in a kit."""

_lock = threading.Lock()
_latest: OrderedDict[tuple[str, str], int] = OrderedDict()


@pages.get("")
def gallery() -> str:
    """All templates, each with a preview in the visitor's region."""
    return render_template("images.html", templates=studio().house.templates)


@pages.get("/<template>")
def form(template: str) -> str:
    """The template's form as the address fills it."""
    here, asked = studio(), _design(template)
    design = _still_here(asked)
    _, faults = ((), []) if design.is_blank else read(here.house, design)
    belongs = _kit_of(request.args)
    drawn = _drawn(design) if "drawn" in request.args else {}
    channels = OrderedDict[str, list[str]]()
    for key, format in here.house.brand.formats.items():
        channels.setdefault(format.channel, []).append(key)
    return render_template(
        "image.html",
        template=_template(template),
        most_partners=MOST_PARTNERS,
        design=design,
        faults=faults,
        channels=channels,
        query={key: values for key, values in to_query(design).to_dict(flat=False).items() if key != "format"},
        formats=here.house.brand.formats,
        gone=design != asked,
        sample=_sample_note(design),
        drawn=drawn,
        stand_in=stand_in(here.house, design.language, design.funding, here.visitor.ui),
        place="kits" if belongs["kit"] else "images",
        **belongs,
    )


@pages.post("/<template>/previews")
def previews(template: str) -> Response:
    """One line a format: `{format, svg, base, alt, caption}`, or `{format, error}`; first `{faults, note, sample}`."""
    lines = _previews(_design(template), _turn())
    return Response(stream_with_context(_json_lines(lines)), mimetype="application/x-ndjson")


@pages.post("/<template>/findings")
def findings(template: str) -> Response:
    """What the rules say of each format."""
    design = _design(template)
    content = drawable(studio().house, design)
    return jsonify({key: _findings(design, content, key) for key in design.formats})


@pages.get("/<template>/<format>.<suffix>")
def picture(template: str, format: str, suffix: str) -> Response:
    """The finished file; of the sample where the address says nothing."""
    here, design = studio(), _design(template)
    if format not in here.house.brand.formats or suffix not in (*BACKENDS, "pptx"):
        abort(404)
    content, faults = read(here.house, shown(here.house, design) if design.is_blank else design)
    require_content(faults)
    data = here.pool.run(tasks.picture, _request(design, content, format), suffix)
    return as_file(data, f"{_stem(design, format)}.{suffix}")


@pages.get("/<template>/shown/<format>.jpg")
def sample(template: str, format: str) -> Response:
    """A small picture of the design, for the gallery and before any script runs."""
    here, design = studio(), _design(template)
    if format not in here.house.brand.formats:
        abort(404)
    content, _ = read(here.house, shown(here.house, design))
    width = min(max(request.args.get("width", 480, int), 80), 960)
    data = here.pool.run(tasks.small, _request(design, content, format), width)
    return Response(data, mimetype="image/jpeg", headers={"Cache-Control": "private, max-age=300"})


@pages.get("/<template>/all.zip")
def everything(template: str) -> Response:
    """Every chosen format, with its alternative text beside it, and the kit that makes them again.

    What cannot be made is named in a text of its own, unless it is all of them.
    """
    here, design = studio(), _design(template)
    content, faults = read(here.house, design)
    require_content(faults)
    asked = [(key, _request(design, content, key), here.house.brand.formats[key].suffixes[0]) for key in design.formats]
    with ThreadPoolExecutor(here.pool.workers) as threads:
        made = list(threads.map(partial(_finished, here.pool), asked))
    wrong = [(key, error) for (key, _, _), error in zip(asked, made, strict=True) if isinstance(error, BrandkitError)]
    if len(wrong) == len(asked):
        raise wrong[0][1]
    files = list[tuple[str, bytes | str]]()
    for (key, _, suffix), done in zip(asked, made, strict=True):
        if not isinstance(done, BrandkitError):
            files += ((f"{_stem(design, key)}.{suffix}", done.data), (f"{_stem(design, key)}.txt", done.text))
    if wrong:
        files.append(("not-made.txt", "".join(_not_made(key, error) for key, error in wrong)))
    return as_file(zipped((*files, *files_of(design, _files(design)))), f"{_stem(design, 'all')}.zip")


@pages.get("/<template>/kit")
def kit(template: str) -> Response:
    """The design as a kit, for another day or for the command line; a ZIP where files were handed in."""
    design = _design(template)
    files = _files(design)
    if files:
        return as_file(zipped(files_of(design, files)), f"{_stem(design, 'kit')}.zip")
    return as_file(kit_of(design, files).encode(), f"{_stem(design, 'kit')}.yml")


def _kit_of(given: MultiDict[str, str]) -> dict[str, str]:
    """The kit that the picture belongs to, and its place there; empty if it stands by itself."""
    name, cell = given.get("kit", ""), given.get("cell", "")
    belongs = bool(NAME.fullmatch(name)) and bool(CELL.fullmatch(cell))
    return {"kit": name, "cell": cell} if belongs else {"kit": "", "cell": ""}


def _finished(pool: Pool, asked: tuple[str, Request, str]) -> tasks.Finished | BrandkitError:
    try:
        return pool.run(tasks.finished, *asked[1:])
    except BrandkitError as error:
        return error


def _not_made(format: str, error: BrandkitError) -> str:
    said = as_json(error, studio().visitor.ui)
    return f"{format}: {said['problem']}; {said['remedy']}.\n"


def _still_here(design: Design) -> Design:
    """The design without what is no longer on the shelf: a link that came from another browser, say."""
    return replace(design, photo=design.photo if _has(design.photo) else "", partners=tuple(filter(_has, design.partners)))


def _has(name: str) -> bool:
    here = studio()
    try:
        return bool(name) and here.shelf.find(here.visitor.name, name).is_file()
    except GoneError:
        return False


def _files(design: Design) -> dict[str, Path]:
    """What the visitor handed in for the design, by the names that it has for them."""
    here = studio()
    return {name: here.shelf.find(here.visitor.name, name) for name in (design.photo, *design.partners) if name}


def _template(key: str) -> Template:
    templates = studio().house.templates
    return templates[key] if key in templates else abort(404)


def _design(template: str) -> Design:
    here = studio()
    return design_of(_template(template), request.values, here.house, here.visitor)  # pyright: ignore[reportArgumentType]


def _request(design: Design, content: Content, format: str) -> Request:
    """With the paths behind what the visitor handed in."""
    files = {name: str(path) for name, path in _files(design).items()}
    return request_of(design, content, format, files.get(design.photo, ""), tuple(files[name] for name in design.partners))


def _turn() -> tuple[tuple[str, str], int]:
    """This request's place among those of its page."""
    key, number = (studio().visitor.name, request.form.get("page", "")[:20]), request.form.get("turn", 0, int)
    with _lock:
        _latest[key] = max(number, _latest.get(key, 0))
        _latest.move_to_end(key)
        while len(_latest) > 1_000:
            _latest.popitem(last=False)
    return key, number


def _previews(design: Design, turn: tuple[tuple[str, str], int]) -> Iterator[dict[str, Any]]:
    here = studio()
    _, faults = read(here.house, design)
    content = drawable(here.house, design)
    told_of = [asdict(fault) | _in_words(fault.problem, fault.remedy) for fault in faults if not design.is_blank]
    note = stand_in(here.house, design.language, design.funding, here.visitor.ui)
    yield {"faults": told_of, "note": note, "sample": _sample_note(design)}
    for key in design.formats:
        if _latest.get(turn[0], 0) > turn[1]:
            return
        yield {"format": key} | _preview(design, content, key)


def _sample_note(design: Design) -> str:
    """Which of the words in the previews are the sample's; empty where all are the visitor's own."""
    here = studio()
    if design.is_blank:
        return say(here.visitor.ui, "image.sample")
    slots = here.house.templates[design.template].slots
    names = [here.house.brand.say(slots[key].label, here.visitor.ui) for key in borrowed(here.house, design)]
    return say(here.visitor.ui, "image.sample-partly", fields=", ".join(names)) if names else ""


def _preview(design: Design, content: Content, key: str) -> dict[str, Any]:
    """Where nothing of it can be drawn, why that is so."""
    here = studio()
    try:
        if not content:
            require_content(read(here.house, design)[1])
        asked = _request(design, content, key)
        made = here.pool.run(tasks.preview, asked)
    except BrandkitError as error:
        return {"error": as_json(error, here.visitor.ui)}
    here.layers.announce(here.visitor.name, made.base, asked)
    return {"svg": made.svg, "base": url_for("layers.layer", base=made.base), "alt": made.alt, "caption": made.caption}


def _findings(design: Design, content: Content, key: str) -> list[dict[str, str]]:
    """None where it cannot be drawn: that is told where the preview stands."""
    here = studio()
    try:
        return [told_finding(one, here.visitor.ui) for one in here.pool.run(tasks.judge, _request(design, content, key)).findings]
    except BrandkitError:
        return []


def _drawn(design: Design) -> dict[str, dict[str, Any]]:
    """Format → its preview, the words as an address of their own, and what the rules say of it."""
    drawn = dict[str, dict[str, Any]]()
    content = drawable(studio().house, design)
    for key in design.formats:
        made = _preview(design, content, key)
        words = b64encode(made.get("svg", "").encode()).decode()
        drawn[key] = {**made, "words": f"data:image/svg+xml;base64,{words}", "found": _findings(design, content, key)}
    return drawn


def _in_words(problem: str, remedy: str) -> dict[str, str]:
    said = told("", problem, remedy, studio().visitor.ui)
    return {"problem": said.problem, "remedy": said.remedy}


def _json_lines(lines: Iterator[dict[str, Any]]) -> Iterator[str]:
    return (f"{json.dumps(line)}\n" for line in lines)


def _stem(design: Design, format: str) -> str:
    brand = studio().house.brand
    words = (brand.prefix, design.template, design.region or AREA, design.language, format)
    return "_".join(words) + ("_light" if design.ground == "light" else "")
