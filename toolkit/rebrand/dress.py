"""A theme in the brand's colours and faces: the twelve slots keep their names, everything else of it stays."""

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.backends.pptx.theme import slots_of, theme_name
from toolkit.color import Color
from toolkit.layout.house import House
from toolkit.layout.slides import Mode
from toolkit.model.deck import Ground
from toolkit.rebrand.markup import Edit, Tag, edited, named, prefix, valued, within

DARK = ("dk1", "dk2")


class Dress(NamedTuple):
    """What a theme is given: a name for its colours, those by slot, and the families of headlines and text."""

    name: str
    colors: dict[str, Color]
    faces: tuple[str, str]


def dress_for(house: House, region: str | None, language: str, mode: Mode, ground: Ground) -> Dress:
    brand = house.brand.typography
    major, minor = (brand.faces[key].family for key in (brand.decks[mode].headline, brand.decks[mode].text))
    return Dress(theme_name(house, region, language), slots_of(house, region, ground), (major, minor))


def ground_of(master: bytes) -> Ground:
    """What the slides of a master lie on, by the slot that it reads as its background."""
    slot = next((tag.attributes.get("bg1") for tag in named(master, "clrMap")), None)
    return "dark" if slot in DARK else "light"


def dressed(data: bytes, dress: Dress) -> bytes:
    """A theme, or an override of one, with these colours and faces."""
    return edited(data, [*_colors(data, dress), *_faces(data, dress)])


def scheme_names(data: bytes) -> tuple[str, str]:
    """What a theme calls its colours, and its faces of headlines and text."""
    colors = next((tag.attributes.get("name", "") for tag in named(data, "clrScheme")), "")
    faces = [face.attributes.get("typeface", "") for kind in ("majorFont", "minorFont") for face in _latin(data, kind)]
    return colors, " and ".join(dict.fromkeys(filter(None, faces)))


def _colors(data: bytes, dress: Dress) -> Iterator[Edit]:
    scheme = next(named(data, "clrScheme"), None)
    if scheme is None:
        return
    if "name" in scheme.attributes:
        yield valued(data, scheme, "name", dress.name)
    for slot in within(data, scheme):
        if slot.name in dress.colors and slot.inner < slot.close:
            color = f'<{prefix(data, slot)}srgbClr val="{dress.colors[slot.name].hex[1:]}"/>'
            yield Edit(slot.inner, slot.close, color.encode())


def _faces(data: bytes, dress: Dress) -> Iterator[Edit]:
    scheme = next(named(data, "fontScheme"), None)
    if scheme and "name" in scheme.attributes:
        yield valued(data, scheme, "name", " ".join(dict.fromkeys(dress.faces)))
    for kind, family in zip(("majorFont", "minorFont"), dress.faces, strict=True):
        for face in _latin(data, kind):
            yield Edit(face.start, face.end, f'<{prefix(data, face)}latin typeface="{family}"/>'.encode())


def _latin(data: bytes, kind: str) -> list[Tag]:
    """The face of Latin script in the first font of a kind."""
    font = next(named(data, kind), None)
    return [tag for tag in within(data, font) if tag.name == "latin"][:1] if font else []
