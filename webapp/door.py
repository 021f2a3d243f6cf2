"""Sign-in: by a trusted proxy's header or by a shared passphrase; open where neither is set.

A browser keeps a random token in a cookie; a script sends the passphrase with every request (RFC 6750 bearer, or RFC 7617 basic
with any name). scrypt is slow on purpose, so one passphrase is checked at a time, and each address has so many tries.
"""

import hashlib
import hmac
import secrets
import threading
import time
from collections import OrderedDict
from ipaddress import ip_address, ip_network

from flask import abort, redirect, render_template, request, url_for
from werkzeug.security import check_password_hash
from werkzeug.wrappers import Response

TRIES = 10
PER_SECONDS = 60
MOST_ADDRESSES = 10_000
MOST_LET_IN = 10_000
SESSION_SECONDS = 12 * 3600
COOKIE = "signed_in"


class Tries:
    """How often each address has failed of late; an IPv6 network of 64 bits is one."""

    def __init__(self) -> None:
        self._failed = OrderedDict[str, list[float]]()

    def too_many(self, address: str) -> bool:
        now = time.monotonic()
        return sum(now - at < PER_SECONDS for at in self._failed.get(_network(address), ())) >= TRIES

    def failed(self, address: str) -> None:
        key = _network(address)
        self._failed[key] = [*self._failed.get(key, [])[1 - TRIES :], time.monotonic()]
        self._failed.move_to_end(key)
        while len(self._failed) > MOST_ADDRESSES:
            self._failed.popitem(last=False)


class Door:
    """`passphrase` is a hash, `user_header` the name of a header; each may be empty."""

    def __init__(self, passphrase: str, user_header: str, open_to: tuple[str, ...]) -> None:
        self._passphrase, self._header, self._open_to = passphrase, user_header, open_to
        self._lock, self._tries, self._secret = threading.Lock(), Tries(), secrets.token_bytes(32)
        self._let_in = OrderedDict[str, float]()

    def check(self) -> Response | None:
        """Nothing for whoever may come in; the way to the sign-in page for others."""
        if request.endpoint in self._open_to:
            return None
        if self._header and not request.headers.get(self._header):
            abort(403)
        if not self._passphrase or self._is_in(request.cookies.get(COOKIE, "")) or self._has_said_it():
            return None
        if request.path.startswith("/api/"):
            abort(401)
        return redirect(url_for("sign_in"))

    def sign_in(self) -> Response | str | tuple[str, int]:
        if request.method == "GET" or not self._passphrase:
            return render_template("sign_in.html", wrong=False)
        if not self._is_right(request.form.get("passphrase", "")):
            return render_template("sign_in.html", wrong=True), 403
        return self._admitted(redirect(url_for("start.home")))

    def sign_out(self) -> Response:
        self._let_in.pop(request.cookies.get(COOKIE, ""), None)
        answer = redirect(url_for("sign_in") if self._passphrase else url_for("start.home"))
        answer.delete_cookie(COOKIE)
        return answer

    def _admitted(self, answer: Response) -> Response:
        token = secrets.token_urlsafe(32)
        self._let(token)
        answer.set_cookie(COOKIE, token, max_age=SESSION_SECONDS, httponly=True, samesite="Lax", secure=request.is_secure)
        return answer

    def _has_said_it(self) -> bool:
        """A script's passphrase is remembered as long as a token, as what only this process can make of it."""
        given = request.authorization
        said = (given.token or given.password or "") if given else ""
        if not said:
            return False
        key = hmac.new(self._secret, said.encode(), hashlib.sha256).hexdigest()
        if self._is_in(key):
            return True
        if right := self._is_right(said):
            self._let(key)
        return right

    def _is_right(self, said: str) -> bool:
        """429 for an address that has tried too often."""
        address = request.remote_addr or ""
        with self._lock:
            if self._tries.too_many(address):
                abort(429)
            right = check_password_hash(self._passphrase, said[:1000])
            if not right:
                self._tries.failed(address)
        return right

    def _is_in(self, token: str) -> bool:
        return self._let_in.get(token, 0) > time.time()

    def _let(self, token: str) -> None:
        with self._lock:
            self._let_in[token] = time.time() + SESSION_SECONDS
            while len(self._let_in) > MOST_LET_IN:
                self._let_in.popitem(last=False)


def _network(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(ip_network(f"{found}/64", strict=False)) if found.version == 6 else address
