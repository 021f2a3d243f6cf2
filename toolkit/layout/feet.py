"""The feet a picture may stand on: the usual one, then ever lower ones with smaller partners, for a text that needs the room.

Where there is none, the error says what would help, found by trying: how many partners have room, and in which format all do.
"""

from functools import lru_cache
from math import inf

from toolkit.errors import MisfitError
from toolkit.layout.foot import Foot, lay_foot
from toolkit.layout.house import House
from toolkit.layout.order import Order
from toolkit.layout.partners import FINEST
from toolkit.layout.request import Request
from toolkit.model.format import Format

LOWER = (inf, 0.6, 0.45, 0.34, 0.25, 0.18, FINEST)
"""Largest height of partners' rows ÷ height of the flag, one foot after the other."""


def row_heights(house: House, request: Request) -> tuple[float, ...]:
    """What to try, the best first; a panel leaves the text as much room whatever stands on it."""
    lowers = request.partners and house.brand.formats[request.format].shape != "banner"
    return LOWER if lowers else LOWER[:1]


def foot_for(house: House, request: Request, row: float, where: str) -> Foot:
    """The foot with rows of partners no higher than that. Raises MisfitError with what would help."""
    try:
        return _foot(house, request.format, request.region, request.language, request.funding, request.partners, row)
    except MisfitError as error:
        order = _order(house, request.format, request.region, request.language, request.funding, request.partners, row)
        place = f"{where}, partners" if request.partners else where
        raise MisfitError(place, error.problem, _remedy(order) or error.remedy) from None


@lru_cache(maxsize=256)
def _foot(house: House, fmt: str, region: str | None, language: str, funding: str, partners: tuple[str, ...], row: float) -> Foot:
    """The same for all contents: kept, since a kit asks for each of them many times."""
    return lay_foot(_order(house, fmt, region, language, funding, partners, row))


def _order(
    house: House, fmt: str, region: str | None, language: str, funding: str, partners: tuple[str, ...], row: float
) -> Order:
    logos = tuple(house.logos[key] for key in partners)
    return Order(house, house.brand.formats[fmt], region, language, funding, logos, row)


def _remedy(order: Order) -> str:
    """How many partners have room here, and a format in which all have, or nothing where neither is so."""
    fewer, format = _most_partners(order), _roomy(order)
    here = "" if fewer is None else f"name at most {fewer} of them" if fewer else "name none"
    there = f"choose {format}, which has room" if format else ""
    return ", or ".join(filter(None, (here, there)))


def _most_partners(order: Order) -> int | None:
    """How many of the partners have room, the first ones; None where not even a foot without any has."""
    counts = range(len(order.partners) - 1, -1, -1)
    return next((count for count in counts if _fits(order._replace(partners=order.partners[:count]))), None)


def _roomy(order: Order) -> str | None:
    """The id of a format with room for all: of the same channel if there is one, or else of the same shape."""
    formats = order.house.brand.formats

    def unlike(key: str) -> tuple[bool, bool]:
        fmt: Format = formats[key]
        return fmt.channel != order.format.channel, fmt.shape != order.format.shape

    return next((key for key in sorted(formats, key=unlike) if _fits(order._replace(format=formats[key], row=inf))), None)


def _fits(order: Order) -> bool:
    try:
        lay_foot(order)
    except MisfitError:
        return False
    return True
