"""Files as answers: their types, their names, and how they are sent."""

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
    "zip": "application/zip",
    "yml": "application/yaml",
}

DATE = (1980, 1, 1, 0, 0, 0)
"""Of files in a ZIP: the same input gives the same bytes."""


def as_file(data: bytes, name: str) -> Response:
    """A file to be saved under this name, whose suffix says its type."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(data, mimetype=MIMES[name.rpartition(".")[2]], headers=headers)
