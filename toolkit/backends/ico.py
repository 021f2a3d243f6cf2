"""ICO: an icon in several sizes in one file, each a PNG, as browsers and Windows since Vista read it."""

from collections.abc import Sequence
from struct import pack

ICON, PLANES, BITS = 1, 1, 32


def encode(pictures: Sequence[tuple[int, bytes]]) -> bytes:
    """Pairs of side in px (256 at most) and PNG bytes, the smallest first."""
    entries, start = b"", 6 + 16 * len(pictures)
    for side, png in pictures:
        entries += pack("<BBBBHHII", side % 256, side % 256, 0, 0, PLANES, BITS, len(png), start)
        start += len(png)
    return b"".join((pack("<HHH", 0, ICON, len(pictures)), entries, *(png for _, png in pictures)))
