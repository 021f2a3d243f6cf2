"""A script's request, read: JSON or a form with files → a model, or all that is wrong with it at once."""

import binascii
import json
from base64 import b64decode
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar, cast

from flask import abort, request

from toolkit.errors import AssetError, DefinitionError, Mistake
from toolkit.layout.house import House
from toolkit.model.brand import AREA
from toolkit.model.strict import Strict
from toolkit.sources.kit_content import read_contents, tell_unknown
from toolkit.wording import Loc, mended, remedy_for
from webapp import tasks_files
from webapp.api_models import ImageAsked
from webapp.studio import studio

Model = TypeVar("Model", bound=Strict)
REQUEST = "the request"
MOST_DEPTH = 20


class Mistakes:
    """What is wrong with a request, gathered until all of it has been looked at."""

    def __init__(self) -> None:
        self.found = list[Mistake]()

    def tell(self, loc: Loc, problem: str, remedy: str, *, key: bool = False) -> None:
        at = ".".join(map(str, loc)) or "body"
        self.found.append(Mistake(REQUEST, 1, 1, problem[:300], remedy[:600], at[:200]))

    def check(self) -> None:
        """DefinitionError if there are any."""
        if self.found:
            raise DefinitionError(self.found)


def read_body(model: type[Model], mistakes: Mistakes, data: Any = None) -> Model | None:
    """The request's JSON, or the data given, as a model; None where not even stand-ins make one."""
    data = body_data() if data is None else data
    if not isinstance(data, dict):
        mistakes.tell((), "it is no JSON object", "send one, as openapi.json describes it")
        return None
    read, found = mended(model, data)
    for loc, key, problem, remedy in found:
        mistakes.tell(loc, problem, remedy, key=key)
    return read


def body_data() -> Any:
    """The JSON of the request, or of the part `image` of a form with files. 400 for what is none, 415 for another type."""
    if request.mimetype == "multipart/form-data":
        return parsed(request.form.get("image", ""))
    if request.mimetype != "application/json":
        abort(415)
    return parsed(request.get_data(cache=False))


def parsed(text: str | bytes) -> Any:
    """JSON as RFC 8259 has it; DefinitionError for anything else, and for what is nested deeper than anything we read."""
    try:
        data: Any = json.loads(text, parse_constant=_no_number)
        json.dumps(data, ensure_ascii=False).encode()
        _check_depth(data)
    except (ValueError, RecursionError):
        mistakes = Mistakes()
        mistakes.tell((), "it is no JSON", "send a JSON object in UTF-8, as openapi.json describes it")
        raise DefinitionError(mistakes.found) from None
    return data


def known(mistakes: Mistakes, asked: Strict, **choices: Mapping[str, object] | Sequence[str]) -> None:
    """Each of these fields names one of what there is; of a field that is told already, what stands there is a stand-in."""
    told = {mistake.at for mistake in mistakes.found}
    for field, names in choices.items():
        said = getattr(asked, field)
        if said not in names and field not in told:
            what = "funding regime" if field == "funding" else field
            mistakes.tell((field,), f"there is no {what} {said[:60]!r}", remedy_for(said, names))


def owners(house: House) -> tuple[str, ...]:
    return (AREA, *house.brand.regions)


def read_content(asked: ImageAsked, mistakes: Mistakes) -> Mapping[str, Any]:
    """What stands in the template's slots; empty where there is no such template or language."""
    house = studio().house
    if asked.template not in house.templates or asked.language not in house.brand.languages:
        return {}
    template = house.templates[asked.template]
    loc = ("content",)
    meant = tell_unknown([template], asked.content, loc, mistakes.tell)
    return dict(read_contents(house, [template], asked.content, asked.language, loc, mistakes.tell, meant))[template.id]


@contextmanager
def handed_in(files: Sequence[tuple[str, bytes]], look: tasks_files.Look, mistakes: Mistakes) -> Generator[list[str]]:
    """Files (place, bytes) on the shelf for as long as this lasts: their paths, each looked at by a drawing process."""
    here, names, paths = studio(), list[str](), list[str]()
    try:
        for place, data in files:
            names.append(here.shelf.put(here.visitor.name, data))
            paths.append(str(here.shelf.find(here.visitor.name, names[-1])))
            try:
                here.pool.run(look, paths[-1])
            except AssetError as error:
                mistakes.tell((place,), error.problem, error.remedy)
        yield paths
    finally:
        for name in names:
            here.shelf.drop(here.visitor.name, name)


def files_of(field: str, encoded: Sequence[str], mistakes: Mistakes) -> list[tuple[str, bytes]]:
    """Files of a form's parts, or those in base64, with their places."""
    if parts := request.files.getlist(field):
        return [(field, part.stream.read()) for part in parts]
    if field in request.form:
        mistakes.tell((field,), "it is a text", "send it as a file, under a file's name")
    found = list[tuple[str, bytes]]()
    for number, text in enumerate(encoded):
        place = f"{field}.{number}" if len(encoded) > 1 else field
        try:
            found.append((place, b64decode(text, validate=True)))
        except (binascii.Error, ValueError):
            mistakes.tell((place,), "it is no base64", "encode the file's bytes as RFC 4648 says")
    return found


def _no_number(text: str) -> None:
    raise ValueError(text)


def _check_depth(data: Any, depth: int = 0) -> None:
    if depth > MOST_DEPTH:
        raise ValueError("too deep")
    if isinstance(data, dict):
        for value in cast("dict[str, Any]", data).values():
            _check_depth(value, depth + 1)
    elif isinstance(data, list):
        for value in cast("list[Any]", data):
            _check_depth(value, depth + 1)
