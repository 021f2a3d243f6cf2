"""The benchmark of decks finds files that lack what they should hold, and its table says what was measured."""

from dataclasses import replace

import pytest

from tests.bench.deck import Row, compared
from tests.bench.holds_deck import holds_deck
from tests.bench.ours_deck import outline_of
from toolkit.backends.pptx.deck import write_deck
from toolkit.layout.deck import lay_deck
from toolkit.load import load_deck
from toolkit.model.outline import Image, Outline

PLAIN = replace(outline_of(12), slides=tuple(s for s in outline_of(12).slides if not any(isinstance(b, Image) for b in s.blocks)))
"""Without photographs, which `make bench` paints first."""


@pytest.fixture(scope="module")
def file(house, tmp_path_factory):
    def written(outline: Outline):
        target = tmp_path_factory.mktemp("deck") / "a.pptx"
        target.write_bytes(write_deck(lay_deck(house, outline, load_deck(house.brand.root)), house))
        return target

    return written


def test_a_deck_holds_what_it_should(file):
    assert holds_deck(file(PLAIN), PLAIN) == ""


def test_what_lacks_is_found(file, tmp_path):
    without = replace(PLAIN, slides=tuple(slide for slide in PLAIN.slides if "rahoitus" not in slide.title))
    assert holds_deck(file(without), PLAIN) == (
        "has 7 slides and not 8, has 1 charts and not 2, has 1 workbooks and not 2, has 7 titles and not 8"
    )
    (tmp_path / "a.pptx").write_bytes(b"PK")
    assert holds_deck(tmp_path / "a.pptx", PLAIN) == holds_deck(tmp_path / "none.pptx", PLAIN) == "cannot be opened"


def test_the_table_sets_ours_against_both():
    assert compared([Row("12 slides", 10, 3, 25, 30), Row("60 slides", 50, 12, None, None)]).splitlines()[2:] == [
        "| 12 slides | 10.0 ms | 3.0 ms | 25.0 ms | 2.5 × | 30.0 ms | 3.0 × |",
        "| 60 slides | 50.0 ms | 12.0 ms | – | – | – | – |",
    ]
