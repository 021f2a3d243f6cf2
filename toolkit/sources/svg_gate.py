"""What a stranger's SVG may hold at all: the lists, and the refusals with their remedies.

Helper of toolkit.sources.svg_clean, which looks at every element here before it writes any. An element is of the drawing, or
silent, or an editor's own (of another namespace, and left out); everything else ends the reading.
"""

from toolkit.errors import AssetError
from toolkit.sources.markup import PLAIN, Node
from toolkit.sources.svg_shape import SHAPES

SVG = "http://www.w3.org/2000/svg"
HREFS = ("href", "http://www.w3.org/1999/xlink href")

GRADIENTS = ("linearGradient", "radialGradient")
SILENT = frozenset(("title", "desc", "metadata", "defs", "style", "stop", "clipPath", *GRADIENTS))
"""Elements that draw nothing where they stand."""

REMEDIES = {
    "text": "turn the text into outlines (Illustrator: Create Outlines; Inkscape: Object to Path) and export again",
    "image": "hand in that picture itself as PNG, or the logo without it",
    "pattern": "expand the pattern into shapes and export again",
    "filter": "flatten the effect, or hand in a PNG",
    "mask": "replace the mask by a clipping path, or hand in a PNG",
    "svg": "export the logo as one drawing, not as one inside another",
    "symbol": "break the link to the symbol and export again",
    "a": "take the link off and export again",
}


def tag_of(node: Node) -> str:
    """The element's name in SVG; empty for elements of other vocabularies."""
    namespace, _, name = node.tag.rpartition(" ")
    return name if namespace in ("", SVG) else ""


def target_of(node: Node) -> str:
    """The id that an element refers to by its href; empty if it has none."""
    return next((node.attributes[name].strip()[1:] for name in HREFS if name in node.attributes), "")


def admit(root: Node, where: str) -> None:
    """AssetError unless all that the document holds may be there."""
    if tag_of(root) != "svg":
        raise AssetError(where, f"it is not an SVG drawing but <{root.tag.split()[-1][:40]}>", "hand in SVG, PNG, JPEG or WebP")
    for node in root.walk():
        tag = tag_of(node)
        if not (tag in SHAPES or tag in SILENT or tag in ("", "g", "use") or node is root):
            raise AssetError(where, f"it holds <{tag[:40]}>", REMEDIES.get(tag, f"take it out, or {PLAIN}"))
        if tag:
            _check_attributes(tag, node, where)


def _check_attributes(tag: str, node: Node, where: str) -> None:
    """Refuses handlers and references out of the file, whether or not the attribute would be kept."""
    for name, value in node.attributes.items():
        if name.lower().startswith("on"):
            raise AssetError(where, f"<{tag}> has the event handler {name[:40]}", f"take it out, or {PLAIN}")
        if name in HREFS and not value.strip().startswith("#"):
            raise AssetError(where, f"<{tag}> refers to {value.strip()[:40]!r}", "keep everything within the file")
