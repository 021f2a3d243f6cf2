"""The foot: the white ground on which lockup, partners and emblem stand, so that logos are always on white.

A band along the bottom of tall, square and wide pictures, a panel on the right of banners; where the channel covers the edge, a
card inside the live area. The emblem comes first: its height follows from the rules, and every other logo is fitted under it. The
layout of the lockup and its height are those that suit the longest name of all owners, so that a row of seven regions matches.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import inf
from typing import NamedTuple

from toolkit.errors import MisfitError
from toolkit.geometry import Box
from toolkit.layout.house import House
from toolkit.layout.items import Fill, Item, Mark
from toolkit.layout.lockup import LogoLayout, lockup
from toolkit.layout.logo import Logo
from toolkit.layout.order import Emblem, Order, Stand, emblems
from toolkit.layout.partners import GAP, PARTNERS, with_partners
from toolkit.layout.row import partner, rows, span
from toolkit.model.format import Format, margin

PAD = 0.36
"""Room above and below the logos, in heights of the flag."""

LOCKUP, LEAST = 0.98, {"horizontal": 0.8, "compact": 0.7}
"""Largest and least height of the lockup beside the flag ÷ height of that."""

NARROW = 0.66
"""Height of the lockup in a panel ÷ the flag's least height: its small line has 7 CSS px then."""

ALONE = 0.75
"""Height of a lockup without an emblem ÷ that of the flag there would be."""


@dataclass(frozen=True)
class Foot:
    """The finished foot, and the part of the live area that it leaves."""

    items: tuple[Item, ...]
    marks: tuple[Mark, ...]
    ground: Box
    content: Box


class Plan(NamedTuple):
    """One row: the emblem, the lockup's layout and height, and the height of partners between the two."""

    emblem: Emblem | None
    layout: LogoLayout
    height: float
    partners: float


def lay_foot(order: Order) -> Foot:
    """The foot for a picture, at the bottom or at the right of its live area."""
    return _panel(order) if order.format.shape == "banner" else _band(order)


def _band(order: Order) -> Foot:
    """Along the bottom; what stands on it is centred in what is seen of it, and no lower than the live area."""
    fmt, live, edge = order.format, order.format.live, margin(order.format.live)
    card = not _reaches(fmt, "bottom")
    pad = PAD * order.flag * (1 if order.funded else ALONE)
    side = max(pad, edge * 0.7) if card else edge
    stands, height = _in_a_row(order, live.width - 2 * side) or _stacked(order, live.width - 2 * side, 0)
    base = live.bottom if card else fmt.trim.bottom
    pad = max(pad, base - live.bottom)
    width = live.width if order.funded or not card else max(stand.box.right for stand in stands) + 2 * side
    ground = Box(live.x, base - height - 2 * pad, width, height + 2 * pad)
    content = Box(live.x, live.y, live.width, ground.y - edge - live.y)
    if not card:
        content = Box(live.x + edge, live.y + edge, live.width - 2 * edge, content.height - edge)
    return _finish(order, stands, ground, (side, pad), content, card)


def _panel(order: Order) -> Foot:
    """At the right, as narrow as the emblem and the longest name of all owners allow."""
    fmt, live, edge, flag = order.format, order.format.live, margin(order.format.live), order.flag
    emblem = next(emblems(order, narrow=True))
    width = max(emblem.width if emblem else 0, _widest(order.house, "compact", order.language) * NARROW * flag)
    ease = min(live.height, fmt.trim.height - 2 * order.house.brand.emblem.clear_space * flag)
    stands, height = _stacked(order, width, 0.5, (ease, live.height))
    if height > live.height + 1e-6:
        problem = f"its logo and emblem are {order.say(height - live.height)} higher than the {order.say(live.height)} there are"
        raise MisfitError(fmt.channel, problem, "choose a format with more room")
    card = not _reaches(fmt, "right")
    end = live.right if card else fmt.trim.right
    side = max(PAD * flag, end - live.right)
    tall = min(live.height, height + 2 * PAD * flag) if card else live.height
    ground = Box(end - width - 2 * side, live.center.y - tall / 2, width + 2 * side, tall)
    content = Box(live.x + edge, live.y + edge, ground.x - live.x - 2.2 * edge, live.height - 2 * edge)
    return _finish(order, stands, ground, (side, (tall - height) / 2), content, card)


def _in_a_row(order: Order, width: float) -> tuple[list[Stand], float] | None:
    """Lockup left, emblem right, partners between them or else in rows below; None where even that would be too small."""
    for beside in (order.partners, ()) if order.row == inf else ((),):
        if plan := _plan(order, width, beside):
            stands, height = _row(order, plan, width, beside)
            return (stands, height) if beside else with_partners(order, stands, height, width, 0)
    return None


