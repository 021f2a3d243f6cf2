"""A picture's rows as one zlib stream, cut into bands that are packed apart from each other and kept for the next picture.

Stands under png.py. Filters: PNG 3rd edition §9; stream: RFC 1950 and 1951. A band is the same bytes whether it was kept or is
packed anew, on every processor: zlib-ng's match search is a function of its input, and only the speed of its checksums varies.

Photographs: the `average` filter leaves noise without repetitions, where a search for matches costs time and gains nothing, so
symbols are only Huffman-coded: faster than any level of deflate, and of coloured grain some per cent smaller than its usual one.
"""

from collections.abc import Iterator
from itertools import count
from typing import NamedTuple
from weakref import ref

import numpy as np
from numpy.typing import NDArray
from zlib_ng import zlib_ng

from toolkit.backends.kept import Kept

Pixels = NDArray[np.uint8]
"""(height, width, 4), blue, green, red, alpha: a cairo image surface."""

BAND_BYTES = 128 * 1024
KEPT_BYTES = 32 << 20
"""Enough for five full-size posts; what was used longest ago is dropped first."""

FLAT, PHOTOGRAPHIC = 0.1, 0.45
"""Shares of values unlike the one above, below and above which nothing needs trying: gradients lie about 0.06 (0.34 if dithered),
drawn aurora below 0.36, the darkest toned photographs at 0.46."""
GREY_GRAIN = 0.6
"""Share of pixels with grey grain from which a search for matches pays: three equal bytes repeat. A tone layer lowers it."""

UP, AVERAGE = 2, 3
ADLER_BASE = 65521


class Way(NamedTuple):
    """How to pack rows: PNG filter, deflate level and strategy."""

    filter: int
    level: int
    strategy: int


NOISE = Way(AVERAGE, 1, zlib_ng.Z_HUFFMAN_ONLY)
PATCHES = Way(AVERAGE, 1, zlib_ng.Z_RLE)
ARTWORK = Way(UP, 2, zlib_ng.Z_DEFAULT_STRATEGY)


class Packed(NamedTuple):
    """A band: deflate blocks that end on a byte, and the Adler-32 and length of what they unpack to."""

    data: bytes
    adler: int
    length: int


class Ground(NamedTuple):
    """What a picture was painted over, and the rows that were painted: above `top` and from `bottom` on it is the same."""

    pixels: Pixels
    """Not to be written to while it is remembered."""
    top: int
    bottom: int


class Bands:
    """Packs pictures, and remembers their bands up to `room` bytes of pixels."""

    def __init__(self, room: int = KEPT_BYTES) -> None:
        self.kept: Kept[tuple[int, bool, int], tuple[Pixels, Packed]] = Kept(room)
        self.grounds: Kept[tuple[int, int], tuple[ref[Pixels], Packed]] = Kept(room)

    def pack(self, pixels: Pixels, alpha: bool = False, ground: Ground | None = None) -> bytes:
        """A zlib stream of filtered RGB rows, or of RGBA rows (straight alpha from premultiplied) if `alpha`.

        Where the picture is as its ground is, nothing is even compared.
        """
        step, windows = _step(pixels), _windows(np.ascontiguousarray(pixels))
        packed = [
            self._of_ground(window, top, ground)
            if ground and not alpha and (top + step <= ground.top or top - 1 >= ground.bottom)
            else self._band(window, alpha)
            for top, window in zip(count(0, step), windows)
        ]
        adler = 1
        for band in packed:
            adler = _adler_joined(adler, band.adler, band.length)
        return b"".join((b"\x78\x01", *(band.data for band in packed), b"\x03\x00", adler.to_bytes(4)))

    def _of_ground(self, window: Pixels, top: int, ground: Ground) -> Packed:
        key = (id(ground.pixels), top)
        if (kept := self.grounds.get(key)) and kept[0]() is ground.pixels:
            return kept[1]
        packed = self._band(window, alpha=False)
        self.grounds.put(key, (ref(ground.pixels), packed), len(packed.data))
        return packed

    def _band(self, window: Pixels, alpha: bool) -> Packed:
        key = (window.shape[1], alpha, zlib_ng.crc32(window))
        if (kept := self.kept.get(key)) and _same(kept[0], window):
            return kept[1]
        packed = _packed(window, alpha)
        self.kept.put(key, (window.copy(), packed), window.nbytes)
        return packed


