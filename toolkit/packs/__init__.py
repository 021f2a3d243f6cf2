"""Logo packs: every lockup of an owner in every file kind, its icons, and one ZIP sorted by use.

Stands beside kits: from the house to files, each written whole or not at all, all of them in a manifest. The files lie below
`out` as they lie in the ZIPs: print/ (PDF, EPS), screen/ (SVG, PNG, icons) and office/ (SVG, PNG @4x). Two runs give the same
bytes.
"""

import json
from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path

from toolkit.batch import engines
from toolkit.files import write_whole
from toolkit.layout.house import House
from toolkit.model.brand import AREA
from toolkit.packs.draw import Written, make_piece, record
from toolkit.packs.plan import Piece, plan_packs
from toolkit.packs.readme import read_mes
from toolkit.workers import spread
from toolkit.zips import zipped

__all__ = ["Written", "make_packs"]

Progress = Callable[[int, int], None]


def make_packs(
    house: House,
    out: Path,
    owners: Sequence[str | None],
    languages: Sequence[str] = (),
    partners: Sequence[str] = (),
    workers: int = 1,
    progress: Progress = lambda done, total: None,
) -> list[Written]:
    """The packs of regions (None is the area) in these languages, or each owner's own; `partners` are keys of `house.logos`.

    Returns what was written, sorted by path; OutputError where a file cannot be.
    """
    pieces = plan_packs(house, owners, languages, partners)
    written = list[Written]()
    finished = 0
    for done in spread(partial(make_piece, out=out), _chunks(pieces), house, workers):
        finished += len(done)
        written += (one for records in done for one in records)
        progress(finished, len(pieces))
    for owner in dict.fromkeys(owners):
        written += _finish(house, owner, languages, out, [one for one in written if one.owner == owner])
    written.sort(key=lambda one: one.path)
    write_whole(out / "manifest.json", _manifest(written, house))
    return written


def _chunks(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces of one owner and language together, so that a worker draws its names once."""
    return [list(group) for _, group in groupby(pieces, key=lambda piece: (piece.owner, piece.language))]


def _finish(house: House, owner: str | None, languages: Sequence[str], out: Path, made: Sequence[Written]) -> list[Written]:
    """The owner's read-mes, and the ZIP of all that is its own."""
    texts = read_mes(house, owner, languages)
    readme = [record(out, f"{owner or AREA}/{name}", text.encode(), owner, use="") for name, text in texts.items()]
    name = f"{house.brand.prefix}_{owner or AREA}.zip"
    within = sorted(one.path for one in (*made, *readme))
    packed = zipped((path.partition("/")[2], (out / path).read_bytes()) for path in within)
    return [*readme, record(out, name, packed, owner, use="")]


def _manifest(written: Sequence[Written], house: House) -> bytes:
    told = {"definition": house.brand.digest, "engines": engines(), "files": [vars(one) for one in written]}
    return (json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
