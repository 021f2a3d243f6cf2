"""Anybody's logo file made a clean, trimmed logo ready for layout: SVG, PNG, JPEG or WebP.

The way in for what strangers hand in. What a file is, its first bytes say, not its name. An SVG is written anew from an
allow-list (toolkit.sources.svg_clean) and only then drawn, in a child process with little time and memory, to see where its ink
is; a bitmap is decoded within bounds (toolkit.sources.bitmap). Nothing is fetched, nothing of the file's metadata gets further.
"""

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np

from toolkit.color import LINEAR
from toolkit.errors import AssetError
from toolkit.geometry import Box
from toolkit.layout.logo import Logo
from toolkit.sources import bitmap, sandbox
from toolkit.sources.svg_clean import clean, document

MAX_SVG_BYTES = 1 << 20
MAX_BYTES = 30 << 20
SMALL = 200
DARK = 0.18
"""Relative luminance on which black and white have the same contrast (WCAG 2.1)."""
KEPT = 256
WEIGHED = 500

MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF")
SCRIPT = Path(__file__).with_name("measure.py")

_luminance = np.array(LINEAR)
_kept = dict[str, Logo]()


def read_logo(path: Path | str, name: str = "") -> Logo:
    """The logo in a file, called `name` or else like the file; AssetError for a file that cannot be used.

    Logos are remembered by what the file holds.
    """
    path = Path(path)
    data = _read(path)
    digest = sha256(data).hexdigest()
    logo = _kept[digest] = _kept.get(digest) or _logo(data, path.name, digest)
    while len(_kept) > KEPT:
        _kept.pop(next(iter(list(_kept))), None)
    return replace(logo, name=name or path.stem)


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise AssetError(path.name, "there is no such file", "check the path")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise AssetError(path.name, f"it cannot be read ({error})", "check the path and its permissions") from None
    if len(data) > MAX_BYTES:
        raise AssetError(path.name, f"it is larger than {MAX_BYTES >> 20} MB", "save the logo smaller")
    return data


def _logo(data: bytes, where: str, digest: str) -> Logo:
    if data.startswith(MAGIC):
        return _bitmap(data, where, digest)
    if data.startswith(b"\x1f\x8b"):
        raise AssetError(where, "it is a compressed SVG (svgz)", "save it as plain SVG")
    if data.startswith((b"%PDF", b"%!PS")):
        raise AssetError(where, "it is a PDF or EPS file", "export the logo as SVG or PNG")
    if len(data) > MAX_SVG_BYTES:
        raise AssetError(
            where, f"it is no picture, or an SVG larger than {MAX_SVG_BYTES >> 20} MB", "simplify the drawing, or hand in a PNG"
        )
    return _vector(data, where, digest)


def _bitmap(data: bytes, where: str, digest: str) -> Logo:
    pixels = bitmap.trimmed(data, where)
    height, width = pixels.shape[:2]
    _check_aspect(width / height, where)
    ink, dark = _weighed(pixels)
    return Logo("", width / height, None, bitmap.png(pixels), ink, dark, max(width, height) < SMALL, digest)


def _vector(data: bytes, where: str, digest: str) -> Logo:
    body, view = clean(data, where, f"l{digest[:10]}-")
    box, pixels = _measured(document(body, view), where)
    _check_aspect(box.aspect, where)
    ink, dark = _weighed(pixels)
    return Logo("", box.aspect, document(body, box), None, ink, dark, False, digest)


def _measured(svg: str, where: str) -> tuple[Box, bitmap.Pixels]:
    """The ink's box and pixels, as the child process sees them."""
    try:
        head, _, raw = sandbox.run(SCRIPT, svg.encode()).partition(b"\n")
    except sandbox.SandboxError as error:
        problem = "drawing it takes too long, so it was stopped" if error.hung else "it cannot be drawn"
        raise AssetError(where, problem, "simplify the drawing, or hand in a PNG") from None
    found = json.loads(head)
    if not raw:
        raise AssetError(where, "nothing is drawn in it", "export the logo again, with its artwork within the page")
    return Box(*found["box"]), np.frombuffer(raw, np.uint8).reshape(found["height"], found["width"], 4)


def _check_aspect(aspect: float, where: str) -> None:
    if not 1 / 20 < aspect < 20:
        raise AssetError(where, f"it is {aspect:.3g} times as wide as high", "hand in a version that is less of a line")


def _weighed(pixels: bitmap.Pixels) -> tuple[float, bool]:
    """The share of the box that is inked, and whether most of the ink is dark; of a large picture, by every so many pixels."""
    step = max(max(pixels.shape) // WEIGHED, 1)
    pixels = pixels[::step, ::step]
    alpha = pixels[..., 3].astype(np.float64) / 255
    luminance = _luminance[pixels[..., :3]] @ (0.2126, 0.7152, 0.0722)
    return round(float(alpha.mean()), 4), bool((alpha * (luminance < DARK)).sum() > alpha.sum() / 2)
