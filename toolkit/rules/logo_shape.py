"""No logo is stretched or squeezed.

What a logo measures on the page is compared with its own artwork. A mark that nobody knows the proportions of is left alone. A
house rule: a logo's letters and circles are part of what makes it known.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.rules.finding import Finding
from toolkit.rules.proof import Proof

SOURCE = "House rule: logos keep their proportions"


@dataclass(frozen=True)
class LogoShape:
    """`slack`: what width ÷ height may be off, in parts of it, for rounding."""

    slack: float = 0.01
    code = "logo-shape"

    def __call__(self, proof: Proof) -> Iterator[Finding]:
        for logo in proof.of("lockup", "symbol", "partner"):
            if logo.aspect and abs(logo.box.aspect / logo.aspect - 1) > self.slack:
                off = f"{logo.box.aspect / logo.aspect:.0%} of its own width for its height"
                yield Finding(self.code, "house", f"{logo.name} has {off}; give it its own proportions", SOURCE, logo.box)
