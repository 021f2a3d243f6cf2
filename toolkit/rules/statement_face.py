"""The funding sentence is set in one of the eight typefaces that the law names.

Arial, Auto, Calibri, Garamond, Trebuchet, Tahoma, Verdana or Ubuntu, upright and without effects, so that it reads alike
everywhere. Regulation (EU) 2021/1060, Annex IX, 1.3.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.rules.finding import Finding
from toolkit.rules.proof import Proof

SOURCE = "Regulation (EU) 2021/1060, Annex IX, 1.3"
SLANTED = ("italic", "oblique")


@dataclass(frozen=True)
class StatementFace:
    """`families`: those allowed; a family's own cuts (`Trebuchet MS`, `Ubuntu Medium`) count as it."""

    families: tuple[str, ...]
    code = "statement-face"

    def __call__(self, proof: Proof) -> Iterator[Finding]:
        for run in proof.runs:
            face = f"{run.family} Italic" if run.slanted else run.family
            if run.slot == "statement" and not self._allows(face):
                message = f"the funding statement is set in {face}; set it in {', '.join(self.families)}, upright"
                yield Finding(self.code, "law", message, SOURCE, run.box)

    def _allows(self, family: str) -> bool:
        words = family.casefold().split()
        return not any(word in SLANTED for word in words) and any(words[:1] == [allowed.casefold()] for allowed in self.families)
