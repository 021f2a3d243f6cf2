"""Files made to harm: each ends soon, in an AssetError with a remedy or in a clean logo, and nothing is fetched."""

import gzip
import os
import re
import socket
import struct
import time
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from toolkit.errors import AssetError
from toolkit.sources import sandbox
from toolkit.sources.logo import read_logo

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 50"'
INK = '<rect x="10" y="10" width="40" height="20"/>'
SECONDS = sandbox.SECONDS + 10
"""Most take a hundredth of it; the worst are stopped after two seconds of processor time, which on a busy machine are more."""


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("something is being fetched")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


@pytest.fixture(autouse=True)
def _soon() -> Iterator[None]:
    start = time.monotonic()
    yield
    assert time.monotonic() - start < SECONDS


def doc(inside: str, attributes: str = "", before: str = "") -> bytes:
    return f"{before}{HEAD} {attributes}>{inside}</svg>".encode()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_bomb(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1 << 20))) + chunk(b"IEND", b"")


def picture(kind: str = "PNG", size: tuple[int, int] = (300, 200), mode: str = "RGB") -> bytes:
    file = BytesIO()
    Image.effect_noise(size, 80).convert(mode).save(file, kind)
    return file.getvalue()


def text_bomb() -> bytes:
    whole = picture()
    return whole[:33] + chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(80 << 20))) + whole[33:]


