"""The engine's sentences in the interface's languages: every one that a visitor can meet is there, and reads as one wrote it.

Sentences are found in the engine's source: every text with a blank in it, but for docstrings, is one until EXCEPT says what else
it is. Whoever writes a new one is told here to write it into webapp/words/engine.yml too.
"""

import ast
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from toolkit.sources.outline_marks import MARKS
from toolkit.wording import LIMITS, WORDS
from toolkit.yaml_syntax import AT_BEGINNING, AT_END, TAB, cannot_begin
from webapp.engine_words import HOLE, sentence, sentences, told, translated

ROOT = Path(__file__).parents[2]
WHERE = (
    *(
        "errors.py",
        "files.py",
        "batch.py",
        "workers.py",
        "opened.py",
        "yaml_source.py",
        "yaml_strays.py",
        "model/content.py",
        "model/when.py",
    ),
    *("sources/**/*.py", "text/**/*.py", "layout/**/*.py", "rules/**/*.py", "rebrand/**/*.py", "backends/*.py"),
)
"""Modules whose sentences a visitor can meet, below toolkit/; and all of webapp/."""

NOT_THERE = {
    "hyphen.py": "names of dictionaries",
    "dates.py": "names of months",
    "desk.py": "words of the material",
    "kit_write.py": "a kit's first line",
    "api_openapi.py": "what scripts are described in",
    "logs.py": "for the log",
    "outline_help.py": "headings of the command line's help",
    "outline_marks.py": "parts of sentences; tried below",
    "outline_words.py": "words of outlines",
    "root.py": "for whoever installs it",
    "serve.py": "for whoever starts the studio",
    "settings.py": "for whoever starts the studio",
    "sheet_form.py": "words of the empty spreadsheet",
}
"""Module → what its texts are instead."""

PART = "part of a sentence that engine.yml has as a whole"
WITHIN = "never leaves the engine"
EXCEPT = {
    "…: row …, column …": "a place",
    "…: line …": "a place",
    "… has …": PART,
    "The studio does not answer to this name.\n": "before anybody knows the visitor's language",
    "too deep": WITHIN,
    " and … more": PART,
    " in a progressive JPEG": PART,
    ", column ……": PART,
    ", even in … points": PART,
    "… : 1 is needed, ": PART,
    "… has … where there …": PART,
    "… has more than … …": "engine.yml has it for rows and for columns",
    "… is no text": WITHIN,
    "… is never part of a drawing": WITHIN,
    "… is shown by none of the templates of row… ….": "engine.yml has it for one row and for several",
    "… master": "engine.yml has it for each kind of master",
    "… of its own width for its height": PART,
    "… slides": PART,
    "… value…": PART,
    "“…” is … px higher than the … there are": PART,
    "a drawing holds flat colours only": WITHIN,
    "a picture stands in …": "engine.yml has it for each thing it can stand in",
    "are … series": PART,
    "columns …": "how a child process tells its parent",
    "correct it, or …": "engine.yml has it with what follows",
    "delete empty … at its end, or split it": "engine.yml has it for rows and for columns",
    "did you mean ": PART,
    "fill stroke": "attributes of SVG",
    "fill stroke markers": "attributes of SVG",
    "funding regime": "engine.yml has `there is no funding regime`",
    "file kind": "engine.yml has `there is no file kind`",
    "is missing": PART,
    "it failed": WITHIN,
    "language in this entry": "engine.yml has `there is no language in this entry`",
    "Left, please look": "for the command line",
    "left out": PART,
    "no visitor is called so": WITHIN,
    "nobody yet": WITHIN,
    "Premature end": "what a library says",
    "px as shown": PART,
    "rows …": "how a child process tells its parent",
    "so give it a calmer ground or another colour": PART,
    "take it out, or …": "engine.yml has it with what follows",
    "template in this entry": "engine.yml has `there is no template in this entry`",
    "the … logo is … … wide": "engine.yml has it for both units",
    "the item stands in by … blank…, too few to be below another": "engine.yml has it for one blank and for several",
    "the words on …, in the language they were in: nothing was translated into …": "engine.yml has it for one and for several",
    "there is no … …": "engine.yml has it for each kind of thing",
    "it has … megapixels, … are allowed…": "engine.yml has it for both kinds of JPEG",
    "… and theme": "engine.yml has it for each kind of master",
    "… of …": "engine.yml has it for colours and for faces",
}
"""Text, `…` for what is put in → why it needs no entry."""

ENGLISH = re.compile(
    r"\b(the|is|it|are|write|has|not|no|or|than|of|with|there|which|choose|did|shorten|make|more|an|to)\b", re.IGNORECASE
)
"""Words that neither Finnish nor Swedish has."""


