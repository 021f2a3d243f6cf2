"""Markdown → tokens with the lines they stand on (CommonMark with tables; markdown-it-py).

HTML is recognised only so that it can be told: nothing here writes any. What has no end is told and taken out first, so that the
rest of the outline is still read. Setext headings and indented code are no part of outlines: a line of `---` under a text divides
slides as in Marp, and an indented text is a text.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from toolkit.sources import outline_words as words
from toolkit.sources.outline_page import Page, quoted

NESTING = 20
"""No deeper does markdown-it look; what is taken here ends at a third of it, so deeper is a mistake before it is lost."""
_HEADING = re.compile(r" {0,3}#{1,6}\s")
_DIV = re.compile(r"\s*:{3,}\s*(.*?)\s*:*\s*$")
_DIV_WORD = re.compile(r"^\{?\s*\.?([^\s{}]+)\s*\}?$")


class _Pair(NamedTuple):
    """What begins like this and has to end like that, `{0}` being what the beginning captured, before it begins again."""

    begins: re.Pattern[str]
    ends: str
    again: re.Pattern[str]
    remedy: str


_HTML = r"<(script|style|pre|textarea)\b"
_PAIRS = (
    _Pair(
        re.compile(r"\s*(`{3,})[^`]*$"),
        r"^\s*{0}`*\s*$",
        re.compile(rf"\s*```+\s*\S|{_HEADING.pattern}"),
        "write a line ``` after its last line",
    ),
    _Pair(
        re.compile(r"\s*(~{3,})"),
        r"^\s*{0}~*\s*$",
        re.compile(rf"\s*~~~+\s*\S|{_HEADING.pattern}"),
        "write a line ~~~ after its last line",
    ),
    _Pair(re.compile(r"\s*()<!--(?!.*-->)"), r"-->", re.compile(r".*<!--"), "write --> at its end"),
    _Pair(re.compile(rf"\s*{_HTML}(?!.*</)", re.IGNORECASE), r"(?i)</{0}>", re.compile(rf"\s*{_HTML}", re.I), "delete it"),
)


class _Parser(MarkdownIt):
    """Takes every address: toolkit.sources.outline_inline judges them, and says what is wrong."""

    def validateLink(self, url: str) -> bool:
        return True

    def normalizeLink(self, url: str) -> str:
        return url


def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"html": True, "maxNesting": NESTING})
    parser.enable("table").disable(["lheading", "code"])
    parser.core.ruler.enableOnly(["normalize", "block"])
    parser.block.ruler.before("paragraph", "remark", _remark, {"alt": ["paragraph", "reference", "blockquote", "list", "table"]})
    return parser


def _remark(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Ends what stands before a line of notes or source, so that no empty line is needed there. Draws nothing itself."""
    return silent and bool(_REMARK.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line]))


_REMARK = re.compile(words.opening({**words.SOURCE, "notes": words.COMMENT["notes"]}), re.IGNORECASE)
_MARKDOWN = _parser()


class Groups:
    """The blocks of an outline, each with all its tokens."""

    def __init__(self, page: Page, skip: int) -> None:
        lines = ["" if number < skip else line for number, line in enumerate(page.lines)]
        self.env: dict[str, Any] = {}
        self.tokens = _MARKDOWN.parse("\n".join(_mended(page, lines)), self.env)
        self._tell_footnotes(page)

    def __iter__(self) -> Iterator[list[Token]]:
        group = list[Token]()
        for token in self.tokens:
            group.append(token)
            if token.level == 0 and token.nesting <= 0:
                yield group
                group = []

    def _tell_footnotes(self, page: Page) -> None:
        """One that is an address, `[^1]: https://…`, looks to Markdown like the goal of a link."""
        goals: dict[str, Any] = self.env.get("references", {})
        for label in [label for label in goals if label.startswith("^")]:
            line = goals.pop(label)["map"][0] + 1
            page.add(
                line, f"{quoted(f'[{label}]')} is a footnote, and a slide has none", "write it on the slide or into its notes"
            )

    def inline(self, content: str) -> list[Token]:
        """The tokens of a text."""
        tokens = list[Token]()
        _MARKDOWN.inline.parse(content, _MARKDOWN, self.env, tokens)
        return tokens


def line_of(token: Token) -> int:
    """Where a token begins, from 1."""
    return token.map[0] + 1 if token.map else 1


def _mended(page: Page, lines: list[str]) -> list[str]:
    """The lines without what is never closed; pandoc's `::: notes` as a block that Markdown knows."""
    place, lines = 0, lines.copy()
    while place < len(lines):
        div = _DIV.match(lines[place])
        place = _div(page, lines, place, div[1]) if div else _paired(page, lines, place)
    return lines


def _paired(page: Page, lines: list[str], place: int) -> int:
    """Where to read on; a block without an end is blanked up to there."""
    for pair in _PAIRS:
        if begun := pair.begins.match(lines[place]):
            end = _end(lines, place + 1, re.compile(pair.ends.replace("{0}", re.escape(begun[1]))), pair.again)
            if end is not None:
                return end + 1
            page.add(place + 1, f"{quoted(lines[place].strip())} has no end", pair.remedy)
            return _blank(lines, place)
    return place + 1


def _div(page: Page, lines: list[str], place: int, said: str) -> int:
    word = _DIV_WORD.match(said)
    if not word or words.meaning(word[1], {"notes": words.FENCE["notes"]}) is None:
        if said:
            page.add(place + 1, f"{quoted('::: ' + said)} is no block of a deck", _remedy_for(said))
        lines[place] = ""
        return place + 1
    end = _end(lines, place + 1, re.compile(r"\s*:{3,}\s*$"), re.compile(rf"\s*:{{3,}}\s*\S|{_HEADING.pattern}"))
    if end is None:
        page.add(place + 1, f"{quoted(lines[place].strip())} has no end", "write a line ::: after its last line")
        return _blank(lines, place)
    longest = max((len(run) for line in lines[place:end] for run in re.findall("`+", line)), default=0)
    lines[end] = "`" * max(longest + 1, 3)
    lines[place] = lines[end] + "notes"
    return end + 1


def _remedy_for(said: str) -> str:
    if "column" in said:
        return "write <!-- layout: two-contents --> and the two contents one after the other"
    return "choose from ::: muistiinpanot, ::: anteckningar, ::: notes"


def _end(lines: list[str], start: int, ends: re.Pattern[str], again: re.Pattern[str]) -> int | None:
    """Where a block ends; None if something that shows its end to be missing comes first, or the end of the file."""
    for place in range(start, len(lines)):
        if again.match(lines[place]):
            return None
        if ends.search(lines[place]):
            return place
    return None


def _blank(lines: list[str], place: int) -> int:
    """Takes a block without an end out, up to the next heading or empty line."""
    while place < len(lines) and lines[place].strip() and not _HEADING.match(lines[place]):
        lines[place] = ""
        place += 1
    return place
