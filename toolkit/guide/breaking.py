"""Ways to break an artboard on purpose, one a rule: changed is what is drawn and what a checker sees, together."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import cast

from toolkit.color import Color
from toolkit.geometry import Box, Outline
from toolkit.guide.palette import HEADLINE
from toolkit.layout.drawing import moved
from toolkit.layout.house import House
from toolkit.layout.items import Artboard, Artwork, Bitmap, Fill, Item, Mark, Shape, Text
from toolkit.layout.lines import Manner, set_lines, text_item
from toolkit.layout.lockup import LogoLayout
from toolkit.text.fit import Setting
from toolkit.text.font import open_face

STRETCH, SMALL = 1.35, 0.75
"""Width of the stretched lockup ÷ its own, and of the small one ÷ the least."""

CLOSE = 0.06
"""From a logo pushed up against the flag to that, in heights of the flag."""


@dataclass(frozen=True)
class Page:
    """What breaches are made from: a house with the stand-in among its logos, and a good artboard of it."""

    house: House
    board: Artboard


def is_statement(item: Item) -> bool:
    return isinstance(item, Text) and item.slot == "statement"


def _changed(board: Artboard, change: Callable[[Item], Item]) -> Artboard:
    return replace(board, items=tuple(change(item) for item in board.items))


def _marked(board: Artboard, kind: str, box: Box) -> Artboard:
    """The marks of a kind in another box."""
    return replace(board, marks=tuple(mark._replace(box=box) if mark.kind == kind else mark for mark in board.marks))


def mark_of(board: Artboard, kind: str) -> Mark:
    return next(mark for mark in board.marks if mark.kind == kind)


def _lockup_in(board: Artboard, box: Box) -> Artboard:
    """The lockup drawn into another box, stretched where that has another aspect."""
    old = mark_of(board, "lockup").box
    across, down = box.width / old.width, box.height / old.height

    def change(item: Item) -> Item:
        if getattr(item, "role", "") not in ("symbol", "lockup"):
            return item
        match item:
            case Shape():
                points = tuple(v * (down if place % 2 else across) for place, v in enumerate(item.outline.points))
                at = (box.x + (item.at[0] - old.x) * across, box.y + (item.at[1] - old.y) * down)
                return replace(item, outline=Outline(item.outline.ops, points), at=at)
            case Artwork() | Bitmap():
                x, y = box.x + (item.box.x - old.x) * across, box.y + (item.box.y - old.y) * down
                return replace(item, box=Box(x, y, item.box.width * across, item.box.height * down))
            case _:
                return item

    return _marked(_changed(board, change), "lockup", box)


def _large_partner(page: Page) -> Artboard:
    """The partner's logo a fifth wider and higher than the flag."""
    board, flag, logo = page.board, mark_of(page.board, "emblem").box, mark_of(page.board, "partner").box
    high = max(1.2 * flag.height, 1.2 * flag.width / logo.aspect)
    box = Box(logo.center.x - high * logo.aspect / 2, logo.center.y - high / 2, high * logo.aspect, high)
    drawn = _changed(board, lambda item: replace(item, box=box) if isinstance(item, Artwork) and item.role == "partner" else item)
    return _marked(drawn, "partner", box)


def _other_blue(page: Page) -> Artboard:
    blue = page.house.brand.color("dusk")
    return _changed(
        page.board, lambda item: replace(item, paint=blue) if isinstance(item, Fill) and item.role == "emblem" else item
    )


def _colored_ground(page: Page) -> Artboard:
    tint = page.house.brand.color("mist")
    return _changed(
        page.board, lambda item: replace(item, paint=tint) if isinstance(item, Fill) and item.role == "foot" else item
    )


def _pushed(page: Page) -> Artboard:
    """The partner's logo close to the flag."""
    board, flag, logo = page.board, mark_of(page.board, "emblem").box, mark_of(page.board, "partner").box
    box = logo._replace(x=flag.x - CLOSE * flag.height - logo.width)
    drawn = _changed(board, lambda item: replace(item, box=box) if isinstance(item, Artwork) and item.role == "partner" else item)
    return _marked(drawn, "partner", box)


