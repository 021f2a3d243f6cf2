"""One artboard, many back ends: they show the same, hold only what they should, and give the same bytes each time."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
import resvg_py
import zxingcpp
from PIL import Image

from toolkit.backends import raster
from toolkit.backends.metadata import About
from toolkit.backends.png import Encoder
from toolkit.backends.table import BACKENDS, export
from toolkit.layout.artboard import lay_out
from toolkit.layout.items import Scene
from toolkit.opened import open_house

HOUSE = open_house()
TEMPLATES = sorted(HOUSE.templates)
SMOOTH = 8
"""Pictures are compared after averaging over so many pixels: edges are smoothed differently, colours and places are not."""


def about(artboard):
    return About(artboard.title, artboard.alt, "fi-FI")


def opened(data):
    return Image.open(BytesIO(bytes(data))).convert("RGB")


def coarse(image):
    size = (image.width // SMOOTH, image.height // SMOOTH)
    return np.asarray(image.resize(size, Image.Resampling.BOX), dtype=np.int16)


def assert_alike(one, other, worst=34):
    """By the worst channel of the worst place, never by a mean: a mean cannot see a word that is missing."""
    assert one.size == other.size
    assert np.abs(coarse(one) - coarse(other)).max() <= worst


@pytest.mark.parametrize("ground", ["dark", "light"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_svg_in_another_renderer_shows_what_the_bitmap_shows(template, ground, request_for):
    artboard = lay_out(HOUSE, request_for(template, "open-graph", ground=ground))
    svg = export(artboard, "svg", about(artboard)).decode()
    assert "<text" not in svg
    assert "http" not in svg.replace("http://www.w3.org/", "").replace(artboard.alt, "")
    assert_alike(opened(export(artboard, "png", about(artboard))), opened(resvg_py.svg_to_bytes(svg_string=svg)))


@pytest.mark.parametrize("template", ["event", "speaker"])
def test_pdf_shows_what_the_bitmap_shows(template, request_for, photos):
    artboard = lay_out(HOUSE, request_for(template, "open-graph", photo=photos["lake"]))
    page = pypdfium2.PdfDocument(export(artboard, "pdf", about(artboard)))[0]
    assert_alike(opened(export(artboard, "png", about(artboard))), page.render(scale=96 / 72).to_pil().convert("RGB"), worst=60)


def test_a_missing_word_is_seen_by_the_comparison(request_for):
    artboard = lay_out(HOUSE, request_for("event", "open-graph"))
    with pytest.raises(AssertionError):
        assert_alike(*(Image.fromarray(pixels(artboard)[:, :, 2::-1]) for pixels in (raster.pixels, raster.backdrop)))


def test_a_poster_has_its_boxes_title_and_language(request_for):
    artboard = lay_out(HOUSE, request_for("event", "poster-a3"))
    with pikepdf.open(BytesIO(export(artboard, "pdf", about(artboard)))) as document:
        page = document.pages[0]
        trim = [float(number) for number in page.trimbox]
        assert [round((trim[2] - trim[0]) / 72 * 25.4), round((trim[3] - trim[1]) / 72 * 25.4)] == [297, 420]
        assert float(page.mediabox[2]) / 72 * 25.4 == pytest.approx(303, abs=0.1)
        assert str(document.Root.Lang) == "fi-FI"
        assert str(document.docinfo.Title) == artboard.title
        assert "/CreationDate" not in document.docinfo


@pytest.mark.parametrize("key", ["instagram-portrait", "instagram-square", "story", "open-graph", "screen-16x9"])
@pytest.mark.parametrize("ground", ["dark", "light"])
def test_a_telephone_reads_the_code(key, ground, request_for):
    artboard = lay_out(HOUSE, request_for("event", key, ground=ground))
    found = zxingcpp.read_barcodes(opened(export(artboard, "jpg", about(artboard))))
    assert [code.text for code in found] == ["https://example.org/i/101"]


@pytest.mark.parametrize("suffix", ["png", "jpg", "svg"])
def test_the_words_are_in_the_file_itself(suffix, request_for):
    artboard = lay_out(HOUSE, request_for("event", "open-graph"))
    assert artboard.alt in export(artboard, suffix, about(artboard)).decode("utf-8", "ignore")


@pytest.mark.parametrize("key", ["newsletter-header", "bluesky-link", "open-graph"])
def test_a_jpeg_keeps_under_the_channels_limit(key, request_for, photos):
    artboard = lay_out(HOUSE, request_for("event", key, photo=photos["city"]))
    assert len(export(artboard, "jpg", about(artboard))) <= artboard.format.max_bytes


SCRIPT = """
import hashlib, sys
sys.path.insert(0, ".")
from pathlib import Path
from tests.conftest import CONTENTS
from toolkit.backends.metadata import About
from toolkit.backends.png import Encoder
from toolkit.backends.table import BACKENDS, export
from toolkit.opened import open_house
from toolkit.layout.artboard import lay_out
from toolkit.layout.items import Scene
from toolkit.layout.request import Request
from toolkit.model.content import Photo
photo = Photo(file="assets/photos/sample-lake.jpg")
request = Request("x", "event", "open-graph", "lappi", "fi", CONTENTS["event"], "eu-cofunded", photo=photo)
artboard = lay_out(open_house(), request)
for suffix in sorted(BACKENDS):
    print(suffix, hashlib.sha256(export(artboard, suffix, About(artboard.title, artboard.alt, "fi-FI"))).hexdigest())
