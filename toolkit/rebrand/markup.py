"""Elements of a part with the bytes they stand in, so that a part is changed in a place and is otherwise the same to the byte.

Parts have been read by toolkit.sources.office before: they are well formed, in UTF-8, and declare no document type.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import unescape

from toolkit.backends.pptx.xml import escaped
from toolkit.errors import AssetError

START = re.compile(rb"""<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""")
ATTRIBUTE = re.compile(rb"""\s([^\s=<>"']+)\s*=\s*("[^"]*"|'[^']*')""")
QUOTED = {"&quot;": '"', "&#x27;": "'", "&apos;": "'"}

SMALL = 1 << 16
"""Bytes of parts whose elements are remembered."""

ANEW = "open the deck in PowerPoint and save it anew"


class Tag(NamedTuple):
    """An element; attributes by their name, or by `namespace name` where they have a namespace."""

    space: str
    name: str
    attributes: dict[str, str]
    start: int
    inner: int
    """Where its content begins, or it ends if it has none."""
    close: int
    end: int
    """Where its content ends, and where it ends itself."""


class Edit(NamedTuple):
    """What stands from `start` to `end` is to be something else."""

    start: int
    end: int
    data: bytes


def tags(data: bytes) -> tuple[Tag, ...]:
    """All elements, in document order; AssetError for what is not XML."""
    return _kept(data) if len(data) < SMALL else _read(data)


def _read(data: bytes) -> tuple[Tag, ...]:
    found, nested = list[Tag](), list[int]()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def start(name: str, attributes: dict[str, str]) -> None:
        at = parser.CurrentByteIndex
        match = START.match(data, at)
        assert match
        nested.append(len(found))
        space, _, local = name.rpartition(" ")
        found.append(Tag(space, local, attributes, at, match.end(), match.end(), match.end()))

    def end(_: str) -> None:
        place = nested.pop()
        if data[found[place].inner - 2 : found[place].inner] != b"/>":
            at = parser.CurrentByteIndex
            found[place] = found[place]._replace(close=at, end=data.index(b">", at) + 1)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        raise AssetError("the deck", "it takes for XML what is none", ANEW) from None
    return tuple(found)


_kept = lru_cache(maxsize=128)(_read)
"""Masters, layouts and relationships are looked at several times."""


def named(data: bytes, *names: str) -> Iterator[Tag]:
    """The elements of these local names."""
    return (tag for tag in tags(data) if tag.name in names)


def one(data: bytes, name: str) -> Tag:
    """The first of a local name, which there must be."""
    for tag in named(data, name):
        return tag
    raise AssetError(f"<{name}>", "it is missing in a part of the deck", ANEW)


def within(data: bytes, outer: Tag) -> Iterator[Tag]:
    """The elements inside another."""
    return (tag for tag in tags(data) if outer.start < tag.start < outer.end)


def text_of(data: bytes, tag: Tag) -> str:
    """The text of an element that holds nothing else."""
    return unescape(data[tag.inner : tag.close].decode(), QUOTED)


def prefix(data: bytes, tag: Tag) -> str:
    """What stands before the colon of its name, with the colon."""
    match = re.match(rb"<([^\s:/>]+:)?", data[tag.start : tag.inner])
    return (match[1] or b"").decode() if match else ""


def valued(data: bytes, tag: Tag, attribute: str, value: str) -> Edit:
    """Gives an attribute that is there, by the name it is written with, another value."""
    found = ATTRIBUTE.finditer(data, tag.start, tag.inner)
    match = next(match for match in found if match[1] == attribute.encode())
    return Edit(*match.span(2), f'"{escaped(value)}"'.encode())


def told(tag: Tag, text: str) -> Edit:
    """Gives an element another text."""
    return Edit(tag.inner, tag.close, escaped(text).encode())


def before(tag: Tag, data: bytes) -> Edit:
    """Adds something at the end of an element's content."""
    return Edit(tag.close, tag.close, data)


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The part after all edits, which do not overlap; the very same if there are none."""
    pieces, at = list[bytes](), 0
    for edit in sorted(edits):
        pieces += (data[at : edit.start], edit.data)
        at = edit.end
    return b"".join((*pieces, data[at:])) if pieces else data
