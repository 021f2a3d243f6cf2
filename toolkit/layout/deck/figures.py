"""How a chart's values are written, in a picture and as a format code alike: each with as many decimals as it needs (14 %,
32,5 %, 1 000 %), or all with as many as any needs where Office can do no better: thousands with decimals, or values below zero.
"""

from typing import NamedTuple

from toolkit.layout.deck.desk import number
from toolkit.model.outline import Chart

MOST = 2
"""Decimals of a chart's values at most."""

SMALL = 1000
"""Below this, nothing is parted into thousands."""


class Figures(NamedTuple):
    """Values in a language, with their unit; `decimals` is None where each has as many as it needs.

    `parted` says whether some of those are thousands.
    """

    language: str
    unit: str
    decimals: int | None
    parted: bool = False

    @classmethod
    def of(cls, chart: Chart, language: str) -> "Figures":
        values = [value for series in chart.series for value in series.values]
        needed = [_decimals(value) for value in values]
        parted = max(values, default=0) >= SMALL
        small = (value for value in values if not (parted and value >= SMALL and round(value) == value))
        least = 0 if parted else 1 - SMALL
        own = any(needed) and all(least <= value < SMALL and round(value, MOST) == value for value in small)
        return cls(language, chart.unit, None if own else max(needed, default=0), own and parted)

    def said(self, value: float) -> str:
        return number(value, self.language, self.unit, self.decimals)

    def by(self, step: float) -> "Figures":
        """Those of a scale with such steps."""
        return self._replace(decimals=_decimals(step, 6), parted=False)


def _decimals(value: float, most: int = MOST) -> int:
    return len(f"{value:.{most}f}".rstrip("0").partition(".")[2])
