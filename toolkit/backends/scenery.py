"""Artwork as something cairo can paint: a template's Jinja file becomes SVG, and SVG becomes a recording, by CairoSVG.

Jinja escapes everything and knows no undefined name; its files come from templates/ alone. What a file asks for beside its values
are the curves of toolkit.layout.north.
"""

from functools import lru_cache
from math import ceil
from pathlib import Path
from typing import Any

import cairocffi
import numpy as np
from cairosvg.parser import Tree
from cairosvg.surface import Surface
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from toolkit.layout import north
from toolkit.layout.items import Artwork, Scene
from toolkit.root import data_root

COARSE = 4
"""Pixels of the finished picture across one of a soft scene."""


class Sparing(cairocffi.Context):
    """Leaves out what is drawn in no colour (`fill="none"`): PostScript knows no transparency, and would get a bitmap for it."""

    def fill_preserve(self) -> None:
        if self._inked():
            super().fill_preserve()

    def stroke(self) -> None:
        if self._inked():
            super().stroke()
        else:
            self.new_path()

    def _inked(self) -> bool:
        source = self.get_source()
        return not isinstance(source, cairocffi.SolidPattern) or source.get_rgba()[3] > 0


class Recorded(Surface):
    """CairoSVG drawing into a recording: vectors that any cairo surface can play back, in units of the SVG's viewport."""

    @property
    def device_units_per_user_units(self) -> float:
        return 1.0

    def _create_surface(self, width: float, height: float) -> tuple[cairocffi.Surface, float, float]:
        return cairocffi.RecordingSurface(cairocffi.CONTENT_COLOR_ALPHA, (0, 0, width, height)), width, height


class Played(Surface):
    """CairoSVG drawing straight onto a page, where a recording as a paint would become a bitmap: PostScript."""

    def __init__(self, tree: Tree, page: cairocffi.Context, width: float, height: float) -> None:
        self.page = page
        super().__init__(tree, None, 96, output_width=width, output_height=height)

    @property
    def device_units_per_user_units(self) -> float:
        return 1.0

    @property
    def context(self) -> cairocffi.Context:
        return self.drawing

    @context.setter
    def context(self, plain: cairocffi.Context) -> None:
        self.drawing = Sparing(self.cairo)
        self.drawing.set_matrix(self.page.get_matrix())

    def _create_surface(self, width: float, height: float) -> tuple[cairocffi.Surface, float, float]:
        return self.page.get_target(), width, height


def play(item: Artwork, page: cairocffi.Context) -> None:
    """Draws the item where it stands on a page."""
    page.save()
    page.translate(item.box.x, item.box.y)
    Played(Tree(bytestring=svg_of(item).encode(), unsafe=False), page, item.box.width, item.box.height)
    page.restore()


@lru_cache(maxsize=64)
def svg_of(item: Artwork | Scene) -> str:
    """The item's SVG document; the scene's, rendered."""
    if isinstance(item, Artwork):
        return item.svg
    return _environment().get_template(item.file).render(dict(item.values))


@lru_cache(maxsize=64)
def recorded(item: Artwork | Scene, width: float, height: float) -> cairocffi.Surface:
    """The item's drawing, `width` × `height` units large."""
    tree = Tree(bytestring=svg_of(item).encode(), unsafe=False)
    return Recorded(tree, None, 96, output_width=width, output_height=height).cairo


@lru_cache(maxsize=32)
def softened(item: Scene, width: int, height: int) -> cairocffi.ImageSurface:
    """A soft scene for a picture of `width` × `height` pixels, a quarter as large: to be enlarged."""
    across, down = ceil(width / COARSE), ceil(height / COARSE)
    surface = cairocffi.ImageSurface(cairocffi.FORMAT_RGB24, across, down)
    context = cairocffi.Context(surface)
    context.scale(across / item.box.width, down / item.box.height)
    context.set_source_surface(recorded(item, item.box.width, item.box.height), 0, 0)
    context.paint()
    surface.flush()
    pixels = np.frombuffer(surface.get_data(), np.uint8).reshape(down, -1, 4)
    if across > 2 and down > 2:  # cairo leaves the last pixels of a recording uncovered, where its size is no multiple
        pixels[:, across - 2 : across], pixels[down - 2 : down] = pixels[:, across - 3, None], pixels[down - 3]
    surface.mark_dirty()
    return surface


@lru_cache(maxsize=1)
def _environment() -> Environment:
    curves: dict[str, Any] = {"curtains": north.curtains, "fell": north.fell, "stars": north.stars}
    environment = Environment(
        loader=FileSystemLoader(Path(data_root()) / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(curves)
    return environment
