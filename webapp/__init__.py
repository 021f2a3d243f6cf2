"""The studio: the toolkit in a browser. A Flask app over the engine's public verbs, one blueprint a noun.

    start, look, about, health   the first page, the brand's colours and faces, the studio itself, whether it answers
    images, layers               a picture from a form; what lies under its words, and photographs and logos handed in
    kits, kit_runs, kit_decks    all pictures and decks of an event: form or spreadsheet → grid → ZIP
    logos, decks, guide          logo packs; slides from an outline, and decks moved to another region; the brand's guide
    api                          all of it for scripts, with its description

A blueprint asks `studio()` for what is running. What draws, or opens what a visitor handed in, is a task (webapp.tasks*) in one
of webapp.pool's processes. Errors become answers in webapp.problems, and nowhere else. Imports go one way (pyproject.toml).
"""

import atexit
from pathlib import Path
from typing import TYPE_CHECKING

from webapp.settings import Settings

if TYPE_CHECKING:
    from flask import Flask

__all__ = ["Settings", "create_app"]


def create_app(settings: Settings | None = None, root: Path | None = None) -> "Flask":
    """The app on a brand's data folder; DefinitionError where that is mistaken. Its processes end with the interpreter."""
    from flask import Flask

    from toolkit.opened import open_house
    from webapp import guard, logs, pages, problems
    from webapp.cases import Cases
    from webapp.pool import Pool
    from webapp.runs import Runs
    from webapp.shelf import Shelf
    from webapp.studio import Studio

    settings = (settings or Settings()).checked()
    house = open_house(root)
    app = Flask(__name__, static_folder="static", template_folder="html")
    shelf = Shelf.at(settings.shelf, settings.keep_seconds)
    cases = Cases.at(settings.shelf, settings.keep_seconds)
    studio = Studio(house, settings, Pool(house.brand.root, settings), shelf, cases, Runs())
    app.extensions["studio"] = studio
    atexit.register(studio.close)
    if settings.proxy:
        from werkzeug.middleware.proxy_fix import ProxyFix

        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)
    logs.log_requests(app)
    guard.guard(app)
    problems.answer_problems(app)
    pages.furnish(app)
    return app
