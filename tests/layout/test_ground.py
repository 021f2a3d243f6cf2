"""The ground under texts and maps on a photograph."""

import pytest

from toolkit.layout.artboard import lay_out
from toolkit.layout.ground import CALM
from toolkit.layout.items import Fill, Gradient


def strengths(artboard) -> list[float]:
    (veil,) = (item for item in artboard.items if isinstance(item, Fill) and item.role == "veil")
    assert isinstance(veil.paint, Gradient)
    return [stop.alpha for stop in veil.paint.stops]


@pytest.mark.parametrize("key", ["facebook-cover", "x-header", "youtube-banner"])
@pytest.mark.parametrize("ground", ["dark", "light"])
def test_texts_on_wide_photographs_stand_on_a_calm_ground(house, request_for, photos, key, ground):
    for photo in photos.values():
        assert max(strengths(lay_out(house, request_for("quote", key, photo=photo, ground=ground)))) >= CALM


@pytest.mark.parametrize("key", ["instagram-portrait", "open-graph"])
def test_a_map_on_a_photograph_is_set_apart(house, request_for, photos, key):
    assert min(strengths(lay_out(house, request_for("region-map", key, photo=photos["city"])))) >= CALM
