"""The design of decks as templates/deck/template.yml writes it: layouts of placeholders on a slide of 1280 × 720 px."""

from typing import Annotated, Literal

from pydantic import BeforeValidator

from toolkit.geometry import Box
from toolkit.model.strict import Id, Strict, Texts

Ground = Literal["dark", "light"]
Kind = Literal["title", "subtitle", "body", "object", "picture", "table", "chart", "date", "footer", "number"]
"""What a placeholder takes; `object` takes text, a table, a chart or a picture."""


def _box(value: object) -> object:
    """left, top, right, bottom → Box."""
    if isinstance(value, Box):
        return value
    try:
        left, top, right, bottom = map(float, value)  # type: ignore[call-overload, arg-type]
    except (TypeError, ValueError):
        raise ValueError("it is not four numbers; write [left, top, right, bottom]") from None
    return Box(left, top, right - left, bottom - top)


Edges = Annotated[Box, BeforeValidator(_box)]


class SlideStyle(Strict):
    """How a placeholder's text is set."""

    size: tuple[float, float]
    """The smallest it may be fitted to, and the largest, at which it is born: points."""
    bold: bool = False
    leading: float = 1.1
    """Distance of baselines in sizes."""
    spacing: float = 0
    """Free room before a paragraph, in sizes."""
    color: Literal["text", "muted", "accent"] = "text"
    bullets: bool = False
    align: Literal["left", "center", "right"] = "left"
    anchor: Literal["top", "middle", "bottom"] = "top"
    headline: bool = False
    """Whether it is set in the headline face and broken as a headline."""


class Holder(Strict):
    """A placeholder of a layout."""

    kind: Kind
    box: Edges
    style: Id = "body"
    prompt: Texts = {}
    """What stands in it until somebody writes; along the languages' fallbacks."""
    fill: bool = False
    """Whether it has a ground of its own, so that it reads over a picture."""
    round: bool = False
    """Whether a picture in it is cut to a circle."""


class SlideLayout(Strict):
    """A layout: its placeholders by name, in reading order; the key `title` is always there."""

    name: Texts
    use: Texts
    """When to take it: told on the guidance slide."""
    holders: dict[Id, Holder]
    ground: Ground = "light"
    """The master it is taken from where nobody says."""
    foot: Literal["band", "large", "none"] = "band"
    scenery: bool = False
    """Whether the northern sky lies behind it."""
    map: Edges | None = None
    """Where the map stands with the region lit."""
    constellation: Edges | None = None


class DeckDesign(Strict):
    """Styles and layouts; toolkit.load reads it."""

    name: Texts
    size: tuple[float, float] = (1280, 720)
    """Width and height of a slide, px: 9,525 EMU each."""
    margin: float
    foot: Edges
    """The band at the foot of every slide, on which the logos stand."""
    large_foot: Edges
    """The same on the title and closing slides."""
    rule: Edges
    """The accent under a title."""
    styles: dict[Id, SlideStyle]
    furniture: dict[Id, Holder]
    """Date, footer and slide number, the same on every layout."""
    layouts: dict[Id, SlideLayout]
