"""Tagged documents: what a picture or a logo says is in its structure, can be searched, and changes nothing that is seen."""

from dataclasses import replace
from io import BytesIO

import numpy as np
import pikepdf
import pypdfium2
import pytest

from tests.tagged import told
from toolkit.backends import pdf
from toolkit.backends.metadata import About
from toolkit.backends.reading import Part, joined, read, whole
from toolkit.backends.table import export
from toolkit.backends.tags import Sheet, tag
from toolkit.color import Color
from toolkit.geometry import Box
from toolkit.layout.artboard import lay_out
from toolkit.layout.items import Fill, Picture, Text
from toolkit.opened import open_house

HOUSE = open_house()
TEMPLATES = sorted(HOUSE.templates)
INK = Color(10, 31, 61)


def made(artboard):
    return export(artboard, "pdf", About(artboard.title, artboard.alt, "fi-FI"))


def words(data, page=0):
    return " ".join(pypdfium2.PdfDocument(data)[page].get_textpage().get_text_range().split())


def said(found, role):
    return [one.said for one in found if one.role == role]


@pytest.mark.parametrize("ground", ["dark", "light"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_word_of_a_picture_is_in_its_structure_and_can_be_found(template, ground, request_for):
    artboard = lay_out(HOUSE, request_for(template, "poster-a4" if ground == "light" else "open-graph", ground=ground))
    data = made(artboard)
    found, text = told(data), words(data)
    assert said(found, "H1") == [next(part.said for part in read(artboard, "") if part.role == "H1")]
    heard = " ".join(one.said for one in found)
    for item in artboard.texts:
        for line in item.lines if item.slot != "quote-open" else ():
            assert " ".join(line.text.split()) in text
            assert all(word.rstrip("-") in heard for word in line.text.split())


@pytest.mark.parametrize("template", ["speaker", "region-map"])
def test_pictures_have_their_words_and_logos_their_names(template, request_for, photos):
    artboard = lay_out(HOUSE, request_for(template, "open-graph", photo=photos["lake"]))
    figures = said(told(made(artboard)), "Figure")
    pictured = any(isinstance(item, Picture) for item in artboard.items)
    assert figures.count("Näytekuva") == pictured
    assert [mark.name for mark in artboard.marks if mark.kind != "statement"] == figures[pictured:]


def test_an_ornament_is_not_read(request_for):
    found = told(made(lay_out(HOUSE, request_for("quote", "open-graph"))))
    assert "”" not in [one.said for one in found]


def test_texts_are_read_in_the_order_they_stand(request_for):
    found = told(made(lay_out(HOUSE, request_for("key-figure", "poster-a3"))))
    texts = [(one.role, " ".join(one.said.split())) for one in found if one.role in ("H1", "P")]
    assert texts[1:3] == [("P", "1,27 milj."), ("H1", "ihmistä asuu Itä- ja Pohjois-Suomessa")]


def test_a_time_is_read_with_what_happens_then(request_for):
    texts = said(told(made(lay_out(HOUSE, request_for("programme", "poster-a3")))), "P")
    assert "10.00 Kahvi ja verkostoituminen" in texts


def test_a_photograph_nobody_described_is_decoration(request_for, photos):
    artboard = lay_out(HOUSE, request_for("event", "open-graph", photo=photos["lake"].model_copy(update={"alt": {}})))
    kinds = {mark.kind for mark in artboard.marks} - {"statement"}
    assert len(said(told(made(artboard)), "Figure")) == len(kinds)


def test_partners_are_named_as_people_name_them(request_for):
    partners = tuple(HOUSE.logos)[:2]
    artboard = lay_out(HOUSE, request_for("event", "open-graph", partners=partners))
    named = said(told(made(artboard)), "Figure")
    assert len(named) == len([mark for mark in artboard.marks if mark.kind != "statement"])
    assert not any(word in name.lower() for name in named for word in ("logo", ".svg"))


def test_another_language_is_told_as_such(request_for):
    artboard = lay_out(HOUSE, request_for("event", "open-graph"))
    items = tuple(
        replace(item, language="se") if isinstance(item, Text) and item.slot == "place" else item for item in artboard.items
    )
    assert [one.language for one in told(made(replace(artboard, items=items))) if one.language] == ["se"]


def test_a_picture_without_texts_and_marks_is_one_figure(request_for):
    artboard = lay_out(HOUSE, request_for("event", "open-graph"))
    bare = replace(artboard, items=(Fill(Box(0, 0, 500, 300), INK),), marks=())
    assert [(one.role, one.said) for one in told(made(bare))] == [("Document", ""), ("Figure", artboard.alt)]


def test_a_drawing_is_one_picture_even_on_an_opaque_ground():
    canvas = Box(0, 0, 200, 100)
    items = (Fill(canvas, INK), Fill(Box(20, 20, 50, 50), Color(255, 255, 255)), Fill(canvas, INK))
    data = pdf.drawing(items, canvas, 0.75, About("ELMO", "Logo: ELMO.", "fi-FI"))
    assert [(one.role, one.said, one.marks) for one in told(data)[1:]] == [("Figure", "Logo: ELMO.", (0,))]
    with pikepdf.open(BytesIO(data)) as document:
        assert [float(edge) for edge in document.pages[0].mediabox] == [0, 0, 150, 75]


def test_an_opaque_ground_in_the_middle_of_a_page_leaves_what_was_told_before_it():
    canvas = Box(0, 0, 100, 100)
    items = (Fill(Box(1, 1, 8, 8), INK), Fill(canvas, INK), Fill(Box(20, 1, 8, 8), INK))
    sheet = Sheet(items, (Part("Figure", "b", (2,)), Part("Figure", "a", (0,))), canvas, canvas, 1, 1)
    assert [(one.said, one.marks) for one in told(pdf.document([sheet], About("x", "", "fi")))[1:]] == [("b", (1,)), ("a", (0,))]


def test_a_run_that_cairo_left_out_is_not_told_and_shifts_no_other():
    """As cairo 1.18 does where a run draws nothing; 1.16 writes it, empty."""
    canvas, items = Box(0, 0, 100, 100), (Fill(Box(1, 1, 8, 8), INK),) * 3
    sheet = Sheet(items, tuple(Part("Figure", name, (place,)) for place, name in enumerate("abc")), canvas, canvas, 1, 1)
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(100, 100))
        content = b"/P << /MCID 0 >> BDC\n1 1 8 8 re f\nEMC\n/H2 << /MCID 1 >> BDC\n1 1 8 8 re f\nEMC\n"
        document.pages[0].Contents = document.make_stream(content)
        tag(document, [sheet])
        (whole_document,) = document.Root.StructTreeRoot.K
        assert [(str(one.Alt), [int(mark) for mark in one.K]) for one in whole_document.K] == [("a", [0]), ("c", [1])]


@pytest.mark.parametrize("side", [100.0, 100.3, 100.6, 100.999])
def test_a_ground_reaches_all_edges_of_a_page_of_any_size(side):
    canvas = Box(0, 0, side, side)
    data = pdf.drawing((Fill(canvas, INK), Fill(canvas.inset(20), INK)), canvas, 1, About("x", "x", "fi"))
    seen = np.asarray(pypdfium2.PdfDocument(data)[0].render(scale=10).to_pil())
    assert (seen[:-1, :-1] == INK).all()


def test_many_characters_take_several_fonts(request_for):
    artboard = lay_out(HOUSE, request_for("event", "open-graph"))
    place, text = next((place, item) for place, item in enumerate(artboard.items) if isinstance(item, Text))
    strange = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 300)) + "\U0001f600"
    items = (replace(text, slot="title", lines=(text.lines[0]._replace(text=strange),)),)
    data = made(replace(artboard, items=items, marks=()))
    assert place and words(data) == strange and said(told(data), "H1") == [strange]


