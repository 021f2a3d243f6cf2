"""Pictures of a template: logos and emblem, map and stars as SVG with a bitmap for readers that know none, the sky as JPEG.

Everything is drawn by toolkit.layout, as slides' own artboards have it; here it only becomes files.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from toolkit.backends import jpeg, svg
from toolkit.backends.png import Encoder
from toolkit.backends.raster import Pixels, paint
from toolkit.geometry import Box
from toolkit.layout.deck.art import slide_art
from toolkit.layout.deck.desk import Desk
from toolkit.layout.drawing import Drawing, moved
from toolkit.layout.house import House
from toolkit.layout.items import Item
from toolkit.layout.lockup import lockup
from toolkit.layout.map import map_aspect
from toolkit.layout.otava import figure
from toolkit.load import load_deck
from toolkit.model.deck import Ground, Holder, SlideLayout

SHARP = 2
"""Pixels of a bitmap across a px of the slide."""

SKY, QUALITY = 1.5, 90
"""The same of the sky, which is soft, and the quality of its JPEG."""

REACH = 0.3
"""How far a constellation's glow may reach out of its stars' frame, in heights of that."""

SMALL = Box(0, 0, 256, 144)
"""The picture that a file browser shows, in pixels."""

_png = Encoder()


class Art(NamedTuple):
    """A picture in its place: its box on the slide in px, its bytes by suffix, and what it shows; None for ornament."""

    name: str
    box: Box
    files: tuple[tuple[str, bytes], ...]
    shows: str | None


@lru_cache(maxsize=256)
def drawn(drawing: Drawing, width: float, tag: str) -> tuple[tuple[str, bytes], ...]:
    """A logo as PNG and SVG, for a width of so many px."""
    box = Box(0, 0, width, width / drawing.aspect)
    return _files(drawing.placed(box), box, drawing.name, tag)


@lru_cache(maxsize=32)
def map_art(house: House, region: str | None, ground: Ground, room: Box) -> Art:
    """Finland with the region lit, as large as the room allows; the same in all languages, so it does not say what it shows."""
    box = room.contain(map_aspect(house.map))
    return Art(f"map-{ground}", box, _part(house, region, ground, box, map=room), "")


def constellation(house: House, region: str | None, ground: Ground, room: Box) -> Art:
    """The stars with the region's lit: ornament, one picture for all layouts."""
    rooms = (layout.constellation for layout in load_deck(house.brand.root).layouts.values())
    largest = max((other for other in rooms if other), key=lambda other: _starred(house, other).height)
    return Art(f"stars-{ground}", _starred(house, room), _stars(house, region, ground, largest), None)


def _starred(house: House, room: Box) -> Box:
    """Where the stars and their glow are, in a layout's room for them."""
    place = room.contain(figure(house.brand.mark).aspect, (1, 0.35))
    return place.inset(-REACH * place.height)


@lru_cache(maxsize=32)
def _stars(house: House, region: str | None, ground: Ground, room: Box) -> tuple[tuple[str, bytes], ...]:
    return _part(house, region, ground, _starred(house, room), constellation=room)


@lru_cache(maxsize=8)
def sky(house: House, ground: Ground) -> Art:
    """The north behind a slide, down to its foot."""
    design = load_deck(house.brand.root)
    box = Box(0, 0, design.size[0], design.foot.y)
    pixels = _pixels(_shown(house, None, ground, scenery=True), box, SKY, alpha=False)
    return Art(f"sky-{ground}", box, (("jpg", jpeg.encode(pixels, quality=QUALITY, full_color=True)),), None)


@lru_cache(maxsize=64)
def thumbnail(house: House, region: str | None, language: str) -> bytes:
    """The region's logo before the night, as JPEG."""
    logo = lockup(house, region, "stacked", "negative", language)
    pixels = _night(house).copy()
    paint(pixels, logo.placed(SMALL.inset(24).contain(logo.aspect)), 1)
    return jpeg.encode(pixels, quality=QUALITY, full_color=True)


@lru_cache(maxsize=8)
def _night(house: House) -> Pixels:
    width, height = load_deck(house.brand.root).size
    return _pixels(_shown(house, None, "dark", scenery=True), Box(0, 0, width, height), SMALL.width / width, alpha=False)


def _part(house: House, region: str | None, ground: Ground, box: Box, **what: Box) -> tuple[tuple[str, bytes], ...]:
    """A part of a layout's art alone, without its ground, as files."""
    items = moved(_shown(house, region, ground, **what)[1:], -box.x, -box.y)
    return _files(items, box._replace(x=0, y=0), "", "und")


def _shown(house: House, region: str | None, ground: Ground, **what: object) -> tuple[Item, ...]:
    """What a layout shows that has nothing but this."""
    title = Holder(kind="title", box=Box(0, 0, 1, 1), style="display")
    bare = SlideLayout.model_validate({"name": {}, "use": {}, "holders": {"title": title}, **what})
    desk = Desk(house, load_deck(house.brand.root), "office", region, "fi", "none")
    return slide_art(desk, bare, ground)


def _files(items: Sequence[Item], box: Box, title: str, tag: str) -> tuple[tuple[str, bytes], ...]:
    bitmap = _png.encode(_pixels(items, box, SHARP, alpha=True), alpha=True)
    return ("png", bitmap), ("svg", svg.wrapped(items, box, title, "", tag).encode())


def _pixels(items: Sequence[Item], box: Box, scale: float, *, alpha: bool) -> Pixels:
    """A box whose corner is the origin, painted."""
    canvas = np.zeros((round(box.height * scale), round(box.width * scale), 4), np.uint8)
    paint(canvas, items, scale, alpha)
    return canvas
