"""What is told of a language in which the brand lacks words: in which one the funding sentence and its own words come instead."""

from toolkit.layout.house import House
from webapp.catalogue import say


def stand_in(house: House, language: str, funding: str, ui: str) -> str:
    """A line or two for whoever writes in it; empty where nothing is lacking."""
    brand = house.brand
    sentence = brand.funding[funding].languages.get(language)
    lacking = any(language not in texts for texts in brand.words.values())
    other = sentence or next(iter(brand.languages[language].fallback), "") if sentence or lacking else ""
    if not other:
        return ""
    named = brand.say(brand.languages[other].name, ui)
    return say(ui, "image.stand-in" if sentence else "image.stand-in-words", other=named)
