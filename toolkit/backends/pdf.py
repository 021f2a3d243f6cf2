"""PDF and EPS: an artboard as vectors, its photographs as the JPEG they are, with the boxes a printer needs.

ISO 32000-1: TrimBox and BleedBox (§14.11.2), language and title (§14.9.2, §14.3). cairo writes RGB; the palette's CMYK is for the
printer to apply, and the read-me says so. No dates: the same artboard gives the same bytes.
"""

import re
from io import BytesIO
from math import ceil
from typing import Any, cast
from unicodedata import normalize

import cairocffi

from toolkit.backends import jpeg, photo
from toolkit.backends.glyphs import Context, fill
from toolkit.backends.metadata import About
from toolkit.backends.painter import Painter
from toolkit.backends.scenery import recorded
from toolkit.geometry import Box
from toolkit.layout.items import Artboard, Item, Line, Picture, Scene

EPOCH = "2000-01-01T00:00:00Z"
"""cairo insists on a date; it is taken out again."""

DENSITY = 2.0
"""Pixels of a photograph per unit of a screen format."""
PRINT_DENSITY = 220 / 72
"""The same of a print format: 220 dpi, enough for what is read at arm's length; a bitmap of it may have fewer."""


class Document:
    """Photographs, scenes and letters for a document: JPEG data, recordings and outlines."""

    plays = True

    def __init__(self, density: float) -> None:
        self.density = density

    def letters(self, context: Context, line: Line) -> None:
        fill(context, line)

    def picture(self, item: Picture) -> cairocffi.Surface:
        whole = photo.probe(item.path)
        density = min(self.density, max(whole.width / item.box.width, whole.height / item.box.height))
        width, height = (max(round(side * density), 1) for side in item.box[2:])
        pixels = photo.crop(item.path, width, height, item.focus).pixels
        surface = cairocffi.ImageSurface(
            cairocffi.FORMAT_RGB24, width, height, memoryview(cast("Any", pixels.copy())).cast("B"), width * 4
        )
        surface.set_mime_data("image/jpeg", jpeg.encode(pixels, quality=88))
        return surface

    def scene(self, item: Scene) -> tuple[cairocffi.Surface, float, float]:
        return recorded(item, item.box.width, item.box.height), item.box.width, item.box.height


def pdf(artboard: Artboard, about: About) -> bytes:
    """One page, the size of the canvas, trimmed where the format has a bleed."""
    fmt = artboard.format
    points = 0.75 if fmt.unit == "px" else 1.0
    density = DENSITY if fmt.unit == "px" else PRINT_DENSITY
    drawn = page(artboard.items, fmt.canvas, points, density)
    return finished(drawn, about, fmt.trim.scaled(points))


def page(items: tuple[Item, ...], canvas: Box, points: float, density: float = DENSITY) -> bytes:
    """Items on a page of their own, `points` to the unit."""
    target = BytesIO()
    surface = cairocffi.PDFSurface(target, canvas.width * points, canvas.height * points)
    surface.set_metadata(cairocffi.PDF_METADATA_CREATE_DATE, EPOCH)
    _paint(surface, items, points, density)
    return target.getvalue()


def eps(items: tuple[Item, ...], canvas: Box, points: float, title: str) -> bytes:
    """Items as Encapsulated PostScript; its box is the canvas, margins included. The title is ASCII, accents left out."""
    target = BytesIO()
    surface = cairocffi.PSSurface(target, canvas.width * points, canvas.height * points)
    surface.set_eps(True)
    surface.dsc_comment(f"%%Title: {_ascii(title)}")
    _paint(surface, items, points, DENSITY)
    whole = re.sub(rb"%%(Page)?BoundingBox: [-0-9 ]+", rb"%%\1BoundingBox: " + _bounds(canvas, points), target.getvalue())
    return re.sub(rb"%%CreationDate:[^\n]*\n", b"", whole)


def finished(data: bytes, about: About, trim: Box) -> bytes:
    """The page with its boxes, title and language, and an identity that follows from its content."""
    import pikepdf

    with pikepdf.open(BytesIO(data)) as document:
        sheet: Any = document.pages[0]
        height = float(sheet.mediabox[3])
        sheet.trimbox = pikepdf.Array([trim.x, height - trim.bottom, trim.right, height - trim.y])
        sheet.bleedbox = sheet.mediabox
        document.Root.Lang = pikepdf.String(about.language)
        document.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        document.docinfo = document.make_indirect(
            pikepdf.Dictionary(Title=about.title, Subject=about.description, Producer="ELMO brandkit")
        )
        target = BytesIO()
        document.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return target.getvalue()


def _ascii(text: str) -> str:
    return normalize("NFKD", text).encode("ascii", "ignore").decode()


def _bounds(canvas: Box, points: float) -> bytes:
    """What cairo would draw round the ink, in whole points round the canvas: clear space is part of a logo."""
    return b"0 0 %d %d" % (ceil(canvas.width * points), ceil(canvas.height * points))


def _paint(surface: Any, items: tuple[Item, ...], points: float, density: float) -> None:
    context = cairocffi.Context(surface)
    context.scale(points, points)
    Painter(context, Document(density)).paint(items)
    surface.finish()
