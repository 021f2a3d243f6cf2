"""Characters that no YAML file may hold: told at their places, and taken out, so that all else is read and keeps its own place.

Stands under toolkit.yaml_source. The line and paragraph separators of Unicode come with text that is pasted from other programs:
YAML 1.1 counts them as line breaks, no editor does.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import islice

import yaml

from toolkit.errors import MOST_TOLD, Mistake

STRAY = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What no YAML file may hold as it is (YAML 1.2 §5.1; a byte order mark is one only where a file begins)."""
BREAK = re.compile("\r\n|\r|\n")

Gaps = Mapping[int, list[int]]
"""Line → the columns, from 1, at which characters were taken out, in order."""


def without_strays(text: str, name: str) -> tuple[str, list[Mistake], Gaps]:
    """The text without them, what is said of them, and where they were."""
    gaps = dict[int, list[int]]()
    if not STRAY.search(text):
        return text, [], gaps
    for line, column, _ in _places(text):
        gaps.setdefault(line, []).append(column)
    told = [Mistake(name, line, column, *control(code)) for line, column, code in islice(_places(text), MOST_TOLD + 1)]
    return STRAY.sub("", text), told, gaps


def control(code: int) -> tuple[str, str]:
    """What is wrong with such a character, and what to do."""
    return f"U+{code:04X} is a control character", "delete it"


def unshifted(line: int, column: int, gaps: Gaps) -> tuple[int, int]:
    """A place in the text that was read → the same in the file."""
    for gap in gaps.get(line, ()):
        column += gap <= column
    return line, column


def unshift(node: yaml.Node | None, gaps: Gaps) -> None:
    """Gives the node and all within it their places in the file."""
    if node is None or not gaps:
        return
    line, column = unshifted(node.start_mark.line + 1, node.start_mark.column + 1, gaps)
    node.start_mark = yaml.Mark("", 0, line - 1, column - 1, None, None)
    if isinstance(node, yaml.MappingNode):
        inner = [part for pair in node.value for part in pair]
    else:
        inner = node.value if isinstance(node, yaml.SequenceNode) else []
    for part in inner:
        unshift(part, gaps)


def _places(text: str) -> Iterator[tuple[int, int, int]]:
    """Line and column of each, from 1, and its code."""
    begins = [0, *(found.end() for found in BREAK.finditer(text))]
    for stray in STRAY.finditer(text):
        line = bisect_right(begins, stray.start())
        yield line, stray.start() - begins[line - 1] + 1, ord(stray[0])
