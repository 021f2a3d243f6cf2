"""The folder that holds brand/, assets/ and templates/, wherever the toolkit runs from.

Three places are tried: the folder named by the environment variable BRANDKIT_ROOT (a brand of one's own), the data packed
into an installed wheel, and the checkout this file stands in.
"""

import os
from pathlib import Path

from toolkit.errors import AssetError

FOLDERS = ("brand", "assets", "templates")
HELD = ", ".join(f"{name}/" for name in FOLDERS)
VARIABLE = "BRANDKIT_ROOT"


def data_root() -> Path:
    """The absolute path of the folder; AssetError where there is none, or where BRANDKIT_ROOT names a wrong one."""
    named = os.environ.get(VARIABLE)
    return _named(Path(named)) if named else _shipped(Path(__file__).parent)


def _named(folder: Path) -> Path:
    for name in FOLDERS:
        if not (folder / name).is_dir():
            raise AssetError(f"{VARIABLE}={folder}", f"no folder {name}/ in it", f"name a folder with {HELD}, or unset it")
    return folder.resolve()


def _shipped(package: Path) -> Path:
    for folder in (package / "_data", package.parent):
        if all((folder / name).is_dir() for name in FOLDERS):
            return folder.resolve()
    raise AssetError(str(package), "its data is missing", f"install brandkit anew, or let {VARIABLE} name a folder with {HELD}")