def _plan(order: Order, width: float, partners: Sequence[Logo]) -> Plan | None:
    """The first way in which all have room: the sentence beside the flag or else below it, the lockup horizontal or compact.

    Lockup and partners grow together from their least height to their largest.
    """
    layouts: tuple[LogoLayout, ...] = ("horizontal", "compact")
    for emblem, layout in product(emblems(order), layouts):
        flag = emblem.flag if emblem else ALONE * order.flag / LOCKUP
        gaps = (emblem is not None) + bool(partners)
        free = (width - (emblem.width if emblem else 0)) / flag - gaps * GAP
        ends, widest = (LEAST[layout], LOCKUP), _widest(order.house, layout, order.language)
        least, most = (
            share * widest + (span(partners, other) if partners else 0) for share, other in zip(ends, PARTNERS, strict=True)
        )
        if free >= least:
            grown = min((free - least) / (most - least), 1)
            return Plan(emblem, layout, flag * _between(ends, grown), flag * _between(PARTNERS, grown))
    return None


def _row(order: Order, plan: Plan, width: float, partners: Sequence[Logo]) -> tuple[list[Stand], float]:
    """Everything on one middle line, partners in the middle of the room that is left between lockup and emblem."""
    logo = _lockup(order, plan.layout, plan.height)
    emblem = plan.emblem.at(width - plan.emblem.width, 0) if plan.emblem else None
    ((*boxes,),) = rows(partners, width, plan.partners) if partners else ((),)
    spare = (emblem.box.x if emblem else width) - logo.box.right - (boxes[-1].right if boxes else 0)
    left = logo.box.right + (spare / 2 if emblem else spare)
    stands = [logo, *(Stand(partner(one), box.moved(left, 0)) for one, box in zip(partners, boxes, strict=True))]
    stands += [emblem] if emblem else []
    height = max(stand.box.height for stand in stands)
    return [stand._replace(box=stand.box._replace(y=(height - stand.box.height) / 2)) for stand in stands], height


def _stacked(order: Order, width: float, align: float, rooms: Sequence[float] = (inf,)) -> tuple[list[Stand], float]:
    """Lockup above the emblem, partners below, at the left (`align` 0) or in the middle (0.5): for narrow grounds."""
    flag, emblem = order.flag, next(emblems(order, narrow=True))
    most = LOCKUP * flag
    logo = _lockup(order, "compact", min(most, width / _widest(order.house, "compact", order.language)))
    stands, height = [logo], logo.box.height
    if emblem:
        stands.append(emblem.at(0, height + GAP * flag))
        height = stands[-1].box.bottom
    stands = [stand._replace(box=stand.box.moved((width - stand.box.width) * align, 0)) for stand in stands]
    return with_partners(order, stands, height, width, align, rooms)


def _lockup(order: Order, layout: LogoLayout, height: float) -> Stand:
    """The owner's lockup; the area alone has no name beside its own, so its compact one does everywhere.

    Where there is official artwork in the other layout only, that is taken, no wider than the room of all others.
    """
    room = height * _widest(order.house, layout, order.language)
    named = order.house.brand.regions[order.region].logo if order.region else {}
    known: list[LogoLayout] = [way for way in (layout, "horizontal", "compact") if f"{way}-positive" in named]
    layout = known[0] if known else layout if order.region else "compact"
    drawing = lockup(order.house, order.region, layout, "positive", order.language)
    height = min(height, room / drawing.aspect)
    return Stand(drawing, Box(0, 0, drawing.aspect * height, height), layout=layout)


@lru_cache(maxsize=256)
def _widest(house: House, layout: LogoLayout, language: str) -> float:
    """Aspect of the widest lockup of any owner."""
    return max(lockup(house, region, layout, "positive", language).aspect for region in house.brand.regions)


def _between(ends: tuple[float, float], share: float) -> float:
    return ends[0] + (ends[1] - ends[0]) * share


def _reaches(fmt: Format, edge: str) -> bool:
    """Whether the live area comes so near to an edge of the trimmed picture that a white ground may run into it."""
    gaps = {"bottom": fmt.trim.bottom - fmt.live.bottom, "right": fmt.trim.right - fmt.live.right}
    return gaps[edge] <= 0.045 * min(fmt.trim.width, fmt.trim.height)


def _finish(order: Order, stands: Sequence[Stand], ground: Box, rim: tuple[float, float], content: Box, card: bool) -> Foot:
    """All in place on the white ground, `rim` from its left and top."""
    placed = [stand._replace(box=stand.box.moved(ground.x + rim[0], ground.y + rim[1])) for stand in stands]
    radius, white = 0.14 * order.flag if card else 0, order.house.brand.color("foot")
    fill = Fill(ground if card else _bled(order.format, ground), white, role="foot", radius=radius)
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
    if stand.funding:
        return stand.funding.marks(stand.box, rules.emblem.clear_space, "positive")
    if stand.layout:
        clear = rules.logos.clear_space * stand.box.height
        return (Mark("lockup", stand.box, stand.drawing.name, clear, layout=stand.layout, aspect=stand.drawing.aspect),)
    return (Mark("partner", stand.box, stand.drawing.name, aspect=stand.drawing.aspect),)
