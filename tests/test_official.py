"""Official artwork takes the place of what is drawn: the mark, a region's logo, the emblem lockup of a language."""

import re
import shutil
from base64 import b64encode
from collections.abc import Callable, Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import cairosvg
import pikepdf
import pytest
from PIL import Image

from tests.definition import place, told
from toolkit.backends import raster
from toolkit.backends.metadata import About
from toolkit.backends.table import export
from toolkit.cli.logos import _partly_official
from toolkit.color import Color
from toolkit.errors import DefinitionError
from toolkit.geometry import Box
from toolkit.layout.artboard import lay_out
from toolkit.layout.cobrand import cobranded, with_partners
from toolkit.layout.funding import funding_mark
from toolkit.layout.house import House
from toolkit.layout.icon import ICONS, draw_icon
from toolkit.layout.items import Artboard, Artwork, Bitmap, Mark
from toolkit.layout.lockup import LAYOUTS, VARIANTS, LogoLayout, Variant, lockup
from toolkit.layout.logo import Logo
from toolkit.load import load_brand
from toolkit.opened import check_all, open_house, with_logos
from toolkit.packs.draw import make_piece
from toolkit.packs.plan import Beside, Piece
from toolkit.rules.proof import proof_of
from toolkit.rules.table import check
from toolkit.sources.markup import PLAIN

ROOT, DATA = Path(__file__).parents[1], Path(__file__).parent / "data" / "official"
FUNDING, ORIGIN = "eu-cofunded", "built for the tests, 2026-11-24"
FORMATS = tuple(load_brand().formats)
SHIELD, DISC, BLUE = Color.parse("#3A0F5E"), Color.parse("#B3123F"), Color.parse("#003399")
NIGHT, WHITE = "#0A1F3D", "#FFFFFF"

KAINUU, SAID = "    iso: FI-05\n", '      fi: { text: "Euroopan unionin osarahoittama", '
BORDER = '<rect x="16" y="16" width="158" height="108" fill="#fff"/><rect x="20"'


class Office:
    """Somebody who drops artwork into assets/official/ and names it in the brand."""

    def __init__(self, root: Path) -> None:
        """`root` is a copy of brand/ and templates/; it gets assets of its own."""
        self.root = root
        (root / "assets/official").mkdir(parents=True)
        for path in (ROOT / "assets").iterdir():
            (root / "assets" / path.name).symlink_to(path)

    def edit(self, file: str, old: str, new: str) -> None:
        text = (self.root / file).read_text(encoding="utf-8")
        assert old in text
        (self.root / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    def named(self, file: str, data: bytes) -> str:
        (self.root / "assets/official" / file).write_bytes(data)
        return f'{{ file: official/{file}, sha256: {sha256(data).hexdigest()}, origin: "{ORIGIN}" }}'

    def mark(self, data: bytes, file: str = "mark.svg") -> House:
        self.edit("brand/mark.yml", "mark:\n", f"mark:\n  artwork: {self.named(file, data)}\n")
        return self.open()

    def region(self, data: bytes, file: str, *names: str) -> House:
        logos = "".join(f"      {name}: {self.named(file, data)}\n" for name in names)
        self.edit("brand/regions.yml", KAINUU, f"    logo:\n{logos}{KAINUU}")
        return self.open()

    def emblem(self, data: bytes, file: str) -> House:
        self.edit("brand/funding.yml", SAID, f"{SAID}emblem: {self.named(file, data)}, ")
        return self.open()

    def open(self) -> House:
        load_brand.__globals__["_brand"].cache_clear()
        return open_house(self.root)


@pytest.fixture
def office(root: Path) -> Office:
    (root / "assets").unlink()
    return Office(root)


@pytest.fixture(scope="module")
def new_office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Office]:
    """One that several tests share."""

    def make() -> Office:
        root = tmp_path_factory.mktemp("official")
        for name in ("brand", "templates"):
            shutil.copytree(ROOT / name, root / name)
        return Office(root)

    return make


