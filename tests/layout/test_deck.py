"""Outlines become decks: the right layout for what is told, every text in its placeholder or an error, every slide a picture."""

import time
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.backends import raster
from toolkit.backends.metadata import About
from toolkit.backends.table import export
from toolkit.errors import DefinitionError
from toolkit.layout.deck import board, lay_deck
from toolkit.layout.deck.foot import deck_foot
from toolkit.layout.items import Fill
from toolkit.layout.slides import Deck, LaidSlide, SetTable, SetText, bullet, level_size
from toolkit.load import load_deck
from toolkit.model.outline import (
    Bullets,
    Chart,
    Figure,
    Grid,
    Image,
    Item,
    Outline,
    Paragraph,
    Quote,
    Run,
    Series,
    Slide,
)
from toolkit.opened import open_house
from toolkit.rules.proof import proof_of
from toolkit.rules.table import check
from toolkit.sources.outline import read_outline

HOUSE = open_house()
DESIGN = load_deck(HOUSE.brand.root)
EXAMPLES = {language: f"{HOUSE.brand.root}/brand/decks/elmo-esittely.{language}.md" for language in ("fi", "sv", "en")}
PHOTO = f"{HOUSE.brand.root}/assets/photos/sample-lake.jpg"
FOOT = ("date", "number", "statement")


def said(text, **manner):
    return Paragraph((Run(text, **manner),))


def bullets(*lines, ordered=False):
    items = (line if isinstance(line, Item) else Item((Run(line),)) for line in lines)
    return Bullets(tuple(item._replace(number=place * ordered) for place, item in enumerate(items, 1)))


def chart(kind="column", count=3, *, series=1, unit="€", start=10.0):
    names = tuple(f"Kohta {number}" for number in range(count))
    values = (Series(f"Sarja {row}", tuple(start * (row + 1) + 7 * number for number in range(count))) for row in range(series))
    return Chart(kind, names, tuple(values), unit)


def grid(rows, columns=4):
    head = ("Kunta", "Väkiluku", "Muutos, %", "Huomautus")[:columns]
    told = ((f"Kunta {row}", f"{row + 1} 234", f"−{row},5", "Luvut ovat alustavia") for row in range(rows))
    return Grid(head, tuple(row[:columns] for row in told))


def lay(*slides, mode="office", **fields):
    numbered = tuple(slide if slide.line else replace(slide, line=3 * place) for place, slide in enumerate(slides, 1))
    given_ = {"region": "kainuu", "language": "fi", "day": date(2027, 3, 12)} | fields
    return lay_deck(HOUSE, Outline("Esitys", numbered, **given_), DESIGN, mode)


def one(*blocks, title="Otsikko kertoo asian", **fields):
    deck = lay(Slide(title, blocks, **fields))
    assert len(deck.slides) == 1
    return deck.slides[0]


def content(slide: LaidSlide, holder):
    return next(one.content for one in slide.filled if one.holder == holder)


def words(text: SetText):
    return ["".join(run.text for run in paragraph.runs) for paragraph in text.paragraphs]


def assert_sound(deck: Deck) -> None:
    """Every text in its placeholder, titles unlike, and the rules content."""
    assert max(Counter(slide.title for slide in deck.slides).values()) == 1
    for slide in deck.slides:
        boxes = {one.holder: one.box for one in slide.filled}
        for text in slide.artboard.texts:
            if text.slot not in FOOT:
                assert boxes[text.slot].holds(text.box, slack=1), (slide.title, text.slot, text.lines[0].text, text.box)
        for one in slide.filled:
            if isinstance(one.content, SetTable):
                assert sum(one.content.columns) <= one.box.width + 0.01
                assert sum(one.content.rows) <= one.box.height + 0.01
            if isinstance(one.content, SetText):
                style = DESIGN.styles[DESIGN.layouts[slide.layout].holders[one.holder].style]
                assert style.size[0] <= one.content.size <= style.size[1]
                assert one.content.size * 2 % 1 == 0
        assert [f"{finding.code}: {finding.message}" for finding in check(proof_of(slide.artboard), HOUSE.brand)] == []


