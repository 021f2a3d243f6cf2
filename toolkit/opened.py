"""Everything loaded: from a data folder to the House that layouts draw on."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from toolkit.backends.look import look
from toolkit.layout.house import House
from toolkit.load import load_brand, load_templates
from toolkit.load_checks import artworks
from toolkit.load_map import load_map
from toolkit.sources.logo import read_logo
from toolkit.text.hyphen import Hyphenator


def open_house(root: Path | None = None, logos: Iterable[str] = ()) -> House:
    """Brand, templates, map and hyphenation, the brand's official artwork and partners' logos, and those named by file."""
    brand = load_brand(root)
    house = House(brand, load_templates(brand), load_map(brand.root), Hyphenator.of(brand), look=look)
    return with_logos(house, [*(artwork.file for _, artwork in artworks(brand)), *logos])


def with_logos(house: House, files: Iterable[str]) -> House:
    """The house with these logos read and cleaned: paths as they are, or below assets/."""
    found = dict(house.logos)
    for file in dict.fromkeys(files):
        path = Path(file) if Path(file).is_absolute() or Path(file).is_file() else Path(house.brand.root, "assets", file)
        found.setdefault(file, read_logo(path))
    return replace(house, logos=found)
