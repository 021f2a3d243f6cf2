"""BACKENDS, the table of suffixes: each turns an artboard into the bytes of a file.

A newcomer adds a file beside this one and a line here.
"""

from collections.abc import Callable

from toolkit.backends import jpeg, pdf, raster, svg, webp
from toolkit.backends.metadata import About
from toolkit.backends.png import Encoder
from toolkit.errors import OutputError
from toolkit.layout.items import Artboard, Picture

Backend = Callable[[Artboard, About], bytes]

_png = Encoder()


def export(artboard: Artboard, suffix: str, about: About) -> bytes:
    """The bytes of the file; OutputError where they exceed what the channel takes."""
    data = BACKENDS[suffix](artboard, about)
    limit = artboard.format.max_bytes
    if limit and len(data) > limit and suffix in BITMAPS:
        problem = f"{len(data):,} bytes are more than the {limit:,} the channel takes"
        raise OutputError(f"{artboard.name}.{suffix}", problem, "ask for jpg instead")
    return data


def _to_png(artboard: Artboard, about: About) -> bytes:
    pixels, ground = raster.painted(artboard)
    return _png.encode(pixels, about, dpi=_dpi(artboard), ground=ground)


def _to_jpg(artboard: Artboard, about: About) -> bytes:
    pixels, limit = raster.pixels(artboard), artboard.format.max_bytes
    return jpeg.encode(pixels, about, quality=QUALITY, max_bytes=limit, dpi=_dpi(artboard), full_color=not has_photo(artboard))


def _to_webp(artboard: Artboard, about: About) -> bytes:
    return webp.encode(raster.pixels(artboard), about, max_bytes=artboard.format.max_bytes)


def _to_svg(artboard: Artboard, about: About) -> bytes:
    return svg.document(artboard, about.language).encode()


def has_photo(artboard: Artboard) -> bool:
    return any(isinstance(item, Picture) for item in artboard.items)


def _dpi(artboard: Artboard) -> float | None:
    return artboard.format.dpi if artboard.format.unit == "mm" else None


QUALITY = 85
BITMAPS = ("png", "jpg", "webp")
BACKENDS: dict[str, Backend] = {"png": _to_png, "jpg": _to_jpg, "webp": _to_webp, "svg": _to_svg, "pdf": pdf.pdf}
