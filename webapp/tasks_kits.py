"""What the drawing processes do with kits, spreadsheets and calendars that were handed in."""

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

from toolkit import batch
from toolkit.batch import Job, Result
from toolkit.decks import DeckJob, make_decks
from toolkit.errors import AssetError, DefinitionError
from toolkit.files import write_whole
from toolkit.layout.house import House
from toolkit.model.kit import Entry
from toolkit.opened import with_logos
from toolkit.sources.kit import Read, read_kit
from toolkit.sources.kit_write import kit_yaml, yaml_of
from toolkit.sources.source import Options, columns_of, is_kit, read_source
from toolkit.sources.unpack import unpack
from toolkit.yaml_source import read_on
from toolkit.zips import zipped
from webapp.cases import KIT, named_by_kit

SUFFIXES = (".yml", ".yaml", ".xlsx", ".ods", ".xls", ".csv", ".tsv", ".txt", ".ics", ".zip")
"""What can be handed in; anything else is read as a kit, and told to be none."""


PICTURES = re.compile(r"!\[[^\]]*\]\(\s*<?([^)\s>]*)")
"""Pictures that an outline names."""


class Taken(NamedTuple):
    """What was made of a file that was handed in: which heading stood for which field, and what is told besides."""

    columns: list[tuple[str, str | None]]
    told: tuple[str, ...] = ()


def take(house: House, source: str, photos: str, folder: str) -> Taken:
    """Reads a kit, a spreadsheet, a calendar, or a ZIP of one of them with its pictures, and leaves it as a kit in the folder.

    DefinitionError with all mistakes, AssetError for what is none of these.
    """
    file, beside = Path(source), Path(photos) if photos else None
    if unpacked := unpack(file, Path(folder)):
        file, beside = unpacked, Path(folder)
    _require_plain(file)
    read = read_source(file, house, Options(photos=beside) if file.suffix != ".yml" else Options())
    columns = columns_of(file, house)
    _settle(read, Path(folder), house)
    return Taken(columns, read.told)


def read_case(house: House, folder: str) -> Read:
    """The kit of a case."""
    return read_kit(Path(folder, KIT), house)


def write_case(house: House, folder: str, data: Mapping[str, Any]) -> None:
    """Leaves the kit in the folder if it can be read; DefinitionError with its mistakes, and the kit as it was, if not."""
    path = Path(folder, KIT)
    _require_plain_names(data)
    before = path.read_bytes() if path.is_file() else b""
    write_whole(path, yaml_of(data).encode())
    try:
        read_kit(path, house)
    except (DefinitionError, AssetError):
        write_whole(path, before) if before else path.unlink()
        raise


def packed(house: House, folder: str) -> bytes:
    """The kit and the files it names, as a ZIP that can be handed in again."""
    return zipped((path.name, path.read_bytes()) for path in (Path(folder, KIT), *named_by_kit(Path(folder))))


def make(house: House, job: Job | DeckJob, out: str) -> list[Result]:
    """One picture or one deck of a kit, written below `out`."""
    if isinstance(job, DeckJob):
        return make_decks([job], house, Path(out))
    return batch.make(with_logos(house, job.request.partners), job, Path(out))


def _require_plain(file: Path) -> None:
    """A kit that somebody handed in names no file of this machine."""
    if is_kit(file):
        _require_plain_names(read_on(file).data)
        for outline in file.parent.glob("*.md"):
            for name in PICTURES.findall(outline.read_text(encoding="utf-8", errors="replace")):
                _require_plain_name(name)


def _require_plain_names(data: Any) -> None:
    """Of photographs, logos and outlines, wherever they stand; AssetError for a path."""
    for key, value in _pairs(data):
        if key in ("file", "outline", "partners"):
            for name in cast("list[Any]", value if isinstance(value, list) else [value]):
                _require_plain_name(str(name))


def _require_plain_name(name: str) -> None:
    if "/" in name or "\\" in name or name.startswith("."):
        raise AssetError(name[:80], "it is a path", "name the file alone, and hand it in beside the kit, in one ZIP")


def _pairs(data: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(data, Mapping):
        for key, value in cast("Mapping[str, Any]", data).items():
            yield key, value
            yield from _pairs(value)
    elif isinstance(data, list):
        for item in cast("list[Any]", data):
            yield from _pairs(item)


def _settle(read: Read, folder: Path, house: House) -> None:
    """The kit in its folder, with copies of the files that it names."""
    entries = tuple(_at_home(entry, folder, house) for entry in read.kit.entries)
    settled = read._replace(kit=read.kit.model_copy(update={"entries": entries}))
    write_whole(folder / KIT, kit_yaml(settled).encode())
    read_kit(folder / KIT, house)


def _at_home(entry: Entry, folder: Path, house: House) -> Entry:
    changed = dict[str, Any]()
    if entry.photo:
        changed["photo"] = entry.photo.model_copy(update={"file": _copied(entry.photo.file, folder, house)})
    if entry.partners:
        changed["partners"] = tuple(_copied(name, folder, house) for name in entry.partners)
    return entry.model_copy(update=changed)


def _copied(name: str, folder: Path, house: House) -> str:
    """The file's name beside the kit; what is no file, or the house's own, keeps its name."""
    path = Path(name)
    if not path.is_absolute() or not path.is_file() or path.is_relative_to(house.brand.root):
        return path.name if path.is_absolute() else name
    home = folder / path.name
    if home != path:
        shutil.copyfile(path, home)
    return home.name
