"""A stranger's SVG, written anew from the little that a logo needs: shapes, groups, gradients and clipping paths.

Second step of toolkit.sources.logo, after toolkit.sources.markup. What is on a list (toolkit.sources.svg_gate) is read and
written again in our own words; what cannot be kept as it looks is refused with a remedy; what draws nothing is left out. `use`
and references between gradients are carried out: all that is left is `url(#id)` of its own gradients and clipping paths.
After SVG 1.1 second edition.
"""

from collections.abc import Callable, Mapping
from functools import partial
from html import escape
from typing import NamedTuple, TypeVar

from toolkit.errors import AssetError
from toolkit.geometry import Box
from toolkit.sources import svg_paint, svg_values
from toolkit.sources.markup import MAX_DEPTH, MAX_ELEMENTS, PLAIN, Node, parse
from toolkit.sources.svg_backdrop import is_backdrop
from toolkit.sources.svg_gate import GRADIENTS, SILENT, SVG, admit, tag_of, target_of
from toolkit.sources.svg_shape import SHAPES, form
from toolkit.sources.svg_style import Sheet
from toolkit.sources.svg_values import length, written
from toolkit.sources.svg_view import view_of, whole

MAX_PATH_DATA = 1_500_000
"""Characters of path data in all, `use` counted as often as it is used."""

INHERITED = {"color": ("inherit", "currentcolor"), "clip-rule": ("inherit",)}
"""What elements take from those around them and we have to know, and the values that say so."""

T = TypeVar("T")


class Cleaned(NamedTuple):
    """Clean markup between `<svg>` and `</svg>`, and the box it is seen through."""

    body: str
    view: Box


def clean(data: bytes, where: str, prefix: str) -> Cleaned:
    """The drawing in our own words, all ids beginning with `prefix`; AssetError for what cannot be kept."""
    return _Cleaner(parse(data, where), where, prefix).cleaned()


def document(body: str, view: Box) -> str:
    """A document of a clean body; it has no size of its own, so that it can be nested anywhere."""
    box = " ".join(map(written, view))
    return f'<svg xmlns="{SVG}" viewBox="{box}">{body}</svg>'


