"""A stranger's logo in one ink, for the mono variants: what a printer with one ink, or a stamp, can show of it.

A likeness made without its owner, so the read-me asks for the partner's own one-colour logo first. A colour that lies on another
from which it stands out (white letters on a blue field, yellow stars) is knocked out; a colour that stands free is inked. What is
knocked out is clear, whatever the ground: a bitmap's pixels, or a hole in the outline as which a drawing is traced, since
PostScript knows no clear paint and masks are drawn differently by every program.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from math import ceil
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from toolkit.backends import raster
from toolkit.color import Color
from toolkit.layout.drawing import moved
from toolkit.layout.logo import Logo
from toolkit.layout.row import partner
from toolkit.sources import bitmap
from toolkit.sources.tracing import traced

Treated = Literal["ink", "hole", "none"]
PAINTS = {"ink": "#FFFFFF", "hole": "#000000", "none": "none"}
"""What is drawn to be traced: all that is light is ink."""

LOOK = 600
"""Pixels of the longer side at which colours are looked at."""
SHARP = 2400
"""Pixels of the longer side at which a drawing is traced: edges are true to a fifth of one, 2 µm on a logo 2 cm wide."""
COLORS = 8
"""As many colours a bitmap is taken to have."""
NEAR, FAR = 2, 4
"""Where a colour's neighbours are sought, in px from its edge: past its soft edge."""
OPAQUE = 0.9
ALIKE = 1.6
"""Contrast below which neighbours are shades of one thing."""
WHITISH = 225
"""Least channel of a colour that is taken for paper."""
CLEAR, MIXED = -1, -2
"""Labels of pixels without ink, and of those between two colours or in a gradient."""

Labels = NDArray[np.int16]
Mask = NDArray[np.bool_]

_FAINT = re.compile(r' (?:fill-|stroke-|stop-)?opacity="0?\.(?:[3-9]|2[5-9])\d*"')
"""Tints of a quarter and more, which one ink prints full."""
_PAINT = re.compile(r'(fill|stroke|stop-color)="(#[0-9A-F]{6})"')


class Seen(NamedTuple):
    """A logo as labels: which of its colours each pixel has."""

    labels: Labels
    colors: Sequence[Color]


@lru_cache(maxsize=64)
def in_one_ink(logo: Logo, ink: Color) -> Logo:
    """The same logo, its one colour `ink`, clear where it is knocked out."""
    if logo.svg:
        return replace(logo, svg=_one_ink(logo, logo.svg, ink))
    with Image.open(BytesIO(logo.png or b"")) as picture:
        pixels = np.array(picture.convert("RGBA"))
    return replace(logo, png=bitmap.png(_stamped(pixels, ink)))


def _one_ink(logo: Logo, svg: str, ink: Color) -> str:
    """The drawing in other paints, or traced where something is to be cut out of it."""
    colors = [Color.parse(found) for found in sorted({paint[1] for paint in _PAINT.findall(svg)} | {"#000000"})]
    treated = _treated(Seen(_matched(_drawn(logo), colors), colors))
    if "hole" not in treated.values():
        return _repainted(svg, treated, PAINTS | {"ink": ink.hex})
    solid = replace(logo, svg=_FAINT.sub("", _repainted(svg, treated, PAINTS)))
    scale = SHARP / max(logo.aspect, 1)
    path = traced(np.ascontiguousarray(_painted(solid, scale)[..., 0]), scale)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {logo.aspect:.6g} 1">'
        f'<path fill="{ink.hex}" fill-rule="evenodd" d="{path}"/></svg>'
    )


def _repainted(svg: str, treated: Mapping[Color, Treated], paints: Mapping[str, str]) -> str:
    """The drawing with new paints. Shapes that name none are black, so the whole says what black has become."""

    def paint(found: re.Match[str]) -> str:
        new = paints["ink"] if found[1] == "stop-color" else paints[treated[Color.parse(found[2])]]
        return f'{found[1]}="{new}"'

    return _PAINT.sub(paint, svg).replace("<svg ", f'<svg fill="{paints[treated[Color(0, 0, 0)]]}" ', 1)


def _stamped(pixels: bitmap.Pixels, ink: Color) -> bitmap.Pixels:
    """A bitmap's pixels in the ink, as clear as they were, those knocked out clear."""
    seen = _quantised(pixels)
    treated = _treated(seen)
    inked = np.array([treated[color] == "ink" for color in seen.colors])
    share = _smoothed(np.where(seen.labels == CLEAR, True, inked[seen.labels.clip(0)]))
    out = np.empty_like(pixels)
    out[..., :3] = ink
    out[..., 3] = (pixels[..., 3] * share).round()
    return out


