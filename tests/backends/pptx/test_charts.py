"""Charts read back: what they show, that it can be edited, and that it can be read."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from PIL import Image
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE

from toolkit.backends import raster
from toolkit.backends.pptx.chart import Frame, chart_xml, number_format
from toolkit.backends.pptx.deck import write_deck
from toolkit.backends.pptx.theme import slots_of
from toolkit.backends.pptx.workbook import column
from toolkit.geometry import Box
from toolkit.layout.deck import lay_deck
from toolkit.layout.deck.chart import draw_chart
from toolkit.layout.deck.desk import Desk
from toolkit.layout.deck.draw import Pen
from toolkit.layout.deck.plot import Plotted
from toolkit.layout.items import Shape, Text
from toolkit.layout.slides import Deck
from toolkit.load import load_deck
from toolkit.model.outline import Chart, Outline, Series, Slide

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REGIONS = ("Lappi", "Pohjois-Pohjanmaa", "Kainuu", "Keski-Pohjanmaa", "Pohjois-Savo", "Pohjois-Karjala", "Etelä-Savo & <muut>")
SHARES = (Series("Osuus", (14, 32, 6, 5, 19, 13, 11)),)
YEARS = tuple(str(year) for year in range(2010, 2026))
BOX = Box(70, 150, 1140, 438)

CHARTS = {
    "bar": (Chart("bar", REGIONS, SHARES, "%", "Osuudet palkkeina"), XL_CHART_TYPE.BAR_CLUSTERED),
    "column": (
        Chart("column", ("2021", "2022"), (Series("Haku", (12, 15.5)), Series("Työ", (9, -11))), "kpl"),
        XL_CHART_TYPE.COLUMN_CLUSTERED,
    ),
    "line": (
        Chart("line", YEARS, (Series("A", tuple(range(16))), Series("B", tuple(range(40, 24, -1))))),
        XL_CHART_TYPE.LINE_MARKERS,
    ),
    "pie": (Chart("pie", REGIONS, SHARES, "%"), XL_CHART_TYPE.PIE),
    "ring": (Chart("ring", ("EAKR ja valtio", "Oma rahoitus"), (Series("€", (365286, 91322)),), "€"), XL_CHART_TYPE.DOUGHNUT),
}


@pytest.fixture(scope="module")
def deck(house) -> Deck:
    slides = tuple(Slide(f"Kaavio {name}", (chart,)) for name, (chart, _) in CHARTS.items())
    outline = Outline("Kaaviot", slides, region="lappi", language="fi")
    return lay_deck(house, outline, load_deck(house.brand.root))


@pytest.fixture(scope="module")
def data(deck, house) -> bytes:
    return write_deck(deck, house)


@pytest.fixture(scope="module")
def frames(data):
    """The frames with a chart, by kind."""
    found = [shape for slide in Presentation(BytesIO(data)).slides for shape in slide.shapes if shape.has_chart]
    return dict(zip(CHARTS, found, strict=True))


@pytest.fixture
def frame(house) -> Frame:
    design = load_deck(house.brand.root)
    desk = Desk(house, design, "office", "lappi", "fi", "none")
    return Frame(BOX, "fi-FI", Pen(desk, "chart", "light"), design.styles["table"])


def validate_xlsx(data: bytes, folder: Path) -> list[str]:
    (folder / "book.xlsx").write_bytes(data)
    return [str(error) for error in OpenXmlValidator().validate(folder / "book.xlsx").errors]


def drawn(chart: Chart, frame: Frame) -> Plotted:
    return draw_chart(frame.pen, chart, frame.style, frame.box)


def parsed(chart: Chart, frame: Frame) -> etree._Element:
    return etree.fromstring(chart_xml(chart, frame))


@pytest.mark.parametrize("kind", CHARTS)
def test_a_chart_shows_its_values(frames, kind):
    chart, office = CHARTS[kind]
    shown = frames[kind].chart
    assert shown.chart_type == office
    assert tuple(shown.plots[0].categories) == chart.categories
    assert tuple((each.name, tuple(each.values)) for each in shown.plots[0].series) == chart.series
    assert frames[kind].is_placeholder and frames[kind].width == round(BOX.width * 9525)


def test_libreoffice_draws_charts_where_the_preview_has_them(data, deck, render):
    """Mean lightness of areas of 32 × 32 pixels: a bar of another length, another scale, a label elsewhere or a ring with another
    hole is 50 of 255 off and more, glyphs and edges that are smoothed in another way or lie two pixels off are under 30."""
    for page, slide in zip(render(data), deck.slides, strict=True):
        foreseen = Image.fromarray(np.ascontiguousarray(raster.pixels(slide.artboard)[..., 2::-1]))
        seen, wanted = (
            np.asarray(each.convert("L").crop((0, 144, 1280, 592)).resize((40, 14), Image.Resampling.BOX), float)
            for each in (page, foreseen.resize((1280, 720)))
        )
        assert np.abs(seen - wanted).max() < 35, slide.title


@pytest.mark.parametrize("kind", CHARTS)
def test_edit_data_finds_the_same_figures(frames, kind, tmp_path):
    chart, _ = CHARTS[kind]
    book = frames[kind].chart.part.chart_workbook.xlsx_part
    assert validate_xlsx(book.blob, tmp_path) == []
    with ZipFile(BytesIO(book.blob)) as archive:
        assert archive.testzip() is None
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        strings = ["".join(each.itertext()) for each in etree.fromstring(archive.read("xl/sharedStrings.xml")).iter(S + "si")]
        styles = etree.fromstring(archive.read("xl/styles.xml"))
    said = ((cell, cell.findtext(S + "v")) for cell in sheet.iter(S + "c"))
    cells = {cell.get("r"): strings[int(value)] if cell.get("t") == "s" else value for cell, value in said}
    assert cells.pop("B1") == chart.series[0].name
    for row, category in enumerate(chart.categories, 2):
        assert cells[f"A{row}"] == category
        for at, series in enumerate(chart.series, 1):
            assert float(cells[f"{column(at)}{row}"]) == series.values[row - 2]
    assert styles.find(f".//{S}numFmt").get("formatCode") == number_format(chart, "fi")


def test_every_chart_has_words(frames):
    told = {kind: frame._element.nvGraphicFramePr.cNvPr.get("descr") for kind, frame in frames.items()}
    assert told["bar"] == "Osuudet palkkeina"
    assert all(name in told["ring"] for name in ("EAKR ja valtio", "Oma rahoitus"))
    assert all(told.values())


@pytest.mark.parametrize("kind", CHARTS)
def test_colours_are_the_themes_and_text_is_large_enough(kind, frame):
    chart = parsed(CHARTS[kind][0], frame)
    assert not list(chart.iter(A + "srgbClr"))
    assert {each.get("val") for each in chart.iter(A + "schemeClr")} <= {"tx1", "bg1", *(f"accent{at}" for at in range(1, 7))}
    assert min(int(each.get("sz")) for each in chart.iter(A + "defRPr") if each.get("sz")) >= 1200
    assert chart.find(C + "lang").get("val") == "fi-FI"
    assert all(int(each.get("val")) > 0 for each in chart.iter(C + "axId"))


def test_labels_read_on_every_ground_and_slices_are_told_from_it(house):
    """Labels stand on the ground in tx1, which the dark master reads as the light slot and the other way round."""
    for region in house.brand.regions:
        for ground, text, behind in (("light", "dk1", "lt1"), ("dark", "lt1", "dk1")):
            slots = slots_of(house, region, ground)
            assert slots[text].contrast(slots[behind]) >= 4.5
            assert slots["accent1"].contrast(slots[behind]) >= 3


@pytest.mark.parametrize("kind", ["bar", "column"])
def test_labels_stand_outside_bars_and_take_the_place_of_a_scale(kind, frame):
    chart = parsed(CHARTS[kind][0], frame)
    assert {each.get("val") for each in chart.iter(C + "dLblPos")} == {"outEnd"}
    assert chart.find(f".//{C}valAx/{C}delete").get("val") == "1"
    assert chart.find(f".//{C}majorGridlines") is None


def number(chart: etree._Element, way: str) -> float:
    return float(chart.find(f".//{C}valAx//{C}{way}").get("val"))


def test_many_values_are_read_off_the_scale_of_the_picture(frame):
    many = Chart("column", tuple(map(str, range(2001, 2026))), (Series("N", tuple(range(1000, 6000, 200))),), "€")
    chart = parsed(many, frame)
    assert chart.find(f".//{C}dLbls") is None
    assert chart.find(f".//{C}majorGridlines") is not None and chart.find(f".//{C}valAx/{C}delete").get("val") == "0"
    scale = [number(chart, way) for way in ("min", "max", "majorUnit")]
    assert scale == [0, 6000, 2000]
    texts = [item.lines[0].text for item in drawn(many, frame).items if isinstance(item, Text)]
    assert texts[:4] == [f"{told}\u00a0€" for told in ("0", "2\u00a0000", "4\u00a0000", "6\u00a0000")]


def test_a_bar_that_somebody_makes_longer_is_not_cut_off(frame):
    assert parsed(CHARTS["bar"][0], frame).find(f".//{C}valAx//{C}max") is None


@pytest.mark.parametrize("kind", CHARTS)
def test_file_and_picture_have_the_same_places(kind, frame):
    """The plot's box, the size of the text, and which values are written."""
    chart, plotted = parsed(CHARTS[kind][0], frame), drawn(CHARTS[kind][0], frame)
    place = chart.find(f"{C}chart/{C}plotArea/{C}layout/{C}manualLayout")
    x, y, width, height = (float(place.find(C + way).get("val")) for way in "xywh")
    found = Box(BOX.x + x * BOX.width, BOX.y + y * BOX.height, width * BOX.width, height * BOX.height)
    assert found == pytest.approx(plotted.plot, abs=0.05)
    assert {int(each.get("sz")) for each in chart.iter(A + "defRPr") if each.get("sz")} == {round(plotted.size * 75)}
    if kind in ("bar", "column", "line"):
        assert chart.find(f".//{C}valAx/{C}delete").get("val") == str(int(plotted.written))


