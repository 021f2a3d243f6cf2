"""Anybody's logo becomes a clean, trimmed value: what is kept, how it is measured, and how bitmaps lose their white ground."""

import re
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
import resvg_py
from cairosvg.parser import Tree
from cairosvg.surface import PNGSurface
from PIL import Image, ImageChops, ImageDraw, PngImagePlugin

from toolkit.errors import AssetError
from toolkit.layout.house import House
from toolkit.layout.logo import Logo
from toolkit.opened import with_logos
from toolkit.sources import logo as source
from toolkit.sources import sandbox
from toolkit.sources.logo import read_logo
from toolkit.sources.svg_clean import clean

LOGOS = Path(__file__).parents[1] / "data" / "logos"
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 50">'


def svg(tmp_path: Path, inside: str, head: str = HEAD) -> Logo:
    path = tmp_path / "logo.svg"
    path.write_text(f"{head}{inside}</svg>", encoding="utf-8")
    return read_logo(path)


def body(inside: str) -> str:
    """The clean markup, without drawing it."""
    return clean(f"{HEAD}{inside}</svg>".encode(), "logo.svg", "l-").body


def markup(logo: Logo) -> str:
    assert logo.svg is not None and logo.png is None
    return logo.svg


def pixels(logo: Logo) -> np.ndarray:
    assert logo.png is not None and logo.svg is None
    return np.array(Image.open(BytesIO(logo.png)))


def png(tmp_path: Path, image: Image.Image, name: str = "logo.png", **options: object) -> Logo:
    image.save(tmp_path / name, **options)
    return read_logo(tmp_path / name)


def messy() -> Image.Image:
    """A ring with a white heart, off centre on a wide white page."""
    image = Image.new("RGB", (900, 700), "white")
    draw = ImageDraw.Draw(image)
    draw.ellipse((300, 100, 699, 299), fill="#7A1F5C")
    draw.ellipse((400, 150, 599, 249), fill="white")
    return image


# --- SVG ---


@pytest.mark.parametrize(
    ("name", "aspect", "dark"),
    [("sample-a", 300 / 80, True), ("sample-b", 1, True), ("sample-c", 16 / 74, False), ("sample-d", 480 / 52, True)],
)
def test_samples_are_trimmed_to_their_ink(name: str, aspect: float, dark: bool) -> None:
    logo = read_logo(LOGOS / f"{name}.svg")
    assert logo.name == name
    assert logo.aspect == pytest.approx(aspect, rel=0.02)
    assert logo.dark is dark
    assert 0.3 < logo.ink < 0.8
    assert not logo.small
    assert re.fullmatch(r"[0-9a-f]{64}", logo.sha256)


@pytest.mark.parametrize("name", ["sample-a", "sample-b", "sample-c", "sample-d"])
def test_two_renderers_draw_a_clean_logo_alike_and_to_its_edges(name: str) -> None:
    text = markup(read_logo(LOGOS / f"{name}.svg"))
    sized = text.replace("<svg ", '<svg width="300" height="200" preserveAspectRatio="none" ', 1)
    ours = PNGSurface(Tree(bytestring=sized.encode()), None, 96, output_width=300, output_height=200).cairo
    first = np.frombuffer(bytes(ours.get_data()), np.uint8).reshape(200, 300, 4)[..., 3].astype(int)
    second = np.array(Image.open(BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=sized)))))[..., 3].astype(int)
    assert np.abs(first - second).mean() < 2
    assert all(edge.max() > 100 for edge in (first[:2], first[-2:], first[:, :2], first[:, -2:]))


def test_the_document_nests_and_its_ids_are_its_own() -> None:
    first, second = (markup(read_logo(LOGOS / f"sample-{letter}.svg")) for letter in "ab")
    for text in (first, second):
        root = text[: text.index(">")]
        assert not re.search(r"\b(width|height|preserveAspectRatio|id)=", root)
    ids = [set(re.findall(r'id="([^"]+)"', text)) for text in (first, second)]
    assert ids[0] and ids[1] and not ids[0] & ids[1]
    assert set(re.findall(r"url\(#([^)]+)\)", first)) == ids[0]


def test_classes_are_written_into_the_elements() -> None:
    text = markup(read_logo(LOGOS / "sample-a.svg"))
    assert "class" not in text and "<style" not in text
    assert 'fill="#0B3C5D"' in text and 'stroke-width="6"' in text


def test_what_editors_leave_is_gone() -> None:
    text = markup(read_logo(LOGOS / "sample-c.svg"))
    assert not re.search("inkscape|sodipodi|metadata|guide|title|desc", text)


