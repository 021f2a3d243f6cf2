"""Letters as masks: what is remembered never shows, and they cover what cairo fills."""

import cairocffi
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from toolkit.backends import letters
from toolkit.backends.glyphs import fill
from toolkit.backends.kept import Kept
from toolkit.layout.items import Line
from toolkit.opened import open_house
from toolkit.text.font import open_face

HOUSE = open_house()
FACES = sorted({f"{HOUSE.brand.root}/assets/fonts/{face.file}" for face in HOUSE.brand.typography.faces.values()})
WIDTH, HEIGHT = 260, 90

texts = st.text("ÅÄÖjgyfVAT.,–'Čŧ 0", max_size=12)
places = st.tuples(st.floats(-20, 200), st.floats(-10, 110))


def line(text, face, size, x, y):
    run = open_face(face).shape(text, "fi")
    return Line(text, face, size, x, y, run.width * size, run.glyphs)


def drawn(draw, written, scale=1.0):
    surface = cairocffi.ImageSurface(cairocffi.FORMAT_ARGB32, WIDTH, HEIGHT)
    context = cairocffi.Context(surface)
    context.scale(scale, scale)
    context.set_source_rgb(0.8, 0.4, 0.1)
    draw(context, written)
    assert context.get_matrix().as_tuple() == (scale, 0, 0, scale, 0, 0)
    surface.flush()
    return np.frombuffer(surface.get_data(), np.uint8).astype(int)


def anew(written, scale=1.0):
    letters._masks = Kept(letters.KEPT_BYTES)
    return drawn(letters.stamp, written, scale)


@settings(deadline=None, max_examples=150)
@given(texts, st.sampled_from(FACES), st.floats(4, 60), places, st.sampled_from([0.37, 1.0, 1.5]))
@example("Å", FACES[0], 60.0, (0.5, 0.0), 1.0)
@example("   ", FACES[0], 20.0, (3.25, 40.75), 1.0)
def test_a_mask_covers_what_would_be_filled(text, face, size, place, scale):
    """Accents, tails, kerned overhangs included, at every share of a pixel, beyond the edge too; but for rounding."""
    written = line(text, face, size, *place)
    assert np.abs(anew(written, scale) - drawn(fill, written, scale)).max() <= 4


@settings(deadline=None)
@given(texts, st.floats(4, 60), places, st.integers(-30, 30), st.integers(-30, 30))
def test_what_was_drawn_before_never_shows(text, size, place, across, down):
    """The same line elsewhere, whole pixels away, may have left its mask: the bytes are those of a mask drawn anew."""
    written = line(text, FACES[0], size, *place)
    fresh = anew(written)
    assert (drawn(letters.stamp, written) == fresh).all()
    anew(written._replace(x=written.x + across, y=written.y + down))
    assert (drawn(letters.stamp, written) == fresh).all()


@pytest.mark.parametrize("moved", [0, 7])
def test_a_line_is_drawn_once(monkeypatch, moved):
    written, filled = line("Kajaani", FACES[0], 24.0, 10.0, 40.0), []
    monkeypatch.setattr(letters, "fill", lambda context, one: (filled.append(one), fill(context, one)))
    anew(written)
    drawn(letters.stamp, written._replace(y=written.y + moved))
    assert len(filled) == 1


@pytest.mark.parametrize(
    ("text", "size"), [("Kajaani " * 1500, 12.0), ("M", 50_000.0), ("MM", 9_000.0)], ids=["long", "high", "large"]
)
def test_a_line_larger_than_any_bitmap_is_drawn_where_it_is_seen(text, size):
    """Cairo has surfaces of 32,767 pixels a side at most, and nobody has the memory for those."""
    written = line(text, FACES[0], size, -0.13 * size, 40.0)
    assert (anew(written) == drawn(fill, written)).all()
    assert anew(written).any()
    assert letters._masks.used == 0
