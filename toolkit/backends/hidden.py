"""Words that are not seen: text under the outlines of a document's page, so that they can be searched, selected and copied.

A Type 3 font (ISO 32000-1 §9.6.5) whose every glyph is empty and half an em wide; each line is stretched to the width of the line
that is seen, and the font's ToUnicode map (§9.10.3) says which character a code is. /ActualText is not enough: programs that
search or extract text do not look for it where there are but paths.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any

from toolkit.layout.items import Line
from toolkit.text.font import INVISIBLE

CODES = 255
"""Characters of one font; code 0 is left out."""
BLOCK = 100
"""Entries of a character map's block at most (Adobe technical note 5014)."""
WIDE = 0.5
"""Advance of every glyph, em."""
NEAR = 0.1
"""Stretches of a line that are no farther apart, in sizes, have no blank between them."""

CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /W def /CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange
{blocks}
endcmap CMapName currentdict /CMap defineresource pop end end
"""


class Alphabet:
    """The characters of a document, numbered as they come: font and code of each."""

    def __init__(self) -> None:
        self._places = dict[str, int]()

    def written(self, lines: Sequence[Line], points: float, height: float) -> bytes:
        """A text object with these lines; `points` to their unit, on a page as high (points), whose y points up."""
        ends = [*(_ended(line, following) for line, following in pairwise(lines)), ""]
        shown = (self._line(line, end, points, height) for line, end in zip(lines, ends, strict=False) if line.text.strip())
        return b"BT 3 Tr\n%sET\n" % whole if (whole := b"".join(shown)) else b""

    def fonts(self, document: Any) -> dict[str, Any]:
        """The fonts by their names, as objects of a pikepdf document."""
        chars = list(self._places)
        parts = [chars[start : start + CODES] for start in range(0, len(chars), CODES)]
        return {f"/W{number}": _font(document, part) for number, part in enumerate(parts)}

    def _line(self, line: Line, end: str, points: float, height: float) -> bytes:
        text, size = "".join(char for char in line.text if char not in INVISIBLE), line.size * points
        stretch = 100 * line.width / (WIDE * line.size * len(text))
        at = f"{_n(size)} 0 0 {_n(size)} {_n(line.x * points)} {_n(height - line.y * points)} Tm\n"
        return f"{_n(stretch)} Tz {at}{''.join(self._shown(text + end))}".encode()

    def _shown(self, text: str) -> Iterator[str]:
        places = [self._places.setdefault(char, len(self._places)) for char in text]
        for font, codes in groupby(places, lambda place: place // CODES):
            yield f"/W{font} 1 Tf <{bytes(code % CODES + 1 for code in codes).hex()}> Tj\n"


def _ended(line: Line, following: Line) -> str:
    """A blank between two lines and two columns; none where a word or a sentence goes on."""
    goes_on = following.y == line.y and abs(line.x + line.width - following.x) < NEAR * line.size
    return "" if goes_on or line.text.endswith(("-", " ")) else " "


def _font(document: Any, chars: Sequence[str]) -> Any:
    import pikepdf

    last, width = len(chars), round(WIDE * 1000)
    return document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type3,
            FontBBox=[0, -250, width, 750],
            FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
            CharProcs=pikepdf.Dictionary(n=document.make_stream(b"%d 0 d0" % width)),
            Encoding=pikepdf.Dictionary(Type=pikepdf.Name.Encoding, Differences=[1, *[pikepdf.Name.n] * last]),
            FirstChar=1,
            LastChar=last,
            Widths=[width] * last,
            Resources=pikepdf.Dictionary(),
            ToUnicode=document.make_stream(_cmap(chars)),
        )
    )


def _cmap(chars: Sequence[str]) -> bytes:
    entries = [f"<{code:02X}> <{char.encode('utf-16-be').hex().upper()}>" for code, char in enumerate(chars, 1)]
    blocks = [entries[start : start + BLOCK] for start in range(0, len(entries), BLOCK)]
    told = ("\n".join((f"{len(block)} beginbfchar", *block, "endbfchar")) for block in blocks)
    return CMAP.format(blocks="\n".join(told)).encode()


def _n(number: float) -> str:
    return f"{number:.3f}".rstrip("0").rstrip(".")
