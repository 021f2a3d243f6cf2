"""A design as a kit: the small file that reopens it in the studio, and that the command line makes the same pictures of.

With a photograph or logos that were handed in it is a ZIP, in which they lie beside the kit.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from toolkit.model.brand import AREA
from toolkit.sources.kit_write import yaml_of
from webapp.design import Design


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


def files_of(design: Design, files: Mapping[str, Path]) -> Iterator[tuple[str, bytes | str]]:
    """The kit and what it names, as they lie in a ZIP."""
    yield "kit.yml", kit_of(design, files)
    for name, called in names_of(design, files).items():
        yield called, files[name].read_bytes()


KINDS = ((b"\xff\xd8", "jpg"), (b"\x89PNG", "png"), (b"RIFF", "webp"), (b"II*\0", "tif"), (b"MM\0*", "tif"))


def _kind(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(12)
    if start[4:8] == b"ftyp":
        return "avif" if start[8:11] == b"avi" else "heic"
    return next((suffix for magic, suffix in KINDS if start.startswith(magic)), "svg")


def _said(design: Design) -> dict[str, Any]:
    alt = {"alt": {design.language: design.alt}} if design.alt else {}
    return alt | ({"credit": design.credit} if design.credit else {})
