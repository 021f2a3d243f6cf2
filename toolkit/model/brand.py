"""The brand definition as brand/*.yml writes it: what is true of the brand, and nothing about drawing.

Texts per language are mappings from a language id to a string; a missing one is looked up along the language's stated fallback
chain (`Brand.say`). References between sections (a role to a colour, a region to a council) are resolved by toolkit.load.
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from toolkit.color import Cmyk, Color
from toolkit.model.format import Format
from toolkit.model.funding import EmblemRules, Regime
from toolkit.model.guide import GuideWords
from toolkit.model.sheet import SheetWords
from toolkit.model.sky import declination, right_ascension
from toolkit.model.strict import Artwork, Hex, Id, Strict, Texts, read_cmyk

AREA = "area"
"""What the whole area is called where others are called by their region's id."""


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
    cmyk: Annotated[Cmyk, BeforeValidator(read_cmyk)]
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


class DeckFaces(Strict):
    """Faces of a deck's headlines, of its text, of bold words in that, and all of them in italics."""

    headline: Id
    text: Id
    bold: Id
    headline_italic: Id
    italic: Id
    bold_italic: Id


class Typography(Strict):
    faces: dict[Id, Face]
    styles: dict[Id, Style]
    statement_faces: tuple[str, ...]
    """Families that Regulation (EU) 2021/1060, Annex IX, allows beside the emblem."""
    decks: dict[Literal["office", "brand", "embed"], DeckFaces]
    """Live text of decks: for any office machine, and for those that have the brand's faces."""
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
    wordmark: dict[str, tuple[str, ...]]
    """Lines of the wordmark by language."""
    genitive: Texts
    site: str
    languages: tuple[str, ...]


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
    guide: GuideWords
    """What the brand guide says."""
    sheet: SheetWords
    """What people call the columns of their spreadsheets."""
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
