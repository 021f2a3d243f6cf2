"""What was written, ready to be set: slots as texts in their styles, and the picture told in words."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from toolkit.color import Color
from toolkit.layout.funding import statement
from toolkit.layout.house import House
from toolkit.layout.request import Request
from toolkit.layout.stack import Part, Table, Words
from toolkit.model.brand import Style
from toolkit.model.content import Period, Row
from toolkit.model.template import Arrangement, Block, Template
from toolkit.text.breaks import pieces
from toolkit.text.dates import say_clocks, say_period
from toolkit.text.fit import Measured, Setting

NB = "\u00a0"
FIELD = re.compile(r"\{([a-z0-9-]+)\}")
ENDS = ".!?…”"
DOUBLE = re.compile(r"(?<!\.)([.!?…])\.(?!\.)|^(\w+: )(?=\2)")
"""A stop after a stop (`1,27 milj..`), and a label before the same label (`Source: Source:`)."""
LOOKS = re.compile(
    r"logo|logotyp\w*|rgb|cmyk|srgb|pos(itive)?|neg(ative)?|mono|colou?r|horizontal|vertical|[0-9]+x|v[0-9]+", re.I
)
"""What a logo's file name says beside its owner's."""


def said(house: House, request: Request, slot: str) -> str:
    """A slot's text in the picture's language; empty if nothing was written."""
    value = request.content.get(slot)
    if isinstance(value, Period):
        return say_period(value, request.language)
    if isinstance(value, tuple):
        return "; ".join(_told(row, request.language) for row in value)
    return str(value or "")


def title_of(template: Template, request: Request) -> str:
    """What the picture is called: its title, or the first text it has."""
    texts = (request.content.get(slot) for slot in ("title", *template.slots))
    return next((text for text in texts if isinstance(text, str) and text), template.id)


def link_of(template: Template, request: Request) -> str | None:
    """The link that was given, if the template has a slot for one."""
    links = (request.content.get(key) for key, slot in template.slots.items() if slot.kind == "link")
    return next((link for link in links if isinstance(link, str) and link), None)


def alternative(house: House, request: Request, template: Template, arrangement: Arrangement) -> str:
    """The alternative text: what is written, what the photograph shows, who is behind it, and the funding sentence."""
    brand, language = house.brand, request.language
    told = [*_sentences(house, request, brand.say(template.alt, language), {*arrangement.leave_out} - {"title"})]
    if request.photo and (shown := request.photo.alt.get(language)):
        told.append(f"{brand.word('photo', language)}: {shown}")
    told.append(", ".join(dict.fromkeys((house.owner_name(None, language), house.owner_name(request.region, language)))))
    regime = brand.funding[request.funding]
    if request.partners:
        told.append(told_partners(house, request.partners, language))
    if regime.emblem:
        told.append(statement(regime, language).text)
    return " ".join(sentence if sentence[-1] in ENDS else f"{sentence}." for sentence in told)


def told_partners(house: House, keys: Iterable[str], language: str) -> str:
    """Whose logos stand beside ours: `Partners: ERRIN, Vanguard Initiative`; `keys` are those of `house.logos`."""
    label, names = house.brand.word("partners", language), ", ".join(partner_name(house, key, language) for key in keys)
    return f"{label}: {names}" if label else names


def partner_name(house: House, key: str, language: str) -> str:
    """As the brand has it, or else what the file is called, without what says how the logo looks."""
    for known in house.brand.partners.values():
        if known.logo and key == f"partners/{known.logo}":
            return house.brand.say(known.name, language)
    name = house.logos[key].name
    words = [word for word in re.split(r"[\s_.@-]+", name) if word and not LOOKS.fullmatch(word)]
    said = " ".join(words) or name
    return said if said != said.lower() else said[0].upper() + said[1:]


def caption(house: House, request: Request, template: Template) -> str:
    """What may be posted with the picture: its texts, a line each, and whose photograph it is."""
    brand, language = house.brand, request.language
    lines = list[str]()
    for block in template.stack:
        written = _lines(house, request, block.slot or "")
        lead = brand.word(block.lead, language) if any(written) and block.lead else ""
        lines += [f"{lead} {line}".strip() for line in written]
    if request.photo and request.photo.credit:
        lines.append(f"{brand.word('photo-credit', language)} {request.photo.credit}")
    return "\n".join(dict.fromkeys(line for line in lines if line))


def parts(house: House, request: Request, template: Template, arrangement: Arrangement, *, beside_code: bool) -> list[Part]:
    """The template's stack with what was written, without what is empty or has no room on this shape."""
    setter = _Setter(house, request, template, arrangement)
    blocks = [block for block in template.stack if (block.slot or block.word) not in arrangement.leave_out]
    found = [part for block in blocks if (part := setter.part(block))]
    return [setter.beside(part, block_style) for part, block_style in found] if beside_code else [part for part, _ in found]


