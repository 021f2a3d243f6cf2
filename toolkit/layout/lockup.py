"""Lockups: the mark with the names of the area and a region, in four layouts and four variants.

All measures are in heights of the mark. Names are outlines. Official artwork takes the place of what is drawn here where the
brand names it: a region's logo of a layout and variant as it is; the mark in its own colours, but in one ink in the mono variants
and where it is dark on dark grounds.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from toolkit.color import Color
from toolkit.geometry import Box, Outline
from toolkit.layout.drawing import Drawing
from toolkit.layout.house import House
from toolkit.layout.items import Artwork, Bitmap, Item, Shape
from toolkit.layout.logo import Logo
from toolkit.layout.otava import draw_mark, figure
from toolkit.layout.paths import joined, rectangle
from toolkit.text.fit import Setting
from toolkit.text.outline import outlined

LogoLayout = Literal["horizontal", "stacked", "compact", "symbol"]
Variant = Literal["positive", "negative", "mono-dark", "mono-light"]
LAYOUTS: tuple[LogoLayout, ...] = ("horizontal", "stacked", "compact", "symbol")
VARIANTS: tuple[Variant, ...] = ("positive", "negative", "mono-dark", "mono-light")

DARK_GROUNDS: tuple[Variant, ...] = ("negative", "mono-light")
"""Variants for dark grounds."""

WHITE = Color(255, 255, 255)
BLACK = Color(0, 0, 0)
"""Of a mark in one ink, which becomes the variant's."""
MARK_GAP, GAP, LEADING = 0.25, 0.22, 1.14
WORDMARK, REGION, SMALL, NAME = 0.355, 0.42, 0.27, 0.42
"""Sizes of lettering: the area's name in two lines, the region beside it; in the compact layout the area above the region."""
TRACKING = -0.008


class Inks(NamedTuple):
    """What is drawn in which colour."""

    line: Color
    lit: Color
    name: Color
    rule: Color


class Word(NamedTuple):
    """Lettering on its baseline, in the drawing's frame."""

    outline: Outline
    left: float
    right: float


@lru_cache(maxsize=1024)
def lockup(house: House, region: str | None, layout: LogoLayout, variant: Variant, language: str) -> Drawing:
    """The lockup of a region, or of the whole area, as a drawing whose mark is 1 high."""
    name = ", ".join(dict.fromkeys((house.owner_name(None, language), house.owner_name(region, language))))
    draw = {"horizontal": _horizontal, "stacked": _stacked, "compact": _compact, "symbol": _symbol}[layout]
    drawn = draw(_Pencil(house, region, variant, language), name)
    named = house.brand.regions[region].logo.get(f"{layout}-{variant}") if region else None
    return _instead(drawn, house.logos[named.file]) if named else drawn


def artwork(logo: Logo, box: Box, role: str) -> Artwork | Bitmap:
    """Official artwork in its place."""
    return Artwork(logo.svg, box, role) if logo.svg else Bitmap(logo.png or b"", box, role)


def inks(house: House, region: str | None, variant: Variant) -> Inks:
    """The colours of a variant; in the mono ones that of the one-colour emblem, so that one ink prints both."""
    night, white, on_dark = house.brand.color("night"), house.brand.color("white"), variant in DARK_GROUNDS
    base = white if on_dark else night
    if variant.startswith("mono"):
        base = white if on_dark else house.brand.color("black")
        return Inks(base, base, base, base)
    accent = house.accent(region, on_dark=on_dark)
    return Inks(base, accent, accent if region else base, base.mix(night if on_dark else white, 0.5))


class _Pencil(NamedTuple):
    """Who draws, for whom: what every layout needs."""

    house: House
    region: str | None
    variant: Variant
    language: str

    @property
    def inks(self) -> Inks:
        return inks(self.house, self.region, self.variant)

    @property
    def official(self) -> Logo | None:
        """The official mark, if there is one."""
        named = self.house.brand.mark.artwork
        return self.house.logos[named.file] if named else None

    @property
    def symbol_width(self) -> float:
        return self.official.aspect if self.official else figure(self.house.brand.mark).aspect

    def symbol(self, x: float = 0) -> tuple[Item, ...]:
        """The mark, 1 high, its left edge at x."""
        box = Box(x, 0, self.symbol_width, 1)
        if self.official:
            return (Artwork(self._inked(self.official), box, role="symbol"),)
        lit = self.house.brand.regions[self.region].star if self.region else None
        return draw_mark(self.house.brand.mark, box, lit, self.inks.line, self.inks.lit)

    def _inked(self, logo: Logo) -> str:
        """The official mark as it can be seen in this variant: dark ones turn light on dark grounds."""
        svg, on_dark = logo.svg or "", self.variant in DARK_GROUNDS
        if not self.variant.startswith("mono") and not (on_dark and logo.dark):
            return svg
        return (logo.one_ink or svg).replace(f'"{BLACK.hex}"', f'"{self.inks.line.hex}"')

    @property
    def wordmark(self) -> tuple[str, ...]:
        """The area's name in lines, in this language or the first of its fallbacks that has one."""
        lines, brand = self.house.brand.area.wordmark, self.house.brand
        return next(lines[tongue] for tongue in (self.language, *brand.languages[self.language].fallback) if tongue in lines)

    def word(self, text: str, x: float, baseline: float, size: float, align: float = 0) -> Word:
        """Lettering whose ink starts at x (align 0), is centred on it (0.5) or ends there (1)."""
        face = self.house.face("montserrat-700")
        setting = Setting(face, self.language, TRACKING)
        face.require(text, "wordmark")
        outline = outlined(face, setting.run(text), 0, baseline, size)
        left, right = min(outline.points[::2]), max(outline.points[::2])
        dx = x - left - (right - left) * align
        return Word(_shifted(outline, dx), left + dx, right + dx)

    def cap(self, size: float) -> float:
        return self.house.face("montserrat-700").cap_height * size


