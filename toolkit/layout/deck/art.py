"""What a layout shows of itself: its ground, the accent under the title, constellation and map; the same on all its slides.

The templates' masters show it too: nothing in it depends on a slide's contents.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from toolkit.color import Color
from toolkit.geometry import Box
from toolkit.layout.deck.desk import Desk
from toolkit.layout.ground import Scenery, lay_ground
from toolkit.layout.house import House
from toolkit.layout.items import Fill, Item, Text
from toolkit.layout.motif import lay_map, lay_motif
from toolkit.layout.otava import figure
from toolkit.layout.request import Request
from toolkit.model.deck import DeckDesign, Ground, SlideLayout
from toolkit.model.format import Format

CHECKED = date(2026, 11, 24)
LAND = "announcement"
"""The social template whose land lies under the slides' sky."""

VEILED: Mapping[Ground, float] = {"dark": 0.7, "light": 1}
"""How far from the left edge the sky is calm, as a share of its width: the night shines at the right, the day is even."""


@lru_cache(maxsize=8)
def slide_format(width: float, height: float) -> Format:
    """A slide as a canvas: px, nothing of it covered or cropped."""
    source = "templates/deck/template.yml"
    return Format(name={}, channel="slide", size=(width, height), suffixes=("png", "svg", "pdf"), source=source, checked=CHECKED)


def slide_art(desk: Desk, layout: SlideLayout, ground: Ground) -> tuple[Item, ...]:
    """The items behind everything, in drawing order; the foot is not among them."""
    design, house = desk.design, desk.house
    request, (width, height) = _request(house, desk.region, ground), design.size
    items: list[Item] = [Fill(Box(0, 0, width, height), ground_color(house, ground))]
    if layout.scenery:
        items += _sky(house, ground, Box(0, 0, width, design.foot.y))
    if layout.map:
        items += lay_map(house, request, layout.map)
    if layout.constellation:
        place = layout.constellation.contain(figure(house.brand.mark).aspect, (1, 0.35))
        items += lay_motif(house, request, place)
    if has_rule(layout, design):
        items.append(Fill(design.rule, desk.color("accent", ground), role="rule"))
    return tuple(items)


def ground_color(house: House, ground: Ground) -> Color:
    """White or night, as the masters have it."""
    return house.brand.color("white" if ground == "light" else "ground-dark")


def has_rule(layout: SlideLayout, design: DeckDesign) -> bool:
    """Whether the accent stands under the title: not under one that is set large or small, or over a picture."""
    title = layout.holders["title"]
    return title.style == "title" and not title.fill and title.box.bottom <= design.rule.y


@lru_cache(maxsize=16)
def _sky(house: House, ground: Ground, box: Box) -> tuple[Item, ...]:
    """The northern sky above the foot, calm where slides' texts stand, the same for all regions."""
    dark, text = ground == "dark", box.part(0, 0, VEILED[ground], 1)
    roles = ("white", "muted-on-dark") if dark else ("night", "muted-on-light")
    colors = [house.brand.color(role) for role in roles]
    colors += [house.accent(region, on_dark=dark) for region in (None, *house.brand.regions)]
    fmt = slide_format(box.width, box.height)
    scenery = Scenery(house, _request(house, None, ground), house.templates[LAND], fmt, box._replace(y=box.bottom), text)
    return lay_ground(scenery, [Text("", (), color, text, "", "") for color in colors], photo=False)


def _request(house: House, region: str | None, ground: Ground) -> Request:
    """A slide as motifs and grounds ask for it; they look at its region and ground."""
    return Request("", LAND, next(iter(house.brand.formats)), region, "", {}, "", ground)
