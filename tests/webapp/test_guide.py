"""The guide in a browser: every number is the definition's, values are copied, files open; and the accessibility statement."""

import gzip
import json
import re
import threading
from collections.abc import Callable
from html import unescape
from io import BytesIO
from itertools import permutations
from zipfile import ZipFile

import pypdfium2
import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect

from tests.webapp.conftest import Open
from toolkit.color import Color
from toolkit.guide import KINDS, palette_file, palette_name
from toolkit.layout.house import House
from webapp import Settings, create_app
from webapp.kept import Kept

FITS = (("all", 7.0), ("text", 4.5), ("large", 3.0), ("none", 0.0))
"""Contrast that text needs: WCAG 2.1 §1.4.6, §1.4.3."""


@pytest.fixture
def house(app: Flask) -> House:
    return app.extensions["studio"].house


@pytest.fixture
def page(client: FlaskClient) -> str:
    """The guide of Kainuu, in English."""
    return client.get("/guide").get_data(as_text=True)


def luminance(color: Color) -> float:
    """WCAG 2.1's own formula, written out once more."""
    parts = [channel / 255 for channel in color]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_every_swatch_is_the_definitions(page: str, house: House) -> None:
    shown = dict[str, list[str]]()
    for key, told in re.findall(
        r'<li class="swatch"><span class="swatch-color" data-ground="([^"]+)"></span>(.*?)</li>', page, re.DOTALL
    ):
        shown[key] = [unescape(text) for text in re.findall(r'data-copy="([^"]+)"', told)]
    inks = house.brand.palette.colors
    assert shown == {
        key: [ink.hex.hex, " ".join(map(str, ink.hex)), " ".join(map(str, ink.cmyk)), *filter(None, [ink.pantone])]
        for key, ink in inks.items()
    }
    assert [*shown][:2] == ["kainuu-deep", "kainuu-light"], "the visitor's own colours stand first"


def test_every_swatch_is_painted_in_its_colour(client: FlaskClient, house: House) -> None:
    css = client.get("/guide/colors.css").get_data(as_text=True)
    painted = dict(re.findall(r'\[data-ground="([^"]+)"\]\{background-color:(#\w+)\}', css))
    written = dict(re.findall(r'\[data-ink="([^"]+)"\]\{color:(#\w+)\}', css))
    assert painted == written == {key: ink.hex.hex for key, ink in house.brand.palette.colors.items()}


def test_every_pair_is_told_with_its_contrast_rounded_down(page: str, house: House) -> None:
    inks = house.brand.palette.colors
    shown = list[tuple[str, str, str]]()
    for ground, panel in re.findall(
        r'data-panel="([^"]+)">(.*?)</ul>\s*</div>\s*(?=<div class="ground-panel"|</div>)', page, re.DOTALL
    ):
        rows = r'(?:<li data-ink="|<li><span class="dot-color" data-ground=")([^"]+)".*?class="ratio">([\d.]+)<'
        shown += [(text, ground, ratio) for text, ratio in re.findall(rows, panel)]
    wanted = [(a, b, f"{int(contrast(inks[a].hex, inks[b].hex) * 10) / 10:.1f}") for a, b in permutations(inks, 2)]
    assert sorted(shown) == sorted(wanted)


@pytest.mark.parametrize(("fit", "least"), FITS)
def test_a_colour_stands_where_its_contrast_puts_it(page: str, house: House, fit: str, least: float) -> None:
    most = {"all": 99.0, "text": 7.0, "large": 4.5, "none": 3.0}[fit]
    lists = re.findall(rf'<ul class="(?:inks )?inks-{fit}">(.*?)</ul>', page, re.DOTALL)
    ratios = [float(ratio) for part in lists for ratio in re.findall(r'class="ratio">([\d.]+)<', part)]
    assert ratios
    assert all(least <= ratio < most for ratio in ratios)


def test_sizes_and_statements_are_the_definitions(page: str, house: House) -> None:
    told = re.findall(r"<p>([\d.]+) × ([\d.]+) (px|mm) · ", page)
    assert sorted(told) == sorted((f"{f.size[0]:g}", f"{f.size[1]:g}", f.unit) for f in house.brand.formats.values())
    said = {unescape(text) for text in re.findall(r'class="sentence" lang="\w+" data-copy="([^"]+)"', page)}
    assert said == {one.text for regime in house.brand.funding.values() for one in regime.statements.values()}


def test_a_proposal_says_so(page: str) -> None:
    assert "Status: proposal. This is not an official identity." in page


def test_the_laws_rules_stand_first_with_their_sources(page: str) -> None:
    levels = re.findall(r'<ul class="rules (\w+)">', page)
    assert levels == ["law", "guideline", "house"]
    assert "Regulation (EU) 2021/1060, Annex IX, 1.2" in page


def test_every_drawing_of_the_page_is_there_packed_or_not(client: FlaskClient, page: str) -> None:
    links = {unescape(link) for link in re.findall(r'<img src="(/guide/figures/[^"]+)"', page)}
    assert len(links) > 30
    for link in links:
        plain, packed = client.get(link), client.get(link, headers={"Accept-Encoding": "gzip"})
        assert plain.data.startswith(b"<svg") and plain.mimetype == "image/svg+xml"
        assert gzip.decompress(packed.data) == plain.data
    assert client.get("/guide/figures/nothing.svg").status_code == 404


