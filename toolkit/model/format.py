"""A format: the canvas of a channel, with its size, safe area and limits, and where and when these were found."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Annotated, Literal, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from toolkit.geometry import Box, Insets

MOST_PIXELS = 60_000_000
"""Of a bitmap: four bytes each, twice."""

MOST_SIDE = 32_767
"""Pixels of a bitmap's side at most: cairo keeps coordinates in 16 bits (cairo-image-surface.c, MAX_IMAGE_SIZE)."""

LEAST_BYTES = 10_000
"""Of a file: a picture with a headline, a logo and the emblem has more, whatever its quality."""

MARGIN, MOST_MARGIN = 0.055, 0.11
"""The usual room at the edges of a box ÷ its mean side, and ÷ its shorter side at most."""

Shape = Literal["tall", "square", "wide", "banner"]


def margin(box: Box) -> float:
    """The usual room at the edges of a box."""
    return min(MARGIN * (box.width * box.height) ** 0.5, MOST_MARGIN * min(box.width, box.height))


def _insets(value: object) -> object:
    if isinstance(value, Insets):
        return value
    try:
        left, top, right, bottom = map(float, cast("Sequence[str]", value))
    except (TypeError, ValueError):
        raise ValueError("it is not four numbers; write [left, top, right, bottom]") from None
    return Insets(left, top, right, bottom)


class Format(BaseModel):
    """A canvas. A screen format is in px; a print format in mm, without its bleed."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    name: dict[str, str]
    channel: str
    size: tuple[float, float]
    """Width and height, trimmed."""
    unit: Literal["px", "mm"] = "px"
    safe: Annotated[Insets, BeforeValidator(_insets)] = Insets()
    """Left, top, right, bottom: what the channel may cover or crop, in `unit`; `margin` comes on top."""
    bleed: float = 0
    """Extra on all sides that is cut off, in `unit`."""
    dpi: float = 96
    """Resolution of a bitmap of a print format."""
    shown: float | None = None
    """Width in CSS px at which readers mostly see it (a phone's 360, say): small print and the emblem are measured there."""
    max_bytes: Annotated[int, Field(ge=LEAST_BYTES)] | None = None
    suffixes: tuple[str, ...] = ("png", "jpg")
    """What the channel takes, the best first."""
    source: str
    checked: date

    @model_validator(mode="after")
    def _has_room(self) -> "Format":
        if min(self.size) <= 0:
            raise ValueError("the size is not positive; write [width, height]")
        if max(self.pixels) > MOST_SIDE:
            raise ValueError(f"a side of it is longer than {MOST_SIDE} pixels; make it smaller, or lower its dpi")
        if self.pixels[0] * self.pixels[1] > MOST_PIXELS:
            raise ValueError(f"it has more than {MOST_PIXELS // 10**6} megapixels; make it smaller, or lower its dpi")
        if min(self.held.width, self.held.height) <= 0:
            raise ValueError("the safe area leaves no room; make its insets smaller than the size")
        return self

    @property
    def unit_scale(self) -> float:
        """Artboard units per format unit: a px is a px, a mm is 72 ÷ 25.4 points."""
        return 1 if self.unit == "px" else 72 / 25.4

    @property
    def pixels_per_unit(self) -> float:
        """Pixels of a bitmap per artboard unit."""
        return 1 if self.unit == "px" else self.dpi / 72

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of a bitmap, bleed included."""
        return round(self.canvas.width * self.pixels_per_unit), round(self.canvas.height * self.pixels_per_unit)

    @property
    def css_px(self) -> float:
        """Artboard units that a reader sees as one CSS pixel (print: 1/96 inch = 0.75 pt)."""
        if self.unit == "mm":
            return 0.75
        return self.size[0] / (self.shown or self.size[0])

    @property
    def trim(self) -> Box:
        """The visible canvas in artboard units; its origin lies inside the bleed."""
        scale, bleed = self.unit_scale, self.bleed * self.unit_scale
        return Box(bleed, bleed, self.size[0] * scale, self.size[1] * scale)

    @property
    def canvas(self) -> Box:
        """Everything that is painted, bleed included, in artboard units."""
        bleed = 2 * self.bleed * self.unit_scale
        return Box(0, 0, self.trim.width + bleed, self.trim.height + bleed)

    @cached_property
    def held(self) -> Box:
        """What the channel neither covers nor crops, in artboard units."""
        return self.trim.inset(self._safe)

    @cached_property
    def live(self) -> Box:
        """Where content may stand, in artboard units.

        What the channel takes at the bottom lifts the foot off it: no other side is nearer to its edge then, up to the margin.
        """
        if self.shape == "banner":
            return self.held
        least = min(self._safe.bottom, margin(self.held))
        return self.trim.inset(Insets(*(max(side, least) for side in self._safe)))

    @cached_property
    def shape(self) -> Shape:
        """Which of a template's four designs suits what the channel leaves."""
        aspect = self.held.aspect
        return "tall" if aspect < 0.87 else "square" if aspect < 1.25 else "wide" if aspect < 2.5 else "banner"

    @property
    def _safe(self) -> Insets:
        """In artboard units."""
        return Insets(*(side * self.unit_scale for side in self.safe))
