"""PyYAML 6, the part that parses into events, makes nodes with their marks, and writes plain values."""

from collections.abc import Iterator

class Mark:
    line: int
    column: int
    def __init__(self, name: str, index: int, line: int, column: int, buffer: str | None, pointer: int | None) -> None: ...

class YAMLError(Exception): ...

class MarkedYAMLError(YAMLError):
    context: str | None
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
    def __init__(self, tag: str, value: str, start_mark: Mark = ..., end_mark: Mark = ..., style: str | None = ...) -> None: ...

class SequenceNode(Node):
    value: list[Node]

class MappingNode(Node):
    value: list[tuple[Node, Node]]

class Event:
    start_mark: Mark
    end_mark: Mark

class NodeEvent(Event):
    anchor: str | None
    tag: str | None

class AliasEvent(NodeEvent): ...

class ScalarEvent(NodeEvent):
    value: str
    style: str | None

class CollectionStartEvent(NodeEvent): ...
class MappingStartEvent(CollectionStartEvent): ...
class CollectionEndEvent(Event): ...
class DocumentStartEvent(Event): ...
class BaseLoader: ...
class CBaseLoader(BaseLoader): ...

def parse(stream: str, Loader: type[BaseLoader] = ...) -> Iterator[Event]: ...
def safe_dump(data: object, *, allow_unicode: bool = ..., sort_keys: bool = ..., width: int = ...) -> str: ...
