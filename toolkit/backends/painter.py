"""Items painted on any cairo surface: one painter for bitmaps, PDF and EPS, so that all show the same."""

from collections.abc import Iterable
from io import BytesIO
from math import pi
from typing import NamedTuple, Protocol

import cairocffi

from toolkit.backends.glyphs import Context, append
from toolkit.backends.scenery import play, recorded
from toolkit.color import Color
from toolkit.geometry import Box
from toolkit.layout.items import Artwork, Bitmap, Fill, Gradient, Item, Line, Paint, Picture, Scene, Shape, Text


class Developer(Protocol):
    """How photographs, soft scenes and letters reach a surface: as pixels for a bitmap, as they are for a document."""

    @property
    def plays(self) -> bool:
        """Whether artwork is drawn straight onto the surface, not kept as a recording."""
        ...

    def letters(self, context: Context, line: Line) -> None: ...
    def picture(self, item: Picture) -> cairocffi.Surface: ...
    def scene(self, item: Scene) -> tuple[cairocffi.Surface, float, float]: ...


class Painter(NamedTuple):
    """Paints items in order; the context's unit is the artboard's."""

    context: Context
    developer: Developer

    def paint(self, items: Iterable[Item]) -> None:
        for item in items:
            self._item(item)

    def _item(self, item: Item) -> None:
        match item:
            case Text():
                self._text(item)
            case Shape():
                self._shape(item)
            case Fill():
                self._rounded(item.box, item.radius)
                self._fill(item.paint, item.alpha)
            case Artwork():
                self._artwork(item)
            case Scene():
                surface, width, height = self.developer.scene(item)
                self._surface(surface, item.box, width, height)
            case Bitmap():
                surface = cairocffi.ImageSurface.create_from_png(BytesIO(item.png))
                self._surface(surface, item.box, surface.get_width(), surface.get_height())
            case Picture():
                self._picture(item)

    def _text(self, item: Text) -> None:
        self.context.set_source(_source(item.color, 1))
        for line in item.lines:
            self.developer.letters(self.context, line)

    def _shape(self, item: Shape) -> None:
        context = self.context
        context.save()
        context.translate(*item.at)
        context.scale(item.scale, item.scale)
        append(context, item.outline)
        context.restore()
        context.set_fill_rule(cairocffi.FILL_RULE_EVEN_ODD if item.even_odd else cairocffi.FILL_RULE_WINDING)
        self._fill(item.paint, item.alpha)
        context.set_fill_rule(cairocffi.FILL_RULE_WINDING)

    def _fill(self, paint: Paint, alpha: float) -> None:
        self.context.set_source(_source(paint, alpha))
        self.context.fill()

    def _rounded(self, box: Box, radius: float) -> None:
        context = self.context
        if not radius:
            context.rectangle(*box)
            return
        for x, y, start in (
            (box.right - radius, box.y + radius, -pi / 2),
            (box.right - radius, box.bottom - radius, 0),
            (box.x + radius, box.bottom - radius, pi / 2),
            (box.x + radius, box.y + radius, pi),
        ):
            context.arc(x, y, radius, start, start + pi / 2)
        context.close_path()

    def _artwork(self, item: Artwork) -> None:
        if self.developer.plays:
            play(item, self.context)
        else:
            self._surface(recorded(item, item.box.width, item.box.height), item.box, item.box.width, item.box.height)

    def _picture(self, item: Picture) -> None:
        surface = self.developer.picture(item)
        self.context.save()
        self._rounded(item.box, item.radius)
        self.context.clip()
        self._surface(surface, item.box, surface.get_width(), surface.get_height())  # type: ignore[attr-defined]
        self.context.restore()

    def _surface(self, surface: cairocffi.Surface, box: Box, width: float, height: float) -> None:
        """The surface, width × height of its own units, stretched over the box."""
        context = self.context
        context.save()
        context.rectangle(*box)
        context.clip()
        context.translate(box.x, box.y)
        context.scale(box.width / width, box.height / height)
        context.set_source_surface(surface, 0, 0)
        if isinstance(surface, cairocffi.ImageSurface):  # pixels would fade at the box's edge; a recording would blur there
            context.get_source().set_extend(cairocffi.EXTEND_PAD)
        context.paint()
        context.restore()


def _source(paint: Paint, alpha: float) -> cairocffi.Pattern:
    if isinstance(paint, Color):
        return cairocffi.SolidPattern(paint.red / 255, paint.green / 255, paint.blue / 255, alpha)
    return _gradient(paint)


def _gradient(paint: Gradient) -> cairocffi.Pattern:
    pattern = cairocffi.LinearGradient(*paint.start, *paint.end)
    for stop in paint.stops:
        red, green, blue = (channel / 255 for channel in stop.color)
        pattern.add_color_stop_rgba(stop.at, red, green, blue, stop.alpha)
    return pattern
