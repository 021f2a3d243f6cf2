"""Photographs: whatever a camera or a person hands in becomes upright sRGB of the size asked for, or a clear error."""

import shutil
from contextlib import suppress
from io import BytesIO
from zlib import crc32

import numpy as np
import pytest
from PIL import Image, ImageCms

from toolkit.backends import photo
from toolkit.errors import AssetError

RED, GREEN, BLUE, WHITE = (200, 30, 40), (30, 160, 60), (30, 60, 200), (255, 255, 255)


def corners(pixels):
    """Colours near the four corners, in reading order, as red, green, blue."""
    height, width = pixels.shape[:2]
    return [tuple(int(v) for v in pixels[y, x, 2::-1]) for y in (8, height - 9) for x in (8, width - 9)]


def near(seen, wanted, slack=14):
    return all(abs(a - b) <= slack for one, other in zip(seen, wanted, strict=True) for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.avif", "a.tiff"])
def test_every_format_fills_the_size_asked_for(saved, landscape, name):
    seen = photo.crop(saved(name, landscape), 320, 200)
    assert seen.pixels.shape == (200, 320, 4)
    assert (seen.pixels[..., 3] == 255).all()
    assert near(corners(seen.pixels), (RED, GREEN, BLUE, WHITE))
    assert seen.upscaled == 1


@pytest.mark.parametrize("suffix", ["jpg", "png", "avif"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation_turns_the_picture_upright(saved, landscape, orientation, suffix):
    exif = Image.Exif()
    exif[0x0112] = orientation
    back = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # Pillow's transpositions that undo what the tag asks for
    stored = landscape.transpose(Image.Transpose(back[orientation])) if orientation > 1 else landscape
    path = saved(f"a.{suffix}", stored, exif=exif)
    assert photo.probe(path) == (640, 400)
    assert near(corners(photo.crop(path, 320, 200).pixels), (RED, GREEN, BLUE, WHITE))
    left = photo.crop(path, 160, 160, focus=(0.1, 0.5)).pixels
    assert near(corners(left)[::2], (RED, BLUE))


@pytest.mark.parametrize(("focus", "wanted"), [((0, 0), RED), ((1, 0), GREEN), ((0, 1), BLUE), ((1, 1), WHITE)])
def test_the_focal_point_stays_in_view(saved, landscape, focus, wanted):
    square = landscape.resize((400, 400))
    wide = photo.crop(saved("a.jpg", square), 400, 100, focus).pixels
    tall = photo.crop(saved("b.jpg", square), 100, 400, focus).pixels
    assert wanted in [w for w, s in zip((RED, GREEN, BLUE, WHITE), corners(wide), strict=True) if near([s], [w])] or near(
        [corners(wide)[int(focus[0])]], [wanted]
    )
    assert near([corners(tall)[int(focus[1]) * 2]], [wanted])


@pytest.mark.parametrize(
    "size", [(320, 200), (300, 188), (311, 199), (173, 111), (640, 400), (900, 500), (7, 400), (640, 3), (1, 1)]
)
@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
def test_any_size_comes_out_exactly(saved, landscape, size, name):
    assert photo.crop(saved(name, landscape), *size).pixels.shape == (size[1], size[0], 4)


def test_scaled_decoding_looks_like_careful_resampling(saved):
    random = np.random.default_rng(2)
    rough = Image.fromarray(random.integers(0, 256, (50, 75, 3), np.uint8)).resize((1500, 1000), Image.Resampling.BICUBIC)
    path = saved("a.jpg", rough, quality=95)
    for size in ((700, 467), (880, 587), (400, 267)):
        careful = np.asarray(rough.resize(size, Image.Resampling.LANCZOS), int)
        assert np.abs(photo.crop(path, *size).pixels[..., 2::-1] - careful).mean() < 4


def test_enlarging_is_allowed_and_told(saved, landscape):
    assert photo.crop(saved("a.jpg", landscape), 1280, 800).upscaled == 2
    assert photo.crop(saved("a.png", landscape), 1280, 100).upscaled == 2


@pytest.mark.parametrize(
    ("mode", "suffix"),
    [("L", "jpg"), ("L", "png"), ("1", "png"), ("P", "png"), ("CMYK", "jpg"), ("CMYK", "tiff"), ("I;16", "png")],
)
def test_other_modes_are_understood(saved, landscape, mode, suffix):
    if mode == "I;16":
        image = Image.fromarray(np.asarray(landscape.convert("L")).astype(np.uint16) * 257)
    else:
        image = landscape.convert(mode)
    seen = photo.crop(saved(f"a.{suffix}", image), 320, 200).pixels
    wanted = landscape if mode in ("CMYK", "P") else landscape.convert("L").convert("RGB")
    slack = 130 if mode == "1" else 25
    assert near(corners(seen), [wanted.getpixel(at) for at in ((9, 9), (630, 9), (9, 390), (630, 390))], slack)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA"])
def test_what_is_transparent_becomes_white(saved, landscape, mode):
    image = landscape.convert("RGBA")
    image.putalpha(0)
    image = image.convert(mode) if mode != "PA" else image.quantize(8)
    assert (photo.crop(saved("a.png", image), 64, 40).pixels == 255).all()


def test_a_colour_profile_is_converted_to_srgb(saved, landscape):
    swapped = _profile_with_red_and_green_swapped()
    for name in ("a.jpg", "a.png"):
        seen = photo.crop(saved(name, landscape, icc_profile=swapped), 320, 200).pixels
        red, green, _, white = corners(seen)
        assert green[0] > green[1] and red[1] > red[0]
        assert near([white], [WHITE])


def _profile_with_red_and_green_swapped():
    """sRGB with the names of two of its colour columns exchanged in the tag table."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = data.index(b"rXYZ"), data.index(b"gXYZ")
    data[red : red + 4], data[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(data).replace("sRGB".encode("utf-16-be"), "swap".encode("utf-16-be"))


def test_srgb_and_broken_profiles_change_nothing(saved, landscape):
    plain = photo.crop(saved("a.jpg", landscape), 320, 200).pixels
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for number, profile in enumerate((srgb, b"x" * 16 + b"RGB " + b"x" * 200, b"short")):
        assert np.array_equal(photo.crop(saved(f"{number}.jpg", landscape, icc_profile=profile), 320, 200).pixels, plain)


def test_a_crop_is_remembered_until_the_file_changes(saved, landscape):
    path = saved("a.jpg", landscape)
    first = photo.crop(path, 320, 200)
    assert photo.crop(path, 320, 200) is first
    assert not first.pixels.flags.writeable
    saved("a.jpg", landscape.convert("L"), quality=50)
    assert photo.crop(path, 320, 200) is not first


def cut(data, where):
    return data[: int(len(data) * where)]


@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
@pytest.mark.parametrize("where", [0.4, 0.7, 0.97])
def test_a_file_that_ends_too_early_is_found_by_probing(saved, landscape, name, where):
    grain = Image.effect_noise((640, 400), 90).convert("RGB")
    path = saved(name, Image.blend(landscape, grain, 0.5))
    path.write_bytes(cut(path.read_bytes(), where))
    for use in (lambda: photo.probe(path), lambda: photo.crop(path, 320, 200)):
        with pytest.raises(AssetError, match=r"a\.\w+: the file ends before the picture does; copy or download"):
            use()


@pytest.mark.parametrize("name", ["a.webp", "a.avif", "a.tiff"])
def test_other_files_that_end_too_early_are_found_at_last_when_cropped(saved, landscape, name):
    path = saved(name, landscape)
    path.write_bytes(cut(path.read_bytes(), 0.6))
    with pytest.raises(AssetError):
        photo.crop(path, 320, 200)


def test_a_thumbnails_end_is_not_the_pictures_end(saved, landscape):
    thumbnail = BytesIO()
    landscape.resize((64, 40)).save(thumbnail, "JPEG")
    path = saved("a.jpg", landscape, comment=thumbnail.getvalue())
    path.write_bytes(cut(path.read_bytes(), 0.8))
    with pytest.raises(AssetError, match="ends before"):
        photo.probe(path)


def test_bytes_after_the_end_do_no_harm(saved, landscape):
    path = saved("a.jpg", landscape)
    path.write_bytes(path.read_bytes() + b"\0" * 300 + b"SEFT")
    assert photo.probe(path) == (640, 400)
    assert photo.crop(path, 320, 200).pixels.shape == (200, 320, 4)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "not a photograph"),
        (b"Hello, I am a text.", "not a photograph"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a photograph"),
        (b"GIF89a" + bytes(40), "not a photograph"),
        (b"\xff\xd8\xff\xe0", "not a photograph"),
        (b"\x89PNG\r\n\x1a\n" + bytes(30), "not a photograph"),
        (b"\0\0\0\x18ftypheic" + bytes(40), "not a photograph"),
    ],
)
def test_what_is_no_photograph_says_so_and_names_the_file(tmp_path, data, problem):
    path = tmp_path / "kuva.jpg"
    path.write_bytes(data)
    with pytest.raises(AssetError, match=rf"kuva\.jpg: .*{problem}.*; "):
        photo.probe(path)


def test_a_missing_file_and_a_folder_are_errors(tmp_path):
    for path in (tmp_path / "none.jpg", tmp_path):
        with pytest.raises(AssetError, match="cannot be read"):
            photo.crop(path, 10, 10)


def test_too_many_pixels_are_refused_before_they_are_decoded(tmp_path, saved):
    small = saved("a.png", Image.new("L", (8, 8))).read_bytes()
    for side, problem in ((5_100, "26 megapixels, 25"), (14_200, "202 megapixels, 25 are allowed")):
        header = side.to_bytes(4) * 2
        bomb = small[:16] + header + small[24:29] + _crc(b"IHDR" + header + small[24:29]) + small[33:]
        (tmp_path / "bomb.png").write_bytes(bomb)
        with pytest.raises(AssetError, match=problem):
            photo.probe(tmp_path / "bomb.png")


def _crc(data):
    return crc32(data).to_bytes(4)


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.avif", "a.tiff"])
def test_a_damaged_file_is_an_error_or_a_picture_never_a_crash(saved, landscape, name):
    random = np.random.default_rng(4)
    path = saved(name, landscape)
    whole = path.read_bytes()
    for _ in range(40):
        data = np.frombuffer(whole, np.uint8).copy()
        data[random.integers(0, len(data), 5)] = random.integers(256)
        path.write_bytes(data.tobytes())
        with suppress(AssetError):
            assert photo.crop(path, 100, 60).pixels.shape == (60, 100, 4)


def test_nothing_of_the_file_but_its_pixels_gets_further(saved, landscape, tmp_path):
    exif = Image.Exif()
    exif[0x010E] = "secret"
    plain, told = saved("a.jpg", landscape), saved("b.jpg", landscape, exif=exif, comment="secret")
    assert np.array_equal(photo.crop(plain, 320, 200).pixels, photo.crop(told, 320, 200).pixels)
    shutil.copy(told, tmp_path / "c.jpg")
    assert photo.crop(tmp_path / "c.jpg", 320, 200)._fields == ("pixels", "upscaled")
