"""Round the flag the ground is white: the page itself, or a white border where the page is coloured.

The border is a 25th of the flag's height wide. It is measured on the pixels just outside the flag's rectangle. The flag in one
light colour on a dark ground needs none. Regulation (EU) 2021/1060, Annex IX, graphic standards, reproduction on a coloured
background; Regulation (EU) No 763/2014, Annex II.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor

from toolkit.geometry import Box
from toolkit.rules.finding import Finding
from toolkit.rules.proof import Pixels, Proof

SOURCE = "Regulation (EU) 2021/1060, Annex IX, graphic standards: reproduction on a coloured background"


@dataclass(frozen=True)
class EmblemBorder:
    """`width` of the border in heights of the flag; `white` is the least that each channel of it may have (0–255)."""

    width: float
    white: int = 236
    code = "emblem-border"

    def __call__(self, proof: Proof) -> Iterator[Finding]:
        for flag in proof.of("emblem"):
            if flag.variant == "mono-light" or proof.page is None:
                continue
            if any(
                side.size and side[..., :3].min() < self.white
                for side in self._sides(flag.box, proof.page, proof.pixels_per_unit)
            ):
                width = proof.say(self.width * flag.box.height)
                message = f"the EU flag stands on a coloured ground; put it on white, or give it a white border {width} wide"
                yield Finding(self.code, "law", message, SOURCE, flag.box)

    def _sides(self, box: Box, page: Pixels, scale: float) -> Iterator[Pixels]:
        """The border's whole pixels above, below, left and right; a small flag's border is one pixel wide."""
        flag = box.scaled(scale)
        wide, (high, across) = self.width * flag.height, page.shape[:2]
        top, bottom, left, right = floor(flag.y), ceil(flag.bottom), floor(flag.x), ceil(flag.right)
        above, below = min(ceil(flag.y - wide), top - 1), max(floor(flag.bottom + wide), bottom + 1)
        before, after = min(ceil(flag.x - wide), left - 1), max(floor(flag.right + wide), right + 1)
        rows, columns = slice(max(above, 0), min(below, high)), slice(max(before, 0), min(after, across))
        yield page[max(above, 0) : max(top, 0), columns]
        yield page[bottom : min(below, high), columns]
        yield page[rows, max(before, 0) : max(left, 0)]
        yield page[rows, right : min(after, across)]
