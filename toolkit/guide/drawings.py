"""What else the guide draws: palette, emblem and foot with their clear space, the region's map, type specimens.

All from the engine's own items, in millimetres.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from toolkit.geometry import Box, Point
from toolkit.guide.palette import HEADLINE, TEXT
from toolkit.guide.sheet import HAIR, LABEL, WIDTH, Figure, Sheet
from toolkit.guide.tables import number
from toolkit.layout.cobrand import with_partners
from toolkit.layout.funding import funding_mark
from toolkit.layout.house import House
from toolkit.layout.items import Item, Shape, Text
from toolkit.layout.lockup import Variant
from toolkit.layout.logo import Logo
from toolkit.layout.map import label_point, map_aspect, region_shapes
from toolkit.model.brand import Ink

STAND_IN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 100"><path fill="{ink}" '
    'd="M0 0L160 0L160 100L0 100ZM12 12L12 88L148 88L148 12Z"/><path fill="{ink}" d="{letters}"/></svg>'
)
"""A partner's logo where no partner's is at hand: a frame with the word in it."""


def palette(house: House, region: str | None, language: str) -> tuple[Figure, Figure]:
    """The shared colours and the regions', as swatches; the region's own come first."""
    owned = {key: (one.accent, one.accent_light) for key, one in house.brand.regions.items()}
    paired = set(chain.from_iterable(owned.values()))
    shared = [key for key in house.brand.palette.colors if key not in paired]
    order = [region, *(key for key in owned if key != region)] if region else [*owned]
    title = house.brand.say(house.brand.guide.words["palette"], language)
    regional = [(house.owner_name(key, language), owned[str(key)]) for key in order]
    return _shared(house, language, shared, title), _regional(house, language, regional, title)


def _shared(house: House, language: str, keys: list[str], title: str) -> Figure:
    sheet, columns, high = Sheet(house, language), 7, 24.0
    wide = WIDTH / columns
    for place, key in enumerate(keys):
        row, column = divmod(place, columns)
        _swatch(sheet, house.brand.palette.colors[key], Box(column * wide, row * (high + 2), wide - 2, high))
    rows = -(-len(keys) // columns)
    return sheet.figure("palette", WIDTH, rows * (high + 2) - 2, f"{title}: {_spoken(house, language, keys)}.", title)


def _regional(house: House, language: str, owners: list[tuple[str, tuple[str, str]]], title: str) -> Figure:
    """A row a region: the deep accent and its light twin."""
    sheet, high, name = Sheet(house, language), 13.0, 42.0
    for row, (owner, pair) in enumerate(owners):
        y, wide = row * (high + 2), (WIDTH - name) / 2
        sheet.label(owner, 0, y + high / 2 - LABEL / 2)
        for column, key in enumerate(pair):
            _swatch(sheet, house.brand.palette.colors[key], Box(name + column * wide, y, wide - 2 * (column == 0), high))
    keys = [key for _, pair in owners for key in pair]
    return sheet.figure("accents", WIDTH, len(owners) * (high + 2) - 2, f"{title}: {_spoken(house, language, keys)}.")


def _swatch(sheet: Sheet, ink: Ink, box: Box) -> None:
    """A colour with its name and hex on it, in whichever of black and white can be read."""
    color = sheet.house.brand.color
    pale = ink.hex.contrast(color("white")) < 1.2
    sheet.panel(box, ink.hex, color("mist") if pale else None)
    text = max((color("white"), color("night")), key=ink.hex.contrast)
    sheet.label(sheet.house.brand.say(ink.name, sheet.language), box.x + 2, box.bottom - 8, 2.3, color=text)
    sheet.label(ink.hex.hex, box.x + 2, box.bottom - 4.2, 2.1, color=text, face=TEXT)


def _spoken(house: House, language: str, keys: list[str]) -> str:
    inks = (house.brand.palette.colors[key] for key in keys)
    return ", ".join(f"{house.brand.say(ink.name, language)} {ink.hex.hex}" for ink in inks)


def emblem(house: House, funding: str, language: str) -> Figure:
    """The flag with its statement and the free room round both, its border on coloured grounds, its least height at true size."""
    sheet, rules, say = Sheet(house, language), house.brand.emblem, house.brand.say
    mark, high = funding_mark(house, funding, language, "positive"), 16.0
    clear = rules.clear_space * high
    box = sheet.place(mark.drawing, 14 + clear, 1 + clear, high)
    zone = box.inset(-clear)
    sheet.dashed(zone)
    sheet.down(box.y, box.y + high, zone.x - 4, "h")
    sheet.across(zone.x, box.x, zone.bottom + 2.5, f"{number(rules.clear_space, language)} h")
    _bordered(sheet, funding, Box(zone.right + 8, zone.y, 30, zone.height))
    _least_flag(sheet, funding, zone.right + 50, zone.y)
    title = say(house.brand.guide.words["emblem"], language)
    return sheet.figure("emblem", WIDTH, zone.bottom + 8, f"{title}: {mark.drawing.name}.", title)


def _bordered(sheet: Sheet, funding: str, panel: Box) -> None:
    """The flag with its white border on a coloured ground."""
    house, rules, high = sheet.house, sheet.house.brand.emblem, 10.0
    sheet.panel(panel, house.brand.color("dusk"))
    place = Box(panel.center.x - rules.aspect * high / 2, panel.y + 4, 0, high)
    sheet.put(_flag(house, funding, sheet.language, "negative", place))
    label = f"{number(rules.keyline, sheet.language)} h"
    sheet.label(label, panel.center.x, panel.bottom - 5.5, align=0.5, color=house.brand.color("text-on-dark"))


def _least_flag(sheet: Sheet, funding: str, x: float, y: float) -> None:
    """The flag at its least height in print, at true size."""
    least = sheet.house.brand.emblem.min_height_mm
    sheet.put(_flag(sheet.house, funding, sheet.language, "positive", Box(x, y, 0, least)))
    sheet.down(y, y + least, x - 3)
    sheet.label(f"{number(least, sheet.language)} mm", x - 3, y + least + 1.8, color=sheet.signal)


def _flag(house: House, funding: str, language: str, variant: Variant, at: Box) -> tuple[Item, ...]:
    """The flag alone, its sentence left out."""
    whole = funding_mark(house, funding, language, variant).drawing
    bare = replace(whole, items=tuple(item for item in whole.items if not isinstance(item, Text)))
    return bare.placed(Box(at.x, at.y, whole.width * at.height, whole.height * at.height))


def foot(house: House, region: str | None, funding: str, language: str) -> Figure:
    """Lockup, a partner and the emblem in a row, with the gaps between them."""
    sheet, say = Sheet(house, language), house.brand.say
    made = with_partners(house, region, "horizontal", "positive", language, funding, [stand_in(house, language)])
    scale = min(13.0, WIDTH / made.drawing.width)
    box = sheet.place(made.drawing, 0, 0, scale)
    for mark in (one for one in made.marks if one.kind != "statement"):
        sheet.dashed(mark.box.scaled(scale).inset(-HAIR), house.brand.color("mist"))
    title = say(house.brand.guide.words["foot"], language)
    return sheet.figure("foot", WIDTH, box.bottom, f"{title}: {made.drawing.name}.", title)


def stand_in(house: House, language: str) -> Logo:
    """A logo to stand for any partner's: neutral, a little wider than high."""
    word, ink = house.brand.say(house.brand.guide.words["partner"], language), house.brand.color("muted-on-light")
    sheet = Sheet(house, language)
    size = 24.0
    width = sheet.label(word, 0, 0, size, face=HEADLINE).width
    sheet.items.clear()
    sheet.label(word, 80, 50 - 0.36 * size * min(1, 116 / width), size * min(1, 116 / width), align=0.5, face=HEADLINE)
    return Logo(word, 1.6, svg=STAND_IN.format(ink=ink.hex, letters=_letters(sheet)), ink=0.4)


