"""Errors as answers: a page for people, application/problem+json (RFC 9457) for scripts; a stack trace for nobody.

One place for all of them. The engine's errors are told in the interface's language where webapp/words/engine.yml knows them.
"""

import logging
from collections.abc import Sequence
from typing import Any

from flask import Flask, Response, json, render_template, request
from werkzeug.exceptions import HTTPException

from toolkit.errors import AssetError, BrandkitError, ContentError, DefinitionError, Mistake, WorkerError
from webapp.catalogue import catalogue, say
from webapp.engine_words import told
from webapp.shelf import NAME, GoneError
from webapp.studio import studio

STATUS: Sequence[tuple[type[BrandkitError], int]] = (
    (DefinitionError, 422),
    (ContentError, 422),
    (GoneError, 410),
    (AssetError, 422),
    (WorkerError, 503),
    (BrandkitError, 500),
)
MOST_MISTAKES = 200
"""Nobody reads more of one file."""
AGAIN = {"Retry-After": "3"}
REMEDIES = {
    400: "send what /api/v1/openapi.json describes",
    401: "send the passphrase as a bearer token",
    403: "send it from the studio's own page, or without an Origin header",
    404: "/api/v1/openapi.json tells what there is",
    405: "use a method that the Allow header names",
    413: "send less",
    415: "send it as /api/v1/openapi.json says",
    429: "wait a minute",
}
log = logging.getLogger("webapp")


def answer_problems(app: Flask) -> None:
    """Answers every error of the app."""
    app.register_error_handler(BrandkitError, _ours)
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(Exception, _unforeseen)


def as_json(error: BrandkitError, ui: str) -> dict[str, Any]:
    """What one of our errors says; `mistakes` where there are several."""
    said = told(_place(error.where), error.problem, error.remedy, ui)
    mistakes = [_mistake(mistake, ui) for mistake in error.mistakes[:MOST_MISTAKES]] if isinstance(error, DefinitionError) else []
    return said._asdict() | ({"mistakes": mistakes} if mistakes else {})


def status_of(error: BrandkitError) -> int:
    return next(status for kind, status in STATUS if isinstance(error, kind))


def _mistake(mistake: Mistake, ui: str) -> dict[str, Any]:
    said = told(mistake.at or f"{mistake.line}:{mistake.column}", mistake.problem, mistake.remedy, ui)
    return {"line": mistake.line, "column": mistake.column} | said._asdict()


def _place(where: str) -> str:
    """A file by its name alone: where it lies here is nobody's business, and a visitor's has no name that says much."""
    path, _, rest = where.partition(":")
    if not path.startswith("/"):
        return where
    name = path.rpartition("/")[2]
    return ":".join(filter(None, ("the file" if NAME.fullmatch(name.partition(".")[0]) else name, rest)))


def _ours(error: BrandkitError) -> tuple[Response | str, int, dict[str, str]]:
    status = status_of(error)
    if status >= 500:
        log.warning("refused", exc_info=error)
    return _answer(status, "", as_json(error, _tongue())), status, AGAIN if status == 503 else {}


def _of_http(error: HTTPException) -> tuple[Response | str, int, list[tuple[str, str]]] | HTTPException:
    """With what belongs to the status: the methods allowed (405), how to sign in (401), when to come again (429)."""
    if error.code is None or error.code < 400:
        return error
    headers = [(name, value) for name, value in error.get_headers() if name == "Allow"]
    headers += {401: [("WWW-Authenticate", 'Bearer realm="brandkit"')], 429: [("Retry-After", "60")]}.get(error.code, [])
    return _answer(error.code, error.name, _told(error)), error.code, headers


def _told(error: HTTPException) -> dict[str, Any]:
    """For scripts in the interface's own words; a page has them anyhow."""
    if not _for_scripts():
        return {}
    code = error.code or 400
    return told("the request", _words(code).rstrip("."), REMEDIES.get(code, REMEDIES[400]), _tongue())._asdict()


def _words(status: int) -> str:
    """What happened, for the person whose request it was."""
    key = f"problem.{status}" if f"problem.{status}" in catalogue(_tongue()) else f"problem.{'4' if status < 500 else '5'}00"
    return say(_tongue(), key, megabytes=studio().settings.upload_mb)


def _tongue() -> str:
    """A script that asks for no language is answered in English."""
    silent = request.path.startswith("/api/") and not request.accept_languages and "ui" not in request.cookies
    return "en" if silent else studio().visitor.ui


def _unforeseen(error: Exception) -> tuple[Response | str, int]:
    log.error("unforeseen", exc_info=error)
    said = {"where": "the studio", "problem": "something unforeseen happened", "remedy": "try again"} if _for_scripts() else {}
    return _answer(500, "", said), 500


def _answer(status: int, title: str, said: dict[str, Any]) -> Response | str:
    if _for_scripts():
        body = {"type": "about:blank", "title": title or said.get("problem", "Error"), "status": status} | _detail(said)
        return Response(json.dumps(body), mimetype="application/problem+json")
    return render_template("problem.html", words=_words(status), said=said)


def _detail(said: dict[str, Any]) -> dict[str, Any]:
    if not said:
        return {}
    return said | {"detail": f"{said['where']}: {said['problem']}; {said['remedy']}"}


def _for_scripts() -> bool:
    return request.path.startswith("/api/") or request.accept_mimetypes.best == "application/json"
