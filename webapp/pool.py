"""Processes that draw for the studio: each has a house of its own, bounded memory, and so many seconds for a task.

A task that hangs is killed with its process, one that takes too much memory fails by itself; the next task finds a fresh process
and the app goes on. Pebble does the work; the processes are forked from a clean server, so no thread's lock is ever copied.
"""

import multiprocessing
import resource
from collections.abc import Callable
from concurrent.futures import CancelledError, TimeoutError
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from pebble import ProcessExpired, ProcessPool

from toolkit.errors import BrandkitError, WorkerError
from toolkit.layout.house import House
from webapp.settings import Settings

Given = ParamSpec("Given")
Made = TypeVar("Made")

_houses: list[House] = []


class Pool:
    """Draws for everybody; closed when the app ends."""

    def __init__(self, root: str, settings: Settings) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["webapp.tasks"])
        self._seconds = settings.seconds
        self._pool = ProcessPool(
            max_workers=settings.workers, context=context, initializer=_open, initargs=(root, settings.memory_mb << 20)
        )

    def run(self, task: Callable[Concatenate[House, Given], Made], *args: Given.args, **named: Given.kwargs) -> Made:
        """What the task returns, called with a house. BrandkitErrors come through; WorkerError where it was stopped."""
        future = self._pool.schedule(_call, args=(task, args, named), timeout=self._seconds)
        try:
            return future.result()
        except TimeoutError:
            raise WorkerError("drawing", f"it took more than {self._seconds:g} seconds", "try something smaller") from None
        except MemoryError:
            raise WorkerError("drawing", "it needs more memory than it may have", "try something smaller") from None
        except (ProcessExpired, CancelledError):
            raise WorkerError("drawing", "the process that drew it has stopped", "try again, or something smaller") from None

    def close(self) -> None:
        self._pool.stop()
        self._pool.join()


def _open(root: str, memory: int) -> None:
    from toolkit.opened import open_house

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    _houses[:] = [open_house(Path(root))]


def _call(task: Callable[..., Made], args: tuple[object, ...], named: dict[str, object]) -> Made:
    try:
        return task(_houses[0], *args, **named)
    except BrandkitError as error:
        raise error from None
