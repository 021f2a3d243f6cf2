"""The brand's guide as a page: chapters with their drawings, colours to copy, contrasts, rules, sizes, files to download.

In the interface's language and for the visitor's region. The engine makes it in the drawing processes; what was made is kept for
everybody, since it shows nothing of anybody's.
"""

import gzip
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from flask import Blueprint, Response, abort, render_template, request

from toolkit.guide import KINDS, colors, formats_table, guide_pdf, palette_file, palette_name, regimes, rules_table
from toolkit.guide.tables import number
from toolkit.model.brand import AREA
from webapp import tasks_guide
from webapp.catalogue import LANGUAGES
from webapp.files import MIMES, as_file
from webapp.guide_colors import FITS, grounds, ratio, swatches
from webapp.kept import Kept
from webapp.studio import studio
from webapp.tasks_guide import Told

pages = Blueprint("guide", __name__, url_prefix="/guide")

PX_PER_MM = 96 / 25.4
"""CSS Values and Units Level 3, §6.2."""

TRUE_SIZE = ("minimum", "emblem")
"""Figures that show something at its true size: never scaled."""

HELD = {"Cache-Control": "private, max-age=300"}

_guides = Kept[Told](24)
_files = Kept[bytes](12)
"""By the definition's digest and what was chosen: a guide is some 2 MB, and so is its PDF."""


class Choice(NamedTuple):
    """Whose guide, in which language."""

    region: str | None
    language: str

    @property
    def query(self) -> dict[str, str]:
        return {"region": self.region or AREA, "language": self.language}


@pages.get("")
def whole() -> str:
    """The page."""
    here, chosen = studio(), _choice()
    house, brand = here.house, here.house.brand
    inks = {row.key: row for row in colors(brand)}
    return render_template(
        "guide.html",
        chosen=chosen,
        guide=_told(chosen).guide,
        swatches=list(swatches(house, *chosen)),
        grounds=grounds(house, inks),
        inks=inks,
        fits=FITS,
        ratio=partial(ratio, language=chosen.language),
        number=partial(number, language=chosen.language),
        px=lambda mm: round(mm * PX_PER_MM),  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        true_size=TRUE_SIZE,
        rules=_by(rules_table(brand, chosen.language), "level"),
        regimes=[one for one in regimes(brand, chosen.language) if one.statements],
        formats=_by(formats_table(brand, chosen.language), "channel"),
        files={kind: palette_name(house, kind, chosen.region) for kind in KINDS},
    )


@pages.get("/figures/<key>.svg")
def figure(key: str) -> Response:
    """One of the guide's drawings, packed for whoever takes it so."""
    drawn = _told(_choice()).drawings.get(key) or abort(404)
    headers = {**HELD, "Vary": "Accept-Encoding"}
    if request.accept_encodings["gzip"]:
        return Response(drawn, mimetype=MIMES["svg"], headers={**headers, "Content-Encoding": "gzip"})
    return Response(gzip.decompress(drawn), mimetype=MIMES["svg"], headers=headers)


@pages.get("/colors.css")
def styles() -> Response:
    """What the page paints its swatches with: every colour as a ground and as ink; and which panel a choice shows."""
    rules = (
        f'[data-ground="{row.key}"]{{background-color:{row.color.hex}}}[data-ink="{row.key}"]{{color:{row.color.hex}}}'
        f'.grounds:has(#ground-{row.key}:checked) [data-panel="{row.key}"]{{display:block}}'
        for row in colors(studio().house.brand)
    )
    return Response("\n".join(rules) + "\n", mimetype="text/css", headers={"Cache-Control": "no-cache"})


@pages.get("/palette/<kind>")
def palette(kind: str) -> Response:
    """The palette as a file of one of the engine's kinds."""
    if kind not in KINDS:
        abort(404)
    return _file(palette_file, palette_name(studio().house, kind, _choice().region), kind)


@pages.get("/guide.pdf")
def paper() -> Response:
    """The guide on paper."""
    chosen = _choice()
    stem = "-".join(filter(None, (studio().house.brand.prefix, "guide", chosen.region, chosen.language)))
    return _file(guide_pdf, f"{stem}.pdf")


def _file(task: Callable[..., bytes], name: str, *given: str) -> Response:
    here, chosen = studio(), _choice()
    key = (here.house.brand.digest, name, chosen.region or "", chosen.language)
    return as_file(_files.get(key, lambda: here.pool.run(task, *given, chosen.region, chosen.language)), name)


def _told(chosen: Choice) -> Told:
    here = studio()
    key = (here.house.brand.digest, chosen.region or "", chosen.language)
    return _guides.get(key, lambda: here.pool.run(tasks_guide.told, *chosen))


def _choice() -> Choice:
    """What the address says; the visitor's own where it says nothing that is known."""
    here, asked = studio(), request.args
    language = asked.get("language", "")
    return Choice(here.visitor.region_in(asked, here.house), language if language in LANGUAGES else here.visitor.ui)


def _by(rows: tuple[Any, ...], attribute: str) -> dict[str, list[Any]]:
    """Rows under what they have in common, in the order met."""
    groups = dict[str, list[Any]]()
    for row in rows:
        groups.setdefault(getattr(row, attribute), []).append(row)
    return groups