def test_a_white_page_under_the_drawing_is_taken_off() -> None:
    assert "FFFFFF" not in markup(read_logo(LOGOS / "sample-b.svg"))


def test_a_white_logo_keeps_its_white(tmp_path: Path) -> None:
    logo = svg(tmp_path, '<rect x="10" y="10" width="40" height="20" fill="white"/>')
    assert logo.aspect == pytest.approx(2, rel=0.02)
    assert not logo.dark


def test_a_white_plate_of_another_shape_is_measured_to_its_ink(tmp_path: Path) -> None:
    logo = svg(tmp_path, '<path fill="#fff" d="M0 0h100v50H0z"/><rect x="40" y="10" width="20" height="20"/>')
    assert logo.aspect == pytest.approx(1, rel=0.02)


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("#ABC", "#AABBCC"),
        ("#aabbccff", "#AABBCC"),
        ("RebeccaPurple", "#663399"),
        ("rgb(10%, 20%, 100%)", "#1A33FF"),
        ("rgba(1 2 3 / 1)", "#010203"),
        ("hsl(120, 100%, 25%)", "#008000"),
        ("currentColor", "#000000"),
        ("#12345600", "none"),
    ],
)
def test_colours_are_written_in_one_way(given: str, written: str) -> None:
    assert f'fill="{written}"' in body(f'<path fill="{given}" d="M5 5h10v10z"/>')


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("m1,2 3,4-5.5.5z", "M 1 2 L 4 6 L -1.5 6.5 Z"),
        ("M1 2h3v4H1V2z", "M 1 2 L 4 2 L 4 6 L 1 6 L 1 2 Z"),
        ("M0 0c1 1 2 2 3 0s2-2 3 0", "M 0 0 C 1 1 2 2 3 0 C 4 -2 5 -2 6 0"),
        ("M0 0q1 2 2 0t2 0", "M 0 0 Q 1 2 2 0 Q 3 -2 4 0"),
        ("M0 0a1 1 0 01.5.5", "M 0 0 A 1 1 0 0 1 0.5 0.5"),
        ("M1 1z m2 2l1e1 0", "M 1 1 Z M 3 3 L 13 3"),
    ],
)
def test_path_data_is_written_in_full(given: str, written: str) -> None:
    assert f'd="{written}"' in body(f'<path d="{given}"/>')


def test_lengths_become_user_units() -> None:
    text = body('<rect x="10%" y="1in" width="50%" height="50%"/>')
    assert 'x="10"' in text and 'y="96"' in text and 'width="50"' in text and 'height="25"' in text


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ('<g color="#102030"><g><rect fill="currentColor" width="9" height="9"/></g></g>', 'fill="#102030"'),
        ('<style>.a{fill:red}.b{fill:blue}.a{stroke:lime}</style><rect class="b a" width="9" height="9"/>', 'fill="#0000FF"'),
        (
            '<style>#i{fill:red}.a{fill:blue}rect{fill:lime}</style><rect id="i" class="a" width="9" height="9"/>',
            'fill="#FF0000"',
        ),
        ('<defs><rect id="x" width="7" height="9"/><rect id="x" width="8" height="9"/></defs><use href="#x"/>', 'width="7"'),
        ('<rect width="40" height="10" rx="999"/>', 'rx="20" ry="5"'),
        ('<ellipse rx="9"/>', 'rx="9" ry="9"'),
        ('<path d="M0 0A-5-6 0 0 1 9 9z"/>', "A 5 6 0 0 1 9 9"),
        ('<rect width="9" height="9" stroke="none" paint-order="stroke fill"/>', 'stroke="none"/>'),
    ],
)
def test_it_looks_as_browsers_draw_it(inside: str, expected: str) -> None:
    assert expected in body(inside)


@pytest.mark.parametrize(
    "shape", ['<rect width="-9" height="9"/>', '<rect width="9"/>', '<circle r="-2"/>', '<ellipse rx="0" ry="5"/>']
)
def test_a_shape_without_extent_is_left_out(shape: str) -> None:
    assert body(shape + '<rect width="5" height="5"/>') == '<rect width="5" height="5"/>'


PAGES = {
    "rectangle": '<rect fill="#fff" width="100%" height="100%"/>',
    "path": '<path fill="#fff" d="M0 0h100v50H0z"/>',
    "closed path": '<path fill="#fff" d="M0 0V50H100V0H0"/>',
    "polygon": '<polygon style="fill:white" points="0,0 100,0 100,50 0,50"/>',
    "in a layer": '<g id="page"><g><rect fill="white" x="-1" y="-1" width="102" height="52"/></g></g>',
    "by a class": '<style>.p{fill:#FFF}</style><rect class="p" width="100" height="50"/>',
}


