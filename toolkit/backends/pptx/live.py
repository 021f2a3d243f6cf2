"""An image's texts as live ones on a slide: in Arial, which every office machine has, where the brand's faces drew them.

Each keeps its breaks, its baselines and its colour. It is set smaller where Arial is wider than the brand's face, and texts of
one size stay of one size, so that a list looks like one. Nothing is measured anew by whoever opens it: no line wraps or shrinks.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from toolkit.backends.pptx.fonts import BOLD_FROM
from toolkit.backends.pptx.style import LINE
from toolkit.geometry import Box
from toolkit.layout.house import House
from toolkit.layout.items import Text
from toolkit.text.font import Typeface, open_face

Align = Literal["l", "ctr", "r"]
START: dict[Align, float] = {"l": 0, "ctr": 0.5, "r": 1}
SPARE = 0.06
"""How much wider a box is than its lines were."""


class Live(NamedTuple):
    """A text in Office's face: `size` in units of the artboard, `spread` (between letters) in sizes."""

    text: Text
    face: Typeface
    bold: bool
    spread: float
    size: float

    @property
    def share(self) -> float:
        """By which its size is multiplied for no line to be wider than it was."""
        return min(1.0, *(line.width / max(self._width(line.text), 1e-6) for line in self.text.lines))

    @property
    def leading(self) -> float:
        """From baseline to baseline, in units; a single line has Office's own."""
        first, *others = self.text.lines
        return others[0].y - first.y if others else LINE * self.size

    @property
    def box(self) -> Box:
        """A little wider than the lines were, as high as they are with their leading, in units.

        LibreOffice wraps a title whatever its box says, so that it must have room to spare. Office programs take what a line
        lacks of single spacing away above it, so that its descender ends it.
        """
        lines = self.text.lines
        left, right = min(line.x for line in lines), max(line.x + line.width for line in lines)
        spare = SPARE * (right - left)
        top = lines[0].y + self.face.descender * self.size - self.leading
        return Box(left - spare * START[self.align], top, right - left + spare, self.leading * len(lines))

    @property
    def align(self) -> Align:
        """Which edge the lines share; the left one of a single line."""
        if max(line.x for line in self.text.lines) - min(line.x for line in self.text.lines) < 1:
            return "l"
        ends = [line.x + line.width for line in self.text.lines]
        return "r" if max(ends) - min(ends) < 1 else "ctr"

    def _width(self, words: str) -> float:
        run = self.face.shape(words, self.text.language)
        return (run.width + self.spread * len(run.glyphs)) * self.size


def live(texts: Iterable[Text], house: House) -> list[Live]:
    """The texts in Arial, never larger than they were."""
    set_so, shares = [_set(text, house) for text in texts], dict[float, float]()
    for one in set_so:
        shares[one.size] = min(shares.get(one.size, 1), one.share)
    return [one._replace(size=one.size * shares[one.size]) for one in set_so]


def _set(text: Text, house: House) -> Live:
    """In the cut that comes nearest, as large and as widely spaced as it was."""
    first, typography = text.lines[0], house.brand.typography
    weight = next((face.weight for face in typography.faces.values() if first.face.endswith(f"/{face.file}")), 0)
    bold, office = weight >= BOLD_FROM, typography.decks["office"]
    own = open_face(first.face).shape(first.text, text.language)
    spread = (first.width / first.size - own.width) / max(len(own.glyphs), 1)
    return Live(text, house.face(office.bold if bold else office.text), bold, spread, first.size)
