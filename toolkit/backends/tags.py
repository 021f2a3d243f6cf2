"""Tagged PDF: a document's pages with their structure, so that it can be read aloud, searched and reflowed.

ISO 32000-1 §14.6–14.9: every mark on a page stands in a sequence of marked content, which an element of the structure owns or
which is an artifact; ISO 14289-1 (PDF/UA-1) asks for the same. cairo divides the page, at the tags round each of its `runs`; what
these are, their order and their words are written here, so that nothing depends on the tree that cairo makes of them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import cycle, groupby
from typing import Any, NamedTuple

from zlib_ng import zlib_ng

from toolkit.backends.hidden import Alphabet
from toolkit.backends.reading import Part, extent
from toolkit.geometry import Box
from toolkit.layout.items import Item, Line, Text

TAGS = ("P", "H1", "H2", "H3", "H4", "H5", "H6")
"""The tags that runs have for cairo, in turn: since 1.18 it leaves out what draws nothing, and so its numbers are not theirs."""
CAIRO = re.compile(rb"/(P|H\d) << /MCID \d+ >> BDC")
"""How cairo begins a run."""

PACKED = 6
"""Effort of packing a page again: zlib-ng's sixth level takes a fifth of the time that cairo's zlib would, for 2 % more bytes."""


class Sheet(NamedTuple):
    """A page to be: its items, what they say, its canvas and trim (both in the items' unit), and how many points that unit is.

    `title` is the page's own where it is one of several.
    """

    items: tuple[Item, ...]
    parts: tuple[Part, ...]
    canvas: Box
    trim: Box
    points: float
    density: float
    """Pixels of a photograph per unit."""
    title: str = ""


class Run(NamedTuple):
    """Items that are drawn one after another and belong to the same part; to none, where they are decoration."""

    part: Part | None
    items: tuple[Item, ...]


def runs(sheet: Sheet) -> list[Run]:
    """The page's items in the order they are drawn, divided where they belong to something else."""
    leaves = [leaf for part in sheet.parts for leaf in part.leaves]
    owner = {place: number for number, leaf in enumerate(leaves) for place in leaf.items}
    groups = groupby(enumerate(sheet.items), lambda one: owner.get(one[0], -1))
    return [Run(leaves[number] if number >= 0 else None, tuple(item for _, item in group)) for number, group in groups]


def tag(document: Any, sheets: Sequence[Sheet]) -> None:
    """Gives the pages of a pikepdf document, drawn of these sheets, their structure: of several, each page is a section."""
    tree = _Tree(document)
    for page, sheet in zip(document.pages, sheets, strict=True):
        top = tree.element("Sect", tree.top) if len(sheets) > 1 else tree.top
        _Page(tree, page, sheet).write(top)
    tree.close()


class _Tree:
    """The structure of a document, as it grows."""

    def __init__(self, document: Any) -> None:
        import pikepdf

        self.pdf, self.document, self.alphabet = pikepdf, document, Alphabet()
        self.owners, self.fonts = list[Any](), document.make_indirect(pikepdf.Dictionary())
        self.root = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=[]))
        self.top = self.element("Document", self.root)

    def element(self, role: str, parent: Any, **entries: Any) -> Any:
        """A new element, the last of its parent's."""
        names = self.pdf.Name
        made = self.pdf.Dictionary(Type=names.StructElem, S=names(f"/{role}"), P=parent, K=[], **entries)
        parent.K.append(made := self.document.make_indirect(made))
        return made

    def close(self) -> None:
        self.fonts.update(self.alphabet.fonts(self.document))
        numbers = [entry for number, owners in enumerate(self.owners) for entry in (number, owners)]
        self.root.ParentTree = self.document.make_indirect(self.pdf.Dictionary(Nums=numbers))
        self.root.ParentTreeNextKey = len(self.owners)
        self.document.Root.StructTreeRoot = self.root
        self.document.Root.MarkInfo = self.pdf.Dictionary(Marked=True)