@pytest.mark.parametrize("kind", PAGES)
def test_a_white_page_is_taken_off(kind: str) -> None:
    assert body(PAGES[kind] + '<circle r="5"/>') == '<circle r="5"/>'


@pytest.mark.parametrize(
    "shape",
    [
        '<rect width="100" height="50"/>',
        '<rect fill="#fff" width="90" height="50"/>',
        '<rect fill="#fff" width="100" height="50" rx="20"/>',
        '<path fill="#fff" d="M0 0H100L0 50H100z"/>',
        '<path fill="#fff" d="M0 0H100V50L20 40z"/>',
        '<g transform="scale(2)"><rect fill="#fff" width="100" height="50"/></g>',
        '<g><circle r="3"/><rect fill="#fff" width="100" height="50"/></g>',
    ],
)
def test_what_is_more_than_a_white_page_stays(shape: str) -> None:
    assert body(shape + '<circle r="5"/>').count("<g") == shape.count("<g transform")
    assert body(shape + '<circle r="5"/>').count("/>") == 2 + shape.count("<circle")


def test_names_follow_the_caller_and_the_file(tmp_path: Path) -> None:
    assert read_logo(LOGOS / "sample-a.svg", "City of Samples").name == "City of Samples"
    copy = tmp_path / "other.svg"
    copy.write_bytes((LOGOS / "sample-a.svg").read_bytes())
    assert read_logo(str(copy)).name == "other"


def test_a_logo_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = read_logo(LOGOS / "sample-a.svg")
    monkeypatch.setattr(sandbox, "run", lambda *_: pytest.fail("drawn again"))
    assert read_logo(LOGOS / "sample-a.svg") == first


# --- bitmaps ---


def test_a_white_ground_becomes_clear_and_inner_white_stays(tmp_path: Path) -> None:
    logo = png(tmp_path, messy())
    seen = pixels(logo)
    assert seen.shape == (200, 400, 4)
    assert logo.aspect == 2
    assert seen[0, 0, 3] == 0
    assert tuple(seen[100, 200]) == (255, 255, 255, 255)
    assert logo.dark and not logo.small


def test_the_sample_of_a_messy_file_is_trimmed_to_its_ring() -> None:
    seen = pixels(read_logo(LOGOS / "messy.png"))
    assert seen.shape[1] / seen.shape[0] == pytest.approx(2, rel=0.02)
    assert seen[0, 0, 3] == 0 and seen[seen.shape[0] // 2, seen.shape[1] // 2].min() == 255


def test_soft_edges_look_the_same_on_white(tmp_path: Path) -> None:
    soft = messy().resize((450, 350), Image.Resampling.LANCZOS)
    seen = Image.fromarray(pixels(png(tmp_path, soft)))
    page = Image.new("RGBA", seen.size, "white")
    page.alpha_composite(seen)
    box = ImageChops.invert(soft.convert("L")).point(lambda value: 255 if value > 6 else 0).getbbox()
    assert box is not None
    assert np.abs(np.array(soft.crop(box), int) - np.array(page.convert("RGB"), int)).max() <= 12


def test_a_white_card_on_a_clear_ground_is_taken_off(tmp_path: Path) -> None:
    image = Image.new("RGBA", (600, 400))
    ImageDraw.Draw(image).rounded_rectangle((40, 40, 560, 360), 40, fill="white")
    image.paste("navy", (200, 150, 400, 250))
    assert pixels(png(tmp_path, image)).shape == (100, 200, 4)


def test_white_letters_beside_a_coloured_mark_stay(tmp_path: Path) -> None:
    image = Image.new("RGBA", (600, 400))
    image.paste("navy", (100, 100, 200, 200))
    image.paste("white", (220, 120, 500, 180))
    assert pixels(png(tmp_path, image)).shape == (100, 400, 4)


def test_a_clear_ground_is_trimmed_and_white_ink_stays(tmp_path: Path) -> None:
    image = Image.new("RGBA", (400, 400))
    image.paste("white", (50, 100, 250, 200))
    logo = png(tmp_path, image)
    assert pixels(logo).shape == (100, 200, 4)
    assert logo.ink == 1
    assert not logo.dark


@pytest.mark.parametrize("name", ["logo.jpg", "logo.webp", "logo.svg"])
def test_the_first_bytes_say_what_a_file_is(tmp_path: Path, name: str) -> None:
    file = BytesIO()
    messy().save(file, "WEBP" if name == "logo.webp" else "JPEG", quality=90)
    (tmp_path / name).write_bytes(file.getvalue())
    assert read_logo(tmp_path / name).aspect == pytest.approx(2, rel=0.03)


def test_a_turned_photograph_is_turned_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert png(tmp_path, messy(), "logo.jpg", exif=exif).aspect == pytest.approx(0.5, rel=0.03)


def test_a_large_picture_is_turned_too_and_keeps_its_white_ground_off(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 8
    logo = png(tmp_path, messy().resize((3600, 2800)), "large.jpg", exif=exif)
    assert logo.aspect == pytest.approx(0.5, rel=0.03)
    assert pixels(logo)[0, 0, 3] == 0


def test_metadata_is_dropped(tmp_path: Path) -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "somebody")
    logo = png(tmp_path, messy(), pnginfo=info, dpi=(72, 72))
    assert logo.png is not None
    assert re.findall(rb"IHDR|tEXt|iTXt|eXIf|pHYs|iCCP", logo.png) == [b"IHDR"]


def test_large_bitmaps_shrink_and_small_ones_are_told(tmp_path: Path) -> None:
    assert max(pixels(png(tmp_path, Image.new("L", (5000, 2500), 40), "large.png")).shape) == 2000
    assert png(tmp_path, Image.new("L", (150, 90), 40), "small.png").small


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "CMYK"])
def test_all_modes_of_eight_bits_are_read(tmp_path: Path, mode: str) -> None:
    name = "logo.jpg" if mode == "CMYK" else "logo.png"
    assert png(tmp_path, messy().convert(mode), name).aspect == pytest.approx(2, rel=0.03)


