"""How different two colours look, on pairs that others measured."""

import pytest

from toolkit.color import Color


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        ("#2A3C93", "#003399", 3.5),
        ("#FBCA07", "#FFCC00", 0.7),
        ("#003399", "#003399", 0),
        ("#FFFFFF", "#000000", 100),
        ("#0000FF", "#FF00FF", 32.4),
        ("#FF0000", "#00FF00", 86.6),
        ("#808080", "#818181", 0.4),
    ],
)
def test_the_difference_of_two_colours(one: str, other: str, difference: float) -> None:
    first, second = Color.parse(one), Color.parse(other)
    assert first.difference(second) == pytest.approx(difference, abs=0.06)
    assert second.difference(first) == pytest.approx(first.difference(second))
