"""Files that visitors hand in, each on a shelf of its own for as long as it is used: found by a long random name, and by nobody
else's visit. A file's name from outside never becomes part of a path.
"""

import re
import secrets
import shutil
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.errors import AssetError

NAME = re.compile(r"[A-Za-z0-9_-]{22}")
MOST_OF_ONE = 60
"""Files that one visitor may have here at a time: the oldest make way."""

MOST_BYTES = 2 << 30
"""Of all visitors together."""


@dataclass
class Shelf:
    """`folder` is emptied when the app starts and when it ends."""

    folder: Path
    keep_seconds: float
    _swept: float = field(default=0, init=False)

    @classmethod
    def at(cls, folder: Path | None, keep_seconds: float) -> "Shelf":
        if folder:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True, mode=0o700)
        return cls(folder or Path(tempfile.mkdtemp(prefix="brandkit-")), keep_seconds)

    def put(self, visitor: str, data: bytes, suffix: str = "") -> str:
        """The name under which this visitor finds it again. `suffix` is one of ours, never a visitor's."""
        self.sweep()
        own = self._own(visitor)
        own.mkdir(mode=0o700, exist_ok=True)
        for old in sorted(own.iterdir(), key=lambda path: path.stat().st_mtime)[: -MOST_OF_ONE + 1]:
            old.unlink(missing_ok=True)
        name = secrets.token_urlsafe(16)
        (own / f"{name}{suffix}").write_bytes(data)
        return name

    def find(self, visitor: str, name: str) -> Path:
        """The file; AssetError if this visitor has none of that name, or no longer."""
        found = next(self._own(visitor).glob(f"{name}*"), None) if NAME.fullmatch(name) else None
        if found is None:
            raise AssetError("the file", "it is no longer here", "hand it in again")
        found.touch()
        return found

    def drop(self, visitor: str, name: str) -> None:
        if NAME.fullmatch(name):
            for path in self._own(visitor).glob(f"{name}*"):
                path.unlink(missing_ok=True)

    def sweep(self, now: float | None = None) -> None:
        """Deletes what has not been used for long; looks at most once a minute unless a time is given."""
        now = now or time.time()
        if now - self._swept < 60:
            return
        self._swept, files = now, sorted(self.folder.glob("*/*"), key=lambda path: path.stat().st_mtime)
        held = sum(path.stat().st_size for path in files)
        for path in files:
            if now - path.stat().st_mtime < self.keep_seconds and held < MOST_BYTES:
                break
            held -= path.stat().st_size
            path.unlink(missing_ok=True)

    def close(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _own(self, visitor: str) -> Path:
        assert NAME.fullmatch(visitor)
        return self.folder / visitor
