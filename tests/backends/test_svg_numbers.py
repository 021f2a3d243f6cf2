"""Numbers in an SVG: three decimals at most, and none that says nothing."""

from hypothesis import given
from hypothesis import strategies as some

from toolkit.backends import svg
from toolkit.geometry import Outline

NUMBERS = some.one_of(some.floats(-1e5, 1e5), some.integers(-3000, 3000), some.decimals(-99, 99, places=3).map(float))


def plain(number: float) -> str:
    text = f"{number:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@given(NUMBERS)
def test_a_number_is_as_short_as_can_be(number: float) -> None:
    assert svg._n(number) == plain(number)


@given(NUMBERS, NUMBERS, some.lists(NUMBERS, min_size=8, max_size=8))
def test_a_path_is_written_number_by_number(x: float, y: float, numbers: list[float]) -> None:
    pairs = [f"{plain(x + numbers[at] * 2)} {plain(y - numbers[at + 1] * 2)}" for at in (0, 2, 4, 6)]
    said = f"M{pairs[0]}C{' '.join(pairs[1:])}Z"
    assert svg._path(Outline("MCZ", tuple(numbers)), x, y, 2, -1) == said
