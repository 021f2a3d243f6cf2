"""Who may come in, and what a browser is told about every answer: hosts, origins, sign-in, headers.

Content Security Policy Level 3 without any inline code or style; Fetch Metadata and RFC 6454 origins for requests that change
something; RFC 6797 where the connection is encrypted. Off the loopback the hosts answered must have been named.
"""

import secrets
import time

from flask import Flask, Response, abort, g, redirect, render_template, request, url_for
from werkzeug.security import check_password_hash
from werkzeug.wrappers import Response as Answer

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
OPEN = ("sign_in", "static", "look.styles", "look.font", "health.health")
"""What can be had without signing in."""

TRIES = 10
PER_SECONDS = 60
SESSION_SECONDS = 12 * 3600


def guard(app: Flask) -> None:
    """Puts the app behind all of it."""
    settings = app.extensions["studio"].settings
    app.config["TRUSTED_HOSTS"] = [*settings.answered, "[::1]"]
    app.config["MAX_CONTENT_LENGTH"] = settings.upload_mb << 20
    app.config["MAX_FORM_MEMORY_SIZE"] = 1 << 20
    app.config["MAX_FORM_PARTS"] = 500
    door = Door(settings.passphrase, settings.user_header)
    app.before_request(_same_origin)
    app.before_request(door.check)
    app.add_url_rule("/sign-in", "sign_in", door.sign_in, methods=["GET", "POST"])
    app.after_request(_told)


class Door:
    """Sign-in by a trusted proxy's header or by a shared passphrase; open where neither is set."""

    def __init__(self, passphrase: str, user_header: str) -> None:
        self._passphrase, self._header = passphrase, user_header
        self._let_in, self._tries = dict[str, float](), list[float]()

    def check(self) -> Answer | None:
        if request.endpoint in OPEN:
            return None
        if self._header and not request.headers.get(self._header):
            abort(403)
        if self._passphrase and self._let_in.get(request.cookies.get("signed_in", ""), 0) < time.time():
            if request.path.startswith("/api/"):
                abort(401)
            return redirect(url_for("sign_in"))
        return None

    def sign_in(self) -> Answer | str:
        if request.method == "GET" or not self._passphrase:
            return render_template("sign_in.html", wrong=False)
        if self._too_often():
            abort(429)
        if not check_password_hash(self._passphrase, request.form.get("passphrase", "")):
            return render_template("sign_in.html", wrong=True)
        return self._admitted(redirect(url_for("start.home")))

    def _admitted(self, answer: Answer) -> Answer:
        token, now = secrets.token_urlsafe(32), time.time()
        self._let_in = {key: until for key, until in self._let_in.items() if until > now} | {token: now + SESSION_SECONDS}
        answer.set_cookie("signed_in", token, max_age=SESSION_SECONDS, httponly=True, samesite="Lax", secure=request.is_secure)
        return answer

    def _too_often(self) -> bool:
        now = time.monotonic()
        self._tries = [at for at in self._tries if now - at < PER_SECONDS]
        self._tries.append(now)
        return len(self._tries) > TRIES


def _same_origin() -> None:
    """A request that changes something comes from our own pages, or from a script, which sends neither header."""
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site not in (None, "same-origin", "none") or origin not in (None, request.host_url.rstrip("/")):
        abort(403)


def _told(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    if "Cache-Control" not in response.headers and request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store" if g.get("visitor") else "no-cache"
    return keep_name(response) if "visitor" in g and studio() else response
