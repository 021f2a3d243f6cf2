"""The line before the drawing processes: who draws next, how many may wait, and that nobody can make the others wait for long.

Of those who wait, whoever has drawn least of late comes first, by address and then by visitor; what is made in the background
counts as one visitor. Whoever would wait too long, or behind too many, is told at once to come again; and what a newer request of
the same page has overtaken waits no longer.
"""

import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple

from toolkit.errors import WorkerError

MOST = 100
"""Requests in the line: fewer than the server has threads, so that some are always free to answer."""
MOST_OF_ONE = 40
"""Of one visitor: a browser asks for six at a time, and what it asked for on pages that were left is still drawn."""
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


class OvertakenError(WorkerError):
    """Nobody waits for it any more."""

    def __init__(self) -> None:
        super().__init__("drawing", "a newer request has taken its place", "wait for that one")

    def __reduce__(self) -> tuple[type, tuple[()]]:  # type: ignore[override]
        return type(self), ()


class Who(NamedTuple):
    """Who asks; an empty name is the background, which waits as long as it takes.

    A page that asks again and again while somebody types says which page it is, and counts its turns.
    """

    address: str = ""
    visitor: str = ""
    page: str = ""
    turn: int = 0

    def overtakes(self, other: "Who") -> bool:
        return bool(self.page) and self[:3] == other[:3] and self.turn > other.turn


@dataclass(eq=False)
class _Ticket:
    who: Who
    number: int
    called: threading.Event = field(default_factory=threading.Event)
    overtaken: bool = False


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
    def turn(self, who: Who) -> Generator[None]:
        """Waits for a place and keeps it meanwhile; BusyError where there is none to be had."""
        ticket = self._join(who)
        began = time.monotonic()
        try:
            if not ticket.called.wait(PATIENCE if who.visitor else None):
                raise BusyError
            if ticket.overtaken:
                raise OvertakenError
            began = time.monotonic()
            yield
        finally:
            self._leave(ticket, time.monotonic() - began)

    def _join(self, who: Who) -> _Ticket:
        with self._lock:
            self._overtake(who)
            if who.visitor and self._is_full(who):
                raise BusyError
            self._waiting.append(ticket := _Ticket(who, next(self._numbers)))
            self._call()
            return ticket

    def _overtake(self, who: Who) -> None:
        for ticket in [ticket for ticket in self._waiting if who.overtakes(ticket.who)]:
            self._waiting.remove(ticket)
            ticket.overtaken = True
            ticket.called.set()

    def _is_full(self, who: Who) -> bool:
        asking = [ticket.who[:2] for ticket in (*self._waiting, *self._drawing) if ticket.who.visitor]
        return len(asking) >= MOST or asking.count(who[:2]) >= MOST_OF_ONE

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
                self._waiting = [other for other in self._waiting if other is not ticket]
                return
            self._drawing.remove(ticket)
            self._free += 1
            for name in ticket.who[:2]:
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
