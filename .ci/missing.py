"""Prints which of the Debian packages named on its command line this machine lacks, and Python's own venv package too.

It looks for what a package brings, not for the package, so it is right on any distribution; it needs the standard library only.
"""

import ctypes
import ctypes.util
import shutil
import sys
from collections.abc import Iterator
from importlib.util import find_spec

LIBRARIES = {"libcairo2": "cairo", "libvoikko1": "voikko"}
PROGRAMS = {"chromium": "chromium", "poppler-utils": "pdftoppm", "ghostscript": "gs", "libreoffice-impress": "soffice"}
DICTIONARIES = {"voikko-fi": b"fi"}


def main() -> None:
    print(*venv_package(), *(name for name in sys.argv[1:] if not present(name)))


def venv_package() -> Iterator[str]:
    if find_spec("ensurepip") is None:
        yield f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


def present(package: str) -> bool:
    if package in LIBRARIES:
        return ctypes.util.find_library(LIBRARIES[package]) is not None
    return speaks(DICTIONARIES[package]) if package in DICTIONARIES else shutil.which(PROGRAMS[package]) is not None


def speaks(language: bytes) -> bool:
    """Whether voikko opens a dictionary of the language (voikko.h: voikkoInit returns NULL where it has none)."""
    name = ctypes.util.find_library("voikko")
    if name is None:
        return False
    start = ctypes.CDLL(name).voikkoInit
    start.restype = ctypes.c_void_p
    return bool(start(ctypes.byref(ctypes.c_char_p()), language, None))


main()
