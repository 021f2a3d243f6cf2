"""Slides from an outline, in a browser: what is typed is drawn, what is drawn is downloaded, and nothing typed is lost."""

import io
import zipfile
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pikepdf
import pytest
from flask.testing import FlaskClient
from PIL import Image
from playwright.sync_api import Page, expect
from pptx import Presentation
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from tests.webapp.conftest import Open
from webapp.catalogue import catalogue
from webapp.outline_folder import Asked, Gap, without

FRONT = "---\notsikko: Syksy\nrahoitus: ei\n---\n\n"
TWO = f"{FRONT}## Alku\n\nTervetuloa.\n\n## Matka\n\nKohti yhteistä suuntaa.\n"


def titles(data: bytes | Path) -> list[str]:
    deck = Presentation(io.BytesIO(data) if isinstance(data, bytes) else str(data))
    return [slide.shapes.title.text_frame.text for slide in deck.slides if slide.shapes.title]


def previewed(client: FlaskClient, outline: str, **more: Any) -> dict[str, Any]:
    answer = client.post("/decks/previews", data={"outline": outline, **more})
    assert answer.status_code == 200, answer.text
    return answer.get_json()


def made(client: FlaskClient, suffix: str, outline: str = TWO, **more: Any) -> bytes:
    answer = client.post(f"/decks/deck.{suffix}", data={"outline": outline, **more})
    assert answer.status_code == 200, answer.text
    return answer.data


def photograph(color: str = "green") -> io.BytesIO:
    held = io.BytesIO()
    Image.new("RGB", (900, 600), color).save(held, "JPEG")
    held.seek(0)
    return held


def handed_in(client: FlaskClient) -> str:
    return client.post("/photos", data={"photo": (photograph(), "x.jpg")}).get_json()["name"]


def slides_are_current(page: Page) -> None:
    expect(page.locator("[data-cells]")).to_have_attribute("aria-busy", "false")


# --- previews --------------------------------------------------------------------------------------------------------


def test_slides_are_named_by_what_they_show_and_only_new_ones_are_drawn(client: FlaskClient) -> None:
    first = previewed(client, TWO)
    assert [slide["title"] for slide in first["slides"]] == ["Syksy", "Alku", "Matka"]
    assert all(Image.open(io.BytesIO(b64decode(data))).size == (800, 450) for data in first["drawn"].values())
    known = " ".join(first["drawn"])
    changed = previewed(client, TWO.replace("Tervetuloa", "Terve"), known=known)
    assert list(changed["drawn"]) == [changed["slides"][1]["name"]]
    assert changed["slides"][0] == first["slides"][0]


def test_sixty_slides_come_in_several_answers(client: FlaskClient) -> None:
    outline = FRONT + "\n".join(f"## Dia {number}\n\nAsia {number}\n" for number in range(1, 61))
    known, rounds = dict[str, str](), 0
    while len(known) < 61:
        known |= previewed(client, outline, known=" ".join(known))["drawn"]
        rounds += 1
        assert rounds < 5
    assert len(titles(made(client, "pptx", outline))) == 61
    with pikepdf.open(io.BytesIO(made(client, "pdf", outline))) as handout:
        assert len(handout.pages) == 61


def test_a_mistake_is_told_at_its_line_and_the_other_slides_are_still_drawn(client: FlaskClient) -> None:
    answer = previewed(client, TWO + "\n## Luvut\n\n| A | B |\n|---|---|\n| 1 |\n")
    assert [mistake["line"] for mistake in answer["mistakes"]] == [18]
    assert [(slide["title"], bool(slide["name"])) for slide in answer["slides"]][-2:] == [("Matka", True), ("Luvut", False)]


def test_the_looks_are_the_outlines_own_unless_they_are_chosen(client: FlaskClient) -> None:
    outline = TWO.replace("rahoitus", "maakunta: Lappi\nrahoitus")
    assert previewed(client, outline)["said"]["region"] == "Lapland"
    own, chosen = (previewed(client, outline, region=region)["slides"][0]["name"] for region in ("lappi", "kainuu"))
    assert own == previewed(client, outline)["slides"][0]["name"] != chosen
    assert previewed(client, outline, region="../etc", language="xx", mode="?")["slides"][0]["name"] == own


def test_nobody_claims_the_unions_money_unawares(client: FlaskClient) -> None:
    assert "“rahoitus: ei”" in previewed(client, TWO.replace("rahoitus: ei\n", ""))["unsaid"]
    assert previewed(client, TWO)["unsaid"] == ""


# --- pictures --------------------------------------------------------------------------------------------------------

