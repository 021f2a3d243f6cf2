"""The brand definition as brand/*.yml writes it: what is true of the brand, and nothing about drawing.

Texts per language are mappings from a language id to a string; a missing one is looked up along the language's stated fallback
chain (`Brand.say`). References between sections (a role to a colour, a region to a council) are resolved by toolkit.load.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Annotated, Literal, cast

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from toolkit.color import Cmyk, Color
from toolkit.model.format import Format
from toolkit.model.sky import declination, right_ascension

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""Lower-case ASCII words joined by hyphens: safe in file names, addresses and commands."""

Texts = dict[str, str]
"""Language id → text."""


def _color(value: object) -> object:
    return value if isinstance(value, Color) else Color.parse(str(value))


Hex = Annotated[Color, BeforeValidator(_color), WithJsonSchema({"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"})]


def _cmyk(value: object) -> object:
    if isinstance(value, Cmyk):
        return value
    numbers = cast("Sequence[str]", value if isinstance(value, list) else ())
    if len(numbers) != 4 or not all(str(number).isdecimal() and int(number) <= 100 for number in numbers):
        raise ValueError("ink needs four whole numbers from 0 to 100; write [cyan, magenta, yellow, black]")
    return Cmyk(*map(int, numbers))


class Strict(BaseModel):
    """Frozen, and a field that nobody knows is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, ignored_types=(cached_property,))


class Language(Strict):
    """A language that material can be in."""

    name: Texts
    tag: str
    """BCP 47 with the country, as documents and runs carry it: fi-FI."""
    fallback: tuple[str, ...] = ()
    """Where a text missing in this language is looked for, in order."""
    hyphenate: Literal["voikko", "patterns", "never"] = "never"


class Ink(Strict):
    """A colour of the palette."""

    name: Texts
    hex: Hex
    cmyk: Annotated[Cmyk, BeforeValidator(_cmyk)]
    pantone: str | None = None


class Palette(Strict):
    """All colours by id, and the roles they play."""

    colors: dict[Id, Ink]
    roles: dict[Id, Id]
    """Role → colour id. Templates and rules speak of roles only: night, snow, accent, text-on-dark …"""
    tints: tuple[int, ...]
    """Percentages of a colour over snow that may be used."""


class Face(Strict):
    """One cut of a typeface, as a file in assets/fonts/."""

    file: str
    sha256: str
    family: str
    """The name programs know it by: Montserrat."""
    weight: int
    licence: str
    """The licence's file in assets/fonts/."""


class Style(Strict):
    """A way of setting text."""

    face: Id
    role: Id
    """Colour role on a dark ground; `role_light` on a light one."""
    role_light: Id
    size: tuple[float, float]
    """Smallest size in CSS px as shown to the reader, largest in hundredths of the live box's mean side (√(w·h) ÷ 100)."""
    leading: float
    """Baseline distance ÷ size."""
    tracking: float = 0
    """Extra room after each character, in em."""
    breaks: Literal["headline", "text"] = "text"
    case: Literal["none", "upper"] = "none"


class Typography(Strict):
    faces: dict[Id, Face]
    styles: dict[Id, Style]
    statement_faces: tuple[str, ...]
    """Families that Regulation (EU) 2021/1060, Annex IX, allows beside the emblem."""
    office: str
    """The family every office machine has: live text of a deck."""
    hints: dict[str, tuple[str, ...]]
    """Language → words with their joints marked by `|`: vähä|hiilisyys|tavoitteet."""


def _right_ascension(text: str) -> str:
    right_ascension(text)
    return text


def _declination(text: str) -> str:
    declination(text)
    return text


class Star(Strict):
    """A star of the mark, at its J2000 place in the sky."""

    name: str
    ra: Annotated[str, AfterValidator(_right_ascension)]
    """Right ascension, 11h03m43.7s."""
    dec: Annotated[str, AfterValidator(_declination)]
    """Declination, +61°45.1′."""


class Mark(Strict):
    """The symbol: seven stars and the line through them."""

    stars: dict[Id, Star]
    lines: tuple[tuple[Id, Id], ...]
    turn: float
    """Degrees, clockwise positive as in SVG, by which the projected sky is turned."""
    star: float
    """Radius of a star ÷ the mark's height."""
    lit: float
    """Radius of the lit star ÷ the mark's height."""
    line: float
    """Thickness of the line ÷ the mark's height."""
    gap: float
    """Free room round the lit star ÷ the mark's height."""
    artwork: "Artwork | None" = None


class Artwork(Strict):
    """Official artwork in assets/ that takes the place of what the toolkit draws."""

    file: str
    sha256: str
    origin: str
    """Where it was had from, and when."""


class LogoRules(Strict):
    """How logos are built and kept clear."""

    clear_space: float
    """Free room on all sides ÷ height of the mark."""
    min_width_mm: dict[Literal["horizontal", "stacked", "compact", "symbol"], float]
    min_width_px: dict[Literal["horizontal", "stacked", "compact", "symbol"], float]
    variants: dict[Literal["positive", "negative", "mono-dark", "mono-light"], Texts]
    """What each variant is for."""
    layouts: dict[Literal["horizontal", "stacked", "compact", "symbol"], Texts]
    """What each layout is for."""


class Council(Strict):
    name: Texts
    site: str


class Region(Strict):
    """One of the seven regions."""

    name: Texts
    genitive: Texts = {}
    in_region: Texts = {}
    star: Id
    accent: Id
    """Colour id of the accent on light grounds."""
    accent_light: Id
    """Colour id of its light twin, on dark grounds."""
    iso: str
    nuts3: str
    statistics_finland: str
    capital: Texts
    council: Council
    languages: tuple[str, ...]
    """Languages its logos are made in."""
    logo: dict[str, Artwork] = {}
    """Official logo by `layout-variant`."""


class Area(Strict):
    """The whole: East and North Finland."""

    name: Texts
    short: Texts
    wordmark: dict[str, tuple[str, ...]]
    """Lines of the wordmark by language."""
    genitive: Texts
    site: str
    languages: tuple[str, ...]


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


class Partner(Strict):
    name: Texts
    logo: str | None = None
    """File in assets/partners/."""
    url: str | None = None


class Priority(Strict):
    name: Texts
    period: str


class Brand(Strict):
    """The whole definition. Only `toolkit.load.load_brand` makes one, with every reference resolved."""

    name: str
    status: Literal["proposal", "official"]
    prefix: Id
    """First word of every file name."""
    languages: dict[str, Language]
    area: Area
    palette: Palette
    typography: Typography
    mark: Mark
    logos: LogoRules
    regions: dict[Id, Region]
    emblem: EmblemRules
    funding: dict[Id, Regime]
    partners: dict[Id, Partner]
    priorities: dict[Id, Priority]
    formats: dict[Id, Format]
    words: dict[str, Texts]
    """Fixed words that stand in images and alt texts."""
    root: str = Field(default="", exclude=True)
    """Folder that holds brand/, assets/ and templates/."""
    digest: str = Field(default="", exclude=True)
    """SHA-256 over all files of the definition."""

    def say(self, texts: Texts, language: str) -> str:
        """The text in this language, or in the first of its fallbacks that has one."""
        for candidate in (language, *self.languages[language].fallback):
            if candidate in texts:
                return texts[candidate]
        raise KeyError(language)

    def color(self, role: str) -> Color:
        """The colour that plays this role."""
        return self.palette.colors[self.palette.roles[role]].hex

    def word(self, key: str, language: str) -> str:
        return self.say(self.words[key], language)
