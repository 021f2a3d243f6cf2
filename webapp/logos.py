"""Logos: a region's lockups in every layout, variant and file kind, with the emblem, with partners; icons; all as one ZIP.

The address says everything (region, language, what stands beside the logo, partners), so a link reopens the page. Files and
their names are those of the engine's packs.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any, Literal, NamedTuple, cast
from zipfile import ZipFile

from flask import Blueprint, Response, abort, render_template, request, stream_with_context, url_for

from toolkit.errors import AssetError
from toolkit.layout.icon import ICONS
from toolkit.layout.lockup import DARK_GROUNDS, LAYOUTS, VARIANTS, LogoLayout, Variant
from toolkit.layout.partners import MOST_PARTNERS, require_few
from toolkit.model.brand import AREA
from toolkit.packs.draw import layout_piece
from toolkit.packs.plan import Beside, Piece, languages_of, plan_packs
from toolkit.packs.readme import read_mes
from toolkit.zips import entry
from webapp import tasks_logos
from webapp.files import Pipe, as_file
from webapp.studio import studio
from webapp.tasks_logos import Partner, Row

pages = Blueprint("logos", __name__, url_prefix="/logos")

BESIDE: Mapping[str, Beside] = {"alone": "", "eu": "eu", "partners": "partners"}
MOST_TITLE = 60
KEPT = {"Cache-Control": "private, max-age=300"}


class Kind(NamedTuple):
    """A file kind: its use, how its file's name ends, and how it is called."""

    use: Literal["screen", "print", "office"]
    ending: str
    label: str


KINDS: Mapping[str, Kind] = {
    "svg": Kind("screen", ".svg", "SVG"),
    "png": Kind("screen", ".png", "PNG"),
    "png2": Kind("screen", "@2x.png", "PNG 2×"),
    "pdf": Kind("print", ".pdf", "PDF"),
    "eps": Kind("print", ".eps", "EPS"),
    "png4": Kind("office", "@4x.png", "PNG 4×"),
}
USES = tuple(dict.fromkeys(kind.use for kind in KINDS.values()))

QUICK = {"screen": ("svg", "png2"), "print": ("pdf", "eps"), "office": ("png4", "svg")}
"""What somebody in a hurry takes for a use, and what besides."""


@dataclass(frozen=True)
class Choice:
    """What the page shows. `gone` are the partners that lie on the shelf no more."""

    region: str | None
    language: str
    beside: str
    kind: str
    layout: LogoLayout
    variant: Variant
    names: tuple[str, ...]
    partners: tuple[Partner, ...]
    gone: tuple[str, ...]

    @property
    def query(self) -> dict[str, Any]:
        """Whose logo, in which language."""
        return {"region": self.region or AREA, "language": self.language}

    @property
    def row_query(self) -> dict[str, Any]:
        """The same with the partners."""
        titles = [partner.title for partner in self.partners]
        return self.query | ({"partner": list(self.names), "name": titles} if self.names else {})

    def piece(self, layout: LogoLayout, variant: Variant, beside: Beside) -> Piece:
        paths = tuple(partner.path for partner in self.partners) if beside == "partners" else ()
        return Piece(self.region, layout, variant, self.language, beside, paths)

    def link(self, layout: str, variant: str, beside: str, kind: str) -> str:
        """Address of a file."""
        query = self.row_query if beside == "partners" else self.query
        return url_for("logos.file", layout=layout, variant=variant, beside=beside, kind=kind, **query)


@pages.get("")
def overview() -> str:
    """The page."""
    chosen = _choice()
    return render_template(
        "logos.html",
        chosen=chosen,
        row=_row(chosen),
        least=_least(chosen),
        beside=BESIDE,
        layouts=LAYOUTS,
        variants=VARIANTS,
        dark_grounds=DARK_GROUNDS,
        kinds=KINDS,
        uses=USES,
        quick=QUICK,
        icons=ICONS,
        most=MOST_PARTNERS,
    )


@pages.get("/<layout>/<variant>/<beside>/shown.svg")
def shown(layout: str, variant: str, beside: str) -> Response:
    """A piece as the page shows it."""
    chosen = _choice()
    data = studio().pool.run(tasks_logos.shown, _piece(chosen, layout, variant, beside), _beside(chosen, beside))
    return Response(data, mimetype="image/svg+xml", headers=KEPT)


@pages.get("/<layout>/<variant>/<beside>/<kind>")
def file(layout: str, variant: str, beside: str, kind: str) -> Response:
    """A piece as a file of one of the KINDS."""
    if kind not in KINDS:
        abort(404)
    here, chosen = studio(), _choice()
    piece = _piece(chosen, layout, variant, beside)
    data = here.pool.run(tasks_logos.file, piece, KINDS[kind].ending, _beside(chosen, beside))
    return as_file(data, f"{piece.stem(here.house.brand.prefix)}{KINDS[kind].ending}")


@pages.get("/icons/<name>.svg")
def icon_shown(name: str) -> Response:
    """An icon as the page shows it."""
    chosen = _choice()
    data = studio().pool.run(tasks_logos.icon_shown, chosen.region, _icon(name), chosen.language)
    return Response(data, mimetype="image/svg+xml", headers=KEPT)


