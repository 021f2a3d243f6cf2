"""Places in the sky: what a star catalogue writes, in degrees; anything else is refused in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from toolkit.model.brand import Star
from toolkit.model.sky import declination, right_ascension


@pytest.mark.parametrize(
    ("text", "degrees"), [("0h00m00s", 0), ("12h00m00s", 180), ("11h03m43.7s", 165.93208), ("23h 59m 59.9s", 359.99958)]
)
def test_right_ascension(text, degrees):
    assert right_ascension(text) == pytest.approx(degrees, abs=1e-5)


@pytest.mark.parametrize(
    ("text", "degrees"), [("+61°45.1′", 61.751667), ("+61°45'06\"", 61.751667), ("-0°30′", -0.5), ("−16°42′58″", -16.716111)]
)
def test_declination(text, degrees):
    assert declination(text) == pytest.approx(degrees, abs=1e-5)


@given(st.integers(0, 23), st.integers(0, 59), st.integers(0, 59))
def test_every_time_of_a_sidereal_day_is_a_right_ascension(hours, minutes, seconds):
    assert right_ascension(f"{hours}h{minutes:02}m{seconds:02}s") == pytest.approx((hours * 3600 + minutes * 60 + seconds) / 240)


@pytest.mark.parametrize("text", ["", "11:03:43", "165.9", "24h00m00s", "11h60m00s", "11h03m60s", "-1h00m00s", "11h03m43.7"])
def test_what_is_no_right_ascension(text):
    with pytest.raises(ValueError, match="is not a right ascension; "):
        right_ascension(text)


@pytest.mark.parametrize("text", ["", "61°45.1′", "+91°00′", "+90°00.1′", "+61°60′", "+61.75", "+61°45.1"])
def test_what_is_no_declination(text):
    with pytest.raises(ValueError, match="is not a declination; "):
        declination(text)


def test_the_brand_refuses_a_star_that_stands_nowhere():
    with pytest.raises(ValidationError) as raised:
        Star(name="Dubhe", ra="11h", dec="north")
    assert [error["loc"] for error in raised.value.errors()] == [("ra",), ("dec",)]
