"""What the engine really says of kits, spreadsheets, outlines, photographs and logos: Finnish and Swedish, no English left."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from flask import Flask
from PIL import Image

from tests.webapp.test_words import english
from toolkit.backends import photo
from toolkit.errors import BrandkitError, DefinitionError
from toolkit.layout.artboard import lay_out
from toolkit.layout.house import House
from toolkit.layout.request import Request
from toolkit.rules.finding import Finding
from toolkit.sources.logo import read_partner
from toolkit.sources.outline import read_outline
from toolkit.sources.source import read_source
from toolkit.sources.unpack import unpack
from webapp.design import Design, read
from webapp.engine_words import told, told_finding, translated

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


def picture(folder: Path, size: tuple[int, int]) -> Path:
    file = folder / "kuva.png"
    Image.new("1", size).save(file)
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


def misfit(house: House, title: str) -> None:
    content, _ = read(house, Design("event", None, "fi", written={"title": title, "when": "12.3.2027"}))
    lay_out(house, Request("studio", "event", "instagram-square", None, "fi", content, "eu-cofunded"))


Make = Callable[[House, Path], object]
ERRORS: dict[str, Make] = {
    "kit": lambda house, folder: read_source(kit(folder), house),
    "sheet": lambda house, folder: read_source(sheet(folder), house),
    "outline": lambda house, folder: read_outline(outline(folder), house),
    "no YAML": lambda house, folder: read_source(_written(folder, "kit.yml", "a: &b 1\nc: *b\n"), house),
    "no calendar": lambda house, folder: read_source(_written(folder, "a.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n"), house),
    "small photograph": lambda _, folder: photo.probe(picture(folder, (9, 9))),
    "photograph of too many pixels": lambda _, folder: photo.probe(picture(folder, (20_000, 9_000))),
    "no photograph": lambda _, folder: photo.probe(_written(folder, "kuva.jpg", "hei")),
    "photograph cut off": lambda _, folder: photo.crop(cut(folder), 100, 100),
    "archive without a kit": lambda _, folder: unpack(packed(folder, "kuva.jpg"), folder),
    "archive of several": lambda _, folder: unpack(packed(folder, "a.yml", "b.csv"), folder),
    "long word": lambda house, _: misfit(house, "W" * 110),
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
    _, faults = read(house, Design("event", None, "fi", written=written, photo="x"))
    _, more = read(house, Design("programme", None, "fi", written={"rows": [], "when": "3.3.2027/1.3.2027"}))
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
