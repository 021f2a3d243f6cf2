"""Make a picture, in a browser: previews follow typing, and what is downloaded is what was seen."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
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


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("ui", ["fi", "sv", "en"])
def test_pages_are_accessible(open_page: Open, accessible: Callable[[Page], None], ui: str, width: int) -> None:
    for path in ("/", "/choose", "/images", "/images/event", "/images/programme", "/no-such-page"):
        page = open_page(path, ui=ui, width=width) if path != "/no-such-page" else open_page("/choose", ui=ui, width=width)
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
