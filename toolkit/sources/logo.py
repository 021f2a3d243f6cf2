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
from numpy.typing import NDArray

from toolkit.color import LINEAR, Color
from toolkit.errors import AssetError
from toolkit.geometry import Box
from toolkit.layout.emblem import EmblemLogo
from toolkit.layout.logo import Logo
from toolkit.model.law import EMBLEM_OFF
from toolkit.sources import bitmap, sandbox
from toolkit.sources.svg_clean import clean, document

MAX_SVG_BYTES = 1 << 20
MAX_BYTES = 30 << 20
SMALL = 200
LEAST = 60
"""Pixels of the longer side: less is a blur wherever it stands."""
DARK = 0.18
"""Relative luminance on which black and white have the same contrast (WCAG 2.1)."""
LEAST_DARK = 0.25
"""Share of the ink that would be lost on a dark ground, and makes the whole logo unfit for it: a name beside a yellow sun."""
PALE = 0.8
"""Relative luminance from which a colour has less than 1.25 : 1 against white."""
LEAST_SEEN = 0.03
"""Share of the ink that must be darker than that."""
NEAR = 64
"""What a channel of the flag's blue may be off (0–255) to be looked at closely."""
LEAST_FLAG = 0.8
"""Height of the flag ÷ height of its lockup: less, and the sentence stands below it."""
KEPT = 256
WEIGHED = 500

MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF")
BEFORE_MARKUP, UTF_16 = b"\xef\xbb\xbf \t\r\n", (b"\xff\xfe", b"\xfe\xff")
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
    logo = _kept[digest] = _kept.get(digest) or _looked(data, path.name, digest)[0]
    while len(_kept) > KEPT:
        _kept.pop(next(iter(list(_kept))), None)
    return replace(logo, name=name or path.stem)


def read_partner(path: Path | str) -> Logo:
    """A partner's logo, which stands on white; AssetError also for one that cannot be seen there."""
    logo = read_logo(path)
    if logo.pale:
        raise AssetError(
            Path(path).name, "it is white and would not be seen on the white ground", "take the one for light grounds"
        )
    return logo


def read_emblem(path: Path, blue: Color, aspect: float) -> EmblemLogo:
    """The Commission's lockup in a file, its flag found; AssetError where the flag does not stand at its left, or the statement
    not beside it, dark enough for white ground."""
    data = _read(path)
    logo, pixels = _looked(data, path.name, sha256(data).hexdigest())
    flag = _flag(pixels, logo.aspect, blue, aspect)
    if flag is None:
        remedy = "take the Commission's file with the sentence beside the flag, in colour (RGB) for light grounds"
        raise AssetError(path.name, "it does not begin with the EU flag, blue and as high as the whole", remedy)
    beside = pixels[:, round(flag.right / logo.aspect * pixels.shape[1]) :]
    if not beside[..., 3].any() or not _weighed(beside)[1]:
        remedy = "take the Commission's file for light grounds (POS)"
        raise AssetError(path.name, "beside its flag is no sentence that can be read on white", remedy)
    return EmblemLogo(**vars(replace(logo, name=path.stem)), flag=flag)


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


def _looked(data: bytes, where: str, digest: str) -> tuple[Logo, bitmap.Pixels]:
    """The logo, and how it looks."""
    if data.startswith(MAGIC):
        return _bitmap(data, where, digest)
    if data.startswith(b"\x1f\x8b"):
        raise AssetError(where, "it is a compressed SVG (svgz)", "save it as plain SVG")
    if data.startswith((b"%PDF", b"%!PS")):
        raise AssetError(where, "it is a PDF or EPS file", "export the logo as SVG or PNG")
    if not data.lstrip(BEFORE_MARKUP).startswith((b"<", *UTF_16)):
        raise AssetError(where, "it is no picture, whatever it is called", "hand in SVG, PNG, JPEG or WebP")
    if len(data) > MAX_SVG_BYTES:
        raise AssetError(
            where, f"it is no picture, or an SVG larger than {MAX_SVG_BYTES >> 20} MB", "simplify the drawing, or hand in a PNG"
        )
    return _vector(data, where, digest)