def test_the_pdf_opens_in_its_language(client: FlaskClient) -> None:
    answer = client.get("/guide/guide.pdf?language=sv&region=lappi")
    assert "enf-guide-lappi-sv.pdf" in answer.headers["Content-Disposition"]
    paper = pypdfium2.PdfDocument(answer.data)
    assert len(paper) > 10
    assert "Grafisk manual" in paper[0].get_textpage().get_text_range()


@pytest.mark.parametrize("kind", KINDS)
def test_palette_files_are_the_engines(client: FlaskClient, house: House, kind: str) -> None:
    answer = client.get(f"/guide/palette/{kind}?region=kainuu&language=en")
    assert f'"{palette_name(house, kind, "kainuu")}"' in answer.headers["Content-Disposition"]
    assert answer.data == palette_file(house, kind, "kainuu", "en")
    if kind == "json":
        assert json.loads(answer.data)["color"]["night"]["$value"]["hex"] == house.brand.palette.colors["night"].hex.hex.lower()
    if kind == "thmx":
        assert ZipFile(BytesIO(answer.data)).testzip() is None


def test_what_is_not_known_is_not_made(client: FlaskClient) -> None:
    assert client.get("/guide/palette/xyz").status_code == 404
    answer = client.get("/guide?region=../etc&language=xx")
    assert answer.status_code == 200
    assert b"Kainuu is Alioth." in answer.data, "the visitor's own region and language take their place"


def test_a_guide_is_made_once_however_many_ask() -> None:
    kept, made, go = Kept[int](2), list[int](), threading.Event()

    def slowly() -> int:
        go.wait(5)
        made.append(1)
        return len(made)

    threads = [threading.Thread(target=kept.get, args=(("a",), slowly)) for _ in range(4)]
    for thread in threads:
        thread.start()
    go.set()
    for thread in threads:
        thread.join()
    assert made == [1]
    for key in "bc":
        kept.get((key,), lambda: 0)
    kept.get(("a",), slowly)
    assert made == [1, 1], "what was used longest ago has made way"


def test_one_that_failed_is_tried_again() -> None:
    kept = Kept[int](2)
    with pytest.raises(ZeroDivisionError):
        kept.get(("a",), lambda: 1 // 0)
    assert kept.get(("a",), lambda: 7) == 7


def test_values_are_copied_and_the_page_says_so(open_page: Open, house: House) -> None:
    page = open_page("/guide")
    deep = house.brand.palette.colors["kainuu-deep"]
    page.get_by_role("button", name=re.compile(f"CMYK {' '.join(map(str, deep.cmyk))}")).click()
    expect(page.get_by_role("status")).to_have_text(f"Kopioitu: {' '.join(map(str, deep.cmyk))}")
    page.get_by_role("button", name=f"HEX {deep.hex.hex} Koski: kopioi").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(f"Kopioitu: {deep.hex.hex}")
    assert page.evaluate("navigator.clipboard.readText()") == deep.hex.hex


def test_grounds_are_chosen_with_the_arrows_without_script_too(open_page: Open) -> None:
    page = open_page("/guide", java_script_enabled=False)
    expect(page.locator("[data-panel]:visible")).to_have_count(1)
    page.get_by_role("radio", name="Yö").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-panel]:visible")).to_have_attribute("data-panel", "dusk")


@pytest.mark.parametrize(("ui", "width"), [("fi", 1440), ("sv", 320), ("en", 768)])
def test_pages_are_accessible(open_page: Open, accessible: Callable[[Page], None], ui: str, width: int) -> None:
    for path in ("/guide", "/about/accessibility"):
        page = open_page(path, ui=ui, width=width)
        accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_contents_lead_to_a_chapter_and_say_where_one_is(open_page: Open) -> None:
    page = open_page("/guide", ui="en")
    page.get_by_role("navigation", name="Contents").get_by_role("link", name="EU funding").click()
    expect(page.get_by_role("heading", level=2, name="EU funding")).to_be_in_viewport()
    expect(page.locator(".toc [aria-current]")).to_have_text("EU funding")


def test_the_statement_says_what_the_law_asks(client: FlaskClient) -> None:
    said = client.get("/about/accessibility").get_data(as_text=True)
    for part in (
        "partially compliant",
        "306/2019",
        "2018/1523",
        "24 November 2026",
        "Traficom",
        "saavutettavuus@traficom.fi",
        "14 days",
        "brand studio at http://",
        "Disproportionate burden",
        "Outside the scope of the law",
        "last reviewed on 24 November 2026",
    ):
        assert part in said
    assert "has given no contact yet" in said
    assert 'href="/about/accessibility"' in client.get("/choose").get_data(as_text=True)


@pytest.mark.parametrize(
    ("contact", "link"),
    [("a11y@example.org", 'href="mailto:a11y@example.org"'), ("https://example.org/x", 'href="https://example.org/x"'),
     ("javascript:alert(1)", ">javascript:alert(1)<")],
)  # fmt: skip
def test_the_publisher_is_named_where_settings_name_one(contact: str, link: str) -> None:
    app = create_app(Settings(workers=1, publisher="Kainuun liitto", contact=contact))
    said = app.test_client().get("/about/accessibility", headers={"Accept-Language": "en"}).get_data(as_text=True)
    app.extensions["studio"].close()
    assert "Kainuun liitto runs this studio" in said
    assert link in said
    assert 'href="javascript' not in said
