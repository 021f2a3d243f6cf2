"""CairoSVG 2.9's surfaces: a parsed tree drawn on a cairo surface, whose `cairo` and `context` are cairocffi's."""

from typing import BinaryIO

import cairocffi
from cairosvg.parser import Tree

class Surface:
    cairo: cairocffi.Surface
    width: float
    height: float
    @property
    def context(self) -> cairocffi.Context: ...
    @context.setter
    def context(self, plain: cairocffi.Context) -> None: ...
    def __init__(
        self,
        tree: Tree,
        output: BinaryIO | None,
        dpi: float,
        parent_surface: Surface | None = None,
        parent_width: float | None = None,
        parent_height: float | None = None,
        scale: float = 1,
        output_width: float | None = None,
        output_height: float | None = None,
        background_color: str | None = None,
    ) -> None: ...
    def _create_surface(self, width: float, height: float) -> tuple[cairocffi.Surface, float, float]: ...
    def finish(self) -> None: ...

class PDFSurface(Surface): ...
class PSSurface(Surface): ...
class EPSSurface(Surface): ...
class PNGSurface(Surface): ...
class SVGSurface(Surface): ...
