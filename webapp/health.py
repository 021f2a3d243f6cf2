"""Whether the studio answers, and how busy it is: for whatever watches over it."""

from flask import Blueprint, jsonify
from werkzeug.wrappers import Response

from webapp.studio import studio

pages = Blueprint("health", __name__)


@pages.get("/healthz")
def health() -> Response:
    """200, whatever is being drawn: the definition's digest, processes that draw, and requests that wait for one."""
    here = studio()
    return jsonify(status="ok", definition=here.house.brand.digest[:12], workers=here.pool.workers, waiting=here.pool.waiting)
