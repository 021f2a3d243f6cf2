"""Telephones' photographs: HEIC comes out as pixels like any other file, upright once, in sRGB, or ends in a clear error."""

import subprocess
import sys
from contextlib import suppress

import numpy as np
import pytest
from PIL import Image

from tests.heif_files import CORNERS, PHOTOS, PLACE, claiming, corners, mirrored, numbered, rotated
from toolkit.backends import heif, photo
from toolkit.backends.heif import Picture
from toolkit.errors import AssetError

RED, GREEN, BLUE, WHITE = (200, 30, 40), (30, 160, 60), (30, 60, 200), (255, 255, 255)
P3_RED, P3_GREEN, P3_BLUE = (218, 0, 27), (0, 163, 41), (17, 61, 208)
"""The same numbers as colours of Display P3, in sRGB (by coloraide)."""


@pytest.fixture
def kept(tmp_path):
    """A file of these bytes, whose name says nothing."""

    def keep(data):
        path = tmp_path / "kuva.jpg"
        path.write_bytes(data)
        return path

    return keep


def seen(path, width=320, height=200):
    """Colours near the corners of a crop, in reading order."""
    pixels = photo.crop(path, width, height).pixels
    assert pixels.shape == (height, width, 4) and (pixels[..., 3] == 255).all()
    return [tuple(int(v) for v in pixels[y, x, 2::-1]) for y in (8, height - 9) for x in (8, width - 9)]


def near(colors, wanted, slack=4):
    return np.abs(np.subtract(colors, wanted)).max() <= slack


@pytest.mark.parametrize("name", ["corners", "deep"])
def test_eight_and_ten_bits_are_read_by_content(kept, name):
    path = kept((PHOTOS / f"{name}.heic").read_bytes())
    assert photo.probe(path) == (640, 400)
    assert near(seen(path), (RED, GREEN, BLUE, WHITE))


def test_a_telephones_photograph_is_upright_once_in_srgb_and_tells_no_place():
    path = PHOTOS / "phone.heic"
    assert PLACE in path.read_bytes()
    assert photo.probe(path) == (640, 400)
    assert near(seen(path), (P3_RED, P3_GREEN, P3_BLUE, WHITE))
    assert photo.crop(path, 320, 200)._fields == ("pixels", "upscaled")


@pytest.mark.parametrize(
    ("turn", "wanted"),
    [
        (rotated(0), (RED, GREEN, BLUE, WHITE)),
        (rotated(1), (GREEN, WHITE, RED, BLUE)),
        (rotated(2), (WHITE, BLUE, GREEN, RED)),
        (rotated(3), (BLUE, RED, WHITE, GREEN)),
        (mirrored(0), (BLUE, WHITE, RED, GREEN)),
        (mirrored(1), (GREEN, RED, WHITE, BLUE)),
    ],
)
def test_tiles_are_put_together_and_turned_as_the_file_says(kept, turn, wanted):
    exif = Image.Exif()
    exif[0x0112] = 3  # for information only
    path = kept(corners(turn, says=exif.tobytes()))
    tall = turn in (rotated(1), rotated(3))
    assert photo.probe(path) == ((400, 640) if tall else (640, 400))
    assert near(seen(path, *((200, 320) if tall else (320, 200))), wanted)


@pytest.mark.parametrize(
    ("colors", "wanted"),
    [
        ((1, 13), (RED, GREEN, BLUE, WHITE)),
        ((2, 2), (RED, GREEN, BLUE, WHITE)),
        ((12, 13), (P3_RED, P3_GREEN, P3_BLUE, WHITE)),
    ],
)
def test_colours_told_by_numbers_become_srgb(kept, colors, wanted):
    assert near(seen(kept(corners(numbered(*colors)))), wanted)


def test_light_brighter_than_paper_is_white(kept):
    *_, blue, white = seen(kept(corners(numbered(9, 16))))
    assert white == WHITE and blue[2] == 255 > blue[0]


