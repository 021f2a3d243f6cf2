"""From a slide of an outline to the slides it takes: contents measured and sized, and carried on where one does not hold them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit.errors import BrandkitError, MisfitError
from toolkit.layout.deck.board import Ready
from toolkit.layout.deck.chart import chart_alt
from toolkit.layout.deck.choose import Blocks, choose
from toolkit.layout.deck.desk import NB, PX, Desk
from toolkit.layout.deck.fit import Slot, best_size, divided
from toolkit.layout.deck.flow import SLACK, Flowing, cleaned, held_together, text_of
from toolkit.layout.deck.table import set_tables
from toolkit.layout.slides import Filled, SetParagraph, SetTable, text_room
from toolkit.model.deck import Ground, SlideLayout, SlideStyle
from toolkit.model.outline import Block, Bullets, Chart, Figure, Grid, Image, Paragraph, Quote, Run, Slide

Thing = Slot | SetTable | Chart | Image
Trouble = list[tuple[int, BrandkitError]]
"""What went wrong, in reading order, each with its line of the outline."""

PAIRS, HEADINGS = ("left", "right"), ("left-heading", "right-heading")
"""Placeholders that stand beside each other."""

HELD = 0.8
"""Size of a headline with its words held together ÷ the same without, at least."""

TOLD = 60
"""Characters of a title that are quoted in an error."""

WHOLE = "content"
"""The layout on which one of two lists goes on by itself."""

TABLE = "table"
"""The style of tables, whatever the placeholder's is."""


@dataclass(frozen=True)
class Page:
    """One slide's contents by placeholder, its title apart."""

    layout: str
    ground: Ground
    things: Mapping[str, Thing]
    lines: Mapping[str, int]
    """Where what stands in a placeholder begins in the outline."""

    def line(self, where: str, slide: Slide) -> int:
        """Of what stands there, or of its slide."""
        return self.lines.get(where) or slide.line


def pages(desk: Desk, slide: Slide, trouble: Trouble) -> list[Page]:
    """The slides that an outline's slide takes; what is wrong with it is added to `trouble`."""
    try:
        key, placed = choose(slide, desk.design)
    except BrandkitError as error:
        trouble.append((slide.line, error))
        return []
    layout, carried = desk.design.layouts[key], dict[str, list[Thing]]()
    for holder, blocks in placed.items():
        try:
            carried[holder] = _carried(desk, layout, holder, blocks)
        except BrandkitError as error:
            trouble.append((_guilty(desk, layout, holder, blocks) or slide.line, error))
    lines = {holder: blocks[0].line for holder, blocks in placed.items()}
    count = max((len(parts) for parts in carried.values()), default=1)
    return [_page(desk, key, carried, number, lines) for number in range(count)]


def _guilty(desk: Desk, layout: SlideLayout, holder: str, blocks: Blocks) -> int:
    """The line of the first block that cannot stand there even by itself, or of the first of all."""
    for block in blocks:
        try:
            _carried(desk, layout, holder, (block,))
        except BrandkitError:
            return block.line
    return blocks[0].line


def titled(desk: Desk, layout: str, title: str) -> Slot:
    """The title in its placeholder; ContentError for a character that cannot be set."""
    return _slot(desk, desk.design.layouts[layout], "title", (Paragraph((Run(title),)),))


def ready(desk: Desk, page: Page, slide: Slide, title: str, heading: Slot, trouble: Trouble) -> Ready | None:
    """The page at the largest sizes that fit; None where something fits at none."""
    slots = {"title": heading, **{name: thing for name, thing in page.things.items() if isinstance(thing, Slot)}}
    slots = {name: _whole(desk, slot) for name, slot in slots.items()}
    found, air = dict[str, float](), dict[str, float]()
    for names in _alike(slots):
        size = best_size([slots[name] for name in names])
        if size is None:
            misfits = [name for name in names if not best_size([slots[name]])]
            trouble.extend((page.line(name, slide), _misfit(slots[name])) for name in misfits)
        else:
            found |= dict.fromkeys(names, size)
            air |= dict.fromkeys(names, _air([slots[name] for name in names], size))
    if len(found) < len(slots):
        return None
    holders, filled = desk.design.layouts[page.layout].holders, list[Filled]()
    for name in holders:
        thing = slots.get(name) or page.things.get(name)
        if thing is not None:
            filled.append(Filled(name, thing.at(found[name], air[name]) if isinstance(thing, Slot) else thing, holders[name].box))
    return Ready(page.layout, page.ground, title, tuple(filled), slots)


