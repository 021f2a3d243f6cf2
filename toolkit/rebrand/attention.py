"""What on the slides a theme cannot change: colours written as numbers, and faces named outside the theme; slide by slide."""

from collections.abc import Collection, Iterator

from toolkit.backends.pptx.template import PRESENTATION
from toolkit.backends.pptx.xml import OFFICE
from toolkit.rebrand.markup import named, tags
from toolkit.rebrand.package import Package
from toolkit.rebrand.told import Left

ASIDE = ("slideLayout", "notesSlide", "slide", "notesMaster", "slideMaster", "package")
"""Relationships of a slide that lead to what is not shown on it."""

MANY = 6
COLORS = "choose a colour of the theme where that is not on purpose"
FACES = "choose a face of the theme (headings, body) where that is not on purpose"


def slides(package: Package) -> list[str]:
    """The parts of the slides, in order."""
    links = {link.id: link.target for link in package.links(PRESENTATION)}
    parts = (links.get(tag.attributes.get(f"{OFFICE} id", ""), "") for tag in named(package.parts[PRESENTATION], "sldId"))
    return [part for part in parts if part in package.parts]


def outside(package: Package, colors: Collection[str]) -> Iterator[Left]:
    """What needs somebody's eyes on each slide; `colors` are the theme's, as six digits, right however they are named."""
    for number, slide in enumerate(slides(package), 1):
        shown = sorted(part for part in package.reached([slide], kinds=ASIDE) if part.endswith(".xml"))
        yield from told(f"slide {number}", [package.parts[part] for part in shown], colors)


def told(where: str, parts: Collection[bytes], colors: Collection[str]) -> Iterator[Left]:
    """The same of some parts."""
    if found := _values(parts, "srgbClr", "val", {color.upper() for color in colors}):
        yield Left(where, f"colours that are not the theme’s: {some(['#' + each for each in found])}", COLORS)
    if found := [face for face in _values(parts, "latin", "typeface", ()) if not face.startswith("+")]:
        yield Left(where, f"faces that are not the theme’s: {some(found)}", FACES)


def _values(parts: Collection[bytes], name: str, attribute: str, known: Collection[str]) -> list[str]:
    """What an attribute of elements of this name says, once each, but for what is known."""
    said = (tag.attributes.get(attribute, "") for data in parts for tag in tags(data) if tag.name == name)
    values = (each.upper() if name == "srgbClr" else each for each in said)
    return sorted({value for value in values if value and value not in known})


def some(found: list[str]) -> str:
    """The first of them, and how many more there are."""
    rest = f" and {len(found) - MANY} more" if len(found) > MANY else ""
    return ", ".join(found[:MANY]) + rest