"""


def test_another_process_clock_and_locale_give_the_same_bytes():
    def run(**variables):
        environment = {**os.environ, **variables}
        root = Path(__file__).parents[2]
        return subprocess.run(
            [sys.executable, "-c", SCRIPT], env=environment, cwd=root, capture_output=True, text=True, check=True
        ).stdout

    here = run(TZ="UTC", LANG="C", PYTHONHASHSEED="1")
    assert here == run(TZ="Asia/Tokyo", LANG="fi_FI.UTF-8", PYTHONHASHSEED="2")
    assert len(here.splitlines()) == len(BACKENDS)
    assert hashlib.sha256(here.encode()).hexdigest()


@pytest.mark.parametrize("format", ["linkedin-cover", "x-header", "facebook-event", "instagram-square"])
def test_the_sky_reaches_every_edge(request_for, format):
    artboard = lay_out(HOUSE, request_for("region-map", format, ground="light"))
    scene = next(item for item in artboard.items if isinstance(item, Scene) and item.soft)
    seen = raster.backdrop(artboard).astype(int)[..., :3]
    right, height = round(min(scene.box.right, artboard.format.canvas.width)) - 3, round(scene.box.height / 4)
    assert np.abs(seen[:height, right] - seen[:height, right - 12]).max() < 24


@pytest.mark.parametrize("ground", ["dark", "light"])
@pytest.mark.parametrize("template", sorted(HOUSE.templates))
def test_what_is_remembered_of_a_ground_never_shows_in_the_bytes(request_for, template, ground):
    """The same picture after another on its ground, packed by an encoder that knows nothing."""
    for format in ("instagram-portrait", "open-graph"):
        request = request_for(template, format, ground=ground)
        tall = {key: "ÅÄÖ" + value.upper() + "gjpqy" if key == "title" else value for key, value in request.content.items()}
        for content in (request.content, tall, request.content):
            artboard = lay_out(HOUSE, replace(request, content=content))
            about = About(artboard.title, artboard.alt, "fi-FI")
            assert export(artboard, "png", about) == Encoder().encode(raster.pixels(artboard), about)


@pytest.mark.parametrize("ground", ["dark", "light"])
def test_the_sky_has_the_same_colours_everywhere(ground, request_for):
    """A hundred faint veils would be rounded by each program in its own way: the sky comes in pixels."""
    artboard = lay_out(HOUSE, request_for("save-the-date", "instagram-portrait", ground=ground))
    svg = export(artboard, "svg", about(artboard)).decode()
    shown = np.asarray(opened(resvg_py.svg_to_bytes(svg_string=svg)), int)[40:400:7, 20:500:7]
    assert np.abs(shown - np.asarray(opened(export(artboard, "png", about(artboard))), int)[40:400:7, 20:500:7]).max() <= 6
