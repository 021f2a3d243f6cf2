"""What stands in a placeholder as items of an artboard: texts on their baselines, tables, pictures.

Lines are set as office programs set them: each as high as the style's leading, its descenders at its lower edge.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from toolkit.color import Color
from toolkit.geometry import Box
from toolkit.layout.deck.desk import PX, Cut, Desk
from toolkit.layout.deck.fit import Slot
from toolkit.layout.deck.flow import Flowing, WordLine, fill, measured, spelled
from toolkit.layout.items import Fill, Item, Text
from toolkit.layout.lines import Manner, set_lines, text_item
from toolkit.layout.slides import CELL, INDENT, SetTable, SetText, bullet
from toolkit.model.deck import Ground, SlideStyle

ALIGN = {"left": 0.0, "center": 0.5, "right": 1.0}
ANCHOR = {"top": 0.0, "middle": 0.5, "bottom": 1.0}
TABLE_ROLES: Mapping[Ground, tuple[str, str, str]] = {"light": ("dusk", "snow", "white"), "dark": ("snow", "dusk", "night")}
"""Colours of a table's head, of every other row, and of the head's text."""

RULE, UNDERLINE = 0.67, 0.05
"""Thickness of a table's rules in px, and of a link's in sizes."""


class Pen(NamedTuple):
    """Writes for a placeholder, on a ground."""

    desk: Desk
    slot: str
    ground: Ground

    def write(self, text: str, cut: Cut, size: float, x: float, baseline: float, color: Color, align: float = 0) -> Text:
        """A line whose start (align 0), middle or end (1) is at x; size in px."""
        manner = Manner(self.desk.setting(cut), size, 1, align)
        lines = set_lines([text], manner, x, baseline - manner.cap, 0)
        return text_item(self.slot, lines, manner, color, self.desk.family(cut))

    def line(self, line: WordLine, size: float, x: float, baseline: float, color: Color, align: float = 0) -> list[Item]:
        """A line of stretches, its links underlined in the accent."""
        stretches = spelled(line)
        width = sum(self.desk.setting(one.cut).width(one.text) for one in stretches) * size
        x, items = x - width * align, list[Item]()
        for one in stretches:
            paint = self.desk.color("accent", self.ground) if one.link else color
            items.append(text := self.write(one.text, one.cut, size, x, baseline, paint))
            width = self.desk.setting(one.cut).width
            if one.link:
                under = Box(x, text.box.bottom + 1.5, width(one.text.rstrip()) * size, UNDERLINE * size)
                items.append(Fill(under, paint, role="text"))
            x += width(one.text) * size
        return items


def draw_text(pen: Pen, slot: Slot, found: SetText) -> list[Item]:
    """A placeholder's text, in its room as its style anchors it."""
    style, room, desk = slot.style, slot.room, pen.desk
    color, items = desk.color(style.color, pen.ground), list[Item]()
    height = slot.height(found.size, room.width, found.air) or 0
    y = room.y + (room.height - height) * ANCHOR[style.anchor]
    for place, one in enumerate(slot.flow):
        size = one.size(found.size)
        y += (style.spacing + found.air) * size if place else 0
        for row, line in enumerate(one.lines(found.size, room.width) or ()):
            y += style.leading * size
            baseline = y - _drop(desk, style) * size
            if row == 0:
                items += _mark(pen, one, room.x, size, baseline)
            left, align = room.x + one.indent, ALIGN[style.align]
            items += pen.line(line, size, left + (room.width - one.indent) * align, baseline, color, align)
    return items


def draw_table(pen: Pen, table: SetTable, style: SlideStyle, at: Box) -> list[Item]:
    """Its head on a strong ground, every other row on a faint one, a fine rule under each."""
    desk, width, y = pen.desk, sum(table.columns), at.y
    strong, faint, head = TABLE_ROLES[pen.ground]
    items = list[Item]()
    for row, height in enumerate(table.rows):
        box, color = Box(at.x, y, width, height), desk.house.brand.color
        if row == 0 or row % 2:
            items.append(Fill(box, color(faint if row else strong), role="table"))
        cells, ink = (table.grid.rows[row - 1], desk.color("text", pen.ground)) if row else (table.grid.head, color(head))
        items += _cells(pen, table, style, cells, "text" if row else "bold", box, ink)
        y += height
        items.append(Fill(Box(at.x, y - RULE / 2, width, RULE), desk.color("muted", pen.ground), role="table"))
    return items


def _cells(
    pen: Pen, table: SetTable, style: SlideStyle, cells: tuple[str, ...], cut: Cut, row: Box, color: Color
) -> Iterator[Item]:
    size, x = table.size * PX, row.x
    for place, (cell, width) in enumerate(zip(cells, table.columns, strict=True)):
        inner = width - CELL.left - CELL.right
        lines = fill(measured(pen.desk, cell, cut, pen.slot), inner / size + 1e-6) or []
        align = 1.0 if table.right[place] else 0.0
        y = row.center.y - len(lines) * style.leading * size / 2
        for line in lines:
            y += style.leading * size
            yield from pen.line(line, size, x + CELL.left + inner * align, y - _drop(pen.desk, style) * size, color, align)
        x += width


def _mark(pen: Pen, one: Flowing, x: float, size: float, baseline: float) -> list[Item]:
    """The bullet or the number before a paragraph."""
    paragraph = one.paragraph
    x, accent = x + INDENT * paragraph.level, pen.desk.color("accent", pen.ground)
    if paragraph.mark == "bullet":
        return [pen.write(bullet(paragraph.level), "text", size, x, baseline, accent)]
    return [pen.write(f"{paragraph.number}.", "text", size, x, baseline, accent)] if paragraph.mark == "number" else []


def _drop(desk: Desk, style: SlideStyle) -> float:
    """From a line's lower edge up to its baseline, in sizes."""
    return desk.setting("headline" if style.headline else "text").face.descender
