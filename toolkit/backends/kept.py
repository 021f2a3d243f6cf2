"""A memory with a bound: what was used longest ago makes room for what is new.

Serves the pixel back ends, whose values are large.
"""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Kept(Generic[K, V]):
    """Values by key, `room` bytes of them at most; each is given with its size."""

    def __init__(self, room: int) -> None:
        self.room, self.used = room, 0
        self._values: OrderedDict[K, tuple[V, int]] = OrderedDict()

    def get(self, key: K) -> V | None:
        try:  # each look into the table hashes the key anew, and keys are whole pictures
            self._values.move_to_end(key)
        except KeyError:
            return None
        return self._values[key][0]

    def put(self, key: K, value: V, size: int) -> V:
        self.used += size - self._values.pop(key, (None, 0))[1]
        self._values[key] = value, size
        while self.used > self.room:
            self.used -= self._values.popitem(last=False)[1][1]
        return value
