"""The logos drawn to measure: clear space, least widths at true size, layouts and variants, the mark's construction, the family.

x is the height of the mark. Every measure is read from the brand definition and from the drawings themselves.
"""

from collections.abc import Mapping
from math import cos, dist, radians, sin

from toolkit.geometry import Box, Point
from toolkit.guide.sheet import WIDTH, Figure, Sheet
from toolkit.guide.tables import number
from toolkit.layout.house import House
from toolkit.layout.lockup import DARK_GROUNDS, LAYOUTS, VARIANTS, LogoLayout, Variant, lockup
from toolkit.layout.otava import draw_mark, figure
from toolkit.model.brand import Mark

MM_PER_PX = 25.4 / 96
GAP = 4.0
"""Between panels, in mm."""

LINE = 5.0
"""From one label's top to the next one's, in mm."""


def clear_space(house: House, region: str | None, layout: LogoLayout, language: str) -> Figure:
    """A layout with the free room round it, both measured in x."""
    sheet, drawn = Sheet(house, language), lockup(house, region, layout, "positive", language)
    share = house.brand.logos.clear_space
    scale = min(30.0, (WIDTH / 2 - 16) / (drawn.width + 2 * share), 44 / (drawn.height + 2 * share))
    logo = sheet.place(drawn, 12 + share * scale, 2 + share * scale, scale)
    zone = logo.inset(-share * scale)
    sheet.dashed(zone)
    sheet.down(logo.y, logo.y + scale, zone.x - 4, "x")
    sheet.across(zone.x, logo.x, zone.bottom + 2.5, f"{number(share, language)} x")
    sheet.across(logo.right, zone.right, zone.bottom + 2.5, f"{number(share, language)} x")
    word = house.brand.guide.words["clear-space"]
    name = house.brand.say(house.brand.logos.layouts[layout], language)
    alt = f"{house.brand.say(word, language)}: {drawn.name}. {number(share, language)} x."
    return sheet.figure(f"clear-{layout}", zone.right + 4, zone.bottom + 8, alt, name)


def minimum_sizes(house: House, region: str | None, language: str) -> Figure:
    """Each layout at its least width in print and on a screen, where an inch has 96 px, at true size."""
    sheet, rules, say = Sheet(house, language), house.brand.logos, house.brand.say
    column, top, heights = WIDTH / len(LAYOUTS), 11.0, list[float]()
    words, told = house.brand.guide.words, list[str]()
    for place, layout in enumerate(LAYOUTS):
        drawn, x, y = lockup(house, region, layout, "positive", language), place * column, top
        sheet.label(say(rules.layouts[layout], language).partition(" – ")[0], x, 0.5)
        for unit, width, word in (
            ("mm", rules.min_width_mm[layout], "print"),
            ("px", rules.min_width_px[layout] * MM_PER_PX, "screen"),
        ):
            least = rules.min_width_mm[layout] if unit == "mm" else rules.min_width_px[layout]
            sheet.label(say(words[word], language), x, y - 3.5, color=sheet.quiet, face="body")
            box = sheet.place(drawn, x, y, width / drawn.width)
            sheet.across(box.x, box.right, box.bottom + 2.2)
            sheet.label(f"{number(least, language)} {unit}", box.x, box.bottom + 3.6, color=sheet.signal)
            told.append(f"{say(rules.layouts[layout], language)}, {say(words[word], language)}: {number(least, language)} {unit}")
            y += _tallest(house, region, language) + 14
        heights.append(y)
    title = say(words["minimum"], language)
    return sheet.figure("minimum", WIDTH, max(heights) - 6, f"{title}. {'; '.join(told)}.", title)


def _tallest(house: House, region: str | None, language: str) -> float:
    """Height of the highest layout at its least width, in mm."""
    rules = house.brand.logos
    widths = {layout: max(rules.min_width_mm[layout], rules.min_width_px[layout] * MM_PER_PX) for layout in LAYOUTS}
    return max(width / lockup(house, region, layout, "positive", language).aspect for layout, width in widths.items())


def variants(house: House, region: str | None, language: str) -> Figure:
    """Every layout in every variant, each on a ground that it is for."""
    sheet, say = Sheet(house, language), house.brand.say
    weights = {layout: lockup(house, region, layout, "positive", language).width + 1.5 for layout in LAYOUTS}
    free, high = WIDTH - (len(LAYOUTS) - 1) * GAP, 27.0
    for row, variant in enumerate(VARIANTS):
        x, y = 0.0, 0.4 + row * (high + LINE + 3)
        sheet.label(say(house.brand.logos.variants[variant], language), 0, y)
        for layout in LAYOUTS:
            panel = Box(x, y + LINE, free * weights[layout] / sum(weights.values()), high)
            _on_ground(sheet, region, layout, variant, panel)
            x = panel.right + GAP
    title = say(house.brand.guide.words["variants"], language)
    named = [say(texts, language) for texts in (*house.brand.logos.layouts.values(), *house.brand.logos.variants.values())]
    return sheet.figure("variants", WIDTH, len(VARIANTS) * (high + LINE + 3) - 3, f"{title}: {'; '.join(named)}.", title)


