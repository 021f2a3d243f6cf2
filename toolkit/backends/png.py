"""A PNG encoder for cairo surfaces: eight bits a channel, sRGB, the same bytes for the same pixels on every machine.

Last step of the raster back end; the packing lies in bands.py. Follows W3C PNG, 3rd edition: chunks §11, texts §11.3.3.4 (iTXt),
sRGB §11.3.2.5 with the gAMA and cHRM it asks for left out, since every reader of today knows sRGB.
"""

from collections.abc import Iterator
from struct import pack

from zlib_ng import zlib_ng

from toolkit.backends.bands import KEPT_BYTES, Bands, Ground, Pixels
from toolkit.backends.metadata import About

SIGNATURE = b"\x89PNG\r\n\x1a\n"
RGB, RGBA = 2, 6
PERCEPTUAL = b"\0"
METRE = 1
INCHES_PER_METRE = 1 / 0.0254


class Encoder:
    """Writes PNG files. It remembers what it packed, so a picture that shares rows with an earlier one of its width costs
    only the others; what it remembers never shows in the bytes."""

    def __init__(self, room: int = KEPT_BYTES) -> None:
        self.bands = Bands(room)

    def encode(
        self,
        pixels: Pixels,
        about: About = About(),
        *,
        alpha: bool = False,
        dpi: float | None = None,
        ground: Ground | None = None,
    ) -> bytes:
        """`pixels` is (height, width, 4) in blue, green, red, alpha order; without `alpha` the fourth is not looked at, with it
        colours are premultiplied, as cairo has them. `ground` tells where the picture is as another is."""
        chunks = [_chunk(b"IHDR", _header(pixels, alpha)), _chunk(b"sRGB", PERCEPTUAL)]
        if dpi:
            per_metre = round(dpi * INCHES_PER_METRE)
            chunks.append(_chunk(b"pHYs", pack(">IIB", per_metre, per_metre, METRE)))
        chunks += (_chunk(b"iTXt", text) for text in _texts(about))
        return b"".join((SIGNATURE, *chunks, _chunk(b"IDAT", self.bands.pack(pixels, alpha, ground)), _chunk(b"IEND", b"")))


def _header(pixels: Pixels, alpha: bool) -> bytes:
    height, width = pixels.shape[:2]
    return pack(">IIBBBBB", width, height, 8, RGBA if alpha else RGB, 0, 0, 0)


def _texts(about: About) -> Iterator[bytes]:
    """iTXt fields: keyword, not compressed, language, no translated keyword, UTF-8."""
    fields = {"Title": about.title, "Description": about.description, "Author": about.credit}
    for keyword, text in fields.items():
        if text:
            yield b"%b\0\0\0%b\0\0%b" % (keyword.encode(), about.language.encode("ascii", "ignore"), text.encode())
    if packet := about.xmp():
        yield b"XML:com.adobe.xmp\0\0\0\0\0" + packet


def _chunk(kind: bytes, data: bytes) -> bytes:
    return b"".join((len(data).to_bytes(4), kind, data, zlib_ng.crc32(data, zlib_ng.crc32(kind)).to_bytes(4)))