PICTURE = f"{FRONT}## Kuva\n\n![Metsä](kuvat/Metsä%20talvella.JPG)\n"


def test_a_missing_picture_says_so_and_is_found_by_its_name_once_handed_in(client: FlaskClient) -> None:
    lacking = previewed(client, PICTURE)
    assert [(one["line"], one["words"]) for one in lacking["mistakes"]] == [
        (8, "The picture “kuvat/Metsä%20talvella.JPG” is not here yet. Drop it onto this page.")
    ]
    held = {"file": "metsä talvella.jpg", "picture": handed_in(client)}
    found = previewed(client, PICTURE, **held)
    assert found["mistakes"] == []
    assert found["slides"] == previewed(client, PICTURE, **held)["slides"]


def test_a_picture_is_nobody_elses(client: FlaskClient, app: Any) -> None:
    name = handed_in(client)
    stranger = app.test_client()
    assert previewed(stranger, PICTURE, file="metsä talvella.jpg", picture=name)["missing"]


@pytest.mark.parametrize(
    "place",
    ["../x.jpg", "/etc/hostname", "a/../../x.jpg", "%2e%2e/x.jpg", "%2Fetc%2Fhostname", "&#47;etc/hostname", "<../x y.jpg>"],
)
def test_no_picture_is_looked_for_in_another_folder(client: FlaskClient, place: str) -> None:
    answer = previewed(client, f"{FRONT}## Kuva\n\n![Kuva]({place})\n")
    assert ["lies in another folder" in one["words"] for one in answer["mistakes"]] == [True]


def test_a_picture_by_reference_is_judged_too(client: FlaskClient) -> None:
    answer = previewed(client, f"{FRONT}## Kuva\n\n![Kuva][a]\n\n[a]: ../../x.jpg\n")
    assert "lies in another folder" in answer["mistakes"][0]["words"]


def test_no_path_of_the_machine_is_told(client: FlaskClient) -> None:
    cut = photograph().getvalue()[:-300]
    answer = client.post("/photos", data={"photo": (io.BytesIO(cut), "x.jpg")})
    told = answer.text + str(previewed(client, f"{FRONT}## Kuva\n\n![Kuva](outline.md)\n"))
    assert "/tmp" not in told


# --- files -----------------------------------------------------------------------------------------------------------


def test_the_slides_as_pictures_with_their_words(client: FlaskClient) -> None:
    data = made(client, "zip")
    with ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["slide-01.png", "slide-02.png", "slide-03.png", "alt.txt"]
        assert "2. Alku. Tervetuloa." in archive.read("alt.txt").decode()
    assert data == made(client, "zip")


def test_a_file_is_called_after_deck_region_and_language(client: FlaskClient) -> None:
    answer = client.post("/decks/deck.pptx", data={"outline": TWO.replace("Syksy", "Syksyn sää / 2027"), "region": "lappi"})
    assert 'filename="enf_syksyn-saa-2027_lappi_fi.pptx"' in answer.headers["Content-Disposition"]


def test_a_file_of_an_outline_with_mistakes_is_refused_with_all_of_them(client: FlaskClient) -> None:
    answer = client.post("/decks/deck.pptx", data={"outline": "## \n"}, headers={"Accept": "application/json"})
    assert answer.status_code == 422
    assert len(answer.get_json()["mistakes"]) >= 2


@pytest.mark.parametrize("suffix", ["potx", "pptx"])
def test_templates_are_those_of_the_visitors_region(client: FlaskClient, suffix: str) -> None:
    answer = client.get(f"/decks/template.{suffix}?mode=brand&emblem=ends")
    assert f"enf_template_kainuu_fi.{suffix}" in answer.headers["Content-Disposition"]
    with ZipFile(io.BytesIO(answer.data)) as archive:
        assert b"Montserrat" in archive.read("ppt/theme/theme1.xml")


def test_what_is_no_file_kind_is_no_page(client: FlaskClient) -> None:
    assert client.get("/decks/template.exe").status_code == 404
    assert client.post("/decks/deck.svg", data={"outline": TWO}).status_code == 404


# --- moving ----------------------------------------------------------------------------------------------------------


def moved(client: FlaskClient, data: bytes, name: str = "syksy_kainuu_fi.pptx") -> Any:
    boundary, body = encode_multipart({"deck": FileStorage(io.BytesIO(data), name), "region": "lappi"})
    return client.post("/decks/move", data=body, content_type=f"multipart/form-data; boundary={boundary}")


def link_in(page: str) -> str:
    return page.partition('href="/decks/moved/')[2].partition('"')[0]


