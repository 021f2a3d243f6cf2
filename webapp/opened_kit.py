"""A kit of the visitor's, read and planned once and kept until it changes: what every page of it starts from."""

from functools import lru_cache
from typing import NamedTuple

from toolkit.batch import Job, plan, stems
from toolkit.decks import DeckJob, plan_decks
from toolkit.sources.kit import Read
from webapp import tasks_kits
from webapp.cases import Case
from webapp.studio import studio


class Opened(NamedTuple):
    """A case whose kit has been read."""

    case: Case
    read: Read
    jobs: dict[str, Job]
    """By path without suffix."""
    decks: list[DeckJob]


def case_of(name: str) -> Case:
    here = studio()
    return here.cases.find(here.visitor.name, name)


def opened_kit(name: str) -> Opened:
    """GoneError where this visitor has none of that name."""
    case = case_of(name)
    return Opened(case, *_planned(str(case.folder), case.kit.stat().st_mtime_ns))


@lru_cache(maxsize=32)
def _planned(folder: str, _changed: int) -> tuple[Read, dict[str, Job], list[DeckJob]]:
    here = studio()
    read = here.pool.run(tasks_kits.read_case, folder)
    jobs = plan(read, here.house)
    return read, dict(zip(stems(jobs, here.house), jobs, strict=True)), plan_decks(read, here.house)