def svg(name: str) -> bytes:
    return (DATA / f"{name}.svg").read_bytes()


def png(vector: bytes, width: int, ground: str | None = None) -> bytes:
    """The drawing as somebody would export it: `ground` None is transparent."""
    made = cairosvg.svg2png(vector, output_width=width, background_color=ground)
    assert isinstance(made, bytes)
    return made


def placed(items: object, role: str) -> Artwork | Bitmap:
    """The only official artwork of this role; nothing of that role is drawn beside it."""
    found = [item for item in items if getattr(item, "role", "") == role]  # type: ignore[attr-defined]
    assert len(found) == 1 and isinstance(found[0], Artwork | Bitmap), found
    return found[0]


def the(marks: object, kind: str) -> Mark:
    (found,) = (mark for mark in marks if mark.kind == kind)  # type: ignore[attr-defined]
    return found


def findings(house: House, board: Artboard) -> list[str]:
    return [f"{one.code}: {one.message}" for one in check(proof_of(board, lambda: raster.backdrop(board)), house.brand)]


def exported(house: House, board: Artboard, suffix: str) -> bytes:
    return export(board, suffix, About(board.title, board.alt, house.brand.languages[board.language].tag))


def pixel(picture: bytes, at: Box, x: float, y: float) -> Color:
    """The colour at a place given in parts of a box, in px."""
    with Image.open(BytesIO(picture)) as image:
        red, green, blue = image.convert("RGB").getpixel((int(at.x + x * at.width), int(at.y + y * at.height)))  # type: ignore
    return Color(red, green, blue)


def near(color: Color, other: Color) -> bool:
    return max(abs(a - b) for a, b in zip(color, other, strict=True)) <= 3


def painted(data: bytes) -> bytes:
    """All that a PDF paints with, unpacked: pages and the forms on them."""
    with pikepdf.open(BytesIO(data)) as document:
        return b"\n".join(one.read_bytes() for one in document.objects if isinstance(one, pikepdf.Stream) and "/Width" not in one)


def has_ink(stream: bytes, color: Color) -> bool:
    """Whether PDF or PostScript sets this colour."""
    inks = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) rg\b", stream)
    return any(near(Color(*(round(float(part) * 255) for part in ink)), color) for ink in inks)


