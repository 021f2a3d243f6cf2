"""What has no room in a deck whose outline has mistakes besides: told with these, so that nobody mends a file twice."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from toolkit.errors import DefinitionError, Mistake
from toolkit.layout.deck import lay_deck
from toolkit.layout.house import House
from toolkit.layout.slides import Mode
from toolkit.load import load_deck
from toolkit.model.outline import Outline, Slide
from toolkit.sources.outline_page import MAX_TOLD, Page

MAX_SLIDES = 400


def sound(slides: Sequence[Slide], page: Page) -> tuple[Slide, ...]:
    """Those that no mistake was found on, from their titles to the next."""
    wrong, starts = sorted({mistake.line for mistake in page.mistakes}), [slide.line for slide in slides]
    spans = zip(slides, pairwise([*starts, len(page.lines) + 1]), strict=True)
    return tuple(slide for slide, (start, end) in spans if bisect_left(wrong, start) == bisect_left(wrong, end))


def misfits(outline: Outline, page: Page, house: House, mode: Mode) -> list[Mistake]:
    """Of the slides on which nothing else is wrong; none of an outline with more mistakes than are told."""
    if len(page.mistakes) > MAX_TOLD or len(outline.slides) > MAX_SLIDES:
        return []
    slides = sound(outline.slides, page)
    try:
        if slides:
            lay_deck(house, replace(outline, slides=slides), load_deck(house.brand.root), mode, file=page.file)
    except DefinitionError as error:
        return error.mistakes
    return []
