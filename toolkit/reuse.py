"""What an earlier run made and this one need not make again.

A job's key is the SHA-256 of everything that its output follows from: the job, the definition, photographs and logos, the
engines' versions and the toolkit's own code. The manifest of a folder keeps the keys; a file counts as made only if its bytes are
still the same.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.files import sha256_of
from toolkit.results import TOLD, Export

Known = Mapping[str, Mapping[str, Any]]
"""Path → the manifest's record of an export."""


FIELDS = {field.name for field in fields(Export)}


class Withdrawn(NamedTuple):
    """Files of an earlier run under the names of what could not be made now."""

    removed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    """Those that it did not make, as far as is known, or that were changed since."""


def known_exports(out: Path) -> Known:
    """What the manifest below `out` tells; nothing where there is none that can be read."""
    try:
        records = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["exports"]
        return {record["path"]: record for record in records if _is_ours(record)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _is_ours(record: Mapping[str, Any]) -> bool:
    """Whether it has what this version writes down of an export."""
    return set(record) == FIELDS and all(set(found) == TOLD for found in record["findings"])


def unchanged(known: Known, out: Path, paths: Sequence[str], key: str) -> list[Mapping[str, Any]] | None:
    """The records of these files, if all were made under this key without findings and are still there, whole."""
    records = [known[path] for path in paths if path in known and known[path].get("key") == key and not known[path]["findings"]]
    return records if len(records) == len(paths) and all(is_whole(one, out) and _is_told(one, out) for one in records) else None


def is_whole(record: Mapping[str, Any], out: Path) -> bool:
    """Whether the file is still there, as it was made."""
    return _sha256(out / str(record["path"])) == record["sha256"]


def forgotten(asked: Iterable[str], out: Path) -> list[str]:
    """Files of an earlier run that are still there and are not among those asked for."""
    return sorted(path for path in known_exports(out).keys() - {*asked} if (out / path).is_file())


def _is_told(record: Mapping[str, Any], out: Path) -> bool:
    """Whether the alternative text, if there was one beside it, still is."""
    return record["text_sha256"] in ("", _sha256((out / str(record["path"])).with_suffix(".txt")))


def withdraw(made: Mapping[str, str], out: Path, paths: Iterable[str]) -> Withdrawn:
    """Removes those of an earlier run, `made` with these SHA-256, that nobody changed; `paths` are other names to look for."""
    there = [path for path in dict.fromkeys([*made, *paths]) if (out / path).is_file()]
    removed = tuple(path for path in there if _removed(out / path, made.get(path, "")))
    return Withdrawn(removed, tuple(path for path in there if path not in removed))


def _removed(path: Path, sha256: str) -> bool:
    try:
        if sha256_of(path.read_bytes()) != sha256:
            return False
        path.unlink()
    except OSError:
        return False
    return True


def key_of(job: object, files: Sequence[str], definition: str, engines: Mapping[str, str]) -> str:
    """The job's key; `files` are those whose content its picture shows."""
    shown = [_sha256(Path(file)) for file in files]
    return sha256_of(repr((job, shown, definition, sorted(engines.items()), _code())).encode())


def _sha256(path: Path) -> str:
    try:
        return _digest(path, path.stat().st_mtime_ns)
    except OSError:
        return ""


@lru_cache(maxsize=4096)
def _digest(path: Path, _changed: int) -> str:
    return sha256_of(path.read_bytes())


@lru_cache(maxsize=1)
def _code() -> str:
    whole = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        whole.update(path.read_bytes())
    return whole.hexdigest()
