"""SVG: an artboard as a document of outlines, with its title and description, that needs no font and nothing from outside.

SVG 1.1 second edition, of which only what CairoSVG, resvg and browsers draw alike is used. The words stay in <title> and <desc>.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape

import numpy as np

from toolkit.backends import jpeg, photo
from toolkit.backends.png import Encoder
from toolkit.backends.scenery import softened, svg_of
from toolkit.color import Color
from toolkit.geometry import Box, Outline
from toolkit.layout.items import Artboard, Artwork, Bitmap, Fill, Gradient, Item, Paint, Picture, Scene, Shape, Text
from toolkit.text.font import open_face

ROOT = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def document(artboard: Artboard, tag: str) -> str:
    """The artboard as SVG; `tag` is the language as BCP 47 has it."""
    canvas = artboard.format.canvas
    unit = "" if artboard.format.unit == "px" else "pt"
    return wrapped(artboard.items, canvas, artboard.title, artboard.alt, tag, unit, artboard.format.pixels_per_unit)


def wrapped(
    items: Iterable[Item], canvas: Box, title: str, description: str, tag: str, unit: str = "", density: float = 1
) -> str:
    """Items in a document of their own; `density` is pixels of a photograph per unit."""
    drawn = list(_drawn(items, density))
    head = (
        f'{ROOT} width="{_n(canvas.width)}{unit}" height="{_n(canvas.height)}{unit}" '
        f'viewBox="0 0 {_n(canvas.width)} {_n(canvas.height)}" role="img" aria-labelledby="title desc" xml:lang="{escape(tag)}">'
    )
    words = f'<title id="title">{escape(title)}</title><desc id="desc">{escape(description)}</desc>'
    return "\n".join((head, words, *drawn, "</svg>", ""))


def _drawn(items: Iterable[Item], density: float) -> Iterator[str]:
    for number, item in enumerate(items):
        match item:
            case Text():
                yield _text(item)
            case Shape():
                yield _shape(item)
            case Fill():
                yield _fill(item, number)
            case Artwork() | Scene():
                yield _scenery(item, density)
            case Bitmap():
                yield _image(item.box, "png", item.png)
            case Picture():
                yield _picture(item, number, density)


def _text(item: Text) -> str:
    paths = "".join(
        _path(
            open_face(line.face).outline(glyph.number), line.x + glyph.x * line.size, line.y - glyph.y * line.size, line.size, -1
        )
        for line in item.lines
        for glyph in line.glyphs
    )
    return f'<path fill="{item.color.hex}" d="{paths}"/>'


def _shape(item: Shape) -> str:
    rule = ' fill-rule="evenodd"' if item.even_odd else ""
    color = item.paint.hex if isinstance(item.paint, Color) else "none"
    return f'<path fill="{color}"{_opacity(item.alpha)}{rule} d="{_path(item.outline, *item.at, item.scale, 1)}"/>'


def _fill(item: Fill, number: int) -> str:
    radius = f' rx="{_n(item.radius)}"' if item.radius else ""
    defs, paint = _paint(item.paint, number)
    return f'{defs}<rect {_place(item.box)}{radius} fill="{paint}"{_opacity(item.alpha)}/>'


def _paint(paint: Paint, number: int) -> tuple[str, str]:
    """Definitions that a paint needs, and how it is named."""
    if isinstance(paint, Gradient):
        return _gradient(paint, f"g{number}"), f"url(#g{number})"
    return "", paint.hex


def _gradient(paint: Gradient, key: str) -> str:
    (x1, y1), (x2, y2) = paint.start, paint.end
    stops = "".join(
        f'<stop offset="{_n(stop.at)}" stop-color="{stop.color.hex}" stop-opacity="{_n(stop.alpha)}"/>' for stop in paint.stops
    )
    ends = f'x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
    return f'<defs><linearGradient id="{key}" gradientUnits="userSpaceOnUse" {ends}>{stops}</linearGradient></defs>'


def _nested(svg: str, box: Box) -> str:
    """A document within the document, stretched over its box."""
    start = svg.index("<svg") + 4
    return f'<svg {_place(box)} preserveAspectRatio="none"{svg[start:]}'.rstrip()


def _scenery(item: Artwork | Scene, density: float) -> str:
    """As it is; what is soft in pixels: of a hundred veils over each other every program makes other colours, rounding each."""
    if isinstance(item, Artwork) or not item.soft:
        return _nested(svg_of(item), item.box)
    surface = softened(item, *(max(round(side * density), 1) for side in item.box[2:]))
    width, height = surface.get_width(), surface.get_height()
    pixels = np.frombuffer(surface.get_data(), np.uint8).reshape(height, -1, 4)[:, :width]
    return _image(item.box, "png", Encoder(room=0).encode(pixels))


def _picture(item: Picture, number: int, density: float) -> str:
    """The photograph, cropped, as JPEG; round where the item is."""
    width, height = (max(round(side * density), 1) for side in item.box[2:])
    data = jpeg.encode(photo.crop(item.path, width, height, item.focus).pixels, quality=88)
    if not item.radius:
        return _image(item.box, "jpeg", data)
    clip = f'<clipPath id="c{number}"><rect {_place(item.box)} rx="{_n(item.radius)}"/></clipPath>'
    return f'<defs>{clip}</defs><g clip-path="url(#c{number})">{_image(item.box, "jpeg", data)}</g>'


def _image(box: Box, kind: str, data: bytes) -> str:
    uri = f"data:image/{kind};base64,{b64encode(data).decode()}"
    return f'<image {_place(box)} preserveAspectRatio="none" xlink:href="{uri}"/>'


def _path(outline: Outline, x: float, y: float, scale: float, up: int) -> str:
    """Path data; `up` is −1 for an outline whose y points up."""
    flat, way = outline.points, scale * up
    numbers = [0.0] * len(flat)
    numbers[::2] = [x + number * scale for number in flat[::2]]
    numbers[1::2] = [y + number * way for number in flat[1::2]]
    return _short(_pattern(outline.ops) % tuple(numbers))


@lru_cache(maxsize=4096)
def _pattern(ops: str) -> str:
    """How a path of these steps is written, a place for each number."""
    pairs = {"M": 1, "L": 1, "C": 3, "Z": 0}
    return "".join(op + " ".join(["%.3f| %.3f|"] * pairs[op]) for op in ops)


def _place(box: Box) -> str:
    return f'x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}"'


def _opacity(alpha: float) -> str:
    return f' fill-opacity="{_n(alpha)}"' if alpha < 1 else ""


def _n(number: float) -> str:
    """A number with three decimals at most, and none that says nothing."""
    return _short(f"{number:.3f}|")


def _short(text: str) -> str:
    """Numbers of three decimals, a bar behind each, without the bars and without zeros that say nothing."""
    for ending, instead in (("-0.000|", "0"), (".000|", ""), ("00|", "|"), ("0|", "|"), ("|", "")):
        text = text.replace(ending, instead)
    return text
