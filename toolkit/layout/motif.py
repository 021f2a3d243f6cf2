"""What stands beside the text: the constellation with the region's star lit, the map with the region filled, a portrait."""

from functools import lru_cache

from toolkit.color import Color
from toolkit.geometry import Box
from toolkit.layout.house import House
from toolkit.layout.items import Fill, Item, Picture, Shape
from toolkit.layout.map import region_shapes
from toolkit.layout.otava import draw_constellation, figure
from toolkit.layout.paths import circle, joined
from toolkit.layout.request import Request
from toolkit.model.content import Ground

LEAST = 0.13
"""A constellation lower than this share of the picture's shorter side is left out."""


def lay_motif(house: House, request: Request, box: Box) -> tuple[Item, ...]:
    """The constellation as large as the box allows; nothing where that is too small to be seen."""
    fmt = house.brand.formats[request.format]
    if box.height < LEAST * min(fmt.trim.width, fmt.trim.height) or box.width <= 0:
        return ()
    return _constellation(house, request.region, request.ground, box)


def lay_map(house: House, request: Request, box: Box) -> tuple[Item, ...]:
    """Finland: the region in its accent, the seven calm, the rest faint."""
    on_dark, region = request.ground == "dark", house.region(request.region)
    accent = house.accent(request.region, on_dark=on_dark)
    ground = house.brand.color("ground-dark" if on_dark else "ground-light")
    ink = house.brand.color("mist" if on_dark else "dusk")
    seven, rest = (0.5, 0.1) if on_dark else (0.5, 0.25)
    shapes = region_shapes(house.map, box)

    def paint(iso: str, of_seven: bool) -> Color:
        lit = region is None or iso == region.iso
        return accent if of_seven and lit else ground.mix(ink, seven if of_seven else rest)

    return tuple(Shape(outline, paint(land.iso, land.seven), role="map") for land, outline in shapes)


def lay_portrait(house: House, request: Request, box: Box) -> tuple[Item, ...]:
    """The photograph in a circle, with a ring in the region's accent."""
    assert request.photo is not None
    ring = box.inset(-0.028 * box.width)
    accent = house.accent(request.region, on_dark=request.ground == "dark")
    return (
        Fill(ring, accent, role="portrait", radius=ring.width / 2),
        Picture(request.photo.file, request.photo.focus, box, box.width / 2, request.photo.alt.get(request.language, "")),
    )


@lru_cache(maxsize=128)
def _constellation(house: House, region: str | None, ground: Ground, box: Box) -> tuple[Item, ...]:
    mark, on_dark = house.brand.mark, ground == "dark"
    place = box.contain(figure(mark).aspect, (1, 0.35))
    ink = house.brand.color("white" if on_dark else "dusk")
    radius = place.height * 0.026
    items = draw_constellation(
        mark, place, radius=radius, thickness=radius * 0.3, line=ink, star=ink, alpha=0.6 if on_dark else 0.35, glow=on_dark
    )
    return (*items, *_lit(house, region, on_dark, place, radius))


def _lit(house: House, key: str | None, on_dark: bool, box: Box, radius: float) -> tuple[Item, ...]:
    """The star of the region, or all seven, in the accent and larger."""
    _, stars = figure(house.brand.mark).placed(box)
    region = house.region(key)
    bright = [stars[region.star]] if region else list(stars.values())
    size = radius * (2.1 if region else 1.35)
    accent = house.accent(key, on_dark=on_dark)
    glow = (
        Shape(
            joined(*(circle(star, size * (1 + 1.6 * (1 - step / 12) ** 2)) for star in bright)), accent, role="motif", alpha=0.03
        )
        for step in range(12)
    )
    return *glow, Shape(joined(*(circle(star, size) for star in bright)), accent, role="motif")
