"""Lists, tables, quotes and paragraphs of an outline → the blocks of a slide."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote

from markdown_it.token import Token

from toolkit.backends import photo
from toolkit.errors import AssetError
from toolkit.model.outline import Block, Bullets, Figure, Grid, Image, Item, Paragraph, Quote, Run
from toolkit.sources import outline_words as words
from toolkit.sources.outline_inline import Line, Reader, Seen, joined, plain
from toolkit.sources.outline_markdown import line_of
from toolkit.sources.outline_page import Page, quoted

MAX_LEVELS = 3
MAX_ROWS, MAX_COLUMNS = 200, 8
"""A long table is divided among slides; a wide one can be read on none."""
MAX_VALUE = 20
"""Characters of a big number."""
MAX_TOLD = 120
"""Characters of a line that tells what a big number counts: two lines of a title."""
_QUANTITY = re.compile(
    r"[^\w\s]{0,2}\s?\d[\d\s.,]{0,14}\s*(?:(?:milj\.?|mrd\.?|mn|md|million|billion|[kM])\s*)?(?:[%‰€$£×]|km²?|ha|[kMGT]Wh?)?"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LISTS = ("bullet_list_open", "ordered_list_open")
_NESTED = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+(?:[-*+]|\d+[.)])\s")
"""Two items that begin on one line."""
_ENDS = ("bullet_list_close", "ordered_list_close")
MAX_NUMBER = 9_999
"""That a list can begin with: PowerPoint counts from up to 32,767."""
_NAMES = {
    "table_open": "a table",
    "fence": "a block",
    "blockquote_open": "a quote",
    "heading_open": "a heading",
    "html_block": "a comment or HTML",
    "hr": "a line",
    "bullet_list_open": "a list",
    "ordered_list_open": "a list",
}
_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"^[\s|:-]*-[\s|:-]*\|[\s|:-]*$|^[\s|:-]*\|[\s|:-]*-[\s|:-]*$", re.MULTILINE)
_SIGNED = re.compile(r"(?:[–—―]|--)\s*(?=\S)")
_SOURCE = re.compile(words.opening(words.SOURCE), re.IGNORECASE)


class _Count:
    """Where in a list one is: the last number of each level that is open, None where it has bullets, and where it began."""

    def __init__(self) -> None:
        self.last, self.starts = list[int | None](), list[int]()

    def take(self, token: Token) -> None:
        if token.type in _LISTS:
            self.starts.append(line_of(token))
            self.last.append(int(token.attrs.get("start", 1)) - 1 if token.type == "ordered_list_open" else None)
        elif token.type in _ENDS:
            self.last.pop()
            self.starts.pop()
        elif token.type == "list_item_open" and (last := self.last[-1]) is not None:
            self.last[-1] = last + 1

    def item(self) -> Item:
        """The one that is open, without words yet."""
        return Item((), min(len(self.last), MAX_LEVELS) - 1, self.last[-1] or 0)


class Blocks:
    """Makes the blocks of one outline; pictures are looked for beside it, and then among the toolkit's own."""

    def __init__(self, page: Page, reader: Reader, folders: tuple[Path, Path]) -> None:
        self.page, self.reader, self.folders = page, reader, folders

    def paragraph(self, group: Sequence[Token]) -> Iterator[Block]:
        """A text, and a picture for every line of it that holds nothing else."""
        lines = list[Line]()
        inline = group[1]
        if _RULE.search(inline.content):
            self.page.add(
                line_of(inline), "a table was begun here, but its rule does not fit its head", "write as many --- as headings"
            )
            return
        for line in self.reader.lines(inline):
            pictures = [part for part in line.parts if isinstance(part, Seen)]
            if not pictures:
                lines.append(line)
                continue
            if plain(part for part in line.parts if isinstance(part, Run)):
                self.page.add(pictures[0].line, "a picture stands within a text", "put it on a line of its own", "![")
            yield from self._paragraph(lines)
            lines = []
            yield from (image for seen in pictures if (image := self._image(seen)))
        yield from self._paragraph(lines)

    def _paragraph(self, lines: Sequence[Line]) -> Iterator[Paragraph]:
        if runs := joined(lines):
            yield Paragraph(runs)

    def heading(self, token: Token) -> Paragraph:
        """A heading within a slide: a text in bold."""
        runs = self.reader.runs(token, "a heading")
        return Paragraph(joined([Line(tuple(run._replace(bold=True) for run in runs), False)]))

    def bullets(self, group: Sequence[Token]) -> Bullets:
        items, count, fresh = list[Item](), _Count(), False
        for token in group:
            count.take(token)
            if token.type in _LISTS:
                self._begin(token, count)
            elif token.type == "list_item_open":
                fresh = True
                self._check_indent(line_of(token), count.starts[-1])
            elif token.type == "inline":
                self._item(items, token, count.item(), fresh)
                fresh = False
            elif token.type in _NAMES:
                self.page.add(
                    line_of(token), f"{_NAMES[token.type]} stands in a list", "put it after the list, without an indent"
                )
        if not items:
            self.page.add(line_of(group[0]), "the list is empty", "write its items, or delete it")
        return Bullets(tuple(items))

    def _begin(self, token: Token, count: "_Count") -> None:
        if len(count.last) == MAX_LEVELS + 1:
            self.page.add(line_of(token), f"the list has more than {MAX_LEVELS} levels", "make it flatter")
        start = count.last[-1]
        if start is not None and not 0 <= start < MAX_NUMBER:
            self.page.add(line_of(token), f"the list begins with {start + 1}", f"count from 1, or from up to {MAX_NUMBER:,}")

    def _check_indent(self, line: int, start: int) -> None:
        """An item that stands in, but not far enough to be below the one before it, would be taken for its neighbour."""
        first, own = (self.page.lines[number - 1].expandtabs(4) for number in (start, line))
        by = len(own) - len(own.lstrip()) - (len(first) - len(first.lstrip()))
        if by > 0 and not _NESTED.match(first):
            remedy = "indent it as far as the words of the item above, or not at all"
            self.page.add(line, f"the item stands in by {by} blank{'s' * (by > 1)}, too few to be below another", remedy)

    def _item(self, items: list[Item], token: Token, item: Item, fresh: bool) -> None:
        runs = self.reader.runs(token, "a list")
        if fresh or not items:
            items.append(item._replace(runs=runs))
        else:
            items[-1] = items[-1]._replace(runs=(*items[-1].runs, Run("\n"), *runs))

    def quote(self, group: Sequence[Token]) -> Quote:
        """Its text, and who said it, if the last line begins with a dash."""
        lines = list[Line]()
        for token in group[1:]:
            if token.type == "inline":
                lines += [line for line in self.reader.lines(token) if self._text_only(line)]
                if lines:
                    lines[-1] = lines[-1]._replace(ended=True)
            elif token.type in _NAMES:
                remedy = "write – before the name of who said it" if token.type in _LISTS else "end the quote before it"
                self.page.add(line_of(token), f"{_NAMES[token.type]} stands in a quote", remedy)
        last = plain(part for part in lines[-1].parts if isinstance(part, Run)) if lines else ""
        signed = _SIGNED.match(last)
        text = plain(joined(lines[:-1] if signed else lines))
        if not text:
            self.page.add(line_of(group[0]), "the quote has no text", "write what was said after the >")
        return Quote(text, last[signed.end() :] if signed else "")

    def _text_only(self, line: Line) -> bool:
        for part in line.parts:
            if isinstance(part, Seen):
                self.page.add(part.line, "a picture stands in a quote", "put it on a line of its own, between empty lines", "![")
        return True

    def grid(self, group: Sequence[Token]) -> Grid:
        rows = list[tuple[str, ...]]()
        for start, token in enumerate(group):
            if token.type == "tr_open":
                rows.append(self._row(group[start + 1 :], line_of(token), len(rows[0]) if rows else 0))
        line = line_of(group[0])
        if not any(rows[0]):
            self.page.add(line, "the table has no headings", "write what each column holds into its first row")
        if len(rows[0]) > MAX_COLUMNS:
            self.page.add(line, f"the table has {len(rows[0])} columns where {MAX_COLUMNS} can be read", "leave some out")
        if not 1 < len(rows) <= MAX_ROWS + 1:
            problem = f"the table has {len(rows) - 1} rows, of 1 to {MAX_ROWS}"
            self.page.add(line, problem, "write some under its rule" if len(rows) == 1 else "divide it")
        return Grid(rows[0], tuple(rows[1:]))

    def _row(self, tokens: Sequence[Token], line: int, width: int) -> tuple[str, ...]:
        """The cells up to the row's end, counted as they were written: Markdown fills up and cuts off what is uneven."""
        written = _PIPE.sub("\0", self.page.lines[line - 1].strip()).removeprefix("\0").removesuffix("\0").count("\0") + 1
        if width and written != width:
            self.page.add(
                line, f"this row has {written} cells where the table has {width} headings", "write a | between any two cells"
            )
        cells = list[str]()
        for token in tokens:
            if token.type == "tr_close":
                break
            if token.type == "inline":
                cells.append(plain(joined(self._cell(token, line))))
        return tuple(cells)

    def _cell(self, token: Token, line: int) -> list[Line]:
        lines = self.reader.read(token.content, line) if token.content else []
        for seen in (part for one in lines for part in one.parts if isinstance(part, Seen)):
            self.page.add(seen.line, "a picture stands in a table", "put it on a line of its own, between empty lines", "![")
        return lines

    def _image(self, seen: Seen) -> Image | None:
        path = self._find(seen.file)
        if path is None:
            self.page.add(
                seen.line, f"{quoted(seen.file)} is no file", "put the picture beside the outline and write its name", seen.file
            )
            return None
        try:
            photo.probe(path)
        except AssetError as error:
            self.page.add(seen.line, f"{quoted(seen.file)}: {error.problem}", error.remedy, seen.file)
        return Image(str(path), seen.alt or "", line=seen.line)

    def _find(self, name: str) -> Path | None:
        """Beside the outline, or among the sample photographs; blanks may be written as %20."""
        if "\0" in name or "://" in name:
            return None
        beside, own = self.folders
        for said in (name, unquote(name)):
            found = [path for path in (beside / said, own / Path(said).name) if self._is_file(path)]
            if found:
                return found[0]
        return beside / name

    @staticmethod
    def _is_file(path: Path) -> bool:
        try:
            return path.is_file()
        except (OSError, ValueError):
            return False


