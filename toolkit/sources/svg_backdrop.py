"""The white rectangle that some programs lay under all of a drawing: the page, not the logo.

Helper of toolkit.sources.svg_clean. Illustrator writes it as a rectangle, others as a path or a polygon.
"""

from collections.abc import Mapping
from itertools import pairwise

from toolkit.geometry import Box
from toolkit.sources.svg_path import path
from toolkit.sources.svg_values import color, length, numbers
from toolkit.sources.svg_view import whole

Corners = list[tuple[float, ...]]

ALTERING = frozenset(("transform", "clip-path", "opacity", "fill-opacity", "rx", "ry"))
"""With any of these it is more than a page."""
SLACK = 1 / 100
"""Share of the view that a page may fall short by."""


def is_backdrop(tag: str, given: Mapping[str, str], view: Box) -> bool:
    """Whether an element so described is a plain white rectangle that hides all of the view."""
    if ALTERING & given.keys() or given.get("stroke", "none") != "none" or not _is_white(given.get("fill", "black")):
        return False
    box = _rectangle(tag, given, view)
    return box is not None and box.holds(view, slack=min(view.width, view.height) * SLACK)


def _is_white(fill: str) -> bool:
    return not fill.lower().startswith(("url(", "currentcolor", "inherit")) and color(fill) == "#FFFFFF"


def _rectangle(tag: str, given: Mapping[str, str], view: Box) -> Box | None:
    if tag == "rect":
        return Box(*(length(given.get(name, "0"), whole(view, name)) for name in ("x", "y", "width", "height")))
    if tag == "polygon":
        points = numbers(given.get("points", ""))
        return _upright(list(zip(points[::2], points[1::2], strict=False)))
    segments = path(given.get("d", "")) if tag == "path" else []
    if "".join(op for op, _ in segments).rstrip("Z") not in ("MLLL", "MLLLL"):
        return None
    return _upright([values for op, values in segments if op != "Z"])


def _upright(corners: Corners) -> Box | None:
    """The box whose corners these are, in their order; None if it stands askew or is no box."""
    if len(corners) == 5 and corners[0] == corners[4]:
        corners = corners[:4]
    across, down = ({corner[axis] for corner in corners} for axis in (0, 1))
    if not len(corners) == len(set(corners)) == 4 or not len(across) == len(down) == 2:
        return None
    if any(one[0] != other[0] and one[1] != other[1] for one, other in pairwise(corners)):
        return None
    return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))
