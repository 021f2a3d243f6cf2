"""XML that strangers wrote, read into plain nodes: bounded, and with nothing that could expand or reach outside.

First step of toolkit.sources.logo. Python's own expat is asked for elements and text only: entities of any kind, a DOCTYPE that
declares things, and style sheets by processing instruction end the reading; a bare DOCTYPE, as many editors write it, is ignored.
The rest is XML 1.0 and Namespaces in XML 1.0.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from toolkit.errors import AssetError

MAX_ELEMENTS = 2000
MAX_DEPTH = 20

PLAIN = "export it anew as plain SVG (Illustrator: “SVG 1.1”, no “preserve editing”; Inkscape: “Plain SVG”)"


@dataclass(eq=False)
class Node:
    """An element: `tag` and the names of attributes are `name`, or `namespace name` where they have a namespace."""

    tag: str
    attributes: dict[str, str]
    children: list["Node"] = field(default_factory=list["Node"])
    text: str = ""

    def walk(self) -> Iterator["Node"]:
        """The node and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


def parse(data: bytes, where: str) -> Node:
    """The document's root; AssetError for what is not well formed, too large or forbidden."""
    reader = _Reader(where)
    try:
        reader.parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise AssetError(where, f"it is not a readable SVG file ({error})", "export the logo again as SVG or PNG") from None
    return reader.root


class _Reader:
    def __init__(self, where: str) -> None:
        self.where = where
        self.root = Node("", {})
        self.count = 0
        self.open = list[Node]()
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self._forbid()

    def _forbid(self) -> None:
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.EntityDeclHandler = self._entity
        self.parser.SkippedEntityHandler = self._entity
        self.parser.ExternalEntityRefHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > MAX_ELEMENTS:
            self._refuse(f"it has more than {MAX_ELEMENTS:,} elements", "simplify the drawing, or hand in a PNG")
        if len(self.open) >= MAX_DEPTH:
            self._refuse(f"its groups are nested more than {MAX_DEPTH} deep", "ungroup the drawing and export it again")
        node = Node(tag, attributes)
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node
        self.open.append(node)

    def _end(self, _tag: str) -> None:
        self.open.pop()

    def _text(self, text: str) -> None:
        self.open[-1].text += text

    def _doctype(self, _name: str, _system: str | None, _public: str | None, has_subset: bool) -> None:
        if has_subset:
            self._refuse("its DOCTYPE declares things")

    def _entity(self, *_: object) -> int:
        return self._refuse("it declares or uses entities")

    def _instruction(self, target: str, _data: str) -> None:
        if target.lower() == "xml-stylesheet":
            self._refuse("it asks for a style sheet")

    def _refuse(self, problem: str, remedy: str = PLAIN) -> NoReturn:
        raise AssetError(self.where, problem, remedy)
