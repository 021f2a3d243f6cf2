"""Whatever says what is to be made, a kit, a spreadsheet or a calendar, → the same Read; what it is, its content says first."""

import tempfile
from atexit import register
from pathlib import Path
from shutil import rmtree

from toolkit.errors import AssetError
from toolkit.layout.house import House
from toolkit.sources.kit import Read, read_kit
from toolkit.sources.sheet import Options, read_records, read_sheet, sheets_of
from toolkit.sources.sheet_cells import CALENDAR, OLE, SUFFIXES, ZIP, read_bytes
from toolkit.sources.unpack import unpack

__all__ = ["Options", "columns_of", "is_kit", "read_source"]


def read_source(path: Path | str, house: House, options: Options = Options()) -> Read:  # noqa: B008 - frozen
    """What the file asks for; DefinitionError with all its mistakes, AssetError where it cannot be read at all."""
    path = _unpacked(Path(path))
    if is_kit(path):
        return _kit(path, house, options)
    data = read_bytes(path)
    if _is_calendar(data, path):
        from toolkit.sources.calendar import read_events  # its library takes as long to import as a kit to read

        records, told = read_events(data, str(path))
        return read_records(records, path, house, options, [], told)
    return read_sheet(data, path, house, options)


def _unpacked(path: Path) -> Path:
    """The kit or spreadsheet itself, where it came in a ZIP with its pictures: in a folder that goes with this process."""
    if path.suffix.lower() != ".zip":
        return path
    folder = Path(tempfile.mkdtemp(prefix="brandkit-"))
    register(rmtree, folder, ignore_errors=True)
    return unpack(path, folder) or path


def columns_of(path: Path | str, house: House) -> list[tuple[str, str | None]]:
    """Each heading of a spreadsheet and the field that it stands for, None for one's own; empty for a kit and a calendar."""
    path = Path(path)
    if is_kit(path) or _is_calendar(data := read_bytes(path), path):
        return []
    headed, _ = sheets_of(data, str(path), house)
    return list(dict.fromkeys((column.place.heading, column.field) for _, _, found in headed for column in found))


def is_kit(path: Path) -> bool:
    """Whether the file is to be read as YAML: what is neither called nor begins like one of the others."""
    if path.suffix.lower() in (*SUFFIXES, ".ics"):
        return False
    try:
        with path.open("rb") as file:
            return not file.read(64).lstrip(b"\xef\xbb\xbf\r\n").startswith((ZIP, OLE, CALENDAR))
    except OSError:
        return True


def _is_calendar(data: bytes, path: Path) -> bool:
    return data.lstrip(b"\xef\xbb\xbf\r\n").startswith(CALENDAR) or path.suffix.lower() == ".ics"


def _kit(path: Path, house: House, options: Options) -> Read:
    if options != Options():
        raise AssetError(
            str(path), "it is a kit, which says itself what it is made of", "leave --row, --photos and --template out"
        )
    return read_kit(path, house)
