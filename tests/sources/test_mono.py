"""A partner's logo in one ink: what stood out in colour still stands out, and no second colour is left."""

import re
from io import BytesIO
from pathlib import Path

import cairosvg
import numpy as np
import pytest
import resvg_py
from PIL import Image, ImageDraw

from toolkit.color import Color
from toolkit.sources.logo import read_logo
from toolkit.sources.mono import in_one_ink

BLACK, WHITE = Color(0, 0, 0), Color(255, 255, 255)
FIELD, SUN, LINE = "#003399", "#FFCC00", "#123A5C"


def drawing(folder: Path, shapes: str, ink: Color = BLACK) -> str:
    """A drawing of 300 × 100 after it was put in one ink."""
    file = folder / "logo.svg"
    file.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">{shapes}</svg>')
    return in_one_ink(read_logo(file), ink).svg or ""


def paints(svg: str) -> list[str]:
    return re.findall(r'<(?:rect|circle|path)[^>]*? fill="([^"]+)"', svg)


def rect(x: int, y: int, width: int, height: int, fill: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}"/>'


def shown(svg: str) -> list[np.ndarray]:
    """Its alpha at 300 × 100, by two renderers that know nothing of each other."""
    sized = svg.replace("<svg ", '<svg width="300" height="100" ', 1)
    files = cairosvg.svg2png(sized.encode(), output_width=300, output_height=100), resvg_py.svg_to_bytes(svg_string=sized)
    return [np.array(Image.open(BytesIO(bytes(file))).convert("RGBA"))[..., 3] for file in files]


FULL, MIDDLE, INNER = rect(0, 0, 300, 100, FIELD), rect(120, 30, 60, 40, SUN), rect(120, 30, 60, 40, LINE)


class TestDrawings:
    @pytest.mark.parametrize(
        ("shapes", "inked"),
        [
            (FULL + MIDDLE, [255, 255, 0]),
            (FULL + rect(120, 30, 60, 40, "#ffffff"), [255, 255, 0]),
            (rect(0, 0, 300, 100, SUN) + INNER, [255, 255, 0]),
            (rect(0, 0, 100, 100, SUN) + rect(140, 0, 160, 100, LINE), [255, 0, 255]),
            (FULL + rect(80, 10, 140, 80, SUN) + INNER, [255, 0, 255]),
            (FULL + rect(120, 30, 60, 40, "#0A3CA5"), [255, 255, 255]),
        ],
        ids=["stars on a field", "white on a field", "dark on a light field", "side by side", "nested", "shades"],
    )
    @pytest.mark.parametrize("ink", [BLACK, WHITE], ids=["mono-dark", "mono-light"])
    def test_what_lies_on_another_colour_is_cut_out_clear(
        self, tmp_path: Path, shapes: str, inked: list[int], ink: Color
    ) -> None:
        svg = drawing(tmp_path, shapes, ink)
        assert set(paints(svg)) == {ink.hex}
        for alpha in shown(svg):
            assert [int(alpha[50, x]) for x in (20, 110, 150)] == inked

    def test_a_cut_has_the_edge_of_what_was_cut_out(self, tmp_path: Path) -> None:
        disc = '<circle cx="150" cy="50" r="40" fill="#fff"/>'
        for alpha in shown(drawing(tmp_path, FULL + disc)):
            assert (255 - alpha.astype(float)).sum() / 255 == pytest.approx(np.pi * 40**2, rel=0.003)
            assert abs(int(alpha[50, 150 - 28]) - int(alpha[50 - 28, 150])) == 0
            rows, columns = np.nonzero(alpha < 128)
            assert np.hypot(rows + 0.5 - 50, columns + 0.5 - 150).max() < 40.5

    def test_tints_that_lie_under_a_cut_are_printed_full(self, tmp_path: Path) -> None:
        shapes = FULL + MIDDLE + '<rect x="10" y="10" width="50" height="80" fill="#FFCC00" fill-opacity="0.1"/>'
        for alpha in shown(drawing(tmp_path, shapes)):
            assert set(np.unique(alpha[20:80, 20:50])) == {255}

    def test_white_that_stands_free_is_left_out(self, tmp_path: Path) -> None:
        shapes = rect(0, 0, 80, 100, "#ffffff") + rect(100, 0, 200, 100, FIELD) + rect(0, 0, 10, 100, FIELD)
        assert paints(drawing(tmp_path, shapes)) == ["none", "#000000", "#000000"]

    def test_shapes_that_name_no_colour_are_black_and_gradients_are_inked(self, tmp_path: Path) -> None:
        stops = f'<stop offset="0" stop-color="{FIELD}"/><stop offset="1" stop-color="{SUN}"/>'
        body = f'<linearGradient id="a">{stops}</linearGradient><circle cx="50" cy="50" r="40" fill="url(#a)"/>'
        svg = drawing(tmp_path, f'{body}<path d="M150 0h150v100h-150z"/>')
        assert set(re.findall(r'stop-color="([^"]+)"', svg)) == {"#000000"}
        assert svg.startswith('<svg fill="#000000" ')


class TestBitmaps:
    def stamped(self, folder: Path, name: str = "logo.png") -> np.ndarray:
        """A blue field with a white bar and a yellow one, and red lettering beside it."""
        picture = Image.new("RGB", (600, 200), "white")
        pen = ImageDraw.Draw(picture)
        pen.rectangle((0, 0, 300, 199), fill=FIELD)
        pen.rectangle((60, 40, 240, 80), fill="white")
        pen.rectangle((60, 120, 240, 160), fill=SUN)
        pen.rectangle((360, 60, 599, 140), fill="#D40000")
        picture.save(folder / name, quality=85)
        made = in_one_ink(read_logo(folder / name), WHITE)
        with Image.open(BytesIO(made.png or b"")) as shown:
            return np.array(shown)

    @pytest.mark.parametrize("name", ["logo.png", "logo.jpg"])
    def test_it_has_one_colour_and_what_lay_on_the_field_is_clear(self, tmp_path: Path, name: str) -> None:
        pixels = self.stamped(tmp_path, name)
        assert (pixels[..., :3] == 255).all()
        alpha = pixels[..., 3]
        assert [int(alpha[y, x]) for x, y in ((20, 20), (150, 60), (150, 140), (480, 100), (330, 100))] == [255, 0, 0, 255, 0]

    def test_a_soft_change_of_colour_gets_no_stripes(self, tmp_path: Path) -> None:
        ramp = np.linspace(40, 200, 600).astype(np.uint8)
        pixels = np.stack([np.tile(ramp, (200, 1)), np.full((200, 600), 40, np.uint8), np.full((200, 600), 90, np.uint8)], axis=2)
        Image.fromarray(pixels).save(tmp_path / "ramp.png")
        made = in_one_ink(read_logo(tmp_path / "ramp.png"), BLACK)
        with Image.open(BytesIO(made.png or b"")) as shown:
            assert np.array(shown)[..., 3].min() == 255
