"""What a deck says: slides in order, each a title and blocks, as somebody wrote them in an outline.

Read by toolkit.sources.outline, laid out by toolkit.layout.deck. Text is kept as runs, so that what was bold stays bold.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

ChartKind = Literal["bar", "column", "line", "pie", "ring"]
Emblem = Literal["every", "ends"]
"""Every slide, or the title and closing slides."""
LayoutName = str
"""A key of the deck design's layouts (toolkit.model.deck)."""


class Run(NamedTuple):
    """A stretch of text in one manner."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


Runs = tuple[Run, ...]


class Item(NamedTuple):
    """A line of a list; level 0 is the outermost. `number` is which it is in its list; 0 where that has bullets."""

    runs: Runs
    level: int = 0
    number: int = 0


@dataclass(frozen=True)
class Written:
    """Something of a slide; `line` is where it begins in the outline, 0 where nobody wrote it."""

    line: int = field(default=0, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True)
class Bullets(Written):
    """A list, whose levels may be numbered or not, each by itself."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class Paragraph(Written):
    """Running text."""

    runs: Runs


@dataclass(frozen=True)
class Quote(Written):
    """Somebody's words, and who said them."""

    text: str
    who: str = ""


@dataclass(frozen=True)
class Grid(Written):
    """A table with a row of headings; every row has as many cells as that."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Image(Written):
    """A picture by its file, and what it shows; `alt` is empty if it is only decoration."""

    file: str
    alt: str


class Series(NamedTuple):
    name: str
    values: tuple[float, ...]


@dataclass(frozen=True)
class Chart(Written):
    """Values by category; each series has a value for every category."""

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    alt: str = ""


@dataclass(frozen=True)
class Figure(Written):
    """One number, large, and what it counts."""

    value: str
    label: str


Block = Bullets | Paragraph | Quote | Grid | Image | Chart | Figure


@dataclass(frozen=True)
class Slide:
    """One slide; `layout` is None where the blocks shall decide, `line` is where it begins in the outline."""

    title: str
    blocks: tuple[Block, ...] = ()
    notes: str = ""
    layout: LayoutName | None = None
    line: int = 0


@dataclass(frozen=True)
class Outline:
    """A whole deck. A section is a slide of layout `section`; the title and the closing slide stand in `slides` too."""

    title: str
    slides: tuple[Slide, ...]
    subtitle: str = ""
    region: str | None = None
    language: str = "fi"
    day: date | None = None
    funding: str = "eu-cofunded"
    funding_said: bool = True
    """Whether somebody chose the funding, or it was taken because nobody did."""
    emblem: Emblem | None = None
    """Which slides shall show the EU emblem; None where the outline leaves that open."""