def test_a_deck_is_moved_with_its_report(client: FlaskClient, app: Any) -> None:
    answer = moved(client, made(client, "pptx", region="kainuu"))
    assert answer.status_code == 200
    assert "ELMO Kainuu" in answer.text
    link = link_in(answer.text)
    file = client.get(f"/decks/moved/{link}")
    assert 'filename="syksy_lappi_fi.pptx"' in file.headers["Content-Disposition"]
    assert titles(file.data) == ["Syksy", "Alku", "Matka"]
    assert app.test_client().get(f"/decks/moved/{link}").status_code == 404


def test_a_template_stays_a_template(client: FlaskClient) -> None:
    answer = moved(client, client.get("/decks/template.potx").data, "pohja.potx")
    assert link_in(answer.text).endswith("/pohja_lappi_fi.potx")


def test_a_strangers_deck_gets_colours_and_faces_only(client: FlaskClient) -> None:
    held = io.BytesIO()
    Presentation().save(held)
    assert "was not made with this toolkit" in moved(client, held.getvalue()).text


def bomb() -> bytes:
    held = io.BytesIO()
    with ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("ppt/presentation.xml", b" " * (60 << 20))
    return held.getvalue()


def book() -> bytes:
    held = io.BytesIO()
    with ZipFile(held, "w") as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("xl/workbook.xml", b"<workbook/>")
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (bomb(), "would unpack to"),
        (book(), "an Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old binary form"),
        (b"<svg onload='alert(1)'/>", "not a PowerPoint file"),
        (b"PK\x03\x04cut off", "its end is missing"),
        (b"", "not a PowerPoint file"),
    ],
    ids=["bomb", "workbook", "ppt", "svg", "cut", "empty"],
)
def test_what_is_no_deck_is_refused_beside_the_field(client: FlaskClient, data: bytes, told: str) -> None:
    answer = moved(client, data)
    assert answer.status_code == 422
    assert told in answer.text.partition('id="deck-fault"')[2].partition("</p>")[0]


def test_a_name_from_outside_is_only_a_name(client: FlaskClient) -> None:
    answer = moved(client, made(client, "pptx"), "../../<b> ä; x.pptx")
    assert client.get(f"/decks/moved/{link_in(answer.text)}").status_code == 200
    assert client.get("/decks/moved/AAAAAAAAAAAAAAAAAAAAAA/x.pptx").status_code == 404


# --- words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_example_and_everything_that_is_inserted_can_be_made(client: FlaskClient, language: str) -> None:
    words = catalogue(language)
    outline = words["decks.example"].format(owner="Kainuu", spoken=language)
    for key in ("list", "table", "chart", "quote", "notes"):
        outline += f"\n{words['decks.snippet-slide'].split(chr(10))[0]} {key}\n\n{words[f'decks.snippet-{key}']}"
    outline += (
        f"\n{words['decks.help-section-write']}\n\n{words['decks.help-slide-write']}\n\n{words['decks.help-layout-write']}\n"
    )
    outline += f"\n{words['decks.help-slide-write']} 2\n\n{words['decks.help-figure-write']}\n"
    told = previewed(client, outline)["mistakes"]
    assert [one for one in told if "title and nothing else" not in one["words"]] == []


def test_slides_with_mistakes_are_left_out_whole() -> None:
    rest, gaps = without("---\n# remark\notsikko: A\n---\n## One\nx\n\n## Two\ny\n", [6])
    assert (rest, gaps) == ("---\n# remark\notsikko: A\n---\n\n\n\n## Two\ny\n", [Gap("One", 5)])
    assert without(Asked("no slide").outline, [1]) == ("no slide", [])


# --- in a browser ----------------------------------------------------------------------------------------------------


def test_typing_changes_the_slides_and_the_file_is_what_was_seen(
    open_page: Open, accessible: Callable[[Page], None], tmp_path: Path
) -> None:
    page = open_page("/decks")
    accessible(page)
    text = page.get_by_label("Esityksen teksti")
    text.fill(TWO)
    expect(page.locator(".cell")).to_have_count(3)
    slides_are_current(page)
    expect(page.locator(".cell img").nth(1)).to_have_attribute("alt", "Alku. Tervetuloa. Itä- ja Pohjois-Suomi.")
    with page.expect_download() as download:
        page.get_by_role("button", name="Lataa PowerPoint").click()
    download.value.save_as(tmp_path / "deck.pptx")
    assert titles(tmp_path / "deck.pptx") == ["Syksy", "Alku", "Matka"]
    page.reload()
    expect(text).to_have_value(TWO)


