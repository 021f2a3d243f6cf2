"""The emblem is at least as tall or as wide as the biggest of the other logos.

Beside others, the flag may not be the small one; its own rectangle is measured, not the sentence beside it.
Regulation (EU) 2021/1060, Annex IX, 1.7.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.rules.finding import Finding
from toolkit.rules.proof import Proof

SOURCE = "Regulation (EU) 2021/1060, Annex IX, 1.7"


@dataclass(frozen=True)
class EmblemSize:
    """`slack`: what a logo may exceed the flag by, in parts of it, for rounding."""

    slack: float = 0.001
    code = "emblem-size"

    def __call__(self, proof: Proof) -> Iterator[Finding]:
        flag = proof.flag
        if not flag:
            return
        tall, wide = flag.box.height * (1 + self.slack), flag.box.width * (1 + self.slack)
        for logo in proof.of("lockup", "symbol", "partner"):
            if logo.box.height > tall and logo.box.width > wide:
                size = f"{proof.say(logo.box.width)} × {proof.say(logo.box.height)}"
                ours = f"{proof.say(flag.box.width)} × {proof.say(flag.box.height)}"
                message = (
                    f"{logo.name} ({size}) is taller and wider than the EU flag ({ours}); make it smaller, or the flag larger"
                )
                yield Finding(self.code, "law", message, SOURCE, logo.box)
