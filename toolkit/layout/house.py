"""The house: everything a layout draws on, loaded once — the brand, its templates, the map, artwork and the hyphenator."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from toolkit.color import Color
from toolkit.geometry import Box
from toolkit.layout.items import Picture
from toolkit.layout.logo import Logo
from toolkit.load_map import RegionMap
from toolkit.model.brand import Brand, Region
from toolkit.model.template import Template
from toolkit.text.font import Typeface, open_face
from toolkit.text.hyphen import Hyphenator

Look = Callable[[Picture, Box, float], tuple[Color, Color]]
"""Measures a photograph under a box: its darkest and its brightest colour there, at so many pixels a unit."""


def unseen(picture: Picture, box: Box, scale: float) -> tuple[Color, Color]:
    """The worst that a photograph can be, where nobody looked at it."""
    return Color(0, 0, 0), Color(255, 255, 255)


@dataclass(frozen=True, eq=False)
class House:
    """Made by `toolkit.opened.open_house`; frozen, so that layouts may be made in any order and number, and parts be kept.

    A house equals itself alone.
    """

    brand: Brand
    templates: Mapping[str, Template]
    map: RegionMap
    hyphenator: Hyphenator
    logos: Mapping[str, Logo] = field(default_factory=dict[str, Logo])
    """Official and partners' artwork, read and cleaned, by file as the brand names it."""
    look: Look = unseen
    """How photographs are measured; layouts themselves open no file."""

    def face(self, key: str) -> Typeface:
        """A face of the typography."""
        return open_face(f"{self.brand.root}/assets/fonts/{self.brand.typography.faces[key].file}")

    def accent(self, region: str | None, *, on_dark: bool) -> Color:
        """The region's accent for a ground; the shared one where there is no region."""
        if region is None:
            return self.brand.color("accent-on-dark" if on_dark else "accent-on-light")
        owner = self.brand.regions[region]
        return self.brand.palette.colors[owner.accent_light if on_dark else owner.accent].hex

    def region(self, key: str | None) -> Region | None:
        return self.brand.regions[key] if key else None

    def owner_name(self, key: str | None, language: str) -> str:
        """The region's name, or the area's."""
        return self.brand.say(self.brand.regions[key].name if key else self.brand.area.name, language)
