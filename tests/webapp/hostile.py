"""What somebody might hand in to break the studio, made by code: the same files in every run.

Each is a shot: where it is posted, what the file is called, and its bytes. A newcomer is a line in one of the tables below.
"""

import base64
import json
import zlib
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from tests import heif_files
from tests.webapp.hostile_files import BOX, SVG, entities, patterns, picture, png, uses, zipped

NAMES = (
    "../../etc/passwd",
    "a\x00.png",
    "\u202egnp.exe",
    "x" * 300 + ".png",
    "con.png",
    "<script>.svg",
    "a;b|c.png",
    "..\\..\\x.png",
)


class Shot(NamedTuple):
    """A request: to `photos` or `partners` a file, to the API's `images`, `kits`, `decks` a body of a type."""

    name: str
    to: str
    data: bytes
    file: str = "file"
    kind: str = ""


@lru_cache(maxsize=1)
def shots() -> tuple[Shot, ...]:
    """All of them."""
    return (*_vectors(), *_bitmaps(), *_bodies(), *_named())


SCRIPTS = (
    "<script>alert(1)</script>",
    '<script href="http://evil.example/x.js"/>',
    '<rect width="9" height="9" onload="alert(1)"/>',
    '<a href="javascript:alert(1)"><rect width="9" height="9"/></a>',
    '<a xlink:href="data:text/html,&lt;script&gt;"><rect width="9" height="9"/></a>',
    '<animate attributeName="href" values="javascript:alert(1)"/>',
    '<set attributeName="onmouseover" to="alert(1)"/>',
    '<handler xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load">alert(1)</handler>',
    '<foreignObject width="9" height="9"><body xmlns="http://www.w3.org/1999/xhtml"><script>1</script></body></foreignObject>',
    '<foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="http://evil.example"/></foreignObject>',
    "<style>@import url(http://evil.example/x.css);</style>",
    "<style>rect{fill:url(http://evil.example/x.svg#a)}</style>",
    "<style>rect{background:expression(alert(1))}</style>",
    '<rect width="9" height="9" style="fill:url(file:///etc/passwd)"/>',
)
OUTSIDE = (
    '<image href="http://evil.example/x.png" width="9" height="9"/>',
    '<image href="file:///etc/passwd" width="9" height="9"/>',
    '<image xlink:href="//evil.example/x.png" width="9" height="9"/>',
    '<image href="../../../etc/passwd" width="9" height="9"/>',
    '<use href="http://evil.example/x.svg#a"/>',
    '<use xlink:href="file:///etc/passwd#a"/>',
    '<feImage href="http://evil.example/x.png"/>',
    '<rect width="9" height="9" fill="url(http://evil.example#g)"/>',
    '<rect width="9" height="9" filter="url(http://evil.example#f)"/>',
    '<text font-family="x" x="1" y="9">x</text><font-face><font-face-uri href="http://evil.example/f.ttf"/></font-face>',
    '<cursor href="http://evil.example/c.png"/>',
    '<tref href="file:///etc/passwd"/>',
    '<image href="data:image/png;base64,AAAA" width="9" height="9"/>',
    '<image href="data:image/svg+xml,&lt;svg onload=1/&gt;" width="9" height="9"/>',
    '<image href="data:text/html,x" width="9" height="9"/>',
    '<video src="http://evil.example/v.mp4"/>',
    '<iframe src="http://evil.example/"/>',
    '<link rel="stylesheet" href="http://evil.example/x.css"/>',
)
LOOPS = (
    '<use id="a" href="#a"/>',
    '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
    '<pattern id="p" width="9" height="9"><rect width="9" height="9" fill="url(#p)"/></pattern><rect width="9" fill="url(#p)"/>',
    '<mask id="m"><rect mask="url(#m)" width="9" height="9"/></mask><rect mask="url(#m)" width="90" height="40"/>',
    '<clipPath id="c" clip-path="url(#c)"><rect width="9" height="9"/></clipPath><rect clip-path="url(#c)" width="90"/>',
    '<linearGradient id="g" href="#g"/><rect width="90" height="40" fill="url(#g)"/>',
    '<linearGradient id="g" href="#h"/><linearGradient id="h" href="#g"/><rect width="90" height="40" fill="url(#g)"/>',
    '<marker id="k"><path d="M0 0L9 9" marker-end="url(#k)"/></marker><path d="M0 0L9 9" marker-end="url(#k)"/>',
    '<filter id="f"><feTurbulence numOctaves="99999"/></filter><rect width="90" height="40" filter="url(#f)"/>',
    '<filter id="f"><feGaussianBlur stdDeviation="99999"/></filter><rect width="90" height="40" filter="url(#f)"/>',
)
ODD = (
    "",
    '<rect width="1e308" height="1e308"/>',
    '<rect width="NaN" height="Infinity"/>',
    '<rect x="-1e30" width="1e-30" height="9"/>',
    f'<path d="M0 0{"L9 9 0 9 " * 60_000}Z"/>',
    f'<path d="M0 0{"A1 1 0 0 1 9 9 " * 20_000}"/>',
    '<path d="M0 0 C"/>',
    '<path d="' + "M" * 100_000 + '"/>',
    "<g>" * 5_000 + BOX + "</g>" * 5_000,
    BOX * 20_000,
    '<g transform="scale(1e9)">' * 30 + BOX + "</g>" * 30,
    '<path d="M0 0L90 40" stroke="#000" stroke-width="1" stroke-dasharray="0.000001"/>',
    '<path d="M0 0L90 40" stroke="#000" stroke-width="1e300"/>',
    f'<rect width="90" height="40" class="{"x " * 200_000}"/>',
    f"<style>{'rect,' * 50_000}rect{{fill:red}}</style>{BOX}",
    f"<text>{'x' * 300_000}</text>",
    "<title>" + "&#x202e;" * 50_000 + "</title>" + BOX,
)


