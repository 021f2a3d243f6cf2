"""Pictures under a preview's words, and the files that visitors hand in: photographs and partners' logos.

A layer is named by what it shows, so that a browser keeps it; whose it is decides who may see it.
"""

import threading
from collections import OrderedDict
from typing import NamedTuple

from flask import Blueprint, Response, abort, jsonify, request

from toolkit.layout.request import Request
from webapp import tasks, tasks_files
from webapp.studio import studio

pages = Blueprint("layers", __name__)

WIDTH = 720
"""Pixels of a layer: a preview twice as fine as it is shown."""

MOST = 4_000
MOST_BYTES = 64 << 20


class _Asked(NamedTuple):
    visitor: str
    request: Request


_lock = threading.Lock()
_asked: OrderedDict[str, _Asked] = OrderedDict()
_drawn: OrderedDict[str, bytes] = OrderedDict()


def announce(base: str, visitor: str, asked: Request) -> str:
    """The layer's name, under which this visitor's browser may now ask for it."""
    name = f"{visitor}{base}"
    with _lock:
        _asked[name] = _Asked(visitor, asked)
        _asked.move_to_end(name)
        while len(_asked) > MOST:
            _asked.popitem(last=False)
    return base


@pages.get("/layers/<base>.jpg")
def layer(base: str) -> Response:
    """As JPEG; kept by the browser, since its name changes when it does."""
    here = studio()
    with _lock:
        asked, kept = _asked.get(f"{here.visitor.name}{base}"), _drawn.get(base)
    if asked is None:
        abort(404)
    data = kept or _keep(base, here.pool.run(tasks.base, asked.request, WIDTH))
    return Response(data, mimetype="image/jpeg", headers={"Cache-Control": "private, max-age=86400, immutable"})


def _keep(base: str, data: bytes) -> bytes:
    with _lock:
        _drawn[base] = data
        while sum(map(len, _drawn.values())) > MOST_BYTES:
            _drawn.popitem(last=False)
    return data


@pages.post("/photos")
def hand_in_photo() -> Response:
    """A photograph onto the visitor's shelf: its name and size. AssetError for what is none."""
    return jsonify(_handed_in("photo", tasks_files.photo_size))


@pages.get("/photos/<name>.jpg")
def photo(name: str) -> Response:
    """A small copy, upright and without its metadata."""
    here = studio()
    data = here.pool.run(tasks_files.photo_shown, str(here.shelf.find(here.visitor.name, name)))
    return Response(data, mimetype="image/jpeg", headers={"Cache-Control": "private, max-age=3600"})


@pages.post("/partners")
def hand_in_partner() -> Response:
    """A partner's logo onto the visitor's shelf, once it has been cleaned: its name and shape."""
    return jsonify(_handed_in("logo", tasks_files.logo_shape))


@pages.get("/partners/<name>.png")
def partner(name: str) -> Response:
    """The logo as it will be drawn: cleaned and trimmed."""
    here = studio()
    data = here.pool.run(tasks_files.logo_shown, str(here.shelf.find(here.visitor.name, name)))
    return Response(data, mimetype="image/png", headers={"Cache-Control": "private, max-age=3600"})


def _handed_in(field: str, look: tasks_files.Look) -> dict[str, object]:
    """Kept only if a drawing process can read it."""
    here, file = studio(), request.files.get(field)
    if file is None:
        abort(400)
    name = here.shelf.put(here.visitor.name, file.stream.read())
    try:
        return {"name": name} | here.pool.run(look, str(here.shelf.find(here.visitor.name, name)))
    except Exception:
        here.shelf.drop(here.visitor.name, name)
        raise
