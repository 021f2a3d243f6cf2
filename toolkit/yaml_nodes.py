"""YAML text → nodes in one pass over libyaml's events, with what no definition may hold told on the way.

Stands under toolkit.yaml_source. No tag is resolved, since every scalar stays a text: that is why PyYAML's own composer, which
would resolve each, is not asked. Anchors, aliases and tags are not taken: an entity bomb has nothing to grow on.
"""

import yaml

from toolkit.errors import MOST_TOLD, DefinitionError, Mistake

MAX_DEPTH = 30

_LOADER: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""In C where PyYAML was built with it."""


def compose(text: str, name: str, found: list[Mistake]) -> yaml.Node | None:
    """The document's root; None where it is empty. What can be read over is added to `found`.

    yaml.MarkedYAMLError where the text is no YAML; DefinitionError with all that was found where it cannot be gone on.
    """
    root = list[yaml.Node]()
    opened, inside = list[yaml.MappingNode | yaml.SequenceNode](), [root]
    for event in yaml.parse(text, Loader=_LOADER):
        match event:
            case yaml.ScalarEvent():
                _tell(event, name, found)
                inside[-1].append(yaml.ScalarNode("", event.value, event.start_mark, event.end_mark, event.style))
            case yaml.CollectionStartEvent() if len(opened) == MAX_DEPTH:
                deep = _mistake(event, name, f"it is nested deeper than {MAX_DEPTH} levels", "make it flatter")
                raise DefinitionError([*found, *_not_taken(event, name), deep])
            case yaml.CollectionStartEvent():
                _tell(event, name, found)
                kind = yaml.MappingNode if isinstance(event, yaml.MappingStartEvent) else yaml.SequenceNode
                opened.append(kind("", [], event.start_mark))
                inside[-1].append(opened[-1])
                inside.append([])
            case yaml.CollectionEndEvent():
                _close(opened.pop(), inside.pop())
            case yaml.AliasEvent():
                raise DefinitionError([*found, *_not_taken(event, name)])
            case yaml.DocumentStartEvent() if root:
                remedy = "delete the line `---`, or put what follows into a file of its own"
                raise DefinitionError([*found, _mistake(event, name, "a second document begins here", remedy)])
            case _:
                pass
    return root[0] if root else None


def position(mark: yaml.Mark) -> tuple[int, int]:
    """Line and column, counted from 1."""
    return mark.line + 1, mark.column + 1


def _tell(event: yaml.NodeEvent, name: str, found: list[Mistake]) -> None:
    """Adds what of the event is not taken; a file of nothing else is not read to its end."""
    found += _not_taken(event, name)
    if len(found) > MOST_TOLD:
        raise DefinitionError(found)


def _not_taken(event: yaml.NodeEvent, name: str) -> list[Mistake]:
    found = list[Mistake]()
    if event.anchor:
        found.append(_mistake(event, name, "anchors and aliases are not taken here", "write the value out"))
    if not isinstance(event, yaml.AliasEvent) and event.tag:
        found.append(_mistake(event, name, "tags are not taken here", "leave it out"))
    return found


def _mistake(event: yaml.Event, name: str, problem: str, remedy: str) -> Mistake:
    return Mistake(name, *position(event.start_mark), problem, remedy)


def _close(node: yaml.MappingNode | yaml.SequenceNode, children: list[yaml.Node]) -> None:
    if isinstance(node, yaml.MappingNode):
        node.value = list(zip(children[::2], children[1::2], strict=True))
    else:
        node.value = children
