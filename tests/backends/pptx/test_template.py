"""Templates, read back by python-pptx and as XML, audited, and drawn by LibreOffice."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from posixpath import dirname, join, normpath
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image
from pptx import Presentation

from tests.backends.pptx.conftest import Audit, Render
from toolkit.backends.pptx import template as made
from toolkit.backends.pptx.art import sky
from toolkit.backends.pptx.package import pack
from toolkit.backends.pptx.template import GROUNDS, Template, template_parts, write_template
from toolkit.color import Color
from toolkit.geometry import Box
from toolkit.layout.deck.art import has_rule
from toolkit.layout.deck.series import series_colors
from toolkit.layout.house import House
from toolkit.model.deck import DeckDesign

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
LANGUAGES = ("fi", "sv", "en", "se")
KINDS = {
    "sld": "slide",
    "sldLayout": "slideLayout",
    "sldMaster": "slideMaster",
    "viewPr": "viewProps",
    "tblStyleLst": "tableStyles",
    "chartSpace": "chart",
}
"""Words of content types that are not their part's root element."""

TEN_MM, PX = 360_000, 9_525
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def trees(parts: dict[str, bytes], *folders: str) -> Iterator[tuple[str, ElementTree.Element]]:
    for name, data in parts.items():
        if name.endswith(".xml") and dirname(name).removeprefix("ppt/") in folders:
            yield name, ElementTree.fromstring(data)


@pytest.fixture(scope="module")
def design(template: Template) -> DeckDesign:
    return template.design


@pytest.fixture(scope="module")
def parts(every_layout: bytes) -> dict[str, bytes]:
    return parts_of(every_layout)


def test_powerpoint_library_finds_two_masters_with_every_layout(every_layout: bytes, design: DeckDesign) -> None:
    deck = Presentation(BytesIO(every_layout))
    assert (deck.slide_width, deck.slide_height) == (1280 * PX, 720 * PX)
    assert [len(master.slide_layouts) for master in deck.slide_masters] == [len(design.layouts)] * 2
    assert [slide.shapes.title.text for slide in deck.slides][3] == "Otsikko ja sisältö"


def test_placeholders_are_where_the_design_says(every_layout: bytes, template: Template, design: DeckDesign) -> None:
    for master in Presentation(BytesIO(every_layout)).slide_masters:
        for key, layout in zip(design.layouts, master.slide_layouts, strict=True):
            found = {shape.name: shape for shape in layout.placeholders}
            assert layout.placeholders[0].element.find(f".//{A}off") is not None
            assert set(design.layouts[key].holders) <= set(found)
            assert len({shape.placeholder_format.idx for shape in found.values()}) == len(found)
            for name, shape in found.items():
                place = template.holders[key, name]
                box = (shape.left, shape.top, shape.width, shape.height)
                assert box == tuple(round(side * PX) for side in place.box)
                assert shape.placeholder_format.idx == (place.idx or 0)
                assert (shape.element.ph.get("type") or "") == place.type


