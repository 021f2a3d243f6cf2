"""Decks moved to other regions: what was said stays to the byte, what the template brought is the other's to the byte."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import validate_pptx
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.packuri import PackURI

from toolkit.backends.pptx.deck import write_deck
from toolkit.backends.pptx.package import pack
from toolkit.backends.pptx.template import template_parts, write_template
from toolkit.backends.pptx.theme import slots_of
from toolkit.decks import Copy, lay_copy
from toolkit.errors import BrandkitError
from toolkit.rebrand import rebrand
from toolkit.sources.office import unpack
from toolkit.sources.outline import read_outline

OUTLINE = str(Path(__file__).parents[1] / "brand/decks/elmo-esittely.fi.md")
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PALETTE = b"<a:custClrLst>"
"""Where a theme lists all colours of the brand, which are the same for all regions."""
SHARED = ("ppt/theme/", "ppt/slideMasters/", "ppt/slideLayouts/", "ppt/notesMasters/", "ppt/handoutMasters/")
Parts = dict[str, bytes]


@pytest.fixture(scope="module")
def make(house):
    outline = read_outline(OUTLINE, house)

    def made(region: str | None, language: str = "fi", mode="office") -> Parts:
        return unpack(write_deck(lay_copy(house, outline, Copy(region, language, mode), OUTLINE), house), "deck")

    return made


@pytest.fixture(scope="module")
def kainuu(make) -> Parts:
    return make("kainuu")


@pytest.fixture(scope="module")
def lappi(house, kainuu):
    return rebrand(kainuu, house, "lappi")


@pytest.fixture(scope="module")
def swedish(house, kainuu):
    return rebrand(kainuu, house, "keski-pohjanmaa", "sv")


def resaved(parts: Parts, change=lambda deck: None) -> Parts:
    """The deck as python-pptx saves it after a change."""
    deck = Presentation(BytesIO(pack(parts)))
    change(deck)
    target = BytesIO()
    deck.save(target)
    return unpack(target.getvalue(), "deck")


def words(parts: Parts, folder: str = "ppt/slides/") -> Counter[str]:
    roots = [etree.fromstring(data) for name, data in parts.items() if name.startswith(folder) and name.endswith(".xml")]
    return Counter(node.text for root in roots for node in root.iter(f"{A}t"))


def everything(parts: Parts) -> Iterable[bytes]:
    """All parts, and those of workbooks."""
    for name, data in parts.items():
        yield from unpack(data, name).values() if name.endswith(".xlsx") else (data,)


def sheets(parts: Parts) -> Iterable[bytes]:
    return (data for name, data in parts.items() if name.startswith(SHARED))


def values(parts: Parts) -> list[list[tuple[float, ...]]]:
    deck = Presentation(BytesIO(pack(parts)))
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    return [[tuple(series.values) for series in chart.series] for chart in charts]


def sound(parts: Parts, tmp_path: Path) -> list[str]:
    file = tmp_path / "audited.pptx"
    file.write_bytes(pack(parts))
    return [str(error) for error in validate_pptx(file).errors]


def test_moved_is_what_is_made_for_the_target(lappi, make) -> None:
    assert pack(lappi.parts) == pack(make("lappi"))
    assert not lappi.report.left


def test_only_the_parts_told_differ(lappi, swedish, kainuu) -> None:
    for moved in (lappi, swedish):
        differing = {name for name in {*kainuu, *moved.parts} if kainuu.get(name) != moved.parts.get(name)}
        assert sorted(differing) == moved.report.parts
    folders = ("ppt/slides/", "ppt/notesSlides/", "ppt/charts/", "ppt/presentation")
    assert not [name for name in lappi.report.parts if name.startswith(folders)]


def test_text_charts_and_notes_stay(kainuu, lappi, swedish) -> None:
    assert len(values(kainuu)) == 1 and sum(words(kainuu).values()) > 50
    for moved in (lappi, swedish):
        assert words(moved.parts) == words(kainuu)
        assert words(moved.parts, "ppt/notesSlides/") == words(kainuu, "ppt/notesSlides/") != Counter()
        assert values(moved.parts) == values(kainuu)


def test_template_of_another_language(house, swedish, kainuu, make) -> None:
    template = template_parts(house, "keski-pohjanmaa", "sv")
    assert {name: swedish.parts[name] for name in template.parts} == dict(template.parts)
    left = {name for name, data in make("keski-pohjanmaa", "sv").items() if swedish.parts.get(name) != data}
    assert not [name for name in left if name.startswith(SHARED) or name == "ppt/presentation.xml"]
    core = swedish.parts["docProps/core.xml"].decode()
    assert "<dc:creator>Mellersta Österbotten" in core and "<dc:title>ELMO – Itä- ja" in core


def test_words_that_nobody_translated_stay_marked_as_the_language_they_are_in(swedish, kainuu) -> None:
    own = ("ppt/slides/slide", "ppt/notesSlides/notesSlide", "ppt/charts/chart")
    assert {name: swedish.parts[name] for name in kainuu if name.startswith(own)} == {
        name: data for name, data in kainuu.items() if name.startswith(own)
    }
    assert b'lang="fi-FI"' in swedish.parts["ppt/slides/slide4.xml"]
    furniture = [data for name, data in swedish.parts.items() if name.startswith(SHARED) or name == "ppt/presentation.xml"]
    assert not [data for data in furniture if b"fi-FI" in data]
    assert "<dc:language>fi-FI" in swedish.parts["docProps/core.xml"].decode()
    kept = "the words on 10 slides, in the language they were in: nothing was translated into sv-FI"
    assert kept in swedish.report.kept


def test_a_template_without_slides_is_in_its_new_language_whole(house) -> None:
    empty = unpack(write_template(house, "kainuu", "fi", as_potx=True), "deck")
    moved = rebrand(empty, house, "lappi", "sv")
    assert "<dc:language>sv-FI" in moved.parts["docProps/core.xml"].decode()
    assert not any("translated" in sentence for sentence in moved.report.kept)


def test_nothing_of_the_old_region_is_left(house, lappi, swedish) -> None:
    old = {house.accent("kainuu", on_dark=dark).hex[1:].encode() for dark in (True, False)}
    for moved, region in ((lappi, "lappi"), (swedish, "keski-pohjanmaa")):
        own = {house.accent(region, on_dark=dark).hex[1:].encode() for dark in (True, False)}
        assert not [accent for accent in old - own for data in everything(moved.parts) if accent in data.partition(PALETTE)[0]]
        assert not [data for data in sheets(moved.parts) if b"Kainuu" in data]
        theme = etree.fromstring(moved.parts["ppt/theme/theme2.xml"])
        slots = {slot.tag.removeprefix(A): f"#{slot[0].get('val')}" for slot in theme.iter(f"{A}clrScheme").__next__()}
        assert slots == {slot: color.hex for slot, color in slots_of(house, region, "dark").items()}


@pytest.mark.parametrize(("region", "language"), [("lappi", None), ("keski-pohjanmaa", "sv"), (None, "en"), ("etela-savo", "se")])
def test_there_and_back_is_the_same_file(house, kainuu, region, language) -> None:
    there = rebrand(kainuu, house, region, language)
    back = rebrand(there.parts, house, "kainuu", language and "fi")
    assert pack(back.parts) == pack(kainuu)


def test_mode_funding_and_emblem_of_the_deck_stay(house, make) -> None:
    for mode in ("brand", "embed"):
        assert pack(rebrand(make("kainuu", mode=mode), house, "lappi").parts) == pack(make("lappi", mode=mode))
    for funding, foot in (("eu-funded", True), ("none", True), ("eu-cofunded", False)):
        old, new = (
            dict(template_parts(house, key, "fi", funding=funding, foot_emblem=foot).parts) for key in ("kainuu", "lappi")
        )
        deck = unpack(write_template(house, "kainuu", "fi", as_potx=True), "deck") | old
        if funding == "none":
            deck = {name: data for name, data in deck.items() if "emblem" not in name}
        moved = rebrand(deck, house, "lappi").parts
        assert {name: moved.get(name) for name in new} == new
        assert "ELMO Lappi</dc:title>" in moved["docProps/core.xml"].decode()


def test_a_deck_that_another_program_saved_and_somebody_added_to(house, kainuu, tmp_path) -> None:
    def change(deck) -> None:
        layout = next(each for each in deck.slide_layouts if each.name == "Otsikko ja sisältö")
        deck.slides.add_slide(layout).shapes.title.text = 'Lisätty <dia> lang="fi-FI"'
        for at, part in enumerate(
            sorted({each.part for each in deck.slide_layouts}, key=lambda part: part.partname, reverse=True)
        ):
            part.partname = PackURI(f"/ppt/slideLayouts/slideLayout{at + 40}.xml")
        deck.slide_masters[0].part.partname = PackURI("/ppt/slideMasters/slideMaster2.xml")
        deck.slide_masters[1].part.partname = PackURI("/ppt/slideMasters/slideMaster1.xml")

    saved = resaved(kainuu, change)
    moved = rebrand(saved, house, "lappi", "sv")
    assert not moved.report.left
    assert words(moved.parts) == words(saved)
    assert {name: moved.parts[name] for name in template_parts(house, "lappi", "sv").parts} == dict(
        template_parts(house, "lappi", "sv").parts
    )
    assert not [name for name in moved.parts if re.search(r"slideLayout4\d", name)]
    before, after = (Presentation(BytesIO(pack(parts))) for parts in (saved, moved.parts))
    names = {said.before: said.after for said in moved.report.changed if said.what.startswith("layout on")}
    assert [names[slide.slide_layout.name] for slide in before.slides] == [slide.slide_layout.name for slide in after.slides]
    assert after.slides[-1].slide_layout.name == "Rubrik och innehåll"
    assert sound(moved.parts, tmp_path) == []


def test_a_layout_of_ones_own_stays_under_the_new_master(house, kainuu, tmp_path) -> None:
    name = "ppt/slideLayouts/slideLayout4.xml"
    own = {**kainuu, name: kainuu[name].replace(b'idx="1"', b'idx="77"')}
    moved = rebrand(own, house, "lappi")
    assert [left.where for left in moved.report.left] == ["layout 'Otsikko ja sisältö' on light"]
    deck = Presentation(BytesIO(pack(moved.parts)))
    layouts = list(deck.slide_masters[0].slide_layouts)
    assert len(layouts) == 16 and any(holder.placeholder_format.idx == 77 for holder in layouts[-1].placeholders)
    assert {each.slide_master.part.partname for each in layouts} == {"/ppt/slideMasters/slideMaster1.xml"}
    assert sound(moved.parts, tmp_path) == []


def test_layouts_without_a_counterpart_are_told_together(house, kainuu) -> None:
    own = dict(kainuu)
    for number in (3, 4, 19):
        name = f"ppt/slideLayouts/slideLayout{number}.xml"
        own[name] = own[name].replace(b'idx="1"', b'idx="77"')
    moved = rebrand(own, house, "lappi")
    assert [left.where for left in moved.report.left] == [
        "layouts 'Ohjelma', 'Otsikko ja sisältö' on light",
        "layout 'Otsikko ja sisältö' on dark",
    ]
    assert moved.report.left[0].problem == "the template has no counterpart of them"


def test_a_master_that_came_with_pasted_slides_keeps_its_pictures(house, kainuu, tmp_path) -> None:
    theme = "ppt/theme/theme2.xml"
    mixed = {**kainuu, theme: kainuu[theme].replace("ELMO Kainuu · Yö".encode(), b"Other")}
    for name in ("ppt/presentation.xml", "ppt/slideMasters/slideMaster2.xml"):  # so that numbers clash with the template's
        mixed[name] = re.sub(rb'id="2147483(7[4-6]\d)"', lambda id: b'id="%d"' % (2147483000 + int(id[1]) - 100 + 4), mixed[name])
    moved = rebrand(mixed, house, "lappi")
    assert [left.where for left in moved.report.left] == ["master 'Other'"]
    assert moved.parts["ppt/media/lockup.png"] == kainuu["ppt/media/lockup.png"]
    assert moved.parts["ppt/media/lockup-2.png"] == template_parts(house, "lappi", "fi").parts["ppt/media/lockup.png"]
    assert b'name="Other"' in moved.parts[theme]
    listed = b"".join(
        data for name, data in moved.parts.items() if name.startswith(("ppt/presentation.xml", "ppt/slideMasters/s"))
    )
    numbers = re.findall(rb'<p:sld(?:Master|Layout)Id id="(\d+)"', listed)
    assert len(numbers) == len(set(numbers)) == 32
    colors = re.findall(r'srgbClr val="(\w+)"', moved.parts[theme].partition(b"<a:fontScheme")[0].decode())
    assert colors == [color.hex[1:] for color in slots_of(house, "lappi", "dark").values()]
    assert sound(moved.parts, tmp_path) == []


def test_two_masters_of_a_ground_become_one(house, kainuu, tmp_path) -> None:
    theme = "ppt/theme/theme2.xml"
    twice = {**kainuu, theme: kainuu[theme].replace("ELMO Kainuu · Yö".encode(), "1_ELMO Lappi · Lumi".encode())}
    deck = Presentation(BytesIO(pack(rebrand(twice, house, "lappi").parts)))
    assert len(deck.slide_masters) == 1 and len(deck.slides) == 10
    assert sound(dict(rebrand(twice, house, "lappi").parts), tmp_path) == []


def test_colors_and_faces_outside_the_theme_are_told(house, kainuu) -> None:
    def paint(deck) -> None:
        run = deck.slides[1].shapes.title.text_frame.paragraphs[0].runs[0]
        run.font.color.rgb, run.font.name = RGBColor(1, 2, 3), "Comic Sans MS"
        other = deck.slides[2].shapes.title.text_frame.paragraphs[0].runs[0]
        other.font.color.rgb = RGBColor.from_string(slots_of(house, "lappi", "light")["accent1"].hex[1:])

    report = rebrand(resaved(kainuu, paint), house, "lappi").report
    assert [(left.where, left.problem.partition(": ")[2]) for left in report.left] == [
        ("slide 2", "#010203"),
        ("slide 2", "Comic Sans MS"),
    ]


def test_a_strangers_deck_gets_colors_and_faces_only(house, tmp_path) -> None:
    target, deck = BytesIO(), Presentation()
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "Hei"
    deck.save(target)
    strange = unpack(target.getvalue(), "deck")
    moved = rebrand(strange, house, "lappi")
    assert moved.report.parts == ["ppt/theme/theme1.xml"] and not moved.report.made_here
    assert [left.where for left in moved.report.left] == ["logos and masters"]
    theme = etree.fromstring(moved.parts["ppt/theme/theme1.xml"])
    slots = {slot.tag.removeprefix(A): f"#{slot[0].get('val')}" for slot in next(theme.iter(f"{A}clrScheme"))}
    assert slots == {slot: color.hex for slot, color in slots_of(house, "lappi", "light").items()}
    assert [font[0].get("typeface") for font in next(theme.iter(f"{A}fontScheme"))] == ["Arial", "Arial"]
    assert theme.get("name") == etree.fromstring(strange["ppt/theme/theme1.xml"]).get("name")
    assert sound(moved.parts, tmp_path) == []


def test_libreoffice_shows_the_moved_deck(swedish, tmp_path) -> None:
    (tmp_path / "deck.pptx").write_bytes(pack(swedish.parts))
    office = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
    ]
    subprocess.run([*office, tmp_path, tmp_path / "deck.pptx"], check=True, capture_output=True, timeout=120)
    told = subprocess.run(["pdfinfo", tmp_path / "deck.pdf"], check=True, capture_output=True, text=True).stdout
    assert re.search(r"Pages:\s+10\b", told)


def test_a_part_that_is_not_as_it_should_be(house, kainuu) -> None:
    """Whatever a person's editor did to a deck, it is moved or refused."""
    rels = "ppt/_rels/presentation.xml.rels"
    for change in (
        {"ppt/presentation.xml": kainuu["ppt/presentation.xml"].replace(b"<p:sldMasterId ", b"<p:sldMasterId a='id=\"9\"' ")},
        {rels: kainuu[rels].replace(b"slideMasters/slideMaster1.xml", b"media/lockup.png")},
        {rels: kainuu[rels].replace(b' Id="rId1"', b"")},
        {"ppt/theme/theme1.xml": b"<theme/>"},
        {"ppt/slideMasters/slideMaster1.xml": b"<sldMaster/>"},
        {"[Content_Types].xml": b"<Types/>"},
        {"[Content_Types].xml": b"<other/>"},
        {name: b"\xef\xbb\xbf" + data for name, data in kainuu.items() if name.endswith((".xml", ".rels"))},
    ):
        with suppress(BrandkitError):
            moved = rebrand({**kainuu, **change}, house, "lappi", "sv")
            assert words(moved.parts) == words(kainuu)
            unpack(pack(moved.parts), "deck")


@pytest.mark.parametrize(
    "part",
    ["ppt/slideMasters/slideMaster1.xml", "ppt/slideLayouts/slideLayout4.xml", "ppt/theme/theme2.xml", "ppt/slides/slide2.xml"],
)
def test_a_deck_that_lacks_what_its_slides_are_built_on_is_refused(house, kainuu, part):
    """PowerPoint would offer to repair it; moved, it would lose logos and emblem without a word."""
    with pytest.raises(BrandkitError, match=f"{part} is missing"):
        rebrand({name: data for name, data in kainuu.items() if name != part}, house, "lappi")