def test_of_several_pictures_the_primary_one_is_taken():
    assert photo.probe(PHOTOS / "four.heic") == (320, 200)
    assert near(seen(PHOTOS / "four.heic"), [BLUE] * CORNERS)


def test_avif_under_the_common_brand_stays_avif(kept, saved, landscape):
    data = saved("a.avif", landscape).read_bytes()
    assert data[8:12] == b"avif"
    assert near(seen(kept(data[:8] + b"mif1" + data[12:])), (RED, GREEN, BLUE, WHITE), 14)


def test_the_same_file_gives_the_same_pixels(kept):
    first = photo.crop(kept(corners()), 300, 190).pixels
    photo._kept._values.clear()
    photo._decodings._values.clear()
    assert np.array_equal(photo.crop(kept(corners()), 300, 190).pixels, first)


def test_it_is_decoded_once_for_many_crops(kept, monkeypatch):
    path, decoded = kept(corners()), []
    reduced = Picture.reduced
    monkeypatch.setattr(Picture, "reduced", lambda *asked: decoded.append(asked) or reduced(*asked))
    for size in ((64, 64), (320, 200), (640, 400)):
        photo.crop(path, *size)
    assert len(decoded) == 1


def test_strips_are_the_picture_that_one_piece_would_be(monkeypatch):
    data = corners(rows=8, size=(640, 1_600))
    whole = Picture(data).reduced((233, 1_101), "")
    monkeypatch.setattr(heif, "STRIP", 9)
    assert np.abs(Picture(data).reduced((233, 1_101), "").astype(int) - whole).max() <= 1


@pytest.mark.parametrize("share", [0.3, 0.7, 0.98])
def test_what_is_cut_off_is_found_by_probing(kept, share):
    whole = (PHOTOS / "phone.heic").read_bytes()
    with pytest.raises(AssetError, match=r"kuva\.jpg: the file ends before the picture does; copy or download"):
        photo.probe(kept(whole[: int(share * len(whole))]))


def test_bytes_after_the_end_do_no_harm(kept):
    assert photo.probe(kept(corners() + bytes(300) + b"SEFT")) == (640, 400)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (claiming(60_000, 60_000), "3600 megapixels, 50 are allowed"),
        (claiming(7_100, 7_100), "50 megapixels, 50 are allowed"),
        (claiming(199, 400), "199 × 400 pixels"),
        (claiming(300, 300), "damaged"),
        (claiming(6_000, 5_000), "damaged"),
        (corners(size=(6_000, 4_000)), "damaged"),
        (corners(columns=34, rows=34), "not a photograph"),
        (corners(columns=30, rows=30, tile=(4_096, 4_096)), "15100 megapixels, 400 are allowed"),
        (b"\0\0\0\x18ftypheic" + bytes(40), "not a photograph"),
        (b"\0\0\0\x18ftypmsf1\0\0\0\0hevcmsf1", "not a photograph"),
    ],
)
def test_false_sizes_and_too_many_tiles_are_refused(kept, data, problem):
    with pytest.raises(AssetError, match=problem):
        photo.crop(kept(data), 320, 200)


def test_a_damaged_file_is_an_error_or_a_picture_never_a_crash(kept):
    random = np.random.default_rng(4)
    for whole in (corners(numbered(12, 13)), (PHOTOS / "phone.heic").read_bytes()):
        for _ in range(60):
            data = np.frombuffer(whole, np.uint8).copy()
            data[random.integers(0, min(len(data), 1500), 4)] = random.integers(256)
            with suppress(AssetError):
                assert photo.crop(kept(data.tobytes()), 100, 60).pixels.shape == (60, 100, 4)


def test_the_library_is_loaded_for_such_a_file_only():
    other = next((PHOTOS.parents[2] / "assets").rglob("*.jpg"))
    code = f"""
import sys
from toolkit.backends import heif, photo
photo.crop({str(other)!r}, 100, 60)
assert not any(name.startswith(("pi_heif", "_pi_heif")) for name in sys.modules)
photo.crop({str(PHOTOS / "corners.heic")!r}, 100, 60)
assert "_pi_heif" in sys.modules and "_pillow_heif" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
