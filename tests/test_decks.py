"""Decks from the command line and from kits: files that open, handouts, pictures of slides, and mistakes told by line."""

import json
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from struct import unpack
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from pptx import Presentation

from tests.commands import ROOT, run
from tests.tagged import Told, told
from toolkit import decks
from toolkit.backends.reading_slide import read_slides
from toolkit.layout.items import Text
from toolkit.layout.slides import SetTable
from toolkit.opened import open_house
from toolkit.sources.outline import read_outline

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
OUTLINE = str(ROOT / "brand/decks/elmo-esittely.fi.md")
SHORT = "---\ntitle: A short one\nlanguage: en\nregion: Lapland\n---\n\n## Three things\n\n- One\n- Two\n- Three\n"
KIT = """
name: small
regions: [kainuu]
formats: [instagram-square]
entries:
  - { id: one, templates: [announcement], content: { fi: { title: Hyvää huomenta } } }
decks:
  - { outline: short.md, regions: [lappi, area], suffixes: [pptx, pdf] }
"""


@pytest.fixture
def short(tmp_path: Path) -> Path:
    path = tmp_path / "short.md"
    path.write_text(SHORT, encoding="utf-8")
    return path


def titles(path: Path) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in Presentation(BytesIO(path.read_bytes())).slides]


def test_an_outline_becomes_a_deck_beside_it(short, capsys):
    assert run("deck", str(short)) == 0
    made = short.with_name("enf_short_lappi_en.pptx")
    assert capsys.readouterr().out == f"{made}\n"
    assert titles(made) == ["A short one", "Three things"]


def test_the_region_and_the_file_can_be_named(tmp_path, short):
    out = tmp_path / "deep" / "mine.pptx"
    assert run("deck", str(short), "--region", "Kainuu", "-o", str(out)) == 0
    assert [path.name for path in tmp_path.rglob("*.pptx")] == ["mine.pptx"]
    with ZipFile(out) as parts:
        assert b"ELMO Kainuu" in parts.read("ppt/theme/theme1.xml")


def test_several_decks_need_a_folder(tmp_path, short, capsys):
    options = ("--region", "lappi", "--region", "area", "-o", str(tmp_path / "one.pptx"))
    assert run("deck", str(short), *options) == 2
    assert "several decks are asked for; name a folder with -o" in capsys.readouterr().err
    assert run("deck", str(short), *options[:-1], str(tmp_path / "all")) == 0
    assert len(list((tmp_path / "all").glob("*.pptx"))) == 2


def test_a_handout_and_pictures_of_the_slides(tmp_path, short):
    assert run("deck", str(short), "--suffix", "pdf", "--suffix", "png", "-o", str(tmp_path)) == 0
    with pikepdf.open(tmp_path / "enf_short_lappi_en.pdf") as document:
        assert len(document.pages) == 2 and str(document.Root.Lang) == "en-GB"
    with Image.open(tmp_path / "enf_short_lappi_en-02.png") as second:
        assert second.size == (1280, 720)


