"""The engine's errors and findings in the interface's language.

The engine speaks English. words/engine.yml holds its sentences, `{name}` where it puts something in, and what they are in
Finnish and Swedish; what is not there is told in English. What is put in stays as it is, but for ids that the house has a name
for, sentences within sentences, numbers and quotation marks.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

from flask import current_app, has_app_context

from toolkit.layout.house import House
from toolkit.rules.finding import Finding
from toolkit.yaml_source import read_document
from webapp.catalogue import FOLDER

MOST_PLACES = 3
"""Before a sentence: `file: slot: it is empty`."""

Names = Mapping[str, Mapping[str, str]]
"""Kind of hole → id → name."""

HOLE = re.compile(r"\{([a-z]+)\}")
_APART = r"“[^”]*”|“(?![^”]*”)|(?!; )[^“]"
"""Of a text what lies on one side of `; `: that in quotation marks is somebody's own."""
_WITHIN, _PARTS = f"(?:{_APART})+?", re.compile(f"(?:{_APART})+", re.DOTALL)
_SENTENCES = re.compile(r"(?<=[.?!]) (?=[A-Z])")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?(?:%| [a-z]{2})?")
_CHARACTER = re.compile(r"'(.)' \([^)]*\)")
"""With its name in Unicode, which is English."""
_QUOTED = re.compile(r"“([^”]*)”|'(.*)'", re.DOTALL)


class Said(NamedTuple):
    """An error in words: where, what, and the remedy."""

    where: str
    problem: str
    remedy: str

    @property
    def sentence(self) -> str:
        return f"{self.problem}; {self.remedy}."


class Sentence(NamedTuple):
    """One of the engine's sentences, the longest piece of its own words, and what it is in other languages."""

    text: str
    piece: str
    words: Mapping[str, str]


def told(where: str, problem: str, remedy: str, ui: str) -> Said:
    return Said(_place(where, ui), translated(problem, ui), translated(remedy, ui))


def told_finding(one: Finding, ui: str) -> dict[str, str]:
    """A finding as a page shows it."""
    words, source = translated(one.message, ui), translated(one.source, ui)
    return {"code": one.code, "level": one.level, "severity": one.severity, "message": words, "source": source}


def translated(text: str, ui: str) -> str:
    """The sentence, or several that are joined, in this language; as it is where nobody wrote it down."""
    return text if ui == "en" else _Speaker(ui, _here(ui)).say(text)


def sentence(text: str) -> Sentence | None:
    """The one that this text is."""
    return next((one for one in sentences() if one.piece in text and _says(one, text)), None)


def _says(one: Sentence, text: str) -> bool:
    """Whether the text is this sentence: what it puts in ends no quotation that began outside, or it would be two."""
    match = _pattern(one.text).fullmatch(text)
    return bool(match) and all(_is_closed(value) for value in match.groups())


def _is_closed(value: str) -> bool:
    depths = list(accumulate((char == "“") - (char == "”") for char in value))
    return not depths or (min(depths) >= 0 and depths[-1] == 0)


@lru_cache(maxsize=1)
def sentences() -> tuple[Sentence, ...]:
    """Those with the most words of their own first, so that a general one hides no other."""
    rows: list[dict[str, str]] = read_document(FOLDER / "engine.yml").data["sentences"]
    found = [Sentence(row["en"], max(HOLE.split(row["en"])[::2], key=len), row) for row in rows]
    return tuple(sorted(found, key=_weight, reverse=True))


def _weight(one: Sentence | None) -> int:
    """How many letters are its own."""
    return len(HOLE.sub("", one.text)) if one else -1


@lru_cache(maxsize=8)
def names_of(house: House, ui: str) -> Names:
    """What the house calls its ids."""
    brand = house.brand
    columns = {field: {key: words[0] for key, words in said.items()} for field, said in brand.sheet.columns.items()}
    labels = {key: slot.label for template in house.templates.values() for key, slot in template.slots.items()}
    things: dict[str, Mapping[str, Any]] = {
        "template": house.templates,
        "language": brand.languages,
        "region": brand.regions,
        "format": brand.formats,
        "funding": brand.funding,
    }
    texts = {kind: {key: one.name for key, one in known.items()} for kind, known in things.items()}
    return {
        kind: {key: brand.say(said, ui) for key, said in known.items()}
        for kind, known in (texts | {"slot": columns | labels}).items()
    }


