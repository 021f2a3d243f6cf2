"""Bitmaps: an artboard painted in pixels, and encoded.

What lies under the content's texts (photograph, veil, scenery, foot) is painted once and kept, so the next headline costs a copy
and its glyphs. Photographs are cropped to the pixel by toolkit.backends.photo, soft scenes drawn at a quarter and enlarged.
"""

from collections.abc import Callable, Iterable
from itertools import takewhile
from math import ceil, floor
from typing import Any, NamedTuple, cast

import cairocffi
import numpy as np
from numpy.typing import NDArray

from toolkit.backends import photo
from toolkit.backends.bands import Ground
from toolkit.backends.glyphs import Context
from toolkit.backends.kept import Kept
from toolkit.backends.letters import stamp
from toolkit.backends.painter import Painter
from toolkit.backends.scenery import recorded, softened
from toolkit.layout.items import Artboard, Fill, Item, Line, Picture, Scene, Text
from toolkit.model.format import Format

Pixels = NDArray[np.uint8]

KEPT_BYTES = 40 << 20
_bases: Kept[tuple[object, ...], Pixels] = Kept(KEPT_BYTES)

REACH = 0.6
"""How far a letter may reach beyond its text's box, in its size."""


class Painted(NamedTuple):
    """A picture, and what its texts were painted over."""

    pixels: Pixels
    ground: Ground


def painted(artboard: Artboard) -> Painted:
    """The picture, and the rows that its texts may touch: accents and tails stick out of their boxes."""
    items, texts = split(artboard)
    base, scale = _base(items, artboard.format), artboard.format.pixels_per_unit
    boxes = [text.box.inset(-REACH * text.lines[0].size).scaled(scale) for text in texts]
    top, bottom = min((box.y for box in boxes), default=0), max((box.bottom for box in boxes), default=0)
    return Painted(_painted_over(base, texts, artboard.format), Ground(base, floor(top), ceil(bottom)))


def pixels(artboard: Artboard) -> Pixels:
    """The picture: (height, width, 4), blue, green, red and an unused byte."""
    return painted(artboard).pixels


def backdrop(artboard: Artboard) -> Pixels:
    """The same without the content's texts: what they are read against. Not to be written to."""
    items, _ = split(artboard)
    return _base(items, artboard.format)


def split(artboard: Artboard) -> tuple[tuple[Item, ...], tuple[Text, ...]]:
    """What can be kept, and the texts painted over it. The funding sentence is part of the foot."""
    texts = tuple(text for text in artboard.texts if text.slot != "statement")
    shown = {id(text) for text in texts}
    return tuple(item for item in artboard.items if id(item) not in shown), texts


def reduced(items: Iterable[Item], fmt: Format, width: int) -> Pixels:
    """The items on this format's canvas, so many pixels wide: for previews, and never larger than the picture itself."""
    width = min(width, fmt.pixels[0])
    scale = width / fmt.pixels[0]
    canvas = np.zeros((max(round(fmt.pixels[1] * scale), 1), width, 4), np.uint8)
    paint(canvas, items, fmt.pixels_per_unit * scale)
    return canvas


def paint(canvas: Pixels, items: Iterable[Item], scale: float, alpha: bool = False) -> None:
    """Paints over the pixels, in place."""
    height, width = canvas.shape[:2]
    kind = cairocffi.FORMAT_ARGB32 if alpha else cairocffi.FORMAT_RGB24
    surface = cairocffi.ImageSurface(kind, width, height, memoryview(cast("Any", canvas)).cast("B"), canvas.strides[0])
    context = cairocffi.Context(surface)
    context.scale(scale, scale)
    Painter(context, Developed(scale)).paint(items)
    surface.flush()


class Developed(NamedTuple):
    """Photographs, scenes and letters in pixels, for bitmaps of this scale."""

    scale: float

    @property
    def plays(self) -> bool:
        return False

    def letters(self, context: Context, line: Line) -> None:
        stamp(context, line)

    def picture(self, item: Picture) -> cairocffi.Surface:
        width, height = (max(round(side * self.scale), 1) for side in item.box[2:])
        return _image(photo.crop(item.path, width, height, item.focus).pixels)

    def scene(self, item: Scene) -> tuple[cairocffi.Surface, float, float]:
        width, height = (max(round(side * self.scale), 1) for side in item.box[2:])
        if not item.soft:
            return recorded(item, item.box.width, item.box.height), item.box.width, item.box.height
        coarse = softened(item, width, height)
        return coarse, coarse.get_width(), coarse.get_height()


def _base(items: tuple[Item, ...], fmt: Format) -> Pixels:
    """All items, painted; the scenery by itself too, since pictures of other regions and languages stand before the same."""
    scenery = tuple(takewhile(_is_scenery, items))
    return _kept(
        items, fmt, lambda: _painted_over(_kept(scenery, fmt, lambda: _painted(scenery, fmt)), items[len(scenery) :], fmt)
    )


def _is_scenery(item: Item) -> bool:
    return isinstance(item, Picture | Scene) or (isinstance(item, Fill) and item.role in ("ground", "veil"))


def _kept(items: tuple[Item, ...], fmt: Format, make: Callable[[], Pixels]) -> Pixels:
    key = (items, fmt.pixels)
    if (kept := _bases.get(key)) is not None:
        return kept
    made = make()
    return _bases.put(key, made, made.nbytes)


def _painted(items: Iterable[Item], fmt: Format) -> Pixels:
    width, height = fmt.pixels
    canvas = np.zeros((height, width, 4), np.uint8)
    paint(canvas, items, fmt.pixels_per_unit)
    return canvas


def _painted_over(base: Pixels, items: Iterable[Item], fmt: Format) -> Pixels:
    canvas = base.copy()
    paint(canvas, items, fmt.pixels_per_unit)
    return canvas


def _image(cropped: Pixels) -> cairocffi.ImageSurface:
    height, width = cropped.shape[:2]
    data: Any = memoryview(cast("Any", cropped if cropped.flags.writeable else cropped.copy())).cast("B")
    return cairocffi.ImageSurface(cairocffi.FORMAT_RGB24, width, height, data, width * 4)
