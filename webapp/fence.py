"""A fence round the drawing processes: they open the brand's files, the libraries' and visitors', and no others.

What visitors hand in names files (a kit its photographs, an outline its pictures), and one of those may be `/etc/passwd`. An
audit hook (PEP 578) sees every file that Python opens; it cannot be taken off again. C libraries are not seen, and get no names
of visitors' making.
"""

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

SYSTEM = ("/usr", "/lib", "/proc/self", "/dev/null", "/dev/urandom", "/etc/localtime", "/etc/voikko", "/etc/fonts")
"""What libraries read while they work."""


def fence(*folders: str | Path | None) -> None:
    """From now on this process opens only what lies in these folders, and what it needs to live."""
    inside = tuple(_allowed(folders))

    def watch(event: str, args: tuple[object, ...]) -> None:
        if event == "open" and isinstance(args[0], str | bytes) and not _is_in(os.fsdecode(args[0]), inside):
            raise PermissionError(13, "it lies outside the studio", os.fsdecode(args[0]))

    sys.addaudithook(watch)


def _allowed(folders: Iterable[str | Path | None]) -> Iterable[str]:
    code = [sys.prefix, sys.base_prefix, *sys.path, Path(__file__).parents[1]]
    for folder in (*SYSTEM, tempfile.gettempdir(), *code, *folders):
        if folder:
            yield os.path.realpath(folder)


def _is_in(path: str, folders: tuple[str, ...]) -> bool:
    real = os.path.realpath(path)
    return any(real == folder or real.startswith(f"{folder}{os.sep}") for folder in folders)