# --- the child process ---


def test_a_hung_child_is_killed_and_the_error_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script = tmp_path / "hang.py"
    script.write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr(source, "SCRIPT", script)
    monkeypatch.setattr(sandbox.run, "__defaults__", (0.3,))
    with pytest.raises(AssetError, match="takes too long"):
        svg(tmp_path, '<rect width="77" height="33"/>')


def test_a_child_that_fails_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script = tmp_path / "fail.py"
    script.write_text("raise SystemExit(1)\n")
    monkeypatch.setattr(source, "SCRIPT", script)
    with pytest.raises(AssetError, match="cannot be drawn"):
        svg(tmp_path, '<rect width="78" height="33"/>')


def test_the_child_knows_no_environment_and_opens_no_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script = tmp_path / "look.py"
    script.write_text(
        f"import os, runpy, sys\nrunpy.run_path({str(source.SCRIPT)!r})['confine']()\n"
        "try:\n    open('/etc/hostname')\nexcept OSError:\n    print(*os.environ)\n"
    )
    monkeypatch.setenv("SECRET", "1")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/nowhere")
    assert {"LD_LIBRARY_PATH"} <= set(sandbox.run(script, b"").decode().split()) <= {"LC_CTYPE", *sandbox.LIBRARIES}


def test_the_child_has_little_time_memory_and_room(tmp_path: Path) -> None:
    script = tmp_path / "limits.py"
    script.write_text(
        f"import resource, runpy\nrunpy.run_path({str(source.SCRIPT)!r})['confine']()\n"
        "print(*(resource.getrlimit(getattr(resource, 'RLIMIT_' + name))[1] for name in ('CPU', 'NOFILE', 'FSIZE', 'CORE')))\n"
    )
    assert sandbox.run(script, b"").split() == [b"2", b"3", b"0", b"0"]


def test_the_same_logos_make_the_same_house_until_a_file_changes(house: House, tmp_path: Path) -> None:
    file = tmp_path / "partner.svg"
    file.write_text(f"{HEAD}<path d='M0 0H9V9Z'/></svg>", encoding="utf-8")
    first = with_logos(house, [str(file)])
    assert with_logos(house, [str(file)]) is first
    assert with_logos(first, [str(file)]) is first and with_logos(house, []) is house
    file.write_text(f"{HEAD}<path d='M0 0H99V9Z'/></svg>", encoding="utf-8")
    second = with_logos(house, [str(file)])
    assert second is not first and with_logos(house, [str(file)]) is second
    file.unlink()
    for _ in range(2):
        with pytest.raises(AssetError, match="there is no such file"):
            with_logos(house, [str(file)])
    file.write_text(f"{HEAD}<path d='M0 0H9V9Z'/></svg>", encoding="utf-8")
    assert with_logos(house, [str(file)]).logos.keys() == first.logos.keys()