# --- the examples ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", EXAMPLES)
def test_the_example_is_laid_out_as_a_designer_would(language):
    deck = lay_deck(HOUSE, read_outline(EXAMPLES[language], HOUSE), DESIGN)
    assert_sound(deck)
    assert [slide.layout for slide in deck.slides] == [
        *("title", "section", "content", "table", "section", "agenda", "chart", "section", "two-contents", "closing"),
    ]
    assert deck.slides[2].notes
    assert len({content(slide, "title").size for slide in deck.slides if slide.artboard.template in ("content", "table")}) == 1


@pytest.mark.parametrize("mode", ["office", "brand"])
@pytest.mark.parametrize("region", [None, *HOUSE.brand.regions])
def test_all_regions_and_languages_are_laid_out(mode, region):
    for language in ("fi", "sv", "en", "se"):
        outline = replace(read_outline(EXAMPLES.get(language, EXAMPLES["fi"]), HOUSE), region=region, language=language)
        assert_sound(lay_deck(HOUSE, outline, DESIGN, mode))


def test_pixels_are_on_brand_too():
    blocks = [
        (bullets("Katso", Item((Run("osoite", link="https://elmoenf.eu"),))),),
        (Figure("1,27 milj.", "ihmistä"),),
        (Quote("Yhdessä.", "Aino"),),
        (Image(PHOTO, "Järvi"),),
        (chart("pie", 6),),
        (chart("column", 4, series=3),),
        (chart("column", 12, series=2, start=1000, unit=""),),
        (grid(4),),
    ]
    for slide in lay(*(Slide(f"Dia {place}", block) for place, block in enumerate(blocks))).slides:
        board = slide.artboard
        assert [one.message for one in check(proof_of(board, lambda board=board: raster.backdrop(board)), HOUSE.brand)] == []


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_a_slide_is_a_picture_of_any_kind(suffix):
    assert len(export(one(chart("ring"), said("Lähde: budjetti")).artboard, suffix, About())) > 2000


def test_the_same_outline_gives_the_same_deck():
    outline = read_outline(EXAMPLES["fi"], HOUSE)
    assert lay_deck(HOUSE, outline, DESIGN) == lay_deck(HOUSE, outline, DESIGN)


# --- the choice of layouts ---------------------------------------------------------------------------------------------

PAIR = (said("Ennen", bold=True), bullets("A"), said("Nyt", bold=True), bullets("B"))


@pytest.mark.parametrize(
    ("layout", "blocks"),
    [
        ("content", (bullets("Yksi", "Kaksi"),)),
        ("content", (said("Johdanto"), bullets("Yksi"))),
        ("agenda", (bullets("Avaus", "Kahvi", ordered=True),)),
        ("table", (grid(3),)),
        ("table", (grid(3), said("Lähde: Tilastokeskus"))),
        ("chart", (chart(), said("Källa: SCB"))),
        ("two-contents", (bullets("Kasvaa"), chart())),
        ("two-contents", (bullets("A"), bullets("B"))),
        ("two-contents", (bullets("A"), Quote("Sanottu."))),
        ("comparison", PAIR),
        ("quote", (Quote("Sanottu.", "Aino"),)),
        ("big-number", (Figure("80 %", "osuus"),)),
        ("full-picture", (Image(PHOTO, "Järvi"),)),
        ("picture-text", (Image(PHOTO, "Järvi"), bullets("A"))),
        ("team", (Image(PHOTO, ""), said("Aino"), Image(PHOTO, ""), said("Matti"))),
    ],
)
def test_the_layout_follows_from_what_is_told(layout, blocks):
    slide = one(*blocks)
    assert slide.layout == layout
    assert slide.ground == DESIGN.layouts[layout].ground


@pytest.mark.parametrize("title", ["Kiitos", "Tack!", "Thank you"])
def test_thanks_close_the_deck(title):
    assert one(said("elmoenf.eu"), title=title).layout == "closing"


@pytest.mark.parametrize("title", ["Ohjelma", "Agenda", "Dagordning"])
def test_an_agenda_need_not_be_numbered(title):
    assert one(bullets("Avaus", "Kahvi"), title=title).layout == "agenda"


def test_a_named_layout_is_taken():
    slide = one(bullets("Kainuussa"), layout="map")
    assert slide.layout == "map"
    assert any(getattr(item, "role", "") == "map" for item in slide.artboard.items)


