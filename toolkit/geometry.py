"""Points and boxes of an artboard: x to the right, y down, origin at its top left, in the artboard's own unit."""

from typing import NamedTuple


class Point(NamedTuple):
    x: float
    y: float


class Insets(NamedTuple):
    """Distances inwards from the four edges of a box."""

    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0

    @classmethod
    def all(cls, distance: float) -> "Insets":
        return cls(distance, distance, distance, distance)


class Box(NamedTuple):
    """A rectangle by its top left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def center(self) -> Point:
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    @property
    def aspect(self) -> float:
        return self.width / self.height

    def inset(self, by: Insets | float) -> "Box":
        left, top, right, bottom = by if isinstance(by, Insets) else Insets.all(by)
        return Box(self.x + left, self.y + top, self.width - left - right, self.height - top - bottom)

    def moved(self, dx: float, dy: float) -> "Box":
        return Box(self.x + dx, self.y + dy, self.width, self.height)

    def scaled(self, factor: float) -> "Box":
        """The box in a frame whose unit is `factor` times smaller: all four numbers grow by it."""
        return Box(self.x * factor, self.y * factor, self.width * factor, self.height * factor)

    def part(self, left: float, top: float, right: float, bottom: float) -> "Box":
        """The part between these fractions (0–1) of the width and the height."""
        return Box(
            self.x + left * self.width, self.y + top * self.height, (right - left) * self.width, (bottom - top) * self.height
        )

    def contain(self, aspect: float, align: tuple[float, float] = (0.5, 0.5)) -> "Box":
        """The largest box of this aspect (width ÷ height) inside; `align` 0–1 places it in the spare room."""
        width = min(self.width, self.height * aspect)
        height = width / aspect
        return Box(self.x + (self.width - width) * align[0], self.y + (self.height - height) * align[1], width, height)

    def cover(self, aspect: float, focus: tuple[float, float] = (0.5, 0.5)) -> "Box":
        """The smallest box of this aspect that hides this one, its point at `focus` (0–1) as near this one's middle as can be."""
        width = max(self.width, self.height * aspect)
        height = width / aspect
        x = min(max(width * focus[0] - self.width / 2, 0), width - self.width)
        y = min(max(height * focus[1] - self.height / 2, 0), height - self.height)
        return Box(self.x - x, self.y - y, width, height)

    def union(self, other: "Box") -> "Box":
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Box(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def holds(self, other: "Box", slack: float = 1e-6) -> bool:
        """Whether the other box lies inside; `slack` forgives rounding."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def meets(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom


class Outline(NamedTuple):
    """Closed contours: `ops` is a string of M, L, C and Z, `points` their coordinates x0, y0, x1, y1 … in order."""

    ops: str
    points: tuple[float, ...]
