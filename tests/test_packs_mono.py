"""A partner's logo in one ink: what stood out in colour still stands out, and no second colour is left."""

import re
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from toolkit.color import Color
from toolkit.packs.mono import in_one_ink
from toolkit.sources.logo import read_logo

BLACK, WHITE = Color(0, 0, 0), Color(255, 255, 255)
FIELD, SUN, LINE = "#003399", "#FFCC00", "#123A5C"


def drawing(folder: Path, shapes: str) -> str:
    """The paints of a drawing, after it was put in black on white."""
    file = folder / "logo.svg"
    file.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">{shapes}</svg>')
    return in_one_ink(read_logo(file), BLACK, WHITE).svg or ""


def paints(svg: str) -> list[str]:
    return re.findall(r'<(?:rect|circle|path)[^>]*? fill="([^"]+)"', svg)


def rect(x: int, y: int, width: int, height: int, fill: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}"/>'


class TestDrawings:
    @pytest.mark.parametrize(
        ("shapes", "treated"),
        [
            (rect(0, 0, 300, 100, FIELD) + rect(120, 30, 60, 40, SUN), ["#000000", "#FFFFFF"]),
            (rect(0, 0, 300, 100, FIELD) + rect(120, 30, 60, 40, "#ffffff"), ["#000000", "#FFFFFF"]),
            (rect(0, 0, 300, 100, SUN) + rect(120, 30, 60, 40, LINE), ["#000000", "#FFFFFF"]),
            (rect(0, 0, 100, 100, SUN) + rect(140, 30, 160, 40, LINE), ["#000000", "#000000"]),
            (
                rect(0, 0, 300, 100, FIELD) + rect(80, 10, 140, 80, SUN) + rect(120, 30, 60, 40, LINE),
                ["#000000", "#FFFFFF", "#000000"],
            ),
            (rect(0, 0, 300, 100, FIELD) + rect(120, 30, 60, 40, "#0A3CA5"), ["#000000", "#000000"]),
        ],
        ids=["stars on a field", "white on a field", "dark on a light field", "side by side", "nested", "shades"],
    )
    def test_what_lies_on_another_colour_is_knocked_out(self, tmp_path: Path, shapes: str, treated: list[str]) -> None:
        assert paints(drawing(tmp_path, shapes)) == treated

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
        made = in_one_ink(read_logo(folder / name), WHITE, BLACK)
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
        made = in_one_ink(read_logo(tmp_path / "ramp.png"), BLACK, WHITE)
        with Image.open(BytesIO(made.png or b"")) as shown:
            assert np.array(shown)[..., 3].min() == 255
