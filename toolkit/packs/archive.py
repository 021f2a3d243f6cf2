"""The ZIP of an owner: all its files in order, without dates or machines, so that two runs give the same bytes."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from toolkit.packs.draw import Written

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP can say."""

PACKED = (".png", ".ico", ".pdf")
UNIX, READABLE = 3, 0o100644 << 16


def pack_owner(out: Path, files: Sequence[Written]) -> bytes:
    """The files below `out`, their owner's folder left out of their names."""
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for file in sorted(files, key=lambda one: one.path):
            name = file.path.partition("/")[2]
            archive.writestr(_entry(name), (out / file.path).read_bytes(), compresslevel=6)
    return target.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, EPOCH)
    entry.create_system, entry.external_attr = UNIX, READABLE
    entry.compress_type = ZIP_STORED if name.endswith(PACKED) else ZIP_DEFLATED
    return entry
