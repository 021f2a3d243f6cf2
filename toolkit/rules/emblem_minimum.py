"""The flag is at least a centimetre high in print, and as large on a screen.

Measured on the flag's rectangle. The Commission gives 1 cm; 40 CSS pixels on screens is the house's reading of it
(1 cm is 37.8 px), at the width where readers mostly see the picture. Commission, Use of the EU emblem, operational guidelines.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.rules.finding import Finding
from toolkit.rules.proof import Proof

SOURCE = "European Commission, Use of the EU emblem in the context of EU programmes 2021–2027, operational guidelines"
HOUSE = "House rule, after the Commission's centimetre"


@dataclass(frozen=True)
class EmblemMinimum:
    """Least heights of the flag: millimetres in print, CSS pixels on a screen."""

    mm: float
    css_px: float
    code = "emblem-minimum"

    def __call__(self, proof: Proof) -> Iterator[Finding]:
        for flag in proof.of("emblem"):
            if proof.mm_per_unit:
                if flag.box.height * proof.mm_per_unit < self.mm - 0.01:
                    message = f"the EU flag is {proof.say(flag.box.height)} high; make it {self.mm:g} mm or more"
                    yield Finding(self.code, "guideline", message, SOURCE, flag.box)
            elif flag.box.height / proof.css_px < self.css_px - 0.01:
                message = (
                    f"the EU flag is {flag.box.height / proof.css_px:.1f} px high as shown; make it {self.css_px:g} px or more"
                )
                yield Finding(self.code, "house", message, HOUSE, flag.box)
