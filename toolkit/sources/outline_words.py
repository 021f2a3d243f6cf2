"""The key words of outlines, equal in Finnish, Swedish and English; case, dots, blanks and hyphens make no difference.

Each table is meaning → words; the first three are the Finnish, the Swedish and the English one that is told to people.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal

Words = Mapping[str, tuple[str, ...]]
Tongue = Literal["fi", "sv", "en"]
TONGUES: tuple[Tongue, ...] = ("fi", "sv", "en")

FRONT: Words = {
    "title": ("otsikko", "rubrik", "title"),
    "subtitle": ("alaotsikko", "underrubrik", "subtitle"),
    "author": ("esittäjä", "talare", "author", "tekijä", "författare", "speaker"),
    "region": ("maakunta", "landskap", "region"),
    "language": ("kieli", "språk", "language", "lang"),
    "day": ("päivä", "datum", "date", "päiväys"),
    "funding": ("rahoitus", "finansiering", "funding"),
    "emblem": ("tunnus", "emblem", "emblem"),
}
FUNDING: Words = {
    "eu-cofunded": (
        "eu-osarahoitus",
        "eu-medfinansiering",
        "eu-cofunding",
        "eu-osarahoitteinen",
        "eu-medfinansierad",
        "eu-co-funded",
    ),
    "eu-funded": ("eu-rahoitus", "eu-finansiering", "eu-funding"),
    "none": ("ei", "ingen", "none", "ei mitään", "inget", "no"),
}
"""Further names of the brand's funding regimes; those that it has itself are known beside these."""
EMBLEM: Words = {
    "every": ("jokainen", "varje", "every", "joka dia", "kaikki", "varje bild", "alla", "every slide", "all"),
    "ends": ("päät", "ändar", "ends", "alku ja loppu", "början och slut", "first and last"),
}
"""Slides that show the EU emblem: every one, or the title and closing slides."""
COMMENT: Words = {
    "layout": ("asettelu", "layout", "layout"),
    "notes": (
        "muistiinpanot",
        "anteckningar",
        "notes",
        "muistiinpano",
        "anteckning",
        "note",
        "talaranteckningar",
        "speaker notes",
    ),
}
FENCE: Words = {
    "chart": ("kaavio", "diagram", "chart"),
    "figure": ("luku", "tal", "figure"),
    "notes": COMMENT["notes"],
}
CHART: Words = {
    "kind": ("tyyppi", "typ", "type"),
    "unit": ("yksikkö", "enhet", "unit"),
    "series": ("sarjat", "serier", "series"),
    "alt": ("vaihtoehtoinen teksti", "alternativtext", "alt", "alt-teksti", "alt-text", "alternative text"),
}
KIND: Words = {
    "bar": ("palkki", "liggande stapel", "bar", "palkit", "stapel liggande", "liggande staplar"),
    "column": ("pylväs", "stapel", "column", "pylväät", "staplar"),
    "line": ("viiva", "linje", "line"),
    "pie": ("piirakka", "cirkel", "pie", "ympyrä"),
    "ring": ("rengas", "ring", "ring", "donitsi", "doughnut", "donut"),
}
DECORATIVE: Words = {"decorative": ("koriste", "dekoration", "decorative")}
SOURCE: Words = {"source": ("lähde", "källa", "source", "lähteet", "källor", "sources")}
CLOSING: Words = {"closing": ("kiitos", "tack", "thank you", "thanks")}

_BETWEEN = re.compile(r"[\s_-]+")


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """What makes two ways of writing a word equal: `Kaksi sisältöä` and `kaksi-sisaltoa`."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(char))
    return _BETWEEN.sub("-", plain.strip())


def meaning(word: str, *tables: Words) -> str | None:
    """What a word stands for; None if it is not known."""
    wanted = fold(word)
    return next((key for table in tables for key, words in table.items() if wanted in map(fold, (key, *words))), None)


def tongue(word: str, table: Words) -> Tongue:
    """The language that a key word of the table is in."""
    places = (place for words in table.values() for place, one in enumerate(words[:3]) if fold(one) == fold(word))
    return TONGUES[next(places, 0)]


def spoken(language: str) -> Tongue:
    """The tongue of the key words for whom writes in a language of the brand: Finnish where it has none of its own."""
    known: dict[str, Tongue] = dict(zip(TONGUES, TONGUES, strict=True))
    return known.get(language, "fi")


def word(table: Words, key: str, language: Tongue) -> str:
    """How a meaning is written in a language."""
    return table[key][TONGUES.index(language)]


def told(table: Words, language: Tongue = "fi") -> list[str]:
    """The table's words in a language."""
    return [words[TONGUES.index(language)] for words in table.values()]


def remedy(wrong: str, known: Sequence[str], listed: Sequence[str]) -> str:
    """For a word that is not known: the nearest that is, or else those that are listed."""
    near = nearest(wrong, known, 0.6)
    return f"did you mean {near}?" if near else f"choose from {', '.join(listed)}"


def nearest(wrong: str, known: Sequence[str], alike: float = 0.75) -> str | None:
    """The one of the words that is most like another, if they are so alike (0 to 1)."""
    folded = {fold(word): word for word in known}
    near = get_close_matches(fold(wrong), list(folded), n=1, cutoff=alike)
    return folded[near[0]] if near else None


def every(table: Words) -> list[str]:
    """All words of a table, in all languages."""
    return [word for words in table.values() for word in words]


def opening(table: Words) -> str:
    """A pattern for a paragraph that begins with a word of the table and a colon, bold or not: `**Lähde:** `."""
    words = "|".join(re.escape(word) for word in every(table))
    return rf"[*_]*(?:{words})[*_]*:[*_]*(?=\s|$)\s*"