def test_a_source_stands_below_its_table_and_text_beside_a_chart_left_of_it():
    assert words(content(one(grid(3), said("Lähde: Tilastokeskus")), "source")) == ["Lähde: Tilastokeskus"]
    beside = one(chart(), bullets("Kasvaa"))
    assert words(content(beside, "left")) == ["Kasvaa"]
    assert content(beside, "right").alt.startswith("Pylväskaavio: Kohta 0 10\u00a0€")


def test_people_stand_under_their_portraits():
    slide = one(Image(PHOTO, ""), said("Aino"), Image(PHOTO, ""), said("Matti"))
    assert words(content(slide, "person-2")) == ["Matti"]
    assert content(slide, "picture-2").file == PHOTO


def test_the_front_fills_the_title_slide():
    slide = lay(Slide("Esitys", layout="title"), subtitle="Kajaani").slides[0]
    assert words(content(slide, "subtitle")) == ["Kajaani", "12.3.2027"]
    assert not [text for text in slide.artboard.texts if text.slot in ("date", "number")]


# --- fitting -----------------------------------------------------------------------------------------------------------

LONG = "aluekehitysstrategian väliarvioinnin johtopäätökset ja toimenpidesuositukset maakuntien yhteistyöryhmille"


def test_a_long_list_goes_on_evenly_and_counts_on():
    deck = lay(Slide("Kohdat", (bullets(*(f"{place} {LONG}" for place in range(1, 15)), ordered=True),)))
    assert_sound(deck)
    assert [slide.title for slide in deck.slides] == ["Kohdat", "Kohdat (jatkuu)"]
    texts = [content(slide, "text") for slide in deck.slides]
    assert [len(text.paragraphs) for text in texts] == [7, 7]
    assert texts[1].paragraphs[0].number == 8
    assert texts[0].size == texts[1].size


def test_what_is_below_an_item_stays_with_it():
    items = [Item((Run(f"{LONG} {place}"),), level) for place in range(8) for level in (0, 1)]
    deck = lay(Slide("Kohdat", (bullets(*items),)))
    assert len(deck.slides) > 1
    assert all(content(slide, "text").paragraphs[0].level == 0 for slide in deck.slides)


def test_a_long_table_repeats_its_head_and_loses_no_row():
    deck = lay(Slide("Kunnat", (grid(25), said("Lähde: Tilastokeskus"))), language="sv", region="lappi")
    assert_sound(deck)
    tables = [content(slide, "table") for slide in deck.slides]
    assert [slide.title for slide in deck.slides] == ["Kunnat", "Kunnat (forts.)", "Kunnat (forts. 2)"]
    assert {table.grid.head for table in tables} == {grid(1).head}
    assert [row for table in tables for row in table.grid.rows] == [
        tuple(cell.replace(" 234", "\u00a0234") for cell in row) for row in grid(25).rows
    ]
    assert len({table.columns for table in tables}) == len({table.size for table in tables}) == 1
    assert tables[0].right == (False, True, True, False)
    assert tables[0].size >= 14
    assert all(content(slide, "source") for slide in deck.slides)


def test_columns_are_as_wide_as_their_contents_ask_for():
    """Numbers stay near what they belong to: a narrow table does not fill the slide."""
    table = content(one(grid(5, columns=3)), "table")
    wide = DESIGN.layouts["table"].holders["table"].box.width
    assert table.right == (False, True, True)
    assert max(table.columns) < 0.3 * wide
    assert 0.59 * wide < sum(table.columns) < 0.7 * wide


def test_titles_are_told_apart():
    deck = lay(*(Slide("Sama", (bullets("A"),)) for _ in range(3)), Slide("Sama (2)", (bullets("A"),)))
    assert [slide.title for slide in deck.slides] == ["Sama", "Sama (2)", "Sama (3)", "Sama (2) (2)"]


def test_a_headline_is_not_broken_inside_a_name():
    slide = lay(Slide("ELMO – Itä- ja Pohjois-Suomen yhteistyö", layout="title")).slides[0]
    lines = [text.lines[0].text for text in slide.artboard.texts if text.slot == "title"]
    assert len(lines) == 2
    assert lines[1] == "Pohjois\u2011Suomen yhteistyö"


def test_short_lists_are_as_large_as_may_be_and_spread():
    text = content(one(bullets("Yksi", "Kaksi", "Kolme")), "text")
    assert text.size == DESIGN.styles["body"].size[1]
    assert 0 < text.air <= 0.6


