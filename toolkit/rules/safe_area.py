"""Texts, marks and codes stand where the channel neither covers nor crops them, and the knife does not reach.

The live area of a format is its trimmed canvas without what the channel's own buttons and crops take, as the format's source
gives it (brand/formats.yml). A house rule: channels recommend it, nobody enforces it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.rules.finding import Finding
from toolkit.rules.proof import Proof

SOURCE = "House rule: the format's safe area in brand/formats.yml"


@dataclass(frozen=True)
class SafeArea:
    """`slack`: CSS pixels that something may reach out, for rounding."""

    slack: float = 0.1
    code = "safe-area"

    def __call__(self, proof: Proof) -> Iterator[Finding]:
        things = [(f"“{run.text}”", run.box) for run in proof.runs if run.slot != "statement"]
        things += [(mark.name, mark.box) for mark in proof.marks]
        for name, box in things:
            if not proof.live.holds(box, self.slack * proof.css_px):
                out = max(
                    proof.live.x - box.x, proof.live.y - box.y, box.right - proof.live.right, box.bottom - proof.live.bottom
                )
                message = f"{name} reaches {proof.say(out)} out of the safe area; move it inwards"
                yield Finding(self.code, "house", message, SOURCE, box)
