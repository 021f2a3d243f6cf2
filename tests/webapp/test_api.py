"""The interface for scripts: it does what openapi.json says, tells all mistakes at once, and never falls over."""

import base64
import io
import json
from collections.abc import Callable
from typing import Any
from zipfile import ZipFile

import pikepdf
import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given, settings
from PIL import Image
from pptx import Presentation
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from tests.webapp.hostile_files import PLACE, picture
from webapp.api_openapi import OPERATIONS

EXAMPLES = 25
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
]
POSTED = [operation.path for operation in OPERATIONS if operation.body or operation.also]
EVENT = {
    "template": "event",
    "format": "instagram-square",
    "region": "kainuu",
    "content": {"title": "Tervetuloa Kajaaniin", "when": "12.3.2027"},
}
OUTLINE = "---\ntitle: Vihreä siirtymä\nfunding: none\n---\n\n## Kolme asiaa\n\n- yksi\n- kaksi\n"
FORM = "multipart/form-data"
KIT = {
    "name": "kevat",
    "regions": ["kainuu", "lappi"],
    "formats": ["instagram-square"],
    "suffixes": ["png"],
    "entries": [{"id": "avajaiset", "templates": ["event"], "content": {"fi": EVENT["content"]}}],
}


def problem_of(answer: Any) -> dict[str, Any]:
    assert answer.mimetype == "application/problem+json", answer.data[:300]
    told = answer.json
    assert {"type", "title", "status", "detail", "where", "problem", "remedy"} <= told.keys()
    assert told["status"] == answer.status_code
    return told


@pytest.fixture(scope="module")
def described(app: Flask) -> Any:
    """openapi.json, read by Schemathesis."""
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize("path", POSTED)
def test_it_does_what_it_says_whatever_is_sent(described: Any, path: str, mode: GenerationMode) -> None:
    """Requests made of the description, right ones and wrong ones; the same in every run."""
    tried(described[f"/api/v1{path}"]["POST"].as_strategy(generation_mode=mode))


def test_right_choices_make_a_picture(app: Flask, described: Any) -> None:
    """As above, with words that the template has room for, so that something is drawn."""
    templates, drawn = app.extensions["studio"].house.templates, list[int]()

    def check(case: Any) -> None:
        if isinstance(case.body, dict):
            template = case.body.get("template", "event")
            case.body |= {"template": template, "language": "fi", "content": templates[template].sample["fi"]}
            case.body |= {"partners": [], "photo": None}
        drawn.append(case.call_and_validate(checks=CHECKS).status_code)

    tried(described["/api/v1/images"]["POST"].as_strategy(generation_mode=GenerationMode.POSITIVE), check)
    assert drawn.count(200) > EXAMPLES // 3


@pytest.mark.parametrize("path", [operation.path for operation in OPERATIONS if operation.body])
def test_every_example_of_the_description_succeeds(client: FlaskClient, described: Any, path: str) -> None:
    body = described.raw_schema["paths"][f"/api/v1{path}"]["post"]["requestBody"]["content"]["application/json"]
    for name, example in body["examples"].items():
        assert client.post(f"/api/v1{path}", json=example["value"]).status_code == 200, name


def check_answer(case: Any) -> None:
    case.call_and_validate(checks=CHECKS)


def tried(strategy: Any, check: Callable[[Any], None] = check_answer) -> None:
    limits = settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    limits(given(case=strategy)(check))()


@pytest.mark.parametrize("noun", ["regions", "languages", "templates", "formats", "funding", "rules"])
def test_it_tells_what_there_is(app: Flask, client: FlaskClient, described: Any, noun: str) -> None:
    told = client.get(f"/api/v1/{noun}").json
    assert told and len(told[noun]) > 1
    described[f"/api/v1/{noun}"]["GET"].Case().call_and_validate(checks=CHECKS)
    if noun in ("regions", "templates", "formats"):
        house = app.extensions["studio"].house
        known = {"regions": ["area", *house.brand.regions], "templates": house.templates, "formats": house.brand.formats}
        assert [one["id"] for one in told[noun]] == list(known[noun])


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp"])
def test_a_picture_is_the_file_asked_for(client: FlaskClient, suffix: str) -> None:
    answer = client.post("/api/v1/images", json=EVENT | {"suffix": suffix})
    assert answer.status_code == 200 and f'_instagram-square.{suffix}"' in answer.headers["Content-Disposition"]
    with Image.open(io.BytesIO(answer.data)) as image:
        assert image.size == (1080, 1080)


