"""References of designs: what a template, its sample, or the design of decks names, and whether it is there.

Called by toolkit.load, as toolkit.load_checks is for the brand.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from toolkit.errors import Mistake
from toolkit.load_checks import Check, texts_said
from toolkit.model.brand import Brand
from toolkit.model.deck import DeckDesign
from toolkit.model.template import Arrangement, Template
from toolkit.wording import Loc
from toolkit.yaml_source import Document

SHAPES = ("tall", "square", "wide", "banner")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def template_references(
    template: Template, brand: Brand, document: Document, folder: Path, hollow: Collection[str] = ()
) -> Iterator[Mistake]:
    """Everything that a template names and that is not there; `hollow` sections of the brand could not be read."""
    check = Check({"": document}, prefix=False, hollow=hollow)
    yield from _slots(template, check)
    yield from _stack(template, brand, check)
    yield from _shapes(template, check)
    yield from texts_said(_template_texts(template), brand, check)
    for language, text in template.alt.items():
        for slot in re.findall(r"\{([^}]*)\}", text):
            yield from check.known(slot, template.slots, ("alt", language), "slot")
    if not ID.fullmatch(template.id):
        yield document.mistake((), f"its folder {template.id!r} is not an id", "use small letters a–z, digits and hyphens")
    if not (folder / "artwork.svg.j2").is_file():
        yield document.mistake((), "artwork.svg.j2 is missing beside it", "copy that of another template")


def empty_folders(folder: Path, shown_as: str) -> Iterator[Mistake]:
    """Folders among the templates that hold none; those that begin with `_` or a point are no templates."""
    for path in sorted(folder.glob("[!_.]*/")):
        if not (path / "template.yml").is_file():
            problem, remedy = "there is no file template.yml", f"put it into {path.name}/ or take that folder away"
            yield Mistake(f"{shown_as}/{path.name}", 1, 1, problem, remedy)


def sample_references(document: Document, template: Template) -> Iterator[Mistake]:
    """Slots that a sample fills and that its template lacks."""
    check = Check({"": document}, prefix=False)
    for language, slot in ((language, slot) for language, written in document.data.items() for slot in written):
        yield from check.known(slot, template.slots, (language, slot), "slot", key=True)


def deck_references(design: DeckDesign, document: Document) -> Iterator[Mistake]:
    """Styles that a placeholder names and that are not there, and layouts without a title."""
    check = Check({"": document}, prefix=False)
    for key, layout in design.layouts.items():
        for name, holder in layout.holders.items():
            yield from check.known(holder.style, design.styles, ("layouts", key, "holders", name, "style"), "style")
        if "title" not in layout.holders:
            yield document.mistake(("layouts", key, "holders"), "there is no title", "add one: every slide needs it")


def _template_texts(template: Template) -> Iterator[tuple[Loc, Mapping[str, object]]]:
    for field in ("name", "purpose", "alt"):
        yield (field,), getattr(template, field)
    for key, slot in template.slots.items():
        yield ("slots", key, "label"), slot.label
        if slot.help:
            yield ("slots", key, "help"), slot.help


def _slots(template: Template, check: Check) -> Iterator[Mistake]:
    for key, slot in template.slots.items():
        if slot.rows[0] > slot.rows[1]:
            yield check.mistake(("slots", key, "rows"), "the fewest rows are more than the most", "write [fewest, most]")


def _stack(template: Template, brand: Brand, check: Check) -> Iterator[Mistake]:
    for place, block in enumerate(template.stack):
        here = ("stack", place)
        yield from check.known(block.style, brand.typography.styles, (*here, "style"), "style")
        yield from check.known(block.slot, template.slots, (*here, "slot"), "slot")
        for field in ("word", "lead"):
            yield from check.known(getattr(block, field), brand.words, (*here, field), "word")


def _shapes(template: Template, check: Check) -> Iterator[Mistake]:
    stands = {name for block in template.stack for name in (block.slot, block.word) if name} | {*template.slots}
    for shape, arrangement in template.shapes.items():
        for place, name in enumerate(arrangement.leave_out):
            yield from check.known(name, stands, ("shapes", shape, "leave_out", place), "slot or word")
        yield from _places(shape, arrangement, check)
    for shape in SHAPES:
        if shape not in template.shapes:
            yield check.mistake(("shapes",), f"there is no design for {shape} canvases", "add it")


def _places(shape: str, arrangement: Arrangement, check: Check) -> Iterator[Mistake]:
    for field, (left, top, right, bottom) in ((field, place.at) for field, place in arrangement.places()):
        if left >= right or top >= bottom:
            yield check.mistake(
                ("shapes", shape, field, "at"), "it ends where it begins, or before", "write [left, top, right, bottom]"
            )
