"""Files: read as text within a bound, and written whole or not at all, beside their place first and then moved there."""

import codecs
import errno
import hashlib
import os
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile

from toolkit.errors import DefinitionError, Mistake, OutputError

NOT_UTF_8 = ("it is not UTF-8", "save it as UTF-8")


def read_text(path: Path | str, name: str, most: int, remedy: str) -> str:
    """What somebody wrote, without a byte order mark; DefinitionError for a file of more than `most` bytes, and for what is none.

    `name` is what the file is called in errors, `remedy` what is said of one that is too large.
    """
    try:
        with Path(path).open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise wrong(name, (1, 1), f"it cannot be read ({error.strerror})", "check the path") from None
    if len(data) > most:
        raise wrong(name, (1, 1), f"it is larger than {most // 1000:,} kB", remedy)
    data = data.removeprefix(codecs.BOM_UTF8)
    if any(data[start:4:2] == b"\0\0" for start in (0, 1)):
        raise wrong(name, (1, 1), *NOT_UTF_8)  # UTF-16 without a byte order mark, whose letters begin or end with a zero
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise wrong(name, end_of(data[: error.start].decode()), *NOT_UTF_8) from None


def wrong(name: str, place: tuple[int, int], problem: str, remedy: str) -> DefinitionError:
    """What is wrong at one place (line, column) of a file, where nothing more of it can be read."""
    return DefinitionError([Mistake(name, *place, problem, remedy)])


def end_of(before: str) -> tuple[int, int]:
    """Line and column of what comes after this text."""
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def require_folder(path: Path) -> None:
    """Makes it where it is missing; OutputError where nothing can be written to it."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=path):
            pass
    except OSError as error:
        raise _unwritten(path, error) from error


def write_whole(path: Path, data: bytes) -> None:
    """Writes the file and the folders it needs; OutputError where that is not possible, with nothing left behind."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        _drop(part)
        raise _unwritten(path, error) from error
    except BaseException:
        _drop(part)
        raise


def _unwritten(path: Path, error: OSError) -> OutputError:
    remedy = "free some room" if error.errno == errno.ENOSPC else "choose another folder with -o"
    return OutputError(str(path), f"it cannot be written ({error.strerror})", remedy)


def sha256_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _drop(part: Path) -> None:
    with suppress(OSError):  # where it could not be written, it may not even be a name
        part.unlink(missing_ok=True)
