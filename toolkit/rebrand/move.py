"""A deck of the brand's moved to another template: what that template brings takes the place of what the old one brought.

Masters with their layouts and themes, and the masters of notes and handouts, go; the new ones come under the same names. Slides
keep their bytes: only where their relationships lead to a part that is called otherwise now is a name changed there.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from toolkit.backends.pptx.package import TYPES
from toolkit.backends.pptx.props import FIRST_MASTER
from toolkit.backends.pptx.template import GROUNDS, HANDOUT_MASTER, NOTES_MASTER, PRESENTATION, Template
from toolkit.model.deck import Ground
from toolkit.rebrand.attention import some
from toolkit.rebrand.layouts import matched, seen
from toolkit.rebrand.lists import list_layouts, list_once, number
from toolkit.rebrand.origin import Master, theme_called
from toolkit.rebrand.package import Package, fresh, retyped
from toolkit.rebrand.told import Report

SHEETS = {"notesMaster": NOTES_MASTER, "handoutMaster": HANDOUT_MASTER}


@dataclass
class _Plan:
    """Where the parts of the old template go."""

    package: Package
    template: Template
    report: Report
    places: dict[str, str] = field(default_factory=dict[str, str])
    """Old part → new part."""
    masters: dict[str, int] = field(default_factory=dict[str, int])
    """The new masters, with their numbers."""
    strange: dict[str, str] = field(default_factory=dict[str, str])
    """Layouts without a counterpart → the old master that they are of."""

    unknown: dict[Ground, dict[str, None]] = field(default_factory=dict[Ground, dict[str, None]])
    """Their names by ground, once each: LibreOffice writes twelve of its own for every layout that a slide was on."""

    def __post_init__(self) -> None:
        self.brought = Package(self.template.parts)

    def master(self, master: Master, ground: Ground) -> None:
        """A master with its layouts, matched one by one."""
        layouts = [seen(self.package, part) for part in self.package.linked(master.part, "slideLayout")]
        keys = matched(layouts, self.template)
        place = self.brought.linked(next(part for (_, on), part in self.template.layouts.items() if on == ground), "slideMaster")[
            0
        ]
        self.masters[place] = FIRST_MASTER + 100 * GROUNDS.index(ground)
        self.sheet(f"{ground} master", master.part, place)
        for layout in layouts:
            if key := keys.get(layout.part):
                self.places[layout.part] = self.template.layouts[key, ground]
                self.report.match(f"layout on {ground}", layout.name, seen(self.brought, self.places[layout.part]).name)
            else:
                self.strange[layout.part] = master.part
                self.unknown.setdefault(ground, {})[layout.name] = None

    def tell_unknown(self) -> None:
        """Layouts without a counterpart, those of a ground together."""
        for ground, names in self.unknown.items():
            if len(names) == 1:
                remedy = "look at the slides on it, which lack the old master’s pictures, or give them a layout of the template"
                self.report.leave(f"layout {next(iter(names))!r} on {ground}", "the template has no counterpart of it", remedy)
            else:
                remedy = "look at the slides on them, which lack the old master’s pictures, or give them layouts of the template"
                where = f"layouts {some([repr(name) for name in names])} on {ground}"
                self.report.leave(where, "the template has no counterpart of them", remedy)

    def sheet(self, what: str, part: str, place: str) -> None:
        """A master and its theme."""
        pairs = zip(self.package.linked(part, "theme"), self.brought.linked(place, "theme"), strict=False)
        self.places[part] = place
        for old, new in pairs:
            self.places[old] = new
            self.report.match(f"{what} and theme", *map(theme_called, (self.package.parts[old], self.brought.parts[new])))

    def chosen(self, kept: set[str]) -> tuple[Package, dict[str, str]]:
        """What the new template brings for this deck, and where the old parts go; no part takes the name of one that stays."""
        wanted = self.brought.reached(self.places.values())
        new = {name: data for name, data in self.template.parts.items() if name in wanted}
        parts = self.package.parts
        clash = [name for name in new if name in kept and new[name] != parts[name] and not name.endswith(".rels")]
        names = {name: fresh(name, {*parts, *new}) for name in clash}
        return Package(new).renamed(names), {old: names.get(place, place) for old, place in self.places.items()}


def swap(package: Package, masters: Iterable[Master], template: Template, report: Report) -> Package:
    """The deck with the parts of the new template, its lists put right."""
    plan = _Plan(package, template, report)
    for master in masters:
        if master.ground:
            plan.master(master, master.ground)
    plan.tell_unknown()
    for kind, name in SHEETS.items():
        for sheet in package.linked(PRESENTATION, kind):
            plan.sheet(f"{kind.removesuffix('Master')} master", sheet, name)
    kept = package.reached(["", *plan.strange], plan.places) | set(package.parts) - package.reached([""])
    new, places = plan.chosen(kept)
    moved = Package(dict(_merged(package, kept, new)))
    for name in kept:
        moved.retarget(name, places)
    final = {places[old]: plan.masters[place] for old, place in plan.places.items() if place in plan.masters}
    list_once(moved, final)
    list_layouts(moved, {layout: places[old] for layout, old in plan.strange.items()})
    number(moved, final)
    moved.parts[TYPES] = retyped(moved.parts[TYPES], moved.parts.keys(), new.parts.keys())
    return moved


def _merged(package: Package, kept: set[str], new: Package) -> Iterator[tuple[str, bytes]]:
    """In the file's order; what is new and has no predecessor comes last."""
    for name, data in package.parts.items():
        if name in kept or name in new.parts:
            yield name, data if name in kept else new.parts[name]
    yield from ((name, data) for name, data in new.parts.items() if name not in package.parts)
