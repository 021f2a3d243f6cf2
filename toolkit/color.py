"""Colours as the brand gives them: sRGB for screens, CMYK as written for print, and the contrast between two.

Contrast and relative luminance follow WCAG 2.1 §1.4.3, which EN 301 549 (and so Finnish law 306/2019) asks for.
"""

import re
from math import atan2, cos, degrees, exp, hypot, radians, sin
from typing import NamedTuple

HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def _linear(channel: int) -> float:
    value = channel / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _cube_root(part: float) -> float:
    return part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116


def _saturation(chroma: float) -> float:
    return (chroma**7 / (chroma**7 + 25**7)) ** 0.5


def _polar(across: float, up: float) -> tuple[float, float]:
    """Chroma, and hue in degrees."""
    return hypot(across, up), degrees(atan2(up, across)) % 360


LINEAR = tuple(_linear(value) for value in range(256))
"""Linear light (0–1) of each 8-bit sRGB value."""


class Color(NamedTuple):
    """An opaque sRGB colour, channels 0–255."""

    red: int
    green: int
    blue: int

    @classmethod
    def parse(cls, text: str) -> "Color":
        """`#RRGGBB`; raises ValueError for anything else."""
        if not HEX.fullmatch(text):
            raise ValueError(f"{text!r} is not a colour; write it as #RRGGBB")
        return cls(int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16))

    @property
    def hex(self) -> str:
        return f"#{self.red:02X}{self.green:02X}{self.blue:02X}"

    @property
    def luminance(self) -> float:
        """Relative luminance, 0 (black) to 1 (white)."""
        return 0.2126 * LINEAR[self.red] + 0.7152 * LINEAR[self.green] + 0.0722 * LINEAR[self.blue]

    def contrast(self, other: "Color") -> float:
        """1 (same) to 21 (black on white)."""
        low, high = sorted((self.luminance, other.luminance))
        return (high + 0.05) / (low + 0.05)

    @property
    def lab(self) -> tuple[float, float, float]:
        """CIELAB under D65: lightness 0–100, green to red, blue to yellow."""
        red, green, blue = (LINEAR[channel] for channel in self)
        x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
        z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
        across, up, deep = (_cube_root(part) for part in (x, self.luminance, z))
        return 116 * up - 16, 500 * (across - up), 200 * (up - deep)

    def difference(self, other: "Color") -> float:
        """ΔE2000: 1 is just seen side by side, 5 at a glance. CIE 142-2001 in the notation of Sharma, Wu and Dalal (2005)."""
        (light, *mine), (dark, *theirs) = self.lab, other.lab
        grey = 1 + 0.5 * (1 - _saturation((hypot(*mine) + hypot(*theirs)) / 2))
        chroma, hue = _polar(mine[0] * grey, mine[1])
        strange, turn = _polar(theirs[0] * grey, theirs[1])
        apart = (turn - hue + 180) % 360 - 180
        mean, middle = (chroma + strange) / 2, hue + apart / 2
        if not chroma * strange:
            apart, middle = 0.0, hue + turn
        waves = ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.2, 4, -63))
        wave = 1 + sum(share * cos(radians(times * middle + shift)) for share, times, shift in waves)
        level = ((light + dark) / 2 - 50) ** 2
        deeper = (dark - light) / (1 + 0.015 * level / (20 + level) ** 0.5)
        stronger = (strange - chroma) / (1 + 0.045 * mean)
        turned = 2 * (chroma * strange) ** 0.5 * sin(radians(apart / 2)) / (1 + 0.015 * mean * wave)
        tilt = -2 * _saturation(mean) * sin(radians(60 * exp(-(((middle % 360 - 275) / 25) ** 2))))
        return (deeper**2 + stronger**2 + turned**2 + tilt * stronger * turned) ** 0.5

    def mix(self, other: "Color", share: float) -> "Color":
        """This colour with `share` (0–1) of the other laid over it, as alpha compositing in sRGB does."""
        return Color(*(round(a + (b - a) * share) for a, b in zip(self, other, strict=True)))


class Cmyk(NamedTuple):
    """Ink in percent, as the brand file states it; never computed."""

    cyan: int
    magenta: int
    yellow: int
    black: int
