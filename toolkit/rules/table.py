"""The table of rules, built from a brand's limits.

A newcomer adds a file beside this one and a line here; a test fails when a file is missing.
"""

from collections.abc import Callable, Iterator

from toolkit.model.brand import Brand
from toolkit.model.law import EMBLEM_ASPECT, EMBLEM_BLUE, EMBLEM_MIN_MM, EMBLEM_YELLOW
from toolkit.rules.alt_text import AltText
from toolkit.rules.emblem_border import EmblemBorder
from toolkit.rules.emblem_clear import EmblemClear
from toolkit.rules.emblem_colors import EmblemColors
from toolkit.rules.emblem_minimum import EmblemMinimum
from toolkit.rules.emblem_overlap import EmblemOverlap
from toolkit.rules.emblem_present import EmblemPresent
from toolkit.rules.emblem_size import EmblemSize
from toolkit.rules.finding import Finding
from toolkit.rules.logo_minimum import LogoMinimum
from toolkit.rules.logo_shape import LogoShape
from toolkit.rules.palette_only import PaletteOnly
from toolkit.rules.proof import Proof
from toolkit.rules.safe_area import SafeArea
from toolkit.rules.statement_exact import StatementExact
from toolkit.rules.statement_face import StatementFace
from toolkit.rules.text_contrast import TextContrast

Rule = Callable[[Proof], Iterator[Finding]]

_kept: list[tuple[Brand, tuple[Rule, ...]]] = []


def check(proof: Proof, brand: Brand) -> tuple[Finding, ...]:
    """Everything the rules say of the page, in the order of the table."""
    return tuple(finding for rule in rules_for(brand) for finding in rule(proof))


def rules_for(brand: Brand) -> tuple[Rule, ...]:
    """The brand's rules; those of the brand asked for last are kept."""
    for known, rules in tuple(_kept):
        if known is brand:
            return rules
    rules = _table(brand)
    _kept[:] = [(brand, rules)]  # another thread may put its own brand's there at once, so what is kept is not read again
    return rules


def _table(brand: Brand) -> tuple[Rule, ...]:
    """The law first, then guidelines, then the house."""
    emblem = brand.emblem
    return (
        EmblemPresent(),
        StatementExact.of(brand),
        StatementFace(brand.typography.statement_faces),
        EmblemSize(),
        EmblemOverlap(),
        EmblemBorder(emblem.keyline),
        EmblemColors(EMBLEM_BLUE, EMBLEM_YELLOW, EMBLEM_ASPECT, emblem.circle),
        TextContrast(),
        AltText(),
        EmblemMinimum(max(emblem.min_height_mm, EMBLEM_MIN_MM), emblem.min_height_css_px),
        EmblemClear(emblem.clear_space),
        SafeArea(),
        LogoShape(),
        LogoMinimum({**brand.logos.min_width_mm}, {**brand.logos.min_width_px}),
        PaletteOnly.of(brand),
    )
