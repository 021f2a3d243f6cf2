"""An image as one editable slide: what the file holds, and that LibreOffice, without the brand's faces, shows the image."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import NamedTuple

import numpy as np
import pytest
from PIL import Image as Picture
from pptx import Presentation
from pptx.enum.text import MSO_AUTO_SIZE

from toolkit.backends import raster
from toolkit.backends.pptx.artboard import write_artboard
from toolkit.backends.pptx.live import Live, live
from toolkit.layout.artboard import lay_out
from toolkit.layout.items import Artboard, Text

TEMPLATES, FORMATS = ("event", "programme", "quote", "save-the-date"), ("screen-16x9", "instagram-square")
BLOCK, NEAR = 16, 48
"""Pixels of the side of a block, and by how much of 255 its mean may differ in any channel: LibreOffice rounds places to 1/100 mm
and advances to whole units, which moves the end of a long line by 2 px (41 measured); a word in another place changes a block by
over 100."""


class Shown(NamedTuple):
    artboard: Artboard
    texts: list[Live]
    pixels: np.ndarray
    """As LibreOffice draws the slide."""


@pytest.fixture(scope="module")
def shown(house, request_for, tmp_path_factory) -> dict[tuple[str, str], Shown]:
    """All of them in one run of LibreOffice, which is slow to start."""
    folder = tmp_path_factory.mktemp("images")
    boards = {(one, size): lay_out(house, request_for(one, size)) for one in TEMPLATES for size in FORMATS}
    for key, board in boards.items():
        (folder / f"{'_'.join(key)}.pptx").write_bytes(write_artboard(board, house))
    office = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*office, "--outdir", folder, *folder.glob("*.pptx")], check=True, capture_output=True, timeout=120)
    drawn = {key: _drawn(folder / "_".join(key), board) for key, board in boards.items()}
    return {key: Shown(board, live(raster.split(board)[1], house), drawn[key]) for key, board in boards.items()}


def _drawn(stem, board: Artboard) -> np.ndarray:
    width, height = board.format.pixels
    sides = ["-singlefile", "-scale-to-x", str(width), "-scale-to-y", str(height)]
    subprocess.run(["pdftoppm", *sides, stem.with_suffix(".pdf"), stem], check=True, timeout=60)
    return np.array(Picture.open(stem.with_suffix(".ppm")).convert("RGB"), np.int16)


def test_the_brand_s_faces_are_not_on_this_machine():
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=True).stdout
    assert not any(family.startswith(("Montserrat", "Inter")) for line in listed.splitlines() for family in line.split(","))


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("format", FORMATS)
def test_libreoffice_shows_the_image(shown, template, format):
    """As the engine itself draws it with the same lines in Arial's measures."""
    board, texts, pixels = shown[template, format]
    expected = _painted(board, [_office(one) for one in texts])
    assert np.abs(_blocks(expected) - _blocks(pixels)).max() <= NEAR


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("format", FORMATS)
def test_no_text_is_larger_than_it_was_or_wider_than_its_lines(shown, template, format):
    for one in shown[template, format].texts:
        lines = zip(one.text.lines, _office(one).lines, strict=True)
        assert all(new.size <= old.size and new.width <= old.width + 1e-6 for old, new in lines)


def test_rows_of_a_programme_stay_of_one_size(shown):
    rows = [one for one in shown["programme", "screen-16x9"].texts if one.text.slot == "rows"]
    assert len(rows) == 10
    assert len({one.size for one in rows}) == 1


@pytest.mark.parametrize(("template", "format"), [("event", "instagram-portrait"), ("programme", "story")])
def test_an_image_becomes_a_slide_with_live_text(house, request_for, audit, template, format):
    artboard = lay_out(house, request_for(template, format))
    data = write_artboard(artboard, house)
    presentation = Presentation(BytesIO(data))
    (slide,) = presentation.slides
    assert (presentation.slide_width, presentation.slide_height) == tuple(side * 9525 for side in artboard.format.pixels)
    boxes = [shape for shape in slide.shapes if shape.has_text_frame]
    texts = [text for text in artboard.texts if text.slot != "statement"]
    assert [each.text_frame.text.split("\v") for each in boxes] == [[line.text for line in text.lines] for text in texts]
    for shape, one in zip(boxes, live(texts, house), strict=True):
        frame, run = shape.text_frame, shape.text_frame.paragraphs[0].runs[0]
        assert run.font.size.pt == pytest.approx(one.size * 0.75, abs=0.011)
        assert run.font.bold == one.bold
        assert run.font.color.rgb == one.text.color
        assert shape.left == pytest.approx(one.text.lines[0].x * 9525, abs=9525)
        assert (frame.word_wrap, frame.auto_size, frame.margin_left, frame.margin_top) == (False, MSO_AUTO_SIZE.NONE, 0, 0)
    assert slide.shapes.title.text_frame.text.replace("\v", " ") == artboard.title.partition(" – ")[0]
    assert slide.shapes[0]._element.nvPicPr.cNvPr.get("descr") == artboard.alt
    assert audit(data) == []
    assert data == write_artboard(artboard, house)


def test_no_face_but_arial_is_named(house, request_for):
    data = write_artboard(lay_out(house, request_for("event", "story")), house)
    package = Presentation(BytesIO(data)).part.package
    faces = {face for part in package.iter_parts() for face in _faces(part.blob)}
    assert faces == {"", "Arial", "+mj-lt", "+mn-lt"}


def _faces(data: bytes) -> Iterator[str]:
    for said in data.split(b'typeface="')[1:]:
        yield said.partition(b'"')[0].decode()


def _office(one: Live) -> Text:
    """The text as the engine sets it in the face that has Arial's measures."""
    shaped = [one.face.shape(line.text, one.text.language) for line in one.text.lines]
    spread = [[glyph._replace(x=glyph.x + one.spread * place) for place, glyph in enumerate(run.glyphs)] for run in shaped]
    widths = [(run.width + one.spread * len(run.glyphs)) * one.size for run in shaped]
    made = zip(one.text.lines, widths, spread, strict=True)
    lines = (line._replace(face=one.face.path, size=one.size, width=wide, glyphs=tuple(to)) for line, wide, to in made)
    return replace(one.text, lines=tuple(lines))


def _painted(board: Artboard, texts: list[Text]) -> np.ndarray:
    width, height = board.format.pixels
    canvas = np.zeros((height, width, 4), np.uint8)
    raster.paint(canvas, (*raster.split(board)[0], *texts), board.format.pixels_per_unit)
    return canvas[..., 2::-1].astype(np.int16)


def _blocks(pixels: np.ndarray) -> np.ndarray:
    """Means of blocks; what is left over at the right and at the bottom is the foot's margin."""
    rows, columns = pixels.shape[0] // BLOCK, pixels.shape[1] // BLOCK
    return pixels[: rows * BLOCK, : columns * BLOCK].reshape(rows, BLOCK, columns, BLOCK, 3).mean(axis=(1, 3))
