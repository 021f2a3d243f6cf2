"""A laid-out deck: what stands in every placeholder and how large, and each slide as an artboard.

The waist between toolkit.layout.deck, which decides, and its readers: the artboards go to any picture back end, the rest to
toolkit.backends.pptx, which writes text as text and tables and charts as such. Boxes are in px on a slide of 1280 × 720.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from toolkit.geometry import Box, Insets
from toolkit.layout.items import Artboard
from toolkit.model.deck import DeckDesign, Ground, Holder
from toolkit.model.outline import Chart, Grid, Image, Runs

Mode = Literal["office", "brand", "embed"]
"""Faces of live text: those of any office machine, the brand's where they are installed, or the brand's inside the file."""

INDENT, NUMBERED = 30.0, 44.0
"""By which text stands in from its bullet, and from its number; the first also parts a level from the one above it: px."""

BULLETS = ("•", "–", "▪")
"""Marks of the levels from the outermost; the last stands for all below."""

SMALLER = 0.88
"""Size of a level ÷ that of the level above it."""

CELL = Insets(12, 6, 12, 6)
"""Free room inside a table's cell, px."""


def level_size(size: float, level: int) -> float:
    """Points of a paragraph at a level of a list whose outermost level has this size: in half points."""
    return size if level == 0 else max(round(2 * size * SMALLER**level) / 2, 12.0)


def bullet(level: int) -> str:
    """The mark of a level."""
    return BULLETS[min(level, len(BULLETS) - 1)]


def text_room(holder: Holder, design: DeckDesign) -> Box:
    """Where a placeholder's text stands: its box; within a margin where it has a ground of its own."""
    if not holder.fill:
        return holder.box
    return holder.box.inset(Insets(max(design.margin - holder.box.x, 24), 20, 40, 24))


class SetParagraph(NamedTuple):
    """A paragraph of a placeholder; `mark` is what stands before it: nothing, a bullet, or its number."""

    runs: Runs
    level: int = 0
    mark: Literal["none", "bullet", "number"] = "none"
    number: int = 0
    """Which it is, where that is its mark: a list goes on counting on its next slide."""


@dataclass(frozen=True)
class SetText:
    """Text of a placeholder at the size that was found for it, in points; the whole of it fits its box."""

    paragraphs: tuple[SetParagraph, ...]
    size: float
    air: float = 0
    """Free room before each paragraph but the first beyond the style's spacing, in sizes: where a short list has much room."""


@dataclass(frozen=True)
class SetTable:
    """A table at the size that was found for it: columns in px, rows as high as their text needs, in px."""

    grid: Grid
    size: float
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    right: tuple[bool, ...] = ()
    """Which columns hold numbers, and so are set to the right."""


Set = SetText | SetTable | Chart | Image


class Filled(NamedTuple):
    """A placeholder of the layout, by its name there, and what stands in it."""

    holder: str
    content: Set
    box: Box


@dataclass(frozen=True)
class LaidSlide:
    """A slide: `title` is what it is called, unlike that of any other slide of its deck."""

    layout: str
    ground: Ground
    title: str
    filled: tuple[Filled, ...]
    artboard: Artboard
    notes: str = ""
    line: int = 0
    """Where it begins in the outline."""


@dataclass(frozen=True)
class Deck:
    """A sequence of slides for one region, in one language."""

    title: str
    subtitle: str
    region: str | None
    language: str
    mode: Mode
    day: date | None
    funding: str
    slides: tuple[LaidSlide, ...]
    foot_emblem: bool = True
    """Whether every slide shows the emblem, or only the title and closing slides do."""
