"""Everything loaded: from a data folder to the House that layouts draw on.

Official artwork is read here, since nothing before may open an SVG: what is wrong with it is told at its place in brand/.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from toolkit.backends.look import look
from toolkit.errors import AssetError, DefinitionError, Mistake
from toolkit.layout.house import House
from toolkit.layout.logo import Logo
from toolkit.load import Sources, check_definition, load_brand, load_templates
from toolkit.load_checks import artworks
from toolkit.load_map import load_map
from toolkit.model.brand import Brand
from toolkit.model.strict import Artwork
from toolkit.sources.logo import read_emblem, read_logo, read_partner
from toolkit.text.hyphen import Hyphenator
from toolkit.wording import Loc


def open_house(root: Path | None = None, logos: Iterable[str] = ()) -> House:
    """Brand, templates, map and hyphenation, the brand's official artwork, and the logos named by file.

    DefinitionError with all mistakes of brand and templates, or of the artwork.
    """
    brand = load_brand(root)
    official, mistakes = _official(brand)
    if mistakes:
        raise DefinitionError(mistakes)
    house = House(brand, load_templates(brand), load_map(brand.root), Hyphenator.of(brand), official, look)
    return with_logos(house, logos)


def with_logos(house: House, files: Iterable[str]) -> House:
    """The house with these logos read and cleaned: paths as they are, or below assets/; itself where it has them all."""
    found = dict(house.logos)
    for file in files:
        if file not in found:
            path = Path(file) if Path(file).is_absolute() or Path(file).is_file() else Path(house.brand.root, "assets", file)
            found[file] = read_partner(path)
    return replace(house, logos=found) if len(found) > len(house.logos) else house


def check_all(root: Path | None = None) -> list[Mistake]:
    """Everything that is wrong with a definition; with official artwork and partners' logos, if all that names them is right."""
    if mistakes := check_definition(root):
        return mistakes
    brand = load_brand(root)
    return sorted([*_official(brand)[1], *_partners(brand)])


def _partners(brand: Brand) -> Iterator[Mistake]:
    for key, partner in brand.partners.items():
        try:
            _ = partner.logo and read_partner(Path(brand.root, "assets", "partners", partner.logo))
        except AssetError as error:
            document = Sources.of(Path(brand.root))["partners"]
            yield document.mistake(("partners", key, "logo"), f"{error.where}: {error.problem}", error.remedy)


def _official(brand: Brand) -> tuple[dict[str, Logo], list[Mistake]]:
    """The brand's official artwork by file, and what is wrong with it."""
    found, mistakes = dict[str, Logo](), list[Mistake]()
    for loc, artwork in artworks(brand):
        try:
            found[artwork.file] = _read(brand, loc, artwork)
        except AssetError as error:
            document = Sources.of(Path(brand.root))[str(loc[0])]
            mistakes.append(document.mistake((*loc, "file"), f"{error.where}: {error.problem}", error.remedy))
    return found, mistakes


def _read(brand: Brand, loc: Loc, artwork: Artwork) -> Logo:
    path = Path(brand.root, "assets", artwork.file)
    if loc[0] == "funding":
        return read_emblem(path, brand.palette.colors[brand.emblem.blue].hex, brand.emblem.aspect)
    logo = read_logo(path)
    if loc[0] == "mark" and not logo.svg:
        raise AssetError(path.name, "it is a bitmap, which has no one-colour version", "hand in the mark as SVG")
    return logo
