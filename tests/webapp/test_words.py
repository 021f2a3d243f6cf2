"""The engine's sentences in the interface's languages: every one that a visitor can meet is there, and reads as one wrote it.

Sentences are found in the engine's source: every text with a blank in it, but for docstrings, is one until EXCEPT says what else it
is. Whoever writes a new one is told here to write it into webapp/words/engine.yml too.
"""

import ast
import re
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from flask import Flask
from PIL import Image

from toolkit.backends import photo
from toolkit.errors import BrandkitError, DefinitionError
from toolkit.layout.artboard import lay_out
from toolkit.layout.house import House
from toolkit.layout.request import Request
from toolkit.rules.finding import Finding
from toolkit.sources.logo import read_partner
from toolkit.sources.outline import read_outline
from toolkit.sources.outline_marks import MARKS
from toolkit.sources.source import read_source
from toolkit.wording import LIMITS, WORDS
from webapp.design import Design, read
from webapp.engine_words import HOLE, Sentence, sentence, sentences, told, told_finding, translated
from webapp.unpack import unpack

ROOT = Path(__file__).parents[2]
WHERE = (
    *("errors.py", "files.py", "batch.py", "workers.py", "opened.py", "yaml_source.py", "model/content.py"),
    *("sources/**/*.py", "text/**/*.py", "layout/**/*.py", "rules/**/*.py", "rebrand/**/*.py", "backends/*.py"),
)
"""Modules whose sentences a visitor can meet, below toolkit/; and all of webapp/."""

NOT_THERE = {
    "hyphen.py": "names of dictionaries",
    "dates.py": "names of months",
    "sheet_when.py": "names of months; tried below",
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
    "another document": "what a library says",
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
    "the words on …, in the language they were in: nothing was translated into …": "engine.yml has it for one slide and for several",
    "there is no … …": "engine.yml has it for each kind of thing",
    "it has … megapixels, … are allowed…": "engine.yml has it for both kinds of JPEG",
    "… and theme": "engine.yml has it for each kind of master",
    "… of …": "engine.yml has it for colours and for faces",
}
"""Text, `…` for what is put in → why it needs no entry."""

ENGLISH = re.compile(r"\b(the|is|it|are|write|has|not|no|or|than|of|with|there|which|choose|did|shorten|make|more|an|to)\b", re.IGNORECASE)
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
    """Two words at least; neither markup nor an address."""
    return bool(re.search(r"[a-z…] [a-z…]", text) and re.search(r"[a-z]{3}", text)) and not re.search(r'="|://\w+\.\w+\.\w|<rdf', text)


def has_words(text: str) -> bool:
    """Itself, or all that `; ` parts in it."""
    return text in EXCEPT or bool(sentence(text)) or all(part in EXCEPT or sentence(part) or not is_prose(part) for part in text.split("; "))


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_sentence_of_the_engine_has_words_in_finnish_and_swedish(path: Path) -> None:
    lacking = [f"{path.name}:{line}: {text}" for line, text in texts(path) if is_prose(text) and not has_words(text)]
    assert not lacking, "write these into webapp/words/engine.yml, or say in EXCEPT what they are"


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.problem)
def test_every_mark_of_other_markdown_has_words(mark: object) -> None:
    assert sentence(f"“x” {mark.problem}")  # type: ignore[attr-defined]
    assert all(map(sentence, mark.remedy.split("; ")))  # type: ignore[attr-defined]


def test_every_kind_of_misshapen_field_has_words() -> None:
    limits = {"actual_length": 3, "max_length": 2, "ge": 1, "le": 1, "gt": 1, "lt": 1}
    for problem, remedy in (*WORDS.values(), *LIMITS.values()):
        assert sentence(f"title {problem.format(**limits)}"), problem
        assert sentence(remedy), remedy


@pytest.mark.parametrize("one", sentences(), ids=lambda one: one.text[:60])
def test_a_sentence_is_itself_and_puts_in_only_what_it_holds(one: Sentence) -> None:
    held = set(HOLE.findall(one.text))
    assert sentence(HOLE.sub("x", one.text)) == one, "another sentence hides it"
    for ui in ("fi", "sv"):
        assert set(HOLE.findall(one.words[ui])) <= held
        assert not english(HOLE.sub("x", one.words[ui]))


