"""From brand/*.yml and templates/ to the model: read, checked as a whole, every reference resolved once.

All mistakes of all files come at once, each at its line and column (`DefinitionError`). A brand that was loaded can be relied
on: its colours exist, its fonts are the files they were, every name can be said in every language.
"""

import hashlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from toolkit.errors import DefinitionError, Mistake
from toolkit.load_checks import brand_references, contrast_mistakes, template_references
from toolkit.model.brand import Brand
from toolkit.model.template import Template
from toolkit.root import data_root
from toolkit.yaml_source import Document, findings, read_document, told, validate

TEMPLATES = "templates/social"


def load_brand(root: Path | None = None) -> Brand:
    """The brand of a data folder, the toolkit's own by default; DefinitionError with all mistakes of its files."""
    return _brand(root or data_root())


def load_templates(brand: Brand) -> dict[str, Template]:
    """The templates beside the brand, by id."""
    key = (brand.root, brand.digest)
    if key not in _loaded:
        _loaded[key] = _templates(brand)
    return _loaded[key]


def check_definition(root: Path | None = None) -> list[Mistake]:
    """Everything that is wrong with a brand and its templates, contrast included; empty if nothing is."""
    try:
        brand = load_brand(root)
        load_templates(brand)
    except DefinitionError as error:
        return error.mistakes
    return sorted(contrast_mistakes(brand, Sources.of(Path(brand.root))))


class Sources(Mapping[str, Document]):
    """The brand's files by the section each holds: `palette` → the document in which it stands."""

    def __init__(self, documents: dict[str, Document]) -> None:
        self._documents = documents

    def __getitem__(self, section: str) -> Document:
        return self._documents[section]

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)

    @classmethod
    def of(cls, root: Path) -> "Sources":
        """Reads brand/*.yml; DefinitionError if any is no YAML, or two say the same."""
        documents, mistakes = dict[str, Document](), list[Mistake]()
        for path in sorted((root / "brand").glob("*.yml")):
            try:
                document = read_document(path, f"brand/{path.name}")
                mistakes += _add(documents, document)
            except DefinitionError as error:
                mistakes += error.mistakes
        if mistakes:
            raise DefinitionError(mistakes)
        return cls(documents)

    @property
    def data(self) -> dict[str, Any]:
        return {section: document.data[section] for section, document in self.items()}


def _add(documents: dict[str, Document], document: Document) -> Iterator[Mistake]:
    sections = document.sections
    if not sections:
        yield document.mistake((), "it holds no sections", "begin with one: `palette:`")
        return
    for section in sections:
        if section in documents:
            where = documents[section].file
            yield document.mistake((section,), f"{section} stands in {where} too", "keep it in one file", key=True)
        documents[section] = document


@lru_cache(maxsize=8)
def _brand(root: Path) -> Brand:
    sources = Sources.of(root)
    try:
        brand = Brand.model_validate(sources.data)
    except ValidationError as error:
        raise DefinitionError(_located(error, sources)) from None
    if mistakes := list(brand_references(brand, sources, root)):
        raise DefinitionError(mistakes)
    return brand.model_copy(update={"root": str(root), "digest": _digest(root, brand)})


def _located(error: ValidationError, sources: Sources) -> list[Mistake]:
    """Each finding in the file whose section it is about."""
    anywhere = next(iter(sources.values()), Document("brand/brand.yml", {}, None))
    return [told(found, sources.get(str(found["loc"][0]), anywhere), Brand) for found in findings(error)]


_loaded: dict[tuple[str, str], dict[str, Template]] = {}


def _templates(brand: Brand) -> dict[str, Template]:
    templates, mistakes = dict[str, Template](), list[Mistake]()
    for path in sorted(Path(brand.root, TEMPLATES).glob("[a-z]*/template.yml")):
        try:
            document = read_document(path, f"{TEMPLATES}/{path.parent.name}/template.yml")
            template = validate(document, Template).model_copy(update={"id": path.parent.name})
            mistakes += template_references(template, brand, document, path.parent)
            templates[template.id] = template
        except DefinitionError as error:
            mistakes += error.mistakes
    if mistakes:
        raise DefinitionError(mistakes)
    return templates


def _digest(root: Path, brand: Brand) -> str:
    """SHA-256 over every file that decides what an output looks like."""
    files = [*(root / "brand").glob("*.yml"), *(root / "templates").rglob("*.*"), *(root / "assets" / "map").glob("*.json")]
    whole = hashlib.sha256()
    for path in sorted(files):
        whole.update(f"{path.relative_to(root).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    for face in brand.typography.faces.values():
        whole.update(face.sha256.encode())
    return whole.hexdigest()
