"""HEIC files put together box by box (ISO/IEC 14496-12, 23008-12) from the pictures of a whole one: turned, tiled, or false."""

import struct
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

PHOTOS = Path(__file__).parent / "data" / "photos"
TILE = (320, 200)
CORNERS = 4
PLACE = b"SECRET-PLACE-65.0121N"
"""Stands in phone.heic as where it was taken."""


Size = tuple[int, int]


def corners(
    *turns: bytes, columns: int = 2, rows: int = 2, size: Size = (640, 400), tile: Size = TILE, says: bytes = b""
) -> bytes:
    """Red, green, blue and white as tiles of one picture, as iPhones keep theirs; the four are repeated where there are more.

    `turns`: boxes such as ROTATED; `says`: an EXIF of the file's; the grid's `size` and the `tile`'s are what the file says.
    """
    coded = _coded(PHOTOS / "four.heic")
    count = columns * rows
    items = [(b"hvc1", coded.pictures[number % CORNERS]) for number in range(count)]
    items.append((b"grid", struct.pack(">BBBBII", 0, 1, rows - 1, columns - 1, *size)))
    refers = [(b"dimg", len(items), list(range(1, len(items))))]
    if says:
        items.append((b"Exif", bytes(4) + says))
        refers.append((b"cdsc", len(items), [len(items) - 1]))
    own = [_full(b"ispe", struct.pack(">II", *size)), *turns]
    properties = [coded.setup, _full(b"ispe", struct.pack(">II", *tile)), *own]
    belongs = {number: [1, 2] for number in range(1, count + 1)} | {count + 1: list(range(3, 3 + len(own)))}
    return _file(items, properties, belongs, refers, primary=count + 1)


def box(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(data), kind) + data


def rotated(quarters: int) -> bytes:
    """Counter-clockwise (§ 6.5.10)."""
    return box(b"irot", bytes([quarters]))


def mirrored(across: int) -> bytes:
    """0: upside down, 1: left to right (§ 6.5.12)."""
    return box(b"imir", bytes([across]))


def numbered(primaries: int, transfer: int) -> bytes:
    """Colours told by numbers."""
    return box(b"colr", b"nclx" + struct.pack(">HHHB", primaries, transfer, 6, 128))


def claiming(width: int, height: int) -> bytes:
    """A picture of 640 × 400 whose header says another size."""
    data = (PHOTOS / "corners.heic").read_bytes()
    at = data.index(b"ispe") + 8
    return data[:at] + struct.pack(">II", width, height) + data[at + 8 :]


class Coded(NamedTuple):
    """What a decoder needs: its setup (a box), and each picture compressed."""

    setup: bytes
    pictures: list[bytes]


@lru_cache
def _coded(path: Path) -> Coded:
    data = path.read_bytes()
    meta = dict(_boxes(dict(_boxes(data))[b"meta"][4:]))
    setup = dict(_boxes(dict(_boxes(meta[b"iprp"]))[b"ipco"]))[b"hvcC"]
    return Coded(box(b"hvcC", setup), [data[at : at + size] for at, size in _places(meta[b"iloc"])])


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    while data:
        size, kind = struct.unpack(">I4s", data[:8])
        yield kind, data[8:size]
        data = data[size:]


def _places(iloc: bytes) -> Iterator[tuple[int, int]]:
    """As libheif writes it: version 0, one extent an item, base, offset and length in four bytes each."""
    for _, _, base, _, at, size in struct.iter_unpack(">HHIHII", iloc[8:]):
        yield base + at, size


def _full(kind: bytes, data: bytes, version: int = 0, flags: int = 0) -> bytes:
    return box(kind, struct.pack(">I", version << 24 | flags) + data)


def _file(
    items: Sequence[tuple[bytes, bytes]],
    properties: Sequence[bytes],
    belongs: dict[int, list[int]],
    refers: Sequence[tuple[bytes, int, list[int]]],
    primary: int,
) -> bytes:
    infos = [_full(b"infe", struct.pack(">HH4sx", n, 0, kind), 2, n != primary) for n, (kind, _) in enumerate(items, 1)]
    links = [box(kind, struct.pack(f">HH{len(to)}H", n, len(to), *to)) for kind, n, to in refers]
    owned = [struct.pack(f">HB{len(own)}B", n, len(own), *own) for n, own in belongs.items()]
    ftyp = box(b"ftyp", b"heic\0\0\0\0mif1heic")

    def meta(start: int) -> bytes:
        places, at = b"", start
        for number, (_, data) in enumerate(items, 1):
            places += struct.pack(">HHHII", number, 0, 1, at, len(data))
            at += len(data)
        made = box(b"ipco", b"".join(properties)) + _full(b"ipma", struct.pack(">I", len(owned)) + b"".join(owned))
        return _full(
            b"meta",
            _full(b"hdlr", b"\0\0\0\0pict" + bytes(13))
            + _full(b"pitm", struct.pack(">H", primary))
            + _full(b"iloc", struct.pack(">HH", 0x4400, len(items)) + places)
            + _full(b"iinf", struct.pack(">H", len(infos)) + b"".join(infos))
            + _full(b"iref", b"".join(links))
            + box(b"iprp", made),
        )

    start = len(ftyp) + len(meta(0)) + 8
    return ftyp + meta(start) + box(b"mdat", b"".join(data for _, data in items))
