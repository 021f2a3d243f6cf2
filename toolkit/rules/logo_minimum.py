"""No logo is smaller than its layout can bear.

Below its least width a layout's lettering closes up; the next simpler layout is taken then: compact, then the symbol alone. The
widths are the house's, in the brand's logo rules: millimetres in print, CSS pixels as shown on a screen. They are those of drawn
lockups, four times as wide as high or more; squarer official artwork in their place is as legible as a stacked lockup.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.rules.finding import Finding
from toolkit.rules.proof import Proof

SOURCE = "House rule: brand/mark.yml, least widths"

LONG, SQUARER = ("horizontal", "compact"), 3
"""Layouts that stand in one line, and the width ÷ height of artwork below which it does not."""


@dataclass(frozen=True)
class LogoMinimum:
    """Least widths by layout."""

    mm: Mapping[str, float]
    css_px: Mapping[str, float]
    code = "logo-minimum"

    def __call__(self, proof: Proof) -> Iterator[Finding]:
        for logo in proof.of("lockup", "symbol"):
            layout = logo.layout or ("symbol" if logo.kind == "symbol" else "compact")
            if layout in LONG and 0 < logo.aspect < SQUARER:
                layout = "stacked"
            width, least = logo.box.width / proof.css_px, self.css_px[layout]
            if proof.mm_per_unit:
                width, least = logo.box.width * proof.mm_per_unit, self.mm[layout]
            if width < least - 0.01:
                unit = "mm" if proof.mm_per_unit else "px as shown"
                message = f"the {layout} logo is {width:.1f} {unit} wide; make it {least:g} or more, or take a simpler layout"
                yield Finding(self.code, "house", message, SOURCE, logo.box)
