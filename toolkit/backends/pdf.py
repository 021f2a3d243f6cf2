"""PDF and EPS: artboards as vectors, their photographs as the JPEG they are, with the boxes a printer needs; PDF is tagged.

ISO 32000-1: TrimBox and BleedBox (§14.11.2), language and title (§14.9.2, §14.3). cairo writes RGB; the palette's CMYK is for the
printer to apply, and the read-me says so. No dates: the same artboard gives the same bytes.
"""

import re
from collections.abc import Sequence
from io import BytesIO
from itertools import cycle
from math import ceil
from typing import Any, cast
from unicodedata import normalize

import cairocffi

from toolkit.backends import jpeg, photo
from toolkit.backends.glyphs import Context, fill
from toolkit.backends.metadata import About
from toolkit.backends.painter import Painter
from toolkit.backends.reading import Part, read, whole
from toolkit.backends.scenery import recorded
from toolkit.backends.tags import TAGS, Sheet, runs, tag
from toolkit.geometry import Box
from toolkit.layout.items import Artboard, Item, Line, Picture, Scene

EPOCH = "2000-01-01T00:00:00Z"
"""cairo insists on a date; it is taken out again."""

SPARE = 1
"""Least points that cairo's page goes beyond ours, at its top and right, to whole ones.

An opaque ground over all of its page makes cairo forget the tags before it, and what stands on a part of a point is cut off.
"""

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
    return document([sheet(artboard, read(artboard, about.description))], about)


def sheet(artboard: Artboard, parts: tuple[Part, ...]) -> Sheet:
    """An artboard as a page of a document, with what it says."""
    fmt = artboard.format
    points, density = (0.75, DENSITY) if fmt.unit == "px" else (1.0, PRINT_DENSITY)
    return Sheet(artboard.items, parts, fmt.canvas, fmt.trim, points, density, artboard.title)


def drawing(items: tuple[Item, ...], canvas: Box, points: float, about: About) -> bytes:
    """Items on a page of their own, `points` to the unit: to those who do not see it, one picture."""
    return document([Sheet(items, whole(items, about.description), canvas, canvas, points, DENSITY, about.title)], about)


def document(sheets: Sequence[Sheet], about: About) -> bytes:
    """The pages with their structure, boxes, title and language, and bookmarks where there are several.

    The document's identity follows from its content.
    """
    import pikepdf

    with pikepdf.open(BytesIO(_drawn(sheets))) as made:
        for page, one in zip(made.pages, sheets, strict=True):
            _bound(page, one)
        tag(made, sheets)
        _tell(made, about)
        if len(sheets) > 1:
            with made.open_outline() as outline:
                outline.root.extend(pikepdf.OutlineItem(one.title, number) for number, one in enumerate(sheets))
        target = BytesIO()
        made.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
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


def _drawn(sheets: Sequence[Sheet]) -> bytes:
    """The pages as cairo writes them, a tag round each run."""
    target = BytesIO()
    surface = cairocffi.PDFSurface(target, 1, 1)
    surface.set_metadata(cairocffi.PDF_METADATA_CREATE_DATE, EPOCH)
    for one in sheets:
        width, height = (side * one.points for side in one.canvas[2:])
        surface.set_size(ceil(width) + SPARE, ceil(height) + SPARE)
        context = cairocffi.Context(surface)
        context.translate(0, ceil(height) + SPARE - height)
        context.scale(one.points, one.points)
        painter = Painter(context, Document(one.density))
        for name, run in zip(cycle(TAGS), runs(one), strict=False):
            context.tag_begin(name)
            painter.paint(run.items)
            context.tag_end(name)
        surface.show_page()
    surface.finish()
    return target.getvalue()


def _bound(page: Any, sheet: Sheet) -> None:
    width, height = (side * sheet.points for side in sheet.canvas[2:])
    trim = sheet.trim.scaled(sheet.points)
    page.mediabox = page.bleedbox = [0, 0, width, height]
    page.trimbox = [trim.x, height - trim.bottom, trim.right, height - trim.y]


def _tell(made: Any, about: About) -> None:
    import pikepdf

    made.Root.Lang = pikepdf.String(about.language)
    made.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    made.Root.Metadata = made.make_stream(about.xmp(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
    words = {"Title": about.title, "Subject": about.description, "Producer": "ELMO brandkit"}
    made.docinfo = made.make_indirect(pikepdf.Dictionary({f"/{key}": value for key, value in words.items() if value}))


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
