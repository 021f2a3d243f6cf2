"""What a running studio has: the house, its settings, the processes that draw, and the visitors' shelf."""

from dataclasses import dataclass

from flask import current_app

from toolkit.layout.house import House
from webapp.pool import Pool
from webapp.settings import Settings
from webapp.shelf import Shelf
from webapp.visitor import Visitor, visitor


@dataclass(frozen=True)
class Studio:
    """One for each app; `studio()` is that of the request being answered."""

    house: House
    settings: Settings
    pool: Pool
    shelf: Shelf

    @property
    def visitor(self) -> Visitor:
        return visitor(self.house)

    def close(self) -> None:
        self.pool.close()
        self.shelf.close()


def studio() -> Studio:
    return current_app.extensions["studio"]
