"""The palette as the guide's page shows it: colours in groups, and what each can be read on."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from toolkit.guide import colors, contrast_table
from toolkit.guide.tables import ColorRow, ContrastRow
from toolkit.layout.house import House
from webapp.catalogue import say

FITS = ("all", "text", "large", "none")
"""What a colour of text is good for on a ground, the best first."""


class Swatches(NamedTuple):
    """Colours that belong together, under a heading."""

    title: str
    colors: list[ColorRow]


class Ground(NamedTuple):
    """A colour as a ground, and what the others are good for as text on it: the most contrast first."""

    color: ColorRow
    texts: Mapping[str, list[ContrastRow]]


def swatches(house: House, region: str | None, language: str) -> Iterator[Swatches]:
    """The region's own colours first, then everybody's, the emblem's, and the other regions'."""
    rows = {row.key: row for row in colors(house.brand)}
    owned = {key: [rows[one.accent], rows[one.accent_light]] for key, one in house.brand.regions.items()}
    regional = {row.key for pair in owned.values() for row in pair}
    shared = [row for row in rows.values() if row.key not in regional]
    if region:
        yield Swatches(house.owner_name(region, language), owned.pop(region))
    yield Swatches(say(language, "guide.shared"), [row for row in shared if not _is_emblem(row)])
    yield Swatches(say(language, "guide.emblem"), [row for row in shared if _is_emblem(row)])
    for key, pair in owned.items():
        yield Swatches(house.owner_name(key, language), pair)


def _is_emblem(row: ColorRow) -> bool:
    return any(role.startswith("eu-") for role in row.roles)


def grounds(house: House, inks: Mapping[str, ColorRow]) -> list[Ground]:
    found = {key: Ground(row, {fit: [] for fit in FITS}) for key, row in inks.items()}
    for row in sorted(contrast_table(house.brand), key=lambda row: -row.ratio):
        found[row.ground].texts[_fit(row)].append(row)
    return list(found.values())


def _fit(row: ContrastRow) -> str:
    return FITS[[row.enhanced, row.text, row.large, True].index(True)]


def ratio(row: ContrastRow, language: str) -> str:
    """Rounded down, so that none seems to pass that does not."""
    told = f"{int(row.ratio * 10) / 10:.1f}"
    return told if language == "en" else told.replace(".", ",")
