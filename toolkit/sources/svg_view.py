"""What a stranger's SVG is seen through, and what 100 % of a length means in it.

Helper of toolkit.sources.svg_clean, after SVG 1.1 §7.7 and §7.10.
"""

from collections.abc import Mapping

from toolkit.geometry import Box
from toolkit.sources.svg_values import length, numbers

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
