"""Logo packs: names, kinds and sizes of the files, what is in the ZIPs, and that two runs give the same bytes."""

import re
import subprocess
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pikepdf
import pytest
from PIL import Image

from toolkit.backends import raster
from toolkit.layout.house import House
from toolkit.layout.icon import ICONS, Icon, draw_icon, mark_box
from toolkit.layout.items import Artboard, Fill
from toolkit.layout.lockup import DARK_GROUNDS, LAYOUTS, VARIANTS, LogoLayout, Variant, lockup
from toolkit.model.format import Format
from toolkit.opened import with_logos
from toolkit.packs import Written, make_packs
from toolkit.packs.draw import MARK, about_piece, cobrand_of, make_piece, points_per_px, regime
from toolkit.packs.plan import Piece, plan_packs
from toolkit.rules.proof import proof_of
from toolkit.rules.table import check

LOGOS = Path(__file__).parent / "data/logos"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("packs")


@pytest.fixture(scope="module")
def written(house: House, out: Path) -> Mapping[str, Written]:
    """Kainuu's pack in one language."""
    return {one.path: one for one in make_packs(house, out, ["kainuu"], ["fi"])}


def stems() -> list[str]:
    symbols = [f"enf_kainuu_symbol_{variant}" for variant in VARIANTS]
    named = [f"enf_kainuu_{layout}_{variant}_fi" for layout in LAYOUTS if layout != "symbol" for variant in VARIANTS]
    return symbols + named + [f"enf_kainuu_{layout}_{variant}_fi_eu" for layout in LAYOUTS for variant in VARIANTS]


class TestNames:
    def test_every_layout_and_variant_is_there_in_every_kind(self, written: Mapping[str, Written]) -> None:
        kinds = {"print": [".pdf", ".eps"], "screen": [".svg", ".png", "@2x.png", "@4x.png"], "office": [".svg", "@4x.png"]}
        wanted = {f"kainuu/{use}/{stem}{ending}" for use, endings in kinds.items() for stem in stems() for ending in endings}
        icons = {f"kainuu/screen/icons/{icon.name}" for icon in ICONS}
        assert set(written) == wanted | icons | {"kainuu/lue-minut.txt", "enf_kainuu.zip"}

    def test_owners_have_their_own_languages(self, house: House) -> None:
        pieces = plan_packs(house, [None, "lappi"], [], [])
        assert {piece.language for piece in pieces if piece.owner == "lappi"} == set(house.brand.regions["lappi"].languages)
        assert {piece.language for piece in pieces if piece.owner is None} == set(house.brand.area.languages)

    def test_no_two_pieces_have_the_same_name(self, house: House) -> None:
        pieces = [piece for piece in plan_packs(house, [None, *house.brand.regions], [], ["a"]) if not piece.icons]
        assert len({piece.stem("enf") for piece in pieces}) == len(pieces)

    def test_the_area_is_an_owner_too(self) -> None:
        assert Piece(None, "stacked", "mono-dark", "en", "eu").stem("enf") == "enf_area_stacked_mono-dark_en_eu"