def _headline_face(page: Page) -> Artboard:
    """The statement in the face of headlines."""
    typography = page.house.brand.typography
    key = typography.styles[HEADLINE].face
    return _restated(page, lambda text: [line.text for line in text.lines], key, typography.faces[key].family)


def _fund_name(page: Page) -> Artboard:
    wrong = page.house.brand.say(page.house.brand.guide.sample.wrong_statement, page.board.language)
    words = wrong.split(" ")
    half = min(range(1, len(words)), key=lambda cut: max(len(" ".join(words[:cut])), len(" ".join(words[cut:]))))
    return _restated(page, lambda text: [" ".join(words[:half]), " ".join(words[half:])])


def _restated(page: Page, say: Callable[[Text], list[str]], face: str | None = None, family: str = "") -> Artboard:
    """The statement with other words or in another face, no wider than it was."""

    def change(item: Item) -> Item:
        if not isinstance(item, Text) or item.slot != "statement":
            return item
        first = item.lines[0]
        opened = page.house.face(face) if face else open_face(first.face)
        setting, lines = Setting(opened, item.language), say(item)
        size = min(first.size, item.box.width / max(map(setting.width, lines)))
        manner = Manner(setting, size, (item.lines[-1].y - first.y) / size if len(item.lines) > 1 else 1.2)
        return text_item(
            "statement",
            set_lines(lines, manner, item.box.x, item.box.y, item.box.width),
            manner,
            item.color,
            family or item.family,
        )

    return _changed(page.board, change)


def _pale_text(page: Page) -> Artboard:
    """The lead in a pale colour of the palette on the light ground."""
    pale = page.house.brand.color("mist")
    return _changed(
        page.board, lambda item: replace(item, color=pale) if isinstance(item, Text) and item.slot == "lead" else item
    )


def _stretched(page: Page) -> Artboard:
    """The lockup wider than it is drawn."""
    box = mark_of(page.board, "lockup").box
    return _lockup_in(page.board, box._replace(width=box.width * STRETCH))


def _small_lockup(page: Page) -> Artboard:
    """The lockup well below its least width."""
    mark = mark_of(page.board, "lockup")
    least = {**page.house.brand.logos.min_width_px}[cast("LogoLayout", mark.layout)] * page.board.format.css_px
    scale = SMALL * least / mark.box.width
    width, height = mark.box.width * scale, mark.box.height * scale
    return _lockup_in(page.board, Box(mark.box.x, mark.box.center.y - height / 2, width, height))


FOREIGN = Color(150, 0, 110)
"""A colour that is in no palette of ours, and dark enough to be read."""


def _foreign_color(page: Page) -> Artboard:
    return _changed(
        page.board, lambda item: replace(item, color=FOREIGN) if isinstance(item, Text) and item.slot == "title" else item
    )


def _covered(page: Page) -> Artboard:
    """Everything that is said, moved up under the channel's own buttons."""
    top = min(text.box.y for text in page.board.texts if text.slot != "statement")
    dy = 0.3 * page.board.format.safe.top - top
    return _changed(
        page.board, lambda item: moved((item,), 0, dy)[0] if isinstance(item, Text) and item.slot != "statement" else item
    )


Breach = Callable[[Page], Artboard]
BREACHES: dict[str, Breach] = {
    "emblem-size": _large_partner,
    "emblem-colors": _other_blue,
    "emblem-border": _colored_ground,
    "emblem-clear": _pushed,
    "statement-face": _headline_face,
    "statement-exact": _fund_name,
    "text-contrast": _pale_text,
    "logo-shape": _stretched,
    "logo-minimum": _small_lockup,
    "palette-only": _foreign_color,
    "safe-area": _covered,
}
"""Code of the rule → how it is broken."""
