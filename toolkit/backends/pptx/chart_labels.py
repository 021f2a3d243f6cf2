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
from toolkit.layout.deck.curve import apart
from toolkit.layout.deck.pie import GAP, RADIUS, WIDEST

LEVEL = 0.86
"""How far from the middle a label's level is taken, in radii."""
EXTENSION = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"


class Label(NamedTuple):
    """A slice's share of the whole, and its label's size in px."""

    share: float
    width: float
    height: float


def labels(number: str, place: str, each: str = "", separator: str = "") -> str:
    """Labels of a series: its values in a format, at a place; `each` are those of slices, which stand elsewhere."""
    shown, lines = _shown(number, place, separator), LINES if separator else ""
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


def _shown(number: str, place: str, separator: str) -> str:
    position = f'<c:dLblPos val="{place}"/>' if place else ""
    named = int(bool(separator))
    between = f"<c:separator>{separator}</c:separator>" if separator else ""
    return (
        f'<c:numFmt formatCode="{escaped(number)}" sourceLinked="0"/>{PLAIN}{UNBROKEN}{position}'
        f'<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="{named}"/><c:showSerName val="0"/>'
        f'<c:showPercent val="0"/><c:showBubbleSize val="0"/>{between}'
    )


def named_at(point: int) -> str:
    """A series' name right of its point of this number, and no other labels."""
    own = f'<c:dLbl><c:idx val="{point}"/>{PLAIN}{UNBROKEN}<c:dLblPos val="r"/>{_told(name=1)}</c:dLbl>'
    return f"<c:dLbls>{own}{_told(name=0)}</c:dLbls>"


def _told(name: int) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="{name}"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def inner_layout(plot: Box, box: Box) -> str:
    """Where the plot lies in the chart's box (its own origin), without its labels; all in px."""
    x, y, width, height = plot.x / box.width, plot.y / box.height, plot.width / box.width, plot.height / box.height
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{x:.5f}"/><c:y val="{y:.5f}"/><c:w val="{width:.5f}"/><c:h val="{height:.5f}"/></c:manualLayout></c:layout>'
    )


def around(slices: Sequence[Label], box: Box, hole: float) -> tuple[str, str]:
    """The plot's layout, and a label for each slice: a pie in the middle of the box, or a ring with a `hole` (0–1) in it."""
    radius = min(RADIUS * box.height, WIDEST * box.width)
    plot = inner_layout(Box(box.width / 2 - radius, box.height / 2 - radius, 2 * radius, 2 * radius), box)
    inner, middles = radius * (1 + hole) / 2 if hole else radius / 2, _middles(slices)
    texts = list[str]()
    for at, (to, turn) in enumerate(zip(_outside(slices, middles, radius, box.height), middles, strict=True)):
        by = Point(to.x - inner * sin(2 * pi * turn), to.y + inner * cos(2 * pi * turn))
        texts.append(_label(at, by, slices[at], box))
    return plot, "".join(texts)


def _middles(slices: Sequence[Label]) -> list[float]:
    """The middle of each slice, in turns from twelve o'clock."""
    ends = list(accumulate(label.share for label in slices))
    return [end - label.share / 2 for end, label in zip(ends, slices, strict=True)]


def _outside(slices: Sequence[Label], middles: Sequence[float], radius: float, height: float) -> list[Point]:
    """Middles of the labels, from that of the pie: a column at either side of it, each level with its slice if it can be."""
    found = [Point(0, 0)] * len(slices)
    for way in (1, -1):
        side = [at for at, turn in enumerate(middles) if (turn % 1 < 0.5) == (way > 0)]
        side.sort(key=lambda at: -cos(2 * pi * middles[at]))
        heights = [slices[at].height for at in side]
        wanted = [-cos(2 * pi * middles[at]) * radius * LEVEL - slices[at].height / 2 for at in side]
        for at, top in zip(side, apart(wanted, heights, -height / 2, height / 2), strict=True):
            found[at] = Point(way * (radius + GAP + slices[at].width / 2), top + slices[at].height / 2)
    return found


def _label(at: int, by: Point, label: Label, box: Box) -> str:
    size = f'<c:w val="{label.width / box.width:.5f}"/><c:h val="{label.height / box.height:.5f}"/>'
    return (
        f'<c:dLbl><c:idx val="{at}"/><c:layout><c:manualLayout><c:x val="{by.x / box.width:.5f}"/>'
        f'<c:y val="{by.y / box.height:.5f}"/></c:manualLayout></c:layout>{SHOWN}<c:extLst>'
        f'<c:ext uri="{EXTENSION}" xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:layout><c:manualLayout>'
        f"{size}</c:manualLayout></c15:layout></c:ext></c:extLst></c:dLbl>"
    )
