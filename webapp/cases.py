"""Cases: a visitor's kits, each in a folder with its photographs and logos and with what is made of it.

A case is found by a long random name and by the visitor it belongs to; it is deleted when it has not been used for long.
"""

import secrets
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from webapp.shelf import NAME, GoneError

MOST_OF_ONE = 12
"""Cases that one visitor may have at a time: the oldest make way."""

KIT, BEFORE = "kit.yml", "kit-before.yml"
"""The kit, and what it was before the last change."""


@dataclass(frozen=True)
class Case:
    """`folder` holds kit.yml, what it names, and a folder for each run."""

    name: str
    folder: Path

    @property
    def kit(self) -> Path:
        return self.folder / KIT

    def run(self, name: str) -> Path:
        return self.folder / "runs" / name


@dataclass(frozen=True)
class Cases:
    """All cases, below `folder`: one folder a visitor, one folder a case."""

    folder: Path
    keep_seconds: float

    @classmethod
    def at(cls, shelf: Path | None, keep_seconds: float) -> "Cases":
        """Beside the shelf's folder if one is named, emptied; a temporary folder otherwise."""
        if shelf is None:
            return cls(Path(tempfile.mkdtemp(prefix="brandkit-kits-")), keep_seconds)
        folder = shelf.with_name(f"{shelf.name}-kits")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, mode=0o700)
        return cls(folder, keep_seconds)

    def open(self, visitor: str) -> Case:
        """A new case, empty."""
        self.sweep()
        own = self._own(visitor)
        for old in sorted(own.glob("*"), key=_used)[: -MOST_OF_ONE + 1]:
            shutil.rmtree(old, ignore_errors=True)
        case = Case(name := secrets.token_urlsafe(16), own / name)
        case.folder.mkdir(parents=True, mode=0o700)
        return case

    def find(self, visitor: str, name: str) -> Case:
        """The visitor's case of this name; GoneError where there is none, or no longer."""
        folder = self._own(visitor) / name
        if not NAME.fullmatch(name) or not folder.is_dir():
            raise GoneError("the kit")
        folder.touch()
        return Case(name, folder)

    def drop(self, case: Case) -> None:
        shutil.rmtree(case.folder, ignore_errors=True)

    def sweep(self, now: float | None = None) -> None:
        """Deletes what nobody has used for long."""
        for folder in self.folder.glob("*/*"):
            if (now or time.time()) - _used(folder) > self.keep_seconds:
                shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _own(self, visitor: str) -> Path:
        assert NAME.fullmatch(visitor)
        return self.folder / visitor


def named_by_kit(folder: Path) -> list[Path]:
    """The files beside a case's kit that it was handed in with."""
    return sorted(
        path for path in folder.iterdir() if path.is_file() and path.suffix != ".txt" and path.name not in (KIT, BEFORE)
    )


def _used(folder: Path) -> float:
    """When it was last used; 0 for what another thread has just deleted."""
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0