class TestFiles:
    def test_svg_has_words_but_no_text(self, written: Mapping[str, Written], out: Path) -> None:
        svg = (out / "kainuu/screen/enf_kainuu_horizontal_positive_fi_eu.svg").read_text()
        assert "<text" not in svg
        assert "<image" not in svg
        assert '<title id="title">Itä- ja Pohjois-Suomi, Kainuu</title>' in svg
        assert "Euroopan unionin osarahoittama" in svg

    @pytest.mark.parametrize("density", [1, 2, 4])
    def test_png_is_transparent_and_so_many_times_as_large(
        self, written: Mapping[str, Written], house: House, out: Path, density: int
    ) -> None:
        at = f"@{density}x" if density > 1 else ""
        path = f"kainuu/screen/enf_kainuu_compact_negative_fi{at}.png"
        with Image.open(out / path) as picture:
            alpha = np.asarray(picture.getchannel("A"))
        height = (1 + 2 * house.brand.logos.clear_space) * MARK * density
        assert alpha.shape[0] == written[path].height == pytest.approx(height, abs=1)
        assert not alpha[[0, 0, -1, -1], [0, -1, 0, -1]].any()
        assert alpha.max() == 255

    def test_ink_keeps_out_of_the_clear_space(self, house: House, written: Mapping[str, Written], out: Path) -> None:
        for path in (path for path in written if re.fullmatch(r"kainuu/screen/enf[^@]*\.png", path)):
            rules = house.brand.emblem if "_eu" in path else house.brand.logos  # the white border lies within the lockup's
            with Image.open(out / path) as picture:
                left, top, right, bottom = picture.getchannel("A").getbbox() or (0, 0, 0, 0)
                free = min(left, top, picture.width - right, picture.height - bottom)
            assert free >= rules.clear_space * MARK - 1, path

    def test_the_printed_flag_is_ten_millimetres_high(self, house: House) -> None:
        assert points_per_px(house) * MARK * 25.4 / 72 >= house.brand.emblem.min_height_mm

    def test_pdf_page_is_the_canvas_in_points(self, written: Mapping[str, Written], house: House, out: Path) -> None:
        with pikepdf.open(out / "kainuu/print/enf_kainuu_horizontal_positive_fi.pdf") as document:
            page = [float(side) for side in document.pages[0].mediabox]
        drawn, clear = lockup(house, "kainuu", "horizontal", "positive", "fi"), house.brand.logos.clear_space
        scale = MARK * points_per_px(house)
        assert page[2:] == pytest.approx([(drawn.width + 2 * clear) * scale, (1 + 2 * clear) * scale], abs=0.01)

    def test_pdf_is_vectors(self, written: Mapping[str, Written], out: Path) -> None:
        for path in (path for path in written if path.endswith(".pdf")):
            with pikepdf.open(out / path) as document:
                assert not document.pages[0].get_images(), path

    def test_eps_is_vectors_in_the_whole_canvas(self, written: Mapping[str, Written], out: Path) -> None:
        for path in (path for path in written if path.endswith(".eps")):
            body = (out / path).read_bytes()
            drawn = body.partition(b"%%EndPageSetup")[2]
            assert drawn, path
            assert not re.search(rb"\b(image|colorimage|imagemask|ImageType)\b", drawn), path
            assert b"CreationDate" not in body
            assert re.search(rb"%%BoundingBox: 0 0 \d+ \d+\n", body), path

    def test_ghostscript_renders_the_eps_as_the_png_looks(
        self, written: Mapping[str, Written], out: Path, tmp_path: Path
    ) -> None:
        stem, target = "enf_kainuu_horizontal_positive_fi_eu", tmp_path / "eps.png"
        order = [
            "gs",
            "-q",
            "-dSAFER",
            "-dBATCH",
            "-dNOPAUSE",
            "-dEPSCrop",
            "-dGraphicsAlphaBits=4",
            "-r203.2",
            "-sDEVICE=png16m",
        ]
        subprocess.run([*order, f"-sOutputFile={target}", str(out / f"kainuu/print/{stem}.eps")], check=True)
        with Image.open(out / f"kainuu/screen/{stem}.png") as ours, Image.open(target) as rendered:
            white = Image.alpha_composite(Image.new("RGBA", ours.size, "white"), ours).convert("L")
            theirs = rendered.convert("L").crop((0, 0, *ours.size))
        small = [np.asarray(picture.resize((120, 20), Image.Resampling.BOX), float) for picture in (white, theirs)]
        assert np.abs(small[0] - small[1]).max() < 40


class TestIcons:
    def test_the_favicon_holds_three_sizes(self, written: Mapping[str, Written], out: Path) -> None:
        with Image.open(out / "kainuu/screen/icons/favicon.ico") as icon:
            assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}

    @pytest.mark.parametrize("icon", [icon for icon in ICONS if icon.name.endswith(".png")], ids=lambda icon: icon.name)
    def test_pictures_have_the_size_of_their_name(self, written: Mapping[str, Written], out: Path, icon: Icon) -> None:
        with Image.open(out / f"kainuu/screen/icons/{icon.name}") as picture:
            assert picture.size == icon.sizes * 2
            opaque = picture.getchannel("A").getextrema() == (255, 255)
        assert opaque == (not icon.radius)

    @pytest.mark.parametrize(("name", "circle"), [("maskable-512.png", 0.8), ("avatar-800.png", 0.7)])
    def test_the_mark_stays_within_the_circle_that_is_shown(self, house: House, name: str, circle: float) -> None:
        icon = next(icon for icon in ICONS if icon.name == name)
        drawn = lockup(house, "kainuu", "symbol", "negative", "fi")
        box = mark_box(drawn.aspect, icon.circle)
        assert ((box.x - 0.5) ** 2 + (box.y - 0.5) ** 2) ** 0.5 <= circle / 2 + 1e-9

    def test_the_smallest_are_drawn_heavier(self, house: House) -> None:
        favicon, large = ICONS[0], ICONS[2]._replace(circle=ICONS[0].circle)
        assert draw_icon(house, "kainuu", favicon, "fi").items[1:] != draw_icon(house, "kainuu", large, "fi").items[1:]


class TestPack:
    def test_the_zip_holds_every_file_by_use(self, written: Mapping[str, Written], out: Path) -> None:
        with ZipFile(out / "enf_kainuu.zip") as archive:
            names = archive.namelist()
            assert names == sorted(names)
            assert {f"kainuu/{name}" for name in names} == set(written) - {"enf_kainuu.zip"}
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            for name in names:
                assert archive.read(name) == (out / "kainuu" / name).read_bytes()

    def test_the_read_me_says_what_the_brand_says(self, house: House, written: Mapping[str, Written], out: Path) -> None:
        text = (out / "kainuu/lue-minut.txt").read_text(encoding="utf-8")
        assert "$" not in text
        for fact in ("Kainuu", "ehdotus", "Euroopan unionin osarahoittama", "10 mm", "35 %", "32 mm"):
            assert fact in text

    def test_each_language_has_its_read_me_and_the_others_their_fallback_s(self, house: House) -> None:
        from toolkit.packs.readme import read_mes

        assert list(read_mes(house, "lappi")) == ["lue-minut.txt", "las-mig.txt", "read-me.txt"]
        assert list(read_mes(house, None, ["se"])) == ["lue-minut.txt"]

    def test_the_manifest_tells_of_every_file(self, written: Mapping[str, Written], out: Path) -> None:
        import json

        told = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
        assert [file["path"] for file in told["files"]] == sorted(written)

    def test_progress_ends_with_all(self, house: House, tmp_path: Path) -> None:
        seen = list[tuple[int, int]]()
        make_packs(house, tmp_path, ["lappi"], ["sms"], progress=lambda done, total: seen.append((done, total)))
        assert seen[-1][0] == seen[-1][1] == len(seen)


