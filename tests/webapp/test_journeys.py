"""The first ten minutes of a communications officer, in three interface languages, on a wide screen and on a telephone, and with
the keyboard alone; what she takes home is opened and checked."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Download, Page, expect
from pptx import Presentation

from tests.webapp.conftest import Open
from tests.webapp.test_images import previews_are_current
from webapp.catalogue import say

ROOT = Path(__file__).parents[2]
PHOTO = ROOT / "assets/photos/sample-winter.jpg"
MESSY = ROOT / "tests/data/logos/messy.png"


def saved(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


def press_until(page: Page, selector: str, key: str = "Tab", most: int = 120) -> None:
    """Moves the focus on until it stands on what the selector names, and sees that it is visible there."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement?.matches(selector)", selector):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"the focus on {selector} cannot be seen"
            return
    raise AssertionError(f"{selector} is not reached by {key}")


@pytest.mark.parametrize(("ui", "width"), [("fi", 1440), ("sv", 320), ("en", 1440)])
def test_first_ten_minutes(open_page: Open, ui: str, width: int) -> None:
    page = open_page("/", ui=ui, width=width, known=False)
    page.locator("[name=region][value=pohjois-karjala]").check()
    page.get_by_role("button", name=say(ui, "choose.go")).click()

    page.get_by_role("link", name=say(ui, "nav.images")).first.click()
    page.locator(".gallery a[href$='/event']").click()
    page.locator("#slot-title").fill("Vähähiilisyystavoitteet ja yhteiskäyttö")
    page.locator("#slot-when").fill("7.4.2027 klo 9.30–15.30")
    page.locator("#slot-link").fill("https://example.org/i/103")
    page.locator("#photo-file").set_input_files(PHOTO)
    page.locator("#alt").fill("Tunturi hämärässä")
    page.locator("[data-focus]").press("ArrowLeft")
    page.locator("#partner-file").set_input_files(MESSY)
    expect(page.locator("[data-partners-shown] li")).to_have_count(1)
    previews_are_current(page)
    expect(page.locator("[data-format=story] [data-found]")).to_have_text(say(ui, "image.fine"))

    with page.expect_download() as download:
        page.get_by_role("button", name=say(ui, "image.download-all")).click()
    with ZipFile(BytesIO(saved(download.value))) as archive:
        names = archive.namelist()
        story = next(name for name in names if "_story." in name and not name.endswith(".txt"))
        picture = Image.open(BytesIO(archive.read(story)))
        assert [code.text for code in zxingcpp.read_barcodes(picture)] == ["https://example.org/i/103"]
        told = archive.read(f"{story.rpartition('.')[0]}.txt").decode()
        assert "Tunturi hämärässä" in told and "Kumppanit: Messy." in told
        assert {"kit.yml", "photo.jpg", "partner-1.png"} <= set(names)

    again = page.url
    page.goto(again)
    expect(page.locator("#slot-title")).to_have_value("Vähähiilisyystavoitteet ja yhteiskäyttö")
    expect(page.locator("[name=focus]")).to_have_value("0.48,0.5")


def test_picture_with_the_keyboard_alone(open_page: Open) -> None:
    page = open_page("/images")
    press_until(page, ".gallery a[href$='/save-the-date']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/save-the-date*")
    press_until(page, "#slot-when")
    page.keyboard.type("20.–21.5.2027")
    press_until(page, "#slot-title")
    page.keyboard.type("Kestävä matkailu")
    previews_are_current(page)
    press_until(page, "button.main[formaction$='all.zip']")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "enf_save-the-date_kainuu_fi_all.zip"


def test_kit_with_the_keyboard_alone(open_page: Open) -> None:
    page = open_page("/kits", ui="en")
    press_until(page, "[name='fi.title']")
    page.keyboard.type("Kevään avaus")
    press_until(page, "[name='fi.when']")
    page.keyboard.type("1.4.2027")
    press_until(page, "[data-new] button.main")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kits/*")
    press_until(page, ".kit-settings > summary")
    page.keyboard.press("Enter")
    press_until(page, "[data-make]", "Shift+Tab")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    with ZipFile(BytesIO(saved(download.value))) as archive:
        assert "kevaan-avaus/kainuu/enf_kevaan-avaus_event_kainuu_fi_story.jpg" in archive.namelist()


def test_one_picture_as_a_slide_that_powerpoint_staff_can_edit(open_page: Open) -> None:
    page = open_page("/images/event?title=Hei&when=1.4.2027")
    data = page.request.get(page.url.replace("/images/event?", "/images/event/screen-16x9.pptx?")).body()
    words = [shape.text_frame.text for shape in Presentation(BytesIO(data)).slides[0].shapes if shape.has_text_frame]
    assert "Hei" in words
