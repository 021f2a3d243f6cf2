"""An interface for scripts, /api/v1: what the studio makes, as JSON and bytes. openapi.json describes it (webapp.api_openapi)."""

from collections.abc import Generator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

from flask import Blueprint, Response, json, jsonify, request

from toolkit.layout.partners import MOST_PARTNERS, too_many
from toolkit.layout.request import Request
from toolkit.model.brand import AREA
from toolkit.model.content import Photo
from toolkit.model.strict import Strict
from toolkit.packs.plan import Piece
from webapp import api_kits, tasks, tasks_decks, tasks_files, tasks_logos
from webapp.api_models import DeckAsked, FindingTold, ImageAsked, ImageTold, LogoAsked, PhotoAsked
from webapp.api_openapi import described
from webapp.api_read import Mistakes, files_of, handed_in, known, owners, read_body, read_content
from webapp.api_told import TOLD
from webapp.files import as_file
from webapp.outline_folder import Asked
from webapp.studio import studio

pages = Blueprint("api", __name__, url_prefix="/api/v1")


@pages.get("/openapi.json")
def openapi() -> Response:
    """This interface, described (OpenAPI 3.1)."""
    return jsonify(described(studio()))


@pages.get("/<any(regions, languages, templates, formats, funding, rules):noun>")
def told(noun: str) -> Response:
    """All there are."""
    return _json(TOLD[noun](studio().house))


@pages.post("/images")
def image() -> Response:
    """The picture as a file; what it says and what the rules say of it, where JSON is asked for."""
    with _image() as (asked, wanted):
        if request.accept_mimetypes.best == "application/json":
            return _in_words(wanted)
        name = "_".join((studio().house.brand.prefix, asked.template, asked.region, asked.language, asked.format))
        return as_file(studio().pool.run(tasks.picture, wanted, asked.suffix), f"{name}.{asked.suffix}")


@pages.post("/images/findings")
def findings() -> Response:
    """What the rules say of the picture, and what it says itself."""
    with _image() as (_, wanted):
        return _in_words(wanted)


@pages.post("/logos")
def logo() -> Response:
    """A logo as a file; a PNG has a mark 96 pixels high."""
    here, mistakes = studio(), Mistakes()
    asked = read_body(LogoAsked, mistakes)
    with ExitStack() as stack:
        logos = list[str]()
        if asked:
            known(mistakes, asked, region=owners(here.house), language=here.house.brand.languages)
            _check_partners(asked, mistakes)
            logos = stack.enter_context(_partners(asked.partners, mistakes))
        mistakes.check()
        assert asked
        piece = Piece(_owner(asked.region), asked.layout, asked.variant, asked.language, asked.beside, tuple(logos))
        data = here.pool.run(tasks_logos.file, piece, f".{asked.suffix}")
    return as_file(data, f"{piece.stem(here.house.brand.prefix)}.{asked.suffix}")


@pages.post("/decks")
def deck() -> Response:
    """A deck as PowerPoint, as PDF, or its slides as PNG in a ZIP. Markdown may be sent as it is, its choices in the address."""
    here, mistakes = studio(), Mistakes()
    sent = request.args.to_dict() | {"outline": request.get_data(as_text=True)} if request.mimetype == "text/markdown" else None
    asked = read_body(DeckAsked, mistakes, sent)
    if asked:
        known(mistakes, asked, region=("", *owners(here.house)), language=("", *here.house.brand.languages))
    mistakes.check()
    assert asked
    made = here.pool.run(tasks_decks.deck, Asked(asked.outline, asked.region, asked.language, asked.mode), asked.suffix)
    name = "_".join((here.house.brand.prefix, "deck", made.copy.region or AREA, made.copy.language))
    return as_file(made.data, f"{name}.{asked.suffix}")


@pages.post("/kits")
def kit() -> Response:
    """Everything a kit asks for, as a ZIP that is sent while it is made; with `dry-run=true` what it would be."""
    return api_kits.answer(dry=request.args.get("dry-run", "") == "true")


@contextmanager
def _image() -> Generator[tuple[ImageAsked, Request]]:
    """The picture asked for, with the paths of what was handed in, which are there as long as this lasts."""
    house, mistakes = studio().house, Mistakes()
    asked = read_body(ImageAsked, mistakes)
    with ExitStack() as stack:
        photos, logos, content = list[str](), list[str](), dict[str, Any]()
        if asked:
            choices = {"template": house.templates, "format": house.brand.formats, "region": owners(house)}
            known(mistakes, asked, **choices, language=house.brand.languages, funding=house.brand.funding)
            content = dict(read_content(asked, mistakes))
            photos = stack.enter_context(_photo(asked.photo, mistakes))
            logos = stack.enter_context(_partners(asked.partners, mistakes))
        mistakes.check()
        assert asked
        shot = asked.photo or PhotoAsked()
        yield (
            asked,
            Request(
                name="api",
                template=asked.template,
                format=asked.format,
                region=_owner(asked.region),
                language=asked.language,
                content=content,
                funding=asked.funding,
                ground=asked.ground,
                photo=_shot(photos[0], shot, asked.language) if photos else None,
                partners=tuple(logos),
            ),
        )


def _photo(photo: PhotoAsked | None, mistakes: Mistakes) -> Any:
    files = files_of("photo", [photo.data] if photo and photo.data else [], mistakes)
    if photo and not photo.data and not files:
        mistakes.tell(("photo", "data"), "it is empty", "send the photograph's bytes in base64, or as a part of a form")
    return handed_in(files[:1], tasks_files.photo_size, mistakes)


def _partners(encoded: Sequence[str], mistakes: Mistakes) -> Any:
    files = files_of("partner", encoded, mistakes)
    if said := too_many(len(files)):
        mistakes.tell(("partners",), *said)
    return handed_in(files[:MOST_PARTNERS], tasks_files.logo_shape, mistakes)


def _check_partners(asked: LogoAsked, mistakes: Mistakes) -> None:
    sent = bool(asked.partners or request.files.getlist("partner"))
    if sent and asked.beside != "partners":
        mistakes.tell(("beside",), "partners are sent, and nothing is to stand beside the logo", "write `partners`")
    if asked.beside == "partners" and not sent:
        mistakes.tell(("partners",), "there are none", "send at least one logo")


def _shot(path: str, shot: PhotoAsked, language: str) -> Photo:
    return Photo(file=path, focus=shot.focus, alt={language: shot.alt} if shot.alt else {}, credit=shot.credit)


def _in_words(wanted: Request) -> Response:
    here = studio()
    width, height = here.house.brand.formats[wanted.format].pixels
    made = here.pool.run(tasks.judge, wanted)
    found = [
        FindingTold(code=one.code, level=one.level, severity=one.severity, message=one.message, source=one.source)
        for one in made.findings
    ]
    return _json(ImageTold(title=made.title, alt=made.alt, width=width, height=height, findings=tuple(found)))


def _owner(region: str) -> str | None:
    return None if region == AREA else region


def _json(told: Strict) -> Response:
    return Response(json.dumps(told.model_dump(mode="json")), mimetype="application/json")
