"""A finding: where a page departs from a rule, in words that say what to do.

Findings report and never stop a job; what cannot be drawn at all is an error (toolkit.errors). The level says who asks: the law,
the Commission's guideline, the national authority, or the house alone.
"""

from dataclasses import dataclass
from typing import Literal

from toolkit.geometry import Box

Level = Literal["law", "guideline", "national", "house"]
Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Finding:
    """`code` is short and stable, the message may change; `box` is where, in the page's unit, if it is anywhere."""

    code: str
    level: Level
    message: str
    source: str
    box: Box | None = None

    @property
    def severity(self) -> Severity:
        """What somebody else asks for is an error, what only the house asks for a warning."""
        return "warning" if self.level == "house" else "error"