def test_what_is_joined_is_said_part_by_part() -> None:
    said = translated("“Hei; maailma” has a contrast of 3.21 : 1 where it is weakest; use #RRGGBB", "fi")
    assert said == "tekstin ”Hei; maailma” kontrasti on heikoimmillaan 3,21 : 1; kirjoita väri muodossa #RRGGBB"
    assert translated("kuva.jpg: it is larger than 1,234 MB", "sv") == "kuva.jpg: filen är större än 1\u00a0234 MB"
    assert translated("Hidden rows and columns are read like the others. Called off and left out: Aamu, Ilta.", "fi") == (
        "Piilotetut rivit ja sarakkeet luettiin kuten muutkin. Perutut jätettiin pois: Aamu, Ilta."
    )


def test_what_nobody_wrote_down_is_told_in_english_and_english_stays() -> None:
    assert translated("the moon is full; shorten it", "fi") == "the moon is full; lyhennä tekstiä"
    assert translated("it is empty", "en") == "it is empty"


def test_ids_are_called_by_their_names(app: Flask) -> None:
    with app.test_request_context():
        assert translated("title is missing, and event needs it", "fi") == "Otsikko puuttuu, ja Tapahtuma tarvitsee sen"
        assert translated("Columns: Nimi → title, Muistio → left out.", "sv") == "Kolumner: Nimi → Rubrik, Muistio → lämnas bort."
        assert told('kevat.xlsx: sheet "A", row 7, column D (Paikka)', "it is empty", "add it", "fi").where == (
            "kevat.xlsx: taulukko ”A”, rivi 7, sarake D (Paikka)"
        )
        assert told("studio, speaker-title", "it is empty", "add it", "sv").where == "studio, Talarens titel"


def test_a_sentence_is_found_in_less_than_a_millisecond(app: Flask) -> None:
    texts = [" ".join((one.text, "x" * 100)) for one in sentences()[::20]] + [HOLE.sub("x", one.text) for one in sentences()[::20]]
    with app.test_request_context():
        seconds = [min(_timed(text) for _ in range(3)) for text in texts]
    assert max(seconds) < 0.001


def test_nobody_can_make_it_search_for_long() -> None:
    for evil in ("“" * 2_000, "'; " * 700, ": " * 2_000, "“”" * 1_000, "x has " * 500, " is , and needs" * 200):
        assert _timed(evil) < 0.2


def _timed(text: str) -> float:
    began = time.perf_counter()
    translated(text, "fi")
    return time.perf_counter() - began


# --- what the engine really says ---