def images(data: bytes) -> int:
    with pikepdf.open(BytesIO(data)) as document:
        return sum(isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image" for one in document.objects)


def held(logo: Logo) -> str:
    """What an SVG holds that shows this logo: its markup without the root, or its bytes."""
    return logo.svg.partition(">")[2].removesuffix("</svg>") if logo.svg else b64encode(logo.png or b"").decode()


def pack(house: House, out: Path, beside: Beside = "") -> dict[str, bytes]:
    """The files of a piece by suffix, the PNG at its largest."""
    written = make_piece(house, Piece("kainuu", "horizontal", "positive", "fi", beside), out)
    return {Path(one.path).suffix: (out / one.path).read_bytes() for one in written}


class TestTheMark:
    @pytest.fixture(scope="class")
    @classmethod
    def made(cls, new_office: Callable[[], Office]) -> House:
        return new_office().mark(svg("mark"))

    @pytest.mark.parametrize("region", [None, "kainuu"])
    def test_it_stands_in_every_lockup_as_wide_as_it_is(self, made: House, house: House, region: str | None) -> None:
        official = made.logos["official/mark.svg"]
        assert official.aspect == pytest.approx(80 / 100, abs=0.01)
        for layout in LAYOUTS:
            for variant in VARIANTS:
                drawn = lockup(made, region, layout, variant, "fi")
                item = placed(drawn.items, "symbol")
                assert (item.box.width, item.box.height) == pytest.approx((official.aspect, 1))
                assert drawn.name == lockup(house, region, layout, variant, "fi").name

    @pytest.mark.parametrize(
        ("variant", "colors"),
        [
            ("positive", {SHIELD.hex, WHITE}),
            ("negative", {WHITE}),
            ("mono-dark", {"#000000"}),
            ("mono-light", {WHITE}),
        ],
    )
    def test_it_can_be_seen_in_every_variant(self, made: House, variant: Variant, colors: set[str]) -> None:
        """A dark mark turns light on dark grounds; parts without a colour of their own (black) turn with it."""
        drawn = placed(lockup(made, "kainuu", "symbol", variant, "fi").items, "symbol")
        assert isinstance(drawn, Artwork)
        assert set(re.findall("#[0-9A-F]{6}", drawn.svg)) == colors
        fell = pixel(png(drawn.svg.encode(), 200, "#808080"), Box(0, 0, 200, 250), 0.5, 0.62)
        assert near(fell, Color.parse({"positive": "#000000", "mono-dark": "#000000"}.get(variant, WHITE)))
        sun = pixel(png(drawn.svg.encode(), 200, "#808080"), Box(0, 0, 200, 250), 0.5, 0.32)
        assert near(sun, Color.parse(WHITE if variant == "positive" else "#808080"))

    @pytest.mark.parametrize("variant", ["negative", "mono-dark", "mono-light"])
    def test_in_one_ink_its_colours_are_still_told_apart(self, office: Office, variant: Variant) -> None:
        made = office.mark(svg("mark").replace(b"#fff", b"#FFB000"))
        drawn = placed(lockup(made, "kainuu", "symbol", variant, "fi").items, "symbol")
        assert isinstance(drawn, Artwork)
        shot = png(drawn.svg.encode(), 200, "#808080")
        assert near(pixel(shot, Box(0, 0, 200, 250), 0.5, 0.32), Color(128, 128, 128))
        assert not near(pixel(shot, Box(0, 0, 200, 250), 0.2, 0.2), Color(128, 128, 128))

    def test_a_light_one_keeps_its_colours_on_dark_grounds(self, office: Office) -> None:
        made = office.mark(svg("mark").replace(b"#3A0F5E", b"#FFB000").replace(b'<path d="M22', b'<path fill="#fff" d="M22'))
        drawn = placed(lockup(made, None, "symbol", "negative", "fi").items, "symbol")
        assert isinstance(drawn, Artwork) and "#FFB000" in drawn.svg

    def test_it_is_in_the_files_of_a_pack(self, made: House, tmp_path: Path) -> None:
        data = pack(made, tmp_path)
        assert held(made.logos["official/mark.svg"]) in data[".svg"].decode()
        assert '<title id="title">Itä- ja Pohjois-Suomi, Kainuu</title>' in data[".svg"].decode()
        assert images(data[".pdf"]) == 0
        assert has_ink(painted(data[".pdf"]), SHIELD)
        assert has_ink(data[".eps"], SHIELD)
        with Image.open(BytesIO(data[".png"])) as picture:
            assert (*SHIELD, 255) in {color for _, color in picture.getcolors(1 << 20) or ()}

    @pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.name)
    def test_it_is_in_every_icon(self, made: House, icon) -> None:
        item = placed(draw_icon(made, "kainuu", icon, "fi").items[1:], "symbol")
        assert isinstance(item, Artwork) and SHIELD.hex not in item.svg

    def test_it_is_in_pictures_without_a_finding(self, made: House, house: House, request_for) -> None:
        request = request_for("event", "instagram-portrait")
        board, before = lay_out(made, request), lay_out(house, request)
        assert findings(made, board) == []
        assert (board.title, board.alt) == (before.title, before.alt)
        assert near(pixel(exported(made, board, "png"), placed(board.items, "symbol").box, 0.2, 0.2), SHIELD)