def test_unseen_words_lie_where_the_seen_ones_do(request_for):
    artboard = lay_out(HOUSE, request_for("event", "open-graph"))
    title = next(item for item in artboard.texts if item.slot == "title")
    page = pypdfium2.PdfDocument(made(artboard))[0]
    layer, line = page.get_textpage(), title.lines[0]
    place = layer.search(line.text).get_next()
    left = min(layer.get_charbox(place[0] + step)[0] for step in range(place[1]))
    right = max(layer.get_charbox(place[0] + step)[2] for step in range(place[1]))
    assert (left, right) == pytest.approx((line.x * 0.75, (line.x + line.width) * 0.75), abs=1)


def test_tags_and_words_change_no_pixel(request_for, photos):
    artboard = lay_out(HOUSE, request_for("event", "open-graph", photo=photos["lake"]))
    untold = pdf.sheet(artboard, ())
    plain = pdf.document([untold], About("x", "x", "fi"))
    seen = [np.asarray(pypdfium2.PdfDocument(data)[0].render(scale=2).to_pil()) for data in (made(artboard), plain)]
    assert np.array_equal(*seen)
    assert words(plain) == ""


def test_lines_meet_as_the_alternative_text_has_it():
    whole_text = "Euroopan maakuntaliitto ja Itä- ja Pohjois-Suomi: example.org/abc, EU-maat"
    lines = ["Euroopan maakunta-", "liitto ja Itä-", "ja Pohjois-", "Suomi: example.org/", "abc, EU-", "maat"]
    assert joined(lines, whole_text) == whole_text
    assert joined(["maakunta-", "liitto", "on"], "") == "maakuntaliitto on"


def test_a_whole_drawing_is_one_part():
    items = (Fill(Box(0, 0, 1, 1), INK),) * 3
    assert whole(items, "x") == (Part("Figure", "x", (0, 1, 2)),)