def test_two_runs_give_the_same_bytes(house: House, written: Mapping[str, Written], tmp_path: Path) -> None:
    again = make_packs(house, tmp_path, ["kainuu"], ["fi"], workers=2)
    assert {one.path: one.sha256 for one in again} == {path: one.sha256 for path, one in written.items()}


NAMES = ("sample-a.svg", "sample-b.svg", "sample-c.svg", "sample-d.svg", "messy.png")


class TestPartners:
    def made(
        self, house: House, out: Path, *names: str, layout: LogoLayout = "horizontal", variant: Variant = "negative"
    ) -> dict[str, Written]:
        files = [str(LOGOS / name) for name in names]
        piece = Piece("kainuu", layout, variant, "fi", "partners", tuple(files))
        return {one.path.rpartition("_")[2]: one for one in make_piece(with_logos(house, files), piece, out)}

    def test_every_layout_and_variant_has_them(self, house: House) -> None:
        pieces = plan_packs(house, ["kainuu"], ["fi"], ["a"])
        found = {(piece.layout, piece.variant) for piece in pieces if piece.beside == "partners"}
        assert found == set(product(LAYOUTS, VARIANTS))

    def test_names_and_words(self, house: House, tmp_path: Path) -> None:
        made = self.made(house, tmp_path, "sample-a.svg", "sample-b.svg")
        assert {"partners.svg", "partners.pdf", "partners.eps", "partners@4x.png"} <= set(made)
        assert made["partners.svg"].alt.endswith("Kumppanit: Sample a, Sample b.")

    def test_vector_logos_stay_vectors(self, house: House, tmp_path: Path) -> None:
        made = self.made(house, tmp_path, "sample-a.svg", "sample-b.svg")
        drawn = (tmp_path / made["partners.eps"].path).read_bytes().partition(b"%%EndPageSetup")[2]
        assert not re.search(rb"\b(image|colorimage|imagemask|ImageType)\b", drawn)
        with pikepdf.open(BytesIO((tmp_path / made["partners.pdf"].path).read_bytes())) as document:
            assert not document.pages[0].get_images()

    @pytest.mark.parametrize("name", ["messy.png", "sample-d.svg"], ids=["bitmap", "translucent"])
    def test_what_is_no_opaque_vector_is_a_dense_masked_picture_in_eps(self, house: House, tmp_path: Path, name: str) -> None:
        body = (tmp_path / self.made(house, tmp_path, name)["partners.eps"].path).read_bytes()
        assert b"/ImageType 3" in body
        file = str(LOGOS / name)
        made = cobrand_of(with_logos(house, [file]), Piece("kainuu", "horizontal", "negative", "fi", "partners", (file,)))
        inches = next(mark.box.width for mark in made.marks if mark.kind == "partner") * MARK * points_per_px(house) / 72
        assert max(map(int, re.findall(rb"/Width (\d+)", body))) / inches >= 300

    @pytest.mark.parametrize("count", [1, 3, 7, 12])
    @pytest.mark.parametrize("variant", VARIANTS)
    @pytest.mark.parametrize("layout", LAYOUTS)
    def test_the_rules_have_nothing_to_say(self, house: House, layout: LogoLayout, variant: Variant, count: int) -> None:
        files = [str(LOGOS / name) for name in NAMES]
        house = with_logos(house, files)
        piece = Piece("pohjois-karjala", layout, variant, "fi", "partners", tuple((files * 3)[:count]))
        board = shown(house, piece)
        assert not check(proof_of(board, lambda: raster.backdrop(board)), house.brand)


def shown(house: House, piece: Piece) -> Artboard:
    """A piece at 1x on a ground of its kind."""
    made, about = cobrand_of(house, piece), about_piece(house, piece)
    size = (made.drawing.width * MARK, made.drawing.height * MARK)
    fmt = Format(name={}, channel="", size=size, source="", checked=date(2026, 11, 24))
    ground = house.brand.color("night" if piece.variant in DARK_GROUNDS else "white")
    marks = tuple(mark._replace(box=mark.box.scaled(MARK), clear=mark.clear * MARK) for mark in made.marks)
    items = (Fill(fmt.canvas, ground), *made.drawing.placed(fmt.trim))
    return Artboard("piece", fmt, piece.language, about.title, about.description, items, marks, funding=regime(house))
