"""The line before the drawing processes: who draws next, how many may wait, and that nobody can make the others wait for long.

Of those who wait, whoever has drawn least of late comes first, by address and then by visitor; what is made in the background
counts as one visitor. Whoever would wait too long, or behind too many, is told at once to come again.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple

from toolkit.errors import WorkerError

MOST = 36
"""Requests in the line: fewer than the server has threads, so that some are always free to answer."""
MOST_OF_ONE = 12
"""Of one visitor: twice what a browser asks of one server at a time."""
PATIENCE = 30.0
"""Seconds that a request waits."""
HALF_LIFE = 30.0
"""Seconds after which half of what somebody has drawn is forgotten."""
MOST_KNOWN = 2_000


class BusyError(WorkerError):
    """There is no room in the line, or no turn came."""

    def __init__(self) -> None:
        super().__init__("drawing", "too much is being drawn at the moment", "try again in a few seconds")

    def __reduce__(self) -> tuple[type, tuple[()]]:  # type: ignore[override]
        return type(self), ()


class Who(NamedTuple):
    """Who asks; an empty name is the background, which waits as long as it takes."""

    address: str = ""
    visitor: str = ""


@dataclass(eq=False)
class _Ticket:
    who: Who
    number: int
    called: threading.Event = field(default_factory=threading.Event)


class Line:
    """For so many places at the drawing processes."""

    def __init__(self, places: int) -> None:
        self._free, self._numbers, self._lock = places, count(), threading.Lock()
        self._waiting, self._drawing = list[_Ticket](), list[_Ticket]()
        self._used = dict[str, tuple[float, float]]()

    @property
    def length(self) -> int:
        """How many wait."""
        return len(self._waiting)

    @contextmanager
    def turn(self, who: Who) -> Iterator[None]:
        """Waits for a place and keeps it meanwhile; BusyError where there is none to be had."""
        ticket = self._join(who)
        began = time.monotonic()
        try:
            if not ticket.called.wait(PATIENCE if who.visitor else None):
                raise BusyError
            began = time.monotonic()
            yield
        finally:
            self._leave(ticket, time.monotonic() - began)

    def _join(self, who: Who) -> _Ticket:
        with self._lock:
            if who.visitor and self._is_full(who):
                raise BusyError
            self._waiting.append(ticket := _Ticket(who, next(self._numbers)))
            self._call()
            return ticket

    def _is_full(self, who: Who) -> bool:
        asking = [ticket.who for ticket in (*self._waiting, *self._drawing) if ticket.who.visitor]
        return len(asking) >= MOST or asking.count(who) >= MOST_OF_ONE

    def _call(self) -> None:
        while self._free and self._waiting:
            ticket = min(self._waiting, key=self._rank)
            self._waiting.remove(ticket)
            self._drawing.append(ticket)
            self._free -= 1
            ticket.called.set()

    def _leave(self, ticket: _Ticket, seconds: float) -> None:
        with self._lock:
            if ticket not in self._drawing:
                self._waiting.remove(ticket)
                return
            self._drawing.remove(ticket)
            self._free += 1
            for name in ticket.who:
                self._used[name] = (self._recent(name) + seconds, time.monotonic())
            self._forget()
            self._call()

    def _rank(self, ticket: _Ticket) -> tuple[float, float, int]:
        return self._recent(ticket.who.address), self._recent(ticket.who.visitor), ticket.number

    def _recent(self, name: str) -> float:
        """Seconds that were drawn for it of late."""
        seconds, then = self._used.get(name, (0.0, 0.0))
        return seconds * 0.5 ** ((time.monotonic() - then) / HALF_LIFE)

    def _forget(self) -> None:
        if len(self._used) > MOST_KNOWN:
            self._used = {name: used for name, used in self._used.items() if self._recent(name) > 0.01}
