"""What takes a while to make and is the same for everybody: made once, however many ask at a time, and kept for the next."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Made = TypeVar("Made")
Key = tuple[str, ...]


@dataclass
class Slot(Generic[Made]):
    """Empty until the first who asked has made it."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    made: list[Made] = field(default_factory=list[Made])


@dataclass
class Kept(Generic[Made]):
    """By its key, the `most` used last; used by many threads at once."""

    most: int
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _slots: OrderedDict[Key, Slot[Made]] = field(default_factory=OrderedDict[Key, Slot[Made]])

    def get(self, key: Key, make: Callable[[], Made]) -> Made:
        """What is kept, or is made now; who asks meanwhile waits for it. What `make` raises is raised, and nothing kept."""
        with self._lock:
            slot = self._slots.setdefault(key, Slot[Made]())
            self._slots.move_to_end(key)
            while len(self._slots) > self.most:
                self._slots.popitem(last=False)
        with slot.lock:
            if not slot.made:
                slot.made.append(make())
        return slot.made[0]
