"""Who may come in and what may: hosts, origins, sizes, sign-in, one visitor's things, and what is written down."""

import io
import json
import logging
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request as Asked
from urllib.request import urlopen

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.security import generate_password_hash

from tests.bench.studio import serving
from tests.webapp.hostile_files import picture
from toolkit.errors import ContentError
from webapp import Settings, create_app, logs
from webapp.door import TRIES
from webapp.shelf import Shelf

HASH = generate_password_hash("revontulet", method="scrypt:1024:8:1")
PARTS = "multipart/form-data; boundary=b"
ME, OTHER = "a" * 22, "b" * 22


@contextmanager
def app_of(**settings: object) -> Iterator[Flask]:
    app = create_app(Settings(workers=1, **settings))  # type: ignore[arg-type]
    try:
        yield app
    finally:
        app.extensions["studio"].close()


@pytest.fixture(scope="module")
def locked() -> Iterator[Flask]:
    """A studio with a passphrase."""
    with app_of(passphrase=HASH) as app:
        yield app


# --- names, origins, headers -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", ""])
def test_nobody_calls_it_by_another_name(client: FlaskClient, host: str) -> None:
    answer = client.get("/", headers={"Host": host})
    assert answer.status_code == 400 and b"<html" not in answer.data


def test_off_the_loopback_it_wants_names_and_a_proxy_for_its_header() -> None:
    with pytest.raises(ContentError, match="--allow"):
        create_app(Settings(host="0.0.0.0"))
    with pytest.raises(ContentError, match="--proxy"):
        create_app(Settings(user_header="Remote-User"))


def test_that_nothing_leaves_the_machine_is_said_only_where_it_is_one_s_own(client: FlaskClient) -> None:
    said = "nothing leaves this machine"
    assert said in client.get("/choose").get_data(as_text=True)
    for served in ({"hosts": ("studio.example",)}, {"proxy": True}):
        with app_of(**served) as app:
            page = app.test_client().get("/choose", headers={"Accept-Language": "en"}).get_data(as_text=True)
            assert "Choose once" in page and said not in page


@pytest.mark.parametrize(
    "head",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://localhost:1"},
    ],
)
def test_other_sites_change_nothing(client: FlaskClient, head: dict[str, str]) -> None:
    assert client.post("/choose", data={"region": "lappi"}, headers=head).status_code == 403
    assert client.post("/api/v1/images", json={}, headers=head).status_code == 403


@pytest.mark.parametrize("path", ["/", "/images/event", "/no-such-page", "/healthz", "/api/v1/regions"])
def test_every_answer_has_its_headers(client: FlaskClient, path: str) -> None:
    head = client.get(path).headers
    assert head["X-Content-Type-Options"] == "nosniff" and head["Referrer-Policy"] == "same-origin"
    policy = head["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy


def test_pages_hold_nothing_inline_and_nothing_from_elsewhere(client: FlaskClient) -> None:
    for path in ("/", "/choose", "/images", "/images/event", "/sign-in"):
        page = client.get(path).get_data(as_text=True)
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|(?:src|action)=[\"'](?:https?:)?//", page), path


def test_a_proxys_word_counts_only_if_one_was_named() -> None:
    """Through the real server, which drops such headers from strangers: with TLS before it cookies are for TLS alone."""
    said = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}
    for options, secure in (((), False), (("--proxy",), True)):
        with serving(1, *options) as (address, _), urlopen(Asked(f"{address}/images", headers=said)) as answer:
            assert ("Secure" in answer.headers["Set-Cookie"]) is secure
            assert ("Strict-Transport-Security" in answer.headers) is secure


# --- sizes ---------------------------------------------------------------------------------------------------------------


def test_what_is_too_large_is_told_so(client: FlaskClient) -> None:
    json_asked = {"Accept": "application/json"}
    form = client.post("/images/event/previews", data={"title": "x" * (2 << 20)}, headers=json_asked)
    field = client.post("/photos", data=_part("more", 2 << 20), content_type=PARTS, headers=json_asked)
    file = client.post("/photos", data=_part('photo"; filename="x', 31 << 20), content_type=PARTS, headers=json_asked)
    parts = client.post("/choose", data={str(number): "x" for number in range(600)} | {"f": (io.BytesIO(b""), "f")})
    assert [answer.status_code for answer in (form, field, file, parts)] == [413] * 4
    assert file.json and "30 MB" in file.json["problem"]


# --- sign-in ---------------------------------------------------------------------------------------------------------------


def test_without_the_passphrase_nothing_is_shown(locked: Flask) -> None:
    client = locked.test_client()
    for path in ("/", "/images", "/images/event", "/no-such-page", "/photos/x.jpg"):
        assert client.get(path).headers["Location"] == "/sign-in", path
    assert client.get("/sign-in").status_code == client.get("/healthz").status_code == 200
    refused = client.get("/api/v1/regions")
    assert refused.status_code == 401 and refused.headers["WWW-Authenticate"].startswith("Bearer")


def test_whoever_knows_it_comes_in_until_signing_out(locked: Flask) -> None:
    client = locked.test_client()
    assert client.post("/sign-in", data={"passphrase": "wrong"}).status_code == 403
    answer = client.post("/sign-in", data={"passphrase": "revontulet"})
    assert "HttpOnly" in answer.headers["Set-Cookie"] and "SameSite=Lax" in answer.headers["Set-Cookie"]
    assert client.get("/images").status_code == 200
    client.post("/sign-out")
    assert client.get("/images").status_code == 302


