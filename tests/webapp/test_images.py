"""Make a picture, in a browser: previews follow typing, and what is downloaded is what was seen."""

import json
import re
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page, Route, expect

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
    button = page.locator("[data-format=story] button[formaction]").first
    expect(button).to_have_attribute("aria-disabled", "true")
    button.press("Enter")
    expect(page.locator("[data-status]")).to_have_text("Korjaa ensin punaisella merkityt kentät.")
    expect(page.locator("#slot-when")).to_be_focused()
    assert "/images/event" in page.url


def test_a_reload_keeps_what_was_typed_before_any_preview_was_drawn(open_page: Open) -> None:
    page = open_page("/images/event")
    held = list[Route]()
    page.route("**/previews", lambda route: held.append(route))
    page.locator("#slot-title").press_sequentially("Tervetuloa Kajaaniin")
    page.wait_for_timeout(100)
    assert held
    page.unroute_all(behavior="ignoreErrors")
    page.reload()
    expect(page.locator("#slot-title")).to_have_value("Tervetuloa Kajaaniin")


def test_a_lost_connection_is_told_in_the_page_s_language_and_made_good_by_itself(open_page: Open) -> None:
    page = open_page("/images/event?title=Hei&when=12.3.2027&format=story", ui="sv")
    previews_are_current(page)
    page.context.set_offline(True)
    page.locator("#slot-title").fill("Hej på er")
    expect(page.locator("[data-status]")).to_contain_text("Ingen kontakt med studion. Din text är i säkert förvar")
    previews_are_current(page)
    page.locator("[data-format=story] button[formaction]").first.press("Enter")
    page.context.set_offline(False)
    expect(page.locator("[data-format=story] .words")).to_have_attribute("alt", re.compile("Hej på er"))
    expect(page.locator("[data-status]")).not_to_contain_text("Ingen kontakt")
    expect(page.locator("#slot-title")).to_have_value("Hej på er")


