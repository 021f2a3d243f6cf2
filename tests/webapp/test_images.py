"""Make a picture, in a browser: previews follow typing, and what is downloaded is what was seen."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect

from tests.webapp.conftest import Open


def previews_are_current(page: Page) -> None:
    expect(page.locator("[data-cells]")).to_have_attribute("aria-busy", "false")


def test_first_visit_asks_for_region_and_language_once(open_page: Open) -> None:
    page = open_page("/", known=False)
    page.get_by_label("Kainuu", exact=True).check()
    page.get_by_role("button", name="Aloita").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mitä tehdään tänään?")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mitä tehdään tänään?")


def test_typing_changes_all_previews_and_the_address_reopens_them(open_page: Open) -> None:
    page = open_page("/images/event")
    words = page.locator("[data-format=story] .words")
    before = words.get_attribute("src")
    page.get_by_label("Otsikko").fill("Tervetuloa Kajaaniin")
    expect(words).not_to_have_attribute("src", before or "")
    previews_are_current(page)
    expect(words).to_have_attribute("alt", "Tapahtuma: Tervetuloa Kajaaniin. 12.3.2027 klo 9–12. Itä- ja Pohjois-Suomi, Kainuu. "
                                    "Euroopan unionin osarahoittama.")  # fmt: skip
    page.goto(page.url)
    expect(page.get_by_label("Otsikko")).to_have_value("Tervetuloa Kajaaniin")


PAGES = ("/", "/choose", "/images", "/images/event", "/images/programme", "/images/speaker")


@pytest.mark.parametrize(("ui", "width", "dark"), [("fi", 1440, False), ("sv", 320, True), ("en", 2560, False)])
def test_pages_are_accessible(open_page: Open, accessible: Callable[[Page], None], ui: str, width: int, dark: bool) -> None:
    page = open_page("/choose", ui=ui, width=width, color_scheme="dark" if dark else "light")
    for path in PAGES:
        page.goto(f"{page.url.split('/', 3)[0]}//{page.url.split('/', 3)[2]}{path}")
        accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_everything_comes_as_one_zip(open_page: Open, tmp_path: Path) -> None:
    page = open_page("/images/event?title=Hei&when=12.3.2027")
    with page.expect_download() as download:
        page.get_by_role("button", name="Lataa kaikki ZIP-pakettina").click()
    download.value.save_as(tmp_path / "all.zip")
    with ZipFile(tmp_path / "all.zip") as archive:
        names = archive.namelist()
    assert "enf_event_kainuu_fi_story.jpg" in names or "enf_event_kainuu_fi_story.png" in names
    assert "kit.yml" in names


def test_alternative_text_and_caption_are_copied(open_page: Open) -> None:
    page = open_page("/images/event?title=Hei&when=12.3.2027")
    previews_are_current(page)
    page.locator("[data-format=story] [data-copy-alt]").click()
    expect(page.locator("[data-status]")).to_have_text("Kopioitu")
    assert page.evaluate("navigator.clipboard.readText()").startswith("Tapahtuma: Hei. 12.3.2027.")
    page.get_by_role("button", name="Kopioi julkaisuteksti").click()
    page.wait_for_function("navigator.clipboard.readText().then(text => text === '12.3.2027\\nHei')")


def test_a_misfit_and_a_fault_are_told_where_they_are_and_undo_brings_the_text_back(
    open_page: Open, accessible: Callable[[Page], None]
) -> None:
    page = open_page("/images/event?title=Hei&when=12.3.2027", ui="en")
    page.locator("#slot-when").fill("joskus")
    expect(page.locator("#when-fault")).to_contain_text("cannot be read")
    expect(page.locator("#slot-when")).to_have_attribute("aria-invalid", "true")
    page.locator("#slot-when").fill("12.3.2027")
    expect(page.locator("#when-fault")).to_be_empty()
    page.locator("#slot-title").fill("Pitkospuusuunnittelu" * 6)
    expect(page.locator(".misfit").first).to_be_visible()
    accessible(page)
    page.get_by_role("button", name="Empty the form").click()
    expect(page.locator("#slot-title")).to_have_value("")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#slot-title")).to_have_value("Pitkospuusuunnittelu" * 6)


def test_choosing_another_region_keeps_the_design(open_page: Open) -> None:
    page = open_page("/images/event")
    page.locator("#slot-title").fill("Tervetuloa")
    page.locator("#slot-when").fill("12.3.2027")
    previews_are_current(page)
    page.locator("[data-choose]").click()
    page.locator("[name=region][value=lappi]").check()
    page.get_by_role("button", name="Aloita").click()
    expect(page.locator("#slot-title")).to_have_value("Tervetuloa")
    expect(page.locator("#region")).to_have_value("lappi")


def test_nothing_is_downloaded_while_a_field_is_wrong(open_page: Open) -> None:
    page = open_page("/images/event?title=Hei&when=12.3.2027")
    page.locator("#slot-when").fill("joskus")
    expect(page.locator("#when-fault")).not_to_be_empty()
    page.locator("[data-format=story] button[formaction]").first.click()
    expect(page.locator("[data-status]")).to_have_text("Korjaa ensin punaisella merkityt kentät.")
    expect(page.locator("#slot-when")).to_be_focused()
    assert "/images/event" in page.url


def test_a_link_to_a_photograph_of_another_browser_keeps_the_words(open_page: Open) -> None:
    page = open_page("/images/event?title=Hei&when=12.3.2027&photo=AAAAAAAAAAAAAAAAAAAAAA&partner=BBBBBBBBBBBBBBBBBBBBBB")
    previews_are_current(page)
    expect(page.get_by_text("ei ole enää tallessa")).to_be_visible()
    expect(page.locator(".misfit")).to_have_count(0)


def test_safe_areas_are_shown_when_asked_for(open_page: Open) -> None:
    page = open_page("/images/event")
    page.get_by_label("Näytä turva-alueet").check()
    expect(page.locator("[data-format=story] svg.safe path")).to_have_count(1)


def test_a_newer_request_of_the_same_page_stops_an_older_one(client: FlaskClient) -> None:
    answer = client.post("/images/event/previews", data={"page": "a", "turn": "2", "title": "Hei"})
    assert len(answer.text.splitlines()) == 7
    late = client.post("/images/event/previews", data={"page": "a", "turn": "1", "title": "He"})
    assert len(late.text.splitlines()) == 1
