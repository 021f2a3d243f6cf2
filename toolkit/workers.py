"""Work spread over processes, each with a house of its own; with one worker it is done where it is asked for."""

import gc
import signal
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from toolkit.errors import WorkerError
from toolkit.layout.house import House
from toolkit.opened import open_house

if TYPE_CHECKING:
    from concurrent.futures import Future

Item = TypeVar("Item")
Done = TypeVar("Done")


class Desk(NamedTuple):
    """What a worker has."""

    house: House
    is_over: Callable[[], bool]
    """Whether the parent wants nothing more."""


_desk: list[Desk] = []


def spread(
    work: Callable[[House, Item], Done],
    chunks: Sequence[Sequence[Item]],
    house: House,
    workers: int,
    late: list[Done] | None = None,
) -> Generator[list[Done]]:
    """What `work` makes of every item, as it is finished: item by item in one process, chunk by chunk from several.

    Items of a chunk are done one after the other by the same worker; the first chunk is begun first. WorkerError if a process is
    stopped from outside. Where it is left early (closed, or by Ctrl-C), several workers end after the item that each has in hand;
    `late` gets all that they had done by then, given out or not.
    """
    if workers == 1:
        yield from ([work(house, item)] for chunk in chunks for item in chunk)
    else:
        yield from _pooled(work, chunks, house, min(workers, len(chunks)), [] if late is None else late)


def _pooled(
    work: Callable[[House, Item], Done], chunks: Sequence[Sequence[Item]], house: House, workers: int, late: list[Done]
) -> Generator[list[Done]]:
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import Event

    gc.freeze()  # what is loaded stays: its pages are shared as long as no collection writes to them
    stop = Event()
    with ProcessPoolExecutor(workers, initializer=_open, initargs=(house.brand.root, tuple(house.logos), stop.is_set)) as pool:
        tasks = [pool.submit(_all, work, chunk) for chunk in chunks]
        try:
            for task in as_completed(tasks):
                yield task.result()
        except BrokenProcessPool:
            remedy = "run it again with fewer --jobs: what is made stays"
            raise WorkerError("a worker process", "it was stopped from outside, perhaps for want of memory", remedy) from None
        except BaseException:
            stop.set()
            pool.shutdown(cancel_futures=True)
            raise
        finally:
            late += (done for task in tasks if _succeeded(task) for done in task.result())


def _succeeded(task: "Future[list[Done]]") -> bool:
    return task.done() and not task.cancelled() and task.exception() is None


def _open(root: str, logos: tuple[str, ...], is_over: Callable[[], bool]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interruption is the parent's to handle
    _desk[:] = [Desk(open_house(Path(root), logos), is_over)]


def _all(work: Callable[[House, Item], Done], chunk: Sequence[Item]) -> list[Done]:
    desk = _desk[0]
    return [work(desk.house, item) for item in chunk if not desk.is_over()]
