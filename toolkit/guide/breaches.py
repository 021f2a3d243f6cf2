"""Do and don't: a real artboard, and the same with one rule broken on purpose, so that this rule and no other finds it out.

Nothing is drawn by hand: what is wrong on the picture is what the checker sees, and what stands under it is its own finding.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from toolkit.backends import raster, svg
from toolkit.color import Color
from toolkit.geometry import Box
from toolkit.guide.breaking import BREACHES, Page, is_statement, mark_of
from toolkit.guide.drawings import stand_in
from toolkit.guide.sheet import Figure
from toolkit.layout.artboard import lay_out
from toolkit.layout.house import House
from toolkit.layout.items import Artboard, Fill, Item, Shape, Text
from toolkit.layout.paths import joined, rectangle
from toolkit.layout.request import Request
from toolkit.model.content import Content, Ground
from toolkit.model.format import Format
from toolkit.rules.finding import Finding
from toolkit.rules.proof import proof_of
from toolkit.rules.table import check

PARTNER = "guide-partner"
"""Key of the stand-in among the house's logos."""

SHOWN = 82.0
"""Width of a picture of a pair, in mm."""

TALLEST = 62.0
"""Height that a picture of a pair may have, in mm."""


@dataclass(frozen=True)
class Pair:
    """What is right beside what is wrong, and what the checker says of the latter."""

    code: str
    do: Figure
    dont: Figure
    finding: Finding


def pairs(house: House, region: str | None, funding: str, language: str) -> tuple[Pair, ...]:
    """All pairs, in the order of BREACHES; one that the definition's own limits let pass is left out."""
    return tuple(pair for code in BREACHES if (pair := _pair(code, breach(house, region, funding, language, code))))


def breach(house: House, region: str | None, funding: str, language: str, code: str) -> tuple[Page, Artboard]:
    """The good page, and the same broken."""
    known = replace(house, logos={**house.logos, PARTNER: stand_in(house, language)})
    board = lay_out(known, _request(known, region, funding, language, code))
    page = Page(known, _calm(board) if code == "safe-area" else board)
    return page, BREACHES[code](page)


def _calm(board: Artboard) -> Artboard:
    """Title and lead alone, without the constellation: dark text, which may stand anywhere on this ground and still be read."""
    return replace(board, items=tuple(item for item in board.items if not _in_the_way(item)))


def _in_the_way(item: Item) -> bool:
    return item.slot not in ("title", "lead", "statement") if isinstance(item, Text) else getattr(item, "role", "") == "motif"


def findings(page: Page, board: Artboard) -> tuple[Finding, ...]:
    """What the rules say of an artboard and its pixels."""
    return check(proof_of(board, lambda: raster.backdrop(board)), page.house.brand)


def _request(house: House, region: str | None, funding: str, language: str, code: str) -> Request:
    template = next(one.id for one in house.templates.values() if {"title", "lead"} <= set(one.slots))
    guide, say = house.brand.guide.sample, house.brand.say
    content: Content = {"title": say(guide.title, language), "lead": say(guide.lead, language)}
    key = _tall(house) if code == "safe-area" else _wide(house)
    ground: Ground = "light"
    return Request("guide", template, key, region, language, content, funding, ground, partners=(PARTNER,))


def _wide(house: House) -> str:
    """The first format that is a wide picture for a screen."""
    return _first(house, lambda fmt: fmt.unit == "px" and fmt.shape == "wide")


def _tall(house: House) -> str:
    """The first that the channel covers at its top and its bottom."""
    return _first(house, lambda fmt: fmt.unit == "px" and fmt.shape == "tall" and min(fmt.safe.top, fmt.safe.bottom) > 100)


def _first(house: House, suits: Callable[[Format], bool]) -> str:
    return next((key for key, fmt in house.brand.formats.items() if suits(fmt)), next(iter(house.brand.formats)))


def _pair(code: str, made: tuple[Page, Artboard]) -> Pair | None:
    page, broken = made
    found = next((one for one in findings(page, broken) if one.code == code), None)
    if not found:
        return None
    words, say = page.house.brand.guide.pairs[code], page.house.brand.say
    do, dont = (say(texts, page.board.language) for texts in (words.do, words.dont))
    view = _view(page.board, code)
    return Pair(code, _seen(page, page.board, f"{code}-do", view, do), _seen(page, broken, f"{code}-dont", view, dont), found)


def _view(good: Artboard, code: str) -> Box:
    """The part of the picture where the difference is: the end of the foot where it is, or the whole."""
    canvas = good.format.canvas
    foot = next((item.box for item in good.items if isinstance(item, Fill) and item.role == "foot"), canvas)
    if code in WHOLE or foot.width < canvas.width:
        return canvas
    partner = mark_of(good, "partner").box
    left = 0 if code.startswith("logo") else partner.x - 0.8 * partner.width
    right = partner.right + 0.4 * partner.width if code.startswith("logo") else foot.right
    return Box(left, foot.y, right - left, foot.height)


WHOLE = ("text-contrast", "palette-only", "safe-area")
"""Breaches that are not in the foot."""


def _seen(page: Page, board: Artboard, key: str, view: Box, caption: str) -> Figure:
    """A part of the artboard, so many millimetres wide."""
    tag = page.house.brand.languages[board.language].tag
    foot = view != board.format.canvas
    items = tuple(item for item in board.items if not foot or _of_foot(item))
    if key.startswith("safe-area"):
        items += _edge(board.format.live, page.house.brand.color("accent-on-light"), 0.004 * view.height)
    scale = min(SHOWN / view.width, TALLEST / view.height)
    width, height = view.width * scale, view.height * scale
    drawn = svg.wrapped(items, view._replace(x=0, y=0), caption, caption, tag)
    window = f'viewBox="{view.x:.3f} {view.y:.3f} {view.width:.3f} {view.height:.3f}"'
    start, end = drawn.index(" width="), drawn.index(' role="img"')
    return Figure(
        key,
        f'{drawn[:start]} width="{width:.3f}mm" height="{height:.3f}mm" {window}{drawn[end:]}',
        width,
        height,
        caption,
        caption,
        board.language,
    )


def _of_foot(item: Item) -> bool:
    return is_statement(item) or getattr(item, "role", "") in ("foot", "symbol", "lockup", "partner", "emblem")


def _edge(live: Box, color: Color, thick: float) -> tuple[Item, ...]:
    """A frame round what the channel leaves free."""
    frame = joined(rectangle(live), rectangle(live.inset(thick)))
    return (Shape(frame, color, even_odd=True),)
