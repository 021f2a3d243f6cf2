"""Funding regimes with their statements, and the rules of the emblem."""

from pydantic import field_validator

from toolkit.model import law
from toolkit.model.strict import Artwork, Id, Strict, Texts


class Statement(Strict):
    """The funding sentence in one language."""

    text: str
    verified: bool
    """Whether a person compared it with the Commission's own file of that language."""
    basis: str
    """What the wording rests on."""
    emblem: Artwork | None = None
    """The Commission's own lockup for this language, when somebody has it."""


class Regime(Strict):
    """Funding rules in force for a project."""

    name: Texts
    source: str
    checked: str
    emblem: bool
    statements: dict[str, Statement] = {}
    languages: dict[str, str] = {}
    """Language of the material → language of the statement, where the regime has none in it."""
    valid: tuple[str, str | None] | None = None


class EmblemRules(Strict):
    """Construction and use of the EU emblem, each number with its source in the file."""

    blue: Id
    yellow: Id
    aspect: float
    circle: float
    star: float
    keyline: float
    """White border on coloured grounds ÷ height of the flag."""
    min_height_mm: float
    min_height_css_px: float
    clear_space: float
    """Free room round the flag and its statement ÷ height of the flag: a house rule, for want of the Commission's figure."""

    @field_validator("aspect")
    @classmethod
    def _three_by_two(cls, aspect: float) -> float:
        if aspect != law.EMBLEM_ASPECT:
            raise ValueError(f"the law has the emblem three by two; write {law.EMBLEM_ASPECT:g}")
        return aspect

    @field_validator("min_height_mm")
    @classmethod
    def _one_centimetre(cls, height: float) -> float:
        if height < law.EMBLEM_MIN_MM:
            raise ValueError(f"the emblem may not be lower than {law.EMBLEM_MIN_MM:g} mm; write {law.EMBLEM_MIN_MM:g} or more")
        return height