def _vectors() -> Iterator[Shot]:
    for table in (SCRIPTS, OUTSIDE, LOOPS, ODD):
        for number, inside in enumerate(table):
            yield Shot(f"svg {inside[:30]!r} {number}", "partners", SVG.format(inside + BOX * (table is not ODD)).encode())
    for depth in (4, 9, 30):
        yield Shot(f"entities {depth}", "partners", entities(depth))
        yield Shot(f"uses {depth}", "partners", uses(depth))
        yield Shot(f"patterns {depth}", "partners", patterns(depth))
    plain = SVG.format(BOX)
    yield Shot("doctype", "partners", b'<!DOCTYPE svg SYSTEM "http://evil.example/x.dtd">' + plain.encode())
    yield Shot(
        "xxe", "partners", b'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + plain.replace("<rect", "&x;<rect").encode()
    )
    yield Shot("xslt", "partners", b'<?xml-stylesheet href="http://evil.example/x.xsl"?>' + plain.encode())
    for code in ("utf-16", "utf-32", "utf-7"):
        yield Shot(f"svg in {code}", "partners", plain.encode(code))
    yield Shot("svgz", "partners", zlib.compress(plain.encode()))
    yield Shot("svg cut off", "partners", plain.encode()[:-20])
    yield Shot("html as svg", "partners", b"<html><script>alert(1)</script></html>")
    yield Shot("svg as photo", "photos", plain.encode())


