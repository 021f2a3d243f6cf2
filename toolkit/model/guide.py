"""The words of the brand guide: its chapters, captions and rules in the words of people.

No number stands in them: a text names a fact in braces, {clear_space}, and the guide writes what the definition has for it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Literal, cast

from pydantic import ValidationInfo, field_validator, model_validator

from toolkit.model.strict import Id, Strict, Texts

CHAPTERS = ("idea", "mark", "logos", "color", "type", "map", "funding", "examples", "rules", "downloads", "formats")
PAIRS = (
    *("emblem-size", "emblem-colors", "emblem-border", "emblem-clear", "statement-face", "statement-exact"),
    *("text-contrast", "logo-shape", "logo-minimum", "palette-only", "safe-area"),
)
"""Do and don't, by the rule that is broken."""

FACTS = (
    *("name", "area", "region", "star", "site", "clear_space", "star_radius", "lit_radius", "line", "turn"),
    *(
        "emblem_mm",
        "emblem_px",
        "keyline",
        "emblem_clear",
        "aspect",
        "circle",
        "normal",
        "large",
        "faces",
        "tints",
        "headline_face",
        "text_face",
        "statement_face",
    ),
)
"""What a text may name in braces."""

WORDS = (
    *("subtitle", "do", "dont", "rule", "level", "source", "message", "clear-space", "minimum", "construction", "family"),
    *("variants", "palette", "contrast", "hex", "rgb", "cmyk", "pantone", "color-name", "role", "pass-all", "pass-text"),
    *("pass-large", "pass-none", "specimen", "style", "face", "size", "leading", "map", "emblem", "foot", "statements"),
    *("language", "statement", "verified", "yes", "no", "basis", "format", "channel", "safe", "suffixes", "checked"),
    *("file", "kind-css", "kind-json", "kind-ase", "kind-gpl", "kind-thmx", "kind-brand", "page", "contents", "partner"),
    *("print", "screen", "page-source", "ground", "foreground", "what-for"),
)
NEEDED: Mapping[str, tuple[str, ...]] = {"chapters": CHAPTERS, "words": WORDS, "pairs": PAIRS}

Told = Literal["law", "guideline", "national", "house"]


class Chapter(Strict):
    """A chapter's title, and its text: paragraphs with an empty line between them."""

    title: Texts
    text: Texts


class Pair(Strict):
    """Captions of what is right and of what is wrong."""

    do: Texts
    dont: Texts


class Sample(Strict):
    """What the pictures of do and don't say."""

    title: Texts
    lead: Texts
    wrong_statement: Texts
    """A funding sentence that is not the law's."""


class GuideWords(Strict):
    """Everything the guide says that is neither a name nor a number."""

    chapters: dict[Id, Chapter]
    words: dict[Id, Texts]
    sample: Sample
    pairs: dict[Id, Pair]
    rules: dict[Id, Texts]
    """Code of a rule → what it asks, in one sentence."""
    levels: dict[Told, Texts]
    """Who asks for it."""
    letters: dict[str, str]
    """Language → letters that its specimen shows."""

    @field_validator(*NEEDED)
    @classmethod
    def _complete(cls, found: Mapping[str, object], info: ValidationInfo) -> Mapping[str, object]:
        if lacking := [key for key in NEEDED[info.field_name or ""] if key not in found]:
            raise ValueError(f"{', '.join(lacking)} is missing; add it")
        return found

    @model_validator(mode="after")
    def _known_facts(self) -> "GuideWords":
        for loc, texts in self.named():
            for text in texts.values():
                if unknown := set(re.findall(r"\{([^}]*)\}", text)) - set(FACTS):
                    where = ".".join(map(str, loc[1:]))
                    raise ValueError(
                        f"{where} names {', '.join(sorted(unknown))}, which is no fact; take one of {', '.join(FACTS)}"
                    )
        return self

    def named(self) -> Iterator[tuple[tuple[str, ...], Texts]]:
        """All texts and where they stand, as far as they are there: of a section that cannot be read nothing is."""
        for key, chapter in self.chapters.items():
            yield ("guide", "chapters", key, "title"), chapter.title
            yield ("guide", "chapters", key, "text"), chapter.text
        for key, pair in self.pairs.items():
            yield ("guide", "pairs", key, "do"), pair.do
            yield ("guide", "pairs", key, "dont"), pair.dont
        for field in ("title", "lead", "wrong_statement") if "sample" in self.__dict__ else ():
            yield ("guide", "sample", field), cast("Texts", getattr(self.sample, field))
        for field in ("words", "rules", "levels"):
            texts = cast("Mapping[str, Texts]", self.__dict__.get(field, {}))
            yield from ((("guide", field, key), said) for key, said in texts.items())
