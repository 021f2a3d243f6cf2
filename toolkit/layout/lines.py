"""Lines of text on their baselines: from strings and a size to a Text item."""

from collections.abc import Sequence
from typing import NamedTuple

from toolkit.color import Color
from toolkit.geometry import Box
from toolkit.layout.items import Line, Text
from toolkit.text.fit import Setting


class Manner(NamedTuple):
    """How lines are set: size and leading in the artboard's unit and in em, alignment 0 (left) to 1 (right)."""

    setting: Setting
    size: float
    leading: float
    align: float = 0

    @property
    def cap(self) -> float:
        return self.setting.face.cap_height * self.size

    @property
    def drop(self) -> float:
        """Room for descenders under the last baseline."""
        return 0.22 * self.size

    def height(self, lines: int) -> float:
        """From the capitals of the first line to the descenders of the last."""
        return self.cap + (lines - 1) * self.leading * self.size + self.drop


def set_lines(lines: Sequence[str], manner: Manner, x: float, top: float, width: float) -> tuple[Line, ...]:
    """The lines with the capitals of the first touching `top`, aligned within x … x + width."""
    baseline = top + manner.cap
    return tuple(_line(text, manner, x, baseline + row * manner.leading * manner.size, width) for row, text in enumerate(lines))


def text_item(slot: str, lines: tuple[Line, ...], manner: Manner, color: Color, family: str) -> Text:
    """The lines as one item; its box holds all their ink, but for what sticks out of capitals (accents)."""
    x, right = min(line.x for line in lines), max(line.x + line.width for line in lines)
    top, bottom = lines[0].y - manner.cap, lines[-1].y + manner.drop
    return Text(slot, lines, color, Box(x, top, right - x, bottom - top), family, manner.setting.language)


def _line(text: str, manner: Manner, x: float, y: float, width: float) -> Line:
    run = manner.setting.run(text)
    taken = run.width * manner.size
    return Line(text, manner.setting.face.path, manner.size, x + (width - taken) * manner.align, y, taken, run.glyphs)
