"""Ways to break an artboard on purpose."""

from collections.abc import Callable
from dataclasses import replace

from toolkit.color import Color
from toolkit.geometry import Box
from toolkit.layout.drawing import moved
from toolkit.layout.items import Artboard, Fill, Item, Mark, Text


def with_items(artboard: Artboard, change: Callable[[Item], Item | None]) -> Artboard:
    """Every item changed, or left out where the change says None."""
    return replace(artboard, items=tuple(new for item in artboard.items if (new := change(item)) is not None))


def with_text(artboard: Artboard, slot: str, change: Callable[[Text], Item]) -> Artboard:
    return with_items(artboard, lambda item: change(item) if isinstance(item, Text) and item.slot == slot else item)


def with_mark(artboard: Artboard, kind: str, change: Callable[[Mark], Mark | None]) -> Artboard:
    changed = (change(mark) if mark.kind == kind else mark for mark in artboard.marks)
    return replace(artboard, marks=tuple(mark for mark in changed if mark))


def without_emblem(artboard: Artboard) -> Artboard:
    bare = with_mark(artboard, "emblem", lambda mark: None)
    return with_items(bare, lambda item: None if getattr(item, "role", "") == "emblem" else item)


def with_logo(artboard: Artboard, kind: str, box: Box) -> Artboard:
    return replace(artboard, marks=(*artboard.marks, Mark(kind, box, "Some partner", layout="symbol")))


def says(text: Text, words: str) -> Text:
    return replace(text, lines=(text.lines[0]._replace(text=words),))


def move(text: Item, dx: float, dy: float) -> Item:
    return moved((text,), dx, dy)[0]


def painted(artboard: Artboard, role: str, color: Color) -> Artboard:
    """Every rectangle of this role in another colour."""
    return with_items(artboard, lambda item: replace(item, paint=color) if isinstance(item, Fill) and item.role == role else item)


def box_of(artboard: Artboard, kind: str) -> Box:
    return next(mark.box for mark in artboard.marks if mark.kind == kind)


def text_of(artboard: Artboard, slot: str) -> Text:
    return next(text for text in artboard.texts if text.slot == slot)
