"""The guide's tables as its pages show them: cells of text, some on a colour, with heads and notes in the guide's language."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.color import Color
from toolkit.guide import tables
from toolkit.guide.palette import KINDS, palette_name
from toolkit.layout.house import House


class Cell(NamedTuple):
    """A cell's text, the colour it stands on and the colour it is written in, where these are not the page's."""

    text: str
    ground: Color | None = None
    ink: Color | None = None


@dataclass(frozen=True)
class Table:
    """Rows under their head; `widths` are the columns' shares. A `matrix` has narrow columns and small numbers."""

    key: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    matrix: bool = False
    note: str = ""


class Writer(NamedTuple):
    """For whom the guide is written: what every chapter needs."""

    house: House
    region: str | None
    language: str

    def word(self, key: str) -> str:
        return self.house.brand.say(self.house.brand.guide.words[key], self.language)

    @property
    def funding(self) -> str:
        """The first regime that asks for the emblem."""
        return next(key for key, one in self.house.brand.funding.items() if one.emblem)

    def number(self, value: float) -> str:
        return tables.number(value, self.language)


def color_tables(writer: Writer) -> Iterator[Table]:
    yield _inks(writer)
    yield _matrix(writer)


def _inks(writer: Writer) -> Table:
    head = ("", *map(writer.word, ("color-name", "hex", "rgb", "cmyk", "pantone", "role")))
    rows = [
        (
            Cell("", row.color),
            Cell(_names(row, writer.language)),
            Cell(row.color.hex),
            Cell(row.rgb),
            Cell(" ".join(map(str, row.cmyk))),
            Cell(row.pantone or "–"),
            Cell(", ".join(row.roles) or _owner(writer, row.key)),
        )
        for row in tables.colors(writer.house.brand)
    ]
    caption = ", ".join(map(writer.word, ("hex", "rgb", "cmyk", "pantone")))
    return Table("colors", caption, head, tuple(rows), (0.5, 3.3, 1, 1.4, 1.4, 1.2, 2.3))


def _names(row: tables.ColorRow, language: str) -> str:
    """The name in the guide's language first, then in the others."""
    names = [row.name[language]] if language in row.name else []
    return " · ".join(dict.fromkeys([*names, *row.name.values()]))


def _owner(writer: Writer, key: str) -> str:
    """The region whose accent a colour is."""
    regions = writer.house.brand.regions
    return ", ".join(
        writer.house.owner_name(one, writer.language)
        for one in regions
        if key in (regions[one].accent, regions[one].accent_light)
    )


def _matrix(writer: Writer) -> Table:
    """Grounds in rows, colours of text in columns; a pair that is of no use as text has a dash."""
    inks, rows = {row.key: row for row in tables.colors(writer.house.brand)}, list[tuple[Cell, ...]]()
    ratios = {(row.foreground, row.ground): row for row in tables.contrast_table(writer.house.brand)}
    places = {key: str(place) for place, key in enumerate(inks, 1)}
    for ground, row in inks.items():
        name = f"{places[ground]} {writer.house.brand.say(row.name, writer.language)}"
        pairs_ = (_pair_cell(writer, ratios.get((text, ground)), inks[text].color, row.color) for text in inks)
        rows.append((Cell(name), *pairs_))
    text, large = tables.facts(*writer)["normal"], tables.facts(*writer)["large"]
    note = f"{writer.word('ground')} ↓ {writer.word('foreground')} →. ≥ {text}: {writer.word('pass-text')}. "
    note += f"≥ {large}: {writer.word('pass-large')}. –: {writer.word('pass-none')}."
    return Table(
        "contrast", writer.word("contrast"), ("", *places.values()), tuple(rows), (4.6, *(1.0 for _ in inks)), True, note
    )


def _pair_cell(writer: Writer, row: tables.ContrastRow | None, ink: Color, ground: Color) -> Cell:
    if row is None or not row.large:
        return Cell("" if row is None else "–")
    ratio = f"{int(row.ratio * 10) / 10:.1f}"
    return Cell(ratio if writer.language == "en" else ratio.replace(".", ","), ground, ink)


def styles(writer: Writer) -> Iterator[Table]:
    typography = writer.house.brand.typography
    head = tuple(map(writer.word, ("style", "face", "size", "leading")))
    rows = [
        (
            Cell(key),
            Cell(f"{typography.faces[style.face].family} {typography.faces[style.face].weight}"),
            Cell(f"{writer.number(style.size[0])} px"),
            Cell(writer.number(style.leading)),
        )
        for key, style in typography.styles.items()
    ]
    yield Table("styles", writer.word("style"), head, tuple(rows), (1.4, 2, 1, 1))


def statements(writer: Writer) -> Iterator[Table]:
    head = tuple(map(writer.word, ("language", "statement", "verified", "basis")))
    for regime in tables.regimes(writer.house.brand, writer.language):
        rows = [
            (Cell(row.language), Cell(row.text), Cell(writer.word("yes" if row.verified else "no")), Cell(row.basis))
            for row in regime.statements
        ]
        if rows:
            note = f"{writer.word('source')}: {regime.source}. {writer.word('checked')}: {regime.checked}."
            yield Table(f"statements-{regime.key}", regime.name, head, tuple(rows), (0.6, 3.4, 1, 2.2), note=note)


def rules(writer: Writer) -> Iterator[Table]:
    say, levels = writer.house.brand.say, writer.house.brand.guide.levels
    rows = [
        (Cell(row.code), Cell(row.sentence), Cell(say(levels[row.level], writer.language)), Cell(row.source))
        for row in tables.rules_table(writer.house.brand, writer.language)
    ]
    head = tuple(map(writer.word, ("rule", "what-for", "level", "source")))
    yield Table("rules", writer.word("rule"), head, tuple(rows), (1.4, 3, 1.1, 2.6))


def formats(writer: Writer) -> Iterator[Table]:
    rows = [
        (
            Cell(row.name),
            Cell(row.channel),
            Cell(f"{writer.number(row.size[0])} × {writer.number(row.size[1])} {row.unit}"),
            Cell(", ".join(map(writer.number, row.safe)) if any(row.safe) else "–"),
            Cell(", ".join(row.suffixes)),
            Cell(row.checked),
        )
        for row in tables.formats_table(writer.house.brand, writer.language)
    ]
    head = tuple(map(writer.word, ("format", "channel", "size", "safe", "suffixes", "checked")))
    yield Table("formats", writer.word("format"), head, tuple(rows), (2.4, 1.6, 1.7, 1.6, 1.1, 1.1))


def files(writer: Writer) -> Iterator[Table]:
    rows = [(Cell(palette_name(writer.house, kind, writer.region)), Cell(writer.word(f"kind-{kind}"))) for kind in KINDS]
    yield Table("files", writer.word("file"), (writer.word("file"), writer.word("what-for")), tuple(rows), (1, 1.6))
