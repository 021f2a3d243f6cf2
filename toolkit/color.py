"""Colours as the brand gives them: sRGB for screens, CMYK as written for print, and the contrast between two.

Contrast and relative luminance follow WCAG 2.1 §1.4.3, which EN 301 549 (and so Finnish law 306/2019) asks for.
"""

import re
from typing import NamedTuple

HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def _linear(channel: int) -> float:
    value = channel / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


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

    def mix(self, other: "Color", share: float) -> "Color":
        """This colour with `share` (0–1) of the other laid over it, as alpha compositing in sRGB does."""
        return Color(*(round(a + (b - a) * share) for a, b in zip(self, other, strict=True)))


class Cmyk(NamedTuple):
    """Ink in percent, as the brand file states it; never computed."""

    cyan: int
    magenta: int
    yellow: int
    black: int
