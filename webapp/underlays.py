"""What the studio remembers of pictures under words: who may ask for which, and those that are drawn already."""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field

from toolkit.layout.request import Request

MOST = 4_000
MOST_BYTES = 64 << 20


@dataclass
class Layers:
    """Used by many threads at once; the oldest make way."""

    _lock: threading.Lock = field(default_factory=threading.Lock)
    _asked: OrderedDict[tuple[str, str], Request] = field(default_factory=OrderedDict[tuple[str, str], Request])
    _drawn: OrderedDict[str, bytes] = field(default_factory=OrderedDict[str, bytes])
    _held: int = 0

    def announce(self, visitor: str, base: str, asked: Request) -> None:
        """From now on this visitor may ask for the layer."""
        with self._lock:
            self._asked[visitor, base] = asked
            self._asked.move_to_end((visitor, base))
            while len(self._asked) > MOST:
                self._asked.popitem(last=False)

    def asked(self, visitor: str, base: str) -> Request | None:
        """What it is to show; None where this visitor may not ask for it, or no longer."""
        with self._lock:
            return self._asked.get((visitor, base))

    def drawn(self, base: str) -> bytes | None:
        """The layer, drawn before, for whomever: what it shows is in its name."""
        with self._lock:
            if base in self._drawn:
                self._drawn.move_to_end(base)
            return self._drawn.get(base)

    def keep(self, base: str, data: bytes) -> bytes:
        with self._lock:
            self._held += len(data) - len(self._drawn.pop(base, b""))
            self._drawn[base] = data
            while self._held > MOST_BYTES:
                self._held -= len(self._drawn.popitem(last=False)[1])
        return data
