"""What a person is told of a deck that was moved: what changed, what was kept, and what needs their eyes."""

import json
from dataclasses import asdict, dataclass, field
from typing import NamedTuple


class Change(NamedTuple):
    """Something that was one thing and is another."""

    what: str
    before: str
    after: str


class Left(NamedTuple):
    """Something that was left as it was, and what a person can do about it."""

    where: str
    problem: str
    remedy: str


@dataclass
class Report:
    """Grows while a deck is moved."""

    made_here: bool = True
    changed: list[Change] = field(default_factory=list[Change])
    kept: list[str] = field(default_factory=list[str])
    """Sentences on what is as it was, and should be."""
    left: list[Left] = field(default_factory=list[Left])
    parts: list[str] = field(default_factory=list[str])
    """Names of the parts that are not as they were, or are new, or gone."""

    def match(self, what: str, before: str, after: str) -> None:
        """Notes what came in the place of what, once, even where it is called the same."""
        entry = Change(what, before, after)
        if entry not in self.changed:
            self.changed.append(entry)

    def change(self, what: str, before: str, after: str) -> None:
        """Notes a change, once; nothing where both are the same."""
        if before != after:
            self.match(what, before, after)

    def leave(self, where: str, problem: str, remedy: str) -> None:
        self.left.append(Left(where, problem, remedy))

    def lines(self) -> list[str]:
        """For people."""
        parts = {
            "Changed": [f"{what}: {before} → {after}" for what, before, after in self.changed if before != after],
            "Exchanged under the same names": [f"{what}: {names}" for what, names in self._alike().items()],
            "Kept": self.kept,
            "Left, please look": [f"{where}: {problem}; {remedy}" for where, problem, remedy in self.left],
        }
        return [line for head, told in parts.items() if told for line in (f"{head}:", *(f"  {each}" for each in told))]

    def _alike(self) -> dict[str, str]:
        """What was exchanged for something of the same name: all names by what they are."""
        same = [(what, before) for what, before, after in self.changed if before == after]
        return {what: ", ".join(name for other, name in same if other == what) for what, _ in same}

    def json(self, **more: str) -> str:
        """For machines."""
        whole = asdict(self) | {
            "changed": [each._asdict() for each in self.changed],
            "left": [each._asdict() for each in self.left],
        }
        return json.dumps(more | whole, ensure_ascii=False, indent=2)
