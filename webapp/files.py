"""Files as answers: their types, their names, and how they are sent."""

from collections.abc import Iterable

from flask import Response

MIMES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "eps": "application/postscript",
    "ico": "image/vnd.microsoft.icon",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "potx": "application/vnd.openxmlformats-officedocument.presentationml.template",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "thmx": "application/vnd.ms-officetheme",
    "zip": "application/zip",
    "yml": "application/yaml",
    "css": "text/css",
    "json": "application/json",
    "gpl": "text/plain",
}


def as_file(data: bytes | Iterable[bytes], name: str) -> Response:
    """A file to be saved under this name, whose suffix says its type."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(data, mimetype=MIMES.get(name.rpartition(".")[2], "application/octet-stream"), headers=headers)


class Pipe:
    """Where a ZIP is written that is sent meanwhile; `taken` gives what was written since."""

    def __init__(self) -> None:
        self._held = bytearray()

    def write(self, data: bytes) -> int:
        self._held += data
        return len(data)

    def flush(self) -> None:
        pass

    def taken(self) -> bytes:
        held, self._held = bytes(self._held), bytearray()
        return held
