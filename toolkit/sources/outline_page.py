"""An outline as it was written, line by line, and what is wrong with it."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from toolkit.errors import DefinitionError, Mistake
from toolkit.files import read_text

MAX_BYTES = 1_000_000
MAX_LINES = 20_000
MAX_MARKS = {"[": 5_000, "|": 50_000, "_": 10_000, "*": 30_000}
"""Signs that make a parser work hardest; 400 slides of tables and links have fewer."""
MAX_TOLD = 200
"""Mistakes told of one file: nobody reads more; when `MAX_FOUND` are found, no text is looked into any longer."""
MAX_FOUND = 1_000
MAX_SAID = 60
ALLOWED = "\n\t"


class Page:
    """The lines of an outline; collects mistakes. Lines count from 1."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.lines = file, text.split("\n")
        self.mistakes: list[Mistake] = []

    @property
    def full(self) -> bool:
        """Whether more is wrong than anybody will read."""
        return len(self.mistakes) >= MAX_FOUND

    def add(self, line: int, problem: str, remedy: str, near: str = "") -> None:
        """Tells a mistake where `near` stands in the line, or where the line's text begins."""
        source = self.lines[line - 1] if line <= len(self.lines) else ""
        column = max(source.find(near), 0) if near else 0
        indent = len(source) - len(source.lstrip())
        self.mistakes.append(Mistake(self.file, line, (column or (indent if source.strip() else 0)) + 1, problem, remedy))

    def check(self) -> None:
        """DefinitionError if anything was told; of very many mistakes the first, and that there are more."""
        if not self.mistakes:
            return
        found = sorted(set(self.mistakes))
        if len(found) > MAX_TOLD:
            last = found[MAX_TOLD - 1]
            rest = Mistake(self.file, last.line, last.column + 1, "there are more mistakes after this", "mend these first")
            found = [*found[:MAX_TOLD], rest]
        raise DefinitionError(found)


def quoted(text: str) -> str:
    """Somebody's words as a message repeats them: on one line, not too long, and with nothing that steers a terminal."""
    line = "".join("\ufffd" if _unwanted(char) else char for char in " ".join(text[: 4 * MAX_SAID].split()))
    return f"“{line if len(line) <= MAX_SAID else line[:MAX_SAID] + '…'}”"


def read_page(path: Path | str) -> Page:
    """The file as text; DefinitionError if it is none that can be read line by line."""
    name = str(path)
    text = read_text(path, name, MAX_BYTES, "split it into several decks")
    page = Page(name, unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))
    page.mistakes += _control(page)
    _bound(page)
    return page


def _control(page: Page) -> Iterator[Mistake]:
    """Control characters and code points without a character, which no typeface can set: the first of each line."""
    bad = {char for line in page.lines for char in set(line) if _unwanted(char)}
    for number, line in enumerate(page.lines, 1) if bad else ():
        places = [place for place in map(line.find, bad) if place >= 0]
        if places:
            first = min(places)
            yield Mistake(page.file, number, first + 1, f"U+{ord(line[first]):04X} is a control character", "delete it")


def _unwanted(char: str) -> bool:
    return char not in ALLOWED and unicodedata.category(char) in ("Cc", "Cs", "Cn")


def _bound(page: Page) -> None:
    """More than any deck holds is not parsed at all."""
    if len(page.lines) > MAX_LINES:
        page.add(MAX_LINES, f"it has more than {MAX_LINES:,} lines", "split it into several decks")
        page.check()
    for mark, most in MAX_MARKS.items():
        count = 0
        for number, line in enumerate(page.lines, 1):
            count += line.count(mark)
            if count > most:
                page.add(number, f"it has more than {most:,} times the sign {mark}", "split it into several decks")
                page.check()
