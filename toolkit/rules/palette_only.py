"""Every flat colour is the palette's, or a tint of one of its colours.

A tint is a share of a palette colour over white, snow or night. Photographs, scenery and partners' logos have colours of their
own and are not looked at. A house rule: brand/palette.yml.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.color import Color
from toolkit.model.brand import Brand
from toolkit.rules.finding import Finding
from toolkit.rules.proof import Proof

SOURCE = "House rule: brand/palette.yml"
GROUNDS = ("white", "snow", "night")
HALF = 50
"""A tint always allowed, in percent."""


@dataclass(frozen=True)
class PaletteOnly:
    """`colors`: all that may be used; `tolerance`: what a channel may be off (0–255)."""

    colors: frozenset[Color]
    tolerance: int = 2
    code = "palette-only"

    @classmethod
    def of(cls, brand: Brand) -> "PaletteOnly":
        inks = [ink.hex for ink in brand.palette.colors.values()]
        shares = [percent / 100 for percent in {HALF, *brand.palette.tints}]
        tints = (brand.color(ground).mix(ink, share) for ground in GROUNDS for ink in inks for share in shares)
        return cls(frozenset((*inks, *tints)))

    def __call__(self, proof: Proof) -> Iterator[Finding]:
        for ink in proof.inks:
            if not self._allows(ink.color):
                message = f"{ink.color.hex}, used for {ink.role}, is no colour of the palette; use the nearest that is"
                yield Finding(self.code, "house", message, SOURCE)

    def _allows(self, color: Color) -> bool:
        near = self.tolerance
        return color in self.colors or any(
            max(abs(a - b) for a, b in zip(color, known, strict=True)) <= near for known in self.colors
        )
