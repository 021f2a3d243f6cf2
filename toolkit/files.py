"""Files that appear whole or not at all: written beside their place under another name, then moved there."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from toolkit.errors import OutputError


def write_whole(path: Path, data: bytes) -> None:
    """Writes the file and the folders it needs; OutputError where that is not possible, with nothing left behind."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        _drop(part)
        remedy = "free some room" if error.errno == 28 else "choose another folder with -o"
        raise OutputError(str(path), f"it cannot be written ({error.strerror})", remedy) from error
    except BaseException:
        _drop(part)
        raise


def sha256_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _drop(part: Path) -> None:
    with suppress(OSError):  # where it could not be written, it may not even be a name
        part.unlink(missing_ok=True)
