"""A chart laid out: what is drawn of it, and all that a native chart has to be told to look the same."""

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import NamedTuple

from toolkit.geometry import Box
from toolkit.layout.items import Item

AHEAD = 0.05
"""Of their range, so much is left free beyond the values: where Office ends an axis by itself."""

STEPS, UNSEEN = 5, 8
"""So many steps a scale has about, and one that is not shown."""


class Scale(NamedTuple):
    """From `low` to `high` in steps; both are multiples of `step`, unless room for labels was added."""

    low: float
    high: float
    step: float

    @classmethod
    def of(cls, values: Sequence[float], *, shown: bool = True, zero: bool = True) -> "Scale":
        """A round scale that holds the values, and zero where it is asked for."""
        ends = (0.0,) if zero else ()
        low, high = min(*ends, *values, values[0]), max(*ends, *values, values[0])
        high = high if high > low else low + 1
        step, spare = _step((high - low) / (STEPS if shown else UNSEEN)), 0 if shown else AHEAD * (high - low)
        top = high if high == 0 else high + spare
        bottom = low if zero and low == 0 else low - spare
        return cls(_tidy(floor(bottom / step) * step, step), _tidy(ceil(top / step) * step, step), step)

    @property
    def ticks(self) -> list[float]:
        counts = range(ceil(self.low / self.step - 1e-9), floor(self.high / self.step + 1e-9) + 1)
        return [_tidy(self.step * count, self.step) for count in counts]

    def place(self, value: float) -> float:
        """0 at the low end, 1 at the high one."""
        return (value - self.low) / (self.high - self.low)


def _step(rough: float) -> float:
    """The next 1, 2 or 5 of its power of ten."""
    power = 10.0 ** floor(log10(rough))
    return next(_tidy(power * factor, power) for factor in (1, 2, 5, 10) if power * factor >= rough * (1 - 1e-9))


def _tidy(value: float, step: float) -> float:
    """Without what binary fractions leave behind the decimals that steps of this size have."""
    return round(value, max(9, 1 - floor(log10(step))))


class Plotted(NamedTuple):
    """A chart in its room; boxes in px on the slide."""

    items: tuple[Item, ...]
    size: float
    """Of its text, px."""
    plot: Box
    """Where bars, lines or slices are, without what is written beside them."""
    scale: Scale = Scale(0, 1, 1)
    written: bool = True
    """Whether each value is written; else they are read off the scale."""
    every: int = 1
    """One of so many categories is named."""
    legend: Box | None = None
    named: bool = False
    """Whether lines are named at their ends."""
    labels: tuple[Box, ...] = ()
    """Where names of lines or slices stand, in their order."""
    broken: bool = False
    """Whether a slice's value stands below its name."""
    led: bool = False
    """Whether lines lead from slices to their names."""