@pages.get("/icons/<name>")
def icon_file(name: str) -> Response:
    """An icon's file."""
    chosen, name = _choice(), _icon(name)
    piece = Piece(chosen.region, "symbol", "negative", chosen.language, icons=True)
    return as_file(dict(studio().pool.run(tasks_logos.files, piece))[f"screen/icons/{name}"], name)


@pages.get("/all.zip")
def everything() -> Response:
    """The owner's pack in all its languages, and in the one chosen."""
    here, chosen = studio(), _choice()
    languages = tuple(dict.fromkeys((*languages_of(here.house, chosen.region), chosen.language)))
    return _pack(chosen, plan_packs(here.house, [chosen.region], languages, ()), languages, "")


@pages.get("/partners.zip")
def partners() -> Response:
    """All rows with the partners, in the language chosen."""
    chosen = _choice()
    if not chosen.partners:
        abort(404)
    paths = [partner.path for partner in chosen.partners]
    pieces = plan_packs(studio().house, [chosen.region], [chosen.language], paths)
    rows = [piece for piece in pieces if piece.beside == "partners"]
    return _pack(chosen, rows, [chosen.language], f"_{chosen.language}_partners")


def _choice() -> Choice:
    """What the address says; unknown ids fall back to the visitor's, or to the first."""
    here, given = studio(), request.args
    brand, visitor = here.house.brand, here.visitor
    names, found, gone = _handed_in(given.getlist("partner"), given.getlist("name"))
    beside = _known(given.get("with"), tuple(BESIDE))
    return Choice(
        region=visitor.region_in(given, here.house),
        language=_known(given.get("language"), (visitor.language, *brand.languages)),
        beside=beside if found or beside != "partners" else "eu",
        kind=_known(given.get("kind"), tuple(KINDS)),
        layout=cast("LogoLayout", _known(given.get("layout"), LAYOUTS)),
        variant=cast("Variant", _known(given.get("variant"), VARIANTS)),
        names=names,
        partners=found,
        gone=gone,
    )


def _known(said: str | None, known: Sequence[str]) -> str:
    return said if said and said in known else known[0]


def _handed_in(names: Sequence[str], titles: Sequence[str]) -> tuple[tuple[str, ...], tuple[Partner, ...], tuple[str, ...]]:
    """Names and files of the partners that are on this visitor's shelf, and what the others are called."""
    here, found, gone = studio(), dict[str, Partner](), list[str]()
    require_few("partners", len(names))
    for at, name in enumerate(names):
        title = _title(titles[at] if at < len(titles) else "", at)
        try:
            found[name] = Partner(str(here.shelf.find(here.visitor.name, name)), title)
        except AssetError:
            gone.append(title)
    return tuple(found), tuple(found.values()), tuple(gone)


def _title(written: str, at: int) -> str:
    """Printable, on one line, of bounded length; a number for a partner without a name."""
    said = " ".join("".join(letter if letter.isprintable() else " " for letter in written[:MOST_TITLE]).split())
    return said or str(at + 1)


def _piece(chosen: Choice, layout: str, variant: str, beside: str) -> Piece:
    """404 for what there is none of."""
    if layout not in LAYOUTS or variant not in VARIANTS or beside not in BESIDE:
        abort(404)
    if beside == "partners" and not chosen.partners:
        abort(404)
    return chosen.piece(layout, variant, BESIDE[beside])


def _beside(chosen: Choice, beside: str) -> tuple[Partner, ...]:
    return chosen.partners if beside == "partners" else ()


def _icon(name: str) -> str:
    return name if name in {icon.name for icon in ICONS} else abort(404)


def _row(chosen: Choice) -> Row | None:
    """What is told of the row with partners, where there are some."""
    if not chosen.partners:
        return None
    return studio().pool.run(tasks_logos.judged, chosen.piece(chosen.layout, chosen.variant, "partners"), chosen.partners)


def _least(chosen: Choice) -> dict[str, int]:
    """Width in px at which a layout, with its clear space, is shown as small as it may be."""
    house = studio().house
    rules, widths = house.brand.logos, dict[str, int]()
    for layout in LAYOUTS:
        drawing = layout_piece(house, chosen.piece(layout, "positive", ""))
        share = 1 - 2 * rules.clear_space / drawing.width
        widths[layout] = round(rules.min_width_px[layout] / share)
    return widths


def _pack(chosen: Choice, pieces: Sequence[Piece], languages: Sequence[str], what: str) -> Response:
    """The ZIP, sent while it is drawn."""
    house = studio().house
    name = f"{house.brand.prefix}_{chosen.region or AREA}{what}.zip"
    texts = {file: text.encode() for file, text in read_mes(house, chosen.region, languages).items()}
    return as_file(stream_with_context(_zipped(pieces, chosen.partners, texts)), name)


def _zipped(pieces: Sequence[Piece], partners: tuple[Partner, ...], texts: Mapping[str, bytes]) -> Iterator[bytes]:
    """One piece after the other, so that no more than one is in memory."""
    pool, sink = studio().pool, Pipe()
    with ZipFile(cast("IO[bytes]", sink), "w") as archive:
        for name, data in texts.items():
            archive.writestr(entry(name), data)
        for piece in pieces:
            for name, data in pool.run(tasks_logos.files, piece, partners if piece.partners else ()):
                archive.writestr(entry(name), data)
            yield sink.taken()
    yield sink.taken()
