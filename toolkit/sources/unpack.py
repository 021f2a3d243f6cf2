"""A ZIP that somebody handed in, a kit or a spreadsheet with its pictures, laid out in a folder: plain names, bounded sizes.

Folders inside the archive are not followed: a file is known by its last name alone.
"""

import zipfile
from pathlib import Path, PurePosixPath

from toolkit.errors import AssetError
from toolkit.zips import BROKEN

KITS = (".yml", ".yaml", ".xlsx", ".ods", ".xls", ".csv", ".tsv", ".ics")
OTHERS = (".jpg", ".jpeg", ".heic", ".heif", ".hif", ".png", ".webp", ".avif", ".tif", ".tiff", ".svg", ".md")
OFFICE = ("[Content_Types].xml", "mimetype")
"""First names in a spreadsheet, which is a ZIP too."""

KIT_FOLDER = "kit"
"""Where an archive of finished pictures carries the kit that they were made from, with its photographs and logos."""

MAX_FILES = 500
MAX_FILE = 100 << 20
MAX_BYTES = 500 << 20


def unpack(file: Path, folder: Path) -> Path | None:
    """The kit or spreadsheet in the archive, its files in the folder; None for what is no archive but a file by itself.

    AssetError for an archive that holds none or several, or too much.
    """
    if not zipfile.is_zipfile(file):
        return None
    try:
        with zipfile.ZipFile(file) as archive:
            if any(info.filename in OFFICE for info in archive.infolist()):
                return None
            members = _wanted(archive)
            for name, info in members.items():
                _write(archive, info, folder / name)
    except (*BROKEN, OSError):
        raise AssetError("the archive", "it cannot be unpacked", "pack it again, without a password") from None
    return _kit(list(members), folder)


def _wanted(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    members = archive.infolist()
    own = [info for info in members if PurePosixPath(info.filename).parts[:1] == (KIT_FOLDER,) and _takes(info)]
    found = {PurePosixPath(info.filename.replace("\\", "/")).name: info for info in own or members if _takes(info)}
    if len(found) > MAX_FILES or sum(info.file_size for info in found.values()) > MAX_BYTES:
        raise AssetError("the archive", f"it holds more than {MAX_FILES} files or {MAX_BYTES >> 20} MB", "divide it")
    return found


def _takes(info: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(info.filename.replace("\\", "/"))
    return not path.name.startswith(".") and "__MACOSX" not in path.parts and path.suffix.lower() in (*KITS, *OTHERS)


def _write(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path) -> None:
    """As much as the archive says the file has, and no more."""
    with archive.open(info) as packed:
        data = packed.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise AssetError(path.name, f"it is larger than {MAX_FILE >> 20} MB", "make it smaller")
    path.write_bytes(data)


def _kit(names: list[str], folder: Path) -> Path:
    kits = [name for name in names if name.lower().endswith(KITS)]
    if len(kits) != 1:
        problem = "it holds neither a kit nor a spreadsheet" if not kits else f"it holds several: {', '.join(sorted(kits))}"
        raise AssetError("the archive", problem, "pack one kit or spreadsheet with its pictures")
    return folder / kits[0]
