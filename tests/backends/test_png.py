"""PNG: lossless, small, and the same bytes whatever was encoded before."""

import zlib
from base64 import b64encode
from io import BytesIO

import numpy as np
import pytest
import resvg_py
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from PIL import Image

from toolkit.backends import bands
from toolkit.backends.bands import BAND_BYTES, Bands
from toolkit.backends.metadata import About
from toolkit.backends.png import Encoder

FINNISH = About("Avaruuspäivä", "Tähtitaivas tunturin yllä – “Otava” & <pilvi>", "fi-FI", "Kuva: Áile Ö.")


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    found, at = [], 8
    while at < len(data):
        length, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + length]
        assert int.from_bytes(data[at + 8 + length : at + 12 + length]) == zlib.crc32(kind + body)
        found.append((kind, body))
        at += 12 + length
    return found


def test_every_kind_of_picture_comes_back_pixel_for_pixel(pictures):
    for name, pixels in pictures.items():
        image = opened(Encoder().encode(pixels))
        assert image.mode == "RGB", name
        assert np.array_equal(np.asarray(image), pixels[..., 2::-1]), name


def test_a_second_decoder_agrees(pictures):
    data = Encoder().encode(pictures["half"])
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="500" height="300"><image \
width="500" height="300" xlink:href="data:image/png;base64,{b64encode(data).decode()}"/></svg>'
    seen = np.asarray(opened(bytes(resvg_py.svg_to_bytes(svg_string=svg))).convert("RGB"))
    assert np.array_equal(seen, pictures["half"][..., 2::-1])


def test_the_stream_passes_the_strictest_reader(pictures):
    """zlib itself checks the Adler-32 of all bands together, and that nothing follows."""
    for pixels in pictures.values():
        reader = zlib.decompressobj()
        height, width = pixels.shape[:2]
        assert len(reader.decompress(Bands().pack(pixels))) == height * (1 + 3 * width)
        assert reader.eof
        assert not reader.unused_data


def test_memory_never_shows_in_the_bytes(pictures):
    encoder = Encoder()
    for pixels in [*pictures.values(), *reversed(pictures.values())]:
        assert encoder.encode(pixels) == Encoder().encode(pixels)


@settings(max_examples=40, deadline=None)
@given(arrays.arrays(np.uint8, st.tuples(st.integers(1, 40), st.integers(1, 30), st.just(4))), st.data())
def test_memory_never_shows_after_any_change(pixels, data):
    encoder = Encoder()
    encoder.encode(pixels)
    row = data.draw(st.integers(0, len(pixels) - 1))
    pixels[row:, : data.draw(st.integers(1, pixels.shape[1]))] ^= data.draw(st.integers(0, 255))
    assert encoder.encode(pixels) == Encoder().encode(pixels)


def test_only_changed_bands_are_packed_anew(photographic, monkeypatch):
    packed = []
    pack = bands._packed
    monkeypatch.setattr(bands, "_packed", lambda *band: packed.append(1) or pack(*band))
    encoder, rows = Encoder(), BAND_BYTES // (4 * 500)
    encoder.encode(photographic)
    everything = len(packed)
    changed = photographic.copy()
    changed[rows + 5, 100:200] = 0
    encoder.encode(changed)
    assert (everything, len(packed) - everything) == (-(-300 // rows), 1)


def test_a_band_is_packed_anew_when_the_row_above_it_changes(photographic):
    rows = BAND_BYTES // (4 * 500)
    encoder = Encoder()
    encoder.encode(photographic)
    changed = photographic.copy()
    changed[rows - 1] = 0
    assert np.array_equal(np.asarray(opened(encoder.encode(changed))), changed[..., 2::-1])


def test_memory_is_bounded(photographic):
    encoder = Encoder(room=photographic.nbytes)
    for seed in range(6):
        encoder.encode(photographic ^ np.uint8(seed))
    assert encoder.bands.kept.used <= photographic.nbytes


def usual_size(pixels):
    usual = BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels[..., 2::-1])).save(usual, "PNG")
    return len(usual.getvalue())


def test_a_photograph_is_hardly_larger_than_pillows_usual_file(photographic):
    grey_grain = photographic.copy()
    grey_grain[..., :3] = photographic[..., 1:2]
    for pixels, slack in ((photographic, 1.05), (grey_grain, 1.2)):
        assert len(Encoder().encode(pixels)) < slack * usual_size(pixels)


def test_flat_artwork_is_tiny(pictures):
    assert len(Encoder().encode(pictures["flat"])) < 2_000
    assert len(Encoder().encode(pictures["drawn"])) < 5_000


def test_premultiplied_alpha_becomes_straight():
    straight = np.array([[[200, 100, 50, alpha] for alpha in (0, 1, 64, 128, 254, 255)]], np.uint8)
    premultiplied = straight.copy()
    premultiplied[..., :3] = np.round(straight[..., :3] * (straight[..., 3:] / 255))
    image = np.asarray(opened(Encoder().encode(premultiplied, alpha=True)))
    assert np.array_equal(image[..., 3], straight[..., 3])
    assert not image[0, 0].any()
    assert np.abs(image[0, 2:, :3].astype(int) - straight[0, 2:, 2::-1]).max() <= 2
    assert image[0, 5].tolist() == [50, 100, 200, 255]


def test_without_alpha_the_fourth_channel_counts_for_nothing(photographic):
    other = photographic.copy()
    other[..., 3] = np.random.default_rng(1).integers(0, 255, other.shape[:2])
    assert Encoder().encode(other) == Encoder().encode(photographic)


def test_it_carries_its_words_and_their_language(drawn):
    image = opened(Encoder().encode(drawn, FINNISH))
    assert {key: str(image.info[key]) for key in ("Title", "Description", "Author")} == {
        "Title": FINNISH.title,
        "Description": FINNISH.description,
        "Author": FINNISH.credit,
    }
    assert image.info["Description"].lang == "fi-FI"
    assert "Tähtitaivas" in image.info["XML:com.adobe.xmp"]


def test_it_says_nothing_when_there_is_nothing_to_say(drawn):
    assert [kind for kind, _ in chunks(Encoder().encode(drawn))] == [b"IHDR", b"sRGB", b"IDAT", b"IEND"]


@pytest.mark.parametrize(("dpi", "per_metre"), [(96, 3780), (300, 11811)])
def test_resolution_is_stated_in_pixels_per_metre(drawn, dpi, per_metre):
    said = dict(chunks(Encoder().encode(drawn, dpi=dpi)))[b"pHYs"]
    assert said == per_metre.to_bytes(4) * 2 + b"\1"


def test_a_slice_of_a_larger_picture_can_be_encoded(photographic):
    part = photographic[10:60, 20:90]
    assert np.array_equal(np.asarray(opened(Encoder().encode(part))), part[..., 2::-1])