def test_the_same_asked_for_as_json_is_told_in_words(client: FlaskClient) -> None:
    shown = client.post("/api/v1/images", json=EVENT, headers={"Accept": "application/json"}).json
    assert shown == client.post("/api/v1/images/findings", json=EVENT).json
    assert shown and shown["title"] == "Tervetuloa Kajaaniin" and "Kainuu" in shown["alt"] and shown["findings"] == []


@pytest.mark.parametrize("way", ["base64", "form"])
def test_a_photograph_is_shown_without_its_place_and_nothing_stays(app: Flask, client: FlaskClient, way: str) -> None:
    shot, data = {"focus": [0.2, 0.8], "alt": "Metsä"}, picture("JPEG", 6)
    if way == "base64":
        asked = EVENT | {"photo": shot | {"data": base64.b64encode(data).decode()}, "suffix": "jpg"}
        answer = client.post("/api/v1/images", json=asked)
    else:
        form = {"image": json.dumps(EVENT | {"photo": shot, "suffix": "jpg"}), "photo": (io.BytesIO(data), "x.jpg")}
        answer = client.post("/api/v1/images", data=form)
    assert answer.status_code == 200 and PLACE not in answer.data
    assert answer.data != client.post("/api/v1/images", json=EVENT | {"suffix": "jpg"}).data
    assert not [path for path in app.extensions["studio"].shelf.folder.rglob("*") if path.is_file()]


def test_all_mistakes_are_told_at_once_with_suggestions(client: FlaskClient) -> None:
    wrong = EVENT | {"titel": "x", "sufix": "png", "format": "instagram-sqare", "region": "kainu", "partners": ["?"]}
    told = problem_of(client.post("/api/v1/images", json=wrong | {"content": {"titel": "x", "when": "soon"}}))
    assert told["status"] == 422
    said = {one["where"]: f"{one['problem']}; {one['remedy']}" for one in told["mistakes"]}
    assert said["sufix"] == "sufix is not a field; did you mean suffix?"
    assert said["content.titel"].endswith("did you mean title?")
    assert said["region"].endswith("did you mean kainuu?") and said["format"].endswith("did you mean instagram-square?")
    assert said.keys() == {"titel", "sufix", "format", "region", "partner", "content.titel", "content.when"}
    none = problem_of(client.post("/api/v1/images", json={}))
    assert "'x'" not in str(none) and [one["where"] for one in none["mistakes"]].count("format") == 1


@pytest.mark.parametrize("path", ["images", "logos"])
@pytest.mark.parametrize("form", [False, True])
def test_more_partners_than_have_room_are_refused(client: FlaskClient, path: str, form: bool) -> None:
    asked = EVENT if path == "images" else {"beside": "partners"}
    parts = {"image": json.dumps(asked), "partner": [(io.BytesIO(b"<svg/>"), "logo.svg") for _ in range(13)]}
    sent = {"data": parts, "content_type": FORM} if form else {"json": asked | {"partners": ["AAAA"] * 13}}
    told = [one for one in problem_of(client.post(f"/api/v1/{path}", **sent))["mistakes"] if one["where"] == "partners"]
    assert [f"{one['problem']}; {one['remedy']}" for one in told] == ["13 partners have no room; name at most 12"]


