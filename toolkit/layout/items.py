"""The items of an artboard: absolute, final, in drawing order; what every back end draws and nothing it decides.

All coordinates are in the artboard's unit, y down, origin at the top left of the canvas (bleed included).
Items are values: two that are equal draw the same, so a back end may keep what it drew.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from toolkit.color import Color
from toolkit.geometry import Box, Outline
from toolkit.model.format import Format
from toolkit.text.font import Glyph


class Line(NamedTuple):
    """One shaped line of text: `x`, `y` is the start of its baseline; `width` its advance, `face` the path of its font file."""

    text: str
    face: str
    size: float
    x: float
    y: float
    width: float
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True)
class Text:
    """Lines set in one colour; `box` is the room they take, from the first line's capitals to the last one's descenders.

    `slot` is what a person filled in, or `statement` for the funding sentence.
    """

    slot: str
    lines: tuple[Line, ...]
    color: Color
    box: Box
    family: str
    language: str


class Stop(NamedTuple):
    at: float
    color: Color
    alpha: float = 1


@dataclass(frozen=True)
class Gradient:
    """A linear gradient from one point to another, in artboard coordinates."""

    start: tuple[float, float]
    end: tuple[float, float]
    stops: tuple[Stop, ...]


Paint = Color | Gradient


@dataclass(frozen=True)
class Shape:
    """A filled outline (non-zero winding), moved and scaled into place; `role` says what it is part of."""

    outline: Outline
    paint: Paint
    role: str = "ground"
    at: tuple[float, float] = (0, 0)
    scale: float = 1
    alpha: float = 1
    even_odd: bool = False


@dataclass(frozen=True)
class Fill:
    """A rectangle, its corners rounded by `radius`."""

    box: Box
    paint: Paint
    role: str = "ground"
    radius: float = 0
    alpha: float = 1


@dataclass(frozen=True)
class Artwork:
    """A cleaned SVG document (toolkit.sources.logo), its viewBox drawn into `box`."""

    svg: str
    box: Box
    role: str = "partner"


@dataclass(frozen=True)
class Scene:
    """Artwork of a template: a Jinja file in templates/ with its values, drawn into `box`; toolkit.backends.scenery renders it.

    A `soft` scene has no edges (an aurora): a bitmap may draw it coarsely and enlarge it.
    """

    file: str
    box: Box
    values: tuple[tuple[str, str | float], ...] = ()
    soft: bool = False
    role: str = "ground"


@dataclass(frozen=True)
class Picture:
    """A photograph that covers `box`, cropped round the point at `focus` (0–1 from the upright picture's top left)."""

    path: str
    focus: tuple[float, float]
    box: Box
    radius: float = 0
    """Corner radius; half the box's side makes a circle."""
    alt: str = field(default="", compare=False)
    """What it shows, in the artboard's language; empty where nobody said, or where it is told elsewhere."""


@dataclass(frozen=True)
class Bitmap:
    """A cleaned bitmap logo: PNG bytes drawn into `box`."""

    png: bytes = field(repr=False)
    box: Box
    role: str = "partner"


Item = Text | Shape | Fill | Artwork | Scene | Picture | Bitmap


class Mark(NamedTuple):
    """A thing with rules of its own, as a checker sees it: `kind` is emblem, statement, lockup, symbol, partner or code."""

    kind: Literal["emblem", "statement", "lockup", "symbol", "partner", "code"]
    box: Box
    name: str
    clear: float = 0
    """Free room that it needs on all sides, in artboard units."""
    variant: str = "positive"
    layout: str = ""
    """Of a lockup: horizontal, stacked, compact or symbol."""
    aspect: float = 0
    """Width ÷ height of a logo's own artwork; 0 where nobody knows."""


@dataclass(frozen=True)
class Artboard:
    """A laid-out picture: what stands where, what it says, and what it is made for. The narrow waist of the toolkit."""

    name: str
    format: Format
    language: str
    title: str
    alt: str
    items: tuple[Item, ...]
    marks: tuple[Mark, ...] = ()
    region: str | None = None
    template: str | None = None
    funding: str | None = None
    """Funding regime in force; None when nothing asks for the emblem."""
    link: str | None = None

    @property
    def texts(self) -> Iterator[Text]:
        return (item for item in self.items if isinstance(item, Text))
