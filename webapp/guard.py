"""What may come in, and what a browser is told about every answer: hosts, origins, sizes, headers; who may, says webapp.door.

Content Security Policy Level 3 without any inline code or style; Fetch Metadata and RFC 6454 origins for requests that change
something; RFC 6797 where the connection is encrypted. Off the loopback the hosts answered must have been named.
"""

from flask import Flask, Response, abort, g, request
from werkzeug.exceptions import SecurityError

from webapp.door import Door
from webapp.studio import studio
from webapp.visitor import keep_name

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob: data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
}
OPEN = ("sign_in", "static", "look.styles", "look.font", "look.logo", "look.icon", "health.health")
"""What can be had without signing in."""

SMALL = 1 << 20
"""Bytes of a form without files, and of all fields of one with files."""
MOST_PARTS = 500
"""Fields of a form."""


def guard(app: Flask) -> None:
    """Puts the app behind all of it."""
    settings = app.extensions["studio"].settings
    app.config["TRUSTED_HOSTS"] = [*settings.answered, "[::1]"]
    app.config["MAX_CONTENT_LENGTH"] = settings.upload_mb << 20
    app.config["MAX_FORM_MEMORY_SIZE"] = SMALL
    app.config["MAX_FORM_PARTS"] = MOST_PARTS
    door = Door(settings.passphrase, settings.user_header, OPEN)
    app.before_request(_by_our_name)
    app.before_request(_same_origin)
    app.before_request(_bounded)
    app.before_request(door.check)
    app.add_url_rule("/sign-in", "sign_in", door.sign_in, methods=["GET", "POST"])
    app.add_url_rule("/sign-out", "sign_out", door.sign_out, methods=["POST"])
    app.after_request(_told)
    app.teardown_request(_let_go)


def _let_go(_: BaseException | None) -> None:
    """What was handed in lies in temporary files."""
    request.close()


def _by_our_name() -> Response | None:
    """A page that calls this machine by a name of its own (DNS rebinding) gets nothing, not even a page of errors."""
    if isinstance(request.routing_exception, SecurityError):
        return Response("The studio does not answer to this name.\n", 400, mimetype="text/plain")
    return None


def _same_origin() -> None:
    """A request that changes something comes from our own pages, or from a script, which sends neither header."""
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site not in (None, "same-origin", "none") or origin not in (None, request.host_url.rstrip("/")):
        abort(403)


def _bounded() -> None:
    """Only what may hold files may be large."""
    if request.mimetype == "application/x-www-form-urlencoded":
        request.max_content_length = SMALL


def _told(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    if "Cache-Control" not in response.headers and request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store" if g.get("visitor") else "no-cache"
    return keep_name(response) if "visitor" in g and studio() else response
