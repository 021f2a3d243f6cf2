"""The first page: region and language, asked once; what can be made, afterwards."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from toolkit.model.brand import AREA
from webapp.catalogue import LANGUAGES
from webapp.studio import studio
from webapp.visitor import remember

pages = Blueprint("start", __name__)


@pages.get("/")
def home() -> str:
    """Asks for region and language where nobody has chosen yet."""
    here = studio()
    return render_template("home.html" if here.visitor.known else "welcome.html", templates=here.house.templates)


@pages.get("/choose")
def choose() -> str:
    return render_template("welcome.html")


@pages.post("/choose")
def chosen() -> Response:
    """Remembers what the form says of it, and goes back to where it stood."""
    brand, form = studio().house.brand, request.form
    allowed = {"ui": LANGUAGES, "region": (AREA, *brand.regions), "language": tuple(brand.languages)}
    choices = {key: form[key] for key, values in allowed.items() if form.get(key) in values}
    return remember(redirect(_back(form.get("back", ""), choices)), **choices)  # type: ignore[return-value]


def _back(address: str, choices: Mapping[str, str]) -> str:
    """A page of our own, or the first; where its address names a region or language, it names the chosen ones now."""
    if not address.startswith("/") or address.startswith(("//", "/\\")):
        return url_for("start.home")
    path, _, query = address.partition("?")
    pairs = [(key, choices.get(key, value)) for key, value in parse_qsl(query)]
    return f"{path}?{urlencode(pairs)}" if pairs else path
