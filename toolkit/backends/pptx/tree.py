"""The shapes of a part while it is written: pictures, ornaments, and the foot that masters and layouts have in common."""

from dataclasses import dataclass

from toolkit.backends.pptx.art import Art
from toolkit.backends.pptx.order import TYPES, Order
from toolkit.backends.pptx.package import Links
from toolkit.backends.pptx.xml import Named, picture, rectangle
from toolkit.geometry import Box
from toolkit.model.deck import Ground, Kind

MEDIA = "ppt/media"


@dataclass
class Tree:
    """The shapes of a part while it is written, from back to front, each with an id and a name of its own."""

    links: Links
    media: dict[str, bytes]
    """Pictures by their parts' names, those of all trees of a template."""

    def __post_init__(self) -> None:
        self.shapes: list[str] = []
        self.count = 1

    def named(self, name: str, shows: str | None = "") -> Named:
        self.count += 1
        return Named(self.count, name, shows)

    def add(self, shape: str) -> None:
        self.shapes.append(shape)

    def fill(self, name: str, box: Box, color: str, brightness: int = 0) -> None:
        """An ornament in a colour of the theme."""
        self.add(rectangle(self.named(name, None), box, color, brightness))

    def picture(self, art: Art, below: float = 0) -> None:
        """A picture; of its height the share `below` is cut off at its foot."""
        crop = f'<a:srcRect b="{round(below * 100_000)}"/>' if below else ""
        ids = {suffix: self.links.to("image", self._kept(art.name, suffix, data)) for suffix, data in art.files}
        bitmap = ids.get("png") or ids["jpg"]
        self.add(picture(self.named(art.name, art.shows), art.box, bitmap, ids.get("svg"), crop))

    def _kept(self, name: str, suffix: str, data: bytes) -> str:
        target = f"{MEDIA}/{name}.{suffix}"
        assert self.media.setdefault(target, data) == data, target
        return target


def lay_foot(tree: Tree, order: Order, ground: Ground, *, large: bool) -> None:
    """The white band with its logos; the lines that part it from a light slide."""
    foot = order.foot(large=large)
    tree.fill("foot", foot.ground, "bg1" if ground == "light" else "tx1")
    if ground == "light":
        tree.fill("foot-line", foot.hair, "bg2", HAIR)
    for stand in order.stands(foot, large=large):
        tree.picture(order.logo(stand))


HAIR = 94_000
"""Brightness of the line over the band, in thousandths of per cent of the slot's: as pale as ice."""


def placeholder(named: Named, kind: Kind, number: int | None, prompted: bool, title: str = "title") -> str:
    """What says that a shape is a placeholder, from its id to its type and index."""
    word = title if kind == "title" else TYPES[kind]
    fields = {"type": word, "sz": "quarter" if kind in ("date", "footer", "number") else "", "idx": number or ""}
    said = "".join(f' {key}="{value}"' for key, value in fields.items() if value != "")
    custom = ' hasCustomPrompt="1"' if prompted else ""
    locks = '<a:spLocks noGrp="1"/>'
    return f"<p:nvSpPr>{named.xml()}<p:cNvSpPr>{locks}</p:cNvSpPr><p:nvPr><p:ph{said}{custom}/></p:nvPr></p:nvSpPr>"
