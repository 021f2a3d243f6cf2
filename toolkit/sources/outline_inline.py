"""A text of an outline → runs and pictures, line by line; HTML, scripts and addresses that lead nowhere are told."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from toolkit.model.outline import Run, Runs
from toolkit.sources import outline_words as words
from toolkit.sources.outline_markdown import Groups
from toolkit.sources.outline_marks import MARKS
from toolkit.sources.outline_page import Page, quoted

MAX_TEXT = 5_000
"""Characters of a text; a slide holds some 1,500."""
KEPT = 60
"""A line shorter than this was ended on purpose, as Marp takes it; a longer one was wrapped by an editor, as pandoc does."""
_LINK = re.compile(r"(?:https?://|mailto:|tel:)[^\s]+", re.IGNORECASE)
_CLASS = re.compile(r"\s*\{\s*([^{}]*?)\s*\}")


class Seen(NamedTuple):
    """A picture as it was written; `alt` None where nobody said what it shows, empty where it is decoration."""

    file: str
    alt: str | None
    line: int


Part = Run | Seen


class Line(NamedTuple):
    """A line of a text; `ended` if whoever wrote it wants it to end there."""

    parts: tuple[Part, ...]
    ended: bool


class Reader:
    """Reads the texts of a page."""

    def __init__(self, page: Page, groups: Groups) -> None:
        self.page, self.groups = page, groups

    def lines(self, token: Token) -> list[Line]:
        """The lines of a block's text."""
        return self.read(token.content, token.map[0] + 1 if token.map else 1)

    def read(self, content: str, line: int, *, strict: bool = True) -> list[Line]:
        """The same of any text; where that is not strict, marks that no slide knows may stand in it."""
        if len(content) > MAX_TEXT:
            self.page.add(line, f"a text has more than {MAX_TEXT:,} characters", "divide it, or put it into the notes")
            return []
        if self.page.full:
            return []
        walk = _Walk(self.page, line, strict)
        for token in self.groups.inline(content):
            walk.take(token)
        return walk.finished()

    def runs(self, token: Token, where: str) -> Runs:
        """A text in which no picture may stand."""
        return joined(self._unpictured(self.lines(token), where))

    def text(self, token: Token, where: str) -> str:
        return plain(self.runs(token, where))

    def _unpictured(self, lines: Iterable[Line], where: str) -> Iterable[Line]:
        for line in lines:
            for part in line.parts:
                if isinstance(part, Seen):
                    self.page.add(
                        part.line, f"a picture stands in {where}", "put it on a line of its own, between empty lines", "!["
                    )
            yield Line(tuple(part for part in line.parts if isinstance(part, Run)), line.ended)


def plain(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs).strip()


def joined(lines: Iterable[Line]) -> Runs:
    """Lines as one text: those that were ended on purpose by a line break, the others by a blank."""
    runs = list[Run]()
    between = ""
    for line in lines:
        parts = [part for part in line.parts if isinstance(part, Run)]
        if parts and between and runs:
            runs.append(parts[0]._replace(text=between))
        runs += parts
        between = "\n" if line.ended else " "
    return _merged(runs)


def _merged(runs: Sequence[Run]) -> Runs:
    """Neighbours in the same manner as one, without blanks at the ends."""
    merged = list[Run]()
    for run in runs:
        if merged and merged[-1][1:] == run[1:]:
            merged[-1] = run._replace(text=merged[-1].text + run.text)
        elif run.text:
            merged.append(run)
    if merged:
        merged[0] = merged[0]._replace(text=merged[0].text.lstrip())
        merged[-1] = merged[-1]._replace(text=merged[-1].text.rstrip())
    return tuple(run for run in merged if run.text)


class _Walk:
    """Goes through the tokens of one text."""

    def __init__(self, page: Page, line: int, strict: bool) -> None:
        self.page, self.line, self.strict = page, line, strict
        self.bold, self.italic, self.link = 0, 0, ""
        self.parts, self.done = list[Part](), list[Line]()
        self.takers: dict[str, Callable[[Token], None]] = {
            "softbreak": lambda token: self._break(hard=False),
            "hardbreak": lambda token: self._break(hard=True),
            "link_open": self._link,
            "image": self._image,
            "html_inline": self._html,
        }

    def take(self, token: Token) -> None:
        if token.type in ("strong_open", "strong_close"):
            self.bold += token.nesting
        elif token.type in ("em_open", "em_close"):
            self.italic += token.nesting
        elif token.type == "link_close":
            self.link = ""
        else:
            self.takers.get(token.type, self._text)(token)

    def finished(self) -> list[Line]:
        self._break(hard=False)
        for seen in (part for line in self.done for part in line.parts if isinstance(part, Seen) and part.alt is None):
            remedy = "write what it shows between the brackets, or {.koriste}, {.dekoration} or {.decorative} after it"
            self.page.add(seen.line, f"the picture {quoted(seen.file)} has no alternative text", remedy, "![")
        return self.done

    def _text(self, token: Token) -> None:
        text = token.content
        if self.parts and isinstance(self.parts[-1], Seen) and (found := _CLASS.match(text)):
            self._class(self.parts[-1], found[1])
            text = text[found.end() :]
        if token.type == "text" and self.strict:
            self._strange(text)
        if text:
            self.parts.append(Run(text, self.bold > 0, self.italic > 0, self.link))

    def _strange(self, text: str) -> None:
        """Tells marks that would stand on the slide as they are: each kind once, and of each stretch but the first kind."""
        for mark in MARKS:
            if found := mark.looks.search(text):
                self.page.add(self.line, f"{quoted(found[0])} {mark.problem}", mark.remedy, found[0])
                text = mark.looks.sub(" ", text)

    def _class(self, seen: Seen, said: str) -> None:
        if words.meaning(said.lstrip("."), words.DECORATIVE):
            self.parts[-1] = seen._replace(alt=seen.alt or "")
        else:
            listed = ", ".join(f".{word}" for word in words.told(words.DECORATIVE))
            self.page.add(
                self.line, f"a picture cannot be {quoted(said)}", f"delete it, or write {{{listed}}} for decoration", said
            )

    def _break(self, *, hard: bool) -> None:
        length = sum(len(part.text) for part in self.parts if isinstance(part, Run))
        self.done.append(Line(tuple(self.parts), hard or length < KEPT))
        self.parts, self.line = [], self.line + 1

    def _link(self, token: Token) -> None:
        self.link = str(token.attrs.get("href", ""))
        if not _LINK.fullmatch(self.link):
            remedy = "write a whole address: https://… or mailto:…"
            self.page.add(self.line, f"{quoted(self.link)} is no address that a deck can lead to", remedy, self.link)

    def _image(self, token: Token) -> None:
        alt = "".join(child.content or " " for child in token.children or ()).strip()
        self.parts.append(Seen(str(token.attrs.get("src", "")), alt or None, self.line))

    def _html(self, token: Token) -> None:
        self.page.add(
            self.line,
            f"{quoted(token.content)} is HTML",
            "delete it; write **bold**, *italic* or [a link](https://…)",
            token.content,
        )
