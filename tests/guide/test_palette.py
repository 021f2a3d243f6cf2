"""The palette as files, each read by somebody else's reader or by the format's own description."""

import json
import re
from io import BytesIO
from struct import unpack_from
from zipfile import ZipFile

import pytest
import yaml
from coloraide import Color as Reader
from lxml import etree

from tests.commands import run
from toolkit.errors import ContentError
from toolkit.guide import KINDS, palette_file, palette_name

DRAWING = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}


@pytest.fixture(scope="module")
def inks(house):
    return {key: ink.hex.hex for key, ink in house.brand.palette.colors.items()}


def test_css_has_every_colour_and_the_regions_accents(house, inks):
    text = palette_file(house, "css", "kainuu").decode()
    named = dict(re.findall(r"--enf-([a-z0-9-]+): (#[0-9A-F]{6});", text))
    assert {key: Reader(value) for key, value in named.items()} == {key: Reader(value) for key, value in inks.items()}
    root = text.partition("}")[0]
    assert "--enf-role-accent-on-light: var(--enf-kainuu-deep);" in root
    assert '[data-region="lappi"] {\n  --enf-role-accent-on-light: var(--enf-lappi-deep);' in text


def test_every_variable_that_css_names_is_there(house):
    text = palette_file(house, "css").decode()
    assert set(re.findall(r"var\((--[a-z0-9-]+)\)", text)) <= set(re.findall(r"(--[a-z0-9-]+):", text))


def test_design_tokens_are_the_colours_and_their_aliases_lead_to_one(house, inks):
    told = json.loads(palette_file(house, "json", "lappi"))
    colors = {key: token for key, token in told["color"].items() if not key.startswith("$")}
    for key, token in colors.items():
        read = Reader("srgb", token["$value"]["components"], token["$value"]["alpha"])
        assert read.convert("srgb").to_string(hex=True, comma=True) == Reader(inks[key]).to_string(hex=True)
        assert token["$value"]["hex"] == inks[key].lower()
    aliases = {token["$value"] for key, token in told["role"].items() if not key.startswith("$")}
    assert aliases <= {f"{{color.{key}}}" for key in colors}
    assert told["role"]["accent-on-dark"]["$value"] == "{color.lappi-light}"


def test_design_tokens_have_the_shapes_of_their_types(house):
    told = json.loads(palette_file(house, "json"))
    for style in (token["$value"] for key, token in told["typography"].items() if not key.startswith("$")):
        assert set(style) == {"fontFamily", "fontSize", "fontWeight", "letterSpacing", "lineHeight"}
        assert set(style["fontSize"]) == {"value", "unit"}
    assert told["emblem-minimum"]["$value"] == {"value": house.brand.emblem.min_height_css_px, "unit": "px"}


def swatches(data):
    """Name, model and values of every swatch, by Adobe's description of the blocks."""
    assert data[:4] == b"ASEF"
    major, minor, count = unpack_from(">HHI", data, 4)
    assert (major, minor) == (1, 0)
    at, found = 12, []
    for _ in range(count):
        kind, length = unpack_from(">HI", data, at)
        if kind == 1:
            found.append(swatch(data[at + 6 : at + 6 + length]))
        at += 6 + length
    assert at == len(data)
    return found


def swatch(block):
    (letters,) = unpack_from(">H", block)
    name, model = block[2 : 2 + 2 * letters].decode("utf-16-be"), block[2 + 2 * letters : 6 + 2 * letters]
    count = {b"RGB ": 3, b"CMYK": 4}[model]
    assert len(block) == 2 + 2 * letters + 4 + 4 * count + 2
    assert name.endswith("\0")
    return name[:-1], model, unpack_from(f">{count}f", block, 6 + 2 * letters)


def test_ase_has_every_colour_for_screens_and_in_ink(house):
    found = swatches(palette_file(house, "ase", None, "fi"))
    rgb = {name: tuple(round(value * 255) for value in values) for name, model, values in found if model == b"RGB "}
    ink = {name: tuple(round(value * 100) for value in values) for name, model, values in found if model == b"CMYK"}
    colors = house.brand.palette.colors.values()
    assert rgb == {one.name["fi"]: tuple(one.hex) for one in colors}
    assert ink == {one.name["fi"]: tuple(one.cmyk) for one in colors}


def test_gpl_is_a_palette_of_text_with_the_regions_colours_first(house):
    lines = palette_file(house, "gpl", "etela-savo", "sv").decode().splitlines()
    assert lines[0] == "GIMP Palette"
    rows = [re.fullmatch(r" *(\d+) +(\d+) +(\d+)\t(.+)", line) for line in lines if re.match(r" *\d", line)]
    assert len(rows) == len(house.brand.palette.colors)
    assert rows[0].groups() == ("118", "45", "33", "Tegelrött")


def test_the_office_theme_is_a_package_that_leads_to_its_theme(house):
    with ZipFile(BytesIO(palette_file(house, "thmx", "kainuu", "fi"))) as package:
        parts = {name: etree.fromstring(package.read(name)) for name in package.namelist()}
    assert parts["_rels/.rels"][0].get("Target") == "theme/theme/themeManager.xml"
    theme = parts[f"theme/theme/{parts['theme/theme/_rels/themeManager.xml.rels'][0].get('Target')}"]
    declared = {one.get("PartName") for one in parts["[Content_Types].xml"] if one.get("PartName")}
    assert declared == {"/theme/theme/themeManager.xml", "/theme/theme/theme1.xml"}
    accent = theme.find(".//a:clrScheme/a:accent1/a:srgbClr", DRAWING).get("val")
    assert f"#{accent}" == house.accent("kainuu", on_dark=False).hex


def test_brand_yml_names_only_colours_it_has(house, inks):
    told = yaml.safe_load(palette_file(house, "brand", "kainuu", "fi"))
    assert told["color"]["palette"] == inks
    named = {value for key, value in told["color"].items() if key != "palette"}
    assert named <= set(inks)
    assert told["color"]["primary"] == "kainuu-deep"
    assert {one["family"] for one in told["typography"]["fonts"]} == {"Montserrat", "Inter"}


@pytest.mark.parametrize("kind", list(KINDS))
def test_the_same_definition_gives_the_same_bytes(house, kind):
    assert palette_file(house, kind, "kainuu") == palette_file(house, kind, "kainuu")


def test_an_unknown_kind_is_an_error_with_a_suggestion(house):
    with pytest.raises(ContentError, match="did you mean css"):
        palette_file(house, "cssx")


def test_the_command_writes_them_all(house, tmp_path):
    assert run("brand", "tokens", "-o", str(tmp_path), "--region", "Lapland") == 0
    assert {path.name for path in tmp_path.iterdir()} == {palette_name(house, kind, "lappi") for kind in KINDS}


def test_an_unknown_region_is_told(tmp_path, capsys):
    assert run("brand", "tokens", "-o", str(tmp_path), "--region", "kainu") == 2
    assert "kainuu" in capsys.readouterr().err
