"""The map of Finland's regions as data: assets/map/regions.json, read once and checked.

It stands beside toolkit.load at the one door where files come in; toolkit.layout.map scales it into a box. The file is made
by assets/map/make.py in ETRS-TM35FIN (EPSG:3067).
"""

from functools import cache
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from toolkit.errors import AssetError

FILE = "assets/map/regions.json"
REMEDY = "make it anew with assets/map/make.py, which says how"

Ring = tuple[float, ...]
"""East, north, east, north … in metres, without the closing point."""


class Land(NamedTuple):
    """A region of Finland; its point and rings in metres, east and north."""

    iso: str
    name: str
    seven: bool
    """Whether it is one of the seven of East and North Finland."""
    label: tuple[float, float]
    """The point farthest from any border."""
    rings: tuple[Ring, ...]
    """Borders shared with the neighbours'."""
    apart: tuple[Ring, ...]
    """The same drawn a little smaller, which leaves a gap between neighbours."""


class RegionMap(NamedTuple):
    """All regions, sorted by ISO code, and the credit line that is published with them."""

    credit: str
    lands: tuple[Land, ...]


@cache
def load_map(root: Path | str) -> RegionMap:
    """The map below the toolkit's data folder; raises AssetError when it is missing or broken."""
    try:
        written = _File.model_validate_json(Path(root, FILE).read_bytes())
    except OSError as error:
        raise AssetError(FILE, f"cannot be read ({error.strerror})", REMEDY) from error
    except ValidationError as error:
        raise AssetError(FILE, _first(error), REMEDY) from error
    return RegionMap(written.credit, tuple(Land(**dict(row)) for row in sorted(written.regions, key=lambda row: row.iso)))


def _first(error: ValidationError) -> str:
    """The first mistake: `regions.3.label: Field required`."""
    mistake = error.errors(include_url=False)[0]
    return f"{'.'.join(map(str, mistake['loc'])) or 'file'}: {mistake['msg']}"


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)


Rings = Annotated[tuple[Annotated[Ring, Field(min_length=6)], ...], Field(min_length=1)]


class _Land(_Written):
    iso: str
    name: str
    seven: bool
    label: tuple[float, float]
    rings: Rings
    apart: Rings

    @field_validator("rings", "apart")
    @classmethod
    def _pairs(cls, rings: tuple[Ring, ...]) -> tuple[Ring, ...]:
        if any(len(ring) % 2 for ring in rings):
            raise ValueError("a point lacks its north coordinate")
        return rings


class _File(_Written):
    crs: Literal["EPSG:3067"]
    unit: Literal["m"]
    credit: str
    regions: Annotated[tuple[_Land, ...], Field(min_length=1)]
