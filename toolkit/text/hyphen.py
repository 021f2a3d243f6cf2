"""Where a word may be divided: the brand's hints first, then libvoikko or patterns, then nowhere.

toolkit.text.breaks asks it for every word that stands in a line. Four rungs, in this order:

1. `typography.hints` of the brand file, `vähä|hiilisyys|tavoitteet`: also capitalised and with another ending, since only the
   last part of a Finnish compound is inflected. A hint without `|` is a word that is never divided.
2. libvoikko with its dictionary voikko-fi, for the languages that the brand file gives to it. It knows Finnish compounds where
   patterns do not (`hyvinvointi|alue`, not hyvinvoin-tia-lue). A word it does not know, a foreign one as a rule, stays whole.
3. The patterns of LibreOffice's dictionaries (pyphen), for Swedish and English. They know syllables; a long Swedish compound is
   taken to have its joint where a syllable ends in the s that ties compounds (`hållbarhets|omställning`), or else at any of its
   inner syllables.
4. Nowhere. So it is in the Sámi languages, for which no free dictionary exists, and in Finnish on a machine without the library;
   `Hyphenator.rung` says which it is. The author's soft hyphens are followed everywhere.

Source of the flags: libvoikko's API (voikko_defines.h), where NO_UGLY_HYPHENATION keeps single vowels at a part's edge together.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import takewhile
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from toolkit.model.brand import Brand

if TYPE_CHECKING:
    from libvoikko import Voikko
    from pyphen import Pyphen

Points = tuple[int, ...]
"""Places in a word, as numbers of characters before them, ascending."""

PATTERNS = {"sv": "sv", "en": "en_GB"}
COMPOUNDING = ("sv",)
INNER = 5
"""Letters that a part of a compound has at least."""
SHORTEST = 7
"""Letters of the shortest word that patterns divide."""
LONGEST = 100
"""Letters of the longest word that is looked up; the library takes 255."""
MOST_MET = 8192
"""Words that are remembered, as many as in each of the caches below."""


@dataclass(frozen=True)
class Hyphenator:
    """Divides words of any language; a value that can be sent to another process."""

    hints: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Language → words with their joints marked by `|`."""
    spoken: frozenset[str] = frozenset({"fi"})
    """Languages that libvoikko is asked about."""
    patterned: frozenset[str] = frozenset({"sv", "en"})
    """Languages that are divided by patterns."""

    @classmethod
    def of(cls, brand: Brand) -> "Hyphenator":
        ways = {name: language.hyphenate for name, language in brand.languages.items()}
        spoken, patterned = (frozenset(name for name in ways if ways[name] == way) for way in ("voikko", "patterns"))
        return cls(brand.typography.hints, spoken, patterned)

    @property
    def rung(self) -> str:
        """What Finnish words are divided by beside the hints: `voikko 4.3.1` or `none`."""
        voikko = _voikko()
        return f"voikko {voikko.getVersion()}" if voikko else "none"

    def joints(self, word: str, language: str) -> Points:
        """Where the parts of a compound meet."""
        hint = self._hint(word, language)
        return self._look_up(word, language).joints if hint is None else hint

    def syllables(self, word: str, language: str) -> Points:
        """Where the word may be divided in running text, joints included."""
        hint, known = self._hint(word, language), self._look_up(word, language)
        if hint is None:
            return known.points
        # A joint that the dictionary would not divide at shows that it takes the word for another.
        return known.points if hint and set(hint) <= set(known.points) else hint

    def _look_up(self, word: str, language: str) -> "Known":
        if language in self.spoken:
            return _look_up(word)
        return _by_patterns(word, language) if language in self.patterned else NOTHING

    def _hint(self, word: str, language: str) -> Points | None:
        key = (word, language)
        with suppress(KeyError):  # asked for once, since another thread may empty it in between
            return self._met[key]
        fitting = [hint for hint in self._hints.get(language, ()) if hint.fits(word.lower())]
        found = max(fitting, key=lambda hint: len(hint.word)).joints if fitting else None
        if len(self._met) >= MOST_MET:
            self._met.clear()
        self._met[key] = found
        return found

    @cached_property
    def _met(self) -> dict[tuple[str, str], Points | None]:
        """Words that were looked up among the hints."""
        return {}

    @cached_property
    def _hints(self) -> dict[str, list["Hint"]]:
        return {language: [*_read(words)] for language, words in self.hints.items()}


class Hint(NamedTuple):
    """A word of the brand with its joints."""

    word: str
    joints: Points

    def fits(self, word: str) -> bool:
        """Whether `word`, in small letters, is this one or this one with another ending."""
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(self.word, word, strict=False)))
        return word == self.word or (shared >= self._stem and len(word) <= len(self.word) + 6)

    @property
    def _stem(self) -> int:
        # Gradation changes a stem from its third letter on at the earliest: liitto, liiton; tavoitteet, tavoitteiden.
        return self.joints[-1] + 3 if self.joints else len(self.word)


class Known(NamedTuple):
    """What the dictionary knows of a word."""

    joints: Points = ()
    points: Points = ()


NOTHING = Known()


def _read(words: Iterable[str]) -> Iterable[Hint]:
    # A hyphen divides a word by itself, so Keski-Pohjan|maa is two hints.
    for part in (part for word in words for part in word.lower().split("-")):
        parts = [piece for piece in part.split("|") if piece]
        yield Hint("".join(parts), tuple(sum(map(len, parts[:n])) for n in range(1, len(parts))))


@lru_cache(maxsize=8192)
def _look_up(word: str) -> Known:
    voikko = _voikko()
    if voikko is None or len(word) > LONGEST:
        return NOTHING
    with _one_at_a_time:
        joints = _common(analysis["STRUCTURE"] for analysis in voikko.analyze(word))
        pattern = voikko.getHyphenationPattern(word) if joints is not None else ""
    points = {place for place, mark in enumerate(pattern) if mark == "-"}
    return Known(joints or (), tuple(sorted(points.union(joints or ()))))


@lru_cache(maxsize=8192)
def _by_patterns(word: str, language: str) -> Known:
    if len(word) < SHORTEST or len(word) > LONGEST:
        return NOTHING
    points = tuple(_patterns(language).positions(word))
    inner = tuple(point for point in points if INNER <= point <= len(word) - INNER) if language in COMPOUNDING else ()
    tied = tuple(point for point in inner if word[point - 1] == "s")
    return Known(tied or inner, points)


@lru_cache(maxsize=4)
def _patterns(language: str) -> "Pyphen":
    from pyphen import Pyphen

    return Pyphen(lang=PATTERNS[language], left=3, right=3)


_one_at_a_time = Lock()


@lru_cache(maxsize=1)
def _voikko() -> "Voikko | None":
    """The library with its dictionary, opened at the first word; None where either is missing."""
    try:
        return _open()
    except Exception:  # the binding raises whatever the loader, the library or its absence gives it
        return None


def _open() -> "Voikko":
    from libvoikko import Voikko

    voikko = Voikko("fi")
    voikko.setNoUglyHyphenation(True)
    voikko.setHyphenateUnknownWords(False)
    return voikko


def _common(structures: Iterable[str]) -> Points | None:
    """The joints on which all readings of a word agree; None for a word without a reading."""
    readings = [_joints(structure) for structure in structures]
    return tuple(sorted(readings[0].intersection(*readings[1:]))) if readings else None


def _joints(structure: str) -> set[int]:
    """`=pppp=ppp` → {4}: a sign for each character, an `=` before each part."""
    ends = [len(part) for part in structure.split("=")[1:]]
    return {sum(ends[:n]) for n in range(1, len(ends))}
