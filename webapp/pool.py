"""Processes that draw for the studio: each has a house of its own, bounded memory, and so many seconds for a task.

A task that hangs is killed with its process, one that takes too much memory fails by itself; the next task finds a fresh process
and the app goes on. Pebble does the work; the processes are forked from a clean server, so no thread's lock is ever copied.
Whose turn it is, webapp.line says.
"""

import multiprocessing
import resource
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, TimeoutError
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from flask import has_request_context, request
from pebble import ProcessExpired, ProcessFuture, ProcessPool
from werkzeug.datastructures import MultiDict

from toolkit.errors import BrandkitError, WorkerError
from toolkit.layout.house import House
from webapp.fence import fence
from webapp.line import Line, Who
from webapp.settings import Settings

Given = ParamSpec("Given")
Made = TypeVar("Made")

TASKS = [f"webapp.{path.stem}" for path in sorted(Path(__file__).parent.glob("tasks*.py"))]
"""Modules that the processes work by, loaded before the fence goes up."""

MOST_WRITTEN = 1 << 30
"""Bytes of a file that a process may write."""

_houses: list[House] = []


class Pool:
    """Draws for everybody; closed when the app ends."""

    def __init__(self, root: str, settings: Settings) -> None:
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(TASKS)
        self._seconds, self.workers = settings.seconds, settings.workers
        self._given = (root, settings.memory_mb << 20, str(settings.shelf.parent) if settings.shelf else "")
        self._lock, self._closed = threading.Lock(), False
        self._pool, self._line = self._opened(), Line(2 * settings.workers)

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return self._line.length

    def run(self, task: Callable[Concatenate[House, Given], Made], *args: Given.args, **named: Given.kwargs) -> Made:
        """What the task returns, called with a house. BrandkitErrors come through; WorkerError where it was stopped."""
        with self._line.turn(_who()):
            try:
                return self._begun(task, args, named).result()
            except TimeoutError:
                raise WorkerError("drawing", f"it took more than {self._seconds:g} seconds", "try something smaller") from None
            except MemoryError:
                raise WorkerError("drawing", "it needs more memory than it may have", "try something smaller") from None
            except (ProcessExpired, CancelledError, BrokenProcessPool):
                raise WorkerError("drawing", "the process that drew it has stopped", "try again, or something smaller") from None

    def close(self) -> None:
        self._closed = True
        self._pool.stop()
        self._pool.join()

    def _begun(self, task: Callable[..., Made], args: tuple[object, ...], named: dict[str, Any]) -> "ProcessFuture[Made]":
        """Pebble gives up for good when an idle process dies: then another pool takes its place."""
        with self._lock:
            if not self._pool.active and not self._closed:
                self._pool.stop()
                self._pool = self._opened()
            try:
                return self._pool.schedule(_call, args=(task, args, named), timeout=self._seconds)
            except RuntimeError:
                raise BrokenProcessPool from None

    def _opened(self) -> ProcessPool:
        return ProcessPool(max_workers=self.workers, context=self._context, initializer=_open, initargs=self._given)


def _who() -> Who:
    """By address and by the name in the cookie; whoever has none yet goes by the address alone."""
    if not has_request_context():
        return Who()
    form = request.form if request.mimetype == "application/x-www-form-urlencoded" else MultiDict[str, str]()
    name = request.cookies.get("visitor", "")[:40] or "nobody yet"
    return Who(request.remote_addr or "", name, form.get("page", "")[:20], form.get("turn", 0, int))


def _open(root: str, memory: int, shelf: str) -> None:
    from toolkit.opened import open_house

    _houses[:] = [open_house(Path(root))]
    limits = {resource.RLIMIT_AS: memory, resource.RLIMIT_CORE: 0, resource.RLIMIT_FSIZE: MOST_WRITTEN}
    for kind, most in limits.items():
        resource.setrlimit(kind, (most, most))
    fence(root, shelf)


def _call(task: Callable[..., Made], args: tuple[object, ...], named: dict[str, object]) -> Made:
    try:
        return task(_houses[0], *args, **named)
    except BrandkitError as error:
        raise error from None
