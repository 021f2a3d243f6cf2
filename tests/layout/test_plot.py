"""Scales of charts: round steps, whatever the size of the values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.layout.deck.plot import Scale


@pytest.mark.parametrize(
    ("value", "top", "step"), [(1e-12, 1e-12, 2e-13), (3e-13, 3e-13, 1e-13), (7e-7, 8e-7, 2e-7), (7, 8, 2), (1e15, 1e15, 2e14)]
)
def test_a_scale_has_round_steps(value: float, top: float, step: float) -> None:
    scale = Scale.of([value])
    assert scale == (0, top, step)
    assert scale.ticks == pytest.approx([count * step for count in range(round(top / step) + 1)], rel=1e-12)


@given(st.lists(st.floats(1e-12, 1e15) | st.floats(-1e15, -1e-12), min_size=1, max_size=4), st.booleans(), st.booleans())
def test_a_scale_holds_its_values(values: list[float], shown: bool, zero: bool) -> None:
    scale = Scale.of(values, shown=shown, zero=zero)
    slack = 1e-9 * scale.step + 1e-15 * max(map(abs, values))
    assert scale.low - slack <= min(values) and max(values) <= scale.high + slack
    assert scale.step > 0 and len(scale.ticks) >= 2
