"""The styles of a stranger's SVG, from sheets, classes and `style`, as one plain dictionary an element.

Helper of toolkit.sources.svg_clean. Of CSS only what drawing programs write is read: rules for elements, classes and ids, each
alone or in a list, and declarations without brackets, escapes or at-rules; anything more is refused, never guessed at.
"""

import re
from operator import itemgetter

from toolkit.sources.markup import Node

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}@\\]+)\{([^{}@\\]*)\}\s*")
_SELECTOR = re.compile(r"[.#]?[A-Za-z_][\w-]*")
MAX_RULES = 500


class Sheet:
    """Rules by selector. Ids weigh more than classes, classes more than elements, and later rules more than earlier ones."""

    def __init__(self) -> None:
        self.rules = dict[str, list[tuple[int, dict[str, str]]]]()
        self.count = 0

    def add(self, text: str) -> None:
        """Reads a style sheet; ValueError for what is not a list of simple rules."""
        text, position = _COMMENT.sub("", text).strip(), 0
        while position < len(text):
            match = _RULE.match(text, position)
            if not match or self.count > MAX_RULES:
                raise ValueError(f"its style sheet holds {text[position : position + 40]!r}")
            position = match.end()
            if "!important" in match[2]:
                raise ValueError("its style sheet holds '!important'")
            self._rule(match[1], declarations(match[2]))

    def _rule(self, selectors: str, given: dict[str, str]) -> None:
        for selector in selectors.split(","):
            if not _SELECTOR.fullmatch(selector.strip()):
                raise ValueError(f"its style sheet holds the selector {selector.strip()[:40]!r}")
            self.count += 1
            self.rules.setdefault(selector.strip(), []).append((self.count, given))

    def of(self, tag: str, node: Node) -> dict[str, str]:
        """All that the element is given: attributes, then the sheet's rules, then its own `style`."""
        found = dict(node.attributes)
        classes = {f".{name}" for name in found.get("class", "").split()}
        for selectors in ((tag,), classes, (f"#{found.get('id', '')}",)):
            for _, given in sorted((rule for one in selectors for rule in self.rules.get(one, ())), key=itemgetter(0)):
                found |= given
        return found | declarations(node.attributes.get("style", ""))


def declarations(text: str) -> dict[str, str]:
    """`fill:#fff; stroke:none` as a dictionary."""
    out = dict[str, str]()
    for one in _COMMENT.sub("", text).split(";"):
        name, colon, value = one.partition(":")
        if one.strip() and (not colon or "\\" in one):
            raise ValueError(f"{one.strip()[:40]!r} is not a style")
        if colon:
            out[name.strip().lower()] = value.strip().removesuffix("!important").strip()
    return out
