"""The foot: the white ground on which lockup, partners and emblem stand, so that logos are always on white.

A band along the bottom of tall, square and wide pictures, a panel on the right of banners; where the channel covers the edge, a
card inside the live area. The emblem comes first: its height follows from the rules, and every other logo is fitted under it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.errors import MisfitError
from toolkit.geometry import Box
from toolkit.layout.drawing import Drawing
from toolkit.layout.funding import FundingMark, funding_mark
from toolkit.layout.house import House
from toolkit.layout.items import Fill, Item, Mark
from toolkit.layout.lockup import LogoLayout, lockup
from toolkit.layout.logo import Logo
from toolkit.layout.row import partner, rows
from toolkit.model.format import Format

SHARE = 0.062
"""Height of the flag ÷ mean side of the live area, where the rules ask for less."""

PAD = 0.38
"""Room above and below the logos, in heights of the flag."""

PARTNERS = 0.62
"""Height of partners' logos ÷ height of the flag."""

ROW_GAP = 0.42
WORDY = 0.6
"""The horizontal lockup is taken if its mark is at least this share of the flag's height; else the compact one."""


class Order(NamedTuple):
    """What a foot is made for."""

    house: House
    format: Format
    region: str | None
    language: str
    funding: str
    partners: Sequence[Logo] = ()


@dataclass(frozen=True)
class Foot:
    """The finished foot, and the part of the live area that it leaves."""

    items: tuple[Item, ...]
    marks: tuple[Mark, ...]
    ground: Box
    content: Box


class Stand(NamedTuple):
    """A drawing and the box it stands in, before the foot has its place."""

    drawing: Drawing
    box: Box
    kind: str


def margin(fmt: Format) -> float:
    """Free room at the edges of the live area."""
    mean = (fmt.live.width * fmt.live.height) ** 0.5
    return min(0.055 * mean, 0.11 * min(fmt.live.width, fmt.live.height))


def lay_foot(order: Order) -> Foot:
    """The foot for a picture, at the bottom or at the right of its live area."""
    banner = order.format.shape == "banner"
    return _panel(order) if banner else _band(order)


def flag_height(order: Order) -> float:
    """The rules' minimum, or a share of the picture where that is more."""
    rules, fmt = order.house.brand.emblem, order.format
    least = rules.min_height_mm * 72 / 25.4 if fmt.unit == "mm" else rules.min_height_css_px * fmt.css_px
    return max(least, SHARE * (fmt.live.width * fmt.live.height) ** 0.5)


def _band(order: Order) -> Foot:
    live, edge, flag = order.format.live, margin(order.format), flag_height(order)
    card = not _reaches(order.format, "bottom")
    side = edge if not card else max(flag * PAD, edge * 0.7)
    width = live.width - 2 * side
    stands, height = _beside(order, width, flag)
    if stands is None:
        stands, height = _stacked(order, width, flag)
    tall = height + 2 * PAD * flag
    ground = Box(live.x, live.bottom - tall, live.width, tall)
    content = Box(live.x + edge, live.y + edge, live.width - 2 * edge, live.height - tall - 2 * edge)
    if card:
        content = Box(live.x, live.y, live.width, live.height - tall - edge)
    return _finish(order, stands, ground, side, content, card)


def _panel(order: Order) -> Foot:
    live, edge, flag = order.format.live, margin(order.format), flag_height(order)
    side = 0.5 * flag
    emblem = _emblem(order)
    width = max(emblem.drawing.width * flag if emblem else 0, 3.4 * flag)
    stands, height = _stacked(order, width, flag)
    if height > live.height:
        problem = f"its logos are {height - live.height:.0f} units higher than the {live.height:.0f} there are"
        raise MisfitError(order.format.channel, problem, "name fewer partners, or choose a format with more room")
    card = not _reaches(order.format, "right")
    ground = Box(live.right - width - 2 * side, live.y, width + 2 * side, live.height)
    if card:
        tall = min(live.height, height + 2 * side)
        ground = Box(ground.x, live.center.y - tall / 2, ground.width, tall)
    content = Box(live.x + edge, live.y + edge, ground.x - live.x - 2.2 * edge, live.height - 2 * edge)
    centred = (ground.height - height) / 2
    return _finish(order, stands, ground, side, content, card, top=centred)


def _beside(order: Order, width: float, flag: float) -> tuple[list[Stand] | None, float]:
    """Lockup left, emblem right, partners in rows below; None where the lockup would become too small."""
    emblem = _emblem(order)
    taken = emblem.drawing.width * flag + 0.55 * flag if emblem else 0
    drawing, height = _lockup_in(order, width - taken, flag * 0.98)
    if height < 0.5 * flag:
        return None, 0
    stands = [Stand(drawing, Box(0, (flag - height) / 2, drawing.aspect * height, height), "lockup")]
    if emblem:
        box = Box(width - emblem.drawing.width * flag, 0, emblem.drawing.width * flag, emblem.drawing.height * flag)
        stands.append(Stand(emblem.drawing, box, "emblem"))
    return _with_partners(order, stands, flag, width, flag)


