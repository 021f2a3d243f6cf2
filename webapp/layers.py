"""Pictures under a preview's words, and the files that visitors hand in: photographs and partners' logos.

A layer is named by what it shows, so that a browser keeps it; whose it is decides who may see it.
"""

from pathlib import Path

from flask import Blueprint, Response, abort, jsonify, request

from toolkit.errors import AssetError
from toolkit.layout.request import Request
from toolkit.sources.sheet import slug
from webapp import tasks, tasks_files
from webapp.studio import studio

pages = Blueprint("layers", __name__)

WIDTH = 720
"""Pixels of a layer: a preview twice as fine as it is shown."""


@pages.get("/layers/<base>.jpg")
def layer(base: str) -> Response:
    """As JPEG; kept by the browser, since its name changes when it does."""
    here = studio()
    asked = here.layers.asked(here.visitor.name, base) or abort(404)
    data = here.layers.drawn(base) or here.layers.keep(base, here.pool.run(tasks.base, asked, WIDTH))
    return Response(data, mimetype="image/jpeg", headers={"Cache-Control": "private, max-age=86400, immutable"})


def announce(base: str, visitor: str, asked: Request) -> str:
    """The layer's name, under which this visitor's browser may now ask for it."""
    studio().layers.announce(visitor, base, asked)
    return base


@pages.post("/photos")
def hand_in_photo() -> Response:
    """A photograph onto the visitor's shelf: its name and size. AssetError for what is none."""
    return jsonify(_handed_in("photo", "the photograph", tasks_files.photo_size))


@pages.get("/photos/<name>.jpg")
def photo(name: str) -> Response:
    """A small copy, upright and without its metadata."""
    here = studio()
    data = here.pool.run(tasks_files.photo_shown, str(here.shelf.find(here.visitor.name, name)))
    return Response(data, mimetype="image/jpeg", headers={"Cache-Control": "private, max-age=3600"})


@pages.post("/partners")
def hand_in_partner() -> Response:
    """A partner's logo onto the visitor's shelf, once it has been cleaned: its name and shape."""
    return jsonify(_handed_in("logo", "the logo", tasks_files.logo_shape))


@pages.get("/partners/<name>.png")
def partner(name: str) -> Response:
    """The logo as it will be drawn: cleaned and trimmed."""
    here = studio()
    data = here.pool.run(tasks_files.logo_shown, str(here.shelf.find(here.visitor.name, name)))
    return Response(data, mimetype="image/png", headers={"Cache-Control": "private, max-age=3600"})


def _handed_in(field: str, called: str, look: tasks_files.Look) -> dict[str, object]:
    """Kept only if a drawing process can read it."""
    here, file = studio(), request.files.get(field)
    if file is None:
        abort(400)
    suffix = f".{slug(Path(file.filename or '').stem)}".rstrip(".") if field == "logo" else ""
    name = here.shelf.put(here.visitor.name, file.stream.read(), suffix)
    try:
        return {"name": name} | here.pool.run(look, str(here.shelf.find(here.visitor.name, name)))
    except AssetError as error:
        here.shelf.drop(here.visitor.name, name)
        raise AssetError(called, error.problem, error.remedy) from None
    except Exception:
        here.shelf.drop(here.visitor.name, name)
        raise
