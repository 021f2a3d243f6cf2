"""Co-branding: a lockup alone in its clear space, beside the emblem with its statement, or in a row with partners.

The emblem stands beside the lockup, never inside it, and is as tall as the tallest logo (below a stacked lockup: as tall or as
wide) by construction, as Regulation (EU) 2021/1060, Annex IX, 1.7 asks. All measures are in heights of the lockup's mark; a
drawing ends where the clear space of what stands in it does.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from toolkit.geometry import Box
from toolkit.layout.drawing import Drawing, moved
from toolkit.layout.funding import funding_mark
from toolkit.layout.house import House
from toolkit.layout.items import Fill, Item, Mark
from toolkit.layout.lockup import WHITE, LogoLayout, Variant, lockup
from toolkit.layout.logo import Logo
from toolkit.layout.row import partner, rows, span

BESIDE, BELOW = 0.8, 0.62
"""Height of partners' logos in line with lockup and emblem, and below them."""

IN_LINE = 3
"""So many partners stand between lockup and emblem; more stand below the two, and below a stacked lockup all do."""

LEGIBLE = 0.5
"""Least height of a row below a stacked lockup: many partners reach out at both its sides rather than shrink further."""

DARK_GROUNDS = ("negative", "mono-light")
PLATE, ROUND = 0.14, 0.08
"""Rim and corner radius of the white plate under a dark logo, in heights of its row."""


class CoBrand(NamedTuple):
    """A drawing, and where in it the marks stand that rules look at."""

    drawing: Drawing
    marks: tuple[Mark, ...]


class Stand(NamedTuple):
    """What stands in one place: its items, the box it fills, its marks, and the free room it asks for."""

    items: tuple[Item, ...]
    box: Box
    marks: tuple[Mark, ...]
    clear: float

    def at(self, x: float, y: float) -> "Stand":
        """The same with its box starting there."""
        dx, dy = x - self.box.x, y - self.box.y
        marks = tuple(mark._replace(box=mark.box.moved(dx, dy)) for mark in self.marks)
        return Stand(moved(self.items, dx, dy), self.box.moved(dx, dy), marks, self.clear)


def alone(house: House, region: str | None, layout: LogoLayout, variant: Variant, language: str) -> Drawing:
    """The lockup with its clear space as margin."""
    return _framed([_lockup(house, region, layout, variant, language)]).drawing


def cobranded(house: House, region: str | None, layout: LogoLayout, variant: Variant, language: str, funding: str) -> CoBrand:
    """The lockup with the emblem and its statement at its right, below it where it is stacked."""
    logo = _lockup(house, region, layout, variant, language)
    if layout == "stacked":
        return _framed([logo, _emblem_under(house, logo, variant, language, funding)])
    emblem = _emblem(house, variant, language, funding, logo.box.height)
    return _framed([logo, emblem.at(logo.box.right + logo.clear + emblem.clear, 0)])


def with_partners(
    house: House, region: str | None, layout: LogoLayout, variant: Variant, language: str, funding: str, logos: Sequence[Logo]
) -> CoBrand:
    """Lockup left, emblem right, and partners: up to three in line between them, more in one row or two below.

    Beside a stacked lockup the emblem is as wide as that, its sentence below it, and all partners stand below the two.
    """
    logo = _lockup(house, region, layout, variant, language)
    if layout == "stacked":
        emblem = _emblem_as_wide(house, logo, variant, language, funding)
        return _framed(_centred(logo, emblem, logos, dark=variant in DARK_GROUNDS))
    emblem = _emblem(house, variant, language, funding, logo.box.height)
    arrange = _in_line if len(logos) <= IN_LINE else _in_rows
    return _framed(arrange(logo, emblem, logos, dark=variant in DARK_GROUNDS))


def _lockup(house: House, region: str | None, layout: LogoLayout, variant: Variant, language: str) -> Stand:
    drawing, clear = lockup(house, region, layout, variant, language), house.brand.logos.clear_space
    box = Box(0, 0, drawing.width, drawing.height)
    mark = Mark("symbol" if layout == "symbol" else "lockup", box, drawing.name, clear, variant, layout, drawing.aspect)
    return Stand(drawing.items, box, (mark,), clear)


def _emblem(house: House, variant: Variant, language: str, funding: str, height: float, *, below: bool = False) -> Stand:
    """The emblem with a flag of this height, its statement beside it or centred below it."""
    made, clear = funding_mark(house, funding, language, variant, below=below, align=0.5), house.brand.emblem.clear_space
    box = Box(0, 0, made.drawing.width * height, made.drawing.height * height)
    return Stand(made.drawing.placed(box), box, made.marks(box, clear, variant), clear * height)


def _emblem_under(house: House, logo: Stand, variant: Variant, language: str, funding: str) -> Stand:
    """On the middle line of the lockup above it."""
    emblem = _emblem_as_wide(house, logo, variant, language, funding)
    return emblem.at(logo.box.center.x - emblem.box.width / 2, logo.box.bottom + max(logo.clear, emblem.clear))


