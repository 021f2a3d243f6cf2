"""The flag is blue with twelve yellow stars, in the EU's own two colours, three wide by two high.

Measured on the pixels: the field at its corners and its middle, the stars at the hours of the clock. One-colour versions are
left alone. Regulation (EU) 2021/1060, Annex IX, graphic standards; Council of Europe, technical characteristics of the flag.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, radians, sin

from toolkit.color import Color
from toolkit.geometry import Box, Point
from toolkit.layout.items import Mark
from toolkit.model.law import EMBLEM_OFF
from toolkit.rules.finding import Finding
from toolkit.rules.proof import Proof

SOURCE = "Regulation (EU) 2021/1060, Annex IX, graphic standards: colours and proportions"
FIELD = ((0.08, 0.1), (0.92, 0.1), (0.08, 0.9), (0.92, 0.9), (0.5, 0.5))
"""Places without a star, as fractions of width and height."""
STARS = 12
SURE, DOUBTFUL = 8, 64
"""What a channel may be off (0–255): to be within 5 in ΔE2000 for certain, and to be looked at closely at all."""


@dataclass(frozen=True)
class EmblemColors:
    """`circle`: radius of the circle of stars, in heights of the flag; `tolerance`: ΔE2000 that a colour may be off."""

    blue: Color
    yellow: Color
    aspect: float
    circle: float
    tolerance: float = EMBLEM_OFF
    code = "emblem-colors"

    def __call__(self, proof: Proof) -> Iterator[Finding]:
        for flag in proof.of("emblem"):
            if problem := self._shape(flag.box) or ("" if flag.variant.startswith("mono") else self._paint(flag, proof)):
                yield Finding(self.code, "law", f"{problem}; use the emblem as the brand draws it, unchanged", SOURCE, flag.box)

    def _shape(self, box: Box) -> str:
        off = abs(box.aspect / self.aspect - 1) > 0.02
        return f"the EU flag is {box.aspect:.2f} times as wide as it is high, not {self.aspect:g}" if off else ""

    def _paint(self, flag: Mark, proof: Proof) -> str:
        field = (flag.box.part(x, y, x, y) for x, y in FIELD)
        seen = [color for place in field if (color := _at(proof, Point(place.x, place.y)))]
        if wrong := next((color for color in seen if not self._near(color, self.blue)), None):
            return f"the EU flag's field is {wrong.hex}, not {self.blue.hex}"
        stars = [color for place in self._stars(flag.box) if (color := _at(proof, place))]
        wrong = next((color for color in stars if not self._starry(color)), None)
        return f"a star of the EU flag is {wrong.hex}, not {self.yellow.hex}" if wrong else ""

    def _starry(self, color: Color) -> bool:
        """Yellow, or in small flags at least half of it with blue: a star's middle is then less than a pixel."""
        return any(self._near(color, self.blue.mix(self.yellow, share / 40)) for share in range(40, 19, -1))

    def _near(self, color: Color, other: Color) -> bool:
        """Whether they are alike; mostly known without reckoning."""
        off = max(abs(a - b) for a, b in zip(color, other, strict=True))
        return off <= SURE or (off <= DOUBTFUL and color.difference(other) <= self.tolerance)

    def _stars(self, box: Box) -> Iterator[Point]:
        for hour in range(STARS):
            angle, radius = radians(360 / STARS * hour), self.circle * box.height
            yield Point(box.center.x + radius * sin(angle), box.center.y - radius * cos(angle))


def _at(proof: Proof, place: Point) -> Color | None:
    part = proof.part(Box(place.x, place.y, 1e-6, 1e-6))
    if part is None:
        return None
    blue, green, red = (int(channel) for channel in part[0, 0, :3])
    return Color(red, green, blue)
