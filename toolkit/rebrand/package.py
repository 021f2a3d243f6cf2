"""A package as a graph: parts, and the relationships by which they know one another (ECMA-376 part 2 §6.5)."""

from collections.abc import Collection, Iterable, Mapping
from posixpath import dirname, join, normpath, relpath
from typing import NamedTuple
from urllib.parse import quote, unquote

from toolkit.backends.pptx.package import DEFAULTS, relationships_of
from toolkit.backends.pptx.template import FOLDERS
from toolkit.rebrand.markup import Edit, Tag, before, edited, named, one, prefix, valued

SUPPORTS = ("officeDocument", "slide", "slideLayout", "slideMaster", "theme")


class Link(NamedTuple):
    """A relationship: its id, the last word of its type, and the part it leads to, or an address outside."""

    id: str
    kind: str
    target: str
    outside: bool
    tag: Tag


class Package:
    """Parts by name; relationships are read where they are asked for."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.parts = dict(parts)

    def links(self, name: str) -> list[Link]:
        """Those of a part, in order; `name` is empty for the package."""
        data = self.parts.get(relationships_of(name), b"")
        return [_link(name, tag) for tag in named(data, "Relationship")] if data else []

    def linked(self, name: str, kind: str) -> list[str]:
        """The parts that a part is related to in this way."""
        return [each.target for each in self.links(name) if each.kind == kind and each.target in self.parts]

    def lacking(self) -> list[str]:
        """Parts that are named as what a slide is built on, and that are not there: the file was cut short, or mended badly."""
        links = (each for name in ["", *self.parts] for each in self.links(name) if each.kind in SUPPORTS and not each.outside)
        return sorted({each.target for each in links} - self.parts.keys())

    def reached(self, roots: Iterable[str], stop: Collection[str] = (), kinds: Collection[str] = ()) -> set[str]:
        """All parts that lead on from some, with their relationships; what is in `stop`, or reached by one of `kinds`, is not."""
        found, ahead = set[str](), [root for root in roots if root not in stop]
        while ahead:
            name = ahead.pop()
            if name in found or (name and name not in self.parts):
                continue
            found |= {each for each in (name, relationships_of(name)) if each in self.parts or not name}
            links = self.links(name)
            ahead += [each.target for each in links if not each.outside and each.target not in stop and each.kind not in kinds]
        return found & self.parts.keys()

    def retarget(self, name: str, places: Mapping[str, str]) -> None:
        """Lets a part's relationships lead elsewhere: old part → new part."""
        links = [each for each in self.links(name) if not each.outside and places.get(each.target, each.target) != each.target]
        if links:
            rels = relationships_of(name)
            data = self.parts[rels]
            targets = ((each.tag, quote(relpath(f"/{places[each.target]}", f"/{dirname(name)}"))) for each in links)
            self.parts[rels] = edited(data, [valued(data, tag, "Target", target) for tag, target in targets])

    def renamed(self, names: Mapping[str, str]) -> "Package":
        """The same with other names for some parts."""
        places = {**names} | {relationships_of(old): relationships_of(new) for old, new in names.items()}
        for name in [name for name in self.parts if not name.endswith(".rels")]:
            self.retarget(name, names)
        return Package({places.get(name, name): data for name, data in self.parts.items()})


def _link(source: str, tag: Tag) -> Link:
    said = tag.attributes
    outside, target = said.get("TargetMode") == "External", said.get("Target", "")
    part = target if outside else normpath(join("/", dirname(source), unquote(target.partition("#")[0])))[1:]
    return Link(said.get("Id", ""), said.get("Type", "").rpartition("/")[2], part, outside, tag)


def fresh(name: str, taken: Collection[str]) -> str:
    """A name like this one that no part has."""
    stem, _, suffix = name.rpartition(".")
    return next(other for at in range(2, len(taken) + 3) if (other := f"{stem}-{at}.{suffix}") not in taken)


def retyped(data: bytes, parts: Collection[str], added: Collection[str]) -> bytes:
    """[Content_Types].xml for these parts, of which some were added by the toolkit; unchanged where it says all of it."""
    root = one(data, "Types")
    known = {tag.attributes.get("PartName", "").lstrip("/"): tag for tag in named(data, "Override")}
    suffixes = {tag.attributes.get("Extension", "").lower() for tag in named(data, "Default")}
    gone = [Edit(tag.start, tag.end, b"") for name, tag in known.items() if name not in parts]
    wanted = sorted({name.rpartition(".")[2] for name in added} - suffixes)
    head = prefix(data, root)
    lines = [f'<{head}Default Extension="{each}" ContentType="{DEFAULTS[each]}"/>' for each in wanted]
    lines += [
        f'<{head}Override PartName="/{name}" ContentType="{FOLDERS[dirname(name)]}"/>'
        for name in added
        if name.endswith(".xml") and name not in known
    ]
    return edited(data, [*gone, before(root, "".join(lines).encode())] if lines else gone)
