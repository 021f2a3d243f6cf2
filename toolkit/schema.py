"""JSON Schemas of what people write, for editors that complete and check as one types.

One for each file of brand/, one for templates, one for decks and one for kits; the files' first lines name them, as the YAML
language server asks. JSON Schema 2020-12.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, create_model

from toolkit.files import write_whole
from toolkit.load import Sources
from toolkit.model.brand import Brand
from toolkit.model.deck import DeckDesign
from toolkit.model.kit import Kit
from toolkit.model.strict import Strict
from toolkit.model.template import Template
from toolkit.root import data_root


def schemas(root: Path | None = None) -> dict[str, dict[str, Any]]:
    """File name without suffix → schema."""
    models: dict[str, type[BaseModel]] = {"deck": DeckDesign, "kit": Kit, "template": Template}
    for name, sections in _files(root or data_root()).items():
        fields: dict[str, Any] = {section: (Brand.model_fields[section].annotation, ...) for section in sections}
        models[name] = create_model(name.title(), __base__=Strict, **fields)
    return {name: model.model_json_schema(mode="serialization") for name, model in sorted(models.items())}


def write_schemas(folder: Path, root: Path | None = None) -> None:
    """Writes `NAME.json` for each."""
    for name, schema in schemas(root).items():
        write_whole(folder / f"{name}.json", (json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())


def _files(root: Path) -> Mapping[str, list[str]]:
    """Each brand file and the sections that stand in it."""
    found = dict[str, list[str]]()
    for section, document in Sources.of(root).items():
        found.setdefault(Path(document.file).stem, []).append(section)
    return found
