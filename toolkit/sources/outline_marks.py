"""Marks that other kinds of Markdown know and a deck does not: told, since they would stand on a slide as they were written.

GitHub's task boxes and struck words, pandoc's footnotes, citations, raised and lowered letters, attributes; and what Markdown
itself leaves over where a link, a picture or an emphasis was not finished. A mark that is meant literally has `\\` before it, or
stands in `backticks`.
"""

import re
from typing import NamedTuple


class Mark(NamedTuple):
    """What it looks like, what it is, and what to do about it."""

    looks: re.Pattern[str]
    problem: str
    remedy: str


LITERAL = r"; write \ before it where it is meant as it is"

MARKS = (
    Mark(
        re.compile(r"(?<!\S)\[[ xX]\](?!\S)"), "is a task box, which no slide can tick", "delete it, or say in words what is done"
    ),
    Mark(re.compile(r"~~"), "would strike words out", "delete the words, or the ~~"),
    Mark(
        re.compile(r"\^\[|\[\^[^\]\s]{1,40}\]"), "is a footnote, and a slide has none", "write it on the slide or into its notes"
    ),
    Mark(
        re.compile(r"!\[[^\]]{0,200}\]\([^)]{0,300}\)?"),
        "is no whole picture",
        "write ![what it shows](<file>), with the <> where its name has blanks",
    ),
    Mark(re.compile(r"\]\([^)]{0,300}\)?"), "is no whole link", "write [words](https://…), without blanks in the address"),
    Mark(re.compile(r"\]\["), "is a link by name, and nothing has that name", "write [words](https://…)"),
    Mark(re.compile(r"\*\*"), "has no partner", f"write ** right before and right after the words that are bold{LITERAL}"),
    Mark(re.compile(r"=="), "would mark words", f"write **bold** or *italic*{LITERAL}"),
    Mark(re.compile(r"\{(?:[.#][\w-]|[\w-]+=)[^{}]*\}"), "is nothing that a slide or a text can be", "delete it"),
    Mark(re.compile(r"\[@[\w:.-]+\]"), "is a citation, which a deck cannot look up", "write the source out"),
    Mark(re.compile(r"\$\$"), "is a formula, which a deck cannot set", "write it as a text, or as a picture"),
    Mark(re.compile(r"~[^\s~]{1,12}~"), "would lower letters", f"write the letters themselves: CO₂{LITERAL}"),
    Mark(re.compile(r"\^[^\s^\[\]]{1,12}\^"), "would raise letters", f"write the letters themselves: km²{LITERAL}"),
)
