"""openapi.json: the interface for scripts described as OpenAPI 3.1.1, made from the models that read and write it.

Ids (regions, formats, templates …) are those of the definition in force.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from toolkit.model.brand import AREA
from webapp import api_models as models
from webapp.files import MIMES
from webapp.studio import Studio

JSON, PROBLEM, ZIP = "application/json", "application/problem+json", "application/zip"
REFUSED = {400: "It cannot be understood.", 413: "It is too large.", 415: "It is of a type that is not taken.",
           422: "Something in it has to be changed; all that is wrong is told at once.",
           503: "Too much is being drawn, or the drawing was stopped; come again."}  # fmt: skip
GUARDED = {401: "Sign in first.", 403: "This may not be asked from here.", 429: "Too many tries."}


class Operation(NamedTuple):
    """A thing to ask for: what is sent, and what comes back, by media type (None: bytes)."""

    path: str
    summary: str
    answers: Mapping[str, type[BaseModel] | None]
    body: type[BaseModel] | None = None
    form: bool = False
    """Whether it may come as a form with files, too."""
    also: Mapping[str, Any] = {}
    """More media types of the body."""
    query: tuple[dict[str, Any], ...] = ()


PICTURES = {MIMES[suffix]: None for suffix in ("png", "jpg", "webp", "svg", "pdf", "pptx")}
KIT: dict[str, Any] = {
    "application/yaml": {"type": "string", "description": "A kit, as `brandkit new kit` writes one."},
    JSON: {"type": "object", "description": "The same as JSON."},
    ZIP: {"type": "string", "contentMediaType": ZIP, "description": "A kit or a spreadsheet with the pictures that it names."},
}
DRY = {"name": "dry-run", "in": "query", "schema": {"type": "string", "enum": ["true", "false"]},
       "description": "List the files that would be made, with their sizes in pixels; draw nothing."}  # fmt: skip

OPERATIONS = (
    Operation("/regions", "Regions, and the whole area", {JSON: models.Regions}),
    Operation("/languages", "Languages that material can be in", {JSON: models.Languages}),
    Operation("/templates", "Templates, and the slots they are filled in by", {JSON: models.Templates}),
    Operation("/formats", "Formats of channels", {JSON: models.Formats}),
    Operation("/funding", "Funding regimes", {JSON: models.Fundings}),
    Operation("/rules", "Rules that pictures are checked by", {JSON: models.Rules}),
    Operation("/images", "Make a picture", {**PICTURES, JSON: models.ImageTold}, models.ImageAsked, form=True),
    Operation("/images/findings", "Check a picture", {JSON: models.ImageTold}, models.ImageAsked, form=True),
    Operation(
        "/logos",
        "Make a logo",
        {MIMES["svg"]: None, MIMES["png"]: None, MIMES["pdf"]: None, MIMES["eps"]: None},
        models.LogoAsked,
        form=True,
    ),
    Operation("/decks", "Make a deck", {MIMES["pptx"]: None, MIMES["pdf"]: None, ZIP: None}, models.DeckAsked),
    Operation("/kits", "Make everything a kit asks for", {ZIP: None, JSON: models.Files}, also=KIT, query=(DRY,)),
)


def described(here: Studio) -> dict[str, Any]:
    """The document."""
    guarded = bool(here.settings.passphrase)
    paths: dict[str, Any] = {}
    for one in OPERATIONS:
        method = "post" if one.body or one.also else "get"
        paths[f"/api/v1{one.path}"] = {method: _operation(one, guarded, _examples(one, here))}
    document: dict[str, Any] = {
        "openapi": "3.1.1",
        "info": {"title": "ELMO brand studio", "version": "1", "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}},
        "paths": paths,
        "components": {"schemas": _schemas(here)},
    }
    if guarded:
        document["components"]["securitySchemes"] = {"passphrase": {"type": "http", "scheme": "bearer"}}
        document["security"] = [{"passphrase": []}]
    return document


def _examples(one: Operation, here: Studio) -> dict[str, Any]:
    """Requests that succeed: of pictures one a template, with the words of its own sample."""
    if one.body is models.ImageAsked:
        language, form = "fi", next(iter(here.house.brand.formats))
        asked = {"format": form, "language": language, "region": next(iter(here.house.brand.regions))}
        every = here.house.templates.items()
        return {key: {"value": {"template": key, **asked, "content": it.sample[language]}} for key, it in every}
    if one.body is models.DeckAsked:
        return {
            "outline": {
                "value": {
                    "outline": "---\ntitle: Hei\nfunding: none\n---\n\n## Kolme asiaa\n\n- yksi\n- kaksi\n- kolme\n",
                    "suffix": "pdf",
                }
            }
        }
    return {"logo": {"value": {"beside": "eu", "suffix": "png"}}} if one.body else {}


def _operation(one: Operation, guarded: bool, examples: dict[str, Any]) -> dict[str, Any]:
    sent = bool(one.body or one.also)
    problems = (REFUSED if sent else {}) | (GUARDED if guarded else {})
    content = {media: {"schema": _ref(model) if model else {}} for media, model in one.answers.items()}
    answers: dict[str, Any] = {"200": {"description": one.summary, "content": content}}
    for status, words in problems.items():
        answers[str(status)] = {"description": words, "content": {PROBLEM: {"schema": _ref(models.Problem)}}}
    told: dict[str, Any] = {"operationId": one.path.strip("/").replace("/", "-"), "summary": one.summary, "responses": answers}
    if one.query:
        told["parameters"] = list(one.query)
    if sent:
        told["requestBody"] = {"required": True, "content": _body(one, examples)}
    return told


def _body(one: Operation, examples: dict[str, Any]) -> dict[str, Any]:
    media: dict[str, Any] = {key: {"schema": schema} for key, schema in one.also.items()}
    if one.body:
        media[JSON] = {"schema": _ref(one.body), "examples": examples}
    if one.form:
        file = {"type": "string", "contentMediaType": "application/octet-stream"}
        parts = {"image": {"type": "string", "contentMediaType": JSON, "description": "The same JSON."}, "photo": file}
        parts["partner"] = {"type": "array", "items": file}  # type: ignore[dict-item]
        media["multipart/form-data"] = {"schema": {"type": "object", "properties": parts, "required": ["image"]}}
    return media


def _ref(model: type[BaseModel]) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{model.__name__}"}


def _schemas(here: Studio) -> dict[str, Any]:
    """Of all models, the ids that there are put in."""
    named = {model for one in OPERATIONS for model in (one.body, *one.answers.values()) if model} | {models.Problem}
    ordered = sorted(named, key=lambda model: model.__name__)
    _, found = models_json_schema([(model, "validation") for model in ordered], ref_template="#/components/schemas/{model}")
    schemas: dict[str, Any] = found["$defs"]
    brand = here.house.brand
    every = {"region": [AREA, *brand.regions], "language": [*brand.languages], "funding": [*brand.funding]}
    every |= {"template": [*here.house.templates], "format": [*brand.formats]}
    for model in ("ImageAsked", "LogoAsked", "DeckAsked"):
        for field, ids in every.items():
            if field in schemas[model]["properties"]:
                schemas[model]["properties"][field]["enum"] = ["", *ids] if model == "DeckAsked" else ids
    return schemas
