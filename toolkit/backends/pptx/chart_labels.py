"""Labels of a chart's values; round a pie or a ring they stand outside, each beside its slice and none on another.

Office places a slice's label at a default place and moves it by a fraction of the chart's size (ECMA-376 part 1 §21.2.2.88), so
where it is to stand is worked out here, from the label's measured size.
"""

from collections.abc import Sequence
from itertools import accumulate
from math import cos, pi, sin
from typing import NamedTuple

from toolkit.backends.pptx.xml import escaped
from toolkit.geometry import Box, Point

EXTENSION = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"


class Slices(NamedTuple):
    """Labels of slices: their default place, what parts a name from its value, and whether lines lead to them."""

    place: str
    separator: str
    led: bool


def labels(number: str, place: str) -> str:
    """Labels of a series: its values in a format, at a place."""
    return f"<c:dLbls>{_shown(number, place)}</c:dLbls>"


def slice_labels(number: str, look: Slices, each: str) -> str:
    """Labels of slices, `each` as `around` has it."""
    shown = _shown(number, look.place, look.separator)
    lines = LINES if look.led else '<c:showLeaderLines val="0"/>'
    return f"<c:dLbls>{each.replace(SHOWN, shown)}{shown}{lines}</c:dLbls>"


LINES = (
    '<c:showLeaderLines val="1"/><c:leaderLines><c:spPr><a:ln w="12700"><a:solidFill><a:schemeClr val="accent6"/></a:solidFill>'
    "</a:ln></c:spPr></c:leaderLines>"
)
"""From slices to their labels."""
PLAIN = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
UNBROKEN = (
    '<c:txPr><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:spAutoFit/></a:bodyPr><a:lstStyle/>'
    "<a:p><a:pPr><a:defRPr/></a:pPr><a:endParaRPr/></a:p></c:txPr>"
)
SHOWN = "\0"
"""Stands in each label of `around` for what `labels` knows."""


def _shown(number: str, place: str, separator: str = "") -> str:
    position = f'<c:dLblPos val="{place}"/>' if place else ""
    told = _told(value=1, category=int(bool(separator)), separator=separator)
    return f'<c:numFmt formatCode="{escaped(number)}" sourceLinked="0"/>{PLAIN}{UNBROKEN}{position}{told}'


def named_at(point: int, number: str) -> str:
    """A series' name and value right of its point of this number, and no other labels."""
    look = f'<c:numFmt formatCode="{escaped(number)}" sourceLinked="0"/>{PLAIN}{UNBROKEN}<c:dLblPos val="r"/>'
    own = f'<c:dLbl><c:idx val="{point}"/>{look}{_told(value=1, series=1, separator=" ")}</c:dLbl>'
    return f"<c:dLbls>{own}{_told()}</c:dLbls>"


def _told(value: int = 0, category: int = 0, series: int = 0, separator: str = "") -> str:
    between = f"<c:separator>{separator}</c:separator>" if separator else ""
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{value}"/><c:showCatName val="{category}"/><c:showSerName val="{series}"/>'
        f'<c:showPercent val="0"/><c:showBubbleSize val="0"/>{between}'
    )


def inner_layout(plot: Box, box: Box) -> str:
    """Where the plot lies in the chart's box (its own origin), without its labels; all in px."""
    return edge_layout(plot, box, '<c:layoutTarget val="inner"/>')


def edge_layout(part: Box, box: Box, target: str = "") -> str:
    """A place in the chart's box as shares of it."""
    x, y, width, height = part.x / box.width, part.y / box.height, part.width / box.width, part.height / box.height
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{x:.5f}"/><c:y val="{y:.5f}"/><c:w val="{width:.5f}"/><c:h val="{height:.5f}"/></c:manualLayout></c:layout>'
    )


def around(values: Sequence[float], places: Sequence[Box], plot: Box, box: Box, hole: float) -> str:
    """A label for each slice at its place: of a pie, or of a ring with a `hole` (0–1) in it; boxes' origin is the chart's."""
    radius = plot.width / 2
    inner = radius * (1 + hole) / 2 if hole else radius / 2
    texts = list[str]()
    for at, (turn, place) in enumerate(zip(_middles(values), places, strict=True)):
        start = Point(plot.center.x + inner * sin(2 * pi * turn), plot.center.y - inner * cos(2 * pi * turn))
        texts.append(_label(at, Point(place.center.x - start.x, place.center.y - start.y), place, box))
    return "".join(texts)


def _middles(values: Sequence[float]) -> list[float]:
    """The middle of each slice, in turns from twelve o'clock."""
    whole = sum(values)
    ends = list(accumulate(value / whole for value in values))
    return [end - value / whole / 2 for end, value in zip(ends, values, strict=True)]


def _label(at: int, by: Point, label: Box, box: Box) -> str:
    size = f'<c:w val="{label.width / box.width:.5f}"/><c:h val="{label.height / box.height:.5f}"/>'
    return (
        f'<c:dLbl><c:idx val="{at}"/><c:layout><c:manualLayout><c:x val="{by.x / box.width:.5f}"/>'
        f'<c:y val="{by.y / box.height:.5f}"/></c:manualLayout></c:layout>{SHOWN}<c:extLst>'
        f'<c:ext uri="{EXTENSION}" xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:layout><c:manualLayout>'
        f"{size}</c:manualLayout></c15:layout></c:ext></c:extLst></c:dLbl>"
    )
