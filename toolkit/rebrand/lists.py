"""The lists of a presentation put right after its masters were exchanged: who is in them, and that every number is there once."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from toolkit.backends.pptx.package import relationships_of
from toolkit.backends.pptx.template import PRESENTATION
from toolkit.backends.pptx.xml import OFFICE
from toolkit.rebrand.markup import Edit, Tag, before, edited, named, one, prefix, valued
from toolkit.rebrand.package import Package

RELATED = f"{OFFICE} id"


class _Entry(NamedTuple):
    """An element that gives a master or a layout its number: the part it stands in, and the master it is, or is of."""

    part: str
    tag: Tag
    master: str


def list_once(package: Package, own: Collection[str]) -> None:
    """A master of the brand's that took the place of two is in the presentation's list once."""
    links, rels = package.links(PRESENTATION), relationships_of(PRESENTATION)
    target_of = {link.id: link.target for link in links}
    edits, gone, there = list[Edit](), set[str](), set[str]()
    for tag in named(package.parts[PRESENTATION], "sldMasterId"):
        key = tag.attributes.get(RELATED, "")
        target = target_of.get(key, "")
        if target in own and target in there:
            edits.append(Edit(tag.start, tag.end, b""))
            gone.add(key)
        there.add(target)
    package.parts[PRESENTATION] = edited(package.parts[PRESENTATION], edits)
    if gone:
        package.parts[rels] = edited(package.parts[rels], [Edit(*_whole(each.tag), b"") for each in links if each.id in gone])


def list_layouts(package: Package, masters: Mapping[str, str]) -> None:
    """Adds layouts that a person made to the new master: layout → master."""
    for number, (layout, master) in enumerate(masters.items(), 1):
        rels, data, key = relationships_of(master), package.parts[master], f"own{number}"
        line = f'<Relationship Id="{key}" Type="{OFFICE}/slideLayout" Target="/{layout}"/>'
        package.parts[rels] = edited(package.parts[rels], [before(one(package.parts[rels], "Relationships"), line.encode())])
        listed = one(data, "sldLayoutIdLst")
        entry = f'<{prefix(data, listed)}sldLayoutId id="0" r:id="{key}"/>'
        package.parts[master] = edited(data, [before(listed, entry.encode())])


def number(package: Package, first: Mapping[str, int]) -> None:
    """Every master and layout has a number of its own (§19.2.1.29): those of the template keep theirs, others make way.

    `first` is the number of each of the template's masters.
    """
    entries = list(_entries(package))
    layouts = {_number(each.tag) for each in entries if each.part in first}
    taken, edits = {*first.values(), *layouts}, dict[str, list[Edit]]()
    for part, tag, master in entries:
        now = _number(tag)
        if part in first and now:
            continue
        wanted = first[master] if part == PRESENTATION and master in first else now if now not in taken | {0} else max(taken) + 1
        taken.add(wanted)
        if wanted != now:
            edits.setdefault(part, []).append(valued(package.parts[part], tag, "id", str(wanted)))
    for part, each in edits.items():
        package.parts[part] = edited(package.parts[part], each)


def _entries(package: Package) -> Iterator[_Entry]:
    links = {link.id: link.target for link in package.links(PRESENTATION)}
    for tag in named(package.parts[PRESENTATION], "sldMasterId"):
        master = links.get(tag.attributes.get(RELATED, ""), "")
        if "id" in tag.attributes:
            yield _Entry(PRESENTATION, tag, master)
        if master in package.parts:
            listed = named(package.parts[master], "sldLayoutId")
            yield from (_Entry(master, entry, master) for entry in listed if "id" in entry.attributes)


def _number(tag: Tag) -> int:
    """Zero for what is no number."""
    said = tag.attributes.get("id", "")
    return int(said) if said.isdecimal() and len(said) <= 10 else 0


def _whole(tag: Tag) -> tuple[int, int]:
    return tag.start, tag.end