@pytest.mark.parametrize("kind", ["svg", "png"], scope="class")
class TestARegionsLogo:
    @pytest.fixture(scope="class")
    @classmethod
    def made(cls, new_office: Callable[[], Office], kind: str) -> House:
        data = svg("region") if kind == "svg" else png(svg("region"), 1040)
        return new_office().region(data, f"region.{kind}", "horizontal-positive", "stacked-negative", "symbol-negative")

    def test_it_stands_for_the_layout_and_variant_it_is_named_for(self, made: House, house: House, kind: str) -> None:
        named = {("horizontal", "positive"), ("stacked", "negative"), ("symbol", "negative")}
        for layout, variant in ((layout, variant) for layout in LAYOUTS for variant in VARIANTS):
            drawn, before = lockup(made, "kainuu", layout, variant, "fi"), lockup(house, "kainuu", layout, variant, "fi")
            assert drawn.name == before.name
            if (layout, variant) in named:
                item = placed(drawn.items, "lockup")
                assert isinstance(item, Artwork if kind == "svg" else Bitmap)
                assert item.box == Box(0, 0, drawn.width, drawn.height) and drawn.height == before.height
                assert drawn.aspect == pytest.approx(5.2, rel=0.005)
            else:
                assert drawn == before

    def test_others_keep_theirs(self, made: House, house: House, kind: str) -> None:
        assert lockup(made, "lappi", "horizontal", "positive", "fi") == lockup(house, "lappi", "horizontal", "positive", "fi")
        assert lockup(made, None, "horizontal", "positive", "fi") == lockup(house, None, "horizontal", "positive", "fi")

    def test_the_command_says_which_of_its_logos_are_still_drawn(self, made: House, kind: str) -> None:
        (line,) = _partly_official(made, [None, "kainuu", "lappi"])
        official = "horizontal-positive, stacked-negative, symbol-negative"
        assert line == f"Kainuu: official artwork for {official}; the other 13 logos drawn by the toolkit."

    def test_it_is_in_pictures_and_their_files(self, made: House, house: House, request_for, kind: str) -> None:
        request, official = request_for("event", "instagram-portrait"), made.logos[f"official/region.{kind}"]
        board, before = lay_out(made, request), lay_out(house, request)
        assert findings(made, board) == []
        assert (board.title, board.alt) == (before.title, before.alt)
        item, mark = placed(board.items, "lockup"), the(board.marks, "lockup")
        assert item.box == mark.box and item.box.aspect == pytest.approx(official.aspect)
        assert mark.name == the(before.marks, "lockup").name
        shot = exported(made, board, "png")
        assert near(pixel(shot, item.box, 0.1, 0.5), DISC)
        assert near(pixel(shot, item.box, 0.21, 0.5), Color(255, 255, 255))
        assert held(official) in exported(made, board, "svg").decode()

    def test_the_favicon_shows_it_too(self, made: House, kind: str) -> None:
        assert placed(draw_icon(made, "kainuu", ICONS[0], "fi").items[1:], "lockup")

    @pytest.mark.parametrize(("layout", "variant"), [("horizontal", "positive"), ("stacked", "negative")])
    def test_beside_it_the_emblem_is_never_the_small_one(
        self, made: House, kind: str, layout: LogoLayout, variant: Variant
    ) -> None:
        marks = cobranded(made, "kainuu", layout, variant, "fi", FUNDING).marks
        logo, flag = the(marks, "symbol" if layout == "symbol" else "lockup").box, the(marks, "emblem").box
        assert flag.height >= logo.height - 1e-9 or flag.width >= logo.width - 1e-9

    def test_a_pack_holds_it(self, made: House, tmp_path: Path, kind: str) -> None:
        data = pack(made, tmp_path)
        with Image.open(BytesIO(data[".png"])) as picture:
            assert (*DISC, 255) in {color for _, color in picture.getcolors(1 << 20) or ()}
        assert held(made.logos[f"official/region.{kind}"]) in data[".svg"].decode()
        assert has_ink(painted(data[".pdf"]), DISC) == (images(data[".pdf"]) == 0) == (kind == "svg")
        assert (b"/ImageType 3" in data[".eps"]) == (kind == "png")


