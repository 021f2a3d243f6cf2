"""The maker of regions.json: Finland's nineteen regions, drawn as an emblem rather than surveyed.

Run by hand when the source changes, in a virtual environment of its own; nothing at run time needs it or what it imports:

    pip install --group map
    python assets/map/make.py [GEOJSON]

The source is GeoJSON in WGS 84 whose features carry `iso` and `name`; an official file with these two takes its place.
It is projected to ETRS-TM35FIN (EPSG:3067, JHS 197), its skerries and fjords are smoothed away by a morphological closing
and opening, and its borders are simplified as one coverage (Visvalingam–Whyatt), so that neighbours still share theirs.
"""

import json
import sys
from pathlib import Path

import numpy
import shapely
from pyproj import Transformer
from shapely import Polygon

HERE = Path(__file__).parent
SOURCE = HERE / "fi-regions-natural-earth-2021approx.geojson"
CREDIT = "Map: Natural Earth and GeoNames (CC BY 4.0)"
SEVEN = {"FI-04", "FI-05", "FI-07", "FI-10", "FI-13", "FI-14", "FI-15"}

SEAM = 3_000
"""Metres: gaps between neighbours no wider are slips of the source."""
STRAIT = 6_500
"""Metres: water narrower than twice this is filled, which makes one island of Åland and one coast of the archipelago."""
SPIT = 5_000
"""Metres: land narrower than twice this is cut off; the arm of Kilpisjärvi, some 20 km wide, stays."""
TOLERANCE = 6_000
"""Metres: side of the square whose area a corner must stand out by to be kept."""

GAP = 3_200
"""Metres: room between neighbours where the map is drawn with its regions apart: about 2 px on a map 720 px tall."""


def main(source: Path) -> None:
    features = sorted(json.loads(source.read_text("utf-8"))["features"], key=lambda f: f["properties"]["iso"])
    shapes = drawn([projected(feature["geometry"]) for feature in features])
    rows = [json.dumps(row(f["properties"], s), ensure_ascii=False) for f, s in zip(features, shapes, strict=True)]
    head = f'{{"crs": "EPSG:3067", "unit": "m", "credit": {json.dumps(CREDIT, ensure_ascii=False)}, "regions": [\n'
    (HERE / "regions.json").write_text(head + ",\n".join(rows) + "\n]}\n", "utf-8")


def projected(geometry: dict) -> shapely.Geometry:
    lonlat = Transformer.from_crs("EPSG:4326", "EPSG:3067", always_xy=True)
    return shapely.transform(
        shapely.geometry.shape(geometry), lambda xy: numpy.column_stack(lonlat.transform(xy[:, 0], xy[:, 1]))
    )


def drawn(shapes: list[shapely.Geometry]) -> list[Polygon]:
    """The regions as the emblem has them: one piece each, edges shared."""
    whole = list(shapely.coverage_clean(shapes, gap_width=SEAM))
    mainlands = [largest(shape) for shape in opened(closed(whole, STRAIT), SPIT)]
    clean = shapely.coverage_clean(mainlands, gap_width=SEAM)
    simple = list(shapely.coverage_simplify(clean, TOLERANCE))
    assert shapely.coverage_is_valid(simple) and all(s.geom_type == "Polygon" and not s.interiors for s in simple)
    return simple


def closed(shapes: list[shapely.Geometry], distance: float) -> list[shapely.Geometry]:
    """Narrow water becomes land of the region that has the most shore on it."""
    land = shapely.union_all(shapes)
    filled: list[list[shapely.Geometry]] = [[shape] for shape in shapes]
    for water in shapely.get_parts(land.buffer(distance).buffer(-distance).difference(land)):
        shores = [water.buffer(1).intersection(shape.boundary).length for shape in shapes]
        filled[shores.index(max(shores))].append(water)
    return [shapely.union_all(parts) for parts in filled]


def opened(shapes: list[shapely.Geometry], distance: float) -> list[shapely.Geometry]:
    """Narrow land becomes water."""
    firm = shapely.union_all(shapes).buffer(-distance).buffer(distance)
    return [shape.intersection(firm) for shape in shapes]


def largest(shape: shapely.Geometry) -> shapely.Geometry:
    return max(shapely.get_parts(shape), key=lambda part: part.area)


def row(properties: dict, shape: Polygon) -> dict:
    """`rings` share their borders with the neighbours', `apart` leaves a gap; `label` is the point farthest from any border."""
    label = shapely.maximum_inscribed_circle(shape, 500).coords[0]
    return {
        "iso": properties["iso"],
        "name": properties["name"],
        "seven": properties["iso"] in SEVEN,
        "label": [round(number) for number in label],
        "rings": [ring(shape)],
        "apart": [ring(part) for part in shapely.get_parts(shape.buffer(-GAP / 2, join_style="mitre", mitre_limit=2))],
    }


def ring(shape: Polygon) -> list[int]:
    """East, north, east, north … clockwise on the page, without the closing point, begun at the north-westernmost one."""
    points = [(round(x), round(y)) for x, y in shapely.geometry.polygon.orient(shape, -1).exterior.coords[:-1]]
    first = points.index(min(points, key=lambda p: (p[0] - p[1], p)))
    return [number for point in points[first:] + points[:first] for number in point]


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else SOURCE)
