"""Work spread over processes, each with a house of its own; with one worker it is done where it is asked for.

Workers leave the parent to handle signals, and end with it, however it ends: each reads from a pipe of which the parent alone
holds the other end, and is told by its closing.
"""

import gc
import os
import signal
import threading
from collections.abc import Callable, Generator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from toolkit.errors import WorkerError
from toolkit.layout.house import House
from toolkit.opened import open_house

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.connection import Connection
    from multiprocessing.synchronize import Event as Stop

Item = TypeVar("Item")
Done = TypeVar("Done")


class Desk(NamedTuple):
    """What a worker has."""

    house: House
    stop: "Stop"
    """Set when nothing more is wanted, of any worker."""


_desk: list[Desk] = []


def _never(_: object) -> bool:
    return False


def spread(
    work: Callable[[House, Item], Done],
    chunks: Sequence[Sequence[Item]],
    house: House,
    workers: int,
    late: list[Done] | None = None,
    is_last: Callable[[Done], bool] = _never,
) -> Generator[list[Done]]:
    """What `work` makes of every item, as it is finished: item by item in one process, chunk by chunk from several.

    Items of a chunk are done one after the other by the same worker; the first chunk is begun first. WorkerError if a process is
    stopped from outside. Where it is left early (closed, or by Ctrl-C), several workers end after the item that each has in hand;
    `late` gets all that they had done by then, given out or not. So they do after something of which `is_last` is true.
    """
    if workers == 1 or not chunks:
        yield from ([work(house, item)] for chunk in chunks for item in chunk)
    else:
        every = partial(_all, work, is_last)
        yield from _pooled(every, chunks, house, min(workers, len(chunks)), [] if late is None else late)


def _pooled(
    work: Callable[[Sequence[Item]], list[Done]], chunks: Sequence[Sequence[Item]], house: House, workers: int, late: list[Done]
) -> Generator[list[Done]]:
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import Event, Pipe

    gc.freeze()  # what is loaded stays: its pages are shared as long as no collection writes to them
    stop, line = Event(), Pipe(duplex=False)
    given = (house.brand.root, tuple(house.logos), stop, line)
    with line[0], line[1], ProcessPoolExecutor(workers, initializer=_open, initargs=given) as pool:
        tasks = [pool.submit(work, chunk) for chunk in chunks]
        try:
            for task in as_completed(tasks):
                yield task.result()
        except BrokenProcessPool:
            line[1].close()  # the pool waits for the others, which may wait for what the lost one held
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


def _open(root: str, logos: tuple[str, ...], stop: "Stop", line: "tuple[Connection, Connection]") -> None:
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.SIG_IGN)  # often sent to all processes: the parent ends the run, and late work is told
    reader, writer = line
    writer.close()
    threading.Thread(target=_end_with, args=(reader,), daemon=True).start()
    _desk[:] = [Desk(open_house(Path(root), logos), stop)]


def _end_with(line: "Connection") -> None:
    """Ends this process, in the middle of whatever it does, when nobody holds the other end of the line any more."""
    line.poll(None)
    os._exit(1)


def _all(work: Callable[[House, Item], Done], is_last: Callable[[Done], bool], chunk: Sequence[Item]) -> list[Done]:
    (house, stop), finished = _desk[0], list[Done]()
    for item in chunk:
        if stop.is_set():
            break
        finished.append(work(house, item))
        if is_last(finished[-1]):
            stop.set()
    return finished
