"""What a pack holds: every piece of artwork, planned before the first is drawn, and how its files are called.

Names follow what brand offices use: prefix, owner, layout, variant, language, what stands with it; lower-case ASCII, no blanks.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Literal, NamedTuple

from toolkit.layout.house import House
from toolkit.layout.lockup import LAYOUTS, VARIANTS, LogoLayout, Variant
from toolkit.model.brand import AREA

Beside = Literal["", "eu", "partners"]
"""What stands with the lockup: nothing, the emblem, or emblem and partners."""


class Piece(NamedTuple):
    """One drawing in all its file kinds, or the owner's icons."""

    owner: str | None
    layout: LogoLayout
    variant: Variant
    language: str
    beside: Beside = ""
    partners: tuple[str, ...] = ()
    icons: bool = False

    def stem(self, prefix: str) -> str:
        """`enf_kainuu_horizontal_negative_fi_eu`; the symbol alone has no words, and so no language."""
        wordless = self.layout == "symbol" and not self.beside
        words = (prefix, self.owner or AREA, self.layout, self.variant, "" if wordless else self.language, self.beside)
        return "_".join(word for word in words if word)


def plan_packs(house: House, owners: Sequence[str | None], languages: Sequence[str], partners: Sequence[str]) -> list[Piece]:
    """All pieces, those of one owner and language next to each other."""
    return [piece for owner in dict.fromkeys(owners) for piece in _of_owner(house, owner, languages, tuple(partners))]


def languages_of(house: House, owner: str | None, wanted: Sequence[str] = ()) -> tuple[str, ...]:
    """The languages wanted, or else those that the owner's logos are made in."""
    region = house.region(owner)
    return tuple(dict.fromkeys(wanted)) or (region.languages if region else house.brand.area.languages)


def _of_owner(house: House, owner: str | None, wanted: Sequence[str], partners: tuple[str, ...]) -> Iterator[Piece]:
    for place, language in enumerate(languages_of(house, owner, wanted)):
        if place == 0:
            yield Piece(owner, "symbol", "negative", language, icons=True)
        yield from _alone(owner, language, LAYOUTS if place == 0 else LAYOUTS[:-1])
        yield from (Piece(owner, layout, variant, language, "eu") for layout, variant in product(LAYOUTS, VARIANTS))
        if partners:
            pairs = product(LAYOUTS, VARIANTS)
            yield from (Piece(owner, layout, variant, language, "partners", partners) for layout, variant in pairs)


def _alone(owner: str | None, language: str, layouts: Iterable[LogoLayout]) -> Iterator[Piece]:
    return (Piece(owner, layout, variant, language) for layout in layouts for variant in VARIANTS)