def _misfit(slot: Slot) -> MisfitError:
    """Why it does not fit at its smallest: of a title in points, as whoever writes one knows letters to be measured."""
    if slot.holder != "title":
        return slot.misfit()
    size, width = slot.style.size[0], slot.room.width * SLACK
    told = " ".join(text_of(list(one.words)) for one in slot.flow)
    quoted = told if len(told) <= TOLD else told[:TOLD].rstrip() + "…"
    if height := slot.height(size, width):
        needs, has = height / PX, slot.room.height / PX
        problem = f"“{quoted}” needs {needs:.0f} pt of height in its smallest letters ({size:g} pt), where {has:.0f} pt have room"
        return MisfitError(slot.holder, problem, "shorten it")
    needs, has = max(word.width for one in slot.flow for word in one.words) * size, width / PX
    problem = f"a word of “{quoted}” is {needs:.0f} pt wide in its smallest letters ({size:g} pt), where {has:.0f} pt have room"
    return MisfitError(slot.holder, problem, "write it shorter, or in two words")


def _whole(desk: Desk, slot: Slot) -> Slot:
    """A headline that would be broken at a hyphen inside a word has hyphens that hold, where it is not much smaller for that."""
    size = best_size([slot]) if slot.style.headline else None
    if size is None or not slot.parts_words(size):
        return slot
    held = (
        one.paragraph._replace(runs=tuple(run._replace(text=held_together(run.text)) for run in one.paragraph.runs))
        for one in slot.flow
    )
    whole = replace(slot, flow=tuple(Flowing.of(desk, paragraph, slot.style, slot.holder) for paragraph in held))
    return whole if (best_size([whole]) or 0) >= HELD * size else slot


def _air(slots: Sequence[Slot], size: float) -> float:
    """The same for lists beside each other; none where there is no list."""
    return min(slot.air(size) for slot in slots) if any(slot.is_list for slot in slots) else 0


def _alike(slots: Mapping[str, Slot]) -> Iterator[list[str]]:
    """Texts that are set at one size: those that stand beside each other, and each of the others."""
    for names in (PAIRS, HEADINGS):
        if beside := [name for name in names if name in slots]:
            yield beside
    yield from ([name] for name in slots if name not in (*PAIRS, *HEADINGS))


def _carried(desk: Desk, layout: SlideLayout, name: str, blocks: Blocks) -> list[Thing]:
    """What stands in a placeholder, on as many slides as it needs."""
    block, box = blocks[0], layout.holders[name].box
    match block:
        case Grid():
            return [*set_tables(desk, block, desk.design.styles[TABLE], box, name)]
        case Chart():
            return [replace(block, alt=block.alt or chart_alt(desk, block))]
        case Image():
            return [block]
        case _:
            slot = _slot(desk, layout, name, blocks)
            return [*divided(slot)] if slot.style.bullets else [slot]


def _page(desk: Desk, key: str, carried: Mapping[str, Sequence[Thing]], number: int, lines: Mapping[str, int]) -> Page:
    """The slide of this number among those of one title: what has nothing more to say is said again, but for lists."""
    design, things = desk.design, dict[str, Thing]()
    tables = any(isinstance(part, SetTable) for parts in carried.values() for part in parts[1:])
    for name, parts in carried.items():
        listed = isinstance(parts[0], Slot) and parts[0].style.bullets and not tables
        if number < len(parts):
            things[name] = parts[number]
        elif len(parts) == 1 and not listed:
            things[name] = parts[0]
    alone = [thing for name, thing in things.items() if name in PAIRS and isinstance(thing, Slot)]
    if number and key == "two-contents" and len(things) == len(alone) == 1:
        (name,) = things
        holder = design.layouts[WHOLE].holders["text"]
        whole = replace(alone[0], holder="text", room=text_room(holder, design))
        return Page(WHOLE, design.layouts[WHOLE].ground, {"text": whole}, {"text": lines[name]})
    return Page(key, design.layouts[key].ground, things, lines)


def _slot(desk: Desk, layout: SlideLayout, name: str, blocks: Sequence[Block]) -> Slot:
    holder = layout.holders[name]
    style, where = desk.design.styles[holder.style], name
    flow = (Flowing.of(desk, paragraph, style, where) for paragraph in _paragraphs(desk, blocks, style, where))
    return Slot(name, tuple(flow), style, text_room(holder, desk.design))


def _paragraphs(desk: Desk, blocks: Sequence[Block], style: SlideStyle, where: str) -> Iterator[SetParagraph]:
    for block in blocks:
        for paragraph in _said(desk, block, style):
            yield paragraph._replace(runs=cleaned(paragraph.runs, desk.language, where))


def _said(desk: Desk, block: Block, style: SlideStyle) -> Iterator[SetParagraph]:
    """A text block as paragraphs."""
    match block:
        case Bullets():
            yield from _list(block)
        case Paragraph():
            yield SetParagraph(block.runs)
        case Quote():
            yield SetParagraph((Run(desk.quoted(block.text), bold=not style.headline),))
            if block.who:
                yield SetParagraph((Run(f"– {block.who}"),))
        case Figure():
            yield SetParagraph((Run(f"{block.value}{NB}", bold=True), Run(block.label)))
        case _:
            raise TypeError(f"{type(block).__name__} is no text")


def _list(block: Bullets) -> Iterator[SetParagraph]:
    for item in block.items:
        yield SetParagraph(item.runs, item.level, "number" if item.number else "bullet", item.number)
