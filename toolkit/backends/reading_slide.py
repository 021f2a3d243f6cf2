"""What a slide says to those who do not see it: title, texts, lists, tables, charts and pictures, in the order of its layout.

A table is a table, cell by cell; a chart or picture is one Figure with its alternative text. The band's logos are told on the
first slide that shows them, like a letterhead; later, like dates and numbers, they only repeat, and are not read aloud.
"""

from collections.abc import Iterator, Sequence

from toolkit.backends.reading import Part, extent, logos, role_of
from toolkit.geometry import Box
from toolkit.layout.items import Artboard, Item, Picture, Text
from toolkit.layout.slides import Filled, LaidSlide, SetParagraph, SetTable, SetText
from toolkit.text.font import INVISIBLE

DRAWN = ("chart", "table")
"""Roles of what stands in a chart or table beside texts."""

Places = list[int]


def read_slides(slides: Sequence[LaidSlide]) -> list[tuple[Part, ...]]:
    """The parts of each slide."""
    told, read = set[str](), list[tuple[Part, ...]]()
    for slide in slides:
        new = [part for part in logos(slide.artboard) if part.said not in told]
        told.update(part.said for part in new)
        read.append((*(part for one in _ordered(slide) for part in _parts(slide, one)), *new))
    return read


def _ordered(slide: LaidSlide) -> list[Filled]:
    """As the layout has it, but the title first."""
    return sorted(slide.filled, key=lambda one: one.holder != "title")


def _parts(slide: LaidSlide, one: Filled) -> Iterator[Part]:
    texts = [place for place, item in enumerate(slide.artboard.items) if isinstance(item, Text) and item.slot == one.holder]
    match one.content:
        case SetText() if one.holder == "title":
            yield Part("H1", slide.title, tuple(texts))
        case SetText():
            yield from _listed(_told(slide.artboard, one.content, texts))
        case SetTable():
            yield _table(slide.artboard, one.content, texts, one.box)
        case content if alt := content.alt:
            yield Part("Figure", alt, tuple(_within(slide.artboard.items, one.box, texts)))
        case _:
            return


def _told(artboard: Artboard, text: SetText, places: Places) -> list[Part]:
    """A part for each paragraph; one for all, should what is drawn not be what is set."""
    rest, parts = list(places), list[Part]()
    for paragraph in text.paragraphs:
        said = "".join(run.text for run in paragraph.runs)
        mark = [rest.pop(0)] if rest and paragraph.mark != "none" else []
        taken = _taken(artboard, said, rest)
        if taken is None:
            return [Part("P", "\n".join(_words(one) for one in text.paragraphs), tuple(places))]
        parts.append(_item(artboard, said, mark, taken) if mark else Part("P", _seen(said), tuple(taken)))
    return [part for part in parts if part.items or part.kids]


def _item(artboard: Artboard, said: str, mark: Places, places: Places) -> Part:
    """A list's item: its bullet or number, and what it says."""
    label = Part("Lbl", _spelled(artboard, mark), tuple(mark))
    return Part("LI", kids=(label, Part("LBody", _seen(said), tuple(places))))


def _listed(parts: Sequence[Part]) -> Iterator[Part]:
    """The same with items that follow each other in a list; its levels are one."""
    items = list[Part]()
    for part in parts:
        if part.role == "LI":
            items.append(part)
            continue
        if items:
            yield Part("L", kids=tuple(items))
            items = []
        yield part
    if items:
        yield Part("L", kids=tuple(items))


def _table(artboard: Artboard, table: SetTable, places: Places, box: Box) -> Part:
    """Its rows; the whole as one Figure, should what is drawn not be what is set."""
    rest, rows = list(places), list[Part]()
    for number, row in enumerate((table.grid.head, *table.grid.rows)):
        taken = [_taken(artboard, cell, rest) for cell in row]
        if None in taken:
            said = "; ".join(", ".join(filter(None, one)) for one in (table.grid.head, *table.grid.rows))
            return Part("Figure", said, tuple(_within(artboard.items, box, places)))
        cells = (Part("TD" if number else "TH", _seen(cell), tuple(own or ())) for cell, own in zip(row, taken, strict=True))
        rows.append(Part("TR", kids=tuple(cells)))
    return Part("Table", kids=tuple(rows))


def _within(items: Sequence[Item], box: Box, texts: Places) -> Iterator[int]:
    """Places of what stands in a placeholder: its texts, what is drawn in it, its picture."""
    for place, item in enumerate(items):
        drawn = isinstance(item, Picture) or role_of(item) in DRAWN
        if place in texts or (drawn and box.inset(-1).holds(Box(*extent(item).center, 0, 0))):
            yield place


def _taken(artboard: Artboard, said: str, rest: Places) -> Places | None:
    """The places whose texts make up what is said, taken off the front of `rest`; None where they say something else."""
    wanted, taken = _squeezed(said), Places()
    while rest and len(_squeezed(_spelled(artboard, taken))) < len(wanted):
        taken.append(rest.pop(0))
    return taken if _squeezed(_spelled(artboard, taken)) == wanted else None


def _spelled(artboard: Artboard, places: Places) -> str:
    texts = (artboard.items[place] for place in places)
    return "".join(line.text for text in texts if isinstance(text, Text) for line in text.lines)


def _squeezed(text: str) -> str:
    return "".join(_seen(text).split())


def _seen(text: str) -> str:
    """What is read of a text, on one line."""
    return "".join(char for char in " ".join(text.splitlines()) if char not in INVISIBLE)


def _words(paragraph: SetParagraph) -> str:
    return _seen("".join(run.text for run in paragraph.runs))
