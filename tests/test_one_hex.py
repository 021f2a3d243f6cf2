"""Change one hex, and the old colour occurs in no output: not in texts, not in vectors, not in pixels."""

import re
import shutil
from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from toolkit.backends.metadata import About
from toolkit.backends.table import BACKENDS, export
from toolkit.color import Color
from toolkit.layout.artboard import lay_out
from toolkit.layout.house import House
from toolkit.opened import open_house
from toolkit.packs.draw import make_piece
from toolkit.packs.plan import Piece
from toolkit.packs.readme import read_mes
from toolkit.report import contact_sheet

ROOT = Path(__file__).parents[1]
CHANGED = {
    "night": "#3D0A1F",
    "aurora": "#C319A6",
    "aurora-light": "#E057C4",
    "snow": "#FCF5E1",
    "mist": "#E3C3D3",
    "slate": "#693D51",
    "kainuu-deep": "#580541",
    "kainuu-light": "#DE43C9",
}
"""Palette colour → another of about its lightness and another hue, so that no mixture of the new ones meets an old one."""

OLD = {name: ink.hex for name, ink in open_house().brand.palette.colors.items() if name in CHANGED}
NEW = {name: Color.parse(text) for name, text in CHANGED.items()}
PIXELS = (".png", ".jpg", ".webp", ".ico")
FEW = 0.0005
"""Share of a picture's pixels that may be near a colour by chance: soft edges are mixtures. What is painted in it has more."""

WHERE = {
    "night": ("dark.svg", "dark.png", "dark.pdf", "light.*", "positive.*", "icons/*", "index.html"),
    "aurora": ("dark.pdf",),
    "aurora-light": ("dark.pdf",),
    "snow": ("dark.*", "light.svg", "index.html"),
    "mist": ("light.svg", "index.html"),
    "slate": ("index.html",),
    "kainuu-deep": ("light.*", "positive.*"),
    "kainuu-light": ("dark.*", "negative.*", "icons/*"),
}
"""The outputs in which each colour plays a part large enough to be found in all of them."""


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> House:
    """The definition with the new colours."""
    root = tmp_path_factory.mktemp("hex")
    for name in ("brand", "templates"):
        shutil.copytree(ROOT / name, root / name)
    (root / "assets").symlink_to(ROOT / "assets")
    path = root / "brand/palette.yml"
    text = path.read_text(encoding="utf-8")
    for name, color in OLD.items():
        assert text.count(color.hex) == 1
        text = text.replace(color.hex, CHANGED[name])
    path.write_text(text, encoding="utf-8")
    return open_house(root)


@pytest.fixture(scope="module")
def outputs(changed: House, request_for, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Every kind of file there is, by name: pictures, a piece of a pack in two variants, icons, the page of a run."""
    out = tmp_path_factory.mktemp("out")
    made = {f"{ground}.{suffix}": data for ground in ("dark", "light") for suffix, data in pictures(changed, request_for, ground)}
    for variant in ("positive", "negative"):
        for one in make_piece(changed, Piece("kainuu", "horizontal", variant, "fi", "eu"), out):
            made[f"{variant}{Path(one.path).suffix}"] = (out / one.path).read_bytes()
    for one in make_piece(changed, Piece("kainuu", "symbol", "negative", "fi", icons=True), out):
        made[f"icons/{Path(one.path).name}"] = (out / one.path).read_bytes()
    made |= {name: text.encode() for name, text in read_mes(changed, "kainuu").items()}
    return made | {"index.html": contact_sheet([], changed, "kit").encode()}


def pictures(house: House, request_for, ground: str) -> Iterator[tuple[str, bytes]]:
    board = lay_out(house, request_for("region-map", "open-graph", ground=ground))
    for suffix in BACKENDS:
        yield suffix, export(board, suffix, About(board.title, board.alt, "fi-FI"))


def share(name: str, data: bytes, color: Color) -> float:
    """How much of an output is in this colour: of pixels, their share; of anything else, all or nothing."""
    if name.endswith(PIXELS):
        return painted(data, color)
    if name.endswith((".pdf", ".eps")):
        return color in inks(unpacked(data) if name.endswith(".pdf") else data)
    return color.hex.lower().encode() in data.lower()


def painted(data: bytes, color: Color) -> float:
    """Lossy kinds are a little off."""
    solid, size = pixels(data)
    return float((np.abs(solid - color).max(axis=1) <= 2).sum() / size)


@lru_cache(maxsize=64)
def pixels(data: bytes) -> tuple[np.ndarray, int]:
    """Those that are opaque, and how many there are with the others."""
    with Image.open(BytesIO(data)) as picture:
        whole = np.asarray(picture.convert("RGBA")).reshape(-1, 4).astype(np.int16)
    return whole[whole[:, 3] > 250, :3], len(whole)


def inks(stream: bytes) -> set[Color]:
    """All colours that PDF or PostScript sets."""
    found = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) rg\b", stream, re.IGNORECASE)
    return {Color(*(round(float(part) * 255) for part in ink)) for ink in found}


def unpacked(data: bytes) -> bytes:
    """What a PDF paints with, its pictures left out."""
    with pikepdf.open(BytesIO(data)) as document:
        streams = [one for one in document.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") != "/Image"]
        return b"\n".join(one.read_bytes() for one in streams)


def test_every_kind_of_file_is_looked_at(outputs: Mapping[str, bytes]) -> None:
    kinds = {Path(name).suffix.removeprefix(".") for name in outputs}
    assert kinds == {*BACKENDS, "eps", "ico", "html", "txt"}


@pytest.mark.parametrize("name", CHANGED)
def test_the_old_colour_is_in_no_output(outputs: Mapping[str, bytes], name: str) -> None:
    found = {output: part for output, data in outputs.items() if (part := share(output, data, OLD[name])) > FEW}
    assert not found


@pytest.mark.parametrize("name", CHANGED)
def test_the_new_one_is_where_the_old_one_was(outputs: Mapping[str, bytes], name: str) -> None:
    due = [output for output in outputs if any(Path(output).match(pattern) for pattern in WHERE[name])]
    assert due
    assert [output for output in due if share(output, outputs[output], NEW[name]) <= FEW] == []


def test_the_emblem_keeps_its_own(outputs: Mapping[str, bytes], changed: House) -> None:
    for color in (changed.brand.palette.colors[name].hex for name in ("eu-blue", "eu-yellow")):
        assert [
            output for output in outputs if output.startswith("positive.") and share(output, outputs[output], color) <= FEW
        ] == []
