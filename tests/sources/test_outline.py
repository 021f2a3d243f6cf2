"""Outlines as people write them: what is understood, and what is told of each mistake, all at once."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import DefinitionError
from toolkit.model.outline import Bullets, Chart, Figure, Grid, Image, Item, Outline, Paragraph, Quote, Run, Series
from toolkit.sources.outline import read_outline
from toolkit.sources.outline_marks import MARKS

ROOT = Path(__file__).parents[2]
DECKS = ROOT / "brand/decks"
FRONT = "---\notsikko: Esitys\n---\n\n"
BODY = len(FRONT.splitlines())
Read = Callable[..., Outline]
Told = Callable[..., list[str]]


@pytest.fixture
def read(tmp_path: Path, house) -> Read:
    """The outline of a body under the shortest front matter, or under another."""

    def outline(body: str, front: str = FRONT) -> Outline:
        path = tmp_path / "esitys.md"
        path.write_bytes((front + body).encode())
        return read_outline(path, house)

    return outline


@pytest.fixture
def told(read: Read) -> Told:
    """What is said of such an outline: `line:column: problem; remedy`, the line counted in the body."""

    def mistakes(body: str, front: str = FRONT) -> list[str]:
        with pytest.raises(DefinitionError) as error:
            read(body, front)
        skip = BODY if front == FRONT else 0
        return [f"{one.line - skip}:{one.column}: {one.problem}; {one.remedy}" for one in error.value.mistakes]

    return mistakes


@pytest.fixture
def blocks(read: Read) -> Callable[[str], tuple]:
    """The blocks of a slide that holds nothing else."""
    return lambda body: read(f"## Dia\n\n{body}\n").slides[1].blocks


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_shipped_decks_say_the_same_in_every_language(language, house):
    outline = read_outline(DECKS / f"elmo-esittely.{language}.md", house)
    assert (outline.language, outline.region, outline.day, outline.funding) == (
        language,
        "kainuu",
        date(2027, 3, 12),
        "eu-cofunded",
    )
    layouts = [slide.layout for slide in outline.slides]
    assert layouts == ["title", "section", None, None, "section", None, None, "section", None, "closing"]
    kinds = [[type(block) for block in slide.blocks] for slide in outline.slides]
    assert kinds[2:4] + kinds[5:7] + kinds[8:] == [
        [Bullets],
        [Grid],
        [Bullets],
        [Chart, Paragraph],
        [Bullets, Quote],
        [Paragraph],
    ]
    chart = outline.slides[6].blocks[0]
    assert (chart.kind, chart.unit, chart.series[0].values) == ("ring", "€", (365286, 91322))
    assert outline.slides[2].notes and ":" not in outline.slides[2].notes
    assert "\n" in outline.slides[-1].blocks[0].runs[0].text


def test_front_matter_may_be_in_any_language_and_says_nothing_twice(read, told):
    outline = read(
        "# A\n",
        "---\nRUBRIK: T\nunderrubrik: U\nlandskap: Norra Karelen\nkieli: svenska\npaiva: 3.4.2027\nfunding: ingen\n---\n",
    )
    assert (outline.title, outline.subtitle, outline.region, outline.language) == ("T", "U", "pohjois-karjala", "sv")
    assert (outline.day, outline.funding) == (date(2027, 4, 3), "none")
    assert told("# A\n", "---\ntitle: A\notsikko: B\n---\n") == ["3:1: otsikko says the same as title; delete one of them"]


def test_the_day_of_the_front_matter_is_written_as_one_writes_it(read, told):
    front = "---\notsikko: A\npäivä: {}\n---\n"
    for written in ("2027-3-12", "perjantai 12. maaliskuuta 2027", "12 March 2027"):
        assert read("# A\n", front.format(written)).day == date(2027, 3, 12)
    assert told("# A\n", front.format("la 12.3.2027")) == [
        "3:8: the weekday of 12.3.2027 is “perjantai” and not “la”; correct the day or the weekday"
    ]
    assert told("# A\n", front.format("12.–13.3.2027"))[0].startswith("3:8: “12.–13.3.2027” is no day; ")


def test_every_mistake_of_the_front_matter_is_told(told):
    front = (
        "---\nrubrik: [a]\nlandskap: Kajanlad\nsprak: ruotsalainen\ndatum: 2027-02-30\nfinansiering: eu-medfinansierin\n"
        "alotsikko: x\nteema: y\n---\n"
    )
    assert told("# A\n", front) == [
        "2:9: rubrik is not a text; write a text after the colon",
        "3:11: there is no region “Kajanlad”; did you mean Kajanaland?",
        "4:8: there is no language “ruotsalainen”; choose from fi, sv, en, se, smn, sms",
        "5:8: there is no day 30.2.2027; correct it",
        "6:15: there is no funding “eu-medfinansierin”; did you mean eu-medfinansiering?",
        "7:1: “alotsikko” is no key of the front matter; did you mean alaotsikko?",
        "8:1: “teema” is no key of the front matter; "
        "choose from rubrik, underrubrik, talare, landskap, språk, datum, finansiering, emblem",
    ]


def test_an_outline_without_slides_is_told(told):
    for body in ("", "\n\n", "<!-- vain huomautus -->\n"):
        assert told(body, "---\notsikko: A\n---\n") == ["1:1: the outline has no slides; write `## ` and a title for each"]


def test_front_matter_that_is_missing_broken_or_endless_is_told_with_the_rest(told):
    broken = "# A\n\n<b>x</b>\n"
    assert [line[:4] for line in told(broken, "---\notsikko: a: b\n---\n")] == ["2:11", "6:1:", "6:5:"]
    assert told(broken, "")[0].startswith("1:1: the deck has no title; ")
    assert told(broken, "---\notsikko: A\n")[0] == "1:1: the front matter has no end; write a line `---` after its last key"
    assert told("# A\n", "---\n- a\n---\n")[0].startswith("2:1: the front matter is no list of keys; ")


def test_lists_keep_levels_emphasis_and_links(blocks):
    found = blocks("- a **b *c***\n  - [d](https://x.fi)\n    - e\n- <a@b.fi>\n\n1. f\n2. g\n")
    assert found == (
        Bullets(
            (
                Item((Run("a "), Run("b ", bold=True), Run("c", bold=True, italic=True))),
                Item((Run("d", link="https://x.fi"),), 1),
                Item((Run("e"),), 2),
                Item((Run("a@b.fi", link="mailto:a@b.fi"),)),
            )
        ),
        Bullets((Item((Run("f"),), number=1), Item((Run("g"),), number=2))),
    )


def test_a_short_line_ends_where_it_was_ended_and_a_wrapped_one_does_not(blocks):
    wrapped = "Tämä rivi on niin pitkä, että sen on katkaissut muokkain eikä kirjoittaja"
    assert blocks(f"Aino Virtanen\njohtaja\n\n{wrapped}\njatkuu\n") == (
        Paragraph((Run("Aino Virtanen\njohtaja"),)),
        Paragraph((Run(f"{wrapped} jatkuu"),)),
    )


@pytest.mark.parametrize("who", ["– Aino", "— Aino", "-- Aino"])
def test_a_quote_knows_who_said_it(blocks, who):
    assert blocks(f"> Yksi\n> kaksi\n>\n> {who}\n") == (Quote("Yksi\nkaksi", "Aino"),)


def test_a_table_keeps_its_text(blocks):
    assert blocks("| A | **B** |\n|--|:-:|\n| 1 \\| 2 | |\n") == (Grid(("A", "B"), (("1 | 2", ""),)),)


def test_pictures_are_found_beside_the_outline_and_among_the_samples(blocks, tmp_path):
    (tmp_path / "kuva ä.jpg").write_bytes((ROOT / "assets/photos/sample-lake.jpg").read_bytes())
    found = blocks("![Järvi](<kuva ä.jpg>)\n![](sample-city.jpg){.dekoration}\nAino\n")
    assert found == (
        Image(str(tmp_path / "kuva ä.jpg"), "Järvi"),
        Image(str(ROOT / "assets/photos/sample-city.jpg"), ""),
        Paragraph((Run("Aino"),)),
    )


def test_pictures_that_cannot_be_used_are_told(told, tmp_path):
    (tmp_path / "a.jpg").write_bytes(b"no picture")
    body = (
        "## A\n\n![x](nix.jpg)\n\n![](sample-city.jpg)\n\nsee ![x](sample-city.jpg)\n\n![x](a.jpg)\n\n![x](https://x.fi/a.jpg)\n"
    )
    assert [line.partition(";")[0] for line in told(body)] == [
        "3:6: “nix.jpg”: it cannot be read (No such file or directory)",
        "5:1: the picture “sample-city.jpg” has no alternative text",
        "7:5: a picture stands within a text",
        "9:6: “a.jpg”: it is not a photograph",
        "11:6: “https://x.fi/a.jpg” is no file",
    ]


@pytest.mark.parametrize(
    ("kind", "meant"),
    [("palkki", "bar"), ("stapel liggande", "bar"), ("Pylväs", "column"), ("stapel", "column"), ("linje", "line"),
     ("ympyrä", "pie"), ("cirkel", "pie"), ("rengas", "ring")],
)  # fmt: skip
def test_charts_are_written_in_any_language(blocks, kind, meant):
    found = blocks(f'```kaavio\ntyyppi: {kind}\nenhet: %\nalt: Kasvu\nKlo 9:00: 1 234,5 %\n"Yksikkö": 12.5\n```\n')
    assert found == (Chart(meant, ("Klo 9:00", "Yksikkö"), (Series("Dia", (1234.5, 12.5)),), "%", "Kasvu"),)


def test_a_chart_has_series(blocks):
    (chart,) = blocks("```diagram\ntyp: linje\nserier: a, b\n2026: 1,5, 2\n2027: −3; 1 000\n```\n")
    assert chart.series == (Series("a", (1.5, -3)), Series("b", (2, 1000)))


def test_every_mistake_of_charts_is_told(told):
    body = (
        "## A\n\n```kaavio\ntyyppi: palki\nsarjat: a, b\nx: 1, 2\ny: 1\nz: yksi, 2\nx: 1, 2\nw\n```\n\n"
        "```chart\ntype: pie\n```\n\n```diagram\nenhet: €\na: -1\n```\n\n```chart\ntype: ring\na: -1\nb: 2\n```\n"
    )
    assert [line.partition(";")[0] for line in told(body)] == [
        "4:9: there is no chart of the type “palki”",
        "7:4: “y” has 1 value where there are 2 series",
        "8:4: “yksi” is no number",
        "9:1: the category “x” is there twice",
        "10:1: “w” has no colon",
        "13:1: the chart has no numbers",
        "17:1: the chart has no type",
        "24:4: a pie or ring shows no negative number",
    ]


def test_english_thousands_are_not_guessed(told, blocks):
    front = "---\ntitle: A\nlanguage: English\n---\n"
    assert "may be thousands or a fraction" in told("## A\n\n```chart\ntype: bar\na: 365,286\n```\n", front)[0]
    assert blocks("```kaavio\ntyyppi: palkki\na: 365,286\n```\n")[0].series[0].values == (365.286,)


@pytest.mark.parametrize(
    "body",
    ["```luku\n1,27 milj.\nasukasta\n```", "**1,27 milj.**\nasukasta", "**1,27 milj.**\n\nasukasta"],
)
def test_a_big_number_is_a_block_or_a_bold_line(blocks, body):
    assert blocks(body) == (Figure("1,27 milj.", "asukasta"),)
    assert blocks(f"{body}\n\nLähde: x") == (Figure("1,27 milj.", "asukasta"), Paragraph((Run("Lähde: x"),)))


@pytest.mark.parametrize("body", ["**Tärkeä**\n\nasia", "**12** asiaa", "**12**\n\n- a", "**12**\n\na\n\nb"])
def test_other_bold_texts_stay_what_they_are(blocks, body):
    assert not any(isinstance(block, Figure) for block in blocks(body))


@pytest.mark.parametrize(
    "notes",
    ["Muistiinpanot: Yksi\n- kaksi **kolme**", "- x\nAnteckningar: Yksi\n\n- kaksi kolme", "**Notes:** Yksi\n\n- kaksi kolme",
     "::: notes\nYksi\n- kaksi *kolme*\n:::", "::: {.anteckningar}\nYksi\n- kaksi kolme\n:::", "<!--\nYksi\n- kaksi kolme\n-->",
     "<!-- muistiinpanot: Yksi\n- kaksi kolme -->"],
)  # fmt: skip
def test_notes_are_written_as_anybody_knows_them(read, notes):
    slides = read(f"## A\n\na\n\n{notes}\n\n# B\n").slides
    assert [" ".join(slide.notes.split()) for slide in slides[1:]] == ["Yksi - kaksi kolme", ""]


def test_a_source_needs_no_empty_line_before_it(blocks):
    assert [type(block) for block in blocks("| A |\n|---|\n| 1 |\nLähde: x")] == [Grid, Paragraph]
    assert [type(block) for block in blocks("- a\nKälla: x")] == [Bullets, Paragraph]


@pytest.mark.parametrize("name", ["two-contents", "Kaksi sisältöä", "kaksi-sisaltoa", "Två innehåll"])
@pytest.mark.parametrize("key", ["layout", "asettelu"])
def test_a_layout_is_named_in_any_language(read, key, name):
    comment = f"<!-- {key}: {name} -->"
    assert read(f"## A\n{comment}\n\n- a\n").slides[1].layout == "two-contents"
    assert read(f"# A\n\n---\n\n{comment}\n\n## B\n\n- b\n").slides[2].layout == "two-contents"


def test_sections_hold_text_and_slides_may_be_put_aside(read, told):
    slides = read("# Osa\n\nLause.\n\n<!--\n## Pois\n\n- a\n-->\n\n---\n\n## Kiitos!\n").slides
    assert [(slide.title, slide.layout, slide.notes) for slide in slides[1:]] == [
        ("Osa", "section", ""),
        ("Kiitos!", "closing", ""),
    ]
    assert slides[1].blocks == (Paragraph((Run("Lause."),)),)
    assert told("# Osa\n\n- a\n") == ["3:1: only text can stand under a section; begin a slide with `## ` before it"]


def test_html_and_script_are_told_each_at_its_place(told):
    body = (
        "## A <b>x</b>\n\n<script>\nalert(1)\n</script>\n\n- a <img src=x onerror=y>\n\n[x](javascript:alert(1))\n\n"
        "| A |\n|---|\n| <i>b</i> |\n"
    )
    assert [line.partition(";")[0] for line in told(body)] == [
        "1:6: “<b>” is HTML",
        "1:10: “</b>” is HTML",
        "3:1: “<script> alert(1) </script>” is HTML",
        "7:5: “<img src=x onerror=y>” is HTML",
        "9:5: “javascript:alert(1)” is no address that a deck can lead to",
        "13:3: “<i>” is HTML",
        "13:7: “</i>” is HTML",
    ]


def test_blocks_without_an_end_hide_nothing_that_follows(told):
    body = (
        "## A\n\n```kaavio\ntyyppi: rengas\na: 1\n\n## B\n\n::: notes\nx\n\n## C\n\n<!-- asettelu: kuva\n\n## D\n\n"
        "```python\nx\n```\n\n<!-- layout: nix -->\n\n## \n\n<script>\n"
    )
    assert [line.partition(";")[0] for line in told(body)] == [
        "3:1: “```kaavio” has no end",
        "9:1: “::: notes” has no end",
        "14:1: “<!-- asettelu: kuva” has no end",
        "18:4: a block “python” cannot stand on a slide",
        "22:14: there is no layout “nix”",
        "24:1: the heading has no text",
        "26:1: “<script>” has no end",
    ]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("a\n\n# A\n", "1:1: this stands before the first slide"),
        ("## A\n\n---\n\nb\n", "5:1: this stands on no slide"),
        ("## A\n\n| a | b |\n|---|---|\n| 1 |\n", "5:1: this row has 1 cells where the table has 2 headings"),
        ("## A\n\n| a | b |\n|---|\n| 1 |\n", "3:1: a table was begun here, but its rule does not fit its head"),
        ("## A\n\n| a |\n|---|\n", "3:1: the table has 0 rows, of 1 to 200"),
        ("## A\n\n- a\n  - b\n    - c\n      - d\n", "6:7: the list has more than 3 levels"),
        ("## A\n\n- a\n\n  > b\n", "5:3: a quote stands in a list"),
        ("## A\n\n> a\n> > b\n", "4:1: a quote stands in a quote"),
        ("## A\n\n> a\n> - Aino\n", "4:1: a list stands in a quote"),
        ("## A\n\n#### b\n", "3:1: #### is no heading of a deck"),
        ("## A {.pieni}\n", "1:6: “{.pieni}” is nothing that a slide or a text can be"),
        ("## A\n\n::: columns\n\na\n\n:::\n", "3:1: “::: columns” is no block of a deck"),
        ("## A\n", "1:1: the slide has a title and nothing else"),
        ("## A\n\nNotes: a\n", "1:1: the slide has a title and nothing else"),
        ("## A\n\n- a\n - b\n", "4:2: the item stands in by 1 blank, too few to be below another"),
        ("## A\n\n9. a\n10. b\n   1. c\n", "5:4: the item stands in by 3 blanks, too few to be below another"),
        ("## A\n\n0. a\n", "3:1: the list begins with 0"),
        ("## A\n\n- a\n- [ ] b\n- c\n", "4:3: “[ ]” is a task box, which no slide can tick"),
        ("## A\n\na ~~b c~~\n", "3:3: “~~” would strike words out"),
        ("## A\n\na[^1]\n", "3:2: “[^1]” is a footnote, and a slide has none"),
        ("## A\n\na\n\n[^1]: https://x.fi\n", "5:1: “[^1]” is a footnote, and a slide has none"),
        ("## A\n\n[^1]: a b\n", "3:1: “[^1]” is a footnote, and a slide has none"),
        ("## A\n\na^[b]\n", "3:2: “^[” is a footnote, and a slide has none"),
        ("## A\n\n![a](b c.jpg)\n", "3:1: “![a](b c.jpg)” is no whole picture"),
        ("## A\n\n[a](https://b c)\n", "3:3: “](https://b c)” is no whole link"),
        ("## A\n\n[a][b]\n", "3:3: “][” is a link by name, and nothing has that name"),
        ("## A\n\n**a **b\n", "3:1: “**” has no partner"),
        ("## A\n\n==a==\n", "3:1: “==” would mark words"),
        ("## A\n\nCO~2~\n", "3:3: “~2~” would lower letters"),
        ("## A\n\n[@a2020]\n", "3:1: “[@a2020]” is a citation, which a deck cannot look up"),
        ("## A\n\n$$x$$\n", "3:1: “$$” is a formula, which a deck cannot set"),
        ("## A\n\n| ~~a~~ |\n|---|\n| b |\n", "3:3: “~~” would strike words out"),
        ("## A\n<!-- paginate: true -->\n", "2:6: “paginate” is nothing that a comment can set"),
        ("## A\n<!-- layout: table -->\n<!-- layout: quote -->\n", "3:1: the slide has a layout already"),
        ("## A\x1b[2J\n", "1:5: U+001B is a control character"),
        ("## A\n\n```luku\n```\n", "3:1: the block holds no number"),
        ("## A\n\n" + "x\n\n" * 61, "123:1: the slide has more than 60 blocks"),
        ("# A\n" * 401, "401:1: the outline has more than 400 slides"),
    ],
)
def test_what_makes_no_slide_is_told(told, body, said):
    assert [line.partition(";")[0] for line in told(body)] == [said]


def test_signs_that_are_meant_as_they_are_need_a_backslash_or_backticks(blocks):
    (found,) = blocks("\\~\\~a\\~\\~, `~~b~~`, `**`, 2 ** 3 \\[ \\], a_b, [c], 5 ^ 2, ~ 7, x = y\n".replace("2 ** 3", "2 * 3"))
    assert found == Paragraph((Run("~~a~~, ~~b~~, **, 2 * 3 [ ], a_b, [c], 5 ^ 2, ~ 7, x = y"),))


def test_notes_may_hold_any_sign(read):
    (*_, slide) = read("# A\n\nNotes: ~~a~~ **b\nc** [ ] d\n").slides
    assert slide.notes.startswith("~~a~~ **b")


def test_every_level_of_a_list_is_numbered_or_not_by_itself(blocks):
    (found,) = blocks("1. a\n   1. b\n   2. c\n      - d\n2. e\n   1. f\n3. g\n")
    assert [(item.runs[0].text, item.level, item.number) for item in found.items] == [
        ("a", 0, 1), ("b", 1, 1), ("c", 1, 2), ("d", 2, 0), ("e", 0, 2), ("f", 1, 1), ("g", 0, 3),
    ]  # fmt: skip
    (found,) = blocks("- a\n  1. b\n  1. c\n- d\n")
    assert [(item.level, item.number) for item in found.items] == [(0, 0), (1, 1), (1, 2), (0, 0)]
    assert [item.number for item in blocks("4. a\n4. b\n")[0].items] == [4, 5]
    assert [item.level for item in blocks("- - a\n  - b\n- c\n")[0].items] == [1, 1, 0]


@pytest.mark.parametrize("title", ["42 %", "1,27 milj. €", "-3,5 %", "365 286 €", "12", "600 km"])
def test_a_slide_called_by_a_number_shows_it_large(read, title):
    slide = read(f"## {title}\n\nasukkaista\n\nLähde: x\n").slides[1]
    assert (slide.title, slide.blocks[0]) == ("Asukkaista", Figure(title, ""))
    assert len(slide.blocks) == 2


@pytest.mark.parametrize("body", ["## 2027\n\na", "## 3 painopistettä\n\na", "## 42 %\n\n- a", "## 42 %\n\n" + "pitkä " * 30])
def test_other_numbers_are_titles(read, body):
    slide = read(body + "\n").slides[1]
    assert slide.title in body and not any(isinstance(block, Figure) for block in slide.blocks)


@pytest.mark.parametrize("body", ["# A", "## Kiitos", "## A\n<!-- layout: map -->", "## A\n<!-- asettelu: Väliotsikko -->"])
def test_a_title_may_stand_alone_where_its_layout_is_made_for_that(read, body):
    assert not read(body + "\n").slides[1].blocks


def test_what_has_no_room_is_told_with_the_other_mistakes(told):
    long = "Saippuakauppias" * 12
    body = f"## A\n\n<b>\n\n## {long}\n\n- a\n\n## B\n\n```kaavio\na: 1\n```\n"
    assert [line.partition(":1: ")[0] for line in told(body)] == ["3", "5", "11"]
    (wide,) = (line for line in told(body) if line.startswith("5:"))
    assert "letters (24 pt)" in wide and " px" not in wide


def test_a_slide_with_a_mistake_is_not_laid_out(told):
    assert len(told(f"## {'Saippuakauppias' * 12}\n\n<b>\n")) == 1


@pytest.mark.parametrize(("said", "meant"), [("tunnus: päät", "ends"), ("emblem: varje", "every"), ("emblem: ends", "ends")])
def test_which_slides_show_the_emblem_may_be_said_in_any_language(read, said, meant):
    assert read("# A\n", f"---\ntitle: A\n{said}\n---\n").emblem == meant


def test_another_choice_of_the_emblem_is_told(told):
    assert told("# A\n", "---\ntitle: A\nemblem: sometimes\n---\n")[0].startswith(
        "3:9: “sometimes” is no choice of slides that show the emblem; "
    )


def test_whether_the_funding_was_chosen_is_known(read):
    assert not read("# A\n").funding_said
    assert read("# A\n", "---\ntitle: A\nfunding: eu-cofunded\n---\n").funding_said


@pytest.mark.parametrize(
    ("language", "keys"),
    [("fi", ("tyyppi", "yksikkö", "sarjat")), ("sv", ("typ", "enhet", "serier")), ("en", ("type", "unit", "series"))],
)
def test_mistakes_of_charts_name_the_keys_of_the_outline_s_language(told, language, keys):
    kind, unit, series = keys
    front = f"---\ntitle: A\nlang: {language}\nfunding: none\n---\n"
    body = f"## A\n\n```chart\na: 1; 2\nb: c\n```\n\n```chart\ntype: pie\n{series[:-1]}x: a, b\na: 1\n```\n"
    (key,) = (line for line in told(f"## A\n\n```chart\ntype: bar\n{series[:-1]}: 1; 2\na: 1\n```\n", front) if "key" in line)
    assert key.endswith(f"is no key of a chart; did you mean {series}?")
    untyped, *rest = told(body, front)
    assert f"write a line `{kind}: …`" in untyped
    assert f"name the series in a line `{series}: …, …`" in rest[0]
    assert f"what is no number has a key: `{kind}:`, `{unit}:`, `{series}:`" in rest[1]
    assert f"is no key of a chart; did you mean {series}?" in rest[2]


def test_messages_repeat_nothing_that_steers_a_terminal(told):
    assert not any("\x1b" in line for line in told("## A\n\n<b \x1b[2J>\n\n```\x1b[2J\n```\n\n![x](\x1b.jpg)\n"))


def test_files_that_are_no_outlines_are_told(told, tmp_path, house):
    for data, said in (
        (b"---\notsikko: \xe4\n---\n", ":2:10: it is not UTF-8; save it as UTF-8"),
        (b"x" * 1_000_001, ":1:1: it is larger than 1,000 kB; split it into several decks"),
        (b"\n" * 20_001, ":20000:1: it has more than 20,000 lines; split it into several decks"),
    ):
        (tmp_path / "x.md").write_bytes(data)
        with pytest.raises(DefinitionError) as error:
            read_outline(tmp_path / "x.md", house)
        assert str(error.value) == f"{tmp_path / 'x.md'}{said}"
    with pytest.raises(DefinitionError, match="cannot be read"):
        read_outline(tmp_path / "nix.md", house)


def test_a_bom_and_other_line_ends_are_nothing_special(read):
    assert read("## A\r\n\r\n- a\r- b\r\n", "\ufeff---\r\notsikko: A\u0308\r\n---\r\n").title == "Ä"


@pytest.mark.parametrize(
    "body",
    [">" * 10_000 + " x", "> " * 400_000, "[" * 900_000, "[" * 4_900 + "x", ("[" * 4_900 + "\n\n") * 200, "- " * 400_000 + "x",
     "| a " * 8 + "|\n" + "|---" * 8 + "|\n" + ("| a " * 8 + "|\n") * 12_500, "```kaavio\n" * 19_000, "::: notes\n" * 19_000,
     "<!-- " * 190_000, "<!--\n" * 19_000, "<script>\n" * 19_000, "**a" * 300_000, "`a" * 400_000, ("<b>" * 1_600 + "\n\n") * 200,
     "a: 1\n" * 19_000, "```kaavio\n" + "a: 1\n" * 19_000 + "```\n", "[a]: b\n" * 19_000, "\x00\n" * 19_000,
     "**a**" + "_a " * 1_500,
     ("_a " * 1_600 + "\n\n") * 6, ("*a " * 1_600 + "\n\n") * 18, ("_a " * 1_600 + "\n\n") * 200,
     "\n".join("`" * length for length in range(1_400, 3, -1)),
     "![x](nix.jpg)\n\n" * 9_000],
)  # fmt: skip
def test_hostile_outlines_are_told_soon(told, body):
    begun = time.process_time()
    found = told(f"## A\n\n{body}\n\n[x](javascript:x)\n")
    assert found and len(found) <= 201
    assert time.process_time() - begun < 4


def test_a_long_outline_is_read(read):
    table = "| A | B |\n|---|---|\n" + "| a | 1 |\n" * 25
    chart = "```kaavio\ntyyppi: pylväs\nsarjat: a, b\n" + "".join(f"{year}: {year}, 2\n" for year in range(2015, 2027)) + "```\n"
    outline = read("".join(f"## Dia {n}\n\n{chart if n % 5 == 0 else table if n == 7 else '- a'}\n\n" for n in range(60)))
    blocks = [block for slide in outline.slides for block in slide.blocks]
    assert (len(outline.slides), sum(isinstance(block, Chart) for block in blocks)) == (61, 12)
    assert [len(block.rows) for block in blocks if isinstance(block, Grid)] == [25]


PIECES = [*"#->|`:*_[](){}<!~. aä1–\\&", "\n", "\n\n", "```", "kaavio\n", "---\n", "## A\n", "Notes: ", "::: notes\n"]
PIECES += ["| a |\n|---|\n"]


@given(st.lists(st.sampled_from(PIECES), max_size=80).map("".join))
def test_whatever_is_written_is_read_or_told(house, tmp_path_factory, body):
    path = tmp_path_factory.getbasetemp() / "whatever.md"
    path.write_text(f"{FRONT}## A\n{body}", encoding="utf-8")
    lines = path.read_text(encoding="utf-8").count("\n") + 1
    try:
        slides = read_outline(path, house).slides
    except DefinitionError as error:
        wrong = [one for one in error.mistakes if not 1 <= one.line <= lines]
    else:
        grids = [block for slide in slides for block in slide.blocks if isinstance(block, Grid)]
        wrong = [row for grid in grids for row in grid.rows if len(row) != len(grid.head)]
    assert not wrong


def test_what_a_remedy_says_to_write_can_be_set(house):
    assert [mark.remedy for mark in MARKS if house.face("arial-400").missing(mark.remedy)] == []


def test_a_heading_that_is_too_long_is_not_told_to_be_empty(told):
    (mistake,) = told(f"## {'A' * 10_000}\n\n- a\n")
    assert "no text" not in mistake
