"""The page of logos: what is seen is what is downloaded, partners are cleaned and checked, and the address reopens it all."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import pytest
from flask.testing import FlaskClient
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, expect

from tests.webapp.conftest import Open
from toolkit.layout.house import House
from toolkit.layout.icon import ICONS
from toolkit.layout.lockup import LAYOUTS, VARIANTS
from toolkit.packs.draw import make_piece
from toolkit.packs.plan import Piece
from webapp import tasks_logos
from webapp.logos import KINDS
from webapp.tasks_logos import HYPHEN, Partner, judged

LOGOS = Path(__file__).parents[1] / "data/logos"
SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>1</script><path d="M1 1h7v7z"/></svg>'


def messy() -> bytes:
    """A green oval twice as wide as high, lost in a white square."""
    picture = Image.new("RGB", (600, 600), "white")
    ImageDraw.Draw(picture).ellipse((200, 340, 520, 500), (0, 90, 60))
    held = BytesIO()
    picture.save(held, "PNG")
    return held.getvalue()


def hand_in(client: FlaskClient, data: bytes) -> str:
    return client.post("/partners", data={"logo": (BytesIO(data), "logo.png")}).json["name"]  # type: ignore[index]


def handed_in(page: Page, *names: str) -> None:
    page.locator("#partner-file").set_input_files([LOGOS / name for name in names])
    expect(page.locator(".chip")).to_have_count(len(names))
    settled(page)


def settled(page: Page) -> None:
    expect(page.locator("#logos:not([aria-busy])")).to_be_attached()
    page.wait_for_load_state("networkidle")


class TestFiles:
    def test_a_regions_zip_holds_everything_sorted_by_use(self, client: FlaskClient) -> None:
        answer = client.get("/logos/all.zip?region=kainuu&language=se")
        assert answer.headers["Content-Disposition"] == 'attachment; filename="enf_kainuu.zip"'
        ends = {"print": (".pdf", ".eps"), "screen": (".svg", ".png", "@2x.png", "@4x.png"), "office": (".svg", "@4x.png")}
        stems = [f"enf_kainuu_symbol_{variant}" for variant in VARIANTS]
        for language in ("fi", "sv", "en", "se"):
            stems += [f"enf_kainuu_{layout}_{variant}_{language}" for layout, variant in product(LAYOUTS[:-1], VARIANTS)]
            stems += [f"enf_kainuu_{layout}_{variant}_{language}_eu" for layout, variant in product(LAYOUTS, VARIANTS)]
        wanted = {f"{use}/{stem}{end}" for use, endings in ends.items() for stem in stems for end in endings}
        with ZipFile(BytesIO(answer.data)) as archive:
            assert archive.testzip() is None
            names = archive.namelist()
        assert len(names) == len(set(names))
        icons = {f"screen/icons/{icon.name}" for icon in ICONS}
        assert set(names) == wanted | icons | {"lue-minut.txt", "las-mig.txt", "read-me.txt"}

    def test_each_kind_is_the_engines_file(self, client: FlaskClient, house: House, tmp_path: Path) -> None:
        made = make_piece(house, Piece("lappi", "compact", "negative", "smn", "eu"), tmp_path)
        files = {Path(one.path).name: (tmp_path / one.path).read_bytes() for one in made}
        for key, kind in KINDS.items():
            answer = client.get(f"/logos/compact/negative/eu/{key}?region=lappi&language=smn")
            name = f"enf_lappi_compact_negative_smn_eu{kind.ending}"
            assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
            assert answer.data == files[name]

    def test_the_favicon_is_one(self, client: FlaskClient) -> None:
        with Image.open(BytesIO(client.get("/logos/icons/favicon.ico").data)) as icon:
            assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}

    @pytest.mark.parametrize(
        "path",
        ["round/positive/eu/svg", "compact/red/eu/svg", "compact/positive/x/svg", "compact/positive/eu/exe",
         "compact/positive/partners/svg", "icons/nothing.ico", "icons/nothing.svg", "partners.zip"],
    )  # fmt: skip
    def test_there_is_nothing_else(self, client: FlaskClient, path: str) -> None:
        assert client.get(f"/logos/{path}").status_code == 404


class TestPartners:
    def test_white_round_a_logo_is_cut_off_and_taken_out(self, client: FlaskClient) -> None:
        name = hand_in(client, messy())
        with Image.open(BytesIO(client.get(f"/partners/{name}.png").data)) as logo:
            assert logo.width / logo.height == pytest.approx(2, abs=0.03)
            alpha = logo.convert("RGBA").getchannel("A")
        assert alpha.getpixel((0, 0)) == 0
        assert alpha.getpixel((logo.width // 2, logo.height // 2)) == 255

    def test_files_call_partners_as_people_do(self, house: House) -> None:
        logo = Partner(str(LOGOS / "sample-a.svg"), "Etelä-Savo")
        piece = Piece("kainuu", "horizontal", "positive", "fi", "partners", (logo.path,))
        files = dict(tasks_logos.files(house, piece, [logo]))
        drawn = files["screen/enf_kainuu_horizontal_positive_fi_partners.svg"].decode()
        assert f"Kumppanit: Etelä{HYPHEN}Savo.</desc>" in drawn

    def test_rows_come_as_one_zip(self, client: FlaskClient) -> None:
        name = hand_in(client, messy())
        with ZipFile(BytesIO(client.get(f"/logos/partners.zip?partner={name}&name=Oy").data)) as archive:
            assert archive.testzip() is None
            names = archive.namelist()
        assert "print/enf_kainuu_horizontal_negative_fi_partners.eps" in names
        assert len([name for name in names if "_partners" in name]) == len(LAYOUTS) * len(VARIANTS) * 8

    def test_the_rules_look_at_the_row(self, house: House) -> None:
        logo = Partner(str(LOGOS / "sample-a.svg"), "A")
        piece = Piece("kainuu", "horizontal", "positive", "fi", "partners", (logo.path,))
        assert judged(house, piece, [logo]).findings == ()
        strict = house.brand.emblem.model_copy(update={"min_height_mm": 10, "min_height_css_px": 500})
        found = judged(replace(house, brand=house.brand.model_copy(update={"emblem": strict})), piece, [logo]).findings
        assert {finding.code for finding in found} == {"emblem-minimum"}

    def test_a_logo_that_has_gone_is_told_and_the_rest_stays(self, client: FlaskClient) -> None:
        name = hand_in(client, messy())
        page = client.get(f"/logos?partner={'x' * 22}&name=Lost&partner={name}&name=Kept&with=partners").text
        assert "These logos are no longer here: Lost." in page
        assert f'data-name="{name}" data-title="Kept"' in page

    @pytest.mark.parametrize("page", ["/logos", "/images/event"])
    def test_more_partners_than_have_room_are_refused(self, client: FlaskClient, page: str) -> None:
        answer = client.get(f"{page}?{'&'.join(['partner=x'] * 13)}")
        assert answer.status_code == 422
        assert "13 partners have no room" in answer.text and "name at most 12" in answer.text
        assert client.get(f"{page}?{'&'.join(['partner=x'] * 12)}").status_code == 200

    def test_another_visitors_logo_is_none(self, client: FlaskClient) -> None:
        name = hand_in(client, messy())
        client.delete_cookie("visitor")
        assert client.get(f"/logos/horizontal/positive/partners/svg?partner={name}").status_code == 404


@pytest.mark.parametrize("width", [320, 1440])
def test_the_page_is_accessible_without_partners_and_with(
    open_page: Open, accessible: Callable[[Page], None], width: int
) -> None:
    page = open_page("/logos", width=width)
    accessible(page)
    handed_in(page, "sample-a.svg", "messy.png")
    page.locator("details").first.locator("summary").click()
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_svgs_with_a_script_are_refused_by_name(browser: Browser, server: str) -> None:
    """Not `open_page`, since the browser itself notes a refusal in its console."""
    with browser.new_context(locale="en-GB") as context:
        page = context.new_page()
        page.goto(f"{server}/logos")
        page.wait_for_load_state("networkidle")
        files = [{"name": name, "mimeType": "image/svg+xml", "buffer": SCRIPT} for name in ("evil.svg", "worse.svg")]
        page.locator("#partner-file").set_input_files(files)
        for name in ("evil.svg", "worse.svg"):
            expect(page.get_by_role("alert")).to_contain_text(f"{name}: it holds <script>; take it out")
        expect(page.locator(".chip")).to_have_count(0)


def test_by_keyboard_alone(open_page: Open, tmp_path: Path) -> None:
    page = open_page("/logos", ui="en")
    handed_in(page, "sample-a.svg", "sample-b.svg")
    names = page.get_by_label("Partner’s name")
    page.get_by_role("button", name="Move later: sample a").press("Enter")
    expect(names.first).to_have_value("sample b")
    expect(page.locator("[data-earlier]:focus, [data-remove]:focus")).to_have_count(1)
    page.get_by_role("button", name="Remove: sample b").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Removed: sample b.")
    page.get_by_role("button", name="Undo").press("Enter")
    expect(names).to_have_count(2)
    names.first.fill("Kainuun Oy")
    expect(page.get_by_alt_text("Kainuun Oy, sample a")).to_be_visible()
    page.get_by_label("Nothing").press("ArrowRight")
    page.get_by_label("SVG", exact=True).press("ArrowRight")
    settled(page)
    page.goto(page.url)
    expect(names.first).to_have_value("Kainuun Oy")
    expect(page.get_by_label("EU emblem", exact=True)).to_be_checked()
    with page.expect_download() as download:
        page.get_by_role("link", name="Horizontal – the first choice. For light grounds PNG").press("Enter")
    assert download.value.suggested_filename == "enf_kainuu_horizontal_positive_fi_eu.png"


def test_another_region_and_language_need_no_new_page(open_page: Open) -> None:
    page = open_page("/logos", ui="sv")
    page.get_by_label("Vems logotyp").select_option("lappi")
    expect(page.get_by_role("heading", level=1)).to_have_text("Logotyper: Lappland")
    page.get_by_label("Logotypens språk").select_option("se")
    settled(page)
    expect(page.get_by_role("link", name="Ladda ner allt som ZIP")).to_have_attribute(
        "href", "/logos/all.zip?region=lappi&language=se"
    )
    assert "region=lappi" in page.url


def test_forced_colours_leave_grounds_and_choices_to_be_seen(open_page: Open) -> None:
    page = open_page("/logos", forced_colors="active")
    ground = "element => getComputedStyle(element).backgroundColor"
    assert page.locator(".ground-negative").first.evaluate(ground) != page.locator(".ground-positive").first.evaluate(ground)
    chosen, other = page.locator("[name=with]:checked + span"), page.locator("[name=with]:not(:checked) + span").first
    assert chosen.evaluate(ground) != other.evaluate(ground)
    underlined = page.locator("nav [aria-current]").evaluate("element => getComputedStyle(element).textDecorationLine")
    assert underlined == "underline"


def test_letters_of_twice_the_size_have_room(open_page: Open) -> None:
    page = open_page("/logos", width=1280)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") == 1280
