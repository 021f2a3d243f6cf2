"""What every page has: the blueprints, the words of the interface, the visitor's choices, and what Jinja calls to say them."""

from typing import Any

from flask import Flask, url_for
from jinja2 import StrictUndefined
from markupsafe import Markup

from toolkit.layout.house import House
from toolkit.model.brand import AREA
from webapp import about, api, decks, guide, health, images, kit_decks, kit_runs, kits, layers, logos, look, start
from webapp.catalogue import LANGUAGES, say
from webapp.engine_words import translated
from webapp.studio import studio

BLUEPRINTS = (
    start.pages,
    images.pages,
    kits.pages,
    kit_runs.pages,
    kit_decks.pages,
    decks.pages,
    layers.pages,
    logos.pages,
    guide.pages,
    about.pages,
    look.pages,
    health.pages,
    api.pages,
)

PLACES = (
    ("images", "images.gallery"),
    ("kits", "kits.start"),
    ("logos", "logos.overview"),
    ("decks", "decks.bench"),
    ("guide", "guide.whole"),
)
"""Main menu: blueprint → its first page."""

FOOT_PLACES: tuple[tuple[str, str], ...] = (("foot.accessibility", "about.accessibility"),)
"""At the foot of every page: key of its name → endpoint."""


def furnish(app: Flask) -> None:
    """Registers the blueprints, and gives the pages their words."""
    app.jinja_env.autoescape = True
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.context_processor(_common)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)


def _common() -> dict[str, Any]:
    here = studio()
    visitor, house = here.visitor, here.house

    def words(key: str, **values: object) -> str:
        return say(visitor.ui, key, **values)

    def name(texts: dict[str, str]) -> str:
        """Texts of the brand or of a template, in the interface's language."""
        return house.brand.say(texts, visitor.ui)

    return {
        "t": words,
        "name": name,
        "engine": lambda text: translated(text, visitor.ui),  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        "visitor": visitor,
        "brand": house.brand,
        "owners": _owners(house, visitor.ui),
        "languages": LANGUAGES,
        "AREA": AREA,
        "icon": _icon,
        "places": PLACES,
        "signed_in": bool(here.settings.passphrase),
        "private": here.settings.is_private,
        "foot_places": FOOT_PLACES,
    }


def _owners(house: House, ui: str) -> dict[str, str]:
    """Region id, or `area`, → its name."""
    return {AREA: house.owner_name(None, ui)} | {key: house.owner_name(key, ui) for key in house.brand.regions}


def _icon(key: str) -> Markup:
    """One of static/icons.svg's drawings, hidden from those who hear the page."""
    source = url_for("static", filename="icons.svg")
    return Markup('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>').format(source, key)
