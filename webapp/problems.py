"""Errors as answers: a page for people, application/problem+json (RFC 9457) for scripts; a stack trace for nobody.

One place for all of them. The engine's errors are told in the interface's language where webapp/words/engine.yml knows them.
"""

import logging
from collections.abc import Sequence
from typing import Any

from flask import Flask, Response, json, render_template, request
from werkzeug.exceptions import HTTPException

from toolkit.errors import AssetError, BrandkitError, ContentError, DefinitionError, Mistake, WorkerError
from webapp.engine_words import told
from webapp.studio import studio

STATUS: Sequence[tuple[type[BrandkitError], int]] = (
    (DefinitionError, 422),
    (ContentError, 422),
    (AssetError, 422),
    (WorkerError, 503),
    (BrandkitError, 500),
)
log = logging.getLogger("webapp")


def answer_problems(app: Flask) -> None:
    """Answers every error of the app."""
    app.register_error_handler(BrandkitError, _ours)
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(Exception, _unforeseen)


def as_json(error: BrandkitError, ui: str) -> dict[str, Any]:
    """What one of our errors says; `mistakes` where there are several."""
    said = told(error.where, error.problem, error.remedy, ui)
    mistakes = [_mistake(mistake, ui) for mistake in error.mistakes] if isinstance(error, DefinitionError) else []
    return said._asdict() | ({"mistakes": mistakes} if mistakes else {})


def status_of(error: BrandkitError) -> int:
    return next(status for kind, status in STATUS if isinstance(error, kind))


def _mistake(mistake: Mistake, ui: str) -> dict[str, Any]:
    said = told(f"{mistake.line}:{mistake.column}", mistake.problem, mistake.remedy, ui)
    return {"line": mistake.line, "column": mistake.column, "problem": said.problem, "remedy": said.remedy}


def _ours(error: BrandkitError) -> tuple[Response | str, int]:
    status = status_of(error)
    if status >= 500:
        log.warning("%s %s: %s", request.method, request.endpoint, type(error).__name__)
    return _answer(status, "", as_json(error, studio().visitor.ui)), status


def _of_http(error: HTTPException) -> tuple[Response | str, int] | HTTPException:
    if error.code is None or error.code < 400:
        return error
    return _answer(error.code, error.name, {}), error.code


def _unforeseen(error: Exception) -> tuple[Response | str, int]:
    log.error("%s %s: %r", request.method, request.endpoint, type(error), exc_info=error)
    return _answer(500, "", {}), 500


def _answer(status: int, title: str, said: dict[str, Any]) -> Response | str:
    if _for_scripts():
        body = {"type": "about:blank", "title": title or said.get("problem", "Error"), "status": status} | _detail(said)
        return Response(json.dumps(body), mimetype="application/problem+json")
    return render_template("problem.html", status=status, said=said)


def _detail(said: dict[str, Any]) -> dict[str, Any]:
    if not said:
        return {}
    return said | {"detail": f"{said['where']}: {said['problem']}; {said['remedy']}"}


def _for_scripts() -> bool:
    return request.path.startswith("/api/") or request.accept_mimetypes.best == "application/json"