EMBLEMS: Mapping[str, Callable[[], bytes]] = {
    "page.svg": lambda: svg("emblem"),
    "border.svg": lambda: svg("emblem").replace(b'<rect x="20"', BORDER.encode()),
    "page.png": lambda: png(svg("emblem"), 1720, "white"),
    "border.png": lambda: png(svg("emblem").replace(b'<rect x="20"', BORDER.encode()), 1720),
}
"""A language's lockup as the Commission hands it out: on a white page, on none, with a white border round the flag or without."""


@pytest.mark.parametrize("file", EMBLEMS, scope="class")
class TestTheEmblem:
    @pytest.fixture(scope="class")
    @classmethod
    def made(cls, new_office: Callable[[], Office], file: str) -> House:
        return new_office().emblem(EMBLEMS[file](), file)

    def test_its_flag_stands_where_the_drawn_one_would(self, made: House, file: str) -> None:
        official = funding_mark(made, FUNDING, "fi", "positive")
        assert official.flag == Box(0, 0, 1.5, 1)
        assert official.drawing.aspect == pytest.approx(3.86, rel=0.005)
        box = placed(official.drawing.items, "emblem").box
        assert box.aspect == pytest.approx(made.logos[f"official/{file}"].aspect)
        assert (-box.x, -box.y) == pytest.approx((0.04, 0.04) if file == "border.png" else (0, 0), abs=0.042)

    @pytest.mark.parametrize("language", ["fi", "se"])
    def test_pictures_show_it_and_say_what_they_said(
        self, made: House, house: House, request_for, file: str, language: str
    ) -> None:
        request = request_for("event", "open-graph", language=language)
        board, before = lay_out(made, request), lay_out(house, request)
        assert (board.title, board.alt) == (before.title, before.alt)
        assert board.alt.endswith("Euroopan unionin osarahoittama.")
        assert the(board.marks, "statement").name == the(before.marks, "statement").name
        assert placed(board.items, "emblem").box.aspect == pytest.approx(made.logos[f"official/{file}"].aspect)
        assert not [text for text in board.texts if text.slot == "statement"]

    def test_no_format_or_language_breaks_a_rule(self, made: House, house: House, request_for, file: str) -> None:
        """Measured on the layout alone."""
        asked = [(name, "fi") for name in FORMATS] + [("story", language) for language in made.brand.languages]
        for name, language in asked:
            request = request_for("quote", name, language=language)
            board, before = lay_out(made, request), lay_out(house, request)
            assert [f"{name}: {one.message}" for one in check(proof_of(board), made.brand)] == []
            flag = the(board.marks, "emblem").box
            assert flag.height == pytest.approx(the(before.marks, "emblem").box.height)
            assert board.format.unit == "px" or flag.height * 25.4 / 72 >= 10 - 1e-6

    @pytest.mark.parametrize("name", ["instagram-portrait", "poster-a4"])
    def test_no_pixel_breaks_a_rule(self, made: House, request_for, file: str, name: str) -> None:
        assert findings(made, lay_out(made, request_for("quote", name))) == []

    def test_files_hold_it(self, made: House, request_for, tmp_path: Path, file: str) -> None:
        board, official = lay_out(made, request_for("event", "instagram-portrait")), made.logos[f"official/{file}"]
        flag, said = the(board.marks, "emblem").box, the(board.marks, "statement").box
        shot = exported(made, board, "png")
        assert all(near(pixel(shot, flag, x, y), BLUE) for x, y in ((0.5, 0.5), (0.05, 0.95)))
        assert near(pixel(shot, said, 0.2, 0.25), BLUE)
        assert near(pixel(shot, said, 0.2, 0.5), Color(255, 255, 255))
        assert held(official) in exported(made, board, "svg").decode()
        data = pack(made, tmp_path, "eu")
        assert held(official) in data[".svg"].decode()
        assert has_ink(painted(data[".pdf"]), Color.parse("#FFCC00")) == bool(official.svg)
        assert (images(data[".pdf"]) == 0) == (b"/ImageType 3" not in data[".eps"]) == bool(official.svg)

    def test_beside_logos_it_keeps_its_size_and_room(self, made: House, file: str) -> None:
        partners = [made.logos[f"official/{file}"]] * 3
        rows = with_partners(made, "kainuu", "horizontal", "positive", "fi", FUNDING, partners)
        for pair in (rows, *(cobranded(made, "kainuu", layout, "positive", "fi", FUNDING) for layout in LAYOUTS)):
            flag, said = the(pair.marks, "emblem"), the(pair.marks, "statement")
            for logo in (mark.box for mark in pair.marks if mark.kind not in ("emblem", "statement")):
                assert flag.box.height >= logo.height - 1e-9 or flag.box.width >= logo.width - 1e-9
                assert not any(mine.box.inset(0.001 - flag.clear).meets(logo) for mine in (flag, said))
            frame = Box(0, 0, pair.drawing.width, pair.drawing.height)
            assert all(frame.holds(item.box) for item in pair.drawing.items if isinstance(item, Artwork | Bitmap))

    def test_where_it_would_not_be_read_the_emblem_is_drawn(self, made: House, file: str) -> None:
        """The named file is for light grounds and has its sentence beside the flag."""
        others = [funding_mark(made, FUNDING, "fi", variant) for variant in VARIANTS[1:]]
        for drawn in (*others, funding_mark(made, FUNDING, "fi", "positive", below=True)):
            assert not any(isinstance(item, Artwork | Bitmap) for item in drawn.drawing.items)
            assert drawn.drawing.name == "Euroopan unionin osarahoittama"