def with_figure(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """A number in bold and a line about it as the Figure that they are meant to be, if nothing but a source stands there too."""
    texts = [block for block in blocks if isinstance(block, Paragraph)]
    said = [block for block in texts if not is_source(block)]
    if len(texts) < len(blocks) or not 1 <= len(said) <= 2 or said[0] is not texts[0]:
        return blocks
    runs = said[0].runs
    value = "".join(run.text for run in runs if run.bold).strip()
    rest = plain(run for run in runs if not run.bold)
    number = bool(re.match(r"\W{0,3}\d", value)) and len(value) <= MAX_VALUE and runs[0].bold
    if not number or (rest and (len(said) == 2 or not plain(runs).startswith(f"{value}\n"))):
        return blocks
    label = rest or (plain(said[1].runs) if len(said) == 2 else "")
    return Figure(value, label, line=said[0].line), *(block for block in texts if is_source(block))


def with_titled_figure(title: str, blocks: tuple[Block, ...]) -> tuple[str, tuple[Block, ...]]:
    """A slide called by a number, `## 42 %`, and a short line on what it counts: the line is its title, the number its matter."""
    said = [block for block in blocks if not is_source(block)]
    if not _QUANTITY.fullmatch(title) or _YEAR.fullmatch(title) or len(said) != 1 or not isinstance(said[0], Paragraph):
        return title, blocks
    told = plain(said[0].runs)
    if not told or len(told) > MAX_TOLD or "\n" in told:
        return title, blocks
    return told[0].upper() + told[1:], (Figure(title, ""), *(block for block in blocks if block is not said[0]))


def is_source(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(_SOURCE.match(plain(block.runs)))
