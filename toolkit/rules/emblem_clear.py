"""Round the emblem and its statement there is free room.

Nothing else stands in it: no text, logo or code. What lies over the flag itself is another rule's matter (emblem-overlap). The
Commission asks for a protection zone; its size is the house's, kept in the brand's emblem rules.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.geometry import Box
from toolkit.rules.emblem_overlap import SLACK
from toolkit.rules.finding import Finding
from toolkit.rules.proof import Proof

SOURCE = "House rule, for the Commission's protection zone"


@dataclass(frozen=True)
class EmblemClear:
    """`room`: free room on all sides, in heights of the flag; a mark that asks for more gets more."""

    room: float
    slack: float = 0.01
    code = "emblem-clear"

    def __call__(self, proof: Proof) -> Iterator[Finding]:
        flag = proof.flag
        if not flag:
            return
        room = max(self.room * flag.box.height, flag.clear) - self.slack * flag.box.height
        inside = flag.box.inset(SLACK * flag.box.height)
        for name, box in _others(proof):
            near = [zone for zone in _zones(proof) if box.meets(zone.inset(-room))]
            if near and not box.meets(inside):
                message = f"{name} stands within {proof.say(room)} of the EU emblem or its statement; move it away"
                yield Finding(self.code, "house", message, SOURCE, box)


def _zones(proof: Proof) -> Iterator[Box]:
    return (mark.box for mark in proof.of("emblem", "statement"))


def _others(proof: Proof) -> Iterator[tuple[str, Box]]:
    """Everything but the emblem and its statement, by the name a person knows it by."""
    yield from ((mark.name, mark.box) for mark in proof.of("lockup", "symbol", "partner", "code"))
    yield from ((f"“{run.text}”", run.box) for run in proof.runs if run.slot != "statement")
