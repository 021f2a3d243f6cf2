"""The boxes of a HEIF file (ISO/IEC 14496-12 § 4.2, 23008-12 § 9.3): what they say of it before anything is decoded.

Stands under photo.py. libheif takes up to a thousand tiles for one picture and decodes each, however large and however little of
it is seen, so that their pixels are counted here.
"""

from collections.abc import Iterator
from struct import unpack_from
from typing import NamedTuple

HEVC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs")
"""Brands of files with HEVC inside (ISO/IEC 23008-12, Annex B)."""
ANY = (b"mif1", b"msf1")
"""Brands that leave the coding open, of AVIF files too: the compatible brands tell."""


class Box(NamedTuple):
    """Where its content lies in the file; `end` may lie behind the file's."""

    kind: bytes
    start: int
    end: int


def is_heif(data: bytes) -> bool:
    """Told by its first bytes, whatever the file is called."""
    brands = {data[at : at + 4] for at in range(8, min(int.from_bytes(data[:4]), 256), 4)}
    return data[4:8] == b"ftyp" and (data[8:12] in HEVC or (data[8:12] in ANY and not {b"avif", b"avis"} & brands))


def is_whole(data: bytes) -> bool:
    """Whether each box ends before the file does; bytes after the last do no harm."""
    return all(box.end <= len(data) for box in _boxes(data, 0, len(data)))


def pixels(data: bytes) -> int:
    """Of all pictures and tiles of the file together, as its lists tell; 0 if it has none."""
    lists = [box for meta in _inside(data, Box(b"", 0, len(data)), b"meta") for box in _inside(data, meta, b"iprp", 4)]
    return sum(_pixels(data, each) for each in lists)


def _pixels(data: bytes, properties: Box) -> int:
    areas = [0]
    for ipco in _inside(data, properties, b"ipco"):
        areas += [_area(data, box) if box.kind == b"ispe" else 0 for box in _boxes(data, ipco.start, ipco.end)]
    return sum(
        areas[number] for ipma in _inside(data, properties, b"ipma") for number in _used(data, ipma) if number < len(areas)
    )


def _area(data: bytes, ispe: Box) -> int:
    width, height = unpack_from(">4xII", data, ispe.start)
    return width * height


def _used(data: bytes, ipma: Box) -> Iterator[int]:
    """Numbers of properties, once for each item that has them."""
    version, wide, count = data[ipma.start], data[ipma.start + 3] & 1, *unpack_from(">I", data, ipma.start + 4)
    at, name = ipma.start + 8, 4 if version else 2
    for _ in range(count):
        size = data[at + name] << wide
        own = data[at + name + 1 : min(at + name + 1 + size, ipma.end)]
        yield from (int.from_bytes(own[i : i + 1 + wide]) & (0x7FFF if wide else 0x7F) for i in range(0, len(own), 1 + wide))
        at += name + 1 + size


def _inside(data: bytes, box: Box, kind: bytes, skipped: int = 0) -> list[Box]:
    return [each for each in _boxes(data, box.start + skipped, box.end) if each.kind == kind]


def _boxes(data: bytes, at: int, end: int) -> Iterator[Box]:
    """Those that follow one another from there; none after bytes that are no box."""
    while at + 8 <= min(end, len(data)):
        size, kind = unpack_from(">I4s", data, at)
        head = 16 if size == 1 else 8
        size = int.from_bytes(data[at + 8 : at + 16]) if size == 1 else size or len(data) - at
        if size < head or not kind.isalnum():
            return
        yield Box(kind, at + head, at + size)
        at += size
