"""The regions of Finland as outlines in a box: the map as an emblem, for the caller to paint.

toolkit.load_map gives metres, east and north; here they become artboard units, y down. Finland keeps its proportions.
"""

from typing import NamedTuple

from toolkit.geometry import Box, Point
from toolkit.layout.items import Outline
from toolkit.load_map import Land, RegionMap, Ring


def map_aspect(regions: RegionMap) -> float:
    """Width ÷ height of the whole country."""
    return _extent(regions).aspect


def region_shapes(regions: RegionMap, box: Box, *, apart: bool = True) -> tuple[tuple[Land, Outline], ...]:
    """Every region and its outline, sorted by ISO code: the country in the middle of the box, as large as fits.

    `apart` leaves a gap between neighbours (about 1/350 of the map's height). Without it they share their borders, so that
    regions joined in one Shape make one area without seams.
    """
    place = _Place.into(box, regions)
    return tuple((land, place.outline(land.apart if apart else land.rings)) for land in regions.lands)


def label_point(regions: RegionMap, box: Box, iso: str) -> Point:
    """The point of a region farthest from its borders, where a name or a pin stands; KeyError for an unknown code."""
    labels = {land.iso: land.label for land in regions.lands}
    return _Place.into(box, regions).point(*labels[iso])


class _Place(NamedTuple):
    """How metres become artboard units: x = left + east · scale, y = top − north · scale."""

    left: float
    top: float
    scale: float

    @classmethod
    def into(cls, box: Box, regions: RegionMap) -> "_Place":
        extent = _extent(regions)
        fitted = box.contain(extent.aspect)
        scale = fitted.width / extent.width
        return cls(fitted.x - extent.x * scale, fitted.y - extent.y * scale, scale)

    def point(self, east: float, north: float) -> Point:
        return Point(self.left + east * self.scale, self.top - north * self.scale)

    def outline(self, rings: tuple[Ring, ...]) -> Outline:
        ops = "".join("M" + "L" * (len(ring) // 2 - 1) + "Z" for ring in rings)
        flat = (self.point(*pair) for ring in rings for pair in zip(ring[::2], ring[1::2], strict=True))
        return Outline(ops, tuple(number for point in flat for number in point))


def _extent(regions: RegionMap) -> Box:
    """The country in metres with y down: north is −y."""
    rings = [ring for land in regions.lands for ring in land.rings]
    west, east = min(min(ring[::2]) for ring in rings), max(max(ring[::2]) for ring in rings)
    south, north = min(min(ring[1::2]) for ring in rings), max(max(ring[1::2]) for ring in rings)
    return Box(west, -north, east - west, north - south)