def _bitmap(data: bytes, where: str, digest: str) -> tuple[Logo, bitmap.Pixels]:
    pixels = bitmap.trimmed(data, where)
    height, width = pixels.shape[:2]
    if max(width, height) < LEAST:
        raise AssetError(
            where, f"its artwork is only {width} × {height} pixels", "hand in an SVG, or a PNG at least 200 pixels wide"
        )
    _check_aspect(width / height, where)
    look = _weighed(pixels)
    return Logo("", width / height, None, bitmap.png(pixels), *look, max(width, height) < SMALL, digest), pixels


def _vector(data: bytes, where: str, digest: str) -> tuple[Logo, bitmap.Pixels]:
    body, view = clean(data, where, f"l{digest[:10]}-")
    box, pixels = _measured(document(body, view), where)
    _check_aspect(box.aspect, where)
    look = _weighed(pixels)
    return Logo("", box.aspect, document(body, box), None, *look, False, digest), pixels


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


def _weighed(pixels: bitmap.Pixels) -> tuple[float, bool, bool]:
    """The share of the box that is inked, whether much of the ink is dark, and whether hardly any can be seen on white; of a
    large picture, by every so many pixels."""
    step = max(max(pixels.shape) // WEIGHED, 1)
    pixels = pixels[::step, ::step]
    alpha = pixels[..., 3].astype(np.float64) / 255
    luminance = _luminance[pixels[..., :3]] @ (0.2126, 0.7152, 0.0722)
    dark, seen = ((alpha * (luminance < limit)).sum() / max(alpha.sum(), 1e-9) for limit in (DARK, PALE))
    return round(float(alpha.mean()), 4), bool(dark > LEAST_DARK), bool(seen < LEAST_SEEN)


def _flag(pixels: bitmap.Pixels, whole: float, blue: Color, aspect: float) -> Box | None:
    """The flag at the left of a lockup `whole` times as wide as it is high, in heights of it; None where there is none.

    Its upper strip is the longest blue run of all rows, its left strip that of all columns.
    """
    padded = np.pad(pixels, ((1, 1), (1, 1), (0, 0))).astype(np.float32)
    alpha = padded[..., 3:] / 255
    seen = padded[..., :3] * alpha + 255 * (1 - alpha)
    near = _alike(seen, blue)
    if not near.any():
        return None
    depth = 255 - seen.mean(axis=2)
    (left, right), (top, bottom) = _run(near, depth), _run(near.T, depth.T)
    height = (bottom - top) / pixels.shape[0]
    flag = Box(left / pixels.shape[1] * whole, top / pixels.shape[0], height * aspect, height)
    wide = (right - left) / pixels.shape[1] * whole
    fits = abs(wide / flag.width - 1) < 0.04 and flag.height > LEAST_FLAG and flag.x < 1 - LEAST_FLAG
    return flag if fits else None


def _alike(seen: NDArray[np.floating], color: Color) -> NDArray[np.bool_]:
    """Where pixels are as near to a colour of the emblem as toolkit.model.law allows; looked at in steps of four, for speed."""
    near = np.abs(seen - color).max(axis=2) <= NEAR
    shades, which = np.unique((seen[near] / 4).round().astype(np.uint8), axis=0, return_inverse=True)
    alike = [Color(*(min(4 * int(channel), 255) for channel in shade)).difference(color) <= EMBLEM_OFF for shade in shades]
    near[near] = np.array(alike, bool)[which.ravel()]
    return near


def _run(near: NDArray[np.bool_], depth: NDArray[np.float32]) -> tuple[float, float]:
    """Where the longest run of a padded picture's rows begins and ends, by how much of its outermost pixels is covered."""
    places = np.arange(len(near.T))
    lengths = places - np.maximum.accumulate(np.where(near, 0, places), axis=1)
    row, last = divmod(int(lengths.argmax()), len(places))
    first, line = last - int(lengths[row, last]) + 1, depth[row]
    share = (line / line[(first + last) // 2]).clip(0, 1)
    return first - float(share[first - 1 : first + 1].sum()), last - 1 + float(share[last : last + 2].sum())
