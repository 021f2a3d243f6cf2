"""What an attribute of a stranger's SVG may hold, read strictly and written again in the one way all renderers agree on.

Helper of toolkit.sources.svg_clean. Every function takes the text of a value and returns clean text, or raises ValueError with
what is wrong about it. Numbers are plain decimals, lengths are user units (SVG 1.1 §7.10, 96 to the inch), colours #RRGGBB.
"""

import re
from colorsys import hls_to_rgb
from math import isfinite

from PIL.ImageColor import colormap, getrgb

MAX_NUMBER = 1e6
NUMBER = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?"

_NUMBER = re.compile(NUMBER)
_LENGTH = re.compile(rf"({NUMBER})\s*(px|pt|pc|mm|cm|in|%)?")
_UNITS = {"px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_SEPARATORS = re.compile(r"[\s,]+")
_TRANSFORM = re.compile(r"(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)[\s,]*")
_ARITY = {"matrix": (6,), "translate": (1, 2), "scale": (1, 2), "rotate": (1, 3), "skewX": (1,), "skewY": (1,)}
_REFERENCE = re.compile(r"""url\(\s*(["']?)#([^\s"'()<>&]{1,200})\1\s*\)\s*(.*)""", re.DOTALL)
_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_FUNCTION = re.compile(r"(rgb|hsl)a?\(([^()]*)\)")


def written(value: float) -> str:
    """A number as all renderers read it."""
    return f"{value:.7f}".rstrip("0").rstrip(".") if abs(value) >= 5e-8 else "0"


def number(text: str) -> float:
    """A finite number of sane size."""
    if not _NUMBER.fullmatch(text.strip()):
        raise ValueError(f"{text.strip()[:40]!r} is not a number")
    value = float(text)
    if not isfinite(value) or abs(value) > MAX_NUMBER:
        raise ValueError(f"{text.strip()[:40]} is too large a number")
    return value


def numbers(text: str) -> list[float]:
    """Numbers parted by spaces, commas or nothing but a sign."""
    found = _NUMBER.findall(text)
    if _SEPARATORS.sub("", _NUMBER.sub(" ", text)):
        raise ValueError(f"{text.strip()[:40]!r} is not a list of numbers")
    return [number(one) for one in found]


def length(text: str, whole: float) -> float:
    """A length in user units; `whole` is what 100 % means."""
    match = _LENGTH.fullmatch(text.strip())
    if not match:
        raise ValueError(f"{text.strip()[:40]!r} is not a length")
    value, unit = number(match[1]), match[2]
    return value * whole / 100 if unit == "%" else value * _UNITS[unit or "px"]


def fraction(text: str) -> str:
    """An opacity or an offset: a number or a percentage, held within 0–1."""
    return written(min(max(length(text, 1), 0), 1))


def dashes(text: str, whole: float) -> str:
    """A dash array, at most 20 long and none of it hair-thin."""
    parts = [] if text.strip() == "none" else [length(part, whole) for part in _SEPARATORS.split(text.strip()) if part]
    if len(parts) > 20 or any(part < 0 for part in parts):
        raise ValueError("its dashes cannot be drawn")
    return " ".join(map(written, parts))


def transform(text: str) -> str:
    """A list of at most 20 transformations."""
    out, position = list[str](), 0
    text = text.strip()
    while match := _TRANSFORM.match(text, position):
        values, position = numbers(match[2]), match.end()
        if len(values) not in _ARITY[match[1]]:
            raise ValueError(f"{match[0].strip()[:40]!r} is not a transformation")
        out.append(f"{match[1]}({','.join(map(written, values))})")
    if position != len(text) or len(out) > 20:
        raise ValueError(f"{text[position : position + 40]!r} is not a transformation")
    return " ".join(out)


def reference(text: str) -> tuple[str, str]:
    """The id that `url(#id)` names, and what follows it."""
    match = _REFERENCE.fullmatch(text.strip())
    if not match:
        raise ValueError(f"{text.strip()[:40]!r} does not stay within the file")
    return match[2], match[3]


def color(text: str) -> str:
    """`#RRGGBB` or `none`; half transparent colours are refused, because renderers differ over them."""
    text = text.strip().lower()
    if text in ("none", "transparent"):
        return "none"
    *rgb, alpha = _channels(text)
    if alpha not in (0, 1):
        raise ValueError(f"{text[:40]!r} is a half transparent colour; give it its opacity apart (fill-opacity)")
    return "none" if alpha == 0 else "#" + "".join(f"{round(min(max(one, 0), 1) * 255):02X}" for one in rgb)


def _channels(text: str) -> tuple[float, float, float, float]:
    """Red, green, blue and alpha, 0–1."""
    if text in colormap:
        red, green, blue = (channel / 255 for channel in getrgb(text)[:3])
        return red, green, blue, 1.0
    if _HEX.fullmatch(text):
        digits = text[1:] if len(text) > 5 else "".join(digit * 2 for digit in text[1:])
        red, green, blue, alpha = (int(digits[at : at + 2] or "ff", 16) / 255 for at in (0, 2, 4, 6))
        return red, green, blue, alpha
    if match := _FUNCTION.fullmatch(text):
        return _called(match[1], [part for part in re.split(r"[\s,/]+", match[2].strip()) if part])
    raise ValueError(f"{text[:40]!r} is not a colour; use #RRGGBB")


def _called(name: str, parts: list[str]) -> tuple[float, float, float, float]:
    """`rgb()` and `hsl()`, with or without alpha."""
    if len(parts) not in (3, 4):
        raise ValueError("a colour needs three numbers; use #RRGGBB")
    alpha = length(parts[3], 1) if len(parts) == 4 else 1.0
    if name == "rgb":
        red, green, blue = (length(part, 255) / 255 for part in parts[:3])
        return red, green, blue, alpha
    hue, saturation, light = number(parts[0].removesuffix("deg")), length(parts[1], 1), length(parts[2], 1)
    return *hls_to_rgb(hue % 360 / 360, light, saturation), alpha
