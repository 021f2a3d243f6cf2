"""From brand/*.yml and templates/ to the model: read, checked as a whole, every reference resolved once.

All mistakes of all files come at once, each at its line and column (`DefinitionError`). A brand that was loaded can be relied
on: its colours exist, its fonts are the files they were, every name can be said in every language.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.errors import DefinitionError, Mistake, suggestion
from toolkit.load_checks import brand_references, contrast_mistakes
from toolkit.load_designs import deck_references, empty_folders, sample_references, template_references
from toolkit.model.brand import Brand
from toolkit.model.deck import DeckDesign
from toolkit.model.guide import GuideWords
from toolkit.model.template import Template
from toolkit.root import data_root
from toolkit.wording import Worded, mended
from toolkit.yaml_source import Document, apart, kept_back, located, mend, read_on

TEMPLATES = "templates/social"
DECK = "templates/deck/template.yml"
REQUIRED = {name for name, field in Brand.model_fields.items() if field.is_required()}
"""Sections that a brand has."""
HOLLOW = {"guide": GuideWords.model_construct(chapters={}, words={}, pairs={})}
"""What stands for sections of which nothing is known, where no stand-ins for parts make a whole."""


def load_brand(root: Path | None = None) -> Brand:
    """The brand of a data folder, the toolkit's own by default; DefinitionError with all mistakes of its files."""
    return _brand((root or data_root()).resolve())


def load_templates(brand: Brand) -> dict[str, Template]:
    """The templates beside the brand, by id."""
    key = (brand.root, brand.digest)
    if key not in _loaded:
        _loaded[key] = _templates(brand)
    return _loaded[key]


@lru_cache(maxsize=8)
def load_deck(root: str) -> DeckDesign:
    """The design of decks in a data folder; DefinitionError with all its mistakes."""
    document = read_on(Path(root, DECK), DECK)
    design, mistakes = mend(document, DeckDesign)
    mistakes += apart(deck_references(design, document) if design else (), mistakes)
    if mistakes or not design:
        raise DefinitionError(mistakes)
    return design


def examine(root: Path | None = None) -> "Examined":
    """The brand as far as it can be read, and everything that is wrong with its files and its templates."""
    root = (root or data_root()).resolve()
    brand, sources, mistakes = _read_brand(root)
    contrast = contrast_mistakes(brand, sources, mistakes) if brand else ()
    templates = _read_templates(root, brand, sources.hollow)[1]
    empty = empty_folders(root / TEMPLATES, TEMPLATES)
    return Examined(brand, sources, sorted({*mistakes, *templates, *empty, *contrast, *_deck_mistakes(root)}))


def _deck_mistakes(root: Path) -> list[Mistake]:
    try:
        load_deck(str(root))
    except DefinitionError as error:
        return error.mistakes
    return []


class Sources(Mapping[str, Document]):
    """The brand's files by the section each holds: `palette` → the document in which it stands."""

    def __init__(self, documents: dict[str, Document], *, whole: bool = True) -> None:
        """`whole` says whether every file could be read."""
        self._documents, self.whole = documents, whole

    def __getitem__(self, section: str) -> Document:
        return self._documents[section]

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)

    @classmethod
    def of(cls, root: Path) -> "Sources":
        """Reads brand/*.yml; DefinitionError if any is no YAML, or two say the same."""
        sources, mistakes = cls.read(root)
        if mistakes:
            raise DefinitionError(mistakes)
        return sources

    @classmethod
    def read(cls, root: Path) -> "tuple[Sources, list[Mistake]]":
        """What could be read of brand/*.yml, and what is wrong with the rest."""
        documents, mistakes, whole = dict[str, Document](), list[Mistake](), True
        for path in sorted((root / "brand").glob("*.yml")):
            try:
                mistakes += _add(documents, read_on(path, f"brand/{path.name}"))
            except DefinitionError as error:
                mistakes, whole = [*mistakes, *error.mistakes], False
        return cls(documents, whole=whole), [*mistakes, *_misspelt(documents)]

    def only(self, sections: Iterable[str]) -> "Sources":
        """Without the others, of which nothing can be said then."""
        return Sources({section: self[section] for section in self if section in sections}, whole=self.whole)

    @property
    def hollow(self) -> frozenset[str]:
        """Sections of which nothing is known: what is named of them may be there or not."""
        return frozenset(REQUIRED - {*self})

    @property
    def data(self) -> dict[str, Any]:
        return {section: document.data[section] for section, document in self.items()}


class Examined(NamedTuple):
    """What could be read of a definition, stand-ins for the rest, and what is wrong with it; no brand where it is hopeless."""

    brand: Brand | None
    sources: Sources
    mistakes: list[Mistake]


