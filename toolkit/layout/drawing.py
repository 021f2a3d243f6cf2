"""A drawing: items put together once, in a frame of their own, and placed wherever it is needed at any size.

Lockups, the emblem with its statement and partners' logos are drawings, so that a row can balance them without knowing what
they are.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from toolkit.geometry import Box
from toolkit.layout.items import Artwork, Bitmap, Fill, Gradient, Item, Line, Shape, Text


@dataclass(frozen=True)
class Drawing:
    """Items in a frame from the origin to (width, height)."""

    name: str
    width: float
    height: float
    items: tuple[Item, ...]

    @property
    def aspect(self) -> float:
        return self.width / self.height

    def placed(self, box: Box) -> tuple[Item, ...]:
        """The items in a box of the same aspect."""
        return moved(self.items, box.x, box.y, box.width / self.width)


def moved(items: Iterable[Item], dx: float, dy: float, scale: float = 1) -> tuple[Item, ...]:
    """The items `scale` times as large, then moved. Scenes and photographs are never part of a drawing."""
    return tuple(_moved(item, dx, dy, scale) for item in items)


def _moved(item: Item, dx: float, dy: float, scale: float) -> Item:
    match item:
        case Shape(paint=Gradient()) | Fill(paint=Gradient()):
            raise TypeError("a drawing holds flat colours only")
        case Shape(at=(x, y)):
            return replace(item, at=(dx + x * scale, dy + y * scale), scale=item.scale * scale)
        case Fill():
            return replace(item, box=item.box.scaled(scale).moved(dx, dy), radius=item.radius * scale)
        case Artwork() | Bitmap():
            return replace(item, box=item.box.scaled(scale).moved(dx, dy))
        case Text():
            lines = tuple(_moved_line(line, dx, dy, scale) for line in item.lines)
            return replace(item, lines=lines, box=item.box.scaled(scale).moved(dx, dy))
        case _:
            raise TypeError(f"{type(item).__name__} is never part of a drawing")


def _moved_line(line: Line, dx: float, dy: float, scale: float) -> Line:
    return line._replace(size=line.size * scale, x=line.x * scale + dx, y=line.y * scale + dy, width=line.width * scale)
