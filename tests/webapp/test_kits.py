"""Make an event kit: from a form or a file to a grid, to one ZIP; each picture can be changed by itself."""

import re
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect
from werkzeug.test import TestResponse

from tests.commands import run as brandkit
from tests.webapp.conftest import Open
from tests.webapp.test_images import previews_are_current
from toolkit.decks import plan_decks
from toolkit.geometry import Box
from toolkit.layout.house import House
from toolkit.rules.finding import Finding
from toolkit.sources.kit import read_kit
from webapp import kit_decks, tasks_decks

SHEETS = Path(__file__).parents[1] / "data/sheets"
PHOTO = Path(__file__).parents[2] / "assets/photos/sample-lake.jpg"
SMALL = """Otsikko;Päivä;Paikka;Maakunta;Kieli;Koot
Vihreä siirtymä;12.3.2027;Kajaani;Kainuu;fi;story, open-graph
Grön omställning;20.4.2027;Karleby;Keski-Pohjanmaa;sv;story
"""


def hand_in(client: FlaskClient, data: bytes | str, name: str = "kevat.csv", **more: Any) -> TestResponse:
    body = data.encode() if isinstance(data, str) else data
    return client.post("/kits", data={"file": (BytesIO(body), name), **more}, content_type="multipart/form-data")


def opened(client: FlaskClient, data: bytes | str = SMALL, name: str = "kevat.csv") -> str:
    """The address of the kit that was made of it."""
    answer = hand_in(client, data, name)
    assert answer.status_code == 302, answer.text
    return answer.location


