"""A stack of texts in a box: every one as large as fits, all in proportion, nothing cut off.

One number between 0 and 1 scales all sizes between a style's smallest and largest; the largest number that fits is taken.
A programme stands in one column where that makes it hardly smaller, and where several columns do not make it fit, the names of
its rows are left out: the alternative text has them all the same. Its rows never are.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from toolkit.color import Color
from toolkit.errors import MisfitError
from toolkit.geometry import Box
from toolkit.layout.drawing import moved
from toolkit.layout.items import Item, Text
from toolkit.layout.lines import Manner, set_lines, text_item
from toolkit.model.brand import Style
from toolkit.text.breaks import joined
from toolkit.text.fit import Measured, largest, wrap

HARDLY = 0.9
"""Size of a programme in one column ÷ its size in several, from which one is taken."""

DIVIDED_FROM = 0.4
"""Share of a style's range at and below which a headline may divide words."""


class Scale(NamedTuple):
    """What sizes are reckoned in: a CSS pixel as shown, and a hundredth of the live area's mean side, in the artboard's unit."""

    css_px: float
    module: float

    def size(self, style: Style, share: float) -> float:
        least = style.size[0] * self.css_px
        return least + max(style.size[1] * self.module - least, 0) * share


class Laid(NamedTuple):
    """A part at one size: its height, and its texts with their top left at the origin."""

    height: float
    items: tuple[Text, ...]


class Part(Protocol):
    """What a stack is made of."""

    @property
    def slot(self) -> str: ...
    @property
    def gap(self) -> float:
        """Free room above it, in its own size."""
        ...

    @property
    def beside_code(self) -> bool: ...
    def size(self, scale: Scale, share: float) -> float: ...
    def lay(self, scale: Scale, share: float, width: float) -> Laid | None: ...
    def misfit(self, scale: Scale, width: float) -> str | None: ...


@dataclass(frozen=True)
class Words:
    """One text in one style."""

    slot: str
    text: Measured
    style: Style
    color: Color
    family: str
    gap: float
    lines: int
    align: float = 0
    beside_code: bool = False

    def size(self, scale: Scale, share: float) -> float:
        return scale.size(self.style, share)

    def lay(self, scale: Scale, share: float, width: float) -> Laid | None:
        manner = Manner(self.text.setting, self.size(scale, share), self.style.leading, self.align)
        lines = self._wrapped(width / manner.size, share)
        if not lines:
            return None
        item = text_item(self.slot, set_lines(lines, manner, 0, 0, width), manner, self.color, self.family)
        return Laid(manner.height(len(lines)), (item,))

    def _wrapped(self, width: float, share: float) -> list[str] | None:
        """The lines in a column of this width (em), no more than allowed: of whole words if that can be, else of divided ones.

        A headline's words are not divided at all while it is large.
        """
        divided = share <= DIVIDED_FROM or self.style.breaks == "text"
        for text in (self.text.whole, self.text) if divided else (self.text.whole,):
            lines = wrap(text, width, balanced=True)
            if lines and len(lines) <= self.lines:
                return lines
        return None

    def misfit(self, scale: Scale, width: float) -> str | None:
        size = self.size(scale, 0)
        if (word := self.text.widest * size) > width:
            longest = max(self.text.pieces, key=lambda piece: self.text.setting.width(piece.text))
            return f"“{_start(longest.text)}” is {word / width - 1:.0%} wider than its column"
        lines = wrap(self.text, width / size, balanced=False) or ()
        if len(lines) > self.lines:
            return f"“{_start(joined(self.text.pieces))}” takes {len(lines)} lines where {self.lines} are allowed"
        return None


def _start(text: str, most: int = 40) -> str:
    """Enough of a text to find it by."""
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