def modules() -> list[Path]:
    toolkit = [path for pattern in WHERE for path in sorted((ROOT / "toolkit").glob(pattern))]
    return [path for path in (*toolkit, *sorted((ROOT / "webapp").glob("*.py"))) if path.name not in NOT_THERE]


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of all strings but docstrings, `…` for what is put into them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = list(ast.walk(tree))
    aside = {node.value for node in nodes if isinstance(node, ast.Expr)}
    aside |= {part for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in nodes:
        if node in aside:
            continue
        if isinstance(node, ast.JoinedStr):
            yield node.lineno, "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def is_prose(text: str) -> bool:
    """Two words at least; neither markup, PostScript nor an address."""
    return bool(re.search(r"[a-z…] [a-z…]", text) and re.search(r"[a-z]{3}", text)) and not re.search(
        r'="|://\w+\.\w+\.\w|<rdf|begin(cmap|bfchar)', text
    )


def has_words(text: str) -> bool:
    """Itself, or all that `; ` parts in it."""
    return (
        text in EXCEPT
        or bool(sentence(text))
        or all(part in EXCEPT or sentence(part) or not is_prose(part) for part in text.split("; "))
    )


def test_no_exception_outlives_its_text() -> None:
    said = {part for path in modules() for _, text in texts(path) for part in (text, *text.split("; "))}
    assert not set(EXCEPT) - said


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_sentence_of_the_engine_has_words_in_finnish_and_swedish(path: Path) -> None:
    lacking = [f"{path.name}:{line}: {text}" for line, text in texts(path) if is_prose(text) and not has_words(text)]
    assert not lacking, "write these into webapp/words/engine.yml, or say in EXCEPT what they are"


def test_every_mark_of_other_markdown_has_words() -> None:
    for mark in MARKS:
        assert sentence(f"“x” {mark.problem}"), mark.problem
        assert all(map(sentence, mark.remedy.split("; "))), mark.remedy


def test_every_complaint_about_yaml_has_words() -> None:
    for problem, remedy in (TAB, cannot_begin("@"), *(said for _, said in (*AT_BEGINNING, *AT_END))):
        assert sentence(problem), problem
        assert sentence(remedy), remedy


def test_every_kind_of_misshapen_field_has_words() -> None:
    limits = {"actual_length": 3, "max_length": 2, "ge": 1, "le": 1, "gt": 1, "lt": 1}
    for problem, remedy in (*WORDS.values(), *LIMITS.values()):
        assert sentence(f"title {problem.format(**limits)}"), problem
        assert sentence(remedy), remedy


def test_a_sentence_is_itself_and_puts_in_only_what_it_holds() -> None:
    for one in sentences():
        assert sentence(HOLE.sub("x", one.text)) == one, "another sentence hides it"
        for ui in ("fi", "sv"):
            assert set(HOLE.findall(one.words[ui])) <= set(HOLE.findall(one.text))
            assert not english(HOLE.sub("x", one.words[ui])), one.text


def test_what_is_joined_is_said_part_by_part() -> None:
    said = translated("“Hei; maailma” has a contrast of 3.21 : 1 where it is weakest; use #RRGGBB", "fi")
    assert said == "tekstin ”Hei; maailma” kontrasti on heikoimmillaan 3,21 : 1; kirjoita väri muodossa #RRGGBB"
    assert translated("kuva.jpg: it is larger than 1,234 MB", "sv") == "kuva.jpg: filen är större än 1\u00a0234 MB"
    assert translated("<path>: 'blueish' is not a colour", "fi") == "<path>: ”blueish” ei ole väri"
    assert translated("“klo: 9” is no number", "sv") == "”klo: 9” är inget tal"
    assert translated("the funding statement reads “a; b”; write “c”", "fi") == "rahoituslausekkeena on ”a; b”; kirjoita ”c”"
    assert translated("the typeface has no '漢' (CJK UNIFIED IDEOGRAPH-6F22)", "fi") == "kirjasimessa ei ole merkkiä ”漢”"
    assert translated("Hidden rows and columns are read like the others. Called off and left out: Aamu, Ilta.", "fi") == (
        "Piilotetut rivit ja sarakkeet luettiin kuten muutkin. Perutut jätettiin pois: Aamu, Ilta."
    )


def test_what_nobody_wrote_down_is_told_in_english_and_english_stays() -> None:
    assert translated("the moon is full; shorten it", "fi") == "the moon is full; lyhennä tekstiä"
    assert translated("it is empty", "en") == "it is empty"
    assert told("the kit", "it is no longer here", "hand it in again", "en").where == "the kit"


def test_ids_are_called_by_their_names(app: Flask) -> None:
    with app.test_request_context():
        assert translated("title is missing, and event needs it", "fi") == "Otsikko puuttuu, ja kuvapohja Tapahtuma tarvitsee sen"
        assert translated("Columns: Nimi → title, Muistio → left out.", "sv") == "Kolumner: Nimi → Rubrik, Muistio → lämnas bort."
        assert told('kevat.xlsx: sheet "A", row 7, column D (Paikka)', "it is empty", "add it", "fi").where == (
            "kevat.xlsx: taulukko ”A”, rivi 7, sarake D (Paikka)"
        )
        assert (
            told("enf_studio_event_area_fi_story, speaker-title", "it is empty", "add it", "sv").where
            == "Händelse, Talarens titel"
        )


def test_a_sentence_is_found_in_less_than_a_millisecond(app: Flask) -> None:
    with app.test_request_context():
        seconds = [min(_timed(HOLE.sub("x", one.text)) for _ in range(5)) for one in sentences()[::20]]
    assert max(seconds) < 0.001


def test_nobody_can_make_it_search_for_long() -> None:
    for evil in ("“" * 2_000, "'; " * 700, ": " * 2_000, "“”" * 1_000, "x has " * 500, " is , and needs" * 200):
        assert _timed(evil) < 0.2


def _timed(text: str) -> float:
    began = time.process_time()
    translated(text, "fi")
    return time.process_time() - began


def english(text: str) -> bool:
    """Whether something English is left, but for somebody's own words and what is to be typed."""
    return bool(ENGLISH.search(re.sub(r"”[^”]*”|`[^`]*`|<[^>]*>|\([^)]*\)|(näistä|dessa): .*", "", text)))