def maze(side: int) -> bytes:
    """A white spiral, which has to be walked to its end before all of it is known to be ground."""
    image = Image.new("L", (side, side))
    draw = ImageDraw.Draw(image)
    for at in range(0, side // 2, 4):
        far = side - 1 - at
        draw.line([(max(at - 4, 0), at), (far, at), (far, far), (at, far), (at, at + 4)], fill=255, width=2)
    file = BytesIO()
    image.save(file, "PNG", compress_level=1)
    return file.getvalue()


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
USE_BOMB = "".join(f'<g id="u{n}">{f"""<use href="#u{n - 1}"/>""" * 10}</g>' for n in range(1, 10))
CLIPPED = '<path clip-path="url(#c)" d="M0 0h9v9z"/>'
MUCH = 'd="M0 0' + "l1 1-1 2" * 60_000 + '"'

REFUSED: dict[str, tuple[bytes, str]] = {
    "script": (doc(f"{INK}<script>alert(1)</script>"), "<script>"),
    "script in defs": (doc(f"{INK}<defs><script href='x.js'/></defs>"), "<script>"),
    "onload": (doc(INK, 'onload="alert(1)"'), "onload"),
    "onclick in capitals": (doc('<rect ONCLICK="x()" width="9" height="9"/>'), "ONCLICK"),
    "external href": (doc(f'{INK}<use href="http://example.org/a.svg#b"/>'), "refers to"),
    "external xlink:href": (doc(f'{INK}<use xlink:href="file:///etc/passwd#b"/>'), "refers to"),
    "relative href": (doc(f'{INK}<use href="../other.svg#b"/>'), "refers to"),
    "javascript link": (doc(f'<a href="javascript:alert(1)">{INK}</a>'), "<a>"),
    "image from outside": (doc(f'{INK}<image href="http://example.org/a.png" width="9" height="9"/>'), "<image>"),
    "image of HTML": (doc(f'{INK}<image href="data:text/html,hi" width="9" height="9"/>'), "<image>"),
    "image of SVG": (doc(f'{INK}<image href="data:image/svg+xml;base64,AAAA"/>'), "<image>"),
    "gradient of HTML": (doc(f'{INK}<linearGradient href="data:text/html,x"/>'), "refers to"),
    "css import": (doc(f"<style>@import url(http://example.org/a.css);</style>{INK}"), "style sheet"),
    "css font": (doc(f"<style>@font-face{{src:url(http://example.org/f)}}</style>{INK}"), "style sheet"),
    "css escape": (doc(f"<style>.a{{fill:u\\72l(http://example.org)}}</style>{INK}"), "style sheet"),
    "css selector": (doc(f"<style>g > rect:hover{{fill:red}}</style>{INK}"), "selector"),
    "css comments without end": (doc(f"<style>{'/*' * 200_000}</style>" + INK), "style sheet"),
    "fill from outside": (doc('<rect fill="url(http://example.org/#a)" width="9" height="9"/>'), "within the file"),
    "style from outside": (doc('<rect style="fill:url(//example.org/a#b)" width="9" height="9"/>'), "within the file"),
    "clip from outside": (doc('<rect clip-path="url(x.svg#c)" width="9" height="9"/>'), "within the file"),
    "background image": (doc('<rect style="background-image:url(http://a.b/c)" width="9" height="9"/>'), "background-image"),
    "style sheet by instruction": (doc(INK, before='<?xml-stylesheet href="http://example.org/a.css"?>'), "style sheet"),
    "entity": (doc(INK, before='<!DOCTYPE svg [<!ENTITY a "b">]>'), "DOCTYPE"),
    "billion laughs": (doc("<desc>&l9;</desc>" + INK, before=f'<!DOCTYPE svg [<!ENTITY l0 "ha">{LAUGHS}]>'), "DOCTYPE"),
    "quadratic blow-up": (doc("&a;" * 9000, before=f'<!DOCTYPE svg [<!ENTITY a "{"x" * 90_000}">]>'), "DOCTYPE"),
    "external entity": (doc("&x;", before='<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "DOCTYPE"),
    "parameter entity": (doc(INK, before='<!DOCTYPE svg [<!ENTITY % x SYSTEM "http://a.b/c"> %x;]>'), "DOCTYPE"),
    "undeclared entity": (doc("&nbsp;" + INK, before='<!DOCTYPE svg SYSTEM "http://a.b/c.dtd">'), "entit"),
    "nested patterns": (doc(f'<pattern id="a"><pattern id="b">{INK}</pattern></pattern>{INK}'), "<pattern>"),
    "filter": (doc(f'<filter id="f"><feFlood/></filter>{INK}'), "<filter>"),
    "mask": (doc(f'<mask id="m">{INK}</mask>{INK}'), "<mask>"),
    "filter by css": (doc('<rect style="filter:blur(9px)" width="9" height="9"/>'), "filter"),
    "foreign object": (doc(f"{INK}<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>"), "<foreignObject>"),
    "animate": (doc('<rect width="9" height="9"><animate attributeName="x" to="9"/></rect>'), "<animate>"),
    "set": (doc('<rect width="9" height="9"><set attributeName="href" to="javascript:x"/></rect>'), "<set>"),
    "text": (doc(f"{INK}<text>Partner</text>"), "outlines"),
    "symbol": (doc(f'<symbol id="s">{INK}</symbol>'), "<symbol>"),
    "svg within svg": (doc(f"<svg>{INK}</svg>"), "<svg>"),
    "use bomb": (doc(f'<g id="u0">{INK}</g>{USE_BOMB}'), "too large"),
    "use of itself": (doc(f'{INK}<g id="a"><use href="#a"/></g>'), "holds itself"),
    "use of its root": (doc(f'{INK}<use href="#r"/>', 'id="r"'), "holds itself"),
    "use in a ring": (doc('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'), "holds itself"),
    "gradient in a ring": (
        doc('<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/><rect fill="url(#a)" width="9" height="9"/>'),
        "refers back",
    ),
    "clip in itself": (
        doc(f'<clipPath id="a"><g clip-path="url(#a)">{INK}</g></clipPath><g clip-path="url(#a)">{INK}</g>'),
        "clipping",
    ),
    "deep nesting": (doc("<g>" * 50_000 + INK + "</g>" * 50_000), "nested"),
    "many elements": (doc("<g/>" * 100_000), "elements"),
    "huge path": (doc(f"<path {MUCH}/>"), "segments"),
    "a path used often": (
        doc(f'<path id="p" d="M0 0{"l1 1-1 2" * 9000}"/>' + '<use href="#p"/>' * 1500),
        "too large",
    ),
    "huge coordinates": (doc('<path d="M0 0H1e300V9z"/>'), "too large a number"),
    "infinite coordinates": (doc('<rect width="1e999" height="9"/>'), "too large a number"),
    "not a number": (doc('<rect width="NaN" height="9"/>'), "not a length"),
    "a path of NaN": (doc('<path d="M0 0 L NaN 9z"/>'), "path data"),
    "digits without end": (doc(f'<rect width="{"1" * 500_000}x" height="9"/>'), "not a length"),
    "white space without end": (doc(f'<rect style="fill:a{" " * 500_000}b" width="9" height="9"/>'), "colour"),
    "a viewBox of nothing": (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0"><rect/></svg>', "viewBox"),
    "a viewBox without end": (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e9 1"><rect/></svg>', "too large a number"),
    "no size": (b'<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>', "no viewBox"),
    "flat transformation": (doc('<g transform="scale(0)"><rect width="9" height="9"/></g>'), "drawn"),
    "bad transformation": (doc('<g transform="matrix(1 2)"><rect width="9" height="9"/></g>'), "transformation"),
    "half transparent colour": (doc('<rect fill="#12345678" width="9" height="9"/>'), "fill-opacity"),
    "stroke under the fill": (doc('<rect width="9" height="9" stroke="red" paint-order="stroke"/>'), "paint-order"),
    "stroke of one width": (doc('<rect width="9" height="9" stroke="red" vector-effect="non-scaling-stroke"/>'), "vector-effect"),
    "dashes by the path": (doc('<path d="M0 0H9" pathLength="9" stroke-dasharray="1"/>'), "pathLength"),
    "moved by CSS": (doc('<rect style="translate:9px" width="9" height="9"/>'), "translate"),
    "style sheet that insists": (doc(f"<style>rect{{fill:red!important}}</style>{INK}"), "!important"),
    "turned page": (doc(INK, 'transform="rotate(90)"'), "page itself"),
    "clip with holes": (
        doc(f'<clipPath id="a"><path d="M0 0H9V9zM2 2H5V5z"/></clipPath><g clip-path="url(#a)">{INK}</g>', 'clip-rule="evenodd"'),
        "even-odd",
    ),
    "clip of many shapes": (
        doc(f'<clipPath id="a"><path d="M0 0H9V9z"/><path d="M2 2H5V5z"/></clipPath><g clip-path="url(#a)">{INK}</g>'),
        "several shapes",
    ),
    "rules without end": (doc(f"<style>{'a,' * 1000}a{{fill:red}}{'a{fill:red}' * 600}</style>{INK}"), "style sheet"),
    "clips without end": (doc(f'<clipPath id="c">{INK * 900}</clipPath>{CLIPPED * 1000}'), "too long"),
    "empty drawing": (doc(""), "nothing is drawn"),
    "drawing beside the page": (doc('<rect x="500" width="9" height="9"/>'), "nothing is drawn"),
    "a hair": (doc('<rect width="100" height="0.1"/>'), "times as wide"),
    "not closed": (doc(INK)[:-6], "not a readable SVG"),
    "nothing at all": (b"", "it is no picture"),
    "no SVG": (b"<html><body>hi</body></html>", "<html>"),
    "foreign root": (b'<svg xmlns="http://example.org/"><script/></svg>', "not an SVG drawing"),
    "compressed": (gzip.compress(doc(INK)), "svgz"),
    "PDF": (b"%PDF-1.4 <svg>", "PDF"),
    "large file": (doc(INK + " " * (1 << 20)), "larger than"),
    "strange encoding": (b'<?xml version="1.0" encoding="utf-7"?>' + doc(INK), "not a readable SVG"),
    "null bytes": (doc(INK).replace(b" x=", b"\0x="), "not a readable SVG"),
    "script in UTF-16": (doc(f"{INK}<script/>").decode().encode("utf-16"), "<script>"),
    "GIF with a script": (b"GIF89a/*" + doc(INK), "it is no picture"),
    "PNG bomb": (png_bomb(60_000, 60_000), "million pixels"),
    "large PNG": (png_bomb(9000, 9000), "million pixels"),
    "PNG of nothing": (png_bomb(0, 0), "cannot be read"),
    "text bomb in PNG": (text_bomb(), "cannot be read"),
    "truncated PNG": (picture()[:9000], "cannot be read"),
    "truncated JPEG": (picture("JPEG")[:4000], "cannot be read"),
    "header alone": (b"\x89PNG\r\n\x1a\n", "cannot be read"),
    "RIFF of sound": (b"RIFF\x24\0\0\0WAVEfmt " + bytes(40), "cannot be read"),
    "16 bits": (picture(mode="I;16"), "8 bits"),
    "all white": (b"", ""),
}
blank = BytesIO()
Image.new("RGB", (300, 200), "white").save(blank, "PNG")
REFUSED["all white"] = (blank.getvalue(), "empty")


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_with_a_remedy(case: str, tmp_path: Path) -> None:
    data, problem = REFUSED[case]
    path = tmp_path / "partner.svg"
    path.write_bytes(data)
    with pytest.raises(AssetError, match=re.escape(problem)) as caught:
        read_logo(path)
    assert caught.value.where == "partner.svg"
    assert caught.value.remedy
    assert len(str(caught.value)) < 400


HARMLESS = {
    "bare DOCTYPE": doc(INK, before='<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'),
    "XHTML between": doc(f'{INK}<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>'),
    "markup in a title": doc(f"<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>{INK}"),
    "markup in an id": doc('<linearGradient id="&quot;&gt;&lt;script&gt;"/>' + INK),
    "markup in data": doc(INK.replace("<rect", '<rect data-x="&lt;script&gt;"')),
    "UTF-16": doc(INK).decode().encode("utf-16"),
    "CDATA": doc(f"<style><![CDATA[.a{{fill:#f00}}]]></style>{INK}"),
    "cursor": doc(INK.replace("<rect", '<rect style="cursor:url(http://example.org/script)"')),
    "polyglot PNG": picture() + b"<script>alert(1)</script>",
    "maze of white": maze(2999),
    "polyglot JPEG": picture("JPEG") + doc("<script/>"),
}


@pytest.mark.parametrize("case", HARMLESS)
def test_it_is_harmless_and_comes_out_clean(case: str, tmp_path: Path) -> None:
    path = tmp_path / "partner.svg"
    path.write_bytes(HARMLESS[case])
    logo = read_logo(path)
    written = (logo.svg or "").encode() + (logo.png or b"")
    assert not re.search(rb"script|http://(?!www.w3.org/2000/svg)", written)


@pytest.mark.parametrize("name", ["missing.svg", ".", "pipe"])
def test_what_is_no_file_is_refused(name: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(AssetError, match="no such file"):
        read_logo(tmp_path / name)