def _step(pixels: Pixels) -> int:
    """Rows of a band."""
    return max(1, BAND_BYTES // (4 * pixels.shape[1]))


def _windows(pixels: Pixels) -> Iterator[Pixels]:
    """The rows of each band below the row they are filtered against: black for the first."""
    height, step = len(pixels), _step(pixels)
    yield np.concatenate([np.zeros_like(pixels[:1]), pixels[:step]])
    for top in range(step, height, step):
        yield pixels[top - 1 : top + step]


def _same(kept: Pixels, window: Pixels) -> bool:
    return kept.shape == window.shape and np.array_equal(kept.view(np.uint32), window.view(np.uint32))


def _packed(window: Pixels, alpha: bool) -> Packed:
    samples, channels = (_straight(window), 4) if alpha else (window, 3)
    way = _way(samples, channels)
    raw = _filtered(samples[1:], samples[:-1], channels, way.filter)
    return Packed(_deflated(raw, way), zlib_ng.adler32(raw), raw.size)


def _straight(window: Pixels) -> Pixels:
    """Colours no longer multiplied by alpha: the soft edges change, everything else is so already."""
    alpha = window[..., 3]
    edge = (alpha != 0) & (alpha != 255)
    colors, opacity = window[edge].astype(np.uint16), alpha[edge].astype(np.uint16)[:, None]
    straight = window.copy()
    straight[edge, :3] = np.minimum((colors[:, :3] * 255 + opacity // 2) // opacity, 255)
    return straight


def _way(samples: Pixels, channels: int) -> Way:
    """The best way for a band, judged by every eighth of its rows: plain to see for a photograph or flat artwork, else tried."""
    row, above = samples[1::8], samples[:-1:8]
    up = _filtered(row, above, channels, UP)
    unlike = np.count_nonzero(up) / up.size
    if unlike <= FLAT:
        return ARTWORK
    if unlike >= PHOTOGRAPHIC and _grey_share(up, channels) < GREY_GRAIN:
        return NOISE
    if len(_deflated(up, ARTWORK)) * 8 < up.size:
        return ARTWORK
    return min(ARTWORK, PATCHES, NOISE, key=lambda way: len(_deflated(_filtered(row, above, channels, way.filter), way)))


def _grey_share(up: Pixels, channels: int) -> float:
    """Share of pixels that differ from the one above by the same step in red, green and blue."""
    red, green, blue = (up[:, 1 + channel :: channels] for channel in range(3))
    return np.count_nonzero((red == green) & (green == blue)) / red.size


def _filtered(row: Pixels, above: Pixels, channels: int, kind: int) -> Pixels:
    """Each row behind its filter's number, as red, green, blue and alpha if there are four channels."""
    rest = row - (above if kind == UP else _mean(row, above))
    out = np.empty((len(row), 1 + row.shape[1] * channels), np.uint8)
    out[:, 0] = kind
    for channel, source in zip(range(channels), (2, 1, 0, 3), strict=False):
        out[:, 1 + channel :: channels] = rest[..., source]
    return out


def _mean(row: Pixels, above: Pixels) -> Pixels:
    """Half the sum of the pixels to the left and above, rounded down, without leaving eight bits."""
    left = np.zeros_like(row)
    left[:, 1:] = row[:, :-1]
    mean = left ^ above
    mean >>= 1
    left &= above
    mean += left
    return mean


def _deflated(raw: Pixels, way: Way) -> bytes:
    """Blocks up to a byte boundary (an empty stored block), none of them the last of a stream."""
    packer = zlib_ng.compressobj(way.level, zlib_ng.DEFLATED, -zlib_ng.MAX_WBITS, 9, way.strategy)
    return packer.compress(raw) + packer.flush(zlib_ng.Z_SYNC_FLUSH)


def _adler_joined(first: int, second: int, length: int) -> int:
    """Adler-32 of two runs of bytes from that of each and the length of the second."""
    low = (first & 0xFFFF) + (second & 0xFFFF) - 1
    high = (first >> 16) + (second >> 16) + length * ((first & 0xFFFF) - 1)
    return high % ADLER_BASE << 16 | low % ADLER_BASE
