"""The benchmark's own honesty: it finds pictures that do not hold what they should, and its table says what was measured."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from tests.bench import export
from tests.bench.holds import holds, holds_post
from tests.bench.table import Figure, Row, compared, duration, measured
from toolkit.backends import raster
from toolkit.backends.metadata import About
from toolkit.backends.table import export as exported
from toolkit.geometry import Box
from toolkit.layout.artboard import lay_out


@pytest.fixture
def post(house, request_for):
    return lay_out(house, request_for("event", "instagram-portrait"))


def test_a_finished_picture_holds_what_it_should(post, tmp_path):
    data = exported(post, "png", About(post.title, post.alt, "fi-FI"))
    (tmp_path / "a.png").write_bytes(data)
    assert holds_post(data, post) == ""
    assert holds(tmp_path / "a.png", post.format.pixels) == ""


def test_a_picture_without_its_texts_or_emblem_is_found(post, tmp_path):
    shown = Image.fromarray(np.ascontiguousarray(raster.pixels(post)[..., 2::-1]))
    title = next(text.box for text in post.texts if text.slot == "title")
    flag = next(mark.box for mark in post.marks if mark.kind == "emblem")
    assert holds_post(painted_over(shown, title), post) == "does not show title"
    assert holds_post(painted_over(shown, flag), post) == "does not show the emblem"
    assert holds_post(painted_over(shown.resize((540, 675)), flag), post) == "has the wrong size"


def painted_over(image: Image.Image, box: Box) -> bytes:
    covered, data = image.copy(), BytesIO()
    covered.paste("navy", (round(box.x), round(box.y), round(box.right), round(box.bottom)))
    covered.save(data, "PNG")
    return data.getvalue()


@pytest.mark.parametrize(
    ("image", "said"),
    [
        (Image.new("RGB", (1080, 1350), "navy"), "is blank"),
        (Image.new("RGB", (1080, 1080), "navy"), "is 1080 × 1080 and not 1080 × 1350 pixels large"),
    ],
)
def test_blank_and_wrongly_sized_pictures_are_found(image, said, tmp_path):
    image.save(tmp_path / "a.png")
    assert holds(tmp_path / "a.png", (1080, 1350)) == said
    assert holds(tmp_path / "none.png", (1080, 1350)) == "was not written"


def test_the_table_has_medians_and_ratios():
    rows = [Row("a post", 10, 1.5, 45, 23), Row("a kit", 5900, None, 61_000, None)]
    assert compared(rows).splitlines()[2:] == [
        "| a post | 10.0 ms | 1.5 ms | 45.0 ms | 4.5 × | 23.0 ms | 2.3 × |",
        "| a kit | 5.9 s | in it | 61.0 s | 10.3 × | – | – |",
    ]
    assert measured([Figure("memory", "117 MB", "< 300 MB")]).splitlines()[-1] == "| memory | 117 MB | < 300 MB |"
    assert [duration(ms) for ms in (None, 9.44, 253.2, 12_300)] == ["–", "9.4 ms", "253 ms", "12.3 s"]


def test_the_whole_kit_is_what_the_row_says():
    kit = export.whole_kit(None)
    assert export.pictures_of(kit) == 7 * 3 * 10 and len(export.sized()) == 10