class _Speaker(NamedTuple):
    ui: str
    names: Names

    def say(self, text: str) -> str:
        place, rest, found = self._placed(text)
        if found:
            return place + self._filled(found, rest)
        parts = [part.removeprefix(" ") for part in _PARTS.findall(text)]
        if len(parts) > 1:
            return "; ".join(map(self.say, parts))
        parts = _SENTENCES.split(text)
        return " ".join(map(self.say, parts)) if len(parts) > 1 else text

    def _placed(self, text: str) -> tuple[str, str, Sentence | None]:
        """The places before a sentence (`file: slot: it is empty`), in words, and the sentence, with most words of its own."""
        parts = text.split(": ", MOST_PLACES)
        rests = [": ".join(parts[at:]) for at in range(len(parts))]
        found = [sentence(rest) for rest in rests]
        at = max(range(len(parts)), key=lambda at: (_is_whole(parts[:at]), _weight(found[at]), at))
        return "".join(f"{self.place(part)}: " for part in parts[:at]), rests[at], found[at]

    def place(self, text: str) -> str:
        """`row 3, column B`, or a picture by its format (the last word of its name) and slot: each part that is known."""
        return ", ".join(self._called(part) for part in text.split(", "))

    def _called(self, part: str) -> str:
        slots, formats = (self.names.get(kind, {}) for kind in ("slot", "format"))
        found = slots.get(part) or formats.get(part.rpartition("_")[2]) or sentence(part)
        return self.say(part) if isinstance(found, Sentence) else found or _written(part)

    def _filled(self, found: Sentence, text: str) -> str:
        match = _pattern(found.text).fullmatch(text)
        values = match.groupdict() if match else {}
        return HOLE.sub(lambda hole: self._value(hole[1], values[hole[1]]), found.words[self.ui])

    def _value(self, kind: str, value: str) -> str:
        if kind == "said":
            return self.say(value)
        if kind == "things":
            return ", ".join(map(self.say, value.split(", ")))
        return self.names.get(kind, {}).get(value) or _written(value)


def _is_whole(parts: list[str]) -> bool:
    """Whether no quotation begins here that ends elsewhere."""
    text = "".join(parts)
    return text.count("“") == text.count("”")


def _place(where: str, ui: str) -> str:
    """`file: row 3, column B`, or what begins a line, with a capital."""
    if ui == "en":
        return where
    file, colon, place = where.rpartition(": ")
    said = _Speaker(ui, _here(ui)).place(place)
    return f"{file}{colon}{said}" if file or said == place else said[:1].upper() + said[1:]


def _here(ui: str) -> Names:
    """Of the house of the app that is running, if one is."""
    return names_of(current_app.extensions["studio"].house, ui) if has_app_context() else {}


def _written(value: str) -> str:
    """Numbers with a comma and blanks, and quotation marks, as Finnish and Swedish write them."""
    if _NUMBER.fullmatch(value):
        return value.replace(",", "\u00a0").replace(".", ",").replace("%", "\u00a0%")
    found = _QUOTED.fullmatch(value)
    return f"”{found[1] or found[2] or ''}”" if found else _CHARACTER.sub(r"”\1”", value)


@lru_cache(maxsize=2_000)
def _pattern(text: str) -> re.Pattern[str]:
    """Compiled when a text looks like it for the first time: most never do."""
    own = HOLE.split(text)
    holes = (
        f"(?P<{name}>{'.+?' if after[:1] == '”' else _WITHIN}){re.escape(after)}"
        for name, after in zip(own[1::2], own[2::2], strict=True)
    )
    return re.compile(re.escape(own[0]) + "".join(holes), re.DOTALL)
