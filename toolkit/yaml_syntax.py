"""A parser's complaint about YAML in the words of a person who writes it: what stands there, and what to do.

Stands under toolkit.yaml_source. Patterns fit what libyaml says and what PyYAML's own parser says where there is no libyaml.
"""

import re

import yaml

from toolkit.yaml_nodes import position
from toolkit.yaml_strays import BREAK

Said = tuple[str, str]
QUOTES = "put the text into quotes"
TAB = ("a tab stands where blanks belong", "use blanks")
OTHERWISE = ("this line is indented otherwise than those beside it", "indent it as they are")

AT_BEGINNING: tuple[tuple[str, Said], ...] = (
    ("quoted scalar.*end of stream", ("a quotation mark is never closed", "close it")),
    (
        r"',' or '\]'",
        ("a list in brackets is not closed, or lacks a comma", "close it with ], and put a comma between its items"),
    ),
    (
        "',' or '}'",
        ("a mapping in braces is not closed, or lacks a comma", "close it with }, and put a comma between its fields"),
    ),
    ("could not find expected ':'", ("there is no colon in this line", "write `key: value`")),
    ("block mapping.*found '<stream end>'", OTHERWISE),
)
"""Told where that begins which the parser was reading."""

AT_END: tuple[tuple[str, Said], ...] = (
    ("mapping values are not allowed", ("a colon stands inside a text", f"{QUOTES}, or correct the indent")),
    ("violates indentation", TAB),
    ("expected key|expected '-'|expected <block end>", OTHERWISE),
    ("sequence entries are not allowed", ("a hyphen stands where no list can begin", f"{QUOTES}, or correct the indent")),
    ("node content", ("a value is missing, or a bracket is not closed", "write the value, or close the bracket")),
    ("escape|hexdecimal", ("what follows the backslash is no escape", "write two backslashes for one, or use single quotes")),
    ("block scalar", ("after | or > the text begins on the next line", "begin it there")),
)
"""Told where the parser could not go on."""


def said_of(error: yaml.MarkedYAMLError, text: str) -> tuple[tuple[int, int], Said]:
    """Line and column, from 1; the problem and the remedy."""
    complaint = f"{error.context}: {error.problem}"
    begins, ends = _place(error.context_mark), _place(error.problem_mark)
    if "cannot start any token" in complaint:
        return ends, cannot_begin(_at(text, ends))
    if "alphabetic or numeric" in complaint:
        return begins, cannot_begin(_at(text, begins))
    for place, words in ((begins, AT_BEGINNING), (ends, AT_END)):
        for pattern, said in words:
            if re.search(pattern, complaint):
                return place, said
    return ends, ("it is not YAML", "check indent and quotes")


def _place(mark: yaml.Mark | None) -> tuple[int, int]:
    return position(mark) if mark else (1, 1)


def _at(text: str, place: tuple[int, int]) -> str:
    """The character at a line and column; none past the end."""
    line, column = place
    lines = BREAK.split(text)
    return lines[line - 1][column - 1 : column] if line <= len(lines) else ""


def cannot_begin(char: str) -> Said:
    """What is said where a text begins with a character that means something else to YAML, or nothing."""
    return TAB if char == "\t" else (f"a text cannot begin with {char}", QUOTES)
