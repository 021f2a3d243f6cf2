"""A design as a kit: the small file that reopens it in the studio, and that the command line makes the same pictures of.

With a photograph or logos that were handed in it is a ZIP, in which they lie beside the kit.
"""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from toolkit.sources.kit_write import yaml_of
from webapp.design import Design
from webapp.files import DATE
from webapp.visitor import AREA


def kit_of(design: Design, files: Mapping[str, Path]) -> str:
    """YAML. `files` are the photograph and the logos by the design's names for them."""
    names = names_of(design, files)
    entry: dict[str, Any] = {"id": design.template, "templates": [design.template]}
    if design.photo:
        entry["photo"] = {"file": names[design.photo], "focus": list(design.focus)} | _said(design)
    if design.partners:
        entry["partners"] = [names[name] for name in design.partners]
    entry["content"] = {design.language: dict(design.written)}
    kit = {
        "name": design.template,
        "funding": design.funding,
        "regions": [design.region or AREA],
        "formats": list(design.formats),
        "grounds": [design.ground],
        "entries": [entry],
    }
    return yaml_of(kit)


def names_of(design: Design, files: Mapping[str, Path]) -> dict[str, str]:
    """What each handed-in file is called beside the kit: a plain name, with the suffix that its content asks for."""
    names = {design.photo: f"photo.{_kind(files[design.photo])}"} if design.photo else {}
    return names | {name: f"partner-{at}.{_kind(files[name])}" for at, name in enumerate(design.partners, 1)}


def put_kit(archive: ZipFile, design: Design, files: Mapping[str, Path]) -> None:
    """The kit and what it names, into a ZIP."""
    archive.writestr(ZipInfo("kit.yml", DATE), kit_of(design, files))
    for name, called in names_of(design, files).items():
        archive.writestr(ZipInfo(called, DATE), files[name].read_bytes())


def packed(design: Design, files: Mapping[str, Path]) -> bytes:
    """The ZIP of a kit by itself."""
    held = BytesIO()
    with ZipFile(held, "w", ZIP_STORED) as archive:
        put_kit(archive, design, files)
    return held.getvalue()


KINDS = ((b"\xff\xd8", "jpg"), (b"\x89PNG", "png"), (b"RIFF", "webp"), (b"II*\0", "tif"), (b"MM\0*", "tif"))


def _kind(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(12)
    return "avif" if start[4:8] == b"ftyp" else next((suffix for magic, suffix in KINDS if start.startswith(magic)), "svg")


def _said(design: Design) -> dict[str, Any]:
    alt = {"alt": {design.language: design.alt}} if design.alt else {}
    return alt | ({"credit": design.credit} if design.credit else {})
