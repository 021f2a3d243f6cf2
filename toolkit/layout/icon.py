"""Icons: the symbol on a night ground, for browsers, telephones and profile pictures.

Every icon is a square of side 1. The smallest are drawn heavier, as small sizes of a typeface are, so that the line does not
vanish. Safe areas: maskable icons show a circle of 80 % of the side (W3C Web Application Manifest §1.13.2.2), profile pictures
are cut to a circle by the channels.
"""

from typing import NamedTuple

from toolkit.geometry import Box
from toolkit.layout.drawing import Drawing
from toolkit.layout.house import House
from toolkit.layout.items import Artwork, Bitmap, Fill, Item
from toolkit.layout.lockup import inks, lockup
from toolkit.layout.otava import draw_mark

HEAVY = {"line": 0.075, "star": 0.088, "lit": 0.14, "gap": 0.02}
"""The mark at a few pixels' height."""


class Icon(NamedTuple):
    """An icon file: its sizes in px; in parts of its side, the circle round the mark (its diameter) and the corners' radius."""

    name: str
    sizes: tuple[int, ...]
    circle: float
    radius: float = 0
    heavy: bool = False


ICONS = (
    Icon("favicon.ico", (16, 32, 48), 1.1, 0.2, heavy=True),
    Icon("apple-touch-icon.png", (180,), 0.92),
    Icon("icon-192.png", (192,), 0.92, 0.2),
    Icon("icon-512.png", (512,), 0.92, 0.2),
    Icon("maskable-512.png", (512,), 0.78),
    Icon("avatar-800.png", (800,), 0.7),
)


def draw_icon(house: House, region: str | None, icon: Icon, language: str) -> Drawing:
    """The icon as a drawing of side 1."""
    ground = Fill(Box(0, 0, 1, 1), house.brand.color("night"), role="symbol", radius=icon.radius)
    name = house.owner_name(region, language)
    return Drawing(name, 1, 1, (ground, *_symbol(house, region, icon, language)))


def mark_box(aspect: float, circle: float) -> Box:
    """The largest box of this aspect whose corners lie on a circle of this diameter in the middle of the square."""
    height = circle / (1 + aspect**2) ** 0.5
    return Box(0.5 - aspect * height / 2, 0.5 - height / 2, aspect * height, height)


def _symbol(house: House, region: str | None, icon: Icon, language: str) -> tuple[Item, ...]:
    drawn = lockup(house, region, "symbol", "negative", language)
    box, mark = mark_box(drawn.aspect, icon.circle), house.brand.mark
    official = any(isinstance(item, Artwork | Bitmap) for item in drawn.items)
    if official or not icon.heavy:
        return drawn.placed(box)
    lit = house.brand.regions[region].star if region else None
    colors = inks(house, region, "negative")
    return draw_mark(mark.model_copy(update=HEAVY), box, lit, colors.line, colors.lit)