def test_italics_are_set_in_italics_and_a_links_line_ends_with_it():
    """In every mode the face of italics is its own file; the line under a link does not run on under the blank."""
    runs = (Run("vino", italic=True), Run(" ja "), Run("lihava", bold=True, italic=True), Run(" tai "))
    link = Run("osoite", link="https://elmoenf.eu")
    for mode in ("office", "brand"):
        deck = lay(Slide("Otsikko", (Paragraph((*runs, link, Run(" perään"))),)), mode=mode)
        shown = {text.lines[0].text.strip(): text for text in deck.slides[0].artboard.texts if text.slot == "text"}
        assert [Path(shown[word].lines[0].face).stem.split("_", 1)[1] for word in ("vino", "lihava")] == [
            *("400Regular_Italic", "700Bold_Italic"),
        ]
        under = next(item for item in deck.slides[0].artboard.items if isinstance(item, Fill) and item.role == "text")
        assert under.box.right < shown["perään"].box.x - 4


@pytest.mark.parametrize("kind", ["bar", "column", "line", "pie", "ring"])
def test_charts_of_any_size_stand_in_their_place(kind):
    deck = lay(
        *(Slide(f"Kaavio {count}", (chart(kind, count), said("Lähde: x"))) for count in (1, 2, 5, 8, 12)),
        *(Slide(f"Sarjat {count}", (chart(kind, 4, series=count),)) for count in (2, 3, 6)),
        *(Slide(f"Vieressä {count}", (bullets("Teksti"), chart(kind, count))) for count in (2, 6)),
    )
    assert_sound(deck)
    assert all("kaavio: Kohta 0 10 €" in slide.artboard.alt for slide in deck.slides[:5])


@pytest.mark.parametrize("kind", ["bar", "column", "line"])
def test_values_below_zero_are_drawn(kind):
    values = Chart(kind, ("A", "B", "C"), (Series("x", (12.5, -7.25, 3)),), "%")
    slide = one(values)
    assert_sound(lay(Slide("Lasku", (values,))))
    assert "−7,25\u00a0%" in [text.lines[0].text for text in slide.artboard.texts]


def test_labels_of_a_pie_do_not_lie_on_each_other():
    values = Chart("pie", tuple(f"Osa {place}" for place in range(9)), (Series("", (60, 9, 7, 6, 5, 4, 4, 3, 2)),), "%")
    texts = [text.box for text in one(values).artboard.texts if text.slot == "chart"]
    for side in (lambda box: box.x > 640, lambda box: box.right < 640):
        column = sorted(filter(side, texts), key=lambda box: box.y)
        assert all(above.bottom <= below.y + 2 for above, below in pairwise(column))


# --- mistakes ----------------------------------------------------------------------------------------------------------


def mistakes(*slides):
    with pytest.raises(DefinitionError) as found:
        lay(*slides)
    return [str(mistake) for mistake in found.value.mistakes]


def test_all_mistakes_are_told_at_once_each_at_its_line():
    told = mistakes(
        Slide("x" * 90, (bullets("y" * 120),), line=10),
        Slide("Hyvä", (bullets("A"),), line=20),
        Slide("Tuntematon", (), layout="kuva-teksti", line=30),
        Slide("Miinus", (Chart("pie", ("A", "B"), (Series("", (1, -1)),)),), line=40),
        Slide("Merkki", (bullets("juhla 🎉"),), line=50),
    )
    assert [line.split(":")[1] for line in told] == ["10", "10", "30", "40", "50"]
    assert "title" in told[1] and "wide" in told[1]
    assert "choose from" in told[2] or "did you mean" in told[2]
    assert "PARTY POPPER" in told[4]


@pytest.mark.parametrize(
    ("blocks", "part"),
    [
        ((said(f"{LONG} " * 30),), "higher"),
        ((Quote(f"{LONG} " * 9),), "quote"),
        ((Grid(tuple(f"Sarakeotsikko{place}" for place in range(14)), (("x",) * 14,)),), "take away a column"),
        ((grid(3), chart(), Image(PHOTO, "")), "no place for"),
        ((chart("bar", 60),), "two charts"),
    ],
)
def test_what_has_no_room_is_told(blocks, part):
    assert part in mistakes(Slide("Otsikko", blocks))[0]


def test_nothing_is_no_deck():
    assert "no slides" in mistakes()[0]


