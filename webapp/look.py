"""The brand's colours and typefaces for the pages, from the definition: no colour of the brand is written in static/."""

from flask import Blueprint, Response, abort, request, send_from_directory, url_for

from toolkit.backends.svg import wrapped
from toolkit.geometry import Box
from toolkit.layout.house import House
from toolkit.layout.lockup import LogoLayout, lockup
from toolkit.model.brand import AREA
from webapp.studio import studio

pages = Blueprint("look", __name__, url_prefix="/look")

FACES = {"inter-400": 400, "inter-600": 600, "montserrat-700": 700, "montserrat-800": 800}
"""Faces that the pages are set in, by weight."""


@pages.get("/brand.css")
def styles() -> Response:
    """Custom properties `--night` … and `--region`, its twin `--region-light`, and the faces."""
    here = studio()
    return Response("\n".join((*_faces(here.house), *_colors(here.house))) + "\n", mimetype="text/css")


@pages.get("/fonts/<key>.ttf")
def font(key: str) -> Response:
    here = studio()
    if key not in FACES or key not in here.house.brand.typography.faces:
        abort(404)
    file = here.house.brand.typography.faces[key].file
    return send_from_directory(f"{here.house.brand.root}/assets/fonts", file, mimetype="font/ttf", max_age=86400)


@pages.get("/logo.svg")
def logo() -> Response:
    """The visitor's region's lockup, for light or dark pages."""
    return _drawn("horizontal")


@pages.get("/icon.svg")
def icon() -> Response:
    return _drawn("symbol")


def _drawn(layout: LogoLayout) -> Response:
    here = studio()
    owner, language = here.visitor.region, here.visitor.ui
    drawing = lockup(here.house, owner, layout, "negative" if request.args.get("dark") == "1" else "positive", language)
    data = wrapped(drawing.items, Box(0, 0, drawing.width, drawing.height), here.house.owner_name(owner, language), "", language)
    return Response(data, mimetype="image/svg+xml", headers={"Vary": "Cookie", "Cache-Control": "no-cache"})


def _faces(house: House) -> list[str]:
    faces = house.brand.typography.faces
    return [
        f'@font-face{{font-family:"{faces[key].family}";font-weight:{weight};font-display:swap;'
        f'src:url("{url_for("look.font", key=key)}") format("truetype")}}'
        for key, weight in FACES.items()
    ]


def _colors(house: House) -> list[str]:
    palette = house.brand.palette
    named = [f"--{role}:{palette.colors[key].hex.hex}" for role, key in palette.roles.items()]
    rules = [f":root{{{';'.join(named)}}}"]
    for key in (None, *house.brand.regions):
        deep, light = (house.accent(key, on_dark=dark).hex for dark in (False, True))
        rules.append(f'[data-region="{key or AREA}"]{{--region:{deep};--region-light:{light}}}')
    return rules
