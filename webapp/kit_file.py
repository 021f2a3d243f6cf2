"""A design as a kit: the small file that reopens it in the studio, and that the command line makes the same pictures of."""

from typing import Any

import yaml

from toolkit.layout.house import House
from webapp.design import Design
from webapp.visitor import AREA

HEAD = "# A kit of the ELMO brand toolkit: hand it to the studio, or to `brandkit export`.\n"


def kit_of(house: House, design: Design) -> str:
    """YAML. A photograph or a logo that was handed in is named as it lies beside the kit."""
    entry: dict[str, Any] = {"id": design.template, "templates": [design.template]}
    if design.photo:
        entry["photo"] = {"file": PHOTO, "focus": list(design.focus)} | _said(
            alt={design.language: design.alt}, credit=design.credit
        )
    if design.partners:
        entry["partners"] = list(design.partners)
    entry["content"] = {design.language: dict(design.written)}
    kit = {
        "name": design.template,
        "funding": design.funding,
        "regions": [design.region or AREA],
        "formats": list(design.formats),
        "grounds": [design.ground],
        "entries": [entry],
    }
    return HEAD + yaml.safe_dump(kit, allow_unicode=True, sort_keys=False, width=100)


PHOTO = "photo.jpg"


def _said(alt: dict[str, str], credit: str) -> dict[str, Any]:
    return ({"alt": alt} if any(alt.values()) else {}) | ({"credit": credit} if credit else {})
