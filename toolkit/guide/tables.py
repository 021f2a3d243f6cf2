"""The guide's tables as rows: colours, contrasts, rules, formats, statements. Every number in them is the definition's.

Contrast and its limits follow WCAG 2.1 §1.4.3 and §1.4.6.
"""

import sys
from collections.abc import Mapping
from itertools import permutations
from typing import NamedTuple

from toolkit.color import Cmyk, Color
from toolkit.guide.palette import HEADLINE, TEXT, family_of, statement_family
from toolkit.layout.house import House
from toolkit.model.brand import Brand
from toolkit.model.guide import Told
from toolkit.model.strict import Texts
from toolkit.rules.table import rules_for
from toolkit.rules.text_contrast import TextContrast

ENHANCED = 7.0
"""Contrast of text at level AAA: WCAG 2.1 §1.4.6."""

LEVELS: Mapping[str, Told] = {
    **dict.fromkeys(("emblem-present", "statement-exact", "statement-face", "emblem-size", "emblem-overlap"), "law"),
    **dict.fromkeys(("emblem-border", "emblem-colors", "text-contrast", "alt-text"), "law"),
    "emblem-minimum": "guideline",
}
"""Who asks for a rule, by its code; the house for all others."""


class ColorRow(NamedTuple):
    """A colour of the palette as people need it; `name` by language, `roles` it plays."""

    key: str
    name: Texts
    color: Color
    cmyk: Cmyk
    pantone: str | None
    roles: tuple[str, ...]

    @property
    def rgb(self) -> str:
        return " ".join(map(str, self.color))


class ContrastRow(NamedTuple):
    """Text of one colour on a ground of another."""

    foreground: str
    ground: str
    ratio: float
    text: bool
    """Enough for all text: AA."""
    large: bool
    """Enough for large text: AA."""
    enhanced: bool
    """Enough for all text: AAA."""


class RuleRow(NamedTuple):
    code: str
    level: Told
    source: str
    sentence: str
    """What it asks, in the language asked for; English where the guide has no words for it."""


class FormatRow(NamedTuple):
    """A canvas; `size` and `safe` (left, top, right, bottom) in its own unit."""

    key: str
    name: str
    channel: str
    size: tuple[float, float]
    unit: str
    safe: tuple[float, float, float, float]
    suffixes: tuple[str, ...]
    source: str
    checked: str


class StatementRow(NamedTuple):
    language: str
    text: str
    verified: bool
    basis: str


class RegimeRow(NamedTuple):
    """A funding regime and its sentences, by language."""

    key: str
    name: str
    source: str
    checked: str
    emblem: bool
    statements: tuple[StatementRow, ...]


def colors(brand: Brand) -> tuple[ColorRow, ...]:
    """All colours in the palette's order."""
    return tuple(
        ColorRow(key, ink.name, ink.hex, ink.cmyk, ink.pantone, tuple(r for r, k in brand.palette.roles.items() if k == key))
        for key, ink in brand.palette.colors.items()
    )


def contrast_table(brand: Brand) -> tuple[ContrastRow, ...]:
    """Every colour as text on every other."""
    limits, inks = TextContrast(), {key: ink.hex for key, ink in brand.palette.colors.items()}
    rows = list[ContrastRow]()
    for foreground, ground in permutations(inks, 2):
        ratio = inks[foreground].contrast(inks[ground])
        rows.append(ContrastRow(foreground, ground, ratio, ratio >= limits.normal, ratio >= limits.large, ratio >= ENHANCED))
    return tuple(rows)


def rules_table(brand: Brand, language: str) -> tuple[RuleRow, ...]:
    """The rules in the order of their table."""
    rows = list[RuleRow]()
    for rule in rules_for(brand):
        module, code = sys.modules[type(rule).__module__], str(getattr(rule, "code", ""))
        words = brand.guide.rules.get(code)
        sentence = brand.say(words, language) if words else (module.__doc__ or "").split("\n")[0]
        rows.append(RuleRow(code, LEVELS.get(code, "house"), str(getattr(module, "SOURCE", "")), sentence))
    return tuple(rows)


def formats_table(brand: Brand, language: str) -> tuple[FormatRow, ...]:
    """The formats in the definition's order."""
    return tuple(
        FormatRow(
            key,
            brand.say(one.name, language),
            one.channel,
            one.size,
            one.unit,
            one.safe,
            one.suffixes,
            one.source,
            str(one.checked),
        )
        for key, one in brand.formats.items()
    )


def regimes(brand: Brand, language: str) -> tuple[RegimeRow, ...]:
    """The funding regimes and what is known of each of their sentences."""
    return tuple(
        RegimeRow(
            key,
            brand.say(one.name, language),
            one.source,
            one.checked,
            one.emblem,
            tuple(StatementRow(tongue, said.text, said.verified, said.basis) for tongue, said in one.statements.items()),
        )
        for key, one in brand.funding.items()
    )


def facts(house: House, region: str | None, language: str) -> dict[str, str]:
    """What the guide's texts name in braces, as the definition has it."""
    brand, limits = house.brand, TextContrast()
    star = house.brand.mark.stars[brand.regions[region].star].name if region else ""
    numbers = {
        "clear_space": brand.logos.clear_space,
        "star_radius": brand.mark.star,
        "lit_radius": brand.mark.lit,
        "line": brand.mark.line,
        "turn": abs(brand.mark.turn),
        "emblem_mm": brand.emblem.min_height_mm,
        "emblem_px": brand.emblem.min_height_css_px,
        "keyline": brand.emblem.keyline,
        "emblem_clear": brand.emblem.clear_space,
        "aspect": brand.emblem.aspect,
        "circle": brand.emblem.circle,
        "normal": limits.normal,
        "large": limits.large,
    }
    return {key: number(value, language) for key, value in numbers.items()} | {
        "name": brand.name,
        "area": house.owner_name(None, language),
        "region": house.owner_name(region, language) if region else "",
        "star": star,
        "site": brand.area.site,
        "faces": ", ".join(brand.typography.statement_faces),
        "tints": ", ".join(map(str, brand.palette.tints)),
        "headline_face": family_of(house, HEADLINE),
        "text_face": family_of(house, TEXT),
        "statement_face": statement_family(house),
    }


def number(value: float, language: str) -> str:
    """As people write it: 0,35 in Finnish and Swedish, 0.35 in English."""
    return f"{value:g}" if language == "en" else f"{value:g}".replace(".", ",")