@pytest.mark.parametrize(("path", "field"), [("images", "photo"), ("images", "partner"), ("logos", "partner")])
def test_what_a_form_sends_for_a_file_is_a_file(client: FlaskClient, path: str, field: str) -> None:
    asked = EVENT if path == "images" else {}
    told = problem_of(client.post(f"/api/v1/{path}", data={"image": json.dumps(asked), field: "<svg/>"}, content_type=FORM))
    assert [(one["where"], one["problem"]) for one in told["mistakes"]] == [(field, "it is a text")]


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"[", "application/json", 422),
        (b"[" * 100_000, "application/json", 422),
        (b'{"template":"\\ud800"}', "application/json", 422),
        (b"[1]", "application/json", 422),
        (b"x", "text/plain", 415),
    ],
)
def test_what_is_no_json_is_told_so(client: FlaskClient, body: bytes, kind: str, status: int) -> None:
    for path in ("images", "logos", "kits"):
        assert problem_of(client.post(f"/api/v1/{path}", data=body, content_type=kind))["status"] == status


def test_wrong_addresses_and_methods_are_problems_too(client: FlaskClient) -> None:
    assert problem_of(client.get("/api/v1/nothing"))["status"] == 404
    answer = client.get("/api/v1/images")
    assert problem_of(answer)["status"] == 405 and "POST" in answer.headers["Allow"]


@pytest.mark.parametrize(("suffix", "begins"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF"), ("eps", b"%!PS")])
def test_a_logo_is_the_file_asked_for(client: FlaskClient, suffix: str, begins: bytes) -> None:
    answer = client.post("/api/v1/logos", json={"region": "lappi", "beside": "eu", "suffix": suffix})
    assert answer.status_code == 200 and answer.data.startswith(begins)
    assert f'enf_lappi_horizontal_positive_fi_eu.{suffix}"' in answer.headers["Content-Disposition"]


def test_a_deck_opens(client: FlaskClient) -> None:
    answer = client.post("/api/v1/decks", json={"outline": OUTLINE, "region": "kainuu"})
    assert "Kolme asiaa" in [slide.shapes.title.text for slide in Presentation(io.BytesIO(answer.data)).slides]
    plain = client.post("/api/v1/decks?suffix=pdf&region=lappi", data=OUTLINE.encode(), content_type="text/markdown")
    with pikepdf.open(io.BytesIO(plain.data)) as pdf:
        assert len(pdf.pages) >= 2
    assert problem_of(client.post("/api/v1/decks?sufix=pdf", data=OUTLINE.encode(), content_type="text/markdown"))["mistakes"]


def test_a_kit_comes_whole_and_leaves_nothing(app: Flask, client: FlaskClient) -> None:
    listed = client.post("/api/v1/kits?dry-run=true", json=KIT).json
    with client.post("/api/v1/kits", json=KIT) as answer, ZipFile(io.BytesIO(answer.data)) as archive:
        names = archive.namelist()
        told = json.loads(archive.read("manifest.json"))
        with Image.open(io.BytesIO(archive.read(names[0]))) as image:
            assert image.size == (1080, 1080)
    assert listed and {file["path"] for file in listed["files"]} == {name for name in names if name.endswith(".png")}
    assert len(told["exports"]) == 2 and not told["failures"]
    assert not [path for path in app.extensions["studio"].cases.folder.rglob("*") if path.is_file()]


def test_two_runs_of_a_kit_are_the_same_bytes(client: FlaskClient) -> None:
    first, second = (client.post("/api/v1/kits", json=KIT).data for _ in range(2))
    assert first == second


def test_mistakes_of_a_kit_stand_at_their_lines(client: FlaskClient) -> None:
    text = "name: kevat\nregions: kainu\nentries:\n - {id: a, templates: event, content: {fi: {titel: x, when: 2027-03-12}}}\n"
    told = problem_of(client.post("/api/v1/kits", data=text.encode(), content_type="application/yaml"))
    assert [one["line"] for one in told["mistakes"]] == [2, 4]
    assert "/tmp" not in json.dumps(told)


@pytest.mark.parametrize("named", ["/etc/passwd", "../../x.jpg"])
def test_a_kit_names_no_file_of_the_machine(client: FlaskClient, named: str) -> None:
    entry = KIT["entries"][0] | {"photo": {"file": named, "alt": {"fi": "x"}}}  # type: ignore[index,operator]
    for kit in (KIT | {"entries": [entry]}, KIT | {"decks": [{"outline": named}]}):
        told = problem_of(client.post("/api/v1/kits", json=kit))
        assert told["status"] == 422 and "root:" not in json.dumps(told)
