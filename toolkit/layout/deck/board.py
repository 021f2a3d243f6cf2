"""A slide as an artboard: the layout's art, the foot with the logos, and what stands in the placeholders."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from toolkit.layout.deck.art import ground_color, slide_art, slide_format
from toolkit.layout.deck.chart import draw_chart
from toolkit.layout.deck.desk import PX, Desk
from toolkit.layout.deck.draw import Pen, draw_table, draw_text
from toolkit.layout.deck.fit import Slot
from toolkit.layout.deck.foot import deck_foot
from toolkit.layout.deck.told import alternative
from toolkit.layout.items import Artboard, Fill, Item, Picture
from toolkit.layout.slides import Filled, SetTable, SetText
from toolkit.model.deck import Ground, Holder, SlideLayout
from toolkit.model.outline import Chart
from toolkit.text.dates import say_day

MIDDLE = (0.5, 0.5)


class Ready(NamedTuple):
    """A slide's contents, ready to be drawn: `slots` are the texts of its placeholders, by name."""

    layout: str
    ground: Ground
    title: str
    filled: tuple[Filled, ...]
    slots: dict[str, Slot]


def lay_board(desk: Desk, ready: Ready, number: int, day: date | None) -> Artboard:
    """The slide, drawn; `number` counts from 1. ContentError or MisfitError for a chart that cannot be."""
    layout, house = desk.design.layouts[ready.layout], desk.house
    large = layout.foot == "large"
    emblem = large or desk.foot_emblem
    foot = deck_foot(house, desk.design, desk.region, desk.language, desk.funding, large).shown(emblem)
    items: list[Item] = [*slide_art(desk, layout, ready.ground), *foot.items]
    items += _furniture(desk, layout, number, day)
    for one in ready.filled:
        items += _drawn(desk, ready, one, layout.holders[one.holder])
    return Artboard(
        name=f"slide-{number:02}",
        format=slide_format(*desk.design.size),
        language=desk.language,
        title=ready.title,
        alt=alternative(desk, ready.title, ready.filled),
        items=tuple(items),
        marks=foot.marks,
        region=desk.region,
        template=ready.layout,
        funding=desk.funding if emblem and house.brand.funding[desk.funding].emblem else None,
    )


def _drawn(desk: Desk, ready: Ready, one: Filled, holder: Holder) -> Sequence[Item]:
    pen, style = Pen(desk, one.holder, ready.ground), desk.design.styles[holder.style]
    match one.content:
        case SetText():
            ground = [Fill(holder.box, ground_color(desk.house, ready.ground))] if holder.fill else []
            return [*ground, *draw_text(pen, ready.slots[one.holder], one.content)]
        case SetTable():
            return draw_table(pen, one.content, style, one.box)
        case Chart():
            return draw_chart(pen, one.content, desk.design.styles["table"], one.box).items
        case _:
            return [Picture(one.content.file, MIDDLE, one.box, one.box.width / 2 if holder.round else 0)]


def _furniture(desk: Desk, layout: SlideLayout, number: int, day: date | None) -> Iterator[Item]:
    """Date and number on the band; a large foot has neither."""
    if layout.foot == "large":
        return
    color = desk.house.brand.color("dusk")
    for key, text, align in (("date", say_day(day, desk.language) if day else "", 0.0), ("number", str(number), 1.0)):
        if text and key in desk.design.furniture:
            holder = desk.design.furniture[key]
            size = desk.design.styles[holder.style].size[1] * PX
            baseline = holder.box.center.y + 0.36 * size
            x = holder.box.x + holder.box.width * align
            yield Pen(desk, key, "light").write(text, "text", size, x, baseline, color, align)
