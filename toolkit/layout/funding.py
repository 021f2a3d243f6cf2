"""The emblem with its statement: the flag by construction, the sentence of the regime in the material's language with it.

Regulation (EU) 2021/1060, Annex IX: the sentence spelled out, in one of the faces it names, without effects, in proportion, in
reflex blue, black or white, never over the emblem. The Commission's own lockup, where the brand names a file for a language,
stands in colour on light grounds; other variants, and the sentence below the flag, are drawn.
"""

from typing import NamedTuple

from toolkit.color import Color
from toolkit.geometry import Box
from toolkit.layout.drawing import Drawing
from toolkit.layout.emblem import Colors, EmblemLogo, draw_flag
from toolkit.layout.emblem import Variant as FlagVariant
from toolkit.layout.house import House
from toolkit.layout.items import Item, Mark
from toolkit.layout.lines import Manner, set_lines, text_item
from toolkit.layout.lockup import Variant, artwork
from toolkit.layout.logo import Logo
from toolkit.model.funding import Regime, Statement
from toolkit.text.fit import Setting

FACE = "ubuntu-500"
SIZE, LEADING, GAP = 0.345, 1.18, 0.2
"""Of the sentence beside the flag, in heights of the flag; both lines together are about as high as its stars."""

BLACK, WHITE = Color(0, 0, 0), Color(255, 255, 255)
FLAGS: dict[Variant, FlagVariant] = {
    "positive": "colour",
    "negative": "colour",
    "mono-dark": "black",
    "mono-light": "white-on-dark",
}


class FundingMark(NamedTuple):
    """Emblem and sentence as one drawing whose flag is 1 high, and where in it the two stand."""

    drawing: Drawing
    flag: Box
    sentence: Box

    def marks(self, box: Box, clear: float, variant: str) -> tuple[Mark, Mark]:
        """What a checker sees when the drawing fills `box`; `clear` is in heights of the flag."""
        scale = box.width / self.drawing.width
        flag, sentence = (part.scaled(scale).moved(box.x, box.y) for part in (self.flag, self.sentence))
        free = clear * flag.height
        name = self.drawing.name
        return Mark("emblem", flag, name, free, variant), Mark("statement", sentence, name, 0, variant)


def statement(regime: Regime, language: str) -> Statement:
    """The sentence for material in this language; the regime says which language stands in for one that has none."""
    return regime.statements[regime.languages.get(language, language)]


def funding_mark(
    house: House, funding: str, language: str, variant: Variant, *, below: bool = False, align: float = 0
) -> FundingMark:
    """The emblem with the sentence beside it, or below it where there is no width, at its left (0) or under its middle (0.5)."""
    regime = house.brand.funding[funding]
    said = statement(regime, language)
    if said.emblem and variant == "positive" and not below:
        return _official(house, said.text, house.logos[said.emblem.file])
    tongue = regime.languages.get(language, language)
    return _below(house, said.text, tongue, variant, align) if below else _beside(house, said.text, tongue, variant)


def _official(house: House, text: str, logo: Logo) -> FundingMark:
    """The Commission's file, its flag in the place of the drawn one; a white border lies outside the frame."""
    assert isinstance(logo, EmblemLogo)
    flag = Box(0, 0, house.brand.emblem.aspect, 1)
    whole = Box(-logo.flag.x, -logo.flag.y, logo.aspect, 1).scaled(1 / logo.flag.height)
    sentence = Box(flag.right, 0, whole.right - flag.right, 1)
    return FundingMark(Drawing(text, whole.right, 1, (artwork(logo, whole, "emblem"),)), flag, sentence)


def _beside(house: House, text: str, language: str, variant: Variant) -> FundingMark:
    manner = _manner(house, language, SIZE, 0)
    lines = _two_lines(text, manner.setting)
    flag = Box(0, 0, house.brand.emblem.aspect, 1)
    seen = manner.height(len(lines)) - manner.drop
    return _drawn(house, text, lines, manner, flag, flag.right + GAP, 0.5 - seen / 2, variant)


def _below(house: House, text: str, language: str, variant: Variant, align: float) -> FundingMark:
    flag = Box(0, 0, house.brand.emblem.aspect, 1)
    setting = _manner(house, language, 1, 0).setting
    lines = _two_lines(text, setting)
    size = min(0.26, flag.width / max(map(setting.width, lines)))
    return _drawn(house, text, lines, _manner(house, language, size, align), flag, 0, 1.17, variant)


def _drawn(
    house: House, text: str, lines: list[str], manner: Manner, flag: Box, x: float, top: float, variant: Variant
) -> FundingMark:
    rules, ink = house.brand.emblem, _ink(house, variant)
    colors = Colors(house.brand.palette.colors[rules.blue].hex, house.brand.palette.colors[rules.yellow].hex)
    family = house.brand.typography.faces[FACE].family
    item = text_item("statement", set_lines(lines, manner, x, top, flag.width), manner, ink, family)
    items: tuple[Item, ...] = (*draw_flag(rules, flag, FLAGS[variant], colors, keyline=variant == "negative"), item)
    whole = flag.union(item.box)
    return FundingMark(Drawing(text, whole.right, whole.bottom, items), flag, item.box)


def _ink(house: House, variant: Variant) -> Color:
    blue = house.brand.palette.colors[house.brand.emblem.blue].hex
    return {"positive": blue, "negative": WHITE, "mono-dark": BLACK, "mono-light": WHITE}[variant]


def _manner(house: House, language: str, size: float, align: float) -> Manner:
    return Manner(Setting(house.face(FACE), language), size, LEADING, align)


def _two_lines(text: str, setting: Setting) -> list[str]:
    """The sentence in two lines, broken at the blank that makes the longer one shortest."""
    setting.face.require(text, "statement")
    words = text.split(" ")
    ways = [[" ".join(words[:cut]), " ".join(words[cut:])] for cut in range(1, len(words))]
    return min(ways, key=lambda lines: max(map(setting.width, lines)), default=[text])
