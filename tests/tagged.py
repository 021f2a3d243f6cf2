"""What holds for every tagged PDF, checked as a validator would (ISO 32000-1 §14.6–14.8): `told` reads a document's structure."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

import pikepdf

TOKEN = re.compile(
    rb"/(\w+) (?:<</MCID (\d+)>> BDC|BMC)|(?<!\S)(EMC|BDC|BMC|BI|EI|Do|BT|ET|Tj|TJ|sh|q|Q|f\*|f|F|B\*|B|b\*|b|S|s)(?=\s)"
)
"""Where marked content begins, by tag and number, and operators that draw or enclose; our pages have no strings that hold any."""
AROUND = (b"", b"EMC", b"q", b"Q")
INSIDE = {
    "Document": {"/StructTreeRoot"},
    "Sect": {"/Document"},
    "LI": {"/L"},
    "Lbl": {"/LI"},
    "LBody": {"/LI"},
    "TR": {"/Table"},
    "TH": {"/TR"},
    "TD": {"/TR"},
    **{role: {"/Document", "/Sect"} for role in ("H1", "P", "L", "Table", "Figure")},
}
"""Where an element may stand; no other is used."""


class Told(NamedTuple):
    """An element: its role, what it says, the page it stands on and the pieces of that page's content it owns."""

    role: str
    said: str
    page: int
    marks: tuple[int, ...]
    language: str = ""


def told(data: bytes) -> list[Told]:
    """The elements of the document in reading order, once everything that must be so was found to be so."""
    with pikepdf.open(BytesIO(data)) as document:
        assert document.check_pdf_syntax() == []
        assert document.Root.MarkInfo.Marked and str(document.Root.Lang) and document.Root.ViewerPreferences.DisplayDocTitle
        assert b"<dc:title>" in document.Root.Metadata.read_bytes()
        found = list(_walked(document))
        for number, page in enumerate(document.pages):
            _assert_owned(page, number, found, document)
    for one in found:
        assert one.said.strip() or one.role not in ("H1", "P", "Lbl", "LBody", "Figure"), one
        assert one.marks or one.role not in ("H1", "P", "Lbl", "LBody", "Figure"), one
    return found


def _walked(document: pikepdf.Pdf) -> Iterator[Told]:
    pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
    root = document.Root.StructTreeRoot
    waiting = [(kid, root) for kid in root.K]
    while waiting:
        element, parent = waiting.pop(0)
        assert element.Type == "/StructElem" and element.P.objgen == parent.objgen
        role, kids = str(element.S)[1:], list(element.K)
        assert str(parent.get("/S", parent.Type)) in INSIDE[role], (role, parent)
        marks = tuple(kid for kid in kids if isinstance(kid, int))
        below = [(kid, element) for kid in kids if not isinstance(kid, int)]
        assert (not marks or not below) and (kids or role == "TD"), role
        assert role != "Figure" or len(element.A.BBox) == 4
        assert role != "TH" or element.A.Scope == "/Column"
        assert role != "L" or element.A.ListNumbering in ("/Decimal", "/Disc")
        said = str(element.get("/Alt" if role == "Figure" else "/ActualText", ""))
        yield Told(role, said, pages[element.Pg.objgen] if marks else -1, marks, str(element.get("/Lang", "")))
        waiting[:0] = below


def _assert_owned(page: pikepdf.Page, number: int, found: list[Told], document: pikepdf.Pdf) -> None:
    """Each piece of a page's content belongs to one element of its role, which the parent tree finds again."""
    numbers = list(document.Root.StructTreeRoot.ParentTree.Nums)
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))[int(page.obj.StructParents)]
    pieces = _pieces(page)
    assert sorted(pieces) == list(range(len(owners)))
    owned = {mark: one.role for one in found if one.page == number for mark in one.marks}
    assert owned == pieces
    assert sum(len(one.marks) for one in found if one.page == number) == len(pieces)
    for mark, owner in enumerate(owners):
        assert mark in list(owner.K) and owner.Pg.objgen == page.obj.objgen


def _pieces(page: pikepdf.Page) -> dict[int, str]:
    """Marked content by its number; nothing is drawn outside of it, it is not nested, and whatever begins ends."""
    pieces, inside, saved, text = dict[int, str](), False, 0, False
    for tag, number, name in TOKEN.findall(page.Contents.read_bytes()):
        if tag:
            assert not inside and not text
            assert bool(number) == (tag != b"Artifact")
            inside = True
            if number:
                assert int(number) not in pieces
                pieces[int(number)] = tag.decode()
        elif name == b"EMC":
            assert inside and not text
            inside = False
        saved += {b"q": 1, b"Q": -1}.get(name, 0)
        text = {b"BT": True, b"ET": False}.get(name, text)
        assert saved >= 0 and (inside or name in AROUND), name
    assert not inside and not text and saved == 0
    return pieces
