"""Text as it is typed, made fit for setting: composed letters, single blanks, no control characters, and units tied to numbers.

First step of toolkit.text.breaks. Unicode NFC. Skolt Sámi writes ʹ (U+02B9) after a vowel, sääʹm, and ʼ (U+02BC) between
consonants, lueʹštʼted (orthography of 1973); the apostrophes that people type become the one or the other.
"""

import re
import unicodedata

from toolkit.errors import ContentError

SOFT_HYPHEN = "\u00ad"
NO_BREAK = "\u00a0\u202f\u2060\u2011"
"""Characters beside which no line breaks."""

PRIME = re.compile(r"(?<=[aeiouyâäåõö])['’′´ˊʼ](?=[^\W\d_])", re.IGNORECASE)
APOSTROPHE = re.compile(r"(?<=[^\W\d_aeiouyâäåõö])['’′´ˊ](?=[^\W\d_])", re.IGNORECASE)
NEWLINE = re.compile("\r\n?|[\u2028\u2029]")
SOFT = re.compile(f"{SOFT_HYPHEN}+")
STRAY = re.compile(rf"(?<![^\W\d_]){SOFT_HYPHEN}|{SOFT_HYPHEN}(?![^\W\d_])")
"""Soft hyphens that divide no word: beside a blank or a figure, or after a hyphen that is there already."""

FROM_RIGHT = frozenset(("R", "AL", "AN", "RLE", "RLO", "RLI"))
"""Classes of the Unicode Bidirectional Algorithm (UAX #9, table 4) that need it: lines here are set from left to right only."""

BLANKS = re.compile(r"[ \t]+")
TOGETHER = (
    re.compile(r"(?<=\d) (?=(?:%|€|‰|°C|§|km²|m²|km|kg|t|h|min|ha|MW|GWh|TWh|milj\.|mrd\.)(?!\w))"),
    re.compile(r"(?<=\bklo) (?=\d)|(?<=\bkl\.) (?=\d)|(?<=\bdii\.) (?=\d)|(?<=§) (?=\d)|(?<=\bnro) (?=\d)", re.IGNORECASE),
    re.compile(r"(?<=\d) (?=\d{3}\b)"),
    re.compile(r"(?<=\b[A-ZÅÄÖ]\.) (?=[A-ZÅÄÖ])"),
    re.compile(r" (?=[–—] )"),
    re.compile(r"(?<=\d\u00a0[–—]) (?=\d)"),
    re.compile(f" (?=[{NO_BREAK}])|(?<=[{NO_BREAK}]) "),
)
"""Blanks at which no line breaks: number and unit, clock times, thousands, initials, before a dash, in ranges, by NO_BREAK."""


def normalise(text: str, language: str, where: str) -> str:
    """The text ready to be cut into pieces; ContentError for a control character, and for a script that runs from the right."""
    whole = STRAY.sub("", SOFT.sub(SOFT_HYPHEN, text))
    composed = NEWLINE.sub("\n", unicodedata.normalize("NFC", whole))
    for char in composed:
        if unicodedata.category(char) in ("Cc", "Cs", "Cn") and char not in "\n\t":
            raise ContentError(where, f"U+{ord(char):04X} is a control character", "delete it")
    _require_left_to_right(composed, where)
    if language == "sms":
        composed = APOSTROPHE.sub("\u02bc", PRIME.sub("\u02b9", composed))
    lines = (BLANKS.sub(" ", line).strip(" ") for line in composed.split("\n"))
    joined = "\n".join(line for line in lines if line)
    for pattern in TOGETHER:
        joined = pattern.sub("\u00a0", joined)
    return joined


def _require_left_to_right(text: str, where: str) -> None:
    if text.isascii():
        return
    for char in text:
        if unicodedata.bidirectional(char) in FROM_RIGHT:
            name = unicodedata.name(char, f"U+{ord(char):04X}")
            shown = repr(char) if char.isprintable() else f"U+{ord(char):04X}"
            raise ContentError(
                where, f"text that runs from right to left is not set: {shown} ({name})", "write it in Latin letters"
            )
