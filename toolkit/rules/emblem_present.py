"""Where the EU pays, its emblem is there; and where nothing asks for it, it is not.

Funded communication carries the emblem, prominently, on paper and on screens; used elsewhere it claims a support that there is
not. Regulation (EU) 2021/1060, Annex IX, 1.1; OJ 2012/C 271/04.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.rules.finding import Finding
from toolkit.rules.proof import Proof

SOURCE = "Regulation (EU) 2021/1060, Annex IX, 1.1"
MISUSE = "Administrative agreement on the use of the European emblem, OJ 2012/C 271/04"


@dataclass(frozen=True)
class EmblemPresent:
    """It is there whole, or it is not; `slack`: CSS pixels that it may reach off the page, for rounding."""

    slack: float = 0.1
    code = "emblem-present"

    def __call__(self, proof: Proof) -> Iterator[Finding]:
        whole = any(proof.trim.holds(flag.box, self.slack * proof.css_px) for flag in proof.of("emblem"))
        if proof.funding and not whole:
            yield Finding(self.code, "law", "the EU emblem is missing; put it on the page with its statement", SOURCE)
        if not proof.funding and proof.flag:
            message = "the EU emblem is shown, but no funding asks for it; name the funding, or take the emblem away"
            yield Finding(self.code, "law", message, MISUSE, proof.flag.box)