def test_lines_are_named_at_their_ends_or_in_a_legend(frame):
    named = CHARTS["line"][0]
    assert drawn(named, frame).named and parsed(named, frame).find(f".//{C}legend") is None
    told = parsed(named, frame).findall(f".//{C}dLbl")
    assert [each.find(C + "idx").get("val") for each in told] == ["15", "15"]
    assert {each.find(C + way).get("val") for each in told for way in ("showSerName", "showVal")} == {"1"}
    near = Chart("line", YEARS, (named.series[0], Series("C", (40, *named.series[0].values[1:]))))
    assert drawn(near, frame).legend and parsed(near, frame).find(f".//{C}legend") is not None


def test_names_that_have_no_room_are_left_out_in_file_and_picture_alike(frame):
    years = Chart("line", tuple(map(str, range(1980, 2026))), (Series("A", tuple(range(46))),))
    plotted, chart = drawn(years, frame), parsed(years, frame)
    assert plotted.every > 1
    assert chart.find(f".//{C}tickLblSkip").get("val") == str(plotted.every)
    shown = [item.lines[0].text for item in plotted.items if isinstance(item, Text)]
    assert [text for text in shown if len(text) == 4] == list(years.categories[:: plotted.every])


def test_eight_slices_have_a_large_pie_and_labels_apart(frame):
    """No line leads where every name stands beside its slice."""
    names = (*REGIONS[:3], "Pohjois-Savo", "Pohjois-Karjala", "Etelä-Savo", "Keski-Pohjanmaa", "Muu Suomi")
    plotted = drawn(Chart("pie", names, (Series("", (22, 30, 5, 6, 12, 10, 8, 7)),), "%"), frame)
    assert plotted.plot.height >= 0.9 * BOX.height
    assert not plotted.led
    for at, label in enumerate(plotted.labels):
        assert not any(label.meets(other) for other in plotted.labels[at + 1 :])


