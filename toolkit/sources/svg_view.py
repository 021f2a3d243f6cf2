"""What a stranger's SVG is seen through, and the white rectangle that some programs lay under all of it.

Helper of toolkit.sources.svg_clean. What 100 % of a length means follows SVG 1.1 §7.10.
"""

from collections.abc import Mapping

from toolkit.geometry import Box
from toolkit.sources.svg_values import color, length, numbers

LEAST = 0.01


def view_of(given: Mapping[str, str]) -> Box:
    """The root's viewBox, or else its size; ValueError where neither makes a box that can be drawn."""
    if "viewBox" in given:
        values = numbers(given["viewBox"])
    elif "width" in given and "height" in given:
        values = [0.0, 0.0, length(given["width"], 0), length(given["height"], 0)]
    else:
        raise ValueError("it has no viewBox and no size")
    if len(values) != 4 or min(values[2:]) < LEAST or not 0.02 < values[2] / values[3] < 50:
        raise ValueError("its viewBox is not a box that can be drawn")
    return Box(*values)


def whole(view: Box, name: str) -> float:
    """What 100 % means for a length of this name."""
    if name in ("x", "x1", "x2", "cx", "fx", "width", "rx"):
        return view.width
    if name in ("y", "y1", "y2", "cy", "fy", "height", "ry"):
        return view.height
    return ((view.width**2 + view.height**2) / 2) ** 0.5


def is_backdrop(given: Mapping[str, str], view: Box) -> bool:
    """Whether a rectangle so described is plain white and hides all of the view."""
    changed = {"transform", "clip-path", "opacity", "fill-opacity"} & given.keys() or given.get("stroke", "none") != "none"
    fill = given.get("fill", "black")
    if changed or fill.lower().startswith(("url(", "currentcolor", "inherit")) or color(fill) != "#FFFFFF":
        return False
    box = Box(*(length(given.get(name, "0"), whole(view, name)) for name in ("x", "y", "width", "height")))
    return box.holds(view, slack=min(view.width, view.height) / 100)
