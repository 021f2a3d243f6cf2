"""Everything loaded: from a data folder to the House that layouts draw on.

Official artwork is read here, since nothing before may open an SVG: what is wrong with it is told at its place in brand/.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from toolkit.backends.look import look
from toolkit.errors import AssetError, AssetErrors, DefinitionError, GlyphError, Mistake, bounded
from toolkit.layout.funding import FACE
from toolkit.layout.house import House
from toolkit.layout.lockup import BLACK
from toolkit.layout.logo import Logo
from toolkit.load import Sources, examine, load_brand, load_templates
from toolkit.load_checks import artworks
from toolkit.load_map import load_map
from toolkit.model.brand import Brand
from toolkit.model.strict import Artwork
from toolkit.sources.logo import read_emblem, read_logo, read_partner
from toolkit.sources.mono import in_one_ink
from toolkit.text.font import open_face
from toolkit.text.hyphen import Hyphenator
from toolkit.wording import Loc
from toolkit.yaml_source import apart


def open_house(root: Path | None = None, logos: Iterable[str] = ()) -> House:
    """Brand, templates, map and hyphenation, the brand's official artwork, and the logos named by file.

    DefinitionError with all mistakes of brand and templates, or of the artwork.
    """
    brand = load_brand(root)
    official, mistakes = _official(brand, lambda: Sources.of(Path(brand.root)))
    if mistakes:
        raise DefinitionError(mistakes)
    house = House(brand, load_templates(brand), load_map(brand.root), Hyphenator.of(brand), official, look)
    return with_logos(house, logos)


def with_logos(house: House, files: Iterable[str]) -> House:
    """The house with these logos read and cleaned: paths as they are, or below assets/; itself where it has them all.

    AssetError for the one that cannot be used, AssetErrors for all that cannot.
    """
    missing = tuple(_stamped(house, file) for file in dict.fromkeys(files) if file not in house.logos)
    return _with(house, missing) if missing else house


class _Stamped(NamedTuple):
    """A logo's file as it was named, where it lies, and when it was last changed: another one may come to lie there."""

    file: str
    path: Path
    stamp: tuple[int, int] | None


def _stamped(house: House, file: str) -> _Stamped:
    path = Path(file) if Path(file).is_absolute() or Path(file).is_file() else Path(house.brand.root, "assets", file)
    try:
        status = path.stat()
    except (OSError, ValueError):
        return _Stamped(file, path, None)
    return _Stamped(file, path, (status.st_mtime_ns, status.st_size))


@lru_cache(maxsize=8)
def _with(house: House, missing: tuple[_Stamped, ...]) -> House:
    """The same house each time, for what layouts keep, they keep for a house."""
    found, errors = dict(house.logos), list[AssetError]()
    for file, path, _ in missing:
        try:
            found[file] = read_partner(path)
        except AssetError as error:
            errors.append(error)
    if errors:
        raise AssetErrors(errors) if len(errors) > 1 else errors[0]
    return replace(house, logos=found)


def check_all(root: Path | None = None) -> list[Mistake]:
    """Everything that is wrong with a definition, and with the fonts, artwork, logos and the map that it draws with."""
    brand, sources, mistakes = examine(root)
    if not brand:
        return mistakes
    found = [*_faces(brand, sources), *_official(brand, lambda: sources)[1], *_partners(brand, sources), *_map(brand)]
    return bounded([*mistakes, *apart(found, mistakes)])


def _faces(brand: Brand, sources: Sources) -> Iterator[Mistake]:
    """Files that are there and that are no fonts, or lack what the brand writes in them, whatever their SHA-256."""
    for key, face in brand.typography.faces.items():
        path = Path(brand.root, "assets", "fonts", face.file)
        try:
            _ = path.is_file() and open_face(str(path)).require(_written(brand, key), path.name)
        except (AssetError, GlyphError) as error:
            remedy = error.remedy if isinstance(error, AssetError) else "name a font file that has them"
            yield sources["typography"].mistake(("typography", "faces", key, "file"), f"{path.name}: {error.problem}", remedy)


def _written(brand: Brand, face: str) -> str:
    """What must be had of a face: of the emblem's the funding statements, of the others the names of area and regions."""
    if face == FACE:
        return "".join(said.text for regime in brand.funding.values() for said in regime.statements.values())
    named = [brand.area.name, *(region.name for region in brand.regions.values())]
    return "".join(text for texts in named for text in texts.values())


def _map(brand: Brand) -> Iterator[Mistake]:
    try:
        load_map(brand.root)
    except AssetError as error:
        yield Mistake(error.where, 1, 1, error.problem, error.remedy)


def _partners(brand: Brand, sources: Sources) -> Iterator[Mistake]:
    for key, partner in brand.partners.items():
        try:
            _ = partner.logo and read_partner(Path(brand.root, "assets", "partners", partner.logo))
        except AssetError as error:
            said = f"{error.where}: {error.problem}"
            yield sources["partners"].mistake(("partners", key, "logo"), said, error.remedy)


def _official(brand: Brand, sources: Callable[[], Sources]) -> tuple[dict[str, Logo], list[Mistake]]:
    """The brand's official artwork by file, and what is wrong with it; `sources` are read only to say where."""
    found, mistakes = dict[str, Logo](), list[Mistake]()
    for loc, artwork in artworks(brand):
        try:
            found[artwork.file] = _read(brand, loc, artwork)
        except AssetError as error:
            document = sources()[str(loc[0])]
            mistakes.append(document.mistake((*loc, "file"), f"{error.where}: {error.problem}", error.remedy))
    return found, mistakes


def _read(brand: Brand, loc: Loc, artwork: Artwork) -> Logo:
    path = Path(brand.root, "assets", artwork.file)
    if loc[0] == "funding" and brand.emblem.blue in brand.palette.colors:
        return read_emblem(path, brand.palette.colors[brand.emblem.blue].hex, brand.emblem.aspect)
    logo = read_logo(path)
    if loc[0] == "mark" and not logo.svg:
        raise AssetError(path.name, "it is a bitmap, which has no one-colour version", "hand in the mark as SVG")
    return replace(logo, one_ink=in_one_ink(logo, BLACK).svg) if loc[0] == "mark" else logo