def test_the_seventh_slice_is_no_second_first_one(frame):
    seven = drawn(Chart("pie", tuple("ABCDEFG"), (Series("", (1,) * 7),)), frame)
    colors = [item.paint for item in seven.items if isinstance(item, Shape)][:7]
    assert len(set(colors)) == 7


@pytest.mark.parametrize("kind", ["pie", "ring"])
def test_slices_are_named_beside_the_pie(kind, frame):
    """Each label is moved off the pie; a ring's default place is inside it, so its movement is at least the ring's half."""
    chart = parsed(CHARTS[kind][0], frame)
    assert chart.find(f".//{C}legend") is None
    labels = chart.findall(f".//{C}dLbl")
    assert len(labels) == len(CHARTS[kind][0].categories)
    assert {label.find(C + "showCatName").get("val") for label in labels} == {"1"}
    for label in labels:
        x, y = (float(label.find(f"{C}layout/{C}manualLayout/{C}{way}").get("val")) for way in "xy")
        assert (x * BOX.width) ** 2 + (y * BOX.height) ** 2 > 60**2
    places = [part for label in labels for part in (label.find(f"{C}layout/{C}manualLayout/{C}y").get("val"),)]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize(
    ("values", "unit", "language", "code"),
    [
        ((365286, 91322), "€", "fi", '[$-40B]#,##0"\u00a0€";"−"#,##0"\u00a0€"'),
        ((365286, 91322), "€", "en", '[$-809]"€"#,##0;"−""€"#,##0'),
        ((14, 32.5), "%", "fi", '[$-40B]General"\u00a0%";"−"General"\u00a0%"'),
        ((1.5, 2), "%", "en", '[$-809]General"%";"−"General"%"'),
        ((1200.25, 2), "", "sv", '[$-81D]#,##0.00;"−"#,##0.00'),
        ((0.0, 12.5, 1000.0), "M€", "en", '[$-809][<1000]General"\u00a0M€";#,##0"\u00a0M€"'),
        ((-2.5, 1000.0), "", "en", '[$-809]#,##0.0;"−"#,##0.0'),
        ((1,), 'a"b\\', "se", '[$-40B]#,##0"\u00a0ab";"−"#,##0"\u00a0ab"'),
    ],
)
def test_numbers_have_their_unit_and_as_many_decimals_as_they_need(values, unit, language, code):
    assert number_format(Chart("bar", ("a",) * len(values), (Series("s", values),), unit), language) == code


def test_columns_have_the_letters_of_a_sheet():
    assert [column(at) for at in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
