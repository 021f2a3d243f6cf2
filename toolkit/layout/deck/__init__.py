"""From an outline to a laid-out deck: which layout each slide takes, how large its texts are, where it goes on to another slide.

    Outline ──choose──▶ placeholders ──fit, table──▶ pages ──board──▶ Deck

What is foreseen here is what PowerPoint will show: it breaks lines by itself, at blanks only, so texts are measured undivided and
with slack. Nothing is ever set smaller than the design allows, or cut off.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from toolkit.errors import BrandkitError, DefinitionError, Mistake
from toolkit.layout.deck.board import lay_board
from toolkit.layout.deck.desk import CONTINUED, Desk
from toolkit.layout.deck.front import fronted
from toolkit.layout.deck.pages import Page, Trouble, pages, ready, titled
from toolkit.layout.house import House
from toolkit.layout.slides import Deck, LaidSlide, Mode
from toolkit.model.deck import DeckDesign
from toolkit.model.outline import Outline, Slide


def lay_deck(
    house: House,
    outline: Outline,
    design: DeckDesign,
    mode: Mode = "office",
    *,
    region: str | None = None,
    language: str | None = None,
    foot_emblem: bool = True,
    file: str = "outline",
) -> Deck:
    """The deck; `region` and `language` take the place of the outline's.

    DefinitionError with all mistakes, each at the line of `file` where what it is about begins.
    """
    desk = Desk(house, design, mode, region or outline.region, language or outline.language, outline.funding, foot_emblem)
    laid, mistakes = list[LaidSlide](), list[Mistake]()
    names = _Names(desk)
    for slide in fronted(desk, outline):
        trouble: Trouble = []
        for page, title in names.given(slide, pages(desk, slide, trouble)):
            if done := _laid(desk, slide, page, title, len(laid) + 1, outline, trouble):
                laid.append(done)
        mistakes += (Mistake(file, max(line, 1), 1, f"{error.where}: {error.problem}", error.remedy) for line, error in trouble)
    if not laid and not mistakes:
        mistakes.append(Mistake(file, 1, 1, "it has no slides", "begin each with a line `## Title`"))
    if mistakes:
        raise DefinitionError(mistakes)
    return Deck(
        outline.title, outline.subtitle, desk.region, desk.language, mode, outline.day, outline.funding, tuple(laid), foot_emblem
    )


def _laid(desk: Desk, slide: Slide, page: Page, title: str, number: int, outline: Outline, trouble: Trouble) -> LaidSlide | None:
    try:
        heading = titled(desk, page.layout, title)
        found = ready(desk, page, slide, title, heading, trouble)
        board = lay_board(desk, found, number, outline.day) if found else None
    except BrandkitError as error:
        trouble.append((page.line(error.where, slide), error))
        return None
    if found is None or board is None:
        return None
    return LaidSlide(page.layout, page.ground, title, found.filled, board, slide.notes, slide.line)


class _Names:
    """Titles that no two slides share: `Title (2)` for one that comes again, `Title (continued)` where a slide goes on."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.seen = desk, Counter[str]()

    def given(self, slide: Slide, parts: Sequence[Page]) -> Iterator[tuple[Page, str]]:
        own = self._unlike(slide.title)
        for number, page in enumerate(parts):
            more = self.desk.say(CONTINUED) + (f" {number}" if number > 1 else "")
            yield page, self._unlike(f"{slide.title} ({more})") if number else own

    def _unlike(self, title: str) -> str:
        self.seen[title] += 1
        count = self.seen[title]
        return self._unlike(f"{title} ({count})") if count > 1 else title
