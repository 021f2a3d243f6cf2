"""What can be written into an outline: a deck that shows every kind of block, and below it all key words of its language."""

from collections.abc import Iterator
from pathlib import Path

from toolkit.layout.house import House
from toolkit.load import load_deck
from toolkit.model.strict import Texts
from toolkit.sources import outline_words as words
from toolkit.sources.outline_words import Tongue, Words

FRONT: Texts = {"fi": "Alkutiedot", "sv": "Inledande uppgifter", "en": "Front matter"}
LAYOUTS: Texts = {"fi": "Asettelut", "sv": "Layouter", "en": "Layouts"}
KINDS: Texts = {"fi": "Kaavioiden tyypit", "sv": "Typer av diagram", "en": "Types of charts"}
KEYS: Texts = {"fi": "Kaavioiden avaimet", "sv": "Nycklar i diagram", "en": "Keys of charts"}
BLOCKS: Texts = {"fi": "Lohkot", "sv": "Block", "en": "Blocks"}


def starter(house: House, tongue: Tongue) -> str:
    """An outline to begin with, in Markdown; it can be made as it is."""
    deck = Path(house.brand.root, "brand", "decks", f"new.{tongue}.md").read_text(encoding="utf-8")
    listed = "\n".join(f"# {line}" for line in reference(house, tongue))
    return f"{deck}\n<!--\n{listed}\n-->\n"


def reference(house: House, tongue: Tongue) -> Iterator[str]:
    """All key words, a line for each kind; layouts with what they are for."""
    for head, table in ((FRONT, words.FRONT), (BLOCKS, words.FENCE), (KINDS, words.KIND), (KEYS, words.CHART)):
        yield f"{head[tongue]}: {', '.join(words.told(table, tongue))}"
    for field, table in (("funding", _funding(house)), ("emblem", words.EMBLEM)):
        yield f"{words.word(words.FRONT, field, tongue)}: {', '.join(words.told(table, tongue))}"
    yield f"{LAYOUTS[tongue]}:"
    for layout in load_deck(house.brand.root).layouts.values():
        yield f"  {layout.name[tongue]}: {layout.use[tongue]}"


def _funding(house: House) -> Words:
    """The brand's regimes, as far as they have names in all three languages, else by their ids."""
    return {key: words.FUNDING.get(key, (key, key, key)) for key in house.brand.funding}
