"""The package: parts by name as one ZIP file, with their content types and relationships (ECMA-376 part 2, Open Packaging).

The ZIP has no times, so that the same parts are the same bytes. What was packed once is kept: a deck that reuses a template's
parts costs only its own. Pictures and workbooks are packed already, and are stored.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from posixpath import dirname, relpath
from struct import Struct
from typing import NamedTuple

from zlib_ng import zlib_ng

from toolkit.backends.pptx.xml import OFFICE, escaped, part

Parts = Mapping[str, bytes]
"""Bytes by name, which has no slash in front: ppt/presentation.xml."""

TYPES = "[Content_Types].xml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "fntdata": "application/x-fontdata",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Content types by suffix; every part of XML has its own besides."""

STORED = ("png", "jpg", "jpeg", "xlsx")
MIDNIGHT = 0x0021 << 16
"""1 January 1980, 0.00, as ZIP counts: the date of every member."""

LOCAL, CENTRAL, END = Struct("<IHHHIIIIHH"), Struct("<IHHHHIIIIHHHHHII"), Struct("<IHHHHIIH")
VERSION, STORE, DEFLATE = 20, 0, 8
RAW = -15
"""A stream without zlib's own header."""


class Relation(NamedTuple):
    """From a part to another: the last word of its type, and the part's name."""

    kind: str
    target: str


class Packed(NamedTuple):
    """A member's data as it stands in the file, and what is said of it: method, CRC-32, bytes before packing."""

    data: bytes
    method: int
    crc: int
    size: int


def pack(parts: Parts, *, packed: bool = True) -> bytes:
    """The ZIP file: content types first, the rest in the order it comes; nothing is deflated where `packed` is False."""
    names = sorted(parts, key=lambda name: name != TYPES)
    body, index, offset = list[bytes](), list[bytes](), 0
    for name in names:
        whole, written = parts[name], name.encode("ascii")
        member = _deflated(whole) if packed and name.rpartition(".")[2] not in STORED else _stored(whole)
        told = (VERSION, 0, member.method, MIDNIGHT, member.crc, len(member.data), member.size, len(written))
        body += (LOCAL.pack(0x04034B50, *told, 0), written, member.data)
        index += (CENTRAL.pack(0x02014B50, VERSION, *told, 0, 0, 0, 0, 0, offset), written)
        offset += LOCAL.size + len(written) + len(member.data)
    length = sum(map(len, index))
    return b"".join((*body, *index, END.pack(0x06054B50, 0, 0, len(names), len(names), length, offset, 0)))


@lru_cache(maxsize=2048)
def _deflated(data: bytes) -> Packed:
    return Packed(zlib_ng.compress(data, level=1, wbits=RAW), DEFLATE, zlib_ng.crc32(data), len(data))


@lru_cache(maxsize=256)
def _stored(data: bytes) -> Packed:
    return Packed(data, STORE, zlib_ng.crc32(data), len(data))


def content_types(types: Mapping[str, str], suffixes: Iterable[str]) -> bytes:
    """`types` is the content type of every part that has one of its own; `suffixes` are those of the others."""
    known = "".join(f'<Default Extension="{suffix}" ContentType="{DEFAULTS[suffix]}"/>' for suffix in sorted(set(suffixes)))
    own = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items())
    return part(f'<Types xmlns="{PACKAGE}/content-types">{known}{own}</Types>')


def relationships(source: str, relations: Iterable[Relation]) -> bytes:
    """The relationships of a part, numbered from rId1 in their order; `source` is its name, empty for the package."""
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{_type(kind)}" {_target(source, kind, target)}/>'
        for number, (kind, target) in enumerate(relations, 1)
    )
    return part(f'<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>')


def relationships_of(name: str) -> str:
    """Where a part's relationships stand."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"


def _type(kind: str) -> str:
    return f"{PACKAGE}/relationships/metadata/{kind}" if kind in ("core-properties", "thumbnail") else f"{OFFICE}/{kind}"


def _target(source: str, kind: str, target: str) -> str:
    if kind == "hyperlink":
        return f'Target="{escaped(target)}" TargetMode="External"'
    return f'Target="{_beside(dirname(source), target)}"'


@lru_cache(maxsize=2048)
def _beside(folder: str, target: str) -> str:
    return relpath(f"/{target}", f"/{folder}")


class Links:
    """The relationships of a part while it is written: each target once, by the id that the part names it with."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._ids: dict[Relation, str] = {}

    def to(self, kind: str, target: str) -> str:
        """The id of a relationship, made where there is none yet."""
        return self._ids.setdefault(Relation(kind, target), f"rId{len(self._ids) + 1}")

    @property
    def parts(self) -> dict[str, bytes]:
        """The part that holds them, by its name."""
        return {relationships_of(self.source): relationships(self.source, self._ids)}
