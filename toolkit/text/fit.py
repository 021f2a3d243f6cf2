"""Lines of a text in a given width, the best ones; and the largest size at which something fits.

Stands between toolkit.text.breaks, which knows where a line may break, and the layout, which knows how much room there is. Of all
ways to break, the one of least cost is taken (Knuth and Plass 1981, with whole lines instead of stretch): ragged lines, penalties
of breaks, and a lone short word at the end all cost.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar

from toolkit.text.breaks import Piece, line, undivided
from toolkit.text.font import Run, Typeface

RAGGED = 100.0
"""Cost of a line that is empty; a line of share w of the width costs RAGGED · (1 − w)²."""

LINE = 400.0
"""Cost of a line more: fewer lines win unless they are much worse."""

LONELY = 300.0
"""Cost of a last line that holds one short word."""

LONELY_LETTERS = 6

ALONE = 40.0
"""Cost of a line between others that holds one word and is not half full: Vihreä siirtymä / kasvaa / yhteistyöstä."""
STEPS = 40
"""Sizes tried between the largest and the smallest."""

T = TypeVar("T")


class Setting(NamedTuple):
    """How a text is set, apart from its size."""

    face: Typeface
    language: str
    tracking: float = 0

    def width(self, text: str) -> float:
        """Advance of the text in em."""
        run = self.face.shape(text, self.language)
        return run.width + self.tracking * len(run.glyphs)

    def run(self, text: str) -> Run:
        """The text's glyphs with the tracking between them, in em."""
        run = self.face.shape(text, self.language)
        if not self.tracking:
            return run
        spread = (glyph._replace(x=glyph.x + self.tracking * place) for place, glyph in enumerate(run.glyphs))
        return Run(tuple(spread), run.width + self.tracking * len(run.glyphs))


class Measured:
    """Pieces of a text in one setting, and the widths in em of any stretch of them, from sums: measured once for all sizes."""

    def __init__(self, pieces: Sequence[Piece], setting: Setting) -> None:
        self.pieces, self.setting = pieces, setting
        widths = [setting.width(piece.text) for piece in pieces]
        self.ends = [
            setting.width(piece.text + "-") if piece.hyphen else width for piece, width in zip(pieces, widths, strict=True)
        ]
        self.widest = max(self.ends, default=0)
        """What a column must at least have."""
        self.starts = [0.0]
        for piece, width in zip(pieces, widths, strict=True):
            self.starts.append(self.starts[-1] + width + (setting.width(" ") if piece.glue == " " else 0))

    @cached_property
    def whole(self) -> "Measured":
        """The same without the breaks that a dictionary knows."""
        return Measured(undivided(self.pieces), self.setting)

    def width(self, start: int, end: int) -> float:
        """Of pieces[start:end] as one line."""
        return self.starts[end - 1] - self.starts[start] + self.ends[end - 1]


def wrap(text: Measured, width: float, *, balanced: bool) -> list[str] | None:
    """The lines, none wider than `width` (em); None if a piece is wider by itself.

    `balanced` lines are as even as can be (headlines); otherwise the last one may be short (running text).
    """
    lines = [line(text.pieces[i:j]) for i, j in _cuts(text, width, balanced)]
    # What was added up piece by piece is measured again as a whole: kerning may cross a break that was not taken.
    return lines if lines and all(text.setting.width(one) <= width + 1e-9 for one in lines) else None


def largest(fits: Callable[[float], T | None]) -> T | None:
    """The answer of `fits` for the largest share (1 down to 0) that it does not answer with None; None if even 0 does not fit."""
    best, low, high = fits(1.0), 0, STEPS
    if best is not None:
        return best
    while low < high:
        middle = (low + high) // 2
        answer = fits(middle / STEPS)
        if answer is None:
            high = middle
        else:
            best, low = answer, middle + 1
    return best


def _cuts(text: Measured, width: float, balanced: bool) -> list[tuple[int, int]]:
    """Start and end of each line of the cheapest way; none if there is no way."""
    best: list[tuple[float, int]] = [(0.0, -1)]
    for end in range(1, len(text.pieces) + 1):
        best.append(min(_ways(text, width, balanced, best, end), default=(float("inf"), -1)))
    cuts, end = list[tuple[int, int]](), len(text.pieces)
    while end > 0:
        start = best[end][1]
        if start < 0:
            return []
        cuts.append((start, end))
        end = start
    return cuts[::-1]


def _ways(text: Measured, width: float, balanced: bool, best: list[tuple[float, int]], end: int) -> Iterator[tuple[float, int]]:
    """Each cost of ending a line at `end`, with where that line starts."""
    for start in range(end - 1, -1, -1):
        taken = text.width(start, end)
        if taken > width or (start < end - 1 and text.pieces[start].kind == "forced"):
            return
        if best[start][0] < float("inf"):
            yield best[start][0] + _cost(text.pieces, taken / width, balanced, start, end), start


def _cost(pieces: Sequence[Piece], share: float, balanced: bool, start: int, end: int) -> float:
    last = end == len(pieces)
    ragged = 0 if last and not balanced else RAGGED * (1 - share) ** 2
    lonely = LONELY if last and start > 0 and end - start == 1 and len(pieces[start].text) <= LONELY_LETTERS else 0
    alone = ALONE if balanced and start > 0 and not last and end - start == 1 and share < 0.5 else 0
    return LINE + ragged + lonely + alone + (0 if last else pieces[end - 1].penalty)
