"""Files: read as text within a bound, and written whole or not at all, beside their place first and then moved there."""

import codecs
import hashlib
import os
from contextlib import suppress
from pathlib import Path

from toolkit.errors import DefinitionError, Mistake, OutputError


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
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise wrong(name, end_of(data[: error.start].decode()), "it is not UTF-8", "save it as UTF-8") from None


def wrong(name: str, place: tuple[int, int], problem: str, remedy: str) -> DefinitionError:
    """What is wrong at one place (line, column) of a file, where nothing more of it can be read."""
    return DefinitionError([Mistake(name, *place, problem, remedy)])


def end_of(before: str) -> tuple[int, int]:
    """Line and column of what comes after this text."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


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
