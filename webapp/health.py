"""Whether the studio answers and can draw: for whatever watches over it."""

from flask import Blueprint, jsonify
from werkzeug.wrappers import Response

from webapp import tasks
from webapp.studio import studio

pages = Blueprint("health", __name__)


@pages.get("/healthz")
def health() -> Response:
    """200 with the definition's digest once a drawing process has answered."""
    return jsonify(status="ok", definition=studio().pool.run(tasks.digest)[:12])
