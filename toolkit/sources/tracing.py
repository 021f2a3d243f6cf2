"""A picture's ink as one outline: the line on which it is half covered, found between pixels.

For what no drawing program joins alike: shapes cut out of shapes. Marching squares on the coverage of pixels (Lorensen and
Cline, 1987, in the plane), then points left out that lie on the line between others (Douglas and Peucker, 1973).
"""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

HALF = 127.5
OFF = 0.2
"""How far an outline may run beside the line that was found, in px."""
MOST = 150_000
"""Length of all outlines, px, beyond which a picture is no logo."""
STRIDE = 1000
"""Points after which one is kept in any case, so that time does not grow with the square of their number."""

TOP, RIGHT, BOTTOM, LEFT = range(4)
WAYS = (
    *((8, TOP, LEFT), (4, RIGHT, TOP), (2, BOTTOM, RIGHT), (1, LEFT, BOTTOM)),
    *((7, LEFT, TOP), (11, TOP, RIGHT), (13, RIGHT, BOTTOM), (14, BOTTOM, LEFT)),
    *((12, RIGHT, LEFT), (3, LEFT, RIGHT), (9, TOP, BOTTOM), (6, BOTTOM, TOP)),
    *((10, TOP, LEFT), (10, BOTTOM, RIGHT), (5, RIGHT, TOP), (5, LEFT, BOTTOM)),
)
"""Which corners of a square are covered (8 top left, 4 top right, 2 bottom right, 1 bottom left): where the line enters and
leaves it, ink to its right."""

Coverage = NDArray[np.uint8]
Points = NDArray[np.float64]
Indices = NDArray[np.intp]


def traced(coverage: Coverage, scale: float) -> str:
    """Path data, to be filled by the even-odd rule, of what is covered (0–255) in a picture of `scale` px to the unit.

    A picture of more lines than MOST is traced more coarsely.
    """
    while _lines(coverage) > MOST:
        coverage, scale = _halved(coverage), scale / 2
    padded = np.pad(coverage, 1)
    contours = (_simple(contour - 0.5) / scale for contour in _contours(padded))
    return "".join(f"M{'L'.join(f'{x:.5g} {y:.5g}' for x, y in contour)}Z" for contour in contours if len(contour) > 2)


def _lines(picture: Coverage) -> int:
    """The length of all outlines, in px."""
    inside = picture > HALF
    return sum(int(np.count_nonzero(np.diff(inside, axis=axis))) for axis in (0, 1))


def _halved(picture: Coverage) -> Coverage:
    even = np.pad(picture, [(0, side % 2) for side in picture.shape]).astype(np.uint16)
    return ((even[::2, ::2] + even[1::2, ::2] + even[::2, 1::2] + even[1::2, 1::2] + 2) // 4).astype(np.uint8)


def _contours(picture: Coverage) -> Iterator[Points]:
    """Closed lines, in px of the padded picture; the first point of each is not said again at its end."""
    following = _following(picture)
    width = picture.shape[1]
    while following:
        start, edge = following.popitem()
        edges = [start]
        while edge != start:
            edges.append(edge)
            edge = following.pop(edge)
        yield _crossings(picture, np.array(edges), width)


def _following(picture: Coverage) -> dict[int, int]:
    """From each edge of the grid that the line crosses to the one it crosses next: two to a pixel, rightwards and downwards."""
    inside, width = picture > HALF, picture.shape[1]
    corners = np.stack((inside[:-1, :-1], inside[:-1, 1:], inside[1:, 1:], inside[1:, :-1]))
    squares = np.packbits(corners, axis=0)[0] >> 4
    steps = (0, 3, 2 * width, 1)
    following = dict[int, int]()
    for kind, enters, leaves in WAYS:
        rows, columns = np.nonzero(squares == kind)
        firsts = 2 * (rows * width + columns)
        following |= zip((firsts + steps[enters]).tolist(), (firsts + steps[leaves]).tolist(), strict=True)
    return following


def _crossings(picture: Coverage, edges: Indices, width: int) -> Points:
    """Where on each edge the coverage is half."""
    flat, downwards = picture.ravel(), edges % 2
    firsts = edges // 2
    one, other = flat[firsts].astype(np.float64), flat[firsts + np.where(downwards, width, 1)]
    share = (HALF - one) / (other - one)
    return np.stack((firsts % width + share * (1 - downwards), firsts // width + share * downwards), axis=1)


def _simple(contour: Points) -> Points:
    """The contour with as few of its points as keep it within OFF."""
    far = int(np.abs(contour - contour[0]).sum(axis=1).argmax())
    kept = {0, far, *range(0, len(contour), STRIDE)}
    closed, open_ = np.vstack((contour, contour[:1])), [*pairwise([*sorted(kept), len(contour)])]
    while open_:
        first, last = open_.pop()
        if (between := _farthest(closed, first, last)) is not None:
            kept.add(between)
            open_ += ((first, between), (between, last))
    return contour[sorted(kept)]


def _farthest(points: Points, first: int, last: int) -> int | None:
    """Which point between two lies farthest from the line through them; None where all are near it."""
    if last - first < 2:
        return None
    (x, y), inner = points[last] - points[first], points[first + 1 : last] - points[first]
    length = float(np.hypot(x, y)) or 1.0
    distances = np.abs(inner[:, 0] * y - inner[:, 1] * x) / length
    most = int(distances.argmax())
    return first + 1 + most if distances[most] > OFF else None
