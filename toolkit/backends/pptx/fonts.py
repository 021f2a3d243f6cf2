"""Faces embedded in a file: experimental, for no PowerPoint has been asked whether it takes them.

An embedded face is the whole font file behind a header of its own (Embedded OpenType, W3C member submission of 2008, version
0x00020001, neither compressed nor scrambled). Only faces whose licence allows it may be embedded: those in assets/fonts do.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from struct import pack, unpack_from

import uharfbuzz as hb

from toolkit.layout.house import House
from toolkit.layout.slides import Mode

MAGIC = 0x504C
VERSION = 0x00020001
BOLD_FROM = 600
FAMILY, STYLE, WHOLE, REVISION = 1, 2, 4, 5
"""Numbers of names (OpenType, `name`)."""


def embedded_faces(house: House, mode: Mode) -> Mapping[tuple[str, str], bytes]:
    """(family, `regular` or `bold`) → the face as a file holds it; none in a mode that embeds nothing."""
    if mode != "embed":
        return {}
    typography = house.brand.typography
    faces = typography.decks[mode]
    cuts = {key: typography.faces[key] for key in (faces.headline, faces.text, faces.bold)}
    named = {key: (cut.family, "bold" if cut.weight >= BOLD_FROM else "regular") for key, cut in cuts.items()}
    return {name: _embedded(Path(house.face(key).path)) for key, name in named.items()}


@lru_cache(maxsize=16)
def _embedded(path: Path) -> bytes:
    font = path.read_bytes()
    face = hb.Face(font)
    system, head = (bytes(face.reference_table(tag).data) for tag in ("OS/2", "head"))
    weight, rights, panose = unpack_from(">H", system, 4)[0], unpack_from(">H", system, 8)[0], system[32:42]
    ranges, pages = unpack_from(">4L", system, 42), unpack_from(">2L", system, 78)
    names = b"".join(_text(face.get_name(name) or "") for name in (FAMILY, STYLE, REVISION, WHOLE)) + _text("")
    rest = pack(
        "<LLL10sBBLHH4L2LL16x",
        len(font),
        VERSION,
        0,
        panose,
        1,
        0,
        weight,
        rights,
        MAGIC,
        *ranges,
        *pages,
        unpack_from(">L", head, 8)[0],
    )
    return pack("<L", 4 + len(rest) + len(names) + len(font)) + rest + names + font


def _text(text: str) -> bytes:
    """Padding, size in bytes, and the text."""
    data = text.encode("utf-16-le")
    return pack("<HH", 0, len(data)) + data