@dataclass(frozen=True)
class Table:
    """Rows of a programme: times in a column, titles and names beside them, in one or more columns of rows."""

    slot: str
    rows: Sequence[tuple[Words, Words]]
    """Time, and title with the name."""
    gap: float
    columns: int = 1
    """At most."""
    brief: Sequence[tuple[Words, Words]] = ()
    """Time, and title alone, for canvases that have room for no more; empty where all is to be told."""
    beside_code: bool = False

    def size(self, scale: Scale, share: float) -> float:
        return self.rows[0][1].size(scale, share)

    def lay(self, scale: Scale, share: float, width: float) -> Laid | None:
        """In as many columns as asked for, or as have room."""
        ways = (self._in_columns(count, scale, share, width) for count in range(self.columns, 0, -1))
        return min(filter(None, ways), key=lambda laid: laid.height, default=None)

    def _in_columns(self, count: int, scale: Scale, share: float, width: float) -> Laid | None:
        size = self.size(scale, share)
        gutter, items, heights = 1.6 * size, list[Item](), list[float]()
        column = (width - gutter * (count - 1)) / count
        per = -(-len(self.rows) // count)
        for number in range(count):
            part = self._column(self.rows[number * per : (number + 1) * per], scale, share, column)
            if part is None:
                return None
            items += moved(part.items, number * (column + gutter), 0)
            heights.append(part.height)
        return Laid(max(heights), tuple(item for item in items if isinstance(item, Text)))

    def misfit(self, scale: Scale, width: float) -> str | None:
        """Of the first row that has no room in one column, since no more can make it wider."""
        found = (
            part.misfit(scale, room) for row in self.rows for part, room in zip(row, self._room(scale, 0, width), strict=True)
        )
        return next(filter(None, found), None)

    def _room(self, scale: Scale, share: float, width: float) -> tuple[float, float]:
        """Of a column this wide, what its times and what its titles have."""
        times = max(time.text.widest for time, _ in self.rows) * self.rows[0][0].size(scale, share) + 1
        return times, width - (times - 1) - 0.9 * self.size(scale, share)

    def _column(self, rows: Sequence[tuple[Words, Words]], scale: Scale, share: float, width: float) -> Laid | None:
        if not rows:
            return Laid(0, ())
        size = self.size(scale, share)
        times, titles = self._room(scale, share, width)
        y, items = 0.0, list[Item]()
        for time, title in rows:
            laid = title.lay(scale, share, titles), time.lay(scale, share, times)
            if laid[0] is None or laid[1] is None:
                return None
            items += (*moved(laid[0].items, width - titles, y), *moved(laid[1].items, 0, y))
            y += laid[0].height + 0.62 * size
        return Laid(y - 0.62 * size, tuple(item for item in items if isinstance(item, Text)))


def lay_stack(parts: Sequence[Part], box: Box, scale: Scale, align: float, code: Box | None, where: str) -> tuple[Text, ...]:
    """The parts from top to bottom in the box, at `align` (0 top, 1 bottom) of the room to spare.

    Parts that may stand beside the code leave its width free. Raises MisfitError naming slot, text and excess.
    """
    narrow = (code.x - box.x - 2.5 * scale.module) if code else box.width
    stack = _Stack(parts, box, scale, narrow, code.height if code else 0)
    for way in (stack, stack.brief()):
        if laid := way.largest():
            return _placed(laid, box, align)
    raise stack.brief().misfit(where)


def _smallest(laid: Laid) -> float:
    return min(line.size for item in laid.items for line in item.lines)


def _placed(laid: Laid, box: Box, align: float) -> tuple[Text, ...]:
    items = moved(laid.items, box.x, box.y + (box.height - laid.height) * align)
    return tuple(item for item in items if isinstance(item, Text))


class _Stack(NamedTuple):
    parts: Sequence[Part]
    box: Box
    scale: Scale
    narrow: float
    code_height: float

    def largest(self) -> Laid | None:
        """As large as fits, a table in one column where it is hardly smaller for that."""
        laid = largest(self.lay)
        if laid is None or not any(isinstance(part, Table) and part.columns > 1 for part in self.parts):
            return laid
        single = largest(self._with(lambda table: replace(table, columns=1)).lay)
        return single if single and _smallest(single) >= HARDLY * _smallest(laid) else laid

    def brief(self) -> "_Stack":
        """The same without the names of its tables, where those may be left out."""
        return self._with(lambda table: replace(table, rows=table.brief or table.rows))

    def _with(self, change: Callable[["Table"], "Table"]) -> "_Stack":
        return self._replace(parts=[change(part) if isinstance(part, Table) else part for part in self.parts])

    def lay(self, share: float) -> Laid | None:
        """All parts at this share of their range; None where they do not fit."""
        laid = self._measure(share)
        return laid if laid and laid.height <= self.box.height + 1e-6 else None

    def misfit(self, where: str) -> MisfitError:
        for part in self.parts:
            if problem := part.misfit(self.scale, self._width(part)):
                return MisfitError(f"{where}, {part.slot}", problem, "shorten it, or choose a format with more room")
        laid = self._measure(0)
        excess = (laid.height if laid else 0) - self.box.height
        longest = max(self.parts, key=self._height)
        problem = (
            f"the texts are {max(excess / self.box.height, 0.01):.0%} higher than the room they have, even at their smallest"
        )
        return MisfitError(f"{where}, {longest.slot}", problem, "shorten it, or choose a format with more room")

    def _measure(self, share: float) -> Laid | None:
        y, items, beside_top = 0.0, list[Item](), None
        for part in self.parts:
            laid = part.lay(self.scale, share, self._width(part))
            if laid is None:
                return None
            y += part.gap * part.size(self.scale, share) if items else 0
            beside_top = y if part.beside_code and beside_top is None else beside_top
            items += moved(laid.items, 0, y)
            y += laid.height
        return self._clear_of_code(Laid(y, tuple(item for item in items if isinstance(item, Text))), beside_top)

    def _clear_of_code(self, laid: Laid, beside_top: float | None) -> Laid:
        """Moves what stands beside the code down, where it is not as high as the code is."""
        lacking = self.code_height - (laid.height - (laid.height if beside_top is None else beside_top))
        if not self.code_height or lacking <= 0:
            return laid
        limit = laid.height if beside_top is None else beside_top
        items = [moved((item,), 0, 0 if item.box.y < limit - 1e-6 else lacking)[0] for item in laid.items]
        return Laid(laid.height + lacking, tuple(item for item in items if isinstance(item, Text)))

    def _width(self, part: Part) -> float:
        return self.narrow if part.beside_code else self.box.width

    def _height(self, part: Part) -> float:
        laid = part.lay(self.scale, 0, self._width(part))
        return laid.height if laid else 0