class _Page:
    """A page that is given its structure: its runs are numbered as they are drawn, then the unseen words as they are read."""

    def __init__(self, tree: _Tree, page: Any, sheet: Sheet) -> None:
        self.tree, self.page, self.sheet = tree, page, sheet
        self.height = float(page.MediaBox[3])
        self.leaves = [leaf for part in sheet.parts for leaf in part.leaves]
        self.marks: dict[Part, list[int]] = {leaf: [] for leaf in self.leaves}
        self.count = 0

    def write(self, top: Any) -> None:
        drawn, words = self._drawn(), b"".join(self._words(leaf) for leaf in self.leaves)
        packed = zlib_ng.compress(b"q\n%sQ\nq\n%sQ\n" % (drawn, words), PACKED)
        self.page.Contents = self.tree.document.make_stream(packed, Filter=self.tree.pdf.Name.FlateDecode)
        self.page.Resources.Font = self.tree.fonts
        self.page.StructParents, self.page.Tabs = len(self.tree.owners), self.tree.pdf.Name.S
        owners: list[Any] = [None] * self.count
        for part in self.sheet.parts:
            self._grow(part, top, owners)
        self.tree.owners.append(self.tree.document.make_indirect(self.tree.pdf.Array(owners)))

    def _drawn(self) -> bytes:
        """What cairo drew, each run named for what it is part of."""
        left = zip(cycle(TAGS), runs(self.sheet), strict=False)

        def begun(found: re.Match[bytes]) -> bytes:
            part = next((run.part for tag, run in left if tag == found[1].decode()), None)
            return self._begun(part) if part else b"/Artifact BMC"

        return CAIRO.sub(begun, self.page.Contents.read_bytes())

    def _begun(self, part: Part) -> bytes:
        self.marks[part].append(self.count)
        self.count += 1
        return f"/{part.role} <</MCID {self.count - 1}>> BDC".encode()

    def _words(self, part: Part) -> bytes:
        written = self.tree.alphabet.written(list(_lines(self.sheet, part)), self.sheet.points, self.height)
        return b"%s\n%sEMC\n" % (self._begun(part), written) if written else b""

    def _grow(self, part: Part, parent: Any, owners: list[Any]) -> None:
        if part.items and not self.marks[part]:
            return
        element = self.tree.element(part.role, parent, **self._entries(part))
        for number in self.marks.get(part, ()):
            element.K.append(number)
            owners[number] = element
        for kid in part.kids:
            self._grow(kid, element, owners)

    def _entries(self, part: Part) -> dict[str, Any]:
        found: dict[str, Any] = {"Pg": self.page.obj} if part.items else {}
        if part.said:
            found["Alt" if part.role == "Figure" else "ActualText"] = part.said
        if part.language:
            found["Lang"] = part.language
        if more := self._attributes(part):
            found["A"] = more
        return found

    def _attributes(self, part: Part) -> Any:
        """What ISO 32000-1 §14.8.5 and PDF/UA-1 §7 ask of an element beyond its role."""
        names = self.tree.pdf.Name
        match part.role:
            case "Figure":
                return self.tree.pdf.Dictionary(O=names.Layout, BBox=self._box(part))
            case "TH":
                return self.tree.pdf.Dictionary(O=names.Table, Scope=names.Column)
            case "L":
                counts = all(leaf.said.strip(".").isdigit() for leaf in part.leaves if leaf.role == "Lbl")
                return self.tree.pdf.Dictionary(O=names.List, ListNumbering=names.Decimal if counts else names.Disc)
            case _:
                return None

    def _box(self, part: Part) -> list[float]:
        """Left, bottom, right and top of a figure, points."""
        whole = reduce(Box.union, (extent(self.sheet.items[place]) for place in part.items)).scaled(self.sheet.points)
        return [round(edge, 2) for edge in (whole.x, self.height - whole.bottom, whole.right, self.height - whole.y)]


def _lines(sheet: Sheet, part: Part) -> Iterator[Line]:
    for item in (sheet.items[place] for place in part.items):
        if isinstance(item, Text):
            yield from item.lines
