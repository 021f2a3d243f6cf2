"""QR codes: what a telephone reads is the link, whatever the box; what is no link is refused in words."""

from itertools import pairwise

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from toolkit.color import Color
from toolkit.errors import ContentError
from toolkit.geometry import Box
from toolkit.layout.code import LONGEST, QUIET, draw_code, module_side
from toolkit.layout.items import Fill, Shape

NIGHT, SNOW = Color.parse("#0A1F3D"), Color.parse("#F5F9FC")
LINK = "https://www.example.org/tapahtumat/2027/tekoaly"
BOX = Box(40, 60, 240, 240)


def rectangles(shape: Shape) -> list[Box]:
    assert shape.outline.ops == "MLLLZ" * (len(shape.outline.points) // 8)
    quads = [shape.outline.points[at : at + 8] for at in range(0, len(shape.outline.points), 8)]
    return [Box(q[0], q[1], q[4] - q[0], q[5] - q[1]).scaled(shape.scale).moved(*shape.at) for q in quads]


def read(items: tuple, size: tuple[int, int] = (320, 360)) -> str | None:
    """What a reader finds in a picture of the items on a mid-dark ground."""
    picture = Image.new("RGB", size, "#456789")
    draw = ImageDraw.Draw(picture)
    plate, modules = items
    for box, paint in ((plate.box, plate.paint), *((box, modules.paint) for box in rectangles(modules))):
        draw.rectangle((round(box.x), round(box.y), round(box.right) - 1, round(box.bottom) - 1), fill=paint.hex)
    found = zxingcpp.read_barcode(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    return found.text if found else None


@pytest.mark.parametrize("snap", [True, False])
@pytest.mark.parametrize("link", [LINK, "http://elmo.fi", "https://localhost:8080/a?b=c&d=%20#e", "https://[::1]/"])
def test_a_reader_finds_the_link(link, snap):
    assert read(draw_code(link, BOX, NIGHT, SNOW, snap=snap)) == link


def test_a_link_with_other_letters_is_read_in_ascii():
    link = "https://bücher.example:81/tekoäly?kieli=sámi%20x"
    assert read(draw_code(link, BOX, NIGHT, SNOW)) == "https://xn--bcher-kva.example:81/teko%C3%A4ly?kieli=s%C3%A1mi%20x"


def test_the_longest_link_is_read():
    link = "https://example.org/" + "a1-" * 93 + "z"
    assert len(link) == LONGEST
    assert read(draw_code(link, Box(0, 0, 400, 400), NIGHT, SNOW, snap=True), (440, 440)) == link


def test_it_is_dark_on_light_whichever_way_round_the_colours_come():
    for pair in ((NIGHT, SNOW), (SNOW, NIGHT)):
        plate, modules = draw_code(LINK, BOX, *pair)
        assert (plate.paint, modules.paint) == (SNOW, NIGHT)


@given(st.floats(10, 4000), st.floats(10, 4000), st.booleans())
@settings(max_examples=50)
def test_four_quiet_modules_on_every_side(width, height, snap):
    box = Box(13, 7, width, height)
    plate, modules = draw_code(LINK, box, NIGHT, SNOW, snap=snap)
    side = modules.scale
    assert plate.box == box.contain(1)
    quiet = plate.box.inset(QUIET * side - (0.5 if snap else 0))
    assert all(quiet.holds(run, slack=1e-6 * width) for run in rectangles(modules))
    assert side == pytest.approx(module_side(LINK, box, snap=snap))


def test_snapped_modules_lie_on_whole_units():
    _, modules = draw_code(LINK, Box(10.3, 20.7, 251.4, 251.4), NIGHT, SNOW, snap=True)
    assert all(number == int(number) for run in rectangles(modules) for number in run)


def test_modules_beside_each_other_are_one_contour():
    """The upper edge of a finder is one run of seven."""
    plate, modules = draw_code(LINK, BOX, NIGHT, SNOW)
    runs = rectangles(modules)
    top = min(run.y for run in runs)
    assert next(round(run.width / modules.scale) for run in runs if run.y == top) == 7
    for one, other in pairwise(runs):
        assert one.y != other.y or other.x > one.right + modules.scale / 2
    assert isinstance(plate, Fill) and plate.role == modules.role == "code"


@pytest.mark.parametrize(
    "link",
    [
        "",
        "elmo",
        "elmo 2.fi",
        "12.3.2027",
        "matti@elmo.fi",
        "ftp://example.org",
        "javascript:alert(1)",
        "mailto:a@example.org",
        "https://",
        "https:///path",
        "https://exa mple.org",
        "https://example.org/\n",
        "https://example.org/\u00a0x",
        "https://a..b",
        "https://example.org:99999",
        "https://[::1",
    ],
)
def test_what_is_no_link(link):
    with pytest.raises(ContentError) as raised:
        draw_code(link, BOX, NIGHT, SNOW)
    assert str(raised.value) == f"link: {link!r} is not the address of a web page; write it in full: https://example.org/event"


def test_a_link_too_long():
    with pytest.raises(ContentError, match="link: 301 characters are too many for a code; use a link of at most 300"):
        draw_code("https://example.org/" + "x" * 281, BOX, NIGHT, SNOW)


@pytest.mark.parametrize("link", ["elmoenf.eu", "www.elmo.fi/ohjelma?k=1", "itä-suomi.fi", "example.org:8443/a"])
def test_what_people_leave_out_is_put_before_it(link):
    assert draw_code(link, BOX, NIGHT, SNOW) == draw_code(f"https://{link}", BOX, NIGHT, SNOW)


def test_a_link_is_measured_as_it_is_encoded():
    whole = "https://example.org/" + "€" * 31 + "a"
    assert read(draw_code(whole, Box(0, 0, 400, 400), NIGHT, SNOW, snap=True), (440, 440)).endswith("%E2%82%ACa")
    for count, length in ((32, 308), (280, 2540)):
        with pytest.raises(ContentError, match=f"link: {length} characters are too many for a code; use a link of at most 300"):
            draw_code("https://example.org/" + "€" * count, BOX, NIGHT, SNOW)