def _bitmaps() -> Iterator[Shot]:
    for to, kind in product(("photos", "partners"), ("JPEG", "PNG", "WEBP")):
        whole = picture(kind)
        for share in (0.02, 0.3, 0.9):
            yield Shot(f"{kind} cut off at {share}", to, whole[: int(share * len(whole))])
        yield Shot(f"{kind} damaged", to, whole[:200] + bytes(len(whole) // 2) + whole[200 + len(whole) // 2 :])
        yield Shot(f"{kind} and a ZIP", to, whole + zipped({"x.txt": b"x" * 100}))
        yield Shot(f"{kind} and a script", to, whole + b"<script>alert(1)</script>")
    for to in ("photos", "partners"):
        yield from (Shot(f"empty {size}", to, b"\x89PNG\r\n\x1a\n"[:size]) for size in (0, 1, 8))
        yield from (Shot(f"no picture: {name}", to, data) for name, data in STRANGE.items())
        for side in (30_000, 60_000, 2**31 - 1):
            yield Shot(f"PNG of {side} a side", to, png(side, side, b""))
        yield Shot("PNG bomb", to, png(20_000, 20_000, bytes(20_001 * 20_000 // 8 * 3)))
        yield Shot("PNG of one line", to, png(5_000_000, 1, bytes(5_000_001)))
        yield Shot("PNG text bomb", to, png(300, 300, bytes(301 * 300), (b"zTXt", b"x\0\0" + zlib.compress(bytes(60 << 20)))))
        yield Shot("PNG profile bomb", to, png(300, 300, bytes(301 * 300), (b"iCCP", b"x\0\0" + zlib.compress(bytes(60 << 20)))))
    for orientation in (0, 2, 5, 8, 9, 255, 65_535):
        yield Shot(f"orientation {orientation}", "photos", picture("JPEG", orientation), "IMG.JPG")
    yield Shot("GPS in JPEG", "photos", picture("JPEG", 6))
    yield Shot("GPS in WebP", "photos", picture("WEBP", 6))
    yield Shot("GPS in PNG", "photos", picture("PNG", 6))
    yield Shot("GPS in a logo", "partners", picture("PNG", 6))
    yield from _telephones()
    yield Shot("PDF as jpg", "photos", b"%PDF-1.7\n%x\n1 0 obj<</Type/Catalog>>endobj", "photo.jpg")


def _telephones() -> Iterator[Shot]:
    whole = (heif_files.PHOTOS / "phone.heic").read_bytes()
    yield Shot("GPS in HEIC", "photos", whole, "IMG.HEIC")
    for share in (0.02, 0.3, 0.9):
        yield Shot(f"HEIC cut off at {share}", "photos", whole[: int(share * len(whole))])
    yield Shot("HEIC damaged", "photos", whole[:300] + bytes(100) + whole[400:])
    for side in (300, 60_000, 2**31 - 1):
        yield Shot(f"HEIC of {side} a side", "photos", heif_files.claiming(side, side))
    yield Shot("HEIC with 990 tiles", "photos", heif_files.corners(columns=30, rows=33))
    yield Shot("HEIC of 900 large tiles", "photos", heif_files.corners(columns=30, rows=30, tile=(4_096, 4_096)))
    yield Shot("HEIC of 10 000 tiles", "photos", heif_files.corners(columns=100, rows=100))
    yield Shot("HEIC as a logo", "partners", whole, "logo.svg")


STRANGE = {
    "GIF and script": b"GIF89a/*" + bytes(20) + b"*/=1;alert(1)//",
    "HEIC of nothing": b"\0\0\0\x18ftypheic" + bytes(40),
    "BMP": b"BM" + bytes(60),
    "EPS": b"%!PS-Adobe-3.0 EPSF-3.0\n/file (r) file run",
    "ELF": b"\x7fELF" + bytes(200),
    "script": b"#!/bin/sh\nrm -rf /\n",
    "pickle": b"\x80\x04c__builtin__\neval\n.",
    "TIFF of nothing": b"II*\0\x08\0\0\0\xff\xff" + bytes(100),
    "WebP of nothing": b"RIFF\xff\xff\xff\xffWEBPVP8X" + b"\xff" * 40,
    "AVIF of nothing": b"\0\0\0\x18ftypavif" + b"\xff" * 40,
    "JPEG of headers": b"\xff\xd8" + b"\xff\xe1\xff\xff" + b"x" * 65_533 * 3,
    "JPEG 65500": b"\xff\xd8\xff\xc0\0\x11\x08\xff\xdc\xff\xdc\x03\x01\x11\0\x02\x11\0\x03\x11\0\xff\xd9",
    "zeros": bytes(100_000),
}


def _bodies() -> Iterator[Shot]:
    wanted = {"template": "event", "format": "instagram-square", "content": {"title": "Hei", "when": "12.3.2027"}}

    def image(**more: object) -> bytes:
        return json.dumps(wanted | more).encode()

    def sent(data: bytes) -> str:
        return base64.b64encode(data).decode()

    yield Shot("photo with GPS", "images", image(photo={"data": sent(picture("JPEG", 6)), "alt": "x"}, suffix="jpg"))
    yield Shot("photo bomb", "images", image(photo={"data": sent(png(30_000, 30_000, b""))}))
    yield Shot("logo with script", "images", image(partners=[sent(SVG.format(SCRIPTS[0] + BOX).encode())]))
    yield Shot("logo of patterns", "images", image(partners=[sent(patterns(9))]))
    yield Shot("many logos", "images", image(partners=[sent(SVG.format(BOX).encode())] * 500))
    yield Shot("long words", "images", image(content={"title": "x" * 500_000, "when": "1" * 100_000}))
    yield Shot("many slots", "images", image(content={f"s{number}": "x" for number in range(5_000)}))
    yield Shot("many fields", "images", image(**{f"f{number}": 1 for number in range(2_000)}))
    yield Shot("odd letters", "images", image(content={"title": "\u202e\u0000\ud7ff\ufffe" * 9, "when": "\u0660.3.2027"}))
    yield Shot("marks", "images", image(content={"title": "Z" + "\u0301" * 150, "when": "12.3.2027"}))
    yield Shot("source code", "images", image(content={"title": "{{ 7*7 }}{% raw %}", "when": "12.3.2027"}, template="../event"))
    yield Shot("template path", "images", image(template="../../etc/passwd", format="..", region="../.."))
    for number, text in enumerate(JSONS):
        yield Shot(f"JSON {number}", "images", text)
    for number, text in enumerate(YAMLS):
        yield Shot(f"YAML {number}", "kits", text, kind="application/yaml")
    for name, data in ZIPS.items():
        yield Shot(f"ZIP {name}", "kits", data(), kind="application/zip")
    for number, text in enumerate(OUTLINES):
        yield Shot(f"outline {number}", "decks", text.encode(), kind="text/markdown")


JSONS = (
    b"",
    b"[" * 200_000,
    b'{"a":' * 50_000,
    b"9" * 100_000,
    b'{"template":NaN}',
    b'{"template":"\\ud800"}',
    b"\xff\xfe{}",
    b'{"a":1}{"b":2}',
    b'{"template":["event"],"content":"x","photo":[],"format":{}}',
)
YAMLS = (
    b"a: &a [x,x]\nb: [*a,*a]",
    b"!!python/object/apply:os.system ['id']",
    b"name: x\nentries: [{id: a, templates: event, photo: {file: /etc/passwd}, content: {fi: {title: x}}}]",
    b"name: x\nentries: [{id: a, templates: event, partners: ['../../x.svg'], content: {fi: {title: x}}}]",
    b"name: x\ndecks: [{outline: /etc/passwd}]\nentries: []",
    b"[" * 20_000,
    b"- " * 20_000,
    b"a: b\n" * 100_000,
    bytes(1000),
    b"name: x\nregions: [all]\nformats: [all]\nsuffixes: [png,jpg,webp,svg,pdf]\nentries:\n"
    + b"".join(
        b" - {id: e%d, templates: event, grounds: [dark, light], content: {fi: {title: x, when: 2027-03-12}}}\n" % number
        for number in range(60)
    ),
)
OUTLINES = (
    "",
    "# x\n" * 5_000,
    "> " * 3_000 + "x",
    "- " * 3_000 + "x",
    "## a\n\n![x](/etc/passwd)",
    "## a\n\n![x](../../../../etc/passwd)\n![y](http://evil.example/x.png)",
    "## a\n\n<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>",
    "[" * 20_000,
    "*a_" * 20_000,
    "## a\n\n" + "|x" * 3_000 + "|\n" + "|-" * 3_000 + "|\n",
    "x" * 900_000,
)


ZIPS = {
    "of nothing": lambda: zipped({}),
    "bomb": lambda: zipped({"kit.yml": bytes(150 << 20)}),
    "of many": lambda: zipped({f"{number}.jpg": b"x" for number in range(3_000)}),
    "that climbs": lambda: zipped({"../../../tmp/kit.yml": b"name: x", "/etc/cron.d/x.yml": b"x"}),
    "in a ZIP": lambda: zipped({"kit.yml": zipped({"kit.yml": b"x"})}),
    "cut off": lambda: zipped({"kit.yml": b"name: x"})[:-10],
    "sheet": lambda: zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}),
}


def _named() -> Iterator[Shot]:
    """Sound files under names that lead elsewhere."""
    for name in NAMES:
        yield Shot(f"photo called {name[:20]!r}", "photos", picture("JPEG"), name)
        yield Shot(f"logo called {name[:20]!r}", "partners", SVG.format(BOX).encode(), name)
