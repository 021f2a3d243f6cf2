"""Colours told by numbers (ITU-T H.273, the `nclx` of HEIF) made an ICC profile, so that they are converted like any other's.

Stands under heif.py. A matrix profile as of ICC.1:2001-04: three columns adapted to D50 after Bradford, and one curve. Of
pictures with more light than paper has (PQ and HLG, Rec. ITU-R BT.2100) white is the reference white of Report BT.2408:
203 cd/m², 75 % of HLG; what is brighter is white.
"""

import struct
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

BT709 = 1
"""Primaries of sRGB."""
UNKNOWN = 2

D50 = np.array((0.9642, 1, 0.8249))
BRADFORD = np.array(((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296)))
STEPS = 1024
"""Entries of a curve: a quarter of one of eight bits."""


class Coding(NamedTuple):
    """H.273's number of the primaries and of the transfer, and x, y of red, green, blue and white."""

    primaries: int
    transfer: int
    xy: tuple[tuple[float, float], ...]

    @classmethod
    def of(cls, told: Mapping[str, float]) -> "Coding":
        """As pi-heif tells it."""
        points = [
            (told[f"color_primary_{name}_x"], told[f"color_primary_{name}_y"]) for name in ("red", "green", "blue", "white")
        ]
        return cls(int(told["color_primaries"]), int(told["transfer_characteristics"]), tuple(points))


def _srgb(value: Numbers) -> Numbers:
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def _pq(value: Numbers) -> Numbers:
    root = value ** (32 / 2523)
    light = np.maximum(root - 3424 / 4096, 0) / (2413 / 128 - 2392 / 128 * root)
    return light ** (16384 / 2610) * 10_000 / 203


def _hlg(value: Numbers) -> Numbers:
    def scene(signal: Numbers) -> Numbers:
        return np.where(signal <= 0.5, signal**2 / 3, (np.exp((signal - 0.55991073) / 0.17883277) + 0.28466892) / 12)

    return scene(value) / scene(np.array(0.75))


CURVES: dict[int, Callable[[Numbers], Numbers]] = {8: lambda value: value, 16: _pq, 18: _hlg}
"""Transfer characteristics → light of a signal, both 0–1; all others are shown as sRGB's, as browsers do."""


@lru_cache(maxsize=8)
def profile(coding: Coding) -> bytes:
    """An ICC profile; empty for sRGB, and for what is not told."""
    plain = coding.primaries in (BT709, UNKNOWN) and coding.transfer not in CURVES
    if plain or not all(y > 0 for _, y in coding.xy):
        return b""
    light = CURVES.get(coding.transfer, _srgb)(np.linspace(0, 1, STEPS))
    curve = np.round(light.clip(0, 1) * 65535).astype(">u2").tobytes()
    columns = _columns(coding.xy).T
    tags = {b"wtpt": _xyz(D50)} | {name + b"XYZ": _xyz(column) for name, column in zip((b"r", b"g", b"b"), columns, strict=True)}
    tags |= {name + b"TRC": struct.pack(">4sII", b"curv", 0, STEPS) + curve for name in (b"r", b"g", b"b")}
    return _packed({b"desc": struct.pack(">4sII6s78x", b"desc", 0, 6, b"H.273"), **tags})


def _columns(xy: tuple[tuple[float, float], ...]) -> Numbers:
    """Red, green and blue in XYZ, so that together they are D50."""
    x, y = np.array(xy).T
    points = np.array((x / y, np.ones(4), (1 - x - y) / y))
    white = points[:, 3]
    adapted = np.linalg.inv(BRADFORD) @ np.diag(BRADFORD @ D50 / (BRADFORD @ white)) @ BRADFORD
    return adapted @ points[:, :3] * np.linalg.solve(points[:, :3], white)


def _xyz(value: Numbers) -> bytes:
    return struct.pack(">4sI3i", b"XYZ ", 0, *np.round(value * 65536).astype(int))


def _packed(tags: Mapping[bytes, bytes]) -> bytes:
    """Header, table of tags, tags; each begins at a multiple of four."""
    at, table, body = 132 + 12 * len(tags), b"", b""
    for name, data in tags.items():
        table += struct.pack(">4sII", name, at + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    white = np.round(D50 * 65536).astype(int)
    kind = b"\x02\x40", b"mntr", b"RGB ", b"XYZ ", b"acsp"
    return struct.pack(">I4x4s4s4s4s12x4s28x3i48xI", at + len(body), *kind, *white, len(tags)) + table + body
