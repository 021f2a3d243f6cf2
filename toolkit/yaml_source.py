"""YAML as people write it: every scalar a string, every key and value with its line and column, and mistakes told in words.

Stands under toolkit.load and every reader of YAML. PyYAML's composer gives the nodes; nothing is guessed from a scalar's looks,
so `no` stays a word and `12:30` a time, and pydantic alone decides what a field holds. Anchors, aliases and tags are not taken: a
definition says what it means where it stands, and an entity bomb has nothing to grow on.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from yaml.reader import ReaderError

from toolkit.errors import DefinitionError, Mistake, suggestion

MAX_BYTES = 1_000_000
MAX_DEPTH = 30
NOTHING = ("", "~", "null")
Loc = Sequence[str | int]
Model = TypeVar("Model", bound=BaseModel)

_LOADER: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Gives every scalar as a string; in C where PyYAML was built with it."""

WORDS = {
    "missing": ("is missing", "add it"),
    "int_parsing": ("is not a whole number", "write digits only"),
    "float_parsing": ("is not a number", "write it with a decimal point"),
    "bool_parsing": ("is neither true nor false", "write true or false"),
    "date_from_datetime_parsing": ("is not a date", "write it as 2027-03-12"),
    "date_parsing": ("is not a date", "write it as 2027-03-12"),
    "time_parsing": ("is not a time", "write it as 9:00"),
    "string_type": ("is not a text", "write a text"),
    "dict_type": ("is not a mapping", "write `key: value` lines under it"),
    "model_type": ("is not a mapping", "write `key: value` lines under it"),
    "too_short": ("is empty", "write at least one"),
    "tuple_type": ("is not a list", "write it in brackets: [a, b]"),
    "list_type": ("is not a list", "write it in brackets: [a, b]"),
}
"""pydantic's error types, in words a person knows: what is wrong, and what to do."""


class Document(NamedTuple):
    """A file that was read: its content as mappings, lists and strings, and where each part stands."""

    file: str
    data: Any
    node: yaml.Node | None

    @property
    def sections(self) -> list[str]:
        """The keys at the top; none where the file is no mapping."""
        return [str(key.value) for key, _ in self.node.value] if isinstance(self.node, yaml.MappingNode) else []

    def at(self, loc: Loc, *, key: bool = False) -> tuple[int, int]:
        """Line and column of the value at `loc`, or of its key; of the nearest part above, where there is no such part."""
        mark = _mark(self.node, list(loc), key)
        return (mark.line + 1, mark.column + 1) if mark else (1, 1)

    def mistake(self, loc: Loc, problem: str, remedy: str, *, key: bool = False) -> Mistake:
        return Mistake(self.file, *self.at(loc, key=key), problem, remedy)


