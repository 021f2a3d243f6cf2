"""How shapes of a stranger's SVG are painted: presentation attributes and gradients, read strictly and written anew.

Helper of toolkit.sources.svg_clean, after SVG 1.1 §11 and §13. Effects that only some renderers draw are refused; properties
that change nothing in an outlined logo (fonts, hints for editors) are left out.
"""

from collections.abc import Callable, Mapping, Sequence

from toolkit.geometry import Box
from toolkit.sources.svg_values import color, dashes, fraction, length, reference, transform, written
from toolkit.sources.svg_view import whole

Refer = Callable[[str, str], str]
"""Kind of reference and id as the file has it → the id it gets."""

WORDS = {
    "fill-rule": ("nonzero", "evenodd"),
    "stroke-linecap": ("butt", "round", "square"),
    "stroke-linejoin": ("miter", "round", "bevel"),
    "visibility": ("visible", "hidden", "collapse"),
}
OPACITIES = ("opacity", "fill-opacity", "stroke-opacity")
LENGTHS = ("stroke-width", "stroke-dashoffset", "stroke-miterlimit")
EFFECTS = {
    "filter": "none",
    "mask": "none",
    "mix-blend-mode": "normal",
    "marker": "none",
    "marker-start": "none",
    "marker-mid": "none",
    "marker-end": "none",
    "clip": "auto",
    "mask-image": "none",
    "transform-origin": "0 0",
    "background-image": "none",
    "translate": "none",
    "rotate": "none",
    "scale": "none",
}
"""What cannot be kept, and the value with which it does nothing."""
STROKES = {"paint-order": ("normal", "fill", "fill stroke", "fill stroke markers"), "vector-effect": ("none",)}
"""What cannot be kept on a stroke, and the values with which it does nothing."""


def painted(given: Mapping[str, str], full: float, refer: Refer) -> dict[str, str]:
    """Clean presentation attributes and transformation; `full` is what 100 % of a length means."""
    _refuse_effects(given)
    out = dict[str, str]()
    for name, value in given.items():
        value = value.strip()
        if value and value != "inherit" and (clean := _property(name, value, given, full, refer)) is not None:
            out[name] = clean
    return out


def gradient(tag: str, key: str, chain: Sequence[Mapping[str, str]], stops: Sequence[Mapping[str, str]], view: Box) -> str:
    """A gradient that refers to no other; `chain` is its own attributes, then those of the gradients it refers to."""
    given = {name: value for one in reversed(chain) for name, value in one.items()}
    in_box = given.get("gradientUnits", "objectBoundingBox") != "userSpaceOnUse"
    out = {} if in_box else {"gradientUnits": "userSpaceOnUse"}
    out |= {name: written(_end(name, value, in_box, view)) for name, value in _ends(tag, given).items()}
    if move := transform(given.get("gradientTransform", "")):
        out["gradientTransform"] = move
    if (spread := given.get("spreadMethod", "pad").strip()) in ("reflect", "repeat"):
        out["spreadMethod"] = spread
    attributes = "".join(f' {name}="{value}"' for name, value in out.items())
    return f'<{tag} id="{key}"{attributes}>{"".join(map(_stop, stops))}</{tag}>'


def _refuse_effects(given: Mapping[str, str]) -> None:
    for name, harmless in EFFECTS.items():
        if given.get(name, harmless).strip() not in (harmless, "", "inherit"):
            raise ValueError(f"it uses {name}, which not every program draws; flatten it")
    for name, harmless in STROKES.items():
        if given.get(name, "inherit").strip() not in (*harmless, "inherit") and given.get("stroke", "").strip() != "none":
            raise ValueError(f"it uses {name}, which not every program draws; turn the stroke into a shape")
    if "pathLength" in given and given.get("stroke-dasharray", "none").strip() != "none":
        raise ValueError("it uses pathLength, which not every program draws; turn the dashes into shapes")


def _property(name: str, value: str, given: Mapping[str, str], full: float, refer: Refer) -> str | None:
    """The clean value, or None for a property that is left out."""
    if name in ("fill", "stroke"):
        return _paint(name, value, given, refer)
    if name == "clip-path":
        return None if value == "none" else f"url(#{refer(name, reference(value)[0])})"
    if name in WORDS:
        return value if value in WORDS[name] else None
    if name in OPACITIES:
        return fraction(value)
    if name in LENGTHS:
        return written(max(length(value, full), 0) if name != "stroke-dashoffset" else length(value, full))
    if name == "stroke-dasharray":
        return dashes(value, full) or None
    return transform(value) or None if name == "transform" else None


def _paint(name: str, value: str, given: Mapping[str, str], refer: Refer) -> str:
    if value.lower().startswith("url("):
        return f"url(#{refer(name, reference(value)[0])})"
    return color(given.get("color", "black") if value.lower() == "currentcolor" else value)


def _ends(tag: str, given: Mapping[str, str]) -> dict[str, str]:
    """Where the gradient begins and ends, in full, so that nothing depends on the viewBox."""
    if tag == "linearGradient":
        return {name: given.get(name, "100%" if name == "x2" else "0") for name in ("x1", "y1", "x2", "y2")}
    ends = {name: given.get(name, "50%") for name in ("cx", "cy", "r")}
    return ends | {"fx": given.get("fx", ends["cx"]), "fy": given.get("fy", ends["cy"])}


def _end(name: str, value: str, in_box: bool, view: Box) -> float:
    if in_box:
        return length(value, 1)
    return length(value, whole(view, name))


def _stop(given: Mapping[str, str]) -> str:
    shade = given.get("stop-color", "black").strip()
    shade = color(given.get("color", "black") if shade.lower() == "currentcolor" else shade)
    opacity = "0" if shade == "none" else fraction(given.get("stop-opacity", "1"))
    return (
        f'<stop offset="{fraction(given.get("offset", "0"))}" stop-color="{"#000000" if shade == "none" else shade}"'
        f' stop-opacity="{opacity}"/>'
    )