def test_mistakes_lead_to_their_line_with_the_keyboard_alone(open_page: Open, accessible: Callable[[Page], None]) -> None:
    page = open_page("/decks", ui="sv", width=320)
    text = page.get_by_label("Presentationens text")
    text.focus()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(TWO + "\n## Foto\n\n![Skog](skog.jpg)\n")
    page.get_by_text("Fotot ”skog.jpg” saknas ännu.").wait_for()
    slides_are_current(page)
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "deck-line":
            break
    page.keyboard.press("Enter")
    expect(text).to_be_focused()
    assert text.evaluate("field => field.value.slice(0, field.selectionStart).split('\\n').length") == 16
    page.set_input_files("#files", [{"name": "skog.jpg", "mimeType": "image/jpeg", "buffer": photograph().getvalue()}])
    expect(page.locator("[data-mistakes]")).to_be_hidden()
    expect(page.locator(".cell")).to_have_count(4)


def test_a_dropped_file_takes_the_texts_place_and_can_be_undone(open_page: Open) -> None:
    page = open_page("/decks", ui="en")
    text = page.get_by_label("Text of the deck")
    text.fill(TWO)
    other = TWO.replace("Syksy", "Kevät")
    page.set_input_files("#files", [{"name": "k.md", "mimeType": "text/markdown", "buffer": other.encode("cp1252")}])
    expect(text).to_have_value(other)
    page.get_by_role("button", name="Undo").click()
    expect(text).to_have_value(TWO)
    page.set_input_files("#files", [{"name": "kevat.csv", "mimeType": "text/csv", "buffer": b"Otsikko;Aika"}])
    expect(page.get_by_role("alert")).to_have_text("kevat.csv is neither a text (.md or .txt) nor a picture.")
    expect(text).to_have_value(TWO)
    page.get_by_role("button", name="Start from the example").click()
    page.reload()
    page.get_by_role("button", name="Bring back the text before").click()
    expect(text).to_have_value(TWO)


def test_buttons_write_where_the_cursor_is_and_the_browser_undoes_them(open_page: Open) -> None:
    page = open_page("/decks")
    text = page.get_by_label("Esityksen teksti")
    text.fill(TWO)
    text.evaluate("field => field.setSelectionRange(40, 40)")
    page.get_by_role("button", name="Dia", exact=True).click()
    assert "Tervetuloa.\n\n## Uusi dia\n\nYksi asia, joka tällä dialla kerrotaan.\n\n## Matka" in text.input_value()
    expect(page.locator(".cell")).to_have_count(4)
    page.keyboard.press("Control+Z")
    expect(text).to_have_value(TWO)


def test_a_deck_is_moved_in_the_browser(
    open_page: Open, accessible: Callable[[Page], None], client: FlaskClient, tmp_path: Path
) -> None:
    page = open_page("/decks/move", ui="en")
    accessible(page)
    (tmp_path / "syksy.pptx").write_bytes(made(client, "pptx", region="kainuu"))
    page.set_input_files("#deck", tmp_path / "syksy.pptx")
    page.get_by_label("To which region").select_option("lappi")
    page.get_by_role("button", name="Move").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The deck has been moved")
    accessible(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download syksy_lappi_fi.pptx").click()
    download.value.save_as(tmp_path / "moved.pptx")
    assert titles(tmp_path / "moved.pptx") == ["Syksy", "Alku", "Matka"]


def test_a_text_that_was_emptied_shows_no_slides_and_no_mistake(open_page: Open) -> None:
    page = open_page("/decks")
    page.locator("[data-outline]").fill("")
    expect(page.locator("[data-empty]")).to_be_visible()
    expect(page.locator("[data-cells] .cell")).to_have_count(0)
    expect(page.locator("[data-mistakes]")).to_be_hidden()
    expect(page.locator("[data-mistakes-status]")).to_contain_text("Diat tulevat tähän")


def test_slides_follow_by_themselves_when_a_lost_connection_is_back(open_page: Open) -> None:
    page = open_page("/decks")
    page.locator("[data-outline]").fill(TWO)
    expect(page.locator("[data-status]")).to_have_text("3 diaa, ajan tasalla.")
    page.context.set_offline(True)
    page.locator("[data-outline]").fill(TWO.replace("Matka", "Reitti"))
    expect(page.locator("[data-status]")).to_contain_text("Ei yhteyttä studioon. Tekstisi on tallella")
    slides_are_current(page)
    page.context.set_offline(False)
    expect(page.locator("[data-cells]")).to_contain_text("Reitti")
    expect(page.locator("[data-status]")).to_have_text("3 diaa, ajan tasalla.")
