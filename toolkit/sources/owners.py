"""Whose a picture is, as people write it: a region by id or by any of its names, or the whole area."""

from collections.abc import Sequence

from toolkit.errors import ContentError, suggestion
from toolkit.layout.house import House
from toolkit.model.brand import AREA

ALL = "all"
"""Each of the regions."""


def owner_ids(names: Sequence[str], house: House) -> list[str | None]:
    """As `region_id`, each once, and with every region for `all`."""
    found = [[*house.brand.regions] if name.strip() == ALL else [region_id(name, house, [ALL])] for name in names]
    return list(dict.fromkeys(key for keys in found for key in keys))


def region_id(name: str, house: House, others: Sequence[str] = ()) -> str | None:
    """The region of this id or of any of its names; None for the whole area; ContentError with a suggestion for neither.

    `others` may be written in its place too, and the suggestion may be one of them.
    """
    wanted = name.strip().casefold()
    for key, region in house.brand.regions.items():
        if wanted in (key, *(said.casefold() for said in region.name.values())):
            return key
    if wanted in (AREA, *(said.casefold() for said in house.brand.area.name.values())):
        return None
    raise ContentError(name, "there is no such region", suggestion(name, [*house.brand.regions, AREA, *others]))
