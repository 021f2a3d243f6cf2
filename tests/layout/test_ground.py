"""The ground under texts and maps on a photograph."""

from itertools import pairwise

import pytest

from toolkit.backends import raster
from toolkit.color import Color
from toolkit.geometry import Box
from toolkit.layout.artboard import lay_out
from toolkit.layout.ground import CALM
from toolkit.layout.items import Fill, Gradient
from toolkit.layout.veil import ROWS, SLOPE, Band, lay_soft_veil
from toolkit.rules.proof import proof_of
from toolkit.rules.table import check


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


@pytest.mark.parametrize("key", ["instagram-portrait", "instagram-square"])
@pytest.mark.parametrize("template", ["event", "call", "programme", "announcement"])
@pytest.mark.parametrize("ground", ["dark", "light"])
def test_a_veil_over_a_photograph_has_no_edge(house, request_for, photos, key, template, ground):
    for photo in photos.values():
        shown = strengths(lay_out(house, request_for(template, key, photo=photo, ground=ground)))
        assert max(abs(one - other) for one, other in pairwise(shown)) <= 1.6 * SLOPE / ROWS
        assert abs(shown[0] - shown[1]) < 0.06, "it begins softly"


def test_each_text_has_the_veil_that_it_needs_and_no_more(house, request_for, photos):
    board = lay_out(house, request_for("event", "instagram-portrait", photo=photos["lake"]))
    assert not [one for one in check(proof_of(board, lambda: raster.backdrop(board)), house.brand) if one.code == "text-contrast"]
    assert min(strengths(board)[:20]) < max(strengths(board)) - 0.1


def test_a_soft_veil_holds_its_share_under_a_text_and_fades_above_it():
    veil = lay_soft_veil(Box(0, 0, 100, 240), [Band(0.52, 0.7, 0.9), Band(0.8, 0.9, 0.3)], Color(0, 0, 0), 0.1)
    assert isinstance(veil.paint, Gradient)
    shares = {round(stop.at * ROWS): stop.alpha for stop in veil.paint.stops}
    assert all(shares[row] == 0.9 for row in range(12, 18))
    assert all(shares[row] >= 0.3 for row in range(19, 23))
    assert shares[0] == pytest.approx(0.1)
    assert [shares[row] for row in range(13)] == sorted(shares[row] for row in range(13))