def _stacked(order: Order, width: float, flag: float) -> tuple[list[Stand], float]:
    """Lockup above the emblem, partners below: for narrow grounds."""
    emblem = _emblem(order, below=_emblem_is_wide(order, width, flag))
    drawing, height = _lockup_in(order, width, flag * 0.98)
    stands = [Stand(drawing, Box(0, 0, drawing.aspect * height, height), "lockup")]
    if emblem:
        top = height + 0.55 * flag
        stands.append(Stand(emblem.drawing, Box(0, top, emblem.drawing.width * flag, emblem.drawing.height * flag), "emblem"))
        height = top + emblem.drawing.height * flag
    return _with_partners(order, stands, height, width, flag)


def _with_partners(order: Order, stands: list[Stand], height: float, width: float, flag: float) -> tuple[list[Stand], float]:
    if not order.partners:
        return stands, height
    top = height + ROW_GAP * flag
    boxes = [box.moved(0, top) for row in rows(order.partners, width, PARTNERS * flag) for box in row]
    stands += [Stand(partner(logo), box, "partner") for logo, box in zip(order.partners, boxes, strict=True)]
    return stands, max(box.bottom for box in boxes)


def _lockup_in(order: Order, width: float, height: float) -> tuple[Drawing, float]:
    """The lockup for a room, and its height: the horizontal one if it stays large enough, else the compact one."""
    wide = lockup(order.house, order.region, "horizontal", "positive", order.language)
    tall = min(height, width / wide.aspect)
    if tall >= WORDY * height and tall * wide.aspect >= least_width(order.house, order.format, "horizontal"):
        return wide, min(height, width / wide.aspect)
    compact = lockup(order.house, order.region, "compact", "positive", order.language)
    return compact, min(height, width / compact.aspect)


def least_width(house: House, fmt: Format, layout: LogoLayout) -> float:
    """How wide a lockup of this layout has to be, in the artboard's unit."""
    rules = house.brand.logos
    return rules.min_width_mm[layout] * 72 / 25.4 if fmt.unit == "mm" else rules.min_width_px[layout] * fmt.css_px


def _emblem(order: Order, *, below: bool = False) -> FundingMark | None:
    regime = order.house.brand.funding[order.funding]
    return funding_mark(order.house, order.funding, order.language, "positive", below=below) if regime.emblem else None


def _emblem_is_wide(order: Order, width: float, flag: float) -> bool:
    emblem = _emblem(order)
    return emblem is not None and emblem.drawing.width * flag > width


def _reaches(fmt: Format, edge: str) -> bool:
    """Whether the live area comes so near to an edge of the trimmed picture that a white ground may run into it."""
    gaps = {"bottom": fmt.trim.bottom - fmt.live.bottom, "right": fmt.trim.right - fmt.live.right}
    return gaps[edge] <= 0.045 * min(fmt.trim.width, fmt.trim.height)


def _finish(
    order: Order, stands: Sequence[Stand], ground: Box, side: float, content: Box, card: bool, top: float | None = None
) -> Foot:
    """Everything in its place on the white ground."""
    flag = flag_height(order)
    dx, dy = ground.x + side, ground.y + (PAD * flag if top is None else top)
    placed = [stand._replace(box=stand.box.moved(dx, dy)) for stand in stands]
    white = order.house.brand.color("foot")
    fill = Fill(ground if card else _bled(order.format, ground), white, role="foot", radius=0.14 * flag if card else 0)
    items = (fill, *(item for stand in placed for item in stand.drawing.placed(stand.box)))
    return Foot(items, tuple(mark for stand in placed for mark in _marks(order, stand)), ground, content)


def _bled(fmt: Format, ground: Box) -> Box:
    """The ground carried on to the canvas' edges that it touches."""
    canvas = fmt.canvas
    left = canvas.x if fmt.shape != "banner" else ground.x
    top = canvas.y if fmt.shape == "banner" else ground.y
    return Box(left, top, canvas.right - left, canvas.bottom - top)


def _marks(order: Order, stand: Stand) -> tuple[Mark, ...]:
    rules = order.house.brand
    if stand.kind == "emblem":
        below = stand.drawing.width <= rules.emblem.aspect * 1.1
        mark = funding_mark(order.house, order.funding, order.language, "positive", below=below)
        return mark.marks(stand.box, rules.emblem.clear_space, "positive")
    if stand.kind == "lockup":
        clear = rules.logos.clear_space * stand.box.height
        return (Mark("lockup", stand.box, stand.drawing.name, clear, layout=_layout_of(order, stand.drawing)),)
    return (Mark("partner", stand.box, stand.drawing.name),)


def _layout_of(order: Order, drawing: Drawing) -> str:
    wide = lockup(order.house, order.region, "horizontal", "positive", order.language)
    return "horizontal" if drawing == wide else "compact"
