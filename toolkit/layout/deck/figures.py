"""How a chart's values are written, in a picture and as a format code alike: all with as many decimals as any needs, or small
ones each with its own (14 %, 32,5 %), which Office can do only where no thousands are parted."""

from typing import NamedTuple

from toolkit.layout.deck.desk import number
from toolkit.model.outline import Chart

MOST = 2
"""Decimals of a chart's values at most."""

SMALL = 1000
"""Below this, nothing is parted into thousands."""


class Figures(NamedTuple):
    """Values in a language, with their unit; `decimals` is None where each has as many as it needs."""

    language: str
    unit: str
    decimals: int | None

    @classmethod
    def of(cls, chart: Chart, language: str) -> "Figures":
        values = [value for series in chart.series for value in series.values]
        needed = [_decimals(value) for value in values]
        own = any(needed) and all(abs(value) < SMALL and round(value, MOST) == value for value in values)
        return cls(language, chart.unit, None if own else max(needed, default=0))

    def said(self, value: float) -> str:
        return number(value, self.language, self.unit, self.decimals)

    def by(self, step: float) -> "Figures":
        """Those of a scale with such steps."""
        return self._replace(decimals=_decimals(step, 6))


def _decimals(value: float, most: int = MOST) -> int:
    return len(f"{value:.{most}f}".rstrip("0").partition(".")[2])