def read_document(path: Path | str, shown_as: str | None = None) -> Document:
    """The file, parsed; DefinitionError with all that is wrong with it as YAML."""
    name = shown_as or str(path)
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise DefinitionError([Mistake(name, 1, 1, f"it cannot be read ({error.strerror})", "check the path")]) from None
    if len(data) > MAX_BYTES:
        raise DefinitionError([Mistake(name, 1, 1, f"it is larger than {MAX_BYTES // 1000} kB", "split it")])
    try:
        return parse(data.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise DefinitionError([Mistake(name, line, 1, "it is not UTF-8", "save it as UTF-8")]) from None


def parse(text: str, name: str) -> Document:
    """The text, parsed."""
    try:
        _forbid_references(text, name)
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise DefinitionError([Mistake(name, *place, error.problem or "it is not YAML", "check indent and quotes")]) from None
    except ReaderError as error:
        # `error.position` counts bytes or characters, depending on who read.
        before, _, _ = text.partition(chr(error.character))
        place = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise DefinitionError([Mistake(name, *place, f"U+{error.character:04X} is a control character", "delete it")]) from None
    mistakes = list(_twice(node, name))
    if mistakes:
        raise DefinitionError(mistakes)
    return Document(name, _plain(node), node)


def validate(document: Document, model: type[Model], data: Any = None) -> Model:
    """The document as a model; DefinitionError with every mistake in it, each at its place."""
    try:
        return model.model_validate(document.data if data is None else data)
    except ValidationError as error:
        raise DefinitionError([told(found, document, model) for found in findings(error)]) from None


def findings(error: ValidationError) -> list[dict[str, Any]]:
    """What pydantic found, without lists that are too short only because their items are mistaken."""
    found: list[dict[str, Any]] = [dict(one) for one in error.errors()]
    return [one for one in found if one["type"] != "too_short" or not any(_below(one["loc"], other["loc"]) for other in found)]


def told(found: dict[str, Any], document: Document, model: type[BaseModel]) -> Mistake:
    """One of pydantic's findings as a mistake of the file."""
    loc, kind = tuple(found["loc"]), str(found["type"])
    name = ".".join(str(step) for step in loc if step != "[key]") or "the file"
    if kind == "extra_forbidden":
        known = _fields(model, loc[:-1])
        return document.mistake(loc, f"{name} is not a field", suggestion(str(loc[-1]), known), key=True)
    if kind in WORDS:
        problem, remedy = WORDS[kind]
        return document.mistake(loc, f"{name} {problem}", remedy)
    problem, _, remedy = _message(found).partition("; ")
    is_key = loc[-1:] == ("[key]",)
    return document.mistake(loc[: len(loc) - is_key], f"{name}: {problem}", remedy or "correct it", key=is_key)


def _below(loc: Loc, other: Loc) -> bool:
    return len(other) > len(loc) and other[: len(loc)] == loc


def _forbid_references(text: str, name: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        mark = event.start_mark
        place = (name, mark.line + 1, mark.column + 1)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise DefinitionError([Mistake(*place, "anchors and aliases are not taken here", "write the value out")])
        if getattr(event, "tag", None):
            raise DefinitionError([Mistake(*place, "tags are not taken here", "leave it out")])
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise DefinitionError([Mistake(*place, f"it is nested deeper than {MAX_DEPTH} levels", "make it flatter")])


def _twice(node: yaml.Node | None, name: str) -> Iterator[Mistake]:
    """Keys that stand twice in one mapping."""
    if isinstance(node, yaml.MappingNode):
        seen = set[str]()
        for key, value in node.value:
            if str(key.value) in seen:
                mark = key.start_mark
                yield Mistake(name, mark.line + 1, mark.column + 1, f"{key.value} stands here twice", "delete one of them")
            seen.add(str(key.value))
            yield from _twice(value, name)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _twice(value, name)


def _plain(node: yaml.Node | None) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(value) for value in node.value]
    if isinstance(node, yaml.ScalarNode):
        return None if not node.style and node.value in NOTHING else node.value
    return None


def _mark(node: yaml.Node | None, loc: list[str | int], key: bool) -> yaml.Mark | None:
    """The mark of the part at loc, or of the last part on the way that exists."""
    here = node.start_mark if node else None
    for place, step in enumerate(loc):
        found = _child(node, step)
        if found is None:
            continue
        name, node = found
        here = name.start_mark if name is not None and key and place == len(loc) - 1 else node.start_mark
    return here


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if str(key.value) == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


def _message(found: dict[str, Any]) -> str:
    context = found.get("ctx", {})
    if found["type"] == "literal_error":
        return f"{found['input']!r} is not one of the choices; choose {context['expected']}"
    if found["type"] == "string_pattern_mismatch":
        return f"{found['input']!r} is not an id; use small letters a–z, digits and hyphens"
    return (
        str(found["msg"]).removeprefix("Value error, ").replace("Input should", "it should").replace("String should", "it should")
    )


def _fields(model: type[BaseModel], loc: Loc) -> list[str]:
    """The fields that may stand at this place."""
    here: Any = model
    for step in loc:
        here = _inside(here, step)
    return sorted(here.model_fields) if isinstance(here, type) and issubclass(here, BaseModel) else []


def _inside(kind: Any, step: str | int) -> Any:
    """The type of what stands at a step inside another: a model's field, or the same model in a list or mapping of it."""
    fields: dict[str, Any] = getattr(kind, "model_fields", {})
    return _bare(fields[str(step)].annotation) if str(step) in fields else kind


def _bare(annotation: Any) -> Any:
    """The model in `dict[Id, Model]`, `tuple[Model, …]` or `Model | None`."""
    parts: tuple[Any, ...] = getattr(annotation, "__args__", ())
    models: list[Any] = [_bare(part) for part in parts]
    return next((model for model in reversed(models) if hasattr(model, "model_fields")), annotation)
