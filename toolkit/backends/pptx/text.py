"""Text of a slide: paragraphs and runs that inherit all they can from their placeholder, every one with its language.

DrawingML text (ECMA-376 part 1 §21.1.2). No line is broken but where its author did: whoever shows them decides the rest.
"""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from toolkit.backends.pptx.xml import emu, escaped
from toolkit.layout.slides import INDENT, NUMBERED, SetParagraph, bullet, level_size
from toolkit.model.outline import Run

Mark = Literal["none", "bullet", "number"]
Link = Callable[[str], str]
"""Gives the id of the relationship to an address."""


class Manner(NamedTuple):
    """How the text of a placeholder is written: with its language's BCP 47 tag, and as its layout says but for what follows."""

    tag: str
    size: float
    """Of the outermost level, in points."""
    told: bool = True
    """Whether the size is not the layout's, and so is written."""
    mark: Mark = "none"
    """What the layout puts before paragraphs."""
    before: float | None = None
    """Room above each paragraph but the first in sizes, where it is not the layout's."""


def body(paragraphs: Sequence[SetParagraph], manner: Manner, link: Link, tag: str = "p") -> str:
    """A text body; `tag` is its prefix: `p` of a shape, `a` of a cell."""
    text, now, starts = list[str](), manner._replace(before=None), dict[int, tuple[int, int]]()
    for each in paragraphs or (SetParagraph(()),):
        text.append(_paragraph(each, now, link, _start(each, starts)))
        now = manner
    return f"<{tag}:txBody><a:bodyPr/><a:lstStyle/>{''.join(text)}</{tag}:txBody>"


def _start(said: SetParagraph, starts: dict[int, tuple[int, int]]) -> int:
    """What the list that a paragraph belongs to counts from; `starts` holds that and the last number of each level's list.

    Office counts on as long as that start is the same and nothing unnumbered stands between.
    """
    for deeper in [level for level in starts if level > said.level]:
        del starts[deeper]
    start, last = starts.pop(said.level, (said.number, said.number - 1))
    if said.mark == "number":
        starts[said.level] = start if said.number == last + 1 else said.number, said.number
        return starts[said.level][0]
    return 1


def _paragraph(said: SetParagraph, manner: Manner, link: Link, start: int) -> str:
    size = level_size(manner.size, said.level)
    look = f' lang="{manner.tag}"' + (f' sz="{round(size * 100)}"' if manner.told else "")
    above = f'<a:spcBef><a:spcPts val="{round(manner.before * size * 100)}"/></a:spcBef>' if manner.before is not None else ""
    runs = "".join(_run(each, look, link) for each in said.runs if each.text)
    return f"<a:p>{_properties(said, above, manner.mark, start)}{runs}<a:endParaRPr{look}/></a:p>"


def plain(text: str) -> SetParagraph:
    """A paragraph of nothing but text."""
    return SetParagraph((Run(text),))


def no_link(address: str) -> str:
    """For text that has no links."""
    raise LookupError(address)


def _run(said: Run, look: str, link: Link) -> str:
    look += (' b="1"' if said.bold else "") + (' i="1"' if said.italic else "")
    target = f'<a:hlinkClick r:id="{link(said.link)}"/>' if said.link else ""
    pieces = [f"<a:r><a:rPr{look}>{target}</a:rPr><a:t>{escaped(piece)}</a:t></a:r>" for piece in said.text.split("\n")]
    return f"<a:br><a:rPr{look}/></a:br>".join(pieces)


def _properties(said: SetParagraph, above: str, own: Mark, start: int) -> str:
    """What differs from the layout: the level, the room above, and what stands before the paragraph."""
    level = f' lvl="{said.level}"' if said.level else ""
    if said.mark == own == "none" or said.mark == own == "bullet":
        return f"<a:pPr{level}>{above}</a:pPr>" if level or above else ""
    left, hang = emu(INDENT * said.level), emu({"none": 0, "bullet": INDENT, "number": NUMBERED}[said.mark])
    return f'<a:pPr marL="{left + hang}"{level} indent="{-hang}">{above}{_mark(said, start)}</a:pPr>'


def _mark(said: SetParagraph, start: int) -> str:
    if said.mark == "none":
        return "<a:buNone/>"
    if said.mark == "bullet":
        return f'<a:buFont typeface="+mn-lt"/><a:buChar char="{bullet(said.level)}"/>'
    first = f' startAt="{start}"' if start > 1 else ""
    return f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"{first}/>'
