"""Colours told by numbers: what an ICC profile made of them shows is what a second library says."""

import numpy as np
import pytest
from coloraide import Color

from toolkit.backends import develop
from toolkit.backends.primaries import Coding, profile

D65 = (0.3127, 0.329)
P3 = ((0.68, 0.32), (0.265, 0.69), (0.15, 0.06), D65)
BT2020 = ((0.708, 0.292), (0.17, 0.797), (0.131, 0.046), D65)
SRGB = ((0.64, 0.33), (0.3, 0.6), (0.15, 0.06), D65)


def shown(coding, *color):
    """A colour of such a picture in sRGB, 0–255."""
    pixels = np.full((4, 4, 4), (*color[::-1], 255), np.uint8)
    return [int(value) for value in develop.to_srgb(pixels, profile(coding))[0, 0, 2::-1]]


@pytest.mark.parametrize("color", [(128, 128, 128), (200, 90, 80), (90, 140, 100), (80, 90, 160), (255, 255, 255)])
def test_display_p3_is_as_a_second_library_has_it(color):
    wanted = Color("display-p3", [value / 255 for value in color]).convert("srgb").clip().coords()
    assert np.abs(np.subtract(shown(Coding(12, 13, P3), *color), np.multiply(wanted, 255))).max() <= 2


def test_linear_light_is_understood():
    assert np.abs(np.subtract(shown(Coding(1, 8, SRGB), 55, 55, 55), 128)).max() <= 2


@pytest.mark.parametrize(("transfer", "signal"), [(16, 0.581), (18, 0.75)])
def test_the_reference_white_of_bright_pictures_is_white(transfer, signal):
    grey = round(signal * 255)
    assert min(shown(Coding(9, transfer, BT2020), grey, grey, grey)) >= 252
    assert 100 < max(shown(Coding(9, transfer, BT2020), *[grey * 2 // 3] * 3)) < 230


@pytest.mark.parametrize("coding", [Coding(1, 13, SRGB), Coding(2, 2, SRGB), Coding(1, 1, SRGB), Coding(22, 13, ((0, 0),) * 4)])
def test_srgb_and_what_is_not_told_need_none(coding):
    assert profile(coding) == b""
