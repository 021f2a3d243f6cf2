"""Partners in rows of their own, below lockup and emblem: in their usual size where that has room, else as large as may be.

One row or two are tried, whichever shows the logos larger. Some of the partners never need more room than all, so a foot that
has room for many has room for fewer.
"""

from collections.abc import Sequence
from math import inf

from toolkit.errors import ContentError, MisfitError
from toolkit.geometry import Box
from toolkit.layout.order import Order, Stand
from toolkit.layout.row import excess, largest, packed, partner, rows, span

MOST_PARTNERS = 12
"""More logos have no room in two rows."""

PARTNERS = (0.6, 0.8)
"""Least and largest height of partners' logos ÷ height of the flag, where the picture sets no bounds."""

FINEST = 0.1
"""Least height of a row ÷ height of the flag, 4 CSS px or 1 mm: below this no logo can be told from another."""

SPREAD = 0.66
"""Partners in a row of their own end where the emblem does if they fill this share of the width."""

GAP = 0.5
"""Room between logos, and between rows of them, in heights of the flag: more than the emblem's clear space."""


def too_many(count: int) -> tuple[str, str] | None:
    """What is said of more partners than there may be, and the remedy."""
    return (f"{count} partners have no room", f"name at most {MOST_PARTNERS}") if count > MOST_PARTNERS else None


def require_few(where: str, count: int) -> None:
    """ContentError for more partners than there may be."""
    if said := too_many(count):
        raise ContentError(where, *said)


def with_partners(
    order: Order, stands: list[Stand], height: float, width: float, align: float, rooms: Sequence[float] = (inf,)
) -> tuple[list[Stand], float]:
    """Partners in rows of their own below the others, and how high all is then.

    That is no more than the last of `rooms`, and no more than the first that leaves them legible, where their usual size is too
    much. Raises MisfitError for partners that would be too small in all of them.
    """
    if not order.partners:
        return stands, height
    start = height + GAP * order.flag
    laid = _rows(order, width, [room - start for room in rooms], flush=not align)
    boxes = [box.moved((width - row[-1].right) * align, start) for row in laid for box in row]
    below = [Stand(partner(logo), box) for logo, box in zip(order.partners, boxes, strict=True)]
    return [*stands, *below], max(box.bottom for box in boxes)


def _rows(order: Order, width: float, rooms: Sequence[float], *, flush: bool) -> list[list[Box]]:
    logos, most, least = order.partners, PARTNERS[1] * order.flag, FINEST * order.flag
    if largest(logos, width, rooms[-1]) < least:
        raise _misfit(order, excess(logos, width, rooms[-1], least))
    single = span(logos, most) / width
    flush = flush and not single < SPREAD
    usual = rows(logos, width, PARTNERS[single <= 1] * order.flag, flush=flush)
    if order.row == inf and max(box.bottom for row in usual for box in row) <= rooms[-1]:
        return usual
    room = next(room for room in rooms if largest(logos, width, room) >= least)
    return packed(logos, width, (least, min(most, order.row * order.flag)), room, flush=flush)


def _misfit(order: Order, lacking: float) -> MisfitError:
    count, lack = len(order.partners), order.say(lacking)
    problem = f"its {count} partners' logos need {lack} more room than there is, even at the smallest"
    if count == 1:
        problem = f"its partner's logo needs {lack} more room than there is, even at the smallest"
    return MisfitError(order.format.channel, problem, "choose a format with more room")
