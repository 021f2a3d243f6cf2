"""Photographs handed in beside a spreadsheet, in a folder or a ZIP archive, found by name.

A name counts without folder, suffix, case, blanks and signs, so that `Vihreä siirtymä.JPG` belongs to the row of that title.
"""

import tempfile
import zipfile
from atexit import register
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from shutil import rmtree

from toolkit.backends.photo import MAX_BYTES
from toolkit.errors import AssetError
from toolkit.model.sheet import bare

SUFFIXES = (".jpg", ".jpeg", ".heic", ".heif", ".hif", ".png", ".webp", ".avif", ".tif", ".tiff")
MAX_FILES = 2_000
MAX_UNPACKED = 1 << 30


class Photos:
    """The photographs there are; remembers which were asked for."""

    def __init__(self, files: Mapping[str, Path], beside: Sequence[Path]) -> None:
        self.files, self.beside = files, beside
        self.used = set[Path]()

    def find(self, name: str) -> str | None:
        """The file of this name, with its suffix or without, or its plain name if it lies beside; None where there is none."""
        if file := self.files.get(_key(name)):
            self.used.add(file)
            return str(file.resolve())
        return next((file.name for file in _below(name, self.beside) if file.is_file()), None)

    def told(self, place: Path | None) -> list[str]:
        """That photographs of the folder belong to no row, if so."""
        rest = sorted({file.name for file in self.files.values() if file not in self.used})
        names = ", ".join(rest[:8]) + (" …" if len(rest) > 8 else "")
        return [f"In {place}, {len(rest)} of {len(self.files)} photographs belong to no row: {names}."] if rest else []


def find_photos(place: Path | None, beside: Sequence[Path]) -> Photos:
    """The photographs at a place, and those that lie beside the spreadsheet; AssetError for a place that holds none."""
    if place is None:
        return Photos({}, beside)
    if not place.exists():
        raise AssetError(str(place), "there is no such folder or file", "check the path")
    files = sorted(place.rglob("*")) if place.is_dir() else _unpack(place)
    found = [file for file in files if file.suffix.lower() in SUFFIXES and not file.name.startswith(".")][:MAX_FILES]
    if not found:
        raise AssetError(str(place), "no photograph lies in it", "put JPEG, HEIC or PNG files there")
    return Photos(_by_name(found, place), beside)


def _by_name(files: Sequence[Path], place: Path) -> dict[str, Path]:
    named = dict[str, Path]()
    for file in files:
        if (key := _key(file.name)) in named:
            raise AssetError(str(place), f"{named[key].name} and {file.name} have one name", "give each a name of its own")
        named[key] = file
    return named


def _key(name: str) -> str:
    path = PurePosixPath(name.replace("\\", "/"))
    return bare(path.stem if path.suffix.lower() in SUFFIXES else path.name)


def _below(name: str, folders: Sequence[Path]) -> list[Path]:
    """Where a file of this name may lie; a path of folders is not followed."""
    plain = PurePosixPath(name.replace("\\", "/")).name
    return [folder / plain for folder in folders if plain and Path(plain).suffix.lower() in SUFFIXES]


def _unpack(place: Path) -> list[Path]:
    """The archive's photographs in a folder of this process, which goes with it."""
    try:
        with zipfile.ZipFile(place) as archive:
            members = [member for member in archive.infolist() if _is_photo(member)]
            _check(members, place)
            folder = Path(tempfile.mkdtemp(prefix="brandkit-"))
            register(rmtree, folder, ignore_errors=True)
            return [_written(folder, number, member, archive.read(member)) for number, member in enumerate(members)]
    except AssetError:
        raise
    except RuntimeError:
        raise AssetError(str(place), "it is locked with a password", "pack it without one") from None
    except Exception:  # zipfile and its decoders raise what they like
        raise AssetError(str(place), "it is neither a folder nor a ZIP archive that can be read", "pack it again") from None


def _is_photo(member: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(member.filename)
    return path.suffix.lower() in SUFFIXES and "__MACOSX" not in path.parts and not path.name.startswith(".")


def _check(members: Sequence[zipfile.ZipInfo], place: Path) -> None:
    large = next((member for member in members if member.file_size > MAX_BYTES), None)
    if large:
        raise AssetError(str(place), f"{large.filename} is larger than {MAX_BYTES >> 20} MB", "save the photograph smaller")
    if len(members) > MAX_FILES or sum(member.file_size for member in members) > MAX_UNPACKED:
        raise AssetError(str(place), f"it holds more than {MAX_FILES:,} photographs or 1 GB", "divide it")


def _written(folder: Path, number: int, member: zipfile.ZipInfo, data: bytes) -> Path:
    """Each in a folder of its own, for two may have one name."""
    file = folder / str(number) / PurePosixPath(member.filename.replace("\\", "/")).name
    file.parent.mkdir()
    file.write_bytes(data)
    return file