def made(client: FlaskClient, kit: str) -> tuple[dict[str, bytes], str]:
    """Everything of a kit by name, once it is made, and the address of its ZIP."""
    key = client.post(f"{kit}/runs").json["run"]
    for _ in range(200):
        told = client.get(f"{kit}/runs/{key}").json
        if told["state"] != "running":
            break
        time.sleep(0.05)
    assert told["state"] == "done", told
    with ZipFile(BytesIO(client.get(f"{kit}/runs/{key}.zip", buffered=True).data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}, f"{kit}/runs/{key}.zip"


WORDY = f"## {'Pitkospuusuunnittelu ' * 30}\n\n- kolme\n\n"


def with_decks(more: str = "") -> bytes:
    """A ZIP of a kit, and of an outline from which it makes a deck for two regions."""
    kit = "name: x\nregions: [kainuu]\nformats: [story]\nentries:\n  - id: a\n    templates: [event]\n"
    kit += "    content: { fi: { title: Hei, when: 1.1.2027 } }\ndecks: [{ outline: esitys.md, regions: [kainuu, lappi] }]\n"
    outline = f"---\notsikko: Hei\nmaakunta: Kainuu\nkieli: fi\n---\n\n## Ensin\n\n- yksi\n\n{more}## Lopuksi\n\n- kaksi\n"
    held = BytesIO()
    with ZipFile(held, "w") as archive:
        archive.writestr("kit.yml", kit)
        archive.writestr("esitys.md", outline)
    return held.getvalue()


def stem(entry: str, template: str, region: str, language: str, format: str) -> str:
    return f"{entry}/{region}/enf_{entry}_{template}_{region}_{language}_{format}"


STORY = stem("vihrea-siirtyma", "event", "kainuu", "fi", "story")


def test_the_page_makes_what_the_command_line_makes(client: FlaskClient, tmp_path: Path) -> None:
    files, _ = made(client, opened(client))
    (tmp_path / "kevat.csv").write_text(SMALL, encoding="utf-8")
    assert brandkit("export", str(tmp_path / "kevat.csv"), "-o", str(tmp_path / "out")) == 0
    by_hand = {path.relative_to(tmp_path / "out").as_posix(): path.read_bytes() for path in (tmp_path / "out").rglob("*.*")}
    assert by_hand == {name: data for name, data in files.items() if not name.startswith("kit/")}


def test_a_kit_that_was_kept_makes_the_same_again(client: FlaskClient) -> None:
    kit = opened(client)
    before, archive = made(client, kit)
    whole = client.get(archive, buffered=True).data
    assert made(client, opened(client, client.get(f"{kit}/kit.zip").data, "kit.zip"))[0] == before
    assert made(client, opened(client, whole, "everything.zip"))[0] == before
    assert {name for name in before if name.startswith("kit/")} == {"kit/kit.yml"}


def test_decks_of_a_kit_are_made_like_its_pictures(client: FlaskClient, tmp_path: Path) -> None:
    kit = "name: x\nregions: [kainuu]\nformats: [story]\nentries:\n  - id: a\n    templates: [event]\n"
    kit += "    content: { fi: { title: Hei, when: 1.1.2027 } }\ndecks: [{ outline: esitys.md }]\n"
    outline = "---\notsikko: Hei\nmaakunta: Kainuu\nkieli: fi\n---\n\n## Ensin\n\n- yksi\n- kaksi\n"
    held = BytesIO()
    with ZipFile(held, "w") as archive:
        archive.writestr("kit.yml", kit)
        archive.writestr("esitys.md", outline)
    files, _ = made(client, opened(client, held.getvalue(), "kaikki.zip"))
    (tmp_path / "kit.yml").write_text(kit, encoding="utf-8")
    (tmp_path / "esitys.md").write_text(outline, encoding="utf-8")
    assert brandkit("export", str(tmp_path / "kit.yml"), "-o", str(tmp_path / "out")) == 0
    decks = {path.relative_to(tmp_path / "out").as_posix(): path.read_bytes() for path in (tmp_path / "out").rglob("*.pptx")}
    assert len(decks) == 1
    assert {name: data for name, data in files.items() if name.endswith(".pptx")} == decks


def test_each_deck_of_a_kit_shows_its_slides_in_its_region_s_look(client: FlaskClient) -> None:
    kit = opened(client, with_decks(WORDY), "kaikki.zip")
    assert "1 picture, 2 decks" in client.get(kit).text
    told, first = {}, {}
    for region in ("kainuu", "lappi"):
        deck = f"{kit}/slides/decks/{region}/enf_esitys_{region}_fi"
        told[region], first[region] = client.get(f"{deck}.json").json, client.get(f"{deck}/1.jpg").data
        assert [client.get(f"{deck}/{number}.jpg").status_code for number in (0, 3, 4)] == [404, 200, 404]
    assert first["kainuu"].startswith(b"\xff\xd8") and first["kainuu"] != first["lappi"]
    assert [slide["title"] for slide in told["lappi"]["slides"]] == ["Hei", "Ensin", "Lopuksi"]
    assert [found["message"][:20] for found in told["lappi"]["findings"]] == ["title: “Pitkospuusuu"]
    assert "line 11" in told["lappi"]["findings"][0]["title"]
    assert client.get(f"{kit}/slides/decks/lappi/none.json").status_code == 404


def test_what_the_rules_say_of_a_deck_is_told_once_with_its_slides(
    app: Flask, house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ZipFile(BytesIO(with_decks())) as archive:
        archive.extractall(tmp_path)
    job = plan_decks(read_kit(tmp_path / "kit.yml", house), house)[0]
    found = iter(([], [Finding("x", "house", "it is small", "", Box(0, 0, 1, 1))], [Finding("x", "house", "it is small", "")]))
    monkeypatch.setattr(tasks_decks, "check", lambda *_: next(found))
    ((finding, numbers),) = tasks_decks.judge(house, job).findings
    assert numbers == (2, 3)
    with app.test_request_context(headers={"Cookie": "ui=sv"}):
        assert kit_decks.told_of(finding, numbers)["message"] == "Bild 2, 3: it is small"


def test_a_deck_s_slides_are_listed_in_a_browser(open_page: Open, accessible: Callable[[Page], None], tmp_path: Path) -> None:
    (tmp_path / "kaikki.zip").write_bytes(with_decks())
    page = open_page("/kits", width=320)
    page.get_by_label("Taulukko, kalenteri tai tapahtumatiedosto").set_input_files(tmp_path / "kaikki.zip")
    page.get_by_role("button", name="Avaa").click()
    deck = page.locator("[data-deck]").last
    deck.scroll_into_view_if_needed()
    expect(deck).to_contain_text("3 diaa")
    deck.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(deck.locator("img[alt*='Lopuksi']")).to_be_visible()
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_command_line_takes_a_kit_that_was_kept(client: FlaskClient, tmp_path: Path) -> None:
    kit = opened(client)
    (tmp_path / "kevat.zip").write_bytes(client.get(f"{kit}/kit.zip").data)
    assert brandkit("export", str(tmp_path / "kevat.zip"), "-o", str(tmp_path / "out"), "--dry-run") == 0


def test_what_was_made_before_a_change_is_not_offered_any_more(client: FlaskClient) -> None:
    kit = opened(client)
    _, address = made(client, kit)
    key = address.rpartition("/")[2].removesuffix(".zip")
    assert f'data-run="{key}"' in client.get(kit).text
    client.post(f"{kit}/cells/{STORY}", data={"title": "Tule mukaan", "when": "13.3.2027"})
    assert 'data-run=""' in client.get(kit).text


def test_one_picture_alone_says_something_else_and_undo_takes_it_back(client: FlaskClient) -> None:
    kit = opened(client)
    form = client.get(f"{kit}/edit/{STORY}")
    assert form.status_code == 302
    assert "title=Vihre" in form.location
    client.post(f"{kit}/cells/{STORY}", data={"title": "Tule mukaan", "when": "12.3.2027", "place": "Kajaani", "only": "1"})
    other = stem("vihrea-siirtyma", "event", "kainuu", "fi", "open-graph")
    alts = [client.get(f"{kit}/cells/{one}.json").json["alt"] for one in (STORY, other)]
    assert ["Tule mukaan" in alt for alt in alts] == [True, False]
    client.post(f"{kit}/undo")
    assert "Vihreä siirtymä" in client.get(f"{kit}/cells/{STORY}.json").json["alt"]


def test_all_pictures_of_an_entry_say_something_else(client: FlaskClient) -> None:
    kit = opened(client)
    client.post(f"{kit}/cells/{STORY}", data={"title": "Tule mukaan", "when": "13.3.2027"})
    other = stem("vihrea-siirtyma", "event", "kainuu", "fi", "open-graph")
    assert all("Tule mukaan. 13.3.2027" in client.get(f"{kit}/cells/{one}.json").json["alt"] for one in (STORY, other))


def test_a_picture_is_left_out(client: FlaskClient) -> None:
    kit = opened(client)
    client.post(f"{kit}/cells/{STORY}/leave-out")
    assert client.get(f"{kit}/cells/{STORY}.json").status_code == 404
    assert sorted(name for name in made(client, kit)[0] if name.endswith(("jpg", "png"))) == [
        f"{stem('gron-omstallning', 'event', 'keski-pohjanmaa', 'sv', 'story')}.jpg",
        f"{stem('vihrea-siirtyma', 'event', 'kainuu', 'fi', 'open-graph')}.png",
    ]


def test_settings_are_for_all_entries(client: FlaskClient) -> None:
    kit = opened(client)
    chosen = {"regions": ["own", "lappi"], "formats": "screen-16x9", "grounds": "light", "suffixes": "webp", "languages": "fi"}
    client.post(f"{kit}/settings", data=chosen)
    pictures = [name for name in made(client, kit)[0] if name.endswith(".webp")]
    assert pictures == [f"{stem('vihrea-siirtyma', 'event', 'lappi', 'fi', 'screen-16x9')}_light.webp"]


def test_all_mistakes_of_a_sheet_are_told_at_once_and_nothing_is_made(client: FlaskClient) -> None:
    answer = hand_in(client, SMALL.replace("Paikka", "Paika").replace("20.4.2027", "huhtikuussa"))
    assert answer.status_code == 422
    assert "did you mean Paikka?" in answer.text
    assert "row 3" in answer.text


@pytest.mark.parametrize("name", ["/etc/passwd", "../secret.jpg", "..\\secret.jpg"])
def test_a_kit_names_no_file_of_the_machine(client: FlaskClient, name: str) -> None:
    entry = f"  - id: a\n    templates: [event]\n    photo: {{ file: '{name}' }}\n"
    kit = f"name: x\nentries:\n{entry}    content: {{ fi: {{ title: a, when: 1.1.2027 }} }}\n"
    answer = hand_in(client, kit, "kit.yml")
    assert answer.status_code == 422
    assert "it is a path" in answer.text


def test_a_kit_with_its_photograph_in_one_zip(client: FlaskClient) -> None:
    held = BytesIO()
    with ZipFile(held, "w") as archive:
        archive.writestr("event/Kevät.csv", "Otsikko;Päivä;Kuva;Kuvateksti;Koot\nHei;1.1.2027;lake.jpg;Järvi;story\n")
        archive.writestr("event/photos/lake.jpg", PHOTO.read_bytes())
    kit = opened(client, held.getvalue(), "kaikki.zip")
    told = client.get(f"{kit}/cells/{stem('hei', 'event', 'area', 'fi', 'story')}.json").json
    assert "Järvi" in told["alt"], told


def test_nobody_sees_anothers_kit(app: Flask, client: FlaskClient) -> None:
    kit, other = opened(client), app.test_client()
    for path in ("", f"/cells/{STORY}.jpg", f"/cells/{STORY}.json", "/kit.zip"):
        assert client.get(f"{kit}{path}").status_code == 200
        assert other.get(f"{kit}{path}").status_code == 410


def test_a_download_goes_on_where_it_stopped(client: FlaskClient) -> None:
    _, address = made(client, opened(client))
    whole = client.get(address, buffered=True)
    rest = client.get(address, headers={"Range": "bytes=1000-", "If-Range": whole.headers["ETag"]}, buffered=True)
    assert (rest.status_code, rest.data) == (206, whole.data[1000:])


def test_a_run_can_be_cancelled(client: FlaskClient) -> None:
    kit = opened(client, (SHEETS / "tapahtumat-2027.csv").read_bytes(), "tapahtumat.csv")
    key = client.post(f"{kit}/runs").json["run"]
    client.post(f"{kit}/runs/{key}/cancel")
    for _ in range(100):
        if (told := client.get(f"{kit}/runs/{key}").json)["state"] != "running":
            break
        time.sleep(0.05)
    assert told["state"] == "cancelled"
    assert told["done"] < told["total"]


def test_the_form_tells_what_is_wrong_at_its_field(client: FlaskClient) -> None:
    form = {
        "template": ["event"],
        "language": ["fi", "sv"],
        "fi.title": "Hei",
        "fi.when": "1.1.2027",
        "sv.title": "Hej",
        "regions": "lappi",
    }
    answer = client.post("/kits", data=form)
    assert answer.status_code == 422
    assert 'id="sv.when-fault">when is missing' in answer.text
    assert 'value="Hej"' in answer.text
    assert client.post("/kits", data=form | {"sv.when": "1.1.2027"}).status_code == 302


def test_a_form_with_mistakes_begins_with_them(client: FlaskClient) -> None:
    page = client.post("/kits", data={"template": "event", "language": "fi"}).text
    assert "<title>To correct: " in page
    assert re.search(r'<section class="wrong" role="alert" tabindex="-1" autofocus', page)
    for field in ("fi.title", "fi.when"):
        assert re.search(rf'<a href="#{field}">\w+ is missing', page)
        assert re.search(rf'<input id="{field}"[^>]* aria-invalid="true" data-required aria-required="true"', page)
    assert 'id="fi.lead" name="fi.lead" value="" maxlength="2000" lang="fi" aria-describedby' in page


def test_changes_to_a_picture_that_were_not_saved_are_offered_again(open_page: Open, tmp_path: Path) -> None:
    page = open_page("/kits")
    (tmp_path / "kevat.csv").write_text(SMALL, encoding="utf-8")
    page.get_by_label("Taulukko, kalenteri tai tapahtumatiedosto").set_input_files(tmp_path / "kevat.csv")
    page.get_by_role("button", name="Avaa").click()
    page.locator(f"[data-stem='{STORY}'] .quiet-link").click()
    expect(page.locator("nav [aria-current]")).to_have_text("Tapahtumat")
    previews_are_current(page)
    page.locator("#slot-title").fill("Tule mukaan")
    page.get_by_role("link", name="Takaisin ruudukkoon").click()
    expect(page.locator(f"[data-stem='{STORY}'] .draft")).to_be_visible()
    page.get_by_role("link", name="Jatka muokkausta").click()
    expect(page.locator("#slot-title")).to_have_value("Tule mukaan")
    previews_are_current(page)
    page.get_by_role("button", name="Tallenna vain tähän kuvaan").click()
    told = page.locator("#entry-vihrea-siirtyma #saved")
    expect(told).to_contain_text("Muutos on tallennettu.")
    expect(told).to_be_focused()
    expect(told).to_be_in_viewport()
    expect(page.locator("[data-drafts]")).to_be_hidden()
    told.get_by_role("button", name="Kumoa").click()
    expect(page.locator("#entry-vihrea-siirtyma #saved")).to_have_text("Muutos on kumottu.")


def test_without_javascript_everything_is_made_by_a_button_too(open_page: Open, tmp_path: Path) -> None:
    page = open_page("/kits", java_script_enabled=False)
    page.locator("[name='fi.title']").fill("Hei")
    page.locator("[name='fi.when']").fill("1.4.2027")
    page.get_by_role("button", name="Näytä kuvat").click()
    page.get_by_role("button", name="Tee kaikki ja lataa ZIP").click()
    again = page.get_by_role("link", name="Lataa uudelleen")
    while not again.is_visible():
        page.get_by_role("link", name="Katso, miten pitkällä ollaan").click()
        page.wait_for_load_state("networkidle")  # who looks again and again waits for no picture
    with page.expect_download() as download:
        again.click()
    download.value.save_as(tmp_path / "all.zip")
    with ZipFile(tmp_path / "all.zip") as archive:
        assert "manifest.json" in archive.namelist()


def test_a_kit_whose_run_was_broken_off_tells_nothing_of_it_later(client: FlaskClient) -> None:
    kit = opened(client, (SHEETS / "tapahtumat-2027.csv").read_bytes(), "tapahtumat.csv")
    key = client.post(f"{kit}/runs").json["run"]
    assert f'data-run="{key}"' in client.get(kit).text
    client.post(f"{kit}/runs/{key}/cancel")
    for _ in range(200):
        if client.get(f"{kit}/runs/{key}").json["state"] != "running":
            break
        time.sleep(0.05)
    assert 'data-run=""' in client.get(kit).text


def test_from_a_sheet_to_a_zip_in_a_browser(open_page: Open, accessible: Callable[[Page], None], tmp_path: Path) -> None:
    page = open_page("/kits")
    accessible(page)
    (tmp_path / "kevat.csv").write_text(SMALL, encoding="utf-8")
    page.get_by_label("Taulukko, kalenteri tai tapahtumatiedosto").set_input_files(tmp_path / "kevat.csv")
    page.get_by_role("button", name="Avaa").click()
    expect(page.get_by_role("heading", name="Vihreä siirtymä")).to_be_visible()
    expect(page.locator("img[alt*='Tapahtuma: Vihreä siirtymä']").first).to_be_visible()
    accessible(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Tee kaikki ja lataa ZIP").click()
    download.value.save_as(tmp_path / "all.zip")
    with ZipFile(tmp_path / "all.zip") as archive:
        assert "manifest.json" in archive.namelist()
    expect(page.locator("[data-status]")).to_contain_text("Valmis")
