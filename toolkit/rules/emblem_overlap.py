"""Nothing lies over the flag: no text, no logo, not even its own statement.

The emblem may not be modified or merged with anything, and its text may not interfere with it.
Regulation (EU) 2021/1060, Annex IX, 1.4 and 1.7.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.geometry import Box
from toolkit.rules.finding import Finding
from toolkit.rules.proof import Proof

SOURCE = "Regulation (EU) 2021/1060, Annex IX, 1.4 and 1.7"
SLACK = 0.005
"""How far something may reach over the flag's edge and still be beside it, in heights of the flag, for rounding."""


@dataclass(frozen=True)
class EmblemOverlap:
    """No limits: nothing may lie over it."""

    code = "emblem-overlap"

    def __call__(self, proof: Proof) -> Iterator[Finding]:
        for flag in proof.of("emblem"):
            inside = flag.box.inset(SLACK * flag.box.height)
            for name, box in _others(proof):
                if box.meets(inside):
                    yield Finding(self.code, "law", f"{name} lies over the EU flag; move it off", SOURCE, box)


def _others(proof: Proof) -> Iterator[tuple[str, Box]]:
    yield from ((f"“{run.text}”", run.box) for run in proof.runs)
    written = any(run.slot == "statement" for run in proof.runs)
    yield from ((mark.name, mark.box) for mark in proof.marks if mark.kind not in ("emblem", *(["statement"] * written)))
