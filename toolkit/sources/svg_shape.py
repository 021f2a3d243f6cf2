"""What gives a shape of a stranger's SVG its form: lengths and points, read strictly and written so that all renderers agree.

Helper of toolkit.sources.svg_clean, after SVG 1.1 §9 and, for radii that are left out, SVG 2 §7.4. A shape without extent,
or with a negative one, is not drawn: CairoSVG draws some of those, browsers none.
"""

from collections.abc import Mapping

from toolkit.geometry import Box
from toolkit.sources.svg_path import path, spelled
from toolkit.sources.svg_values import length, numbers, written
from toolkit.sources.svg_view import whole

SHAPES = {
    "path": (),
    "rect": ("x", "y", "width", "height", "rx", "ry"),
    "circle": ("cx", "cy", "r"),
    "ellipse": ("cx", "cy", "rx", "ry"),
    "line": ("x1", "y1", "x2", "y2"),
    "polyline": (),
    "polygon": (),
}
"""Elements that draw, and their lengths."""
EXTENTS = {"rect": ("width", "height"), "circle": ("r",), "ellipse": ("rx", "ry")}
RADII = ("rect", "ellipse")


def form(tag: str, given: Mapping[str, str], view: Box) -> str:
    """The attributes that make a shape what it is, each with a space before it; empty if there is nothing to draw."""
    if tag == "path":
        data = spelled(path(given.get("d", "")))
        return f' d="{data}"' if data else ""
    if tag in ("polyline", "polygon"):
        points = numbers(given.get("points", ""))
        return f' points="{" ".join(map(written, points[: len(points) // 2 * 2]))}"' if len(points) > 3 else ""
    return "".join(f' {name}="{written(value)}"' for name, value in _lengths(tag, given, view).items())


def _lengths(tag: str, given: Mapping[str, str], view: Box) -> dict[str, float]:
    """A shape's lengths in user units; none if it has no extent."""
    names = (name for name in SHAPES[tag] if given.get(name, "auto") != "auto")
    found = {name: length(given[name], whole(view, name)) for name in names}
    if tag in RADII:
        found = _rounded(found)
    if any(found.get(name, 0) <= 0 for name in EXTENTS.get(tag, ())):
        return {}
    return found


def _rounded(found: dict[str, float]) -> dict[str, float]:
    """Radii in full: one that is left out is like the other, and a corner is at most half a side."""
    radii = {name: found.pop(name) for name in ("rx", "ry") if name in found and found[name] >= 0}
    if not radii:
        return found
    across, down = (radii.get(name, next(iter(radii.values()))) for name in ("rx", "ry"))
    if "width" in found:
        across, down = min(across, found["width"] / 2), min(down, found.get("height", 0) / 2)
    return found | {"rx": across, "ry": down}
