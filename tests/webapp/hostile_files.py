"""How hostile files are made: bombs, photographs that tell where they were taken, ZIPs of anything."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from PIL import Image

PLACE = b"SECRET-PLACE-65.0121N"
"""Stands in every EXIF block here, and may stand in nothing that comes out."""

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 50">{}</svg>'
BOX = '<rect width="90" height="40" fill="#123456"/>'


def zipped(files: dict[str, bytes]) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def picture(kind: str, orientation: int = 1) -> bytes:
    """A photograph that can be used, 400 × 300, with a place in its EXIF."""
    image, held, exif = Image.linear_gradient("L").resize((400, 300)).convert("RGB"), BytesIO(), Image.Exif()
    exif[0x0112], exif[0x010E] = orientation, PLACE.decode()
    exif.get_ifd(0x8825)[0x001D] = PLACE.decode()
    image.save(held, kind, exif=exif)
    return held.getvalue()


def png(width: int, height: int, pixels: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    """A grey PNG as its header says, whatever its pixels are."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    every = [(b"IHDR", head), *chunks, (b"IDAT", zlib.compress(pixels)), (b"IEND", b"")]
    packed = (struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in every)
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def entities(depth: int) -> bytes:
    """Billion laughs."""
    lines = [f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, depth)]
    return f'<!DOCTYPE svg [<!ENTITY e0 "x">{"".join(lines)}]>{SVG.format(f"<text>&e{depth - 1};</text>")}'.encode()


def uses(depth: int) -> bytes:
    groups = "".join(f'<g id="u{level}">{f"""<use href="#u{level - 1}"/>""" * 10}</g>' for level in range(1, depth))
    return SVG.format(f'<defs><g id="u0">{BOX}</g>{groups}</defs><use href="#u{depth - 1}"/>').encode()


def patterns(depth: int) -> bytes:
    body = "".join(
        f'<pattern id="p{level}" width=".01" height=".01" patternUnits="objectBoundingBox">'
        f'<rect width="99" height="99" fill="url(#p{level - 1})"/></pattern>'
        for level in range(1, depth)
    )
    first = '<pattern id="p0" width=".01" height=".01"><rect width="1" height="1"/></pattern>'
    return SVG.format(f'{first}{body}<rect width="90" height="40" fill="url(#p{depth - 1})"/>').encode()