def _on_ground(sheet: Sheet, region: str | None, layout: LogoLayout, variant: Variant, panel: Box) -> None:
    house, color = sheet.house, sheet.house.brand.color
    grounds: dict[Variant, str] = {
        "positive": "ground-light",
        "negative": "ground-dark",
        "mono-dark": "white",
        "mono-light": "black",
    }
    edge = color("ice") if variant not in DARK_GROUNDS else None
    sheet.panel(panel, color(grounds[variant]), edge)
    drawn = lockup(house, region, layout, variant, sheet.language)
    room = panel.inset(4.0)
    scale = min(room.width / drawn.width, room.height / drawn.height, 15.0)
    width, height = drawn.width * scale, drawn.height * scale
    sheet.place(drawn, panel.center.x - width / 2, panel.center.y - height / 2, scale)


def construction(house: House, region: str | None, language: str) -> Figure:
    """The mark large, each star named, with the measures that it is drawn by."""
    sheet, mark = Sheet(house, language), house.brand.mark
    frame = Box(30, 8, WIDTH - 60, 62)
    lit = house.brand.regions[region].star if region else None
    size, stars = figure(mark).placed(frame)
    sheet.put(draw_mark(mark, frame, lit, house.brand.color("night"), house.accent(region, on_dark=False)))
    left = frame.center.x - figure(mark).aspect * size / 2
    sheet.down(frame.y, frame.y + size, left - 26, "x")
    owners = {one.star: house.owner_name(key, language) for key, one in house.brand.regions.items()}
    for key, point in stars.items():
        sheet.ring(point, mark.lit * size)
        off = mark.lit * size + 2
        _name_star(sheet, mark.stars[key].name, owners.get(key, ""), point, _outwards(mark, stars, key, off), off)
    title = house.brand.say(house.brand.guide.words["construction"], language)
    named = "; ".join(f"{star.name} – {owners.get(key, '')}" for key, star in mark.stars.items())
    return sheet.figure("construction", WIDTH, frame.bottom + 8, f"{title}. {named}.", title)


def _outwards(mark: Mark, stars: Mapping[str, Point], key: str, off: float) -> Point:
    """The direction, one long, in which a star's name stands freest of all stars and lines."""
    busy = [point for other, point in stars.items() if other != key]
    for a, b in mark.lines:
        busy += [_along(stars[a], stars[b], step / 8) for step in range(9)]
    ways = [Point(sin(radians(15 * step)), -cos(radians(15 * step))) for step in range(24)]
    own = stars[key]

    def freedom(way: Point) -> float:
        reach = off + NAME * abs(way.x)
        return min(dist((own.x + way.x * reach, own.y + way.y * reach), point) for point in busy)

    return max(ways, key=freedom)


NAME = 9.0
"""From where a star's name begins to about its middle, in mm."""


def _along(start: Point, end: Point, share: float) -> Point:
    return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)


def _name_star(sheet: Sheet, star: str, owner: str, at: Point, way: Point, off: float) -> None:
    """Two lines at a star, `off` from its middle."""
    x, y = at.x + way.x * off, at.y + way.y * off
    align = 0.5 if abs(way.x) < 0.5 else (0.0 if way.x > 0 else 1.0)
    top = y - 2.4 + way.y * 2.6
    sheet.label(star, x, top, align=align)
    sheet.label(owner, x, top + 3.3, 2.1, align=align, color=sheet.quiet, face="body")


def family(house: House, language: str) -> Figure:
    """The lockups of all regions in one size, the area's first."""
    sheet, owners = Sheet(house, language), (None, *house.brand.regions)
    drawn = [lockup(house, owner, "compact", "positive", language) for owner in owners]
    columns = 2
    scale = min(15.0, (WIDTH / columns - GAP) / max(one.width for one in drawn))
    step = scale * 1.7
    for place, one in enumerate(drawn):
        row, column = divmod(place, columns)
        sheet.place(one, column * WIDTH / columns, 1 + row * step, scale)
    title = house.brand.say(house.brand.guide.words["family"], language)
    names = ", ".join(house.owner_name(owner, language) for owner in owners)
    rows = -(-len(drawn) // columns)
    return sheet.figure("family", WIDTH, 2 + (rows - 1) * step + scale, f"{title}: {names}.", title)
