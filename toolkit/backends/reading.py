"""What a picture says to those who do not see it, in reading order: the parts that a document's structure is made of.

Stands between the artboard and toolkit.backends.tags, which writes them as ISO 32000-1 §14.8.4 has them. A poster read aloud as
one long alternative text can be neither skimmed nor searched. So its texts are texts in the order they stand, and its title is a
heading; only what is a picture is told as one: photograph, code, logos (with the map, which shows what the lockup names), and the
emblem with its sentence. Nothing is told twice. Grounds, veils, constellations, and a photograph for which nobody wrote words are
decoration. The heading is not moved to the front: a large figure and the title under it are one sentence.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from toolkit.geometry import Box
from toolkit.layout.items import Artboard, Item, Mark, Picture, Shape, Text
from toolkit.layout.words import LOOKS
from toolkit.text.font import INVISIBLE

Role = Literal["H1", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Figure"]

LOGO: dict[str, tuple[str, ...]] = {
    "lockup": ("symbol", "lockup", "map"),
    "partner": ("partner",),
    "code": ("code",),
    "emblem": ("emblem", "statement"),
}
"""Which roles the items of a mark have; the funding sentence is part of the emblem, which says nothing else."""

WORDY = re.compile(r"\w")
"""What a text has; without it, as a large quotation mark by itself, it is an ornament."""


@dataclass(frozen=True)
class Part:
    """An element of the structure: what it says (a text, or the alternative text of a Figure), and the items it is drawn with.

    `items` are places in the artboard's items, in reading order; `language` an id, where it is not the document's.
    """

    role: Role
    said: str = ""
    items: tuple[int, ...] = ()
    language: str = ""
    kids: tuple["Part", ...] = ()

    @property
    def leaves(self) -> Iterator["Part"]:
        """This and all below that have something drawn."""
        if self.items:
            yield self
        for kid in self.kids:
            yield from kid.leaves


def read(artboard: Artboard, description: str) -> tuple[Part, ...]:
    """The parts of a picture; one Figure of `description`, where the layout knows nothing of it."""
    parts = (*_texts(artboard), *_photographs(artboard), *logos(artboard))
    return parts or whole(artboard.items, description)


def whole(items: Sequence[Item], description: str) -> tuple[Part, ...]:
    """All of a drawing as one Figure."""
    return (Part("Figure", description, tuple(range(len(items)))),)


def logos(artboard: Artboard) -> Iterator[Part]:
    """A Figure for each mark."""
    for mark in artboard.marks:
        roles = LOGO.get(mark.kind, ())
        places = tuple(place for place, item in enumerate(artboard.items) if _belongs(item, roles, mark, artboard.marks))
        if places:
            yield Part("Figure", _name(mark), places)


def extent(item: Item) -> Box:
    """The room an item takes: of a shape, that of its points, those included that steer its curves."""
    if not isinstance(item, Shape):
        return item.box
    points, (x, y) = item.outline.points, item.at
    xs, ys = points[::2] or (0.0,), points[1::2] or (0.0,)
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    return Box(x + min(xs) * item.scale, y + min(ys) * item.scale, width * item.scale, height * item.scale)


def role_of(item: Item) -> str:
    """What an item is part of; of a text, its slot."""
    return item.slot if isinstance(item, Text) else getattr(item, "role", "")


def joined(lines: Sequence[str], said: str) -> str:
    """Lines as one text again, with a blank, a hyphen or nothing where they meet: as `said` has it, if it says the same."""
    known, text = _plain(said), lines[0]
    for line in lines[1:]:
        (before,), (after,) = text.split()[-1:] or [""], line.split()[:1] or [""]
        ways = ("", "-", "- ") if text.endswith("-") else (" ", "")
        stem, last = text.removesuffix("-"), before.removesuffix("-")
        text = stem + next((way for way in ways if _plain(last + way + after) in known), ways[0]) + line
    return "".join(char for char in text if char not in INVISIBLE)


def _name(mark: Mark) -> str:
    """What a mark is called; of a partner's file, without what says how the logo looks."""
    if mark.kind != "partner":
        return mark.name
    return " ".join(word for word in re.split(r"[\s_.-]+", mark.name) if not LOOKS.fullmatch(word)) or mark.name


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _texts(artboard: Artboard) -> list[Part]:
    """The texts as they stand; the title, or what the picture is called after, is the heading."""
    rows = ((places, _said(artboard, places)) for places in _rows(artboard))
    found = [Part("P", said, places, _foreign(artboard, places[0])) for places, said in rows if WORDY.search(said)]
    title = next((number for number, part in enumerate(found) if _names(artboard, part)), 0)
    return [replace(part, role="H1") if number == title else part for number, part in enumerate(found)]


def _said(artboard: Artboard, places: Sequence[int]) -> str:
    lines = ([line.text for line in _text(artboard, place).lines] for place in places)
    return " ".join(joined(text, artboard.alt) for text in lines)


def _names(artboard: Artboard, part: Part) -> bool:
    return _text(artboard, part.items[0]).slot == "title" or _plain(part.said) == _plain(artboard.title)


def _rows(artboard: Artboard) -> Iterator[tuple[int, ...]]:
    """Places of texts; those of one slot that stand on one line, a time and what it is the time of, together, from the left."""
    row = list[int]()
    for place, item in enumerate(artboard.items):
        if not isinstance(item, Text) or item.slot == "statement" or not item.lines:
            continue
        if row and not _beside(_text(artboard, row[-1]), item):
            yield tuple(row)
            row = []
        row.append(place)
        row.sort(key=lambda one: _text(artboard, one).box.x)
    if row:
        yield tuple(row)


def _beside(one: Text, other: Text) -> bool:
    return one.slot == other.slot and abs(one.lines[0].y - other.lines[0].y) < 0.5 * other.lines[0].size


def _text(artboard: Artboard, place: int) -> Text:
    item = artboard.items[place]
    assert isinstance(item, Text)
    return item


def _foreign(artboard: Artboard, place: int) -> str:
    language = _text(artboard, place).language
    return "" if language == artboard.language else language


def _photographs(artboard: Artboard) -> Iterator[Part]:
    for place, item in enumerate(artboard.items):
        if isinstance(item, Picture) and item.alt:
            yield Part("Figure", item.alt, (place,))


def _belongs(item: Item, roles: Sequence[str], mark: Mark, marks: Iterable[Mark]) -> bool:
    """Whether an item of such a role is the mark's own: of several marks of a kind, that in whose box its middle lies."""
    if role_of(item) not in roles:
        return False
    alike = [other for other in marks if other.kind == mark.kind]
    return len(alike) == 1 or mark.box.inset(-1).holds(Box(*extent(item).center, 0, 0))
