"""An outline, Markdown as Marp, Quarto and pandoc know it, → what a deck says; or all that is wrong with it, told at once.

Front matter makes the title slide, `#` a section, `##` a slide. Lists, tables, quotes, pictures, charts and big numbers are its
blocks; `Muistiinpanot:`, `Anteckningar:`, `Notes:`, `::: notes` and a comment that is no directive are what the speaker sees.
Inline code is plain text.
A short line of a paragraph ends as it was written: such a run holds a line feed.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from markdown_it.token import Token

from toolkit.layout.deck.choose import choose
from toolkit.layout.house import House
from toolkit.layout.slides import Mode
from toolkit.load import load_deck
from toolkit.model.outline import Block, Outline, Paragraph, Run, Slide
from toolkit.sources import outline_words as words
from toolkit.sources.outline_blocks import Blocks, with_figure, with_titled_figure
from toolkit.sources.outline_chart import read_chart, read_figure
from toolkit.sources.outline_front import Front, front_end, read_front
from toolkit.sources.outline_inline import Reader, joined, plain
from toolkit.sources.outline_markdown import Groups, line_of
from toolkit.sources.outline_misfits import misfits, sound
from toolkit.sources.outline_page import Page, quoted, read_page

MAX_SLIDES, MAX_BLOCKS = 400, 60
ALONE = ("title", "section", "closing", "map")
"""Layouts on which a title may stand alone."""
_COMMENT = re.compile(r"<!--(.*?)-->\s*$", re.DOTALL)
_DIRECTIVE = re.compile(r"\s*(?P<key>[\w-]+)\s*:(?=\s|$)\s*(?P<value>.*?)\s*$", re.DOTALL)
_ASIDE = re.compile(r"^\s*(?:#|---)", re.MULTILINE)
_NOTES = re.compile(words.opening({"notes": words.COMMENT["notes"]}), re.IGNORECASE)


@dataclass
class _Draft:
    """A slide being read."""

    title: str
    line: int
    layout: str | None = None
    section: bool = False
    named: bool = False
    """Whether a comment named its layout."""
    noting: bool = False
    """Whether what follows are notes."""
    blocks: list[Block] = field(default_factory=list[Block])
    notes: list[str] = field(default_factory=list[str])


def read_outline(path: Path | str, house: House, mode: Mode = "office") -> Outline:
    """The outline in this file; DefinitionError with all its mistakes, each at its line and column.

    Where there are some, what has no room on the other slides, in the faces of `mode`, is told with them.
    """
    page = read_page(path)
    end = front_end(page)
    front = read_front(page, end, house)
    outline = Outline(
        title=front.title,
        slides=_Reader(page, front, end, house, Path(path).parent).read(),
        subtitle=front.subtitle,
        region=front.region,
        language=front.language or Outline.language,
        day=front.day,
        funding=front.funding or Outline.funding,
        funding_said=bool(front.funding),
        emblem=front.emblem,
    )
    if page.mistakes:
        page.mistakes += misfits(outline, page, house, mode)
    page.check()
    return outline


class _Reader:
    """Goes through the blocks of an outline and gathers its slides."""

    def __init__(self, page: Page, front: Front, skip: int, house: House, folder: Path) -> None:
        self.page, self.front, self.house = page, front, house
        self.groups = Groups(page, skip)
        self.texts = Reader(page, self.groups)
        self.blocks = Blocks(page, self.texts, (folder, Path(house.brand.root, "assets", "photos")))
        self.design = load_deck(house.brand.root)
        self.layouts = self.design.layouts
        self.title = _title_slide(front)
        self.slides = list[_Draft]()
        self.slide: _Draft | None = None
        self.waiting: tuple[str, int] | None = None
        """A layout named before its slide, and where."""
        self.readers: dict[str, Callable[[Sequence[Token]], None]] = {
            "heading_open": self._heading,
            "hr": self._divide,
            "html_block": self._html,
            "fence": self._fence,
            "paragraph_open": self._paragraph,
            "bullet_list_open": lambda group: self._add(group, self.blocks.bullets(group)),
            "ordered_list_open": lambda group: self._add(group, self.blocks.bullets(group)),
            "blockquote_open": lambda group: self._add(group, self.blocks.quote(group)),
            "table_open": lambda group: self._add(group, self.blocks.grid(group)),
        }

    def read(self) -> tuple[Slide, ...]:
        for group in self.groups:
            kind = group[0].type
            if self.slide and self.slide.noting and kind not in ("heading_open", "hr", "html_block"):
                self._note(group)
            else:
                self.readers[kind](group)
        self._check()
        slides = tuple(map(self._finished, (self.title, *self.slides)))
        for slide in sound(slides, self.page):
            if slide.title and not slide.blocks and choose(slide, self.design)[0] not in ALONE:
                self._tell_bare(slide)
        return slides

    def _heading(self, group: Sequence[Token]) -> None:
        level, inline, told = int(group[0].tag[1]), group[1], len(self.page.mistakes)
        title = self.texts.text(inline, "a heading")
        if not title and len(self.page.mistakes) == told:
            self.page.add(line_of(group[0]), "the heading has no text", f"write `{'#' * level} Title`")
        if level > 2:
            if level > 3:
                self.page.add(line_of(group[0]), f"{'#' * level} is no heading of a deck", "choose from #, ## and ###")
            self._add(group, self.blocks.heading(inline))
            return
        self.slide = _Draft(title, line_of(group[0]), section=level == 1)
        self.slides.append(self.slide)
        if self.waiting:
            self._lay(*self.waiting)
            self.waiting = None

    def _divide(self, group: Sequence[Token]) -> None:
        self.slide = None

    def _html(self, group: Sequence[Token]) -> None:
        content, line = group[0].content, line_of(group[0])
        comment = _COMMENT.match(content.lstrip())
        if comment is None or comment[1].count("<!--"):
            self.page.add(line, f"{quoted(content)} is HTML", "delete it; a comment stands on lines of its own, <!-- … -->")
        elif directive := _DIRECTIVE.match(comment[1]):
            self._direct(directive["key"], directive["value"], line)
        elif not _ASIDE.search(comment[1]):
            (self.slide or self.title).notes.append(comment[1].strip())

    def _direct(self, key: str, value: str, line: int) -> None:
        meant = words.meaning(key, words.COMMENT)
        if meant == "notes":
            (self.slide or self.title).notes.append(value)
        elif meant == "layout":
            self._name_layout(value, line)
        else:
            remedy = words.remedy(
                key, words.every(words.COMMENT), ["asettelu", "layout", *words.told(words.COMMENT)[1:], "notes"]
            )
            self.page.add(line, f"{quoted(key)} is nothing that a comment can set", remedy, key)

    def _name_layout(self, value: str, line: int) -> None:
        names = {key: (key, *layout.name.values()) for key, layout in self.layouts.items()}
        layout = words.meaning(value, names)
        if layout is None:
            remedy = words.remedy(value, words.every(names), list(names))
            self.page.add(line, f"there is no layout {quoted(value)}", remedy, value)
        elif self.slide:
            self._lay(layout, line)
        else:
            self.waiting = layout, line

    def _lay(self, layout: str, line: int) -> None:
        assert self.slide
        if self.slide.named:
            self.page.add(line, "the slide has a layout already", "delete one of the two comments")
        self.slide.layout, self.slide.named = layout, True

    def _fence(self, group: Sequence[Token]) -> None:
        token = group[0]
        meant = words.meaning(token.info, words.FENCE)
        if meant == "notes":
            self._slide_for(token).notes.append(self._spoken(token.content.split("\n"), line_of(token) + 1))
        elif meant == "figure":
            self._add(group, read_figure(self.page, token))
        elif meant == "chart":
            self._add(group, read_chart(self.page, token, self._slide_for(token).title, self.front.language or "fi"))
        else:
            remedy = words.remedy(
                token.info or "?", words.every(words.FENCE), ["kaavio", "diagram", "chart", "luku", "tal", "figure"]
            )
            self.page.add(line_of(token), f"a block {quoted(token.info)} cannot stand on a slide", remedy, token.info)

    def _paragraph(self, group: Sequence[Token]) -> None:
        if _NOTES.match(group[1].content):
            self._slide_for(group[0]).noting = True
            self._note(group)
        else:
            self._add(group, *self.blocks.paragraph(group))

    def _note(self, group: Sequence[Token]) -> None:
        start, end = group[0].map or (0, 0)
        assert self.slide
        self.slide.notes.append(self._spoken(self.page.lines[start:end], start + 1))

    def _spoken(self, lines: Sequence[str], line: int) -> str:
        """Notes as they are read out: lists keep their marks, emphasis loses them."""
        read = (self.texts.read(source.strip(), number, strict=False) for number, source in enumerate(lines, line))
        said = (plain(joined(each)) for each in read)
        return _NOTES.sub("", "\n".join(said).strip("\n"), count=1)

    def _slide_for(self, token: Token) -> _Draft:
        """The slide that something stands on; after a line of `---`, and at the beginning, there is none yet."""
        if self.slide is None:
            remedy = "write `## ` and a title before it"
            self.page.add(
                line_of(token), "this stands on no slide" if self.slides else "this stands before the first slide", remedy
            )
            self.slide = _Draft("", line_of(token))
        return self.slide

    def _add(self, group: Sequence[Token], *blocks: Block | None) -> None:
        slide = self._slide_for(group[0])
        if slide.section and not slide.named and not all(isinstance(block, Paragraph) for block in blocks if block):
            self.page.add(line_of(group[0]), "only text can stand under a section", "begin a slide with `## ` before it")
        slide.blocks += (replace(block, line=block.line or line_of(group[0])) for block in blocks if block)
        if len(slide.blocks) > MAX_BLOCKS >= len(slide.blocks) - len(blocks):
            self.page.add(line_of(group[0]), f"the slide has more than {MAX_BLOCKS} blocks", "divide it with another `## `")

    def _check(self) -> None:
        if self.waiting:
            self.page.add(self.waiting[1], "no slide follows this layout", "put the comment under the slide's `## `")
        if not self.slides:
            self.page.add(1, "the outline has no slides", "write `## ` and a title for each")
        if len(self.slides) > MAX_SLIDES:
            line = self.slides[MAX_SLIDES].line
            self.page.add(line, f"the outline has more than {MAX_SLIDES} slides", "split it into several decks")
        if self.slides and self.slides[-1].layout is None and not self.slides[-1].section:
            last = self.slides[-1]
            last.layout = words.meaning(last.title.rstrip("!. "), words.CLOSING)

    def _tell_bare(self, slide: Slide) -> None:
        tongue = words.spoken(self.front.language or Outline.language)
        named = self.house.brand.say(self.layouts["section"].name, tongue)
        comment = f"<!-- {words.word(words.COMMENT, 'layout', tongue)}: {named} -->"
        remedy = f"write something under it, or begin it with a single `#`, or write {comment}"
        self.page.add(slide.line, "the slide has a title and nothing else", remedy)

    def _finished(self, draft: _Draft) -> Slide:
        title, blocks = draft.title, tuple(draft.blocks)
        layout = draft.layout or ("section" if draft.section else None)
        if layout in (None, "big-number"):
            title, blocks = with_titled_figure(title, with_figure(blocks))
        return Slide(title, blocks, "\n\n".join(note for note in draft.notes if note), layout, draft.line)


def _title_slide(front: Front) -> _Draft:
    texts: list[Block] = [Paragraph((Run(text),)) for text in (front.subtitle, front.author) if text]
    return _Draft(front.title, 1, layout="title", blocks=texts)
