"""What our processes cost by themselves: starting, memory, a second worker, and ten times as many pictures."""

import statistics
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.bench.export import Kit, Process, brandkit, exported, many, one
from tests.bench.ready import LARGE, PHOTO
from tests.bench.table import Figure, duration

STEPS = (10, 100, 1000)
LONG = 3
"""Times as many pictures let the start of a process weigh as little as in a season's kit."""

MEMORY = Path("/dev/shm")


def figures(runs: int, most: int) -> Iterator[Figure]:
    """Each as it is measured; processes `runs` times, and no more than `most` pictures in one."""
    yield Figure("`brandkit --help`", _time(lambda: brandkit(["--help"]), runs), "< 0.2 s")
    yield Figure("first picture of a cold process, drawn ground", _time(lambda: exported(one(None)), runs), "< 1 s")
    yield Figure("first picture of a cold process, photograph", _time(lambda: exported(one(PHOTO)), runs), "< 1 s")
    yield Figure("peak memory, 50-megapixel photograph", f"{exported(one(LARGE)).peak:.0f} MB", "< 300 MB")
    steps = [count for count in STEPS if count <= most]
    told = "; ".join(_step(count, exported(many(count, PHOTO))) for count in steps)
    yield Figure(f"{_counts(steps)} pictures: each, and peak memory", told, "linear, flat, < 300 MB")
    sizes = steps[-1], LONG * steps[-1]
    gained = [statistics.median(_gained(many(count, PHOTO), runs)) for count in sizes]
    label = f"two workers ÷ one, {_counts(sizes)} pictures, written into memory"
    yield Figure(label, ", ".join(f"{ratio:.2f} ×" for ratio in gained), "≥ 1.9 ×")


def _gained(kit: Kit, runs: int) -> Iterator[float]:
    """How much sooner two workers end than one, in turn; in memory, for a disk has only one queue."""
    below, first = MEMORY if MEMORY.is_dir() else None, None
    for _ in range(runs):
        alone = exported(kit, below=below, like=first)
        first = first or alone
        yield alone.seconds / exported(kit, workers=2, below=below, like=first).seconds


def _time(run: Callable[[], Process], runs: int) -> str:
    return duration(statistics.median(run().seconds for _ in range(runs)) * 1000)


def _step(count: int, done: Process) -> str:
    return f"{duration(done.seconds / count * 1000)}, {done.peak:.0f} MB"


def _counts(counts: Sequence[int]) -> str:
    return ", ".join(f"{count:,}" for count in counts)