SUM = sha256(svg("mark")).hexdigest()
SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script><path d="M0 0h9v9z"/></svg>'


class TestMistakes:
    """Each is told where it stands, when the brand is checked and when the house is opened."""

    def said(self, office: Office, give: Callable[[], object]) -> str:
        with pytest.raises(DefinitionError) as raised:
            give()
        assert str(raised.value).splitlines() == [str(mistake) for mistake in check_all(office.root)]
        return str(raised.value)

    def changed(self, office: Office, old: str, new: str) -> str:
        """What is said of a good mark whose entry is made to read otherwise."""
        office.mark(svg("mark"))
        office.edit("brand/mark.yml", old, new)
        return self.said(office, office.open)

    def test_no_mistake(self, office: Office) -> None:
        office.mark(svg("mark"))
        assert check_all(office.root) == told(office.root) == []

    def test_another_file_than_the_one_that_was_named(self, office: Office) -> None:
        office.mark(svg("mark"))
        (office.root / "assets/official/mark.svg").write_bytes(svg("region"))
        where = place(office.root, "brand/mark.yml", SUM)
        wanted = f"{where}: mark.svg is not the file that was named; restore it, or write its SHA-256 here"
        assert self.said(office, office.open) == wanted

    def test_a_file_that_is_not_there(self, office: Office) -> None:
        said = self.changed(office, f"mark.svg, sha256: {SUM}", f"mrak.svg, sha256: {SUM}")
        where = place(office.root, "brand/mark.yml", "official/mrak.svg")
        assert said == f"{where}: there is no file mrak.svg; put it into official/ or name another"

    @pytest.mark.parametrize("file", ["../brand/mark.yml", "/etc/hostname"])
    def test_a_file_outside_the_assets(self, office: Office, file: str) -> None:
        said = self.changed(office, f"{{ file: official/mark.svg, sha256: {SUM}", f"{{ file: {file}, sha256: a")
        assert said == f"{place(office.root, 'brand/mark.yml', f'{file}, sha')}: it lies outside assets/; put it into assets/"

    def test_no_origin(self, office: Office) -> None:
        said = self.changed(office, f', origin: "{ORIGIN}"', "")
        where = place(office.root, "brand/mark.yml", f"{{ file: official/mark.svg, sha256: {SUM}")
        assert said == f"{where}: mark.artwork.origin is missing; add it"

    def test_an_empty_origin(self, office: Office) -> None:
        said = self.changed(office, f'"{ORIGIN}"', '" "')
        where = place(office.root, "brand/mark.yml", '" "')
        assert said == f"{where}: the origin is empty; write where the file was had from, and when"

    @pytest.mark.parametrize(
        ("name", "remedy"),
        [("horizontal-positve", "did you mean horizontal-positive?"), ("pink", "choose from compact-mono-dark, ")],
    )
    def test_a_layout_and_variant_that_no_logo_has(self, office: Office, name: str, remedy: str) -> None:
        said = self.said(office, lambda: office.region(svg("region"), "x.svg", name))
        where = place(office.root, "brand/regions.yml", f"{name}: {{ file")
        assert said.startswith(f"{where}: there is no lockup {name!r}; {remedy}")

    def test_an_svg_with_a_script_wherever_it_is_named(self, office: Office) -> None:
        for give in (lambda: office.mark(SCRIPT, "x.svg"), lambda: office.emblem(SCRIPT, "x.svg")):
            self.said(office, give)
        said = self.said(office, lambda: office.region(SCRIPT, "x.svg", "symbol-negative"))
        where = [place(office.root, f"brand/{file}.yml", "official/x.svg") for file in ("funding", "mark", "regions")]
        problem = f"x.svg: it holds <script>; take it out, or {PLAIN}"
        assert said.splitlines() == [f"{spot}: {problem}" for spot in where]

    def test_a_mark_that_is_a_bitmap(self, office: Office) -> None:
        said = self.said(office, lambda: office.mark(png(svg("mark"), 500), "x.png"))
        where = place(office.root, "brand/mark.yml", "official/x.png")
        assert said == f"{where}: x.png: it is a bitmap, which has no one-colour version; hand in the mark as SVG"

    @pytest.mark.parametrize(
        ("old", "new", "problem"),
        [
            (b'fill="#039"', b'fill="#C00"', "it does not begin with the EU flag, blue and as high as the whole"),
            (b'height="100" fill', b'height="84" fill', "it does not begin with the EU flag, blue and as high as the whole"),
            (b'd="M190', b'transform="translate(-170 90)" d="M190', "it does not begin with the EU flag, blue and as high"),
            (b'<path fill="#003399"', b'<path fill="#fd6"', "beside its flag is no sentence that can be read on white"),
            (b'<path fill="#003399"', b'<path fill="none"', "beside its flag is no sentence that can be read on white"),
        ],
        ids=["red", "stretched", "below", "yellow", "alone"],
    )
    def test_an_emblem_that_cannot_stand_beside_logos(self, office: Office, old: bytes, new: bytes, problem: str) -> None:
        data = svg("emblem").replace(b"0 0 430 140", b"0 0 430 260").replace(old, new)
        with pytest.raises(DefinitionError, match="; take the Commission's file ") as raised:
            office.emblem(data, "x.svg")
        where = place(office.root, "brand/funding.yml", "official/x.svg")
        assert str(raised.value).startswith(f"{where}: x.svg: {problem}")


def test_a_file_of_the_same_name_where_the_command_is_run_changes_nothing(office: Office, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "official").mkdir()
    (tmp_path / "official/mark.svg").write_bytes(svg("region"))
    monkeypatch.chdir(tmp_path)
    made = office.mark(svg("mark"))
    assert made.logos["official/mark.svg"].sha256 == SUM
    assert with_logos(made, made.logos).logos == made.logos
