"""The engine's errors and findings in the interface's language.

The engine speaks English. words/engine.yml holds its sentences, `{}` where it puts something in, and what they are in
Finnish and Swedish; what is not there is told in English.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from toolkit.rules.finding import Finding
from toolkit.yaml_source import read_document
from webapp.catalogue import FOLDER

HOLE = re.compile(r"\\\{([a-z]*)\\\}")


class Said(NamedTuple):
    """An error in words: where, what, and the remedy."""

    where: str
    problem: str
    remedy: str


class Sentence(NamedTuple):
    """One of the engine's sentences as a pattern, and what it is in other languages."""

    pattern: re.Pattern[str]
    words: dict[str, str]


def told(where: str, problem: str, remedy: str, ui: str) -> Said:
    return Said(where, translated(problem, ui), translated(remedy, ui))


def told_finding(one: Finding, ui: str) -> dict[str, str]:
    """A finding as a page shows it."""
    words = translated(one.message, ui)
    return {"code": one.code, "level": one.level, "severity": one.severity, "message": words, "source": one.source}


def translated(text: str, ui: str) -> str:
    """The sentence in this language; as it is where nobody wrote it down."""
    if ui == "en":
        return text
    for sentence in _sentences():
        if (found := sentence.pattern.fullmatch(text)) and ui in sentence.words:
            return sentence.words[ui].format(**found.groupdict())
    return text


@lru_cache(maxsize=1)
def _sentences() -> tuple[Sentence, ...]:
    """Those with the most words of their own first, so that a general one hides no other."""
    rows: list[dict[str, str]] = sorted(read_document(FOLDER / "engine.yml").data["sentences"], key=_weight, reverse=True)
    return tuple(Sentence(_pattern(row["en"]), row) for row in rows)


def _weight(row: dict[str, str]) -> int:
    return len(re.sub(r"\{[a-z]*\}", "", row["en"]))


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(HOLE.sub(lambda hole: f"(?P<{hole[1]}>.+?)", re.escape(text)), re.DOTALL)
