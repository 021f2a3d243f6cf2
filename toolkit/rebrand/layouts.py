"""Which layout of the brand's a layout of a deck is: by its name, else by its type, else by its placeholders alone.

A layout that a person gave more placeholders than it had is none of ours any more: what stands in those would lose its place.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from toolkit.backends.pptx.layouts import KNOWN
from toolkit.backends.pptx.template import Template
from toolkit.rebrand.markup import named
from toolkit.rebrand.package import Package

Holders = frozenset[tuple[str, str]]
"""Type and index of each placeholder, as PresentationML has them where nothing is said: an object, 0."""


class Seen(NamedTuple):
    """A layout of a deck."""

    part: str
    name: str
    type: str
    holders: Holders


def seen(package: Package, part: str) -> Seen:
    data = package.parts[part]
    name = next((tag.attributes.get("name", "") for tag in named(data, "cSld")), "")
    kind = next((tag.attributes.get("type", "") for tag in named(data, "sldLayout")), "")
    holders = (tag.attributes for tag in named(data, "ph"))
    return Seen(part, name, kind, frozenset((said.get("type", "obj"), said.get("idx", "0")) for said in holders))


def matched(layouts: Sequence[Seen], template: Template) -> dict[str, str]:
    """Part → layout id, for those that have a counterpart."""
    design, holders = template.design.layouts, _holders(template)
    called = {text: key for key, layout in design.items() for text in layout.name.values()}
    found = dict[str, str]()
    for each in layouts:
        if (key := called.get(each.name)) and each.holders <= holders[key]:
            found[each.part] = key
    alike = Counter(holders.values())
    free = {key: place for key, place in holders.items() if key not in found.values()}
    for each in layouts:
        if each.part not in found and each.name not in called and (key := _resembling(each, free, alike)):
            found[each.part] = key
            del free[key]
    return found


def _resembling(each: Seen, free: Mapping[str, Holders], alike: Mapping[Holders, int]) -> str | None:
    """The layout that one which is called otherwise must be."""
    typed = next((key for key, kind in KNOWN.items() if kind == each.type and each.holders == free.get(key)), None)
    return typed or next((key for key, place in free.items() if place == each.holders and alike[place] == 1), None)


def _holders(template: Template) -> dict[str, Holders]:
    found = dict[str, set[tuple[str, str]]]()
    for (layout, _), place in template.holders.items():
        found.setdefault(layout, set()).add((place.type or "obj", str(place.idx or 0)))
    return {key: frozenset(places) for key, places in found.items()}
