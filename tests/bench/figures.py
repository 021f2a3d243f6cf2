"""What our processes cost by themselves: starting, memory, a second worker, and ten times as many pictures."""

import statistics
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.export import Kit, Process, brandkit, exported, many, one
from tests.bench.ready import LARGE, PHOTO
from tests.bench.table import Figure, duration

STEPS = (10, 100, 1000)
MEMORY = Path("/dev/shm")


def figures(runs: int, most: int) -> Iterator[Figure]:
    """Each as it is measured; processes `runs` times, and no more than `most` pictures in one."""
    yield Figure("`brandkit --help`", _time(lambda: brandkit(["--help"]), runs), "< 0.2 s")
    yield Figure("first picture of a cold process, drawn ground", _time(lambda: exported(one(None)), runs), "< 1 s")
    yield Figure("first picture of a cold process, photograph", _time(lambda: exported(one(PHOTO)), runs), "< 1 s")
    yield Figure("peak memory, 50-megapixel photograph", f"{exported(one(LARGE)).peak:.0f} MB", "< 300 MB")
    steps = [count for count in STEPS if count <= most]
    told = "; ".join(_step(count, exported(many(count, PHOTO))) for count in steps)
    yield Figure(f"{', '.join(f'{count:,}' for count in steps)} pictures: each, and peak memory", told, "linear, flat, < 300 MB")
    ratio = statistics.median(_gained(many(steps[-1], PHOTO)) for _ in range(min(runs, 3)))
    yield Figure(f"two workers ÷ one, {steps[-1]:,} pictures, written into memory", f"{ratio:.2f} ×", "≥ 1.9 ×")


def _gained(kit: Kit) -> float:
    """How much sooner two workers end than one, one after the other; in memory, for a disk has only one queue."""
    below = MEMORY if MEMORY.is_dir() else None
    return exported(kit, below=below).seconds / exported(kit, workers=2, below=below).seconds


def _time(run: Callable[[], Process], runs: int) -> str:
    return duration(statistics.median(run().seconds for _ in range(runs)) * 1000)


def _step(count: int, done: Process) -> str:
    return f"{duration(done.seconds / count * 1000)}, {done.peak:.0f} MB"