def _add(documents: dict[str, Document], document: Document) -> Iterator[Mistake]:
    yield from document.faults
    if not document.sections:
        yield document.mistake((), "it holds no sections", "begin with one: `palette:`")
    yield from kept_back(document, Brand)
    for section in document.sections:
        if section in documents:
            where = documents[section].file
            yield document.mistake((section,), f"{section} stands in {where} too", "keep it in one file", key=True)
        documents.setdefault(section, document)


def _misspelt(documents: dict[str, Document]) -> Iterator[Mistake]:
    """Sections whose names are no section's, read as the missing ones that they are nearest to."""
    for section in [name for name in documents if name not in Brand.model_fields]:
        near = suggestion(section, sorted(REQUIRED - {*documents}))
        if near.startswith("did you mean "):
            document, meant = documents.pop(section), near[13:-1]
            yield document.mistake((section,), f"{section} is not a field", near, key=True)
            documents[meant] = document.renamed(section, meant)


@lru_cache(maxsize=8)
def _brand(root: Path) -> Brand:
    brand, _, mistakes = _read_brand(root)
    if mistakes or not brand:
        raise DefinitionError(mistakes)
    return brand.model_copy(update={"root": str(root), "digest": _digest(root, brand)})


def _read_brand(root: Path) -> Examined:
    """The brand and all its mistakes; where stand-ins for their parts do not do, those sections are left out whole."""
    sources, mistakes = Sources.read(root)
    brand, found = mended(Brand, sources.data)
    mistakes += apart(_located(found, sources), mistakes)
    for left_out in ({*HOLLOW}, {str(one.loc[0]) for one in found if one.loc}):
        if not brand:
            sources = sources.only({*sources} - left_out)
            brand, _ = mended(Brand, {**HOLLOW, **sources.data})
    if not brand:
        return Examined(None, sources, mistakes)
    brand = brand.model_copy(update={"root": str(root)})
    return Examined(brand, sources, [*mistakes, *apart(brand_references(brand, sources, root, sources.hollow), mistakes)])


def _located(found: Iterable[Worded], sources: Sources) -> Iterator[Mistake]:
    """Each finding in the file whose section it is about; a section is missed only where every file could be read."""
    anywhere = next(iter(sources.values()), Document("brand/brand.yml", {}, None))
    for one in found:
        if sources.whole or one.loc[0] in sources:
            yield from located([one], sources.get(str(one.loc[0]), anywhere))


_loaded: dict[tuple[str, str], dict[str, Template]] = {}


def _templates(brand: Brand) -> dict[str, Template]:
    templates, mistakes = _read_templates(Path(brand.root), brand, frozenset())
    if mistakes:
        raise DefinitionError(mistakes)
    return templates


def _read_templates(root: Path, brand: Brand | None, hollow: Collection[str]) -> tuple[dict[str, Template], list[Mistake]]:
    """The templates that can be read, and what is wrong with the others; what they name is looked up if the brand is known."""
    templates, mistakes = dict[str, Template](), list[Mistake]()
    for path in sorted(Path(root, TEMPLATES).glob("[!_]*/template.yml")):
        try:
            document = read_on(path, f"{TEMPLATES}/{path.parent.name}/template.yml")
            template, told = mend(document, Template)
        except DefinitionError as error:
            mistakes += error.mistakes
            continue
        if template:
            sample, faults = _sample(path.with_name("sample.yml"), template)
            told += faults
            template = templates[path.parent.name] = template.model_copy(update={"id": path.parent.name, "sample": sample})
            told += apart(template_references(template, brand, document, path.parent, hollow) if brand else (), told)
        mistakes += told
    return templates, mistakes


def _sample(path: Path, template: Template) -> tuple[dict[str, Any], list[Mistake]]:
    """What the template shows before anybody has written anything, and what is wrong with it."""
    name = f"{TEMPLATES}/{path.parent.name}/{path.name}"
    try:
        document = read_on(path, name)
    except DefinitionError as error:
        return {}, error.mistakes
    return document.data, [*document.faults, *apart(sample_references(document, template), document.faults)]


def _digest(root: Path, brand: Brand) -> str:
    """SHA-256 over every file that decides what an output looks like."""
    files = [*(root / "brand").glob("*.yml"), *(root / "templates").rglob("*"), *(root / "assets" / "map").glob("*.json")]
    whole = hashlib.sha256()
    for path in sorted(path for path in files if path.is_file()):
        whole.update(f"{path.relative_to(root).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    for face in brand.typography.faces.values():
        whole.update(face.sha256.encode())
    return whole.hexdigest()
