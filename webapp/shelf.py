"""Files that visitors hand in, each on a shelf of its own for as long as it is used: found by a long random name, and by nobody
else's visit. A file's name from outside never becomes part of a path.
"""

import os
import re
import secrets
import shutil
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.errors import AssetError

NAME = re.compile(r"[A-Za-z0-9_-]{22}")
MOST_OF_ONE = 60
"""Files that one visitor may have here at a time: the oldest make way."""

MOST_BYTES = 2 << 30
"""Of all visitors together."""

EVERY_SECONDS = 60


class GoneError(AssetError):
    """What was handed in is not here, or no longer, or is somebody else's."""

    def __init__(self, what: str) -> None:
        super().__init__(what, "it is no longer here", "hand it in again")

    def __reduce__(self) -> tuple[type, tuple[str]]:  # type: ignore[override]
        return type(self), (self.where,)


@dataclass
class Shelf:
    """`folder` is emptied when the app starts and when it ends."""

    folder: Path
    keep_seconds: float
    most_bytes: int = MOST_BYTES
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
        self._make_room(len(data))
        own = self._own(visitor)
        for old in [path for path, _ in self._files() if path.parent == own][: -MOST_OF_ONE + 1]:
            old.unlink(missing_ok=True)
        name = secrets.token_urlsafe(16)
        own.mkdir(mode=0o700, exist_ok=True)
        (own / f"{name}{suffix}").write_bytes(data)
        return name

    def find(self, visitor: str, name: str) -> Path:
        """The file; GoneError if this visitor has none of that name, or no longer."""
        found = next(self._own(visitor).glob(f"{name}*"), None) if NAME.fullmatch(name) else None
        if found is None:
            raise GoneError("the file")
        with suppress(FileNotFoundError):  # it was used, not changed: what is remembered of it still holds
            os.utime(found, ns=(time.time_ns(), found.stat().st_mtime_ns))
        return found

    def drop(self, visitor: str, name: str) -> None:
        if NAME.fullmatch(name):
            for path in self._own(visitor).glob(f"{name}*"):
                path.unlink(missing_ok=True)

    def sweep(self, now: float | None = None) -> None:
        """Deletes what has not been used for long; looks at most once a minute unless a time is given."""
        if not now and time.time() - self._swept < EVERY_SECONDS:
            return
        self._swept = now or time.time()
        for path, status in self._files():
            if self._swept - status.st_atime >= self.keep_seconds:
                path.unlink(missing_ok=True)
        for folder in self.folder.iterdir():
            with suppress(OSError):  # not empty, or gone
                if self._swept - folder.stat().st_mtime > EVERY_SECONDS:
                    folder.rmdir()

    def _make_room(self, needed: int) -> None:
        """What was used longest ago makes way, whosever it is: what is in use is asked for with every preview."""
        files = self._files()
        held = needed + sum(status.st_size for _, status in files)
        for path, status in files:
            if held <= self.most_bytes:
                break
            held -= status.st_size
            path.unlink(missing_ok=True)

    def _files(self) -> list[tuple[Path, os.stat_result]]:
        """All files, the one used longest ago first; another thread may be deleting some."""
        found = list[tuple[Path, os.stat_result]]()
        for path in self.folder.glob("*/*"):
            with suppress(OSError):
                found.append((path, path.stat()))
        return sorted(found, key=lambda one: one[1].st_atime)

    def close(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _own(self, visitor: str) -> Path:
        if not NAME.fullmatch(visitor):
            raise ValueError("no visitor is called so")
        return self.folder / visitor
