"""Text as PowerPoint flows it: words set one after another until a line is full, never divided.

A program that shows a deck breaks its lines by itself, so that the breaks are no choice of ours: what is foreseen here is what it
will do. Words are measured in em once, for all sizes. A line ends at a blank or after an author's own hyphen or dash.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.layout.deck.desk import PX, Cut, Desk
from toolkit.layout.slides import INDENT, NUMBERED, SetParagraph, level_size
from toolkit.model.deck import SlideStyle
from toolkit.model.outline import Run, Runs
from toolkit.text.plain import SOFT_HYPHEN, normalise

SLACK = 0.97
"""Share of the width that is filled when sizes are found: other programs' measures differ a little."""

ITALIC: Mapping[Cut, Cut] = {"headline": "headline_italic", "text": "italic", "bold": "bold_italic"}

CHUNKS = re.compile(r"\n| +|[^ \n]+")
DASH = re.compile(r"(?<=[^\W\d_]{2})[-–](?=[^\W\d_]{3})")


class Stretch(NamedTuple):
    """Text in one face."""

    text: str
    cut: Cut
    link: bool = False


class Word(NamedTuple):
    """What no line divides: its stretches, their width in em, and the blank after it (0 if there is none)."""

    stretches: tuple[Stretch, ...]
    width: float
    blank: float = 0
    forced: bool = False
    """Whether a line ends after it in any case."""


WordLine = list[Word]


def cleaned(runs: Runs, language: str, where: str) -> Runs:
    """The runs without soft hyphens, and with blanks that hold units to their numbers; ContentError for a control character."""
    return tuple(run._replace(text=text) for run in runs if (text := _cleaned(run.text, language, where)))


@dataclass(frozen=True)
class Flowing:
    """A paragraph with its words measured."""

    paragraph: SetParagraph
    words: tuple[Word, ...]

    @classmethod
    def of(cls, desk: Desk, paragraph: SetParagraph, style: SlideStyle, where: str) -> "Flowing":
        """Raises GlyphError for a character that the face lacks."""
        return cls(paragraph, tuple(_words(desk, paragraph.runs, style, where)))

    @property
    def indent(self) -> float:
        """How far its text stands in, px."""
        own = {"none": 0.0, "bullet": INDENT, "number": NUMBERED}[self.paragraph.mark]
        return own + INDENT * self.paragraph.level

    def size(self, size: float) -> float:
        """Of its text in px, where the outermost level has so many points."""
        return level_size(size, self.paragraph.level) * PX

    def lines(self, size: float, width: float) -> list[WordLine] | None:
        """Its lines in a column (px); None where a word is wider."""
        return fill(self.words, (width - self.indent) / self.size(size))

    @property
    def widest(self) -> Word | None:
        return max(self.words, key=lambda word: word.width, default=None)


def fill(words: Sequence[Word], width: float) -> list[WordLine] | None:
    """Lines as full as can be in a width (em); None where a word is wider than that."""
    lines, line, taken = list[list[Word]](), list[Word](), 0.0
    for word in words:
        if word.width > width + 1e-9:
            return None
        if line and (line[-1].forced or taken + line[-1].blank + word.width > width + 1e-9):
            lines.append(line)
            line, taken = [], 0.0
        taken += (line[-1].blank if line else 0) + word.width
        line.append(word)
    return [*lines, line] if line else lines


def held_together(text: str) -> str:
    """The text with hyphens inside words at which no line ends."""
    return DASH.sub(lambda dash: "\u2011" if dash[0] == "-" else dash[0], text)


def spelled(line: WordLine) -> list[Stretch]:
    """A line's stretches, those of one face joined."""
    joined = list[Stretch]()
    for place, word in enumerate(line):
        for stretch in word.stretches:
            if joined and joined[-1][1:] == stretch[1:]:
                joined[-1] = joined[-1]._replace(text=joined[-1].text + stretch.text)
            else:
                joined.append(stretch)
        if word.blank and place + 1 < len(line):
            joined[-1] = joined[-1]._replace(text=joined[-1].text + " ")
    return joined


def text_of(words: WordLine) -> str:
    return "".join(stretch.text for stretch in spelled(words))


def measured(desk: Desk, text: str, cut: Cut, where: str) -> tuple[Word, ...]:
    """The words of a text in one face."""
    style = SlideStyle(size=(1, 1), bold=cut == "bold", headline=cut == "headline")
    return tuple(_words(desk, (Run(text),), style, where))


def _cleaned(text: str, language: str, where: str) -> str:
    core, body = normalise(text, language, where).replace(SOFT_HYPHEN, ""), text.strip()
    before, _, after = text.partition(body) if body else (text, "", "")
    return _edge(before) + core + _edge(after)


def _edge(blanks: str) -> str:
    return "\n" if "\n" in blanks else " " * bool(blanks)


def _words(desk: Desk, runs: Runs, style: SlideStyle, where: str) -> Iterator[Word]:
    parts, width = list[Stretch](), 0.0
    for stretch in _stretches(runs, style):
        setting = desk.setting(stretch.cut)
        if stretch.text.isspace():
            if parts:
                yield Word(tuple(parts), width, setting.width(" "), stretch.text == "\n")
            parts, width = [], 0.0
            continue
        setting.face.require(stretch.text, where)
        start = 0
        for dash in DASH.finditer(stretch.text):
            head = stretch._replace(text=stretch.text[start : dash.end()])
            yield Word((*parts, head), width + setting.width(head.text))
            parts, width, start = [], 0.0, dash.end()
        tail = stretch._replace(text=stretch.text[start:])
        parts.append(tail)
        width += setting.width(tail.text)
    if parts:
        yield Word(tuple(parts), width)


def _stretches(runs: Runs, style: SlideStyle) -> Iterator[Stretch]:
    """Words and blanks of the runs, each in its face."""
    for run in runs:
        cut: Cut = "headline" if style.headline else "bold" if style.bold or run.bold else "text"
        cut = ITALIC[cut] if run.italic else cut
        yield from (Stretch(chunk, cut, bool(run.link)) for chunk in CHUNKS.findall(run.text))