def test_slides_inherit_place_and_type(every_layout: bytes) -> None:
    for slide in Presentation(BytesIO(every_layout)).slides:
        assert slide.shapes.title is not None
        assert all(shape.width for shape in slide.placeholders)
        assert not any(shape.find(f"{P}spPr/{A}xfrm") is not None for shape in slide.element.iter(f"{P}sp"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_layouts_and_prompts_speak_the_language(house: House, language: str) -> None:
    template, say = template_parts(house, "lappi", language), house.brand.say
    tag = house.brand.languages[language].tag
    for (key, ground), name in template.layouts.items():
        told, tree = template.design.layouts[key], ElementTree.fromstring(template.parts[name])
        assert tree.find(f"{P}cSld").get("name") == say(told.name, language), (key, ground)
        words = ["".join(text.itertext()) for text in tree.iter(f"{P}txBody")]
        assert {say(holder.prompt, language) for holder in told.holders.values()} <= set(words)
    whole = b"".join(data for name, data in template.parts.items() if "theme" not in name)
    said = "fi-FI" if language == "se" else tag
    assert set(re.findall(rb' lang="([^"]*)"', whole)) == {tag.encode(), said.encode()}
    assert set(re.findall(rb'<a:rPr lang="([^"]*)"/><a:t>[A-Z]', whole)) == {said.encode()}


def test_no_run_is_without_a_language(parts: dict[str, bytes]) -> None:
    for name, tree in trees(parts, "slides", "slideLayouts", "slideMasters", "notesMasters", "handoutMasters"):
        for kind in ("rPr", "endParaRPr", "defRPr"):
            assert all(found.get("lang") for found in tree.iter(A + kind)), name
        assert len(list(tree.iter(A + "rPr"))) == len([*tree.iter(A + "r"), *tree.iter(A + "fld")]), name


@pytest.mark.parametrize("region", [None, "kainuu", "etela-savo"])
def test_theme_is_the_palette_with_the_regions_accents(house: House, region: str | None) -> None:
    template, palette = template_parts(house, region, "sv"), {ink.hex.hex[1:] for ink in house.brand.palette.colors.values()}
    for number, ground in enumerate(GROUNDS, 1):
        tree = ElementTree.fromstring(template.parts[f"ppt/theme/theme{number}.xml"])
        slots = {slot.tag.removeprefix(A): slot[0].get("val") for slot in tree.find(f".//{A}clrScheme")}
        tints = {color.hex[1:] for color in series_colors(house, region, ground)}
        assert len(slots) == 12 and set(slots.values()) <= palette | tints
        assert slots["accent1"] == slots["hlink"] == house.accent(region, on_dark=ground == "dark").hex[1:]
        accents = [slots[f"accent{at}"] for at in range(1, 7)]
        assert len(set(accents)) == 6
        assert house.owner_name(region, "sv") in tree.get("name") and house.brand.name in tree.get("name")
        ground_color = house.brand.color("white" if ground == "light" else "night")
        assert all(Color.parse(f"#{accent}").contrast(ground_color) >= 3 for accent in accents)
        assert all(Color.parse(f"#{slots[name]}").contrast(ground_color) >= 4.5 for name in ("accent1", "accent6"))


def test_colours_stand_in_themes_alone_and_faces_by_role(parts: dict[str, bytes]) -> None:
    for name, data in parts.items():
        if name.endswith(".xml") and "/theme/" not in name:
            assert b"srgbClr" not in data and not re.search(rb'(val|rgb)="(?!\d{6}")[0-9A-F]{6}"', data), name
            assert set(re.findall(rb'typeface="([^"]*)"', data)) <= {
                b"+mj-lt",
                b"+mn-lt",
                b"+mj-ea",
                b"+mn-ea",
                b"+mj-cs",
                b"+mn-cs",
            }


@pytest.mark.parametrize(("mode", "faces"), [("office", ["Arial", "Arial"]), ("brand", ["Montserrat", "Inter"])])
def test_faces_follow_the_mode(house: House, mode: str, faces: list[str]) -> None:
    for number in range(1, 5):
        tree = ElementTree.fromstring(template_parts(house, "kainuu", "fi", mode).parts[f"ppt/theme/theme{number}.xml"])
        assert [face.get("typeface") for face in tree.find(f".//{A}fontScheme").iter(f"{A}latin")] == faces


def logos(tree: ElementTree.Element) -> dict[str, int]:
    """Heights of the logos in a part, EMU."""
    found = {pic.find(f".//{P}cNvPr").get("name"): int(pic.find(f".//{A}ext[@cy]").get("cy")) for pic in tree.iter(f"{P}pic")}
    return {name: height for name, height in found.items() if name.startswith(("lockup", "emblem"))}


@pytest.mark.parametrize("region", [None, "keski-pohjanmaa", "pohjois-pohjanmaa"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_emblem_is_ten_millimetres_and_as_high_as_any_logo(house: House, region: str | None, language: str) -> None:
    template = template_parts(house, region, language)
    seen = {name: logos(tree) for name, tree in trees(dict(template.parts), "slideLayouts", "slideMasters")}
    for heights in filter(None, seen.values()):
        emblem = heights.pop("emblem")
        assert emblem >= TEN_MM and emblem >= max(heights.values())
    large = {template.layouts[key, ground] for key in ("title", "closing") for ground in GROUNDS}
    assert {name for name, heights in seen.items() if heights} == large | {f"ppt/slideMasters/slideMaster{n}.xml" for n in (1, 2)}


def test_foot_without_the_emblem_keeps_it_on_title_and_closing(house: House) -> None:
    template = template_parts(house, "kainuu", "fi", foot_emblem=False)
    with_it = [name for name, tree in trees(dict(template.parts), "slideLayouts", "slideMasters") if "emblem" in logos(tree)]
    assert set(with_it) == {template.layouts[key, ground] for key in ("title", "closing") for ground in GROUNDS}


def test_no_funding_no_emblem(house: House) -> None:
    template = template_parts(house, "kainuu", "fi", funding="none")
    assert not any("emblem" in name for name in template.parts)


def test_ids_and_names_are_unique_and_titles_everywhere(parts: dict[str, bytes]) -> None:
    for name, tree in trees(parts, "slides", "slideLayouts", "slideMasters", "notesMasters", "handoutMasters"):
        told = [(shape.get("id"), shape.get("name")) for shape in tree.iter(f"{P}cNvPr")]
        assert len({key for key, _ in told}) == len({word for _, word in told}) == len(told), name
        if "slideLayout" in name or "slides/" in name:
            assert sum(holder.get("type") in ("title", "ctrTitle") for holder in tree.iter(f"{P}ph")) == 1, name


def test_pictures_say_what_they_show_or_that_they_are_ornament(parts: dict[str, bytes]) -> None:
    for name, tree in trees(parts, "slideLayouts", "slideMasters", "notesMasters", "handoutMasters"):
        for shape in (*tree.iter(f"{P}pic"), *tree.iter(f"{P}sp")):
            says = shape.find(f".//{P}cNvPr")
            ornament = says.find(f".//{DECORATIVE}") is not None
            assert shape.find(f".//{P}ph") is not None or bool(says.get("descr")) != ornament, (name, says.get("name"))


def test_logos_are_vectors_with_a_sharp_bitmap(template: Template) -> None:
    for name, tree in trees(dict(template.parts), "slideLayouts", "slideMasters"):
        links = {link.get("Id"): link.get("Target") for link in ElementTree.fromstring(template.parts[rels(name)])}
        for pic in tree.iter(f"{P}pic"):
            files = [
                join(dirname(name), links[ref]) for node in pic.iter() for key, ref in node.items() if key.endswith("}embed")
            ]
            image = Image.open(BytesIO(template.parts[normpath(files[0])]))
            if image.format == "JPEG":
                assert len(template.parts[normpath(files[0])]) <= 150_000
                continue
            assert normpath(files[1]).endswith(".svg") and template.parts[normpath(files[1])].startswith(b"<svg")
            assert image.width >= 2 * int(pic.find(f".//{A}ext[@cx]").get("cx")) / PX - 1, name


def rels(name: str) -> str:
    return f"{dirname(name)}/_rels/{name.rpartition('/')[2]}.rels"


@pytest.mark.parametrize("as_potx", [True, False])
@pytest.mark.parametrize("guidance", [True, False])
def test_the_package_holds_together(house: House, audit: Audit, as_potx: bool, guidance: bool) -> None:
    data = write_template(house, "lappi", "en", as_potx=as_potx, guidance=guidance)
    parts = parts_of(data)
    types = ElementTree.fromstring(parts["[Content_Types].xml"])
    own = {kind.get("PartName")[1:]: kind.get("ContentType") for kind in types if kind.get("PartName")}
    known = {kind.get("Extension") for kind in types if kind.get("Extension")}
    assert set(own) | {"[Content_Types].xml"} == {name for name in parts if name.endswith(".xml")}
    assert {name.rpartition(".")[2] for name in set(parts) - set(own)} - {"xml"} <= known
    for name in set(own) - {"ppt/presentation.xml", "ppt/presProps.xml", "docProps/core.xml", "docProps/app.xml"}:
        root = ElementTree.fromstring(parts[name]).tag.partition("}")[2]
        assert own[name].endswith(f".{KINDS.get(root, root)}+xml"), name
    assert ("template.main" if as_potx else "presentation.main") in own["ppt/presentation.xml"]
    reached = {"[Content_Types].xml"} | {name for name in parts if name.endswith(".rels")}
    for name in [name for name in parts if name.endswith(".rels")]:
        source = name.replace("_rels/", "").removesuffix(".rels")
        assert not source or source == ".rels" or source in parts
        for link in ElementTree.fromstring(parts[name]):
            reached.add(normpath(join(dirname(source), link.get("Target"))).lstrip("/"))
    assert reached == set(parts)
    assert len(list(trees(parts, "slides"))) == (len(template_parts(house, "lappi", "en").design.layouts) if guidance else 1)
    assert audit(data, "potx" if as_potx else "pptx") == []


def test_the_audit_can_find_mistakes(every_layout: bytes, audit: Audit) -> None:
    parts = parts_of(every_layout)
    assert audit(every_layout) == []
    layout = "ppt/slideLayouts/slideLayout1.xml"
    assert audit(pack(parts | {layout: parts[layout].replace(b"<p:cSld", b'<p:cSld bogus="1"', 1)}))
    assert audit(pack({name: data for name, data in parts.items() if name != "ppt/media/sky-dark.jpg"}))


def test_same_input_same_bytes(house: House) -> None:
    first = write_template(house, "etela-savo", "sv", as_potx=True, guidance=True)
    made.template_parts.cache_clear()
    assert write_template(house, "etela-savo", "sv", as_potx=True, guidance=True) == first


def test_no_slide_that_tells_of_its_layout_has_an_empty_placeholder(every_layout: bytes) -> None:
    for slide in Presentation(BytesIO(every_layout)).slides:
        for shape in slide.placeholders:
            assert shape.has_chart or shape.has_table or not shape.has_text_frame or shape.text, (
                slide.slide_layout.name,
                shape.name,
            )
    charts = [shape.chart for slide in Presentation(BytesIO(every_layout)).slides for shape in slide.shapes if shape.has_chart]
    assert [len(tuple(chart.plots[0].categories)) for chart in charts] == [5, 5]


def test_the_light_sky_is_even_up_to_its_corner(house: House) -> None:
    """The night may shine at the right; a day that does looks soiled."""
    shown = Image.open(BytesIO(dict(sky(house, "light").files)["jpg"])).convert("RGB")
    width, height = shown.size
    middle, corner = (
        np.asarray(shown.crop((round(left * width), 0, round(right * width), height // 5)), float).mean((0, 1))
        for left, right in ((0.45, 0.6), (0.9, 1))
    )
    assert np.abs(middle - corner).max() < 6


def test_zip_is_whole_and_has_no_clock(every_layout: bytes) -> None:
    with zipfile.ZipFile(BytesIO(every_layout)) as file:
        assert file.testzip() is None
        assert file.namelist()[0] == "[Content_Types].xml"
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for info in file.infolist():
            stored = info.filename.endswith((".png", ".jpg", ".jpeg", ".xlsx"))
            assert info.compress_type == (zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)


def test_the_file_says_what_it_is(every_layout: bytes) -> None:
    core = Presentation(BytesIO(every_layout)).core_properties
    assert (core.title, core.language, core.created.year) == ("ELMO Kainuu", "fi-FI", 2027)
    assert Image.open(BytesIO(parts_of(every_layout)["docProps/thumbnail.jpeg"])).size == (256, 144)


def test_margins_are_guides(template: Template, design: DeckDesign) -> None:
    place = re.compile(rb'<p15:guide id="\d+"(?: orient="(\w+)")? pos="(\d+)"')
    for number in (1, 2):
        found = place.findall(template.parts[f"ppt/slideMasters/slideMaster{number}.xml"])
        assert [int(at) / 6 for way, at in found if not way] == [design.margin, 640, 1280 - design.margin]


def test_new_tables_are_the_brands(template: Template) -> None:
    tree = ElementTree.fromstring(template.parts["ppt/tableStyles.xml"])
    assert tree.get("def") == tree[0].get("styleId") == template.table_style


@pytest.fixture(scope="module")
def pages(render: Render, every_layout: bytes) -> list[Image.Image]:
    return render(every_layout)


def middle(page: Image.Image, box: Box) -> tuple[int, int, int]:
    return page.getpixel((round(box.center.x), round(box.center.y)))  # type: ignore[return-value]


def near(one: tuple[int, int, int], other: Color) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= 3


def test_libreoffice_draws_every_layout(pages: list[Image.Image], template: Template, house: House) -> None:
    """Ground, foot, flag and accent stand where they should, in the brand's colours."""
    design, blue = template.design, house.brand.palette.colors[house.brand.emblem.blue].hex
    keys = [(ground, layout) for ground in GROUNDS for layout in design.layouts.values()]
    for page, (ground, layout) in zip(pages, keys, strict=True):
        large = layout.foot == "large"
        foot = template.order.foot(large=large)
        flag = foot.stands[1].box._replace(width=foot.stands[1].box.height * 1.5)
        assert near(page.getpixel((20, 700)), house.brand.color("white"))
        assert near(middle(page, flag), blue) and near(middle(page, flag.part(0, 0, 0.2, 0.2)), blue)
        accent = house.accent("kainuu", on_dark=ground == "dark")
        assert near(middle(page, design.rule), accent) == has_rule(layout, design)
        covered = any(holder.kind == "picture" and holder.box.x == 0 for holder in layout.holders.values())
        assert covered or (Color(*page.getpixel((20, 20))).luminance < 0.03) == (ground == "dark")


def test_libreoffice_sets_titles_in_their_boxes(pages: list[Image.Image], design: DeckDesign) -> None:
    """Every title's ink starts at its box's left edge, within 6 px, and stays between its upper and lower edges."""
    for page, layout in zip(pages[: len(design.layouts)], design.layouts.values(), strict=True):
        box = layout.holders["title"].box
        if layout.scenery:
            continue
        dark = page.convert("L").point(lambda light: 255 if light < 90 else 0)
        left, top, right, _ = dark.crop((0, round(box.y), round(box.right), round(box.bottom))).getbbox()
        assert abs(left - design.margin) <= 6 and right > left + 40 and top > 0, layout.name
