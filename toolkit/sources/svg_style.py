"""The styles of a stranger's SVG, from sheets, classes and `style`, as one plain dictionary an element.

Helper of toolkit.sources.svg_clean. Of CSS only what drawing programs write is read: rules for elements, classes and ids, each
alone or in a list, and declarations without brackets, escapes or at-rules; anything more is refused, never guessed at.
"""

import re

from toolkit.sources.markup import Node

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}@\\]+)\{([^{}@\\]*)\}\s*")
_SELECTOR = re.compile(r"[.#]?[A-Za-z_][\w-]*")
MAX_RULES = 1000


class Sheet:
    """Rules in the order of their weight: elements, then classes, then ids; later before earlier."""

    def __init__(self) -> None:
        self.rules = dict[str, dict[str, str]]()

    def add(self, text: str) -> None:
        """Reads a style sheet; ValueError for what is not a list of simple rules."""
        text, position = _COMMENT.sub("", text).strip(), 0
        while position < len(text):
            match = _RULE.match(text, position)
            if not match or len(self.rules) > MAX_RULES:
                raise ValueError(f"its style sheet holds {text[position : position + 40]!r}")
            position = match.end()
            self._rule(match[1], declarations(match[2]))

    def _rule(self, selectors: str, given: dict[str, str]) -> None:
        for selector in selectors.split(","):
            if not _SELECTOR.fullmatch(selector.strip()):
                raise ValueError(f"its style sheet holds the selector {selector.strip()[:40]!r}")
            rule = self.rules.pop(selector.strip(), {})
            self.rules[selector.strip()] = rule | given

    def of(self, tag: str, node: Node) -> dict[str, str]:
        """All that the element is given: attributes, then the sheet's rules, then its own `style`."""
        classes = {f".{name}" for name in node.attributes.get("class", "").split()}
        found = dict(node.attributes)
        found |= self.rules.get(tag, {})
        for selector in [one for one in self.rules if one in classes] if classes else ():
            found |= self.rules[selector]
        found |= self.rules.get(f"#{node.attributes.get('id', '')}", {})
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
