"""ZIPs that say nothing but what is in them: no date, no machine, so that the same files give the same bytes."""

import zlib
from collections.abc import Iterable
from io import BytesIO
from lzma import LZMAError
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

BROKEN = (BadZipFile, zlib.error, LZMAError, EOFError, ValueError, OverflowError, NotImplementedError, RuntimeError)
"""What zipfile and its decoders raise at archives that are damaged, locked, or packed as nobody packs today."""

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP can say."""

PACKED = (".png", ".jpg", ".webp", ".ico", ".pdf", ".pptx", ".potx", ".zip")
UNIX, READABLE = 3, 0o100644 << 16


def zipped(files: Iterable[tuple[str, bytes | str]]) -> bytes:
    """Files by their names, in the order they come."""
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name, data in files:
            archive.writestr(entry(name), data)
    return target.getvalue()


def entry(name: str) -> ZipInfo:
    """A member of this name; what is packed already is stored as it is."""
    made = ZipInfo(name, EPOCH)
    made.create_system, made.external_attr = UNIX, READABLE
    made.compress_type = ZIP_STORED if name.endswith(PACKED) else ZIP_DEFLATED
    return made