@pytest.fixture(scope="module")
def handout(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Of the outline that shows every kind of block."""
    path = tmp_path_factory.mktemp("handout") / "handout.pdf"
    assert run("deck", str(ROOT / "brand/decks/new.en.md"), "--region", "kainuu", "--suffix", "pdf", "-o", str(path)) == 0
    return path.read_bytes()


def by_slide(found: list[Told]) -> list[list[Told]]:
    starts = [number for number, one in enumerate(found) if one.role == "Sect"]
    return [found[start + 1 : end] for start, end in pairwise([*starts, len(found)])]


def test_a_handout_is_a_tagged_document_a_section_for_each_slide_that_begins_with_its_title(handout):
    slides = by_slide(told(handout))
    with pikepdf.open(BytesIO(handout)) as document, document.open_outline() as outline:
        assert [slide[0].said for slide in slides] == [item.title for item in outline.root]
        assert len(slides) == len(document.pages)
    for number, slide in enumerate(slides):
        assert [one.role for one in slide].index("H1") == 0 and [one.role for one in slide].count("H1") == 1
        assert {one.page for one in slide} - {-1} == {number}


def test_lists_tables_charts_and_pictures_are_told_as_what_they_are(handout):
    slides = {slide[0].said: [(one.role, one.said) for one in slide[1:]] for slide in by_slide(told(handout))}
    assert slides["Agenda"][:4] == [("L", ""), ("LI", ""), ("Lbl", "1."), ("LBody", "A short numbered list")]
    assert slides["A list has up to three levels"][3] == ("LBody", "Bold, italic and a link")
    table = slides["A table has a row of headings"]
    assert table[:6] == [("Table", ""), ("TR", ""), ("TH", "Stage"), ("TH", "When"), ("TH", "Result"), ("TR", "")]
    assert table[6:9] == [("TD", "Pilot"), ("TD", "2018–2019"), ("TD", "A shared strategy")]
    assert slides["A picture alone fills the slide"] == [("Figure", "Winter fells at dusk")]
    assert [role for role, _ in slides["A ring shows the same, lighter"]] == ["Figure"]
    assert slides["People"][1] == ("P", "First Person Director first@example.org")


def test_the_logos_are_told_once(handout):
    first, *others = by_slide(told(handout))
    named = [one.said for one in first if one.role == "Figure"]
    assert named == ["East and North Finland, Kainuu", "Co-funded by the European Union"]
    assert not any(one.said in named for slide in others for one in slide)


def test_the_words_of_a_handout_can_be_searched_those_of_charts_too(handout):
    with closing(pypdfium2.PdfDocument(handout)) as document:
        text = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    assert all(
        words in text for words in ("Bold, italic and a link", "Sustainable services", "1.27 million", "second@example.org")
    )


def test_a_table_whose_texts_are_not_what_was_set_is_one_figure():
    house = open_house()
    outline = read_outline(str(ROOT / "brand/decks/new.en.md"), house, "office")
    laid = decks.lay_copy(house, outline, decks.Copy(None, "en"), "new.en.md")
    slide = next(slide for slide in laid.slides if any(isinstance(one.content, SetTable) for one in slide.filled))
    items = tuple(
        replace(item, lines=(item.lines[0]._replace(text="other"),)) if isinstance(item, Text) else item
        for item in slide.artboard.items
    )
    ((*_, table, source, lockup, emblem),) = read_slides([replace(slide, artboard=replace(slide.artboard, items=items))])
    assert (table.role, source.role, lockup.role, emblem.role) == ("Figure", "P", "Figure", "Figure")
    assert table.said == "Stage, When, Result; Pilot, 2018–2019, A shared strategy; ELMO II, 2022–2023, Strategy 2024–2027"


def test_a_file_may_be_named_as_the_one_kind_that_is_asked_for(tmp_path, short, capsys):
    assert run("deck", str(short), "--suffix", "pdf", "-o", str(tmp_path / "handout.pdf")) == 0
    assert run("deck", str(short), "--suffix", "png", "-o", str(tmp_path / "page.png")) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["handout.pdf", "page-01.png", "page-02.png", "short.md"]
    assert run("deck", str(short), "--suffix", "png", "--suffix", "pdf", "-o", str(tmp_path / "two.pdf")) == 2
    assert run("deck", str(short), "--suffix", "pdf", "-o", str(tmp_path / "page.png")) == 2
    assert "page.png: a .pdf file is asked for; name it so" in capsys.readouterr().err


def test_two_runs_give_the_same_bytes(tmp_path, short):
    kinds = ("--suffix", "pptx", "--suffix", "pdf", "--suffix", "svg")
    for name in ("a", "b"):
        assert run("deck", str(short), *kinds, "-o", str(tmp_path / name)) == 0
    made = [{path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("a", "b")]
    assert made[0] == made[1] and len(made[0]) == 4


def test_all_mistakes_of_an_outline_come_at_once_by_line_and_no_file(tmp_path, capsys):
    path = tmp_path / "bad.md"
    path.write_text(f"---\ntitle: x\nmaakunta: Kainu\n---\n\n## {'Pitkä' * 60}\n\n![](none.jpg)\n\n<b>x</b>\n", encoding="utf-8")
    assert run("deck", str(path), "-o", str(tmp_path)) == 2
    said = capsys.readouterr().err
    assert "bad.md:3:" in said and "did you mean" in said
    assert "none.jpg" in said and "bad.md:10:" in said
    assert not list(tmp_path.glob("*.pptx"))


def test_what_has_no_room_is_told_by_its_slide_s_line(tmp_path, capsys):
    path = tmp_path / "long.md"
    path.write_text(f"---\ntitle: x\n---\n\n# Osa\n\n## {'Saippuakauppias' * 12}\n\n- a\n", encoding="utf-8")
    assert run("deck", str(path), "-o", str(tmp_path)) == 2
    assert "long.md:7:1: " in capsys.readouterr().err
    assert not list(tmp_path.glob("*.pptx"))


def test_templates_for_a_region_in_its_languages(tmp_path):
    assert run("deck", "template", "--region", "kainuu", "--lang", "fi", "-o", str(tmp_path)) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["enf_template_kainuu_fi.potx", "enf_template_kainuu_fi.pptx"]
    assert len(Presentation(str(tmp_path / "enf_template_kainuu_fi.pptx")).slides) >= 15


def test_a_kit_makes_decks_beside_its_pictures(tmp_path, short, capsys):
    (tmp_path / "kit.yml").write_text(KIT, encoding="utf-8")
    out = tmp_path / "out"
    assert run("export", str(tmp_path / "kit.yml"), "-o", str(out)) == 0
    told = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["exports"]
    assert [record["path"] for record in told if record["format"] == "deck"] == [
        f"decks/{region}/enf_short_{region}_en.{suffix}" for region in ("area", "lappi") for suffix in ("pdf", "pptx")
    ]
    assert run("export", str(tmp_path / "kit.yml"), "-o", str(tmp_path / "some"), "--only", "decks/lappi") == 0
    assert {path.suffix for path in (tmp_path / "some" / "decks" / "lappi").iterdir()} == {".pptx", ".pdf"}
    assert not (tmp_path / "some" / "one").exists()


def test_decks_of_one_name_do_not_take_each_other_s_place(tmp_path, short):
    for name in ("plan.v1.md", "plan.v2.md"):
        (tmp_path / name).write_text(SHORT, encoding="utf-8")
    decks = "".join(f"  - {{ outline: {name} }}\n" for name in ("plan.v1.md", "plan.v2.md", "short.md", "short.md"))
    (tmp_path / "kit.yml").write_text(KIT.partition("  - { outline")[0] + decks, encoding="utf-8")
    assert run("export", str(tmp_path / "kit.yml"), "-o", str(tmp_path / "out")) == 0
    names = {path.name for path in (tmp_path / "out" / "decks" / "lappi").iterdir()}
    assert names == {
        f"enf_{name}.pptx" for name in ("plan-v1_lappi_en", "plan-v2_lappi_en", "short_lappi_en", "short_lappi_en_2")
    }


def test_pictures_of_slides_are_theirs_in_the_next_run_too(tmp_path, short, capsys):
    (tmp_path / "kit.yml").write_text(KIT.replace("[pptx, pdf]", "[png]").replace("[lappi, area]", "[lappi]"), encoding="utf-8")
    for _ in range(2):
        assert run("export", str(tmp_path / "kit.yml"), "-o", str(tmp_path / "out")) == 0
    assert "left:" not in capsys.readouterr().err
    told = json.loads((tmp_path / "out" / "manifest.json").read_bytes())["exports"]
    assert [record["alt"].partition(".")[0] for record in told if record["format"] == "deck"] == ["A short one", "Three things"]


@pytest.mark.parametrize(
    ("error", "code", "said"), [(KeyboardInterrupt(), 130, "interrupted"), (ValueError("odd"), 1, "unexpected")]
)
def test_whatever_happens_to_a_deck_the_pictures_are_told(tmp_path, short, monkeypatch, capsys, error, code, said):
    def broken(*_: object) -> None:
        raise error

    monkeypatch.setattr("toolkit.decks.lay_copy", broken)
    (tmp_path / "kit.yml").write_text(KIT, encoding="utf-8")
    assert run("export", str(tmp_path / "kit.yml"), "-o", str(tmp_path / "out")) == code
    assert said in capsys.readouterr().err
    assert len(json.loads((tmp_path / "out" / "manifest.json").read_bytes())["exports"]) == 1


def test_a_mistake_in_a_kit_s_outline_is_told_before_anything_is_drawn(tmp_path, short, capsys):
    (tmp_path / "kit.yml").write_text(KIT, encoding="utf-8")
    short.write_text(SHORT.replace("region: Lapland", "region: Lapand"), encoding="utf-8")
    assert run("export", str(tmp_path / "kit.yml"), "-o", str(tmp_path / "out")) == 2
    assert "short.md:4:" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_emblem_stands_on_every_slide_or_at_both_ends(short, tmp_path):
    for choice, shown in (("every", 2), ("ends", 1)):
        assert run("deck", str(short), "--emblem", choice, "-o", str(tmp_path / f"{choice}.pptx")) == 0
        layouts = {slide.slide_layout.name: slide.slide_layout for slide in Presentation(str(tmp_path / f"{choice}.pptx")).slides}
        pictures = [pictures_of(layout) for layout in layouts.values()]
        assert sum(any("Co-funded" in alt for alt in alts) for alts in pictures) == shown


def pictures_of(layout) -> list[str]:
    """Alternative texts of a layout's pictures and its master's."""
    shapes = [*layout.shapes, *layout.slide_master.shapes]
    return [shape._element.xpath(".//p:cNvPr/@descr")[0] for shape in shapes if shape._element.xpath(".//p:cNvPr/@descr")]


def test_faces_are_embedded_where_that_is_asked_for(short, tmp_path):
    for mode in ("brand", "embed"):
        assert run("deck", str(short), "--mode", mode, "-o", str(tmp_path / f"{mode}.pptx")) == 0
    with ZipFile(tmp_path / "embed.pptx") as parts:
        fonts = [name for name in parts.namelist() if name.endswith(".fntdata")]
        listed = parts.read("ppt/presentation.xml").decode()
        assert len(fonts) == 3 and 'typeface="Inter"' in listed and 'typeface="Montserrat"' in listed
        size, length, version = unpack("<3L", parts.read(fonts[0])[:12])
        data = parts.read(fonts[0])
        assert (size, version) == (len(data), 0x00020001) and data[-length:][:4] == b"\x00\x01\x00\x00"
    with ZipFile(tmp_path / "brand.pptx") as parts:
        assert not any(name.endswith(".fntdata") for name in parts.namelist())
    assert titles(tmp_path / "embed.pptx") == titles(tmp_path / "brand.pptx")


def test_a_picture_of_a_kit_is_made_as_an_editable_slide(tmp_path, short):
    (tmp_path / "kit.yml").write_text(KIT.replace("formats:", "suffixes: [pptx]\nformats:"), encoding="utf-8")
    assert run("export", str(tmp_path / "kit.yml"), "-o", str(tmp_path / "out"), "--only", "one/") == 0
    (made,) = (tmp_path / "out" / "one").rglob("*.pptx")
    assert "Hyvää huomenta" in titles(made)[0]


def test_what_is_no_deck_s_name_is_refused_and_another_language_is_told(tmp_path, short, capsys):
    assert run("deck", str(short), "-o", str(tmp_path / "deck.ppt")) == 2
    assert "deck.ppt: a deck is a .pptx file; name it so" in capsys.readouterr().err
    (tmp_path / "a.folder").mkdir()
    assert run("deck", str(short), "--lang", "sv", "-o", str(tmp_path / "a.folder")) == 0
    assert "The outline is in en; nothing is translated into sv." in capsys.readouterr().err
    assert [path.suffix for path in (tmp_path / "a.folder").iterdir()] == [".pptx"]


def test_the_funding_that_an_outline_does_not_say_is_told_and_how_to_say_otherwise(tmp_path, short, capsys):
    assert run("deck", str(short), "-o", str(tmp_path)) == 0
    told = capsys.readouterr().err
    assert "nothing is said of the funding, so eu-cofunded was taken" in told
    assert "write `funding: none` or `funding: eu-cofunding` into its front matter" in told
    short.write_text(SHORT.replace("language: en", "kieli: fi"), encoding="utf-8")
    assert run("deck", str(short), "-o", str(tmp_path)) == 0
    assert "write `rahoitus: ei` or `rahoitus: eu-osarahoitus` into" in capsys.readouterr().err
    short.write_text(SHORT.replace("language: en", "language: en\nfunding: none"), encoding="utf-8")
    assert run("deck", str(short), "-o", str(tmp_path)) == 0
    assert "funding" not in capsys.readouterr().err


def test_a_kit_s_funding_is_its_outline_s_where_that_says_nothing(tmp_path, short):
    (tmp_path / "kit.yml").write_text(KIT + "funding: none\n", encoding="utf-8")
    assert run("export", str(tmp_path / "kit.yml"), "-o", str(tmp_path), "--only", "decks/lappi") == 0
    with ZipFile(next((tmp_path / "decks").rglob("*.pptx"))) as parts:
        assert not any("emblem" in name for name in parts.namelist())


def shows_emblem_on_every_slide(path: Path) -> bool:
    slides = Presentation(str(path)).slides
    return all(any("Co-funded" in alt for alt in pictures_of(slide.slide_layout)) for slide in slides)


@pytest.mark.parametrize(("said", "option", "every"), [("ends", "", False), ("every", "", True), ("ends", "every", True)])
def test_the_emblem_s_slides_are_said_in_the_outline_or_by_the_option_which_wins(tmp_path, short, said, option, every):
    short.write_text(SHORT.replace("language: en", f"language: en\nemblem: {said}"), encoding="utf-8")
    options = ("--emblem", option) if option else ()
    assert run("deck", str(short), *options, "-o", str(tmp_path / "a.pptx")) == 0
    assert shows_emblem_on_every_slide(tmp_path / "a.pptx") == every


@pytest.mark.parametrize(("field", "every"), [("", False), (", emblem: every", True)])
def test_a_kit_that_says_which_slides_show_the_emblem_wins_over_its_outline(tmp_path, short, field, every):
    short.write_text(SHORT.replace("language: en", "language: en\nemblem: ends"), encoding="utf-8")
    (tmp_path / "kit.yml").write_text(KIT.replace("suffixes: [pptx, pdf]", f"suffixes: [pptx]{field}"), encoding="utf-8")
    assert run("export", str(tmp_path / "kit.yml"), "-o", str(tmp_path), "--only", "decks/lappi") == 0
    assert shows_emblem_on_every_slide(next((tmp_path / "decks").rglob("*.pptx"))) == every


def test_pictures_and_decks_are_counted_apart(tmp_path, short, capsys):
    (tmp_path / "kit.yml").write_text(KIT, encoding="utf-8")
    assert run("export", str(tmp_path / "kit.yml"), "--dry-run") == 0
    assert "1 picture and 2 decks in 5 files would be made." in capsys.readouterr().err
    assert run("export", str(tmp_path / "kit.yml"), "-o", str(tmp_path / "out")) == 0
    assert "1 picture and 2 decks in 5 files, 0 findings." in capsys.readouterr().err
    short.write_text(SHORT.replace("Three things", "Saippuakauppias" * 12), encoding="utf-8")
    assert run("export", str(tmp_path / "kit.yml"), "-o", str(tmp_path / "out")) == 1
    assert "1 picture, 2 decks not made, 0 findings." in capsys.readouterr().err
    assert not list((tmp_path / "out/decks").rglob("*.p*"))  # what the outline no longer says


def test_decks_that_would_be_the_same_are_not_made_again(tmp_path, short, monkeypatch):
    (tmp_path / "lake.jpg").write_bytes((ROOT / "assets/photos/sample-lake.jpg").read_bytes())
    short.write_text(f"{SHORT}\n## A lake\n\n![A lake](lake.jpg)\n", encoding="utf-8")
    (tmp_path / "kit.yml").write_text(KIT.replace("[pptx, pdf]", "[pptx, png]"), encoding="utf-8")
    made, lay = list[str](), decks.lay_copy

    def counted(house, outline, copy, file):
        made.append(copy.region or "area")
        return lay(house, outline, copy, file)

    def export(*options: str) -> list[str]:
        made.clear()
        assert run("export", str(tmp_path / "kit.yml"), "-o", str(tmp_path / "out"), *options) == 0
        return sorted(made)

    monkeypatch.setattr("toolkit.decks.lay_copy", counted)
    assert export() == ["area", "lappi"]
    files = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert export() == [] and export("--only", "one/") == [] and export() == []
    assert {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()} == files
    next((tmp_path / "out/decks/lappi").glob("*-02.png")).unlink()
    assert export() == ["lappi"]
    (tmp_path / "lake.jpg").write_bytes((ROOT / "assets/photos/sample-city.jpg").read_bytes())
    assert export() == ["area", "lappi"]
    short.write_text(short.read_text(encoding="utf-8").replace("Three", "All"), encoding="utf-8")
    assert export() == ["area", "lappi"]
    assert {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()} != files


def test_mistakes_and_what_has_no_room_come_in_one_run(tmp_path, capsys):
    path = tmp_path / "bad.md"
    path.write_text(f"---\ntitle: x\n---\n\n## {'Saippuakauppias' * 12}\n\n- a\n\n## B\n\n<b>x</b>\n", encoding="utf-8")
    assert run("deck", str(path), "-o", str(tmp_path)) == 2
    told = capsys.readouterr().err
    assert "bad.md:5:1: title: " in told and "bad.md:11:1: “<b>” is HTML" in told and "3 mistakes; nothing was made." in told


def test_numbers_inside_lists_are_numbers_in_the_file_too(tmp_path, short):
    steps = "".join(f"1. Vaihe {'pitkä ' * 12}{place}\n   1. a\n   2. b\n" for place in range(1, 9))
    short.write_text(f"{SHORT}\n## Steps\n\n{steps}", encoding="utf-8")
    assert run("deck", str(short), "-o", str(tmp_path / "a.pptx")) == 0
    slides = [slide for slide in Presentation(str(tmp_path / "a.pptx")).slides if slide.shapes.title.text.startswith("Steps")]
    starts = [[(pair.get("lvl", "0"), mark.get("startAt", "1")) for pair in slide._element.iter(f"{A}pPr")
               for mark in pair.iter(f"{A}buAutoNum")] for slide in slides]  # fmt: skip
    assert len(slides) > 1 and sum(map(len, starts)) == 24
    outer = [int(start) for slide in starts for level, start in slide if level == "0"]
    assert len(set(outer)) == len(slides) and outer == sorted(outer)
    assert {start for slide in starts for level, start in slide if level == "1"} == {"1"}
