"""PyYAML 6, the part that parses into events, composes nodes with their marks, and writes plain values."""

from collections.abc import Iterator

class Mark:
    line: int
    column: int

class YAMLError(Exception): ...

class MarkedYAMLError(YAMLError):
    context_mark: Mark | None
    problem: str | None
    problem_mark: Mark | None

class Node:
    start_mark: Mark
    end_mark: Mark
    tag: str
    value: object
    def __init__(self, tag: str, value: object, start_mark: Mark = ..., end_mark: Mark = ...) -> None: ...

class ScalarNode(Node):
    value: str
    style: str | None

class SequenceNode(Node):
    value: list[Node]

class MappingNode(Node):
    value: list[tuple[Node, Node]]

class Event:
    start_mark: Mark

class NodeEvent(Event):
    anchor: str | None

class AliasEvent(NodeEvent): ...

class ScalarEvent(NodeEvent):
    tag: str | None

class CollectionStartEvent(NodeEvent):
    tag: str | None

class CollectionEndEvent(Event): ...
class BaseLoader: ...
class CBaseLoader(BaseLoader): ...

def compose(stream: str, Loader: type[BaseLoader] = ...) -> Node | None: ...
def parse(stream: str, Loader: type[BaseLoader] = ...) -> Iterator[Event]: ...
def safe_dump(data: object, *, allow_unicode: bool = ..., sort_keys: bool = ..., width: int = ...) -> str: ...
