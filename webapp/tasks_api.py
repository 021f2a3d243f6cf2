"""What the API asks the drawing processes for that no page does."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from toolkit import decks
from toolkit.backends import raster
from toolkit.batch import Result
from toolkit.decks import DeckJob
from toolkit.layout.artboard import lay_out
from toolkit.layout.house import House
from toolkit.layout.request import Request
from toolkit.opened import with_logos
from toolkit.packs.draw import make_piece
from toolkit.packs.plan import Piece
from toolkit.rules.finding import Finding
from toolkit.rules.proof import proof_of
from toolkit.rules.table import check


class Told(NamedTuple):
    """A picture in words."""

    title: str
    alt: str
    findings: tuple[Finding, ...]


def told(house: House, request: Request) -> Told:
    """What the picture says, and what the rules say of it."""
    artboard = lay_out(with_logos(house, request.partners), request)
    return Told(artboard.title, artboard.alt, check(proof_of(artboard, lambda: raster.backdrop(artboard)), house.brand))


def logo(house: House, piece: Piece, suffix: str) -> bytes:
    """One file of the piece, a bitmap at 1x."""
    with TemporaryDirectory() as folder:
        stem = piece.stem(house.brand.prefix)
        written = make_piece(with_logos(house, piece.partners), piece, Path(folder))
        path = next(one.path for one in written if one.path.endswith(f"/{stem}.{suffix}"))
        return Path(folder, path).read_bytes()


def make_deck(house: House, job: DeckJob, out: str) -> list[Result]:
    """One deck of a kit, written below `out`."""
    return decks.make_decks([job], house, Path(out))
