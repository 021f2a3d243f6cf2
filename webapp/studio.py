"""What a running studio has: the house, its settings, the processes that draw, what visitors
handed in, and what is being made for them."""

from dataclasses import dataclass, field

from flask import current_app

from toolkit.layout.house import House
from webapp.cases import Cases
from webapp.pool import Pool
from webapp.runs import Runs
from webapp.settings import Settings
from webapp.shelf import Shelf
from webapp.underlays import Layers
from webapp.visitor import Visitor, visitor


@dataclass(frozen=True)
class Studio:
    """One for each app; `studio()` is that of the request being answered."""

    house: House
    settings: Settings
    pool: Pool
    shelf: Shelf
    cases: Cases
    runs: Runs
    layers: Layers = field(default_factory=Layers)

    @property
    def visitor(self) -> Visitor:
        return visitor(self.house)

    def close(self) -> None:
        self.pool.close()
        self.shelf.close()
        self.cases.close()


def studio() -> Studio:
    return current_app.extensions["studio"]
