"""How large a text is set, and where it goes on to another slide.

A text is as large as its style allows and its room holds; where the smallest size is too large, a list goes on on as few slides
as it needs, as evenly as can be, all at one size. What cannot be divided is a MisfitError.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from toolkit.errors import MisfitError
from toolkit.geometry import Box
from toolkit.layout.deck.desk import PX, sizes
from toolkit.layout.deck.flow import SLACK, Flowing, text_of
from toolkit.layout.slides import SetText
from toolkit.model.deck import SlideStyle

HIGH = 0.975
"""Share of the height that is filled."""

AIR = 0.6
"""The most that paragraphs of a short list are moved apart, in sizes."""

NEAR = 0.8
"""A size of this share of the largest that fits is taken where lines are better for it."""

SPARSE = 0.62
"""Share of its room up to which a short list is spread."""

LONG = 60
"""Characters of a text that are quoted in an error."""


@dataclass(frozen=True)
class Slot:
    """A text and the room it has, in px."""

    holder: str
    flow: tuple[Flowing, ...]
    style: SlideStyle
    room: Box

    def height(self, size: float, width: float, air: float = 0) -> float | None:
        """In points and px → px; None where a word is too wide."""
        total = 0.0
        for place, one in enumerate(self.flow):
            lines = one.lines(size, width)
            if lines is None:
                return None
            gap = self.style.spacing + air if place else 0
            total += one.size(size) * (len(lines) * self.style.leading + gap)
        return total

    def fits(self, size: float, air: float = 0) -> bool:
        """With the slack that other programs need."""
        height = self.height(size, self.room.width * SLACK, air)
        return height is not None and height <= self.room.height * HIGH

    @property
    def is_list(self) -> bool:
        return self.style.bullets and any(one.paragraph.mark != "none" for one in self.flow)

    def is_lonely(self, size: float) -> bool:
        """Whether a paragraph ends with a line of one word."""
        laid = (one.lines(size, self.room.width * SLACK) or [] for one in self.flow)
        return any(len(lines) > 1 and len(lines[-1]) == 1 and not lines[-2][-1].forced for lines in laid)

    def parts_words(self, size: float) -> bool:
        """Whether a line ends after a hyphen inside a word."""
        laid = (one.lines(size, self.room.width) or [] for one in self.flow)
        return any(not line[-1].blank for lines in laid for line in lines[:-1])

    def at(self, size: float, air: float = 0) -> SetText:
        """Set at a size."""
        return SetText(tuple(one.paragraph for one in self.flow), size, air)

    def misfit(self) -> MisfitError:
        """Why it does not fit at its smallest."""
        size, width = self.style.size[0], self.room.width * SLACK
        wide = [word for one in self.flow for word in one.words if word.width * one.size(size) > width - one.indent]
        if wide:
            excess = max(word.width for word in wide) * size * PX - width
            problem = f"“{text_of(wide[:1])}” is {excess:.0f} px wider than its {self.room.width:.0f}"
            return MisfitError(self.holder, problem, "write it shorter, or in two words")
        height = self.height(size, width) or 0
        told = " ".join(text_of(list(one.words)) for one in self.flow)
        quoted = told if len(told) <= LONG else told[:LONG].rstrip() + "…"
        problem = f"“{quoted}” is {height - self.room.height * HIGH:.0f} px higher than the {self.room.height:.0f} there are"
        return MisfitError(self.holder, problem + f", even in {size:g} points", "shorten it")

    def air(self, size: float) -> float:
        """What spreads a list that would leave most of its room empty; none where it has levels, anything for what is no list."""
        if not self.is_list:
            return AIR
        if any(one.paragraph.level for one in self.flow):
            return 0
        height = self.height(size, self.room.width) or 0
        spare = (SPARSE * self.room.height - height) / (size * PX * max(len(self.flow) - 1, 1))
        return min(AIR, max(round(spare, 2), 0))


def best_size(slots: Sequence[Slot]) -> float | None:
    """The largest size at which all of them fit; None if there is none. They have one style.

    A text without bullets is set a little smaller where that spares it a last line of one word.
    """
    fitting = (size for size in sizes(slots[0].style) if all(slot.fits(size) for slot in slots))
    first = next(fitting, None)
    if first is None or slots[0].style.bullets or not any(slot.is_lonely(first) for slot in slots):
        return first
    near = takewhile(lambda size: size >= NEAR * first, fitting)
    return next((size for size in near if not any(slot.is_lonely(size) for slot in slots)), first)


def divided(slot: Slot) -> list[Slot]:
    """The text on as few slides as it needs, evenly; itself where it fits. MisfitError where a part fits nowhere."""
    if best_size([slot]):
        return [slot]
    least = slot.style.size[0]
    groups = _groups(slot, least)
    if len(groups) == 1:
        raise slot.misfit()
    for group in groups:
        if not (part := replace(slot, flow=group)).fits(least):
            raise part.misfit()
    count = len(_pages(slot, groups, lambda part: part.fits(least)))
    for size in sizes(slot.style):
        pages = _pages(slot, groups, lambda part, size=size: part.fits(size))
        if len(pages) == count and all(page.fits(size) for page in pages):
            return _even(slot, groups, count, size)
    raise slot.misfit()


def _groups(slot: Slot, least: float) -> list[tuple[Flowing, ...]]:
    """What stays together: an item with what is below it, if that has room on one slide."""
    groups = list[list[Flowing]]()
    for one in slot.flow:
        if groups and one.paragraph.level > 0 and replace(slot, flow=(*groups[-1], one)).fits(least):
            groups[-1].append(one)
        else:
            groups.append([one])
    return [tuple(group) for group in groups]


def _pages(slot: Slot, groups: Sequence[tuple[Flowing, ...]], fits: Callable[[Slot], bool]) -> list[Slot]:
    """As much on each slide as fits."""
    pages = list[Slot]()
    for group in groups:
        longer = replace(pages[-1], flow=(*pages[-1].flow, *group)) if pages else None
        if longer and fits(longer):
            pages[-1] = longer
        else:
            pages.append(replace(slot, flow=group))
    return pages


def _even(slot: Slot, groups: Sequence[tuple[Flowing, ...]], count: int, size: float) -> list[Slot]:
    """The same on so many slides, the fullest as empty as can be."""
    width = slot.room.width * SLACK
    for tenth in range(10, 101, 3):
        most = slot.room.height * tenth / 100
        pages = _pages(slot, groups, lambda part, most=most: (part.height(size, width) or 0) <= most)
        if len(pages) <= count and all(page.fits(size) for page in pages):
            return pages
    return _pages(slot, groups, lambda part: part.fits(size))
