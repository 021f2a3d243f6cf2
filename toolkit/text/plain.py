"""Text as it is typed, made fit for setting: composed letters, single blanks, no control characters, and units tied to numbers.

First step of toolkit.text.breaks. Unicode NFC; for Skolt Sámi the apostrophes that people type become the letter U+02B9.
"""

import re
import unicodedata

from toolkit.errors import ContentError

SOFT_HYPHEN = "\u00ad"
NO_BREAK = "\u00a0\u202f\u2060\u2011"
"""Characters beside which no line breaks."""

APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’′ʼ](?=[^\W\d_])")
BLANKS = re.compile(r"[ \t]+")
TOGETHER = (
    re.compile(r"(?<=\d) (?=(?:%|€|‰|°C|km²|m²|km|kg|t|h|min|ha|MW|GWh|TWh|milj\.|mrd\.)(?!\w))"),
    re.compile(r"(?<=\bklo) (?=\d)|(?<=\bkl\.) (?=\d)|(?<=§) (?=\d)|(?<=\bnro) (?=\d)", re.IGNORECASE),
    re.compile(r"(?<=\d) (?=\d{3}\b)"),
    re.compile(r"(?<=\b[A-ZÅÄÖ]\.) (?=[A-ZÅÄÖ])"),
    re.compile(r" (?=[–—] )"),
)
"""Blanks at which no line breaks: number and unit, clock times, thousands, initials, before a dash."""


def normalise(text: str, language: str, where: str) -> str:
    """The text ready to be cut into pieces; ContentError for a control character."""
    composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    for char in composed:
        if unicodedata.category(char) in ("Cc", "Cs", "Cn") and char not in "\n\t":
            raise ContentError(where, f"U+{ord(char):04X} is a control character", "delete it")
    if language == "sms":
        composed = APOSTROPHE.sub("\u02b9", composed)
    lines = (BLANKS.sub(" ", line).strip(" ") for line in composed.split("\n"))
    joined = "\n".join(line for line in lines if line)
    for pattern in TOGETHER:
        joined = pattern.sub("\u00a0", joined)
    return joined
