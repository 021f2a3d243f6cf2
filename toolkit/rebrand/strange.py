"""Masters that are not the brand's: their themes take its colours and faces, and nothing else of them is touched."""

from collections.abc import Iterable
from typing import NamedTuple

from toolkit.backends.pptx.template import GROUNDS, PRESENTATION
from toolkit.backends.pptx.theme import slots_of
from toolkit.layout.house import House
from toolkit.model.deck import Ground
from toolkit.rebrand.attention import told
from toolkit.rebrand.dress import dress_for, dressed, ground_of, scheme_names
from toolkit.rebrand.markup import named
from toolkit.rebrand.move import SHEETS
from toolkit.rebrand.origin import Master
from toolkit.rebrand.package import Package
from toolkit.rebrand.told import Report

ANEW = "paste its slides into a deck of the brand’s, with the destination’s theme"


class Aim(NamedTuple):
    """Whither a deck is moved; `spoken` tells whether the language was asked for."""

    house: House
    region: str | None
    language: str
    spoken: bool


def dress_strange(package: Package, found: list[Master], aim: Aim, report: Report) -> None:
    """A deck that was not made here, as far as it can be taken without harm."""
    dress_masters(package, found, aim, report)
    for kind in SHEETS:
        for theme in (each for sheet in package.linked(PRESENTATION, kind) for each in package.linked(sheet, "theme")):
            _dress(package, theme, "light", aim, report)
    report.leave("logos and masters", "they were left as they are, since the deck was not made here", ANEW)
    if aim.spoken:
        remedy = "set it in PowerPoint (Review, Language) for what is in another"
        report.leave("language", "which the text is in is not known here, so its marks were left", remedy)


def dress_masters(package: Package, found: Iterable[Master], aim: Aim, report: Report) -> None:
    """Their themes, by the ground that their slides lie on; and what of them no theme can change."""
    for master in found:
        ground = ground_of(package.parts[master.part])
        if master.theme:
            _dress(package, master.theme, ground, aim, report)
        sheets = [master.part, *package.linked(master.part, "slideLayout")]
        colors = {color.hex[1:] for each in GROUNDS for color in slots_of(aim.house, aim.region, each).values()}
        for sheet in sheets:
            report.left += told(_called(package.parts[sheet], sheet), [package.parts[sheet]], colors)


def _dress(package: Package, theme: str, ground: Ground, aim: Aim, report: Report) -> None:
    old = package.parts[theme]
    package.parts[theme] = dressed(old, dress_for(aim.house, aim.region, aim.language, "office", ground))
    for what, before, after in zip(("colours", "faces"), scheme_names(old), scheme_names(package.parts[theme]), strict=True):
        report.change(f"{what} of {theme.rpartition('/')[2]}", before, after)


def _called(data: bytes, part: str) -> str:
    """A layout by its name, a master by its part's."""
    name = next((tag.attributes.get("name", "") for tag in named(data, "cSld")), "")
    return f"layout {name!r}" if name else f"master {part.rpartition('/')[2]}"
