"""A photograph as an iPhone hands it over, everywhere in the studio: shown, placed, saved and reopened, without its place."""

import base64
import io
import os
import time
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import numpy as np
import pytest
from flask.testing import FlaskClient
from PIL import Image
from playwright.sync_api import expect
from pptx import Presentation

from tests.heif_files import PHOTOS, PLACE
from tests.webapp.conftest import Open
from webapp.shelf import Shelf

PHONE = PHOTOS / "phone.heic"
CORNERS = ((218, 0, 27), (0, 163, 41), (17, 61, 208), (255, 255, 255))
"""Of the photograph in sRGB, in reading order."""
OUTLINE = "---\ntitle: Hei\nregion: kainuu\nlanguage: fi\n---\n\n## Kuva\n\n![Neljä väriä](IMG_2041.HEIC)\n"
EVENT: dict[str, Any] = {"title": "Hei", "when": "12.3.2027", "alt": "Neljä väriä"}


@pytest.fixture
def photo(client: FlaskClient) -> str:
    """The name under which the studio keeps it, whatever it was called outside."""
    answer = client.post("/photos", data={"photo": (io.BytesIO(PHONE.read_bytes()), "IMG_2041.jpg")})
    assert answer.status_code == 200, answer.text
    told = answer.get_json()
    assert (told["width"], told["height"]) == (640, 400)
    return told["name"]


def is_clean(data: bytes) -> bool:
    return PLACE not in data and b"Exif" not in data and b"ftyp" not in data


def test_what_is_asked_for_again_is_not_changed_so_that_it_is_decoded_once(tmp_path: Path) -> None:
    shelf, visitor = Shelf.at(tmp_path / "shelf", 100), "v" * 22
    name = shelf.put(visitor, b"x")
    (path,) = (tmp_path / "shelf").glob("*/*")
    os.utime(path, ns=(1, 1))
    shelf.find(visitor, name)
    assert path.stat().st_mtime_ns == 1
    shelf.sweep(now=time.time() + 50)
    assert path.exists()
    shelf.sweep(now=time.time() + 150)
    assert not path.exists()


def test_it_is_shown_as_a_small_jpeg(client: FlaskClient, photo: str) -> None:
    data = client.get(f"/photos/{photo}.jpg").data
    shown = Image.open(io.BytesIO(data))
    assert is_clean(data) and shown.format == "JPEG" and shown.size == (640, 400)
    seen = [shown.getpixel(at) for at in ((8, 8), (631, 8), (8, 391), (631, 391))]
    assert np.abs(np.subtract(seen, CORNERS)).max() < 6


@pytest.mark.parametrize("suffix", ["png", "jpg", "svg", "pdf", "pptx"])
def test_a_picture_with_it_tells_no_place(client: FlaskClient, photo: str, suffix: str) -> None:
    answer = client.get(f"/images/event/story.{suffix}", query_string=EVENT | {"photo": photo})
    assert answer.status_code == 200 and PLACE not in answer.data and b"ftypheic" not in answer.data


def test_a_deck_has_it_as_jpeg(client: FlaskClient, photo: str) -> None:
    answer = client.post("/decks/deck.pptx", data={"outline": OUTLINE, "file": "IMG_2041.HEIC", "picture": photo})
    assert answer.status_code == 200, answer.text
    shapes = [shape for slide in Presentation(io.BytesIO(answer.data)).slides for shape in slide.shapes]
    pictures = [shape.image for shape in shapes if hasattr(shape, "image")]
    assert any(picture.content_type == "image/jpeg" and is_clean(picture.blob) for picture in pictures)
    assert not [name for name in ZipFile(io.BytesIO(answer.data)).namelist() if name.lower().endswith((".heic", ".heif"))]


def test_the_interface_for_scripts_takes_it(client: FlaskClient) -> None:
    sent = {"data": base64.b64encode(PHONE.read_bytes()).decode(), "alt": "Neljä väriä"}
    wanted = {"template": "event", "format": "story", "content": {"title": "Hei", "when": "12.3.2027"}, "suffix": "jpg"}
    answer = client.post("/api/v1/images", json=wanted | {"photo": sent})
    assert answer.status_code == 200, answer.text
    assert PLACE not in answer.data and Image.open(io.BytesIO(answer.data)).format == "JPEG"


def test_it_is_picked_previewed_saved_and_reopened(open_page: Open) -> None:
    page = open_page("/images/event?title=Hei&when=12.3.2027")
    page.locator("#photo-file").set_input_files({"name": "IMG_2041.HEIC", "mimeType": "", "buffer": PHONE.read_bytes()})
    page.locator("#alt").fill("Neljä väriä")
    expect(page.locator("[data-photo-image]")).to_have_js_property("naturalWidth", 640)
    expect(page.locator("[data-cells]")).to_have_attribute("aria-busy", "false")
    with page.expect_download() as download:
        page.locator("button", has_text="ZIP").first.click()
    with ZipFile(download.value.path()) as archive:
        assert "photo.heic" in archive.namelist() and "photo.heic" in archive.read("kit.yml").decode()
        drawn = [name for name in archive.namelist() if name.endswith((".jpg", ".png"))]
        assert drawn and not [name for name in drawn if PLACE in archive.read(name)]


def test_slides_take_it_even_if_the_browser_knows_no_such_type(open_page: Open) -> None:
    page = open_page("/decks")
    page.locator("#files").set_input_files({"name": "IMG_2041.HEIC", "mimeType": "", "buffer": PHONE.read_bytes()})
    expect(page.locator("[data-pictures] li")).to_have_text(["IMG_2041.HEIC×"])
    expect(page.locator("[data-pictures] img")).to_have_js_property("naturalWidth", 640)