def _treated(seen: Seen) -> dict[Color, Treated]:
    """What becomes of each colour: the largest first, so that what lies on it finds it settled."""
    sizes = np.bincount(seen.labels[seen.labels >= 0].ravel(), minlength=len(seen.colors))
    done = dict[int, Treated]()
    for label in sorted(range(len(seen.colors)), key=lambda label: (-sizes[label], label)):
        done[label] = _fate(seen.colors[label], _neighbour(seen.labels, label, done), seen.colors, done)
    return {seen.colors[label]: fate for label, fate in done.items()}


def _fate(color: Color, beside: int, colors: Sequence[Color], done: Mapping[int, Treated]) -> Treated:
    paper = min(color) >= WHITISH
    if beside == CLEAR:
        return "none" if paper else "ink"
    under = "ink" if beside == MIXED else done[beside]
    stands_out = paper if beside == MIXED else color.contrast(colors[beside]) >= ALIKE
    if under == "ink":
        return "hole" if stands_out or paper else "ink"
    return "ink" if stands_out else under


def _neighbour(labels: Labels, label: int, done: Mapping[int, Treated]) -> int:
    """The settled colour that most of what surrounds this one has; CLEAR where it stands free."""
    mask = labels == label
    around = labels[_grown(mask, FAR) & ~_grown(mask, NEAR)]
    counts = {other: int(np.count_nonzero(around == other)) for other in (CLEAR, MIXED, *done)}
    most = max(counts, key=lambda other: counts[other])
    return most if counts[most] else CLEAR


def _grown(mask: Mask, reach: int) -> Mask:
    """The mask and all within so many pixels of it."""
    padded = np.pad(mask, reach)
    for axis in (0, 1):
        padded = np.logical_or.reduce([np.roll(padded, step, axis) for step in range(-reach, reach + 1)])
    return padded[reach:-reach, reach:-reach]


def _drawn(logo: Logo) -> bitmap.Pixels:
    """RGBA pixels of a drawing, on a clear rim."""
    pixels = _painted(logo, LOOK / max(logo.aspect, 1))
    alpha = pixels[..., 3:].astype(np.float32)
    straight = (pixels[..., 2::-1] * (255 / np.maximum(alpha, 1))).round().clip(0, 255)
    return np.pad(np.concatenate((straight, alpha), axis=2).astype(np.uint8), ((FAR, FAR), (FAR, FAR), (0, 0)))


def _painted(logo: Logo, scale: float) -> bitmap.Pixels:
    """Blue, green, red and alpha, premultiplied, of a drawing `scale` px high."""
    pixels = np.zeros((ceil(scale), ceil(logo.aspect * scale), 4), np.uint8)
    raster.paint(
        pixels, moved(partner(logo).items, 0, 0, scale), 1, alpha=True
    )  # cairo rounds circles for the size they are given
    return pixels


def _matched(pixels: bitmap.Pixels, colors: Sequence[Color]) -> Labels:
    """Which of a drawing's paints each pixel shows."""
    labels = np.full(pixels.shape[:2], MIXED, np.int16)
    for number, color in enumerate(colors):
        labels[np.abs(pixels[..., :3].astype(np.int16) - color).max(axis=2) <= 2] = number
    labels[pixels[..., 3] < OPAQUE * 255] = CLEAR
    return labels


def _quantised(pixels: bitmap.Pixels) -> Seen:
    """A bitmap in few colours."""
    few = Image.fromarray(np.ascontiguousarray(pixels[..., :3])).quantize(COLORS, Image.Quantize.MAXCOVERAGE)
    channels = np.array(few.getpalette() or (), np.uint8).reshape(-1, 3)
    colors = [Color(*map(int, color)) for color in channels]
    labels = np.array(few).astype(np.int16)
    labels[pixels[..., 3] < OPAQUE * 255] = CLEAR
    return _merged(labels, colors)


def _merged(labels: Labels, colors: Sequence[Color]) -> Seen:
    """Labels without colours that are there twice or not at all."""
    there = np.bincount(labels[labels >= 0].ravel(), minlength=len(colors))
    kept = sorted({color for color, count in zip(colors, there, strict=True) if count})
    new = np.array([kept.index(color) if color in kept else CLEAR for color in colors], np.int16)
    return Seen(np.where(labels == CLEAR, np.int16(CLEAR), new[labels.clip(0)]).astype(np.int16), kept)


def _smoothed(inked: Mask) -> NDArray[np.float32]:
    """0–1, without JPEG's stray pixels, edges a pixel wide, so that what is knocked out has no steps."""
    picture = Image.fromarray(inked.astype(np.uint8) * 255)
    soft = np.array(picture.filter(ImageFilter.MedianFilter(3)).filter(ImageFilter.BoxBlur(1)), np.float32)
    return soft / np.float32(255)