def test_what_has_no_room_is_told_by_the_line_of_the_block_that_it_is(tmp_path):
    path = tmp_path / "a.md"
    long = f"{LONG} " * 30
    path.write_text(f"---\ntitle: x\n---\n## A\n\nHyvä.\n\nMerkki 漢.\n\n## B\n\n> Lainaus\n\n- 漢\n\n## C\n\n{long}\n", "utf-8")
    with pytest.raises(DefinitionError) as error:
        lay_deck(HOUSE, read_outline(path, HOUSE), DESIGN, file="a.md")
    assert [(one.line, one.problem.partition(" ")[0]) for one in error.value.mistakes] == [
        (8, "text:"),
        (14, "text:"),
        (18, "text:"),
    ]


def test_each_level_of_a_list_is_smaller_further_in_and_marked_otherwise():
    items = (Item((Run(f"Taso {level}"),), level) for level in range(3))
    texts = {text.lines[0].text: text for text in one(Bullets(tuple(items))).artboard.texts}
    first, second, third = (texts[f"Taso {level}"].lines[0] for level in range(3))
    assert first.size > second.size > third.size
    assert second.x - first.x == pytest.approx(third.x - second.x) and third.x - second.x >= 30
    assert len({level_size(16, level) for level in range(3)}) == len({bullet(level) for level in range(3)}) == 3


# --- whatever is written -----------------------------------------------------------------------------------------------

word = st.text("aeiouyäöklmnprstvhjd-", min_size=1, max_size=24)
line = st.lists(word, min_size=1, max_size=25).map(" ".join)
listed = st.lists(st.tuples(line, st.integers(0, 2)), min_size=1, max_size=18).map(
    lambda lines: Bullets(tuple(Item((Run(text, bold=len(text) % 3 == 0),), level) for text, level in lines))
)
cells = st.lists(st.tuples(line, word, st.integers(0, 10**7).map(str)), min_size=1, max_size=20).map(
    lambda rows: Grid(("Asia", "Nimi", "Luku"), tuple(rows))
)
block = st.one_of(listed, line.map(said), cells, st.builds(Quote, line, word))


@settings(max_examples=120)
@given(line, st.lists(block, min_size=1, max_size=3), st.sampled_from(["office", "brand"]))
def test_text_stands_in_its_placeholder_or_is_an_error(title, blocks, mode):
    try:
        deck = lay(Slide(title, tuple(blocks)), mode=mode)
    except DefinitionError as error:
        told = error.mistakes
    else:
        assert_sound(deck)
        return
    assert all(mistake.remedy for mistake in told)


@pytest.mark.parametrize("region", HOUSE.brand.regions)
def test_the_foot_keeps_logos_and_date_apart(region):
    for language in HOUSE.brand.languages:
        for large in (False, True):
            foot = deck_foot(HOUSE, DESIGN, region, language, "eu-cofunded", large)
            logo, emblem = foot.stands
            assert logo.box.right < emblem.box.x
            assert logo.box.height <= emblem.marks[0].box.height
            assert large or logo.box.right < DESIGN.furniture["date"].box.x
            assert all(foot.ground.holds(mark.box.inset(-mark.clear)) for mark in foot.marks)


@pytest.mark.parametrize("every", [True, False])
def test_an_emblem_that_a_foot_lacks_is_missed_on_slides_that_show_it(monkeypatch, every):
    monkeypatch.setattr(board, "deck_foot", lambda *asked: deck_foot(*asked).shown(False))
    for slide in lay_deck(HOUSE, read_outline(EXAMPLES["fi"], HOUSE), DESIGN, foot_emblem=every).slides:
        missed = "emblem-present" in {finding.code for finding in check(proof_of(slide.artboard), HOUSE.brand)}
        assert missed == (every or slide.layout in ("title", "closing")), slide.layout


def test_sixty_slides_are_laid_out_quickly():
    kinds = [(bullets("Yksi", "Kaksi"),), (grid(6),), (chart("ring"),), (Quote("Sanottu."),), (chart("column", 6, series=2),)]
    slides = [Slide(f"Dia {place}", kinds[place % 5]) for place in range(60)]
    lay(*slides)
    started = time.process_time()
    deck = lay(*slides)
    assert len(deck.slides) == 60
    assert (time.process_time() - started) / 60 < 0.02