NARROW = frozenset(("lead", "meta", "muted", "caption", "body"))
"""Styles whose texts stand beside a code rather than above it."""


class _Setter:
    """Sets one request's blocks."""

    def __init__(self, house: House, request: Request, template: Template, arrangement: Arrangement) -> None:
        self.house, self.request, self.template, self.arrangement = house, request, template, arrangement

    def part(self, block: Block) -> tuple[Part, str] | None:
        value = self.request.content.get(block.slot or "")
        if isinstance(value, tuple):
            return self._table(block, value), block.style
        text = self._text(block)
        return (
            (self.words(block.slot or block.word or "", text, block.style, block.gap, block.lines), block.style) if text else None
        )

    def beside(self, part: Part, style: str) -> Part:
        if style in NARROW and isinstance(part, Words):
            return replace(part, beside_code=True)
        return part

    def words(self, slot: str, text: str, style_key: str, gap: float, lines: int) -> Words:
        typography = self.house.brand.typography
        style = typography.styles[style_key]
        found = _measured(self.house, text.upper() if style.case == "upper" else text, self.request.language, style_key, slot)
        return Words(slot, found, style, self._color(style), typography.faces[style.face].family, gap, lines)

    def _text(self, block: Block) -> str:
        brand, language = self.house.brand, self.request.language
        if block.word:
            return brand.word(block.word, language)
        text = said(self.house, self.request, block.slot or "")
        if self.template.slots[block.slot or ""].kind == "link":
            text = _address(text)
        return f"{brand.word(block.lead, language)} {text}" if text and block.lead else text

    def _table(self, block: Block, value: Sequence[Row]) -> Table:
        """Where rows stand in several columns there is little room, and so they may be told without names."""
        columns, rows = self.arrangement.columns, [self._row(block, row) for row in value]
        brief = [self._row(block, row.model_copy(update={"who": ""})) for row in value] if columns > 1 else ()
        return Table(block.slot or "", rows, block.gap, columns, brief)

    def _row(self, block: Block, row: Row) -> tuple[Words, Words]:
        slot = block.slot or ""
        told = f"{row.title} – {row.who.replace(' ', NB)}" if row.who else row.title
        return self.words(slot, _time(row, self.request.language), "time", 0, 1), self.words(
            slot, told, block.style, 0, block.lines
        )

    def _color(self, style: Style) -> Color:
        """A style's colour on the ground; where its role is the accent, the region's."""
        on_dark = self.request.ground == "dark"
        role = style.role if on_dark else style.role_light
        return (
            self.house.accent(self.request.region, on_dark=on_dark) if role.startswith("accent") else self.house.brand.color(role)
        )


def _address(link: str) -> str:
    """A link as people read it: without what only machines need."""
    before_others = re.sub(r"(?<=[?&])(utm_[a-z_]+=[^&#]*&)+", "", link)
    return re.sub(r"^https?://(www\.)?|/$", "", re.sub(r"[?&]utm_[a-z_]+=[^&#]*(?=#|$)", "", before_others))


@lru_cache(maxsize=4096)
def _measured(house: House, text: str, language: str, style_key: str, slot: str) -> Measured:
    """Kept, since a text comes again in every format and region."""
    style = house.brand.typography.styles[style_key]
    face = house.face(style.face)
    found = pieces(text, language, style.breaks, house.hyphenator, slot)
    for piece in found:
        face.require(piece.text, slot)
    return Measured(found, Setting(face, language, style.tracking))


def _lines(house: House, request: Request, slot: str) -> list[str]:
    """A slot's text by lines; of a programme each row is one."""
    value = request.content.get(slot)
    return [_told(row, request.language) for row in value] if isinstance(value, tuple) else said(house, request, slot).split("\n")


def _told(row: Row, language: str) -> str:
    return f"{_time(row, language)} {row.title}" + (f", {row.who}" if row.who else "")


def _time(row: Row, language: str) -> str:
    return say_clocks(row.time, language).replace(" ", NB).replace("-", "–")


def _sentences(house: House, request: Request, pattern: str, left_out: Collection[str]) -> Iterator[str]:
    """The parts of a pattern whose slots are all filled and shown."""
    for part in pattern.split("|"):
        fields = {slot: said(house, request, slot) for slot in FIELD.findall(part) if slot not in left_out}
        if len(fields) == len(FIELD.findall(part)) and all(fields.values()):
            yield DOUBLE.sub(lambda found: found[1] or "", " ".join(_filled(part, fields).split()))


def _filled(part: str, fields: Mapping[str, str]) -> str:
    return FIELD.sub(lambda found: fields[found[1]], part)
