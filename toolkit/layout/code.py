"""A QR code for a link: a light plate with dark modules, in the box a layout gives it.

ISO/IEC 18004:2015, byte mode, error correction M or better, a quiet zone of four modules. Dark on light always: many
readers do not find an inverted code.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from math import floor
from urllib.parse import quote, urlsplit

from toolkit.color import Color
from toolkit.errors import ContentError
from toolkit.geometry import Box
from toolkit.layout.items import Fill, Item, Outline, Shape
from toolkit.layout.paths import joined, rectangle

QUIET = 4
"""Free modules on each side (ISO/IEC 18004 §5.3.8)."""

LONGEST = 300
"""Characters of a link as it is encoded: a longer one makes a code too fine for a telephone at arm's length."""

RESERVED = "%:/?#[]@!$&'()*+,;=~"
"""Characters with a meaning in an address (RFC 3986 §2.2), and those of an encoding that is there already."""

BARE = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}(?:[:/?#]|$)")
"""How an address begins whose scheme was left out: a host with a name at its end."""

Matrix = tuple[bytes, ...]
"""Rows of modules: 1 dark, 0 light."""


def draw_code(link: str, box: Box, dark: Color, light: Color, *, snap: bool = False) -> tuple[Item, ...]:
    """Plate and modules in a square, in the middle of the box; of the two colours the darker one makes the modules.

    `snap` gives every module a whole number of units, so that a bitmap has crisp edges; the quiet zone takes up the rest.
    Raises ContentError for what is not a link.
    """
    matrix = _matrix(link)
    plate = box.contain(1)
    dark, light = sorted((dark, light), key=lambda color: color.luminance)
    side = _module(len(matrix), plate, snap)
    x, y = (middle - len(matrix) * side / 2 for middle in plate.center)
    modules = Shape(_outline(matrix), dark, role="code", at=(round(x), round(y)) if snap else (x, y), scale=side)
    return Fill(plate, light, role="code"), modules


def module_side(link: str, box: Box, *, snap: bool = False) -> float:
    """Side of a module, in the box's unit, as `draw_code` would draw it."""
    return _module(len(_matrix(link)), box.contain(1), snap)


def _module(count: int, plate: Box, snap: bool) -> float:
    """In a plate too small for whole units a module is smaller than one, snapped or not."""
    side = plate.width / (count + 2 * QUIET)
    return floor(side) if snap and side >= 1 else side


@lru_cache(maxsize=256)
def _matrix(link: str) -> Matrix:
    import segno  # 30 ms that a picture without a code need not wait

    return tuple(map(bytes, segno.make_qr(_address(link), error="m").matrix))


@lru_cache(maxsize=256)
def _outline(matrix: Matrix) -> Outline:
    """Modules of side 1 from the origin, those beside each other joined."""
    return joined(*map(rectangle, _runs(matrix)))


def _runs(matrix: Matrix) -> Iterator[Box]:
    for y, row in enumerate(matrix):
        x = 0
        for dark, run in groupby(row):
            width = len(list(run))
            if dark:
                yield Box(x, y, width, 1)
            x += width


def _address(link: str) -> str:
    """The link in ASCII, as every reader understands it: host in Punycode, the rest percent-encoded (RFC 3987 §3.1).

    People leave `https://` out, and readers of codes open nothing without it.
    """
    link = f"https://{link}" if BARE.match(link) else link
    try:
        parts = urlsplit(link)
        place = _netloc(parts.hostname or "", parts.port)
    except ValueError as error:
        raise _no_link(link) from error
    if parts.scheme not in ("http", "https") or not parts.hostname or " " in link or not link.isprintable():
        raise _no_link(link)
    encoded = link if link.isascii() else quote(parts._replace(netloc=place).geturl(), safe=RESERVED)
    if len(encoded) > LONGEST:
        raise ContentError("link", f"{len(encoded)} characters are too many for a code", f"use a link of at most {LONGEST}")
    return encoded


def _netloc(host: str, port: int | None) -> str:
    """Host and port; a numeric IPv6 host keeps its brackets."""
    name = f"[{host}]" if ":" in host else host.encode("idna").decode()
    return name if port is None else f"{name}:{port}"


def _no_link(link: str) -> ContentError:
    return ContentError("link", f"{link[:60]!r} is not the address of a web page", "write it in full: https://example.org/event")