def drawn(client: FlaskClient, **written: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is told of a design, and its story."""
    lines = client.post("/images/event/previews", data={"format": "story", **written}).text.splitlines()
    return json.loads(lines[0]), json.loads(lines[1])


def test_a_text_that_is_too_long_is_shown_and_never_called_missing(client: FlaskClient) -> None:
    title = "Kansainvälinen seminaari " * 6
    told, story = drawn(client, title=title, when="tomorrow")
    assert [fault["slot"] for fault in told["faults"]] == ["when", "title"]
    assert title.strip() in story["alt"]
    assert "lines where" in drawn(client, title="Pitkospuusuunnittelu " * 90, when="1.1.2027")[1]["error"]["problem"]


@pytest.mark.parametrize(
    ("written", "fields"),
    [({"when": "tomorrow"}, ["Title"]), ({"title": "Hi"}, ["When"]), ({"title": "Hi", "when": "1.1.2027"}, []), ({}, [])],
)
def test_sample_text_is_never_passed_off_as_the_visitor_s_own(
    client: FlaskClient, written: dict[str, str], fields: list[str]
) -> None:
    told, _ = drawn(client, **written)
    assert bool(told["sample"]) == (not written or bool(fields))
    assert all(f"sample text: {field}." in told["sample"] for field in fields)


def test_nothing_is_ready_while_sample_text_is_shown(open_page: Open) -> None:
    page = open_page("/images/event?format=story")
    page.locator("#slot-when").fill("12.3.2027")
    expect(page.locator("[data-sample]")).to_contain_text("mallitekstiä: Otsikko.")
    expect(page.locator("[data-found]")).to_be_empty()
    for button in page.locator("[formaction], [data-copy-alt]").all():
        expect(button).to_have_attribute("aria-disabled", "true")
    page.locator("#slot-title").fill("Hei")
    expect(page.locator("[data-sample]")).to_be_hidden()
    expect(page.locator("[data-found]")).to_have_text("Ei huomautettavaa")
    expect(page.locator("[data-format=story] button[formaction]").first).to_have_attribute("aria-disabled", "false")


def test_a_link_to_a_photograph_of_another_browser_keeps_the_words(open_page: Open) -> None:
    page = open_page("/images/event?title=Hei&when=12.3.2027&photo=AAAAAAAAAAAAAAAAAAAAAA&partner=BBBBBBBBBBBBBBBBBBBBBB")
    previews_are_current(page)
    expect(page.get_by_text("ei ole enää tallessa")).to_be_visible()
    expect(page.locator(".misfit")).to_have_count(0)


def test_safe_areas_are_shown_when_asked_for(open_page: Open) -> None:
    page = open_page("/images/event")
    page.get_by_label("Näytä turva-alueet").check()
    expect(page.locator("[data-format=story] svg.safe path")).to_have_count(1)


@pytest.mark.parametrize(("suffix", "status"), [("png", 200), ("eps", 404), ("zip", 404), ("css", 404)])
def test_a_picture_comes_in_the_kinds_that_pictures_have(client: FlaskClient, suffix: str, status: int) -> None:
    assert client.get(f"/images/event/story.{suffix}").status_code == status


def test_a_newer_request_of_the_same_page_stops_an_older_one(client: FlaskClient) -> None:
    answer = client.post("/images/event/previews", data={"page": "a", "turn": "2", "title": "Hei"})
    assert len(answer.text.splitlines()) == 7
    late = client.post("/images/event/previews", data={"page": "a", "turn": "1", "title": "He"})
    assert len(late.text.splitlines()) == 1


def test_without_javascript_a_button_draws_the_previews_with_what_is_told_of_them(open_page: Open, tmp_path: Path) -> None:
    page = open_page("/images/event?format=story&format=instagram-square", java_script_enabled=False)
    page.get_by_label("Otsikko").fill("Tervetuloa Kajaaniin")
    page.get_by_role("button", name="Päivitä esikatselut").click()
    expect(page.locator("#slot-title")).to_have_value("Tervetuloa Kajaaniin")
    expect(page.locator("#when-fault")).to_contain_text("puuttuu")
    expect(page.locator("[data-status]")).to_have_text("Korjaa ensin punaisella merkityt kentät.")
    page.get_by_label("Aika").fill("12.3.2027 klo 9–12")
    page.get_by_label("Aika").press("Enter")
    cell = page.locator("[data-format=story]")
    expect(cell.locator(".words")).to_have_attribute("alt", re.compile("Tervetuloa Kajaaniin. 12.3.2027 klo 9–12"))
    assert b"<svg" in b64decode((cell.locator(".words").get_attribute("src") or "").partition(",")[2])
    assert [cell.locator("img").nth(at).evaluate("each => each.naturalWidth > 0") for at in (0, 1)] == [True, True]
    expect(cell.locator("[data-found]")).to_have_text("Ei huomautettavaa")
    expect(page.locator('[data-count="title"]')).to_have_text(re.compile("^20 / "))
    expect(page.locator("[data-cells] .cell")).to_have_count(2)
    assert not page.locator("button:visible[type=button]").count(), "a button that does nothing"
    with page.expect_download() as download:
        cell.locator("button[formaction]").first.click()
    download.value.save_as(tmp_path / "picture")
    assert (tmp_path / "picture").read_bytes()[:2] in (b"\xff\xd8", b"\x89P")


def test_a_page_that_draws_by_itself_tells_what_has_no_room(client: FlaskClient) -> None:
    words = {"title": "Pitkospuusuunnittelu" * 6, "when": "1.1.2027", "drawn": "1"}
    assert 'class="misfit"' in client.get("/images/event", query_string=words).text
    assert 'data-count="title" class="over"' in client.get("/images/event?drawn=1&title=" + "a" * 200).text
    assert 'src="data:image/svg+xml;base64,' not in client.get("/images/event?title=Hei&when=1.1.2027").text


def test_who_writes_in_a_sami_language_is_told_what_comes_in_finnish(open_page: Open) -> None:
    page = open_page("/images/event", width=320)
    note = page.locator("[data-stand-in]")
    expect(note).to_be_hidden()
    page.locator("#language").select_option("smn")
    expect(note).to_have_text(re.compile("EU:n rahoituslausetta .* suomi"))
    page.locator("#funding").select_option("none")
    expect(note).not_to_have_text(re.compile("EU:n"))
    expect(note).to_have_text(re.compile("omia sanoja.* suomi"))


@pytest.mark.parametrize(("language", "told"), [("se", True), ("sms", True), ("sv", False), ("en", False)])
def test_every_place_where_one_writes_tells_of_a_language_that_lacks_words(
    client: FlaskClient, language: str, told: bool
) -> None:
    words = "no EU funding sentence is known"
    assert (words in client.get(f"/images/event?language={language}").text) == told
    outline = f"---\ntitle: A\nlanguage: {language}\n---\n\n## B\n\n- c\n"
    assert (words in client.post("/decks/previews", data={"outline": outline}).json["note"]) == told
    form = client.get("/kits").text.split(f'data-language="{language}"')[1].partition("</fieldset>")[0]
    assert (words in form) == told


def test_buttons_of_each_format_are_named_after_it(client: FlaskClient) -> None:
    page = client.get("/images/event").text
    names = re.findall(r'Copy alternative text<span class="unseen">(: [^<]+)</span>', page)
    assert len(names) == len(set(names)) == 6