class _Cleaner:
    def __init__(self, root: Node, where: str, prefix: str) -> None:
        self.root, self.where, self.prefix = root, where, prefix
        self.sheet = Sheet()
        self.definitions = dict[str, str]()
        self.count = self.path_data = 0
        self.ids = {node.attributes["id"]: node for node in reversed([*root.walk()]) if "id" in node.attributes}

    def cleaned(self) -> Cleaned:
        admit(self.root, self.where)
        for node in self.root.walk():
            if tag_of(node) == "style":
                self._guard(node, partial(self.sheet.add, node.text))
        self.view = self._guard(self.root, lambda: view_of(self.root.attributes))
        self._guard(self.root, self._check_root)
        self._hand_down(self.root, {})
        self._drop_backdrop()
        drawn = self._group(self.root, 0, ())
        if not drawn:
            raise self._refusal("nothing is drawn in it", "export the logo again, with its artwork visible")
        definitions = "".join(self.definitions.values())
        return Cleaned((f"<defs>{definitions}</defs>" if definitions else "") + drawn, self.view)

    def _check_root(self) -> None:
        if svg_values.transform(self.root.attributes.get("transform", "")):
            raise ValueError("the page itself is moved or turned; apply that to the drawing")

    def _hand_down(self, node: Node, around: dict[str, str]) -> None:
        """Writes into every element what it inherits of INHERITED."""
        given = self.sheet.of(tag_of(node), node)
        own = {name: given[name] for name, same in INHERITED.items() if given.get(name, "inherit").lower() not in same}
        node.attributes |= around | own
        for child in node.children:
            self._hand_down(child, around | own)

    def _drop_backdrop(self) -> None:
        """Takes off the white rectangle that some programs lay under all of the drawing, in a group of its own or not."""
        group = self.root
        while first := next((node for node in group.children if tag_of(node) not in ("", *SILENT)), None):
            given = self.sheet.of(tag_of(first), first)
            if tag_of(first) != "g":
                if self._guard(first, partial(is_backdrop, tag_of(first), given, self.view)):
                    group.children.remove(first)
                return
            if {"transform", "clip-path", "opacity"} & given.keys():
                return
            group = first

    # --- what is drawn ---

    def _draw(self, node: Node, depth: int, used: tuple[str, ...]) -> str:
        """An element of the drawing, in our words; empty if it draws nothing."""
        tag = tag_of(node)
        if tag in SILENT or not tag or self._guard(node, lambda: self._hidden(node)):
            return ""
        self._spend(depth)
        if tag == "use":
            return self._used(node, depth, used)
        return self._group(node, depth, used) if tag == "g" else self._shape(node)

    def _spend(self, depth: int) -> None:
        self.count += 1
        if self.count > MAX_ELEMENTS or depth > 2 * MAX_DEPTH or self.path_data > MAX_PATH_DATA:
            raise self._refusal("it becomes too large when its <use> elements are carried out", "expand and simplify the drawing")

    def _hidden(self, node: Node) -> bool:
        return self.sheet.of(tag_of(node), node).get("display") == "none"

    def _group(self, node: Node, depth: int, used: tuple[str, ...]) -> str:
        inside = "".join(self._draw(child, depth + 1, used) for child in node.children)
        paint = self._paint(node)
        return f"<g{paint}>{inside}</g>" if inside and paint else inside

    def _used(self, node: Node, depth: int, used: tuple[str, ...]) -> str:
        """A copy of what a `use` refers to, in a group that stands for the `use`."""
        target, key = self._target(node, used)
        inside = self._draw(target, depth + 1, (*used, key))
        moved = self._guard(node, lambda: self._shift(node))
        inside = f'<g transform="{moved}">{inside}</g>' if inside and moved else inside
        paint = self._paint(node)
        return f"<g{paint}>{inside}</g>" if inside and paint else inside

    def _target(self, node: Node, used: tuple[str, ...]) -> tuple[Node, str]:
        key = target_of(node)
        if key in used or key not in self.ids or self.ids[key] is self.root or len(used) > MAX_DEPTH:
            raise self._refusal(
                f"<use> refers to {key[:40]!r}, which is not there or holds itself", "expand the drawing and export again"
            )
        return self.ids[key], key

    def _shift(self, node: Node) -> str:
        x, y = (length(node.attributes.get(name, "0"), side) for name, side in (("x", self.view.width), ("y", self.view.height)))
        return f"translate({written(x)},{written(y)})" if x or y else ""

    def _shape(self, node: Node, extra: str = "") -> str:
        tag = tag_of(node)
        shape = self._guard(node, lambda: form(tag, self.sheet.of(tag, node), self.view))
        self.path_data += len(shape)
        return f"<{tag}{shape}{self._paint(node, extra)}/>" if shape else ""

    # --- how it is painted ---

    def _paint(self, node: Node, extra: str = "") -> str:
        """Presentation attributes and the transformation, `extra` before it."""
        given = self.sheet.of(tag_of(node), node)
        pairs = self._guard(node, lambda: svg_paint.painted(given, whole(self.view, "r"), self._refer))
        if move := " ".join(filter(None, (extra, pairs.pop("transform", "")))):
            pairs["transform"] = move
        return "".join(f' {name}="{escape(value)}"' for name, value in pairs.items())

    def _refer(self, kind: str, key: str) -> str:
        """The new id of a gradient or clipping path, which is written among the definitions when it is first asked for."""
        node = self.ids.get(key)
        tag = tag_of(node) if node else ""
        wanted = ("clipPath",) if kind == "clip-path" else GRADIENTS
        if not node or tag not in wanted:
            raise ValueError(f"{kind} refers to {key[:40]!r}, which is no {' or '.join(wanted)} of the file")
        if key not in self.definitions:
            self.definitions[key] = ""
            new = f"{self.prefix}{len(self.definitions)}"
            self.definitions[key] = self._clip(node, new) if kind == "clip-path" else self._gradient(node, new)
        return f"{self.prefix}{list(self.definitions).index(key) + 1}"

    def _gradient(self, node: Node, new: str) -> str:
        chain = [node]
        while key := target_of(chain[-1]):
            if key not in self.ids or self.ids[key] in chain or len(chain) > MAX_DEPTH:
                raise ValueError(f"a gradient refers to {key[:40]!r}, which is not there or refers back")
            chain.append(self.ids[key])
        stops = next((one.children for one in chain if any(tag_of(child) == "stop" for child in one.children)), list[Node]())
        given = [self.sheet.of("stop", child) for child in stops if tag_of(child) == "stop"]
        return svg_paint.gradient(tag_of(node), new, [one.attributes for one in chain], given, self.view)

    def _clip(self, node: Node, new: str) -> str:
        """A clipping path; CairoSVG and browsers agree on shapes in user space, one level deep."""
        given = self.sheet.of("clipPath", node)
        if given.get("clipPathUnits", "userSpaceOnUse") != "userSpaceOnUse" or "clip-path" in given:
            raise ValueError("its clipping path is not a plain one; release and make it anew")
        move = self._guard(node, lambda: svg_values.transform(given.get("transform", "")))
        inside = [shape for child in node.children if (shape := self._clipper(child, move, ()))]
        if len(inside) > 1 and any(shape.startswith(("<path", "<poly")) for shape in inside):
            raise ValueError("its clipping path has several shapes, which not every program joins alike; unite them")
        return f'<clipPath id="{new}">{"".join(inside)}</clipPath>'

    def _clipper(self, node: Node, move: str, used: tuple[str, ...]) -> str:
        """A shape of a clipping path, `use` replaced by the shape itself."""
        tag = tag_of(node)
        self._spend(len(used))
        given = self.sheet.of(tag, node)
        if given.get("display") == "none" or given.get("visibility") in ("hidden", "collapse"):
            return ""
        if tag in SHAPES and "clip-path" not in given:
            return self._one_contour(self._shape(node, move), given)
        if tag == "use":
            target, key = self._target(node, used)
            own = svg_values.transform(node.attributes.get("transform", ""))
            return self._clipper(target, " ".join(filter(None, (move, own, self._shift(node)))), (*used, key))
        if tag in ("", *SILENT):
            return ""
        raise ValueError("its clipping path holds more than shapes; release and make it anew")

    def _one_contour(self, shape: str, given: Mapping[str, str]) -> str:
        """The shape as it is: CairoSVG knows no even-odd rule for clipping, which matters where contours meet."""
        if given.get("clip-rule") == "evenodd" and shape.count("M ") > 1:
            raise ValueError("its clipping path has holes (even-odd), which not every program cuts; make it a plain shape")
        return shape

    # --- refusals ---

    def _guard(self, node: Node, read: Callable[[], T]) -> T:
        try:
            return read()
        except ValueError as error:
            raise self._refusal(f"<{tag_of(node)}>: {error}", f"correct it, or {PLAIN}") from None

    def _refusal(self, problem: str, remedy: str) -> AssetError:
        return AssetError(self.where, problem, remedy)