def _letters(sheet: Sheet) -> str:
    drawn = sheet.figure("", 160, 100, "").svg
    return drawn.partition(' d="')[2].partition('"')[0]


def region_map(house: House, region: str | None, language: str) -> Figure:
    """The country: the region in its accent, the seven calm, the rest faint, with the seven's names."""
    sheet, color = Sheet(house, language), house.brand.color
    high = 108.0
    wide = map_aspect(house.map) * high
    box = Box((WIDTH - wide) / 2, 0, wide, high)
    named, white = house.region(region), color("white")
    accent, calm = house.accent(region, on_dark=False), color("dusk")
    for land, outline in region_shapes(house.map, box):
        shared = white.mix(calm if named else accent, 0.25)
        paint = accent if named and land.iso == named.iso else shared if land.seven else white.mix(calm, 0.1)
        sheet.items.append(Shape(outline, paint, role="map"))
    for key, one in house.brand.regions.items():
        at, name = label_point(house.map, box, one.iso), house.owner_name(key, language)
        if key == region:
            sheet.stroke(at, Point(box.right + 4, at.y), color("night"))
            sheet.label(name, box.right + 5.5, at.y - 1.3, 3.6, color=accent)
        else:
            sheet.label(name, at.x, at.y - 0.8, 2.2, align=0.5)
    names = ", ".join(house.owner_name(key, language) for key in house.brand.regions)
    title = house.brand.say(house.brand.guide.words["map"], language)
    sheet.label(house.brand.word("map-credit", language), 0, high + 3, 2.0, color=sheet.quiet, face=TEXT)
    return sheet.figure("map", WIDTH, high + 6, f"{title}: {house.owner_name(region, language)}. {names}.", title)


def specimens(house: House) -> tuple[Figure, ...]:
    """A specimen for each language of the brand, in that language's own name and letters."""
    return tuple(_specimen(house, key) for key in house.brand.languages)


def _specimen(house: House, language: str) -> Figure:
    sheet, brand = Sheet(house, language), house.brand
    name = brand.say(brand.languages[language].name, language)
    regions = " · ".join(_attested(house, language))
    sheet.label(name, 0, 3, 8.5, face=HEADLINE)
    letters = brand.guide.letters.get(language, "")
    sheet.label(letters, 0, 15, 4.6, color=sheet.signal, face="kicker")
    y = 22.5
    for line in _wrapped(sheet, regions):
        sheet.label(line, 0, y, 3.2, face=TEXT)
        y += 4.8
    alt = f"{name}: {letters}. {regions}"
    return sheet.figure(f"specimen-{language}", WIDTH, y + 0.5, alt, brand.languages[language].tag)


def _attested(house: House, language: str) -> Iterator[str]:
    """Names that the definition has in a language: the regions', and where these are few, capitals' and councils' too."""
    regions = house.brand.regions.values()
    names = [one.name for one in regions]
    if sum(language in texts for texts in names) < len(names):
        names += [texts for one in regions for texts in (one.capital, one.council.name)]
    return (texts[language] for texts in names if language in texts)


def _wrapped(sheet: Sheet, text: str) -> Iterator[str]:
    """Lines that the column holds, broken at the dots."""
    line = ""
    for word in text.split(" · "):
        longer = f"{line} · {word}" if line else word
        if line and len(longer) > 92:
            yield line
            longer = word
        line = longer
    yield line
