"""What an outline's front says becomes words of its title slide; and a slide without a title gets one."""

from collections.abc import Iterator
from dataclasses import replace

from toolkit.layout.deck.choose import words_of
from toolkit.layout.deck.desk import Desk
from toolkit.model.outline import Block, Outline, Paragraph, Run, Slide
from toolkit.text.dates import say_day

TITLE = "title"
LONGEST = 60
"""Characters of a title that is taken from a slide's own words."""


def fronted(desk: Desk, outline: Outline) -> Iterator[Slide]:
    """The slides, the title slide with subtitle and day, and all with titles."""
    for number, slide in enumerate(outline.slides, 1):
        if slide.layout == TITLE:
            slide = replace(slide, title=slide.title or outline.title, blocks=_front(desk, outline, slide))
        yield slide if slide.title.strip() else replace(slide, title=_name(desk, slide, number))


def _front(desk: Desk, outline: Outline, slide: Slide) -> tuple[Block, ...]:
    """What the title slide says of itself, or else the front's subtitle; and the day, if nobody wrote it."""
    blocks = slide.blocks or ((Paragraph((Run(outline.subtitle),)),) if outline.subtitle else ())
    day = say_day(outline.day, desk.language) if outline.day else ""
    said = " ".join(map(words_of, blocks))
    return (*blocks, Paragraph((Run(day),))) if day and day not in said else blocks


def _name(desk: Desk, slide: Slide, number: int) -> str:
    words = next((told for block in slide.blocks if (told := words_of(block))), "")
    if len(words) > LONGEST:
        words = words[:LONGEST].rsplit(" ", 1)[0] + "…"
    return words or f"{desk.say(desk.design.name)} {number}"
