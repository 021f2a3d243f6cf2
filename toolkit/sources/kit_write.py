"""What was read, a spreadsheet say, → the YAML of a kit that is read as the same: read_kit(kit_yaml(read)) == read."""

from collections.abc import Mapping
from typing import Any

import yaml

from toolkit.sources.kit import Read

HEAD = "# A kit of the ELMO brand toolkit: `brandkit export` makes it. Files lie beside it, or have their whole path.\n"
WIDTH = 130


def kit_yaml(read: Read) -> str:
    """The kit's file: what is as it would be anyway is left out."""
    return yaml_of(read.kit.model_dump(mode="json", exclude_defaults=True))


def yaml_of(data: Mapping[str, Any]) -> str:
    """A kit's data as its file."""
    return HEAD + yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=WIDTH)
