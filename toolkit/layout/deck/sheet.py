"""What a chart is drawn with: its text at one size, its colours, its numbers as its language writes them."""

from typing import NamedTuple

from toolkit.color import Color
from toolkit.layout.deck.art import ground_color
from toolkit.layout.deck.desk import Cut
from toolkit.layout.deck.draw import Pen
from toolkit.layout.deck.figures import Figures
from toolkit.layout.deck.flow import Word, fill, measured, text_of
from toolkit.layout.deck.series import Inks
from toolkit.layout.items import Item
from toolkit.model.outline import Chart

FAINT = 0.25
"""How much of the text's colour the lines of a scale have."""


class Sheet(NamedTuple):
    """A chart about to be drawn at one size of text (px)."""

    pen: Pen
    chart: Chart
    size: float
    colors: Inks
    figures: Figures

    @property
    def values(self) -> list[float]:
        return [value for series in self.chart.series for value in series.values]

    @property
    def paper(self) -> Color:
        return ground_color(self.pen.desk.house, self.pen.ground)

    def color(self, place: int) -> Color:
        """Of a series or slice."""
        return self.colors.at(place)

    @property
    def ink(self) -> Color:
        return self.pen.desk.color("text", self.pen.ground)

    @property
    def muted(self) -> Color:
        return self.pen.desk.color("muted", self.pen.ground)

    @property
    def rule(self) -> Color:
        return self.paper.mix(self.ink, FAINT)

    def said(self, value: float) -> str:
        return self.figures.said(value)

    def width(self, text: str, cut: Cut = "text") -> float:
        return self.pen.desk.setting(cut).width(text) * self.size

    def wrapped(self, text: str, width: float, most: int, cut: Cut = "text") -> list[str] | None:
        """The text in lines no wider than this, px; None where it takes more than `most`, or a word is wider."""
        words: tuple[Word, ...] = measured(self.pen.desk, text, cut, self.pen.slot)
        lines = fill(words, width / self.size + 1e-6) if width > 0 else None
        return [text_of(line) for line in lines] if lines is not None and len(lines) <= most else None

    def put(self, text: str, x: float, baseline: float, align: float = 0, cut: Cut = "text", color: Color | None = None) -> Item:
        return self.pen.write(text, cut, self.size, x, baseline, color or self.ink, align)
