"""Every text stands out from the pixels under it.

Measured on the worst pixel under each line, not on an average: 4.5 : 1, where large text (24 CSS px, or bold from 18.66) need by
law have 3 : 1 only, and the house asks for 4.5 all the same. Act on the Provision of Digital Services 306/2019 → EN 301 549 →
WCAG 2.1 §1.4.3.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from toolkit.color import LINEAR, Color
from toolkit.geometry import Box
from toolkit.rules.finding import Finding
from toolkit.rules.proof import Pixels, Proof, Run

SOURCE = "Act 306/2019, EN 301 549, WCAG 2.1 §1.4.3"
HOUSE = "House rule: AA for large text too"

REACH = 0.2
"""How far ink may reach beyond a run's box, in its size: dots and accents stand higher than capitals do."""

_RED, _GREEN, _BLUE = ((np.array(LINEAR) * share).astype(np.float32) for share in (0.2126, 0.7152, 0.0722))


@dataclass(frozen=True)
class TextContrast:
    """Contrasts that text and large text need, and from which size (CSS px) text is large."""

    normal: float = 4.5
    large: float = 3.0
    large_from: float = 24
    bold_from: float = 18.66
    code = "text-contrast"

    def __call__(self, proof: Proof) -> Iterator[Finding]:
        for run in proof.runs:
            contrast = min((self._worst(part, run.color) for part in _grounds(run, proof)), default=self.normal)
            if contrast >= self.normal:
                continue
            lawful = contrast >= (self.large if self._is_large(run, proof) else self.normal)
            message = f"“{run.text}” has a contrast of {contrast:.2f} : 1 where it is weakest; {self.normal} : 1 is needed, "
            message += "so give it a calmer ground or another colour"
            yield Finding(self.code, "house" if lawful else "law", message, HOUSE if lawful else SOURCE, run.box)

    def _is_large(self, run: Run, proof: Proof) -> bool:
        return run.size / proof.css_px >= (self.bold_from if run.bold else self.large_from)

    def _worst(self, part: Pixels, color: Color) -> float:
        """The smallest contrast with any pixel; `normal` where all have that, which is mostly known without a look at each."""
        own = color.luminance + 0.05
        dark, light = own / self.normal - 0.05, own * self.normal - 0.05
        doubtful = np.ones(part.shape[1], bool)
        if dark >= 0:
            doubtful &= _luminance(part.max(axis=0)) > dark
        if light <= 1 and doubtful.any():
            doubtful &= _luminance(part.min(axis=0)) < light
        if not doubtful.any():
            return self.normal
        ground = _luminance(part[:, doubtful]) + np.float32(0.05)
        return min(self.normal, float(np.maximum(ground / own, own / ground).min()))


def _luminance(pixels: Pixels) -> NDArray[np.float32]:
    """Relative luminance; of channels' maxima it is no less than that of any pixel."""
    return _BLUE[pixels[..., 0]] + _GREEN[pixels[..., 1]] + _RED[pixels[..., 2]]


def _grounds(run: Run, proof: Proof) -> Iterator[Pixels]:
    """What a run is read against: the pixels under its lines, or round them where they show the run itself."""
    boxes = _frame(run.box.inset(-REACH * run.size), proof.pixels_per_unit) if run.inked else run.lines
    return (part for box in boxes if (part := proof.part(box)) is not None)


def _frame(box: Box, scale: float) -> tuple[Box, ...]:
    """The four lines of pixels that run round the box wholly outside it: those it touches may hold the run's own soft edges."""
    inner = box.scaled(scale)
    left, top, right, bottom = floor(inner.x) - 0.5, floor(inner.y) - 0.5, ceil(inner.right) + 0.5, ceil(inner.bottom) + 0.5
    across, down = Box(left, top, right - left, 0), Box(left, top, 0, bottom - top)
    return tuple(side.scaled(1 / scale) for side in (across, down, across._replace(y=bottom), down._replace(x=right)))
