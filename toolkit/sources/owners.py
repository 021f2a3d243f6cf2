"""Whose a picture is, as people write it: a region by id or by any of its names, or the whole area."""

from toolkit.errors import ContentError, suggestion
from toolkit.layout.house import House

AREA = "area"


def region_id(name: str, house: House) -> str | None:
    """The region of this id or of any of its names; None for the whole area; ContentError with a suggestion for neither."""
    wanted = name.strip().casefold()
    for key, region in house.brand.regions.items():
        if wanted in (key, *(said.casefold() for said in region.name.values())):
            return key
    if wanted in (AREA, *(said.casefold() for said in house.brand.area.name.values())):
        return None
    raise ContentError(name, "there is no such region", suggestion(name, [*house.brand.regions, AREA]))
