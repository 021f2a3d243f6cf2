"""Artwork as something cairo can paint: a template's Jinja file becomes SVG, and SVG becomes a recording, by CairoSVG.

Jinja escapes everything and knows no undefined name; its files come from templates/ alone. What a file asks for beside its values
are the curves of toolkit.layout.north.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

import cairocffi
from cairosvg.parser import Tree
from cairosvg.surface import Surface
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from toolkit.layout import north
from toolkit.layout.items import Artwork, Scene
from toolkit.root import data_root


class Recorded(Surface):
    """CairoSVG drawing into a recording: vectors that any cairo surface can play back, in units of the SVG's viewport."""

    @property
    def device_units_per_user_units(self) -> float:
        return 1.0

    def _create_surface(self, width: float, height: float) -> tuple[cairocffi.Surface, float, float]:
        return cairocffi.RecordingSurface(cairocffi.CONTENT_COLOR_ALPHA, (0, 0, width, height)), width, height


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