KIT = """\
regions: [lapi]
entries:
  - id: one
    templates: [event, programm]
    content:
      fi: { when: "kahdestoista päivä", titel: Hei, place: 漢字, link: "ei osoite", rows: [] }
  - id: one
    templates: [event]
    photo: { file: puuttuu.jpg }
    partners: [tuntematon]
    content:
      fi: { when: "14.3.2027/12.3.2027", title: "%s" }
"""
OUTLINE = """\
---
otsikko: Malli
aihe: muu
---

## Luvut

```kaavio
tyyppi: piiraka
Kainuu: paljon
```

1. yksi
 2. kaksi

## Kuva

![](puuttuu.jpg) ja ~~teksti~~ sekä [^1]

| a | b |
|---|---|
| 1 |
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
LOGOS = {
    "script": SVG.format("<script>alert(1)</script>"),
    "handler": SVG.format('<path d="M0 0L9 9L0 9Z" onclick="alert(1)"/>'),
    "elsewhere": SVG.format('<use href="https://example.org/x.svg#a"/>'),
    "entities": '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;"),
    "text": SVG.format("<text>ELMO</text>"),
    "broken path": SVG.format('<path d="M0 0 L9"/>'),
    "broken colour": SVG.format('<path fill="blueish" d="M0 0L9 9L0 9Z"/>'),
    "empty": SVG.format(""),
    "no picture": "hei",
}


def sheet(folder: Path) -> Path:
    file = folder / "kevat.csv"
    file.write_text("Otsikko;Päivä;Paika;Maakunta\nHei;huomenna;Kajaani;Lapi\n;12.3.2027;;Kainuu\n", encoding="utf-8")
    return file


def kit(folder: Path) -> Path:
    file = folder / "kit.yml"
    file.write_text(KIT % ("Vihreä siirtymä " * 20), encoding="utf-8")
    return file


def outline(folder: Path) -> Path:
    file = folder / "runko.md"
    file.write_text(OUTLINE, encoding="utf-8")
    return file


def picture(folder: Path, *size: int) -> Path:
    file = folder / "kuva.png"
    Image.new("RGB", size).save(file)
    return file


def cut(folder: Path) -> Path:
    held, file = BytesIO(), folder / "kuva.jpg"
    Image.effect_noise((900, 900), 60).save(held, "JPEG")
    file.write_bytes(held.getvalue()[:9_000])
    return file


def packed(folder: Path, *names: str) -> Path:
    file = folder / "paketti.zip"
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, b"x")
    return file


def logo(folder: Path, text: str) -> Path:
    file = folder / "logo.svg"
    file.write_text(text, encoding="utf-8")
    return file


def misfit(house: House, slot: str, text: str) -> None:
    content = {"title": "Hei", "when": "12.3.2027"} | {slot: text}
    read_content, _ = read(house, Design("event", None, "fi", "dark", "eu-cofunded", ("instagram-square",), content))
    lay_out(house, Request("studio", "event", "instagram-square", None, "fi", read_content, "eu-cofunded", "dark"))


Make = Callable[[House, Path], object]
ERRORS: dict[str, Make] = {
    "kit": lambda house, folder: read_source(kit(folder), house),
    "sheet": lambda house, folder: read_source(sheet(folder), house),
    "outline": lambda house, folder: read_outline(outline(folder), house),
    "no YAML": lambda house, folder: read_source(_written(folder, "kit.yml", "a: &b 1\nc: *b\n"), house),
    "no calendar": lambda house, folder: read_source(_written(folder, "a.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n"), house),
    "small photograph": lambda _, folder: photo.probe(picture(folder, 9, 9)),
    "photograph of too many pixels": lambda _, folder: photo.probe(picture(folder, 20_000, 9_000)),
    "no photograph": lambda _, folder: photo.probe(_written(folder, "kuva.jpg", "hei")),
    "photograph cut off": lambda _, folder: photo.crop(cut(folder), 100, 100),
    "archive without a kit": lambda _, folder: unpack(packed(folder, "kuva.jpg"), folder),
    "archive of several": lambda _, folder: unpack(packed(folder, "a.yml", "b.csv"), folder),
    "long word": lambda house, _: misfit(house, "title", "Maankäyttösuunnitteluyhteistyöneuvottelukunta" * 2),
    **{f"logo: {name}": lambda _, folder, text=text: read_partner(logo(folder, text)) for name, text in LOGOS.items()},
}


def _written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("ui", ["fi", "sv"])
@pytest.mark.parametrize("name", ERRORS)
def test_errors_come_out_with_nothing_english_left(name: str, ui: str, app: Flask, house: House, tmp_path: Path) -> None:
    with pytest.raises(BrandkitError) as caught:
        ERRORS[name](house, tmp_path)
    error = caught.value
    mistakes = error.mistakes if isinstance(error, DefinitionError) else [error]
    with app.test_request_context():
        said = [told("", mistake.problem, mistake.remedy, ui) for mistake in mistakes]
    assert not [part for one in said for part in one[1:] if english(part)]


@pytest.mark.parametrize("ui", ["fi", "sv"])
def test_a_forms_faults_come_out_with_nothing_english_left(ui: str, app: Flask, house: House) -> None:
    written = {"title": "漢" + "x" * 200, "when": "eilen", "link": "ei osoite"}
    _, faults = read(house, Design("event", None, "fi", "dark", "eu-cofunded", ("story",), written, photo="x"))
    _, more = read(house, Design("programme", None, "fi", "dark", "eu-cofunded", ("story",), {"rows": [], "when": "3.3.2027/1.3.2027"}))
    with app.test_request_context():
        said = [translated(f"{fault.problem}; {fault.remedy}", ui) for fault in (*faults, *more)]
    assert len(said) >= 7
    assert not list(filter(english, said))


@pytest.mark.parametrize("ui", ["fi", "sv"])
def test_a_finding_is_told_with_its_source(ui: str) -> None:
    message = "the EU flag is 8.5 mm high; make it 10 mm or more"
    said = told_finding(Finding("emblem-minimum", "law", message, "Regulation (EU) 2021/1060, Annex IX, 1.4 and 1.7"), ui)
    assert not english(said["message"]) and not english(said["source"])
    assert "8,5 mm" in said["message"]


def english(text: str) -> bool:
    """Whether something English is left, but for somebody's own words and what is to be typed."""
    return bool(ENGLISH.search(re.sub(r"”[^”]*”|`[^`]*`|<[^>]*>|\([^)]*\)|(näistä|dessa): .*", "", text)))
