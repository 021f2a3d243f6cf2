"""Spreadsheets as people have them: kinds of file, odd headings, dates and numbers, and every mistake at its row and column."""

import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from pydantic import TypeAdapter

from tests.commands import run
from toolkit.errors import AssetError, BrandkitError, DefinitionError
from toolkit.model.content import When
from toolkit.model.kit import Kit
from toolkit.sources.kit import Read, read_kit
from toolkit.sources.kit_write import kit_yaml
from toolkit.sources.sheet_columns import headings
from toolkit.sources.sheet_form import sheet_form
from toolkit.sources.sheet_grid import Cell, Place
from toolkit.sources.sheet_when import when_text
from toolkit.sources.source import Options, columns_of, read_source
from toolkit.yaml_source import parse

ROOT = Path(__file__).parents[2]
SHEETS = ROOT / "tests/data/sheets"
HEAD = ["Otsikko", "Päivä", "Alkaa", "Päättyy", "Paikka", "Maakunta", "Kieli"]
ROW = ["Vihreä siirtymä", date(2027, 3, 12), time(9), time(12, 30), "Kajaani", "Kainuu", "fi"]
Rows = Sequence[Sequence[object]]
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A workbook of these rows: `write(HEAD, ROW, merged=["A2:A3"])`."""

    def book(*rows: Sequence[object], merged: Sequence[str] = (), hidden: str = "", name: str = "kevat.xlsx") -> Path:
        workbook = Workbook()
        sheet = workbook.worksheets[0]
        sheet.title = "Kevät"
        for row in rows:
            sheet.append(list(row))
        for cells in merged:
            sheet.merge_cells(cells)
        if hidden:
            sheet.column_dimensions[hidden].hidden = True
        workbook.save(tmp_path / name)
        return tmp_path / name

    return book


@pytest.fixture
def read(write: Write, house) -> Callable[..., Read]:
    return lambda *rows, **options: read_source(write(*rows, **options), house)


@pytest.fixture
def told(write: Write, house) -> Callable[..., list[str]]:
    """What is said of such a workbook, without its path."""

    def mistakes(*rows: Sequence[object], **options: object) -> list[str]:
        path = write(*rows)
        with pytest.raises(BrandkitError) as error:
            read_source(path, house, Options(**options))
        return str(error.value).replace(f"{path}: ", "").splitlines()

    return mistakes


@pytest.mark.parametrize(
    ("file", "entries"), [("tapahtumat-2027.csv", 9), ("events-2027.csv", 4), ("kevat.ods", 2), ("kevat.xls", 2)]
)
def test_files_of_each_kind_are_read(file, entries, house):
    read = read_source(SHEETS / file, house)
    assert len(read.kit.entries) == entries
    assert read.told[0].startswith("Columns: ")


def test_the_offices_own_sheet_says_what_it_says(house):
    first, *_, last = read_source(SHEETS / "tapahtumat-2027.csv", house).sheets
    when = first.content["when"]
    assert (first.template, first.language, first.content["place"]) == ("event", "fi", "Kajaanin ammattikorkeakoulu, Taito 1")
    assert (when.first, when.starts, when.ends) == (date(2027, 3, 12), time(9), time(12))
    assert (last.content["when"].first, last.content["when"].last) == (date(2027, 5, 20), date(2027, 5, 21))


@pytest.mark.parametrize("file", ["tapahtumat-2027.csv", "events-2027.csv"])
def test_they_export_with_no_finding(file, tmp_path, capsys):
    assert run("export", str(SHEETS / file), "-o", str(tmp_path), "--format", "story") == 0
    assert "0 findings" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_text_tables_are_read_in_any_encoding_with_any_delimiter(encoding, delimiter, house, tmp_path):
    rows = [["Otsikko", "Päivä", "Paikka"], ['"Vihreä, ja; hyvä"', "12.3.2027", "Kajaani"]]
    path = tmp_path / "a.csv"
    path.write_bytes("\r\n".join(delimiter.join(row) for row in rows).encode(encoding))
    assert read_source(path, house).sheets[0].content["title"] == "Vihreä, ja; hyvä"


@pytest.mark.parametrize(
    "heading",
    ["OTSIKKO", " otsikko ", "Ot\u00adsikko", "Otsikko:", "Otsikko *", "Rubrik", "Title", "title", "Tapahtuman\u00a0nimi"],
)
def test_a_heading_is_known_however_it_is_written(heading, read):
    assert read([heading, "Päivä"], ["Hei", "12.3.2027"]).sheets[0].content["title"] == "Hei"


def test_every_heading_of_every_template_is_known(house):
    known = headings(house)
    for template in house.templates.values():
        for slot, about in template.slots.items():
            assert slot in known
            assert all(label in known or label.casefold() in map(str.casefold, known) for label in about.label.values())


@pytest.mark.parametrize(
    ("head", "cells", "when"),
    [
        (["Päivä", "Alkaa"], [date(2027, 3, 12), time(9)], (date(2027, 3, 12), None, time(9), None)),
        (["Päivä", "Alkaa"], [datetime(2027, 3, 12, 0, 0), 0.375], (date(2027, 3, 12), None, time(9), None)),
        (["Päivä", "Alkaa"], ["pe 12.3.2027", 9.3], (date(2027, 3, 12), None, time(9, 30), None)),
        (["Aika"], [datetime(2027, 3, 12, 9, 15)], (date(2027, 3, 12), None, time(9, 15), None)),
        (["Aika"], ["12.3.2027 klo 9–15"], (date(2027, 3, 12), None, time(9), time(15))),
        (["Aika"], ["20.–21.5.2027"], (date(2027, 5, 20), date(2027, 5, 21), None, None)),
        (["Päivä", "Aika"], ["2027-05-20/2027-05-21", "klo 9–15"], (date(2027, 5, 20), date(2027, 5, 21), time(9), time(15))),
        (["Date", "Time"], ["12 March 2027", "9:00-12:30"], (date(2027, 3, 12), None, time(9), time(12, 30))),
        (["Alkaa"], ["pe 12. maaliskuuta 2027 klo 9"], (date(2027, 3, 12), None, time(9), None)),
        (["Päivä", "Aika"], ["to–pe 20.–21.5.2027", "klo 9–15"], (date(2027, 5, 20), date(2027, 5, 21), time(9), time(15))),
        (["Datum"], ["fredag 12 mars 2027"], (date(2027, 3, 12), None, None, None)),
        (["Päivä"], ["12. maaliskuuta 2027"], (date(2027, 3, 12), None, None, None)),
        (["Päivä", "Loppupäivä"], [date(2027, 5, 20), "21.5.2027"], (date(2027, 5, 20), date(2027, 5, 21), None, None)),
        (["Alkaa", "Päättyy"], ["20.5.2027 9.00", "21.5.2027 15.00"], (date(2027, 5, 20), date(2027, 5, 21), time(9), time(15))),
    ],
)
def test_days_and_times_are_understood(head, cells, when, read):
    period = read(["Otsikko", *head], ["Hei", *cells]).sheets[0].content["when"]
    assert (period.first, period.last, period.starts, period.ends) == when


@given(day=st.dates(date(2000, 1, 1), date(2099, 12, 31)), at=st.times().map(lambda t: t.replace(second=0, microsecond=0)))
def test_a_date_means_the_same_typed_or_as_a_number_of_the_program(day, at):
    place = Place("", 0)
    typed = when_text(
        {"date": Cell(f"{day.day}.{day.month}.{day.year}", place), "start": Cell(f"{at.hour}.{at.minute:02}", place)}
    )
    cells = when_text({"date": Cell(day, place), "start": Cell(at, place)})
    read = TypeAdapter(When).validate_python
    assert read(typed) == read(cells)


def test_numbers_are_written_as_the_language_writes_them(read):
    sheets = read(
        ["Luku", "Otsikko", "Kieli"], [1.27, "a", "suomi"], [235450, "b", "ruotsi"], [1.5, "c", "en"], [2027, "d", "fi"]
    ).sheets
    assert [sheet.content["figure"] for sheet in sheets] == ["1,27", "235\u00a0450", "1.5", "2027"]


def test_what_is_filled_decides_the_template(read):
    head = ["Otsikko", "Päivä", "Puhuja", "Lainaus", "Malli"]
    read = read(
        head,
        ["a", "12.3.2027", "", "", ""],
        ["b", "12.3.2027", "Aino", "", ""],
        ["c", "", "Aino", "Hyvä", ""],
        ["d", "12.3.2027", "", "", "Boka datumet"],
    )
    assert [entry.templates for entry in read.kit.entries] == [("event",), ("event", "speaker"), ("quote",), ("save-the-date",)]


def test_what_no_template_shows_is_told(read):
    told = read(["Otsikko", "Päivä", "Ingressi", "Malli"], ["a", "12.3.2027", "Hei", "save-the-date"]).told
    assert "Ingressi is shown by none of the templates of row 2." in told


def test_empty_region_is_the_area_and_empty_language_the_regions_first(read):
    read = read(HEAD, [*ROW[:5], "", ""], [*ROW[:5], "Lappi, kainuu", ""])
    first, second = (entry.id for entry in read.kit.entries)
    assert (read.regions[first], read.regions[second]) == ((None,), ("lappi", "kainuu"))
    assert (first, second) == ("vihrea-siirtyma", "vihrea-siirtyma-2")


def test_a_programme_stands_in_one_cell(read):
    rows = "9.00 Avaus | Aino\n9.30–10 Kahvi\n10.00 Loppu"
    content = read(["Otsikko", "Päivä", "Ohjelma", "Malli"], ["a", "12.3.2027", rows, "Ohjelma"]).sheets[0].content
    assert [(row.time, row.title, row.who) for row in content["rows"]] == [
        ("9.00", "Avaus", "Aino"),
        ("9.30–10", "Kahvi", ""),
        ("10.00", "Loppu", ""),
    ]


def test_title_rows_blank_rows_and_private_columns_are_no_matter(read):
    read = read(
        ["Kevään tapahtumat"],
        [],
        ["Otsikko", "Päivä", "#Budjetti", "[Muistiinpano]"],
        [],
        ["a", "12.3.2027", 5, "x"],
        [],
        [None, ""],
    )
    assert [sheet.content["title"] for sheet in read.sheets] == ["a"]
    assert "#Budjetti → left out, [Muistiinpano] → left out" in read.told[0]


def test_a_merged_cell_counts_for_all_its_rows(read):
    read = read(HEAD, ROW, ["Toinen", None, *ROW[2:]], merged=["B2:B3"])
    assert [sheet.content["when"].first for sheet in read.sheets] == [date(2027, 3, 12)] * 2


def test_hidden_columns_are_read_and_told(read):
    read = read(HEAD, ROW, hidden="E")
    assert read.sheets[0].content["place"] == "Kajaani"
    assert "Hidden rows and columns are read like the others." in read.told


def test_a_formula_without_its_value_is_told(read):
    said = "Formulas whose values were not saved are read as empty cells."
    assert said in read(HEAD, [*ROW[:4], '="Kajaani"', *ROW[5:]]).told
    assert said not in read(HEAD, ROW).told


def test_a_day_that_is_not_there_is_told_once(told):
    assert [line.partition("): ")[2] for line in told(HEAD, [*ROW[:1], "=TODAY()", *ROW[2:]])] == [
        "there is a time and no day; write the day, as 12.3.2027"
    ]


def test_a_formula_that_gives_an_error_is_told(read):
    assert "Formulas that give an error (#REF!) are read as empty cells." in read(HEAD, [*ROW[:4], "#REF!", *ROW[5:]]).told


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [["Otsikko", "Päivä", "Paika"], ["a", "12.3.2027", "b"]],
            'sheet "Kevät", row 1, column C (Paika): Paika: no such column; did you mean Paikka?',
        ),
        ([HEAD, [*ROW[:1], "la 12.3.2027", *ROW[2:]]], "(Päivä): Päivä: the weekday of 12.3.2027 is “perjantai” and not “la”; c"),
        ([HEAD, [*ROW[:1], "huomenna", *ROW[2:]]], 'sheet "Kevät", row 2, column B (Päivä): Päivä cannot be read; write it as'),
        ([HEAD, [*ROW[:1], None, *ROW[2:]]], 'sheet "Kevät", row 2, column B (Päivä): there is a time and no day; write the day'),
        ([HEAD, [*ROW[:2], "yhdeksältä", *ROW[3:]]], "row 2, column C (Alkaa): 'yhdeksältä' is no time; write it as 9.00"),
        ([HEAD, [*ROW[:3], time(9), *ROW[4:]]], "(Päivä): Päivä: it ends when it begins; write another end, or none"),
        ([HEAD, [*ROW[:5], "Kainu", "fi"]], "row 2, column F (Maakunta): there is no region 'Kainu'; did you mean"),
        ([HEAD, [*ROW[:6], "klingon"]], "row 2, column G (Kieli): there is no language 'klingon'; "),
        (
            [HEAD, [*ROW[:4], "x" * 91, *ROW[5:]]],
            "row 2, column E (Paikka): Paikka has 91 characters where 90 have room; shorten it",
        ),
        ([["Otsikko", "Paikka"], ["a", "b"]], "row 2: when is missing, and event needs it; add a column Aika"),
        ([["Otsikko", "Päivä", "Title"], ["a", "12.3.2027", "b"]], "row 1, column C (Title): Title means the same as Otsikko"),
        (
            [["Otsikko", "Päivä", None], ["a", "12.3.2027", "b"]],
            "row 1, column C: the column has no heading, and row 2 holds something;",
        ),
        ([["Otsikko", "Päivä", "Kuva"], ["a", "12.3.2027", "puuttuu.jpg"]], "row 2, column C (Kuva): puuttuu.jpg: "),
        (
            [["Otsikko", "Päivä", "Kuva"], ["a", "12.3.2027", "sample-lake.jpg"]],
            "row 2, column C (Kuva): photo.alt has no text for fi; add a column Kuvan kuvaus",
        ),
        ([["Otsikko", "Päivä"], ["a", ""]], "row 2, column B (Päivä): Päivä is missing, and event needs it; fill it in"),
        ([["Otsikko", "Päivä", "Malli"], ["a", "12.3.2027", "tapahtma"]], "there is no template 'tapahtma'; did you mean"),
        (
            [["Otsikko", "Päivä", "Kuva", "Kuvan kohdistus"], ["a", "12.3.2027", "sample-lake.jpg", "vasen"]],
            "(Kuvan kohdistus): it is not two numbers",
        ),
        ([HEAD], "no row below the headings is filled"),
        ([["Hei"], ["maailma"]], "no row of headings is found in it; write headings such as"),
    ],
)
def test_a_mistake_is_told_in_its_cell_with_what_to_do(rows, said, told):
    assert any(said in line for line in told(*rows)), told(*rows)


def test_all_mistakes_come_at_once(told):
    lines = told([*HEAD, "Ohejlma"], [*ROW[:5], "Kainu", "fi"], [*ROW[:1], "ei", *ROW[2:]])
    assert len(lines) == 3


def test_only_the_rows_that_are_asked_for_are_read(write, house, told):
    path = write(HEAD, ROW, ["kesken"])
    assert len(read_source(path, house, Options(rows=(2,))).sheets) == 1
    assert "there is nothing in this row; choose from 2 to 2" in told(HEAD, ROW, rows=(9,))[0]


def test_photographs_are_found_by_name_in_a_folder_and_in_an_archive(write, house, tmp_path):
    folder = tmp_path / "kuvat"
    folder.mkdir()
    sample = (ROOT / "assets/photos/sample-lake.jpg").read_bytes()
    (folder / "Vihreä siirtymä.JPG").write_bytes(sample)
    (folder / "muu.jpg").write_bytes(sample)
    with zipfile.ZipFile(tmp_path / "kuvat.zip", "w") as archive:
        archive.writestr("a/Vihreä siirtymä.JPG", sample)
    path = write([*HEAD, "Kuvan kuvaus"], [*ROW, "Järvi"])
    for place in (folder, tmp_path / "kuvat.zip"):
        read = read_source(path, house, Options(photos=place))
        assert Path(read.sheets[0].entry.photo.file).read_bytes() == sample
    assert any("muu.jpg" in line for line in read_source(path, house, Options(photos=folder)).told)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xlsx", b"PK\x03\x04 cut off", "cut off or broken"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "cut off or broken"),
        ("a.csv", b"\x89PNG\r\n\x1a\n\x00\x00", "no spreadsheet and no text"),
        ("a.xls", b"<html><table>", "web page or XML"),
        ("a.csv", b'Otsikko;Aika\n"a;b', "line 2: the row cannot be read"),
        ("a.csv", b"Otsikko;Aika\n" + b"a;b\n" * 5001, "more than 5,000 rows"),
        ("a.csv", b"Otsikko;Aika" + b";" * 200, "more than 200 columns"),
        ("a.csv", b"Otsikko;Aika\na;" + b"b" * 10_001, "row 2, column B: the cell has more than 10,000 characters"),
        ("a.csv", b"", "no row of headings"),
    ],
)
def test_what_cannot_be_read_says_so(name, data, said, house, tmp_path):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(AssetError, match=said):
        read_source(tmp_path / name, house)


def test_a_sheet_of_cells_a_million_rows_apart_ends_in_a_message(write, house):
    path = write(HEAD, ROW)
    book = load_workbook(path)
    book.worksheets[0]["XFD1048576"] = "x"
    book.save(path)
    with pytest.raises(AssetError, match=r"cut off or broken|more than"):
        read_source(path, house)


def test_an_archive_that_unpacks_to_much_is_not_unpacked(house, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 101_000_000)
    with pytest.raises(AssetError, match="unpacks to more"):
        read_source(tmp_path / "a.xlsx", house)


def test_a_sheet_can_become_a_kit(house, tmp_path, write):
    for path in (SHEETS / "tapahtumat-2027.csv", write([*HEAD, "Kuva", "Kuvan kuvaus"], [*ROW, "sample-lake.jpg", "Järvi"])):
        read = read_source(path, house)
        (tmp_path / "kit.yml").write_text(kit_yaml(read), encoding="utf-8")
        again = read_kit(tmp_path / "kit.yml", house)
        assert again._replace(told=()) == read._replace(told=())
        assert kit_yaml(again) == kit_yaml(read)


@given(text=st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1, max_size=40).filter(str.strip))
def test_any_text_outlives_the_way_through_a_kits_file(text, house):
    kit = Kit.model_validate({"name": "a", "entries": [{"id": "a", "templates": ["event"], "content": {"fi": {"title": text}}}]})
    assert Kit.model_validate(parse(kit_yaml(Read(kit, (), {}, {})), "a").data) == kit


def test_columns_are_shown_as_they_were_understood(write, house):
    assert columns_of(write(["Otsikko", "Päivä", "(Muuta)"], ["a", "12.3.2027", ""]), house) == [
        ("Otsikko", "title"),
        ("Päivä", "date"),
        ("(Muuta)", None),
    ]


@pytest.mark.parametrize("language", ["fi", "sv", "en", "se"])
def test_the_empty_form_is_read_back_and_has_the_same_bytes_each_time(language, house, tmp_path):
    data = sheet_form(house, language)
    assert data == sheet_form(house, language)
    (tmp_path / "form.xlsx").write_bytes(data)
    assert [field for _, field in columns_of(tmp_path / "form.xlsx", house)] == list(house.brand.sheet.form.columns)


def test_rows_of_a_sheet_are_chosen_on_the_command_line(tmp_path, capsys):
    assert run("export", str(SHEETS / "events-2027.csv"), "--row", "2", "--template", "save-the-date", "--dry-run") == 0
    made = capsys.readouterr()
    assert len(made.out.splitlines()) == 5
    assert "save-the-date" in made.out and "Title → title" in made.err
    assert run("export", "brand/kits/starter/kit.yml", "--row", "2", "--dry-run") == 2


def test_a_form_is_written_by_the_command_line(tmp_path):
    assert run("new", "sheet", "-o", str(tmp_path / "a.xlsx"), "--lang", "sv") == 0
    assert (tmp_path / "a.xlsx").read_bytes()[:2] == b"PK"
    assert run("new", "sheet", "-o", str(tmp_path / "b.xlsx"), "--lang", "xx") == 2


def test_mistakes_of_cells_are_in_reading_order(told):
    lines = told(HEAD, [*ROW[:5], "Kainu", "fi"], [*ROW[:5], "Lapppi", "fi"])
    assert [line.partition(":")[0].split(", ")[1] for line in lines] == ["row 2", "row 3"]
    assert issubclass(DefinitionError, BrandkitError)
