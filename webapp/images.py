"""Make a picture: the gallery, the form of a template, its previews in all formats, and the finished files.

Previews are answered line by line (JSON Lines), each as soon as it is laid out; a request that a newer one of the same page has
overtaken stops between two of them.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import asdict
from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from flask import Blueprint, Response, abort, json, jsonify, render_template, request, stream_with_context, url_for

from toolkit.errors import BrandkitError
from toolkit.layout.request import Request
from toolkit.model.template import Template
from toolkit.rules.finding import Finding
from webapp import tasks
from webapp.design import Design, design_of, read, request_of, require_content, shown, to_query
from webapp.engine_words import told, translated
from webapp.files import DATE, MIMES, as_file
from webapp.kit_file import kit_of
from webapp.layers import announce
from webapp.problems import as_json
from webapp.studio import studio

pages = Blueprint("images", __name__, url_prefix="/images")

_lock = threading.Lock()
_latest: OrderedDict[tuple[str, str], int] = OrderedDict()


@pages.get("")
def gallery() -> str:
    """All templates, each with a preview in the visitor's region."""
    return render_template("images.html", templates=studio().house.templates)


@pages.get("/<template>")
def form(template: str) -> str:
    """The template's form as the address fills it."""
    here, design = studio(), _design(template)
    _, faults = ((), []) if design.is_blank else read(here.house, design)
    channels = OrderedDict[str, list[str]]()
    for key, format in here.house.brand.formats.items():
        channels.setdefault(format.channel, []).append(key)
    return render_template(
        "image.html",
        template=_template(template),
        design=design,
        faults=faults,
        channels=channels,
        query={key: values for key, values in to_query(design).to_dict(flat=False).items() if key != "format"},
        formats=here.house.brand.formats,
    )


@pages.post("/<template>/previews")
def previews(template: str) -> Response:
    """One line a format: `{format, svg, base, alt}`, or `{format, error}`; first `{faults}`."""
    lines = _previews(_design(template), _turn())
    return Response(stream_with_context(_json_lines(lines)), mimetype="application/x-ndjson")


@pages.post("/<template>/findings")
def findings(template: str) -> Response:
    """What the rules say of each format."""
    here, design = studio(), _design(template)
    content, _ = read(here.house, shown(here.house, design))
    found = dict[str, Any]()
    for key in design.formats:
        try:
            found[key] = [_finding(one) for one in here.pool.run(tasks.findings, _request(design, content, key))]
        except BrandkitError:
            found[key] = []  # told where the preview stands
    return jsonify(found)


@pages.get("/<template>/<format>.<suffix>")
def picture(template: str, format: str, suffix: str) -> Response:
    """The finished file; of the sample where the address says nothing."""
    here, design = studio(), _design(template)
    if format not in here.house.brand.formats or suffix not in MIMES:
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
    """Every chosen format, with its alternative text beside it, and the kit that makes them again."""
    here, design = studio(), _design(template)
    content, faults = read(here.house, design)
    require_content(faults)
    held = BytesIO()
    with ZipFile(held, "w", ZIP_STORED) as archive:
        for key in design.formats:
            _put(archive, design, key, _request(design, content, key))
        archive.writestr(ZipInfo("kit.yml", DATE), kit_of(here.house, design))
    return as_file(held.getvalue(), f"{_stem(design, 'all')}.zip")


@pages.get("/<template>/kit.yml")
def kit(template: str) -> Response:
    """The design as a kit for the command line."""
    design = _design(template)
    return as_file(kit_of(studio().house, design).encode(), f"{_stem(design, 'kit')}.yml")


def _put(archive: ZipFile, design: Design, key: str, asked: Request) -> None:
    here = studio()
    suffix = here.house.brand.formats[key].suffixes[0]
    archive.writestr(ZipInfo(f"{_stem(design, key)}.{suffix}", DATE), here.pool.run(tasks.picture, asked, suffix))
    archive.writestr(ZipInfo(f"{_stem(design, key)}.txt", DATE), f"{here.pool.run(tasks.preview, asked).alt}\n")


def _template(key: str) -> Template:
    templates = studio().house.templates
    return templates[key] if key in templates else abort(404)


def _design(template: str) -> Design:
    here = studio()
    return design_of(_template(template), request.values, here.house, here.visitor)  # pyright: ignore[reportArgumentType]


def _request(design: Design, content: Any, format: str) -> Request:
    """With the paths behind what the visitor handed in."""
    here = studio()
    photo = str(here.shelf.find(here.visitor.name, design.photo)) if design.photo else ""
    partners = tuple(str(here.shelf.find(here.visitor.name, name)) for name in design.partners)
    return request_of(design, content, format, photo, partners)


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
    content, _ = read(here.house, shown(here.house, design))
    yield {"faults": [asdict(fault) | _in_words(fault.problem, fault.remedy) for fault in faults if not design.is_blank]}
    for key in design.formats:
        if _latest.get(turn[0], 0) > turn[1]:
            return
        yield {"format": key} | _preview(design, content, key)


def _preview(design: Design, content: Any, key: str) -> dict[str, Any]:
    here = studio()
    try:
        asked = _request(design, content, key)
        made = here.pool.run(tasks.preview, asked)
    except BrandkitError as error:
        return {"error": as_json(error, here.visitor.ui)}
    base = announce(made.base, here.visitor.name, asked)
    return {"svg": made.svg, "base": url_for("layers.layer", base=base), "alt": made.alt, "title": made.title}


def _in_words(problem: str, remedy: str) -> dict[str, str]:
    said = told("", problem, remedy, studio().visitor.ui)
    return {"problem": said.problem, "remedy": said.remedy}


def _finding(one: Finding) -> dict[str, Any]:
    words = translated(one.message, studio().visitor.ui)
    return {"code": one.code, "level": one.level, "severity": one.severity, "message": words, "source": one.source}


def _json_lines(lines: Iterator[dict[str, Any]]) -> Iterator[str]:
    return (f"{json.dumps(line)}\n" for line in lines)


def _stem(design: Design, format: str) -> str:
    brand = studio().house.brand
    words = (brand.prefix, design.template, design.region or "area", design.language, format)
    return "_".join(words) + ("_light" if design.ground == "light" else "")