def _emblem_as_wide(house: House, logo: Stand, variant: Variant, language: str, funding: str) -> Stand:
    """As wide as a stacked lockup, but no taller, with its sentence below it."""
    height = min(logo.box.height, logo.box.width / house.brand.emblem.aspect)
    return _emblem(house, variant, language, funding, height, below=True)


def _in_line(logo: Stand, emblem: Stand, logos: Sequence[Logo], *, dark: bool) -> list[Stand]:
    gap, tall = logo.clear + emblem.clear, BESIDE * logo.box.height
    partners = _partners(logos, span(logos, tall), tall, dark=dark)
    block = _union(partners)
    x, y = logo.box.right + gap, logo.box.center.y - block.height / 2
    placed = [stand.at(stand.box.x - block.x + x, stand.box.y - block.y + y) for stand in partners]
    return [logo, *placed, emblem.at(x + block.width + gap, 0)]


def _in_rows(logo: Stand, emblem: Stand, logos: Sequence[Logo], *, dark: bool) -> list[Stand]:
    width = logo.box.width + logo.clear + emblem.clear + emblem.box.width
    partners = _partners(logos, width, _height_for(logos, width) * logo.box.height, dark=dark)
    block, top = _union(partners), logo.box.bottom + max(logo.clear, emblem.clear) + 0.1
    placed = [stand.at(stand.box.x - block.x, stand.box.y - block.y + top) for stand in partners]
    return [logo, emblem.at(max(width, block.width) - emblem.box.width, 0), *placed]


def _centred(logo: Stand, emblem: Stand, logos: Sequence[Logo], *, dark: bool) -> list[Stand]:
    """Lockup and emblem side by side, rows of partners below, all on one middle line."""
    gap = max(logo.clear, emblem.clear)
    both = logo.box.width + 2 * gap + emblem.box.width
    width = max(both, span(logos, LEGIBLE) * (1 if len(logos) <= IN_LINE else 0.5 + 0.5 / len(logos)))
    left, middle = (width - both) / 2, max(logo.box.height, emblem.box.height) / 2
    emblem = emblem.at(left + both - emblem.box.width, middle - emblem.box.height / 2)
    partners = _partners(logos, width, _height_for(logos, width), dark=dark, centred=True)
    down = 2 * middle + gap + 0.1 - _union(partners).y
    placed = [stand.at(stand.box.x, stand.box.y + down) for stand in partners]
    return [logo.at(left, middle - logo.box.height / 2), emblem, *placed]


def _height_for(logos: Sequence[Logo], width: float) -> float:
    """Height of partners' rows: larger than usual where that leaves the width unfilled."""
    widest = max(row[-1].right for row in rows(logos, width, BELOW))
    return min(BESIDE, BELOW * 0.999 * max(width / widest, 1))


def _partners(logos: Sequence[Logo], width: float, height: float, *, dark: bool, centred: bool = False) -> list[Stand]:
    """Partners in rows; on a dark ground the dark ones on white plates, all of a row equally high."""
    stands, names = list[Stand](), iter(logos)
    for row in rows(logos, width, height, flush=not centred):
        top, bottom = min(box.y for box in row), max(box.bottom for box in row)
        shift = (width - row[-1].right) / 2 if centred else 0
        for box, logo in zip((box.moved(shift, 0) for box in row), names, strict=False):
            stands.append(_partner(logo, box, top, bottom, plate=dark and logo.dark))
    return stands


def _partner(logo: Logo, box: Box, top: float, bottom: float, *, plate: bool) -> Stand:
    mark, items = Mark("partner", box, logo.name, aspect=logo.aspect), partner(logo).placed(box)
    if not plate:
        return Stand(items, box, (mark,), 0)
    rim = PLATE * (bottom - top)
    ground = Box(box.x, top, box.width, bottom - top).inset(-rim)
    return Stand((Fill(ground, WHITE, role="partner", radius=ROUND * ground.height), *items), ground, (mark,), 0)


def _framed(stands: Sequence[Stand]) -> CoBrand:
    """Everything moved into a frame that leaves the clear space free on all sides."""
    whole, margin = _union(stands), max(stand.clear for stand in stands)
    placed = [stand.at(stand.box.x - whole.x + margin, stand.box.y - whole.y + margin) for stand in stands]
    marks = tuple(mark for stand in placed for mark in stand.marks)
    name = ", ".join(dict.fromkeys(mark.name for mark in marks))
    items = tuple(item for stand in placed for item in stand.items)
    return CoBrand(Drawing(name, whole.width + 2 * margin, whole.height + 2 * margin, items), marks)


def _union(stands: Iterable[Stand]) -> Box:
    boxes = [stand.box for stand in stands]
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.union(box)
    return whole
