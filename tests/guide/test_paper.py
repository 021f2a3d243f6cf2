"""The guide on paper, read by two readers that did not write it."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from tests.commands import run
from toolkit.errors import AssetError
from toolkit.guide import guide_pdf
from toolkit.opened import open_house


@pytest.fixture(scope="module")
def document(paper):
    with pikepdf.open(BytesIO(paper)) as opened:
        yield opened


def test_the_same_guide_gives_the_same_bytes(house, paper):
    assert guide_pdf(house, "kainuu", "fi") == paper


def test_it_is_tagged_titled_and_in_its_language(document):
    assert bool(document.Root.MarkInfo.Marked)
    assert "/StructTreeRoot" in document.Root
    assert str(document.Root.Lang) == "fi-FI"
    assert str(document.docinfo["/Title"]) == "ELMO – Graafinen ohjeisto, Itä- ja Pohjois-Suomi, Kainuu"
    with document.open_metadata() as told:
        assert told["pdfuaid:part"] == "1"


def test_it_has_no_date(document):
    assert not {"/CreationDate", "/ModDate"} & set(document.docinfo.keys())


def test_every_page_is_a4(document):
    for page in document.pages:
        assert [float(edge) for edge in page.mediabox] == pytest.approx([0, 0, 595.28, 841.89], abs=0.01)


def test_every_chapter_has_a_bookmark(paper, guide):
    read = pypdfium2.PdfDocument(paper)
    found = {one.get_title() for one in read.get_toc()}
    read.close()
    assert {chapter.title for chapter in guide.chapters} <= found


def test_the_first_page_says_that_it_is_a_proposal(paper, guide):
    read = pypdfium2.PdfDocument(paper)
    text = read[0].get_textpage().get_text_bounded()
    read.close()
    assert guide.status in text


def test_every_drawing_has_its_words(document, guide):
    told = {str(one["/Alt"]) for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one}
    drawn = [guide.cover, *(figure for chapter in guide.chapters for figure in chapter.figures)]
    assert {figure.alt for figure in drawn} <= told


def test_only_our_own_fonts_are_in_it(document):
    names = {str(one["/BaseFont"]) for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/BaseFont" in one}
    assert {name.partition("+")[2].partition("-")[0] for name in names} <= {"Montserrat", "Inter"}


def test_the_command_writes_it(tmp_path):
    assert run("brand", "guide", "-o", str(tmp_path / "guide.pdf"), "--region", "Lappi", "--lang", "sv") == 0
    assert (tmp_path / "guide.pdf").read_bytes().startswith(b"%PDF-")


def test_a_missing_template_is_an_error_that_names_it(root):
    (root / "templates/print/guide/guide.typ").unlink()
    with pytest.raises(AssetError, match="put it back"):
        guide_pdf(open_house(root), None, "en")
