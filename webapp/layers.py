"""Pictures under a preview's words, and the files that visitors hand in: photographs and partners' logos.

A layer is named by what it shows, so that a browser keeps it; whose it is decides who may see it.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from flask import Blueprint, Response, abort, jsonify, request

from toolkit.errors import AssetError
from toolkit.layout.house import House
from toolkit.sources.sheet import slug
from webapp import tasks, tasks_files
from webapp.files import MIMES
from webapp.studio import studio

pages = Blueprint("layers", __name__)


class Kind(NamedTuple):
    """Of files: their field in a form, what an error calls one, what is known of one, and a picture to look at."""

    field: str
    called: str
    look: tasks_files.Look
    shown: Callable[[House, str], bytes]
    suffix: str


KINDS = {
    "photos": Kind("photo", "the photograph", tasks_files.photo_size, tasks_files.photo_shown, "jpg"),
    "partners": Kind("logo", "the logo", tasks_files.logo_shape, tasks_files.logo_shown, "png"),
}

WIDTH = 720
"""Pixels of a layer: a preview twice as fine as it is shown."""


@pages.get("/layers/<base>.jpg")
def layer(base: str) -> Response:
    """As JPEG; kept by the browser, since its name changes when it does."""
    here = studio()
    asked = here.layers.asked(here.visitor.name, base) or abort(404)
    data = here.layers.drawn(base) or here.layers.keep(base, here.pool.run(tasks.base, asked, WIDTH))
    return Response(data, mimetype="image/jpeg", headers={"Cache-Control": "private, max-age=86400, immutable"})


@pages.post("/<any(photos, partners):kind>")
def hand_in(kind: str) -> Response:
    """A file onto the visitor's shelf: its name, and what is known of it. AssetError for what is none of its kind."""
    return jsonify(_handed_in(KINDS[kind]))


@pages.get("/<any(photos, partners):kind>/<name>.<suffix>")
def handed_in(kind: str, name: str, suffix: str) -> Response:
    """What is looked at of it."""
    here, wanted = studio(), KINDS[kind]
    if suffix != wanted.suffix:
        abort(404)
    data = here.pool.run(wanted.shown, str(here.shelf.find(here.visitor.name, name)))
    return Response(data, mimetype=MIMES[suffix], headers={"Cache-Control": "private, max-age=3600"})


def _handed_in(kind: Kind) -> dict[str, object]:
    """Kept only if a drawing process can read it."""
    here, file = studio(), request.files.get(kind.field)
    if file is None:
        abort(400)
    suffix = f".{slug(Path(file.filename or '').stem)}".rstrip(".") if kind.field == "logo" else ""
    name = here.shelf.put(here.visitor.name, file.stream.read(), suffix)
    try:
        return {"name": name} | here.pool.run(kind.look, str(here.shelf.find(here.visitor.name, name)))
    except AssetError as error:
        here.shelf.drop(here.visitor.name, name)
        raise AssetError(kind.called, error.problem, error.remedy) from None
    except Exception:
        here.shelf.drop(here.visitor.name, name)
        raise