def _instead(drawn: Drawing, logo: Logo) -> Drawing:
    """A region's official logo, as high as what it takes the place of."""
    box = Box(0, 0, logo.aspect * drawn.height, drawn.height)
    return Drawing(drawn.name, box.width, box.height, (artwork(logo, box, "lockup"),))


def _horizontal(pencil: _Pencil, name: str) -> Drawing:
    left = pencil.symbol_width + MARK_GAP
    words = _lines(pencil, pencil.wordmark, left, WORDMARK)
    items: list[Item] = [*pencil.symbol(), _lettering(words, pencil.inks.line)]
    edge = max(word.right for word in words)
    if pencil.region:
        rule = edge + GAP
        region = pencil.word(_region_name(pencil), rule + GAP + 0.02, 0.5 + pencil.cap(REGION) / 2, REGION)
        items += [_rule(rule, pencil.inks.rule), _lettering([region], pencil.inks.name)]
        edge = region.right
    return Drawing(name, edge, 1, tuple(items))


def _stacked(pencil: _Pencil, name: str) -> Drawing:
    size, top = 0.3, 1.16
    rows = [(line, size, pencil.inks.line) for line in pencil.wordmark]
    if pencil.region:
        rows.append((_region_name(pencil), 0.37, pencil.inks.name))
    words, y = list[tuple[Word, Color]](), top
    for place, (text, row, ink) in enumerate(rows):
        y += pencil.cap(row) if place == 0 else row * LEADING + (0.1 if place == len(pencil.wordmark) else 0)
        words.append((pencil.word(text, 0, y, row, 0.5), ink))
    half = max(pencil.symbol_width / 2, *(word.right for word, _ in words))
    lettering = (Shape(_shifted(word.outline, half), ink, role="lockup") for word, ink in words)
    return Drawing(name, 2 * half, y + 0.07, (*pencil.symbol(half - pencil.symbol_width / 2), *lettering))


def _compact(pencil: _Pencil, name: str) -> Drawing:
    left = pencil.symbol_width + MARK_GAP * 0.92
    if not pencil.region:
        words = _lines(pencil, pencil.wordmark, left, WORDMARK)
        return Drawing(name, max(word.right for word in words), 1, (*pencil.symbol(), _lettering(words, pencil.inks.line)))
    gap = 0.17
    top = 0.5 - (pencil.cap(SMALL) + gap + pencil.cap(NAME)) / 2
    area = pencil.word(pencil.house.owner_name(None, pencil.language), left, top + pencil.cap(SMALL), SMALL)
    region = pencil.word(_region_name(pencil), left, top + pencil.cap(SMALL) + gap + pencil.cap(NAME), NAME)
    items = (*pencil.symbol(), _lettering([area], pencil.inks.line), _lettering([region], pencil.inks.name))
    return Drawing(name, max(area.right, region.right), 1, items)


def _symbol(pencil: _Pencil, name: str) -> Drawing:
    return Drawing(name, pencil.symbol_width, 1, pencil.symbol())


def _region_name(pencil: _Pencil) -> str:
    return pencil.house.owner_name(pencil.region, pencil.language)


def _lines(pencil: _Pencil, lines: tuple[str, ...], left: float, size: float) -> list[Word]:
    """Lines centred on the mark by what is seen: from the first one's capitals to the last one's baseline."""
    height = pencil.cap(size) + (len(lines) - 1) * size * LEADING
    first = 0.5 - height / 2 + pencil.cap(size)
    return [pencil.word(text, left, first + row * size * LEADING, size) for row, text in enumerate(lines)]


def _lettering(words: Iterable[Word], ink: Color) -> Shape:
    return Shape(joined(*(word.outline for word in words)), ink, role="lockup")


def _rule(x: float, ink: Color) -> Shape:
    return Shape(rectangle(Box(x, 0.14, 0.022, 0.72)), ink, role="lockup")


def _shifted(outline: Outline, dx: float) -> Outline:
    return Outline(outline.ops, tuple(v if place % 2 else v + dx for place, v in enumerate(outline.points)))