def test_scripts_send_it_with_each_request(locked: Flask) -> None:
    client = locked.test_client()
    for head in ("Bearer revontulet", "Basic dGVhbTpyZXZvbnR1bGV0"):
        assert client.get("/api/v1/regions", headers={"Authorization": head}).status_code == 200
    assert client.get("/api/v1/regions", headers={"Authorization": "Bearer wrong"}).status_code == 401


def test_who_guesses_is_stopped_and_others_are_not(locked: Flask) -> None:
    client = locked.test_client()
    guesses = [_tries(client, "wrong", f"2001:db8::{number}") for number in range(TRIES + 1)]
    assert guesses == [403] * TRIES + [429]
    assert _tries(client, "revontulet", "2001:db8::ffff") == 429
    assert _tries(client, "revontulet", "198.51.100.7") == 302


def test_a_proxys_header_lets_in() -> None:
    with app_of(proxy=True, user_header="Remote-User") as app:
        client = app.test_client()
        assert client.get("/images").status_code == 403
        assert client.get("/images", headers={"Remote-User": "someone"}).status_code == 200


# --- one visitor's things ----------------------------------------------------------------------------------------------------


def test_nothing_of_one_visitor_is_shown_to_another(app: Flask) -> None:
    mine, theirs = _visitor(app, ME), _visitor(app, OTHER)
    photo = mine.post("/photos", data={"photo": (io.BytesIO(picture("JPEG")), "../x.jpg")}).json
    assert photo and mine.get(f"/photos/{photo['name']}.jpg").status_code == 200
    design = {"title": "Hei", "when": "12.3.2027", "photo": photo["name"], "alt": "x", "format": "instagram-square"}
    base = json.loads(mine.post("/images/event/previews", data=design).data.splitlines()[1])["base"]
    assert mine.get(base).status_code == 200
    assert theirs.get(f"/photos/{photo['name']}.jpg").status_code == 410
    assert theirs.get(base).status_code == 404
    assert b"no longer here" in theirs.get("/images/event/instagram-square.png", query_string=design | {"language": "fi"}).data
    for name in (f"../{ME}/{photo['name']}", f"{photo['name'][:21]}*", "." * 22, "*" * 22):
        assert theirs.get(f"/photos/{name}.jpg").status_code in (404, 410)


def test_what_is_handed_in_goes_when_it_is_old_or_too_much(tmp_path: Path) -> None:
    shelf = Shelf.at(tmp_path / "shelf", keep_seconds=100)
    old, new = shelf.put(ME, b"1"), shelf.put(OTHER, b"2")
    shelf.sweep(now=time.time() + 99)
    assert shelf.find(ME, old) and shelf.find(OTHER, new)
    shelf.sweep(now=time.time() + 101)
    assert not [path for path in shelf.folder.rglob("*") if path.is_file()]
    shelf.most_bytes = 10
    first = shelf.put(ME, bytes(6))
    time.sleep(0.02)
    second = shelf.put(OTHER, bytes(6))
    assert shelf.find(OTHER, second)
    with pytest.raises(Exception, match="no longer here"):
        shelf.find(ME, first)


def test_nothing_is_left_behind_when_it_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with serving(1) as (address, _):
        head = {"Content-Type": PARTS, "Cookie": f"visitor={ME}"}
        body = b'--b\r\nContent-Disposition: form-data; name="photo"; filename="x"\r\n\r\n' + picture("JPEG") + b"\r\n--b--\r\n"
        urlopen(Asked(f"{address}/photos", body, head)).close()
        assert [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


# --- what is written down ------------------------------------------------------------------------------------------------------


def test_logs_are_json_and_say_nothing_of_anybody(client: FlaskClient) -> None:
    held = io.StringIO()
    handler = logging.StreamHandler(held)
    handler.setFormatter(logs.Lines())
    logger = logging.getLogger("webapp")
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        client.get("/images/event?title=Maija+Meik%C3%A4l%C3%A4inen", headers={"X-Forwarded-For": "203.0.113.9"}).close()
        client.post("/photos", data={"photo": (io.BytesIO(b"x"), "maija.jpg")}).close()
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)
    first, second = map(json.loads, held.getvalue().splitlines())
    assert first.keys() == {"time", "level", "event", "method", "endpoint", "status", "ms"}
    assert (first["endpoint"], first["status"], second["status"]) == ("images.form", 200, 422)
    assert not re.search(r"maija|127\.0|203\.", held.getvalue(), re.IGNORECASE)


def test_an_error_is_told_by_its_type_and_way_alone() -> None:
    try:
        raise ValueError("Maija's words")
    except ValueError as error:
        record = logging.LogRecord("webapp", logging.ERROR, "", 1, "unforeseen", (), (type(error), error, error.__traceback__))
    told = json.loads(logs.Lines().format(record))
    assert told["error"] == "ValueError" and "test_guard.py" in told["through"][0]
    assert "Maija" not in json.dumps(told)


def _part(name: str, size: int) -> bytes:
    return f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode() + b"x" * size + b"\r\n--b--\r\n"


def _visitor(app: Flask, name: str) -> FlaskClient:
    client = app.test_client()
    for key, value in {"visitor": name, "region": "kainuu", "language": "fi", "ui": "en"}.items():
        client.set_cookie(key, value)
    return client


def _tries(client: FlaskClient, passphrase: str, address: str) -> int:
    return client.post("/sign-in", data={"passphrase": passphrase}, environ_base={"REMOTE_ADDR": address}).status_code
