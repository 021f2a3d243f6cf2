"""A format keeps its content off the edges, and is no larger than what draws it can be."""

import pytest

from tests.definition import place, told
from toolkit.geometry import Box, Insets
from toolkit.model.format import MARGIN, MOST_SIDE, Format


def canvas(width: float, height: float, *safe: float, **more: object) -> Format:
    known = {"name": {"en": "A"}, "channel": "A", "source": "test", "checked": "2027-01-01"}
    return Format.model_validate({**known, "size": [width, height], "safe": list(safe) or [0, 0, 0, 0], **more})


def test_what_the_channel_takes_at_the_bottom_is_kept_free_at_the_sides_too():
    """The foot is a card then, from side to side."""
    assert canvas(1640, 856, 0, 60, 0, 60).live == Box(60, 60, 1520, 736)


def test_it_is_no_more_than_the_usual_margin():
    fmt = canvas(1000, 1600, 0, 300, 0, 300)
    assert fmt.live.x == fmt.trim.right - fmt.live.right == pytest.approx(MARGIN * 1000)
    assert (fmt.live.y, fmt.live.bottom) == (300, 1300)


def test_a_safe_area_that_is_larger_stands():
    assert canvas(1080, 1920, 64, 270, 64, 380).live == Box(64, 270, 952, 1270)


@pytest.mark.parametrize("safe", [(0, 0, 0, 0), (10, 10, 10, 10), (70, 10, 70, 10)])
def test_where_the_foot_reaches_the_bottom_nothing_is_added(safe):
    """There a margin stands within the live area."""
    fmt = canvas(1080, 1350, *safe)
    assert fmt.live == fmt.trim.inset(Insets(*safe))


def test_nor_on_a_banner_whose_foot_stands_at_its_right():
    assert canvas(1500, 500, 190, 60, 0, 60).live == Box(190, 60, 1310, 380)


def test_in_print_it_is_measured_as_print_is():
    fmt = canvas(100, 200, 0, 0, 0, 20, unit="mm")
    assert fmt.live.x * 25.4 / 72 == pytest.approx(MARGIN * (100 * 180) ** 0.5)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("size: [1200, 400]", "size: [33000, 1500]", f"a side of it is longer than {MOST_SIDE} pixels; make it smaller"),
        ("size: [1200, 400]", "size: [600, 32768]", f"a side of it is longer than {MOST_SIDE} pixels; make it smaller"),
        (
            "size: [210, 297]",
            "size: [6000, 8]",
            f"a side of it is longer than {MOST_SIDE} pixels; make it smaller, or lower its dpi",
        ),
        ("max_bytes: 200000", "max_bytes: 99", "max_bytes is less than 10000; write a larger number"),
        (
            "safe: [0, 60, 0, 60]",
            "safe: [900, 60, 900, 60]",
            "the safe area leaves no room; make its insets smaller than the size",
        ),
        (
            "safe: [0, 60, 0, 60]",
            "safe: [900, 430, 0, 430]",
            "the safe area leaves no room; make its insets smaller than the size",
        ),
    ],
)
def test_what_cannot_be_drawn_or_written_is_told(root, edit, old, new, said):
    edit("brand/formats.yml", old, new)
    (mistake,) = told(root)
    assert said in mistake
    at = int(place(root, "brand/formats.yml", new).split(":")[1])
    assert at - 4 <= int(mistake.split(":")[1]) <= at


def test_the_longest_side_is_allowed():
    assert canvas(MOST_SIDE, 1500).pixels == (MOST_SIDE, 1500)
