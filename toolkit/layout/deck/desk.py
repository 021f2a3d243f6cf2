"""The desk: what every step of laying out a deck needs, and words and numbers as its language writes them."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from toolkit.color import Color
from toolkit.layout.house import House
from toolkit.layout.slides import Mode
from toolkit.model.deck import DeckDesign, Ground, SlideStyle
from toolkit.model.outline import ChartKind
from toolkit.model.strict import Texts
from toolkit.text.fit import Setting

Cut = Literal["headline", "text", "bold", "headline_italic", "italic", "bold_italic"]
"""A part of a deck's faces."""

CUTS: tuple[Cut, ...] = get_args(Cut)

PX = 4 / 3
"""Pixels of a slide in a point."""

NB = "\u00a0"
CURRENCIES = ("€", "$", "£")
CHARTS: dict[ChartKind, Texts] = {
    "bar": {"fi": "Palkkikaavio", "sv": "Liggande stapeldiagram", "en": "Bar chart"},
    "column": {"fi": "Pylväskaavio", "sv": "Stapeldiagram", "en": "Column chart"},
    "line": {"fi": "Viivakaavio", "sv": "Linjediagram", "en": "Line chart"},
    "pie": {"fi": "Ympyräkaavio", "sv": "Cirkeldiagram", "en": "Pie chart"},
    "ring": {"fi": "Rengaskaavio", "sv": "Ringdiagram", "en": "Ring chart"},
}
TABLE: Texts = {"fi": "Taulukko", "sv": "Tabell", "en": "Table"}
CONTINUED: Texts = {"fi": "jatkuu", "sv": "forts.", "en": "continued"}


@dataclass(frozen=True, eq=False)
class Desk:
    """For whom a deck is laid out, and with what."""

    house: House
    design: DeckDesign
    mode: Mode
    region: str | None
    language: str
    funding: str
    foot_emblem: bool = True

    def setting(self, cut: Cut) -> Setting:
        return self._settings[cut]

    @cached_property
    def _settings(self) -> dict[Cut, Setting]:
        return {cut: Setting(self.house.face(self._face(cut)), self.language) for cut in CUTS}

    def family(self, cut: Cut) -> str:
        return self.house.brand.typography.faces[self._face(cut)].family

    def say(self, texts: Texts) -> str:
        return self.house.brand.say(texts, self.language)

    def color(self, role: Literal["text", "muted", "accent"], ground: Ground) -> Color:
        if role == "accent":
            return self.house.accent(self.region, on_dark=ground == "dark")
        if role == "text":  # the theme's slots, of which a deck's text names one
            return self.house.brand.color("white" if ground == "dark" else "night")
        return self.house.brand.color(f"{role}-on-{ground}")

    def quoted(self, text: str) -> str:
        """Somebody's words in quotation marks, if they have none."""
        if text[:1] in "”“\"»'":
            return text
        return self.house.brand.word("quote-open", self.language) + text + self.house.brand.word("quote-close", self.language)

    def _face(self, cut: Cut) -> str:
        return getattr(self.house.brand.typography.decks[self.mode], cut)


def sizes(style: SlideStyle) -> list[float]:
    """The sizes that a text may have, from the largest down, in points: few, so that slides are alike."""
    least, most = style.size
    step = 2 if most >= 20 else 1
    found = [most - step * count for count in range(int((most - least) / step) + 1)]
    return found if found[-1] == least else [*found, least]


def number(value: float, language: str, unit: str = "", decimals: int | None = None) -> str:
    """A number with its unit: 365 286 €, 12,5 %; English €365,286, 12.5%. With as many decimals as it needs, if nobody says."""
    told = f"{value:,.6f}".rstrip("0").rstrip(".") if decimals is None else f"{value:,.{decimals}f}"
    whole, _, rest = told.partition(".")
    english = language == "en"
    told = whole if english else whole.replace(",", NB)
    told += ("." if english else ",") + rest if rest else ""
    if english and unit in CURRENCIES:
        return f"{unit}{told}".replace(f"{unit}-", f"−{unit}", 1)
    blank = "" if english and unit == "%" else NB
    return f"{told}{blank}{unit}".rstrip(NB).replace("-", "−", 1)
