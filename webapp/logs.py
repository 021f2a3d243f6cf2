"""What the studio writes down: one JSON object a line on stderr, and nothing in it that says who somebody is or what they wrote.

A request is told by its endpoint, never by its address, which holds a design's words; an error by its type and the lines of code
it came through, never by its message, which may quote them.
"""

import json
import logging
import sys
import time
import traceback
from datetime import UTC, datetime

from flask import Flask, Response, g, request

log = logging.getLogger("webapp.requests")

FIELDS = ("method", "endpoint", "status", "ms")


class Lines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.msg if record.name.startswith("webapp") else record.name,
        }
        told |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info and (error := record.exc_info[1]):
            told |= {"error": type(error).__name__, "through": _way(error)}
        return json.dumps(told)


def to_stderr() -> None:
    """Sends what this app and its server tell there, from now on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    for name, level in {"webapp": logging.INFO, "waitress": logging.ERROR}.items():
        logger = logging.getLogger(name)
        logger.handlers[:], logger.propagate = [handler], False
        logger.setLevel(level)


def log_requests(app: Flask) -> None:
    """One line a request, once its answer has been sent."""
    app.before_request(_begin)
    app.after_request(_at_end)


def _begin() -> None:
    g.began = time.monotonic()


def _at_end(response: Response) -> Response:
    began, method, endpoint = g.get("began", time.monotonic()), request.method, request.endpoint

    def tell() -> None:
        ms = round((time.monotonic() - began) * 1000)
        log.info("request", extra={"method": method, "endpoint": endpoint, "status": response.status_code, "ms": ms})

    response.call_on_close(tell)
    return response


def _way(error: BaseException) -> list[str]:
    """`images.py:57 findings`, the innermost last."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames[-8:]]
