"""A sheet of the guide: engine items put on paper in millimetres, with labels and dimension lines, as an SVG of true size."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import hypot

from toolkit.backends import svg
from toolkit.color import Color
from toolkit.geometry import Box, Point
from toolkit.layout.drawing import Drawing
from toolkit.layout.house import House
from toolkit.layout.items import Fill, Item, Shape
from toolkit.layout.lines import Manner, set_lines, text_item
from toolkit.layout.paths import bar, circle
from toolkit.text.fit import Setting

WIDTH = 170.0
"""Of the page's column, in mm: sheets are drawn no wider, so that none is ever scaled."""

LABEL = 2.5
"""Size of labels, in mm: 7 pt."""

HAIR = 0.18
"""Thickness of dimension lines, in mm: half a point."""

TICK = 1.2
"""Length of the strokes that end a dimension line, in mm."""

DASH = 0.9
"""Length of a dash and of the gap after it, in mm."""


@dataclass(frozen=True)
class Figure:
    """A drawing of the guide with the words that stand for it; `width` and `height` in mm, as the SVG has them."""

    key: str
    svg: str = field(repr=False)
    width: float
    height: float
    alt: str
    caption: str = ""
    language: str = ""
    """Of its words, as an id of the brand."""


@dataclass
class Sheet:
    """A sheet being drawn for a house and a language."""

    house: House
    language: str
    items: list[Item] = field(default_factory=list[Item])

    @property
    def ink(self) -> Color:
        return self.house.brand.color("text-on-light")

    @property
    def quiet(self) -> Color:
        return self.house.brand.color("muted-on-light")

    @property
    def signal(self) -> Color:
        """What dimensions are drawn in: the shared accent."""
        return self.house.brand.color("accent-on-light")

    def put(self, items: Iterable[Item]) -> None:
        self.items += items

    def place(self, drawing: Drawing, x: float, y: float, scale: float) -> Box:
        """The drawing with `scale` mm to its unit; returns where it stands."""
        box = Box(x, y, drawing.width * scale, drawing.height * scale)
        self.put(drawing.placed(box))
        return box

    def panel(self, box: Box, color: Color, edge: Color | None = None) -> None:
        """A ground; where it is as light as paper, with an edge."""
        if edge:
            self.items += [Fill(box, edge), Fill(box.inset(HAIR), color)]
        else:
            self.items.append(Fill(box, color))

    def label(
        self,
        text: str,
        x: float,
        y: float,
        size: float = LABEL,
        *,
        align: float = 0,
        color: Color | None = None,
        face: str = "meta",
    ) -> Box:
        """A line of text in the face of a style, its capitals' tops at y; x is its left (align 0), middle (0.5) or right (1)."""
        typography = self.house.brand.typography
        key = typography.styles[face].face
        opened = self.house.face(key)
        opened.require(text, "guide")
        manner = Manner(Setting(opened, self.language), size, 1, align)
        lines = set_lines([text], manner, x, y, 0)
        item = text_item("label", lines, manner, color or self.ink, typography.faces[key].family)
        self.items.append(item)
        return item.box

    def stroke(self, start: Point, end: Point, color: Color | None = None, thickness: float = HAIR) -> None:
        self.items.append(Shape(bar(start, end, thickness), color or self.signal))

    def dashed(self, box: Box, color: Color | None = None) -> None:
        """A dashed frame just inside a box."""
        for start, end in _edges(box):
            for a, b in _dashes(start, end):
                self.stroke(a, b, color)

    def ring(self, center: Point, radius: float) -> None:
        """A thin circle."""
        outer, inner = circle(center, radius + HAIR / 2), circle(center, radius - HAIR / 2)
        whole = type(outer)(outer.ops + inner.ops, outer.points + inner.points)
        self.items.append(Shape(whole, self.signal, even_odd=True))

    def across(self, left: float, right: float, y: float, text: str = "", *, below: bool = True) -> None:
        """A horizontal dimension line with its label under its middle, or over it."""
        self.stroke(Point(left, y), Point(right, y))
        for x in (left, right):
            self.stroke(Point(x, y - TICK / 2), Point(x, y + TICK / 2))
        if text:
            self.label(text, (left + right) / 2, y + 1.3 if below else y - 1.3 - 0.72 * LABEL, align=0.5, color=self.signal)

    def down(self, top: float, bottom: float, x: float, text: str = "") -> None:
        """A vertical dimension line with its label at the left of its middle."""
        self.stroke(Point(x, top), Point(x, bottom))
        for y in (top, bottom):
            self.stroke(Point(x - TICK / 2, y), Point(x + TICK / 2, y))
        if text:
            self.label(text, x - 1.2, (top + bottom) / 2 - 0.36 * LABEL, align=1, color=self.signal)

    def figure(self, key: str, width: float, height: float, alt: str, caption: str = "") -> Figure:
        """The sheet as it stands, in millimetres."""
        tag = self.house.brand.languages[self.language].tag
        drawn = svg.wrapped(self.items, Box(0, 0, width, height), caption or alt, alt, tag, "mm")
        return Figure(key, drawn, width, height, alt, caption, self.language)


def _edges(box: Box) -> Sequence[tuple[Point, Point]]:
    a, b = Point(box.x, box.y), Point(box.right, box.y)
    c, d = Point(box.right, box.bottom), Point(box.x, box.bottom)
    return (a, b), (b, c), (c, d), (d, a)


def _dashes(start: Point, end: Point) -> Iterable[tuple[Point, Point]]:
    """Dashes from end to end, a whole one at both corners."""
    length = hypot(end.x - start.x, end.y - start.y)
    count = max(round((length / DASH - 1) / 2), 1)
    step = length / (2 * count + 1)
    for number in range(count + 1):
        a, b = 2 * number * step / length, (2 * number + 1) * step / length
        yield _between(start, end, a), _between(start, end, b)


def _between(start: Point, end: Point, share: float) -> Point:
    return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)
