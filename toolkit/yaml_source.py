"""YAML as people write it: every scalar a string, every key and value with its line and column, and mistakes told in words.

Stands under toolkit.load and every reader of YAML. Nothing is guessed from a scalar's looks, so `no` stays a word and `12:30` a
time, and pydantic alone decides what a field holds. A definition says what it means where it stands: there are no aliases.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from pydantic import BaseModel

from toolkit.errors import MOST_TOLD, DefinitionError, Mistake, bounded, suggestion
from toolkit.files import read_text
from toolkit.wording import Loc, Model, Worded, fields, mended
from toolkit.yaml_nodes import compose, position
from toolkit.yaml_strays import Gaps, control, unshift, unshifted, without_strays
from toolkit.yaml_syntax import said_of

MAX_BYTES = 1_000_000
MAX_SAID = 300
"""Characters of a problem at most: what it quotes may be a whole file."""
NOTHING = ("", "~", "null")

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""What no text may hold, though YAML takes it where it is written as `\\x1b`."""


class Document(NamedTuple):
    """A file that was read: its content as mappings, lists and strings, and where each part stands."""

    file: str
    data: Any
    node: yaml.Node | None
    faults: tuple[Mistake, ...] = ()
    """What is wrong with it as YAML, and did not keep it from being read."""

    @property
    def sections(self) -> list[str]:
        """The keys at the top; none where the file is no mapping."""
        return list(_children(self.node)) if isinstance(self.node, yaml.MappingNode) else []

    def at(self, loc: Loc, *, key: bool = False) -> tuple[int, int]:
        """Line and column of the value at `loc`, or of its key; of the nearest part above, where there is no such part."""
        mark = _mark(self.node, loc, key)
        return position(mark) if mark else (1, 1)

    def renamed(self, section: str, name: str) -> "Document":
        """The document with another name for one of its sections, at the same place."""
        data = {name if key == section else key: value for key, value in self.data.items()}
        return self._replace(data=data, node=_renamed(self.node, section, name))

    def mistake(self, loc: Loc, problem: str, remedy: str, *, key: bool = False) -> Mistake:
        return Mistake(self.file, *self.at(loc, key=key), _brief(problem), remedy)


def read_document(path: Path | str, shown_as: str | None = None) -> Document:
    """The file, parsed; DefinitionError with all that is wrong with it as YAML."""
    return _whole(read_on(path, shown_as))


def read_on(path: Path | str, shown_as: str | None = None) -> Document:
    """The file, parsed in spite of its faults as YAML, which it has with it; DefinitionError where nothing can be read."""
    name = shown_as or str(path)
    return parse_on(read_text(path, name, MAX_BYTES, "split it"), name)


def parse(text: str, name: str) -> Document:
    """The text, parsed; DefinitionError with all that is wrong with it as YAML."""
    return _whole(parse_on(text, name))


def parse_on(text: str, name: str) -> Document:
    """The text, parsed as `read_on` does: what no file may hold is as if it had been deleted."""
    text, strays, gaps = without_strays(text, name)
    found = list[Mistake]()
    try:
        node = compose(text, name, found)
    except yaml.MarkedYAMLError as error:
        place, said = said_of(error, text)
        follows = any(mistake.line == place[0] for mistake in (*strays, *found))
        found += [] if follows else [Mistake(name, *place, *said)]
        raise DefinitionError([*strays, *_unshifted(found, gaps)]) from None
    except DefinitionError as error:
        raise DefinitionError([*strays, *_unshifted(error.mistakes, gaps)]) from None
    found = _unshifted(found, gaps)
    unshift(node, gaps)
    found += islice(_faults(node, name), MOST_TOLD + 1)
    return Document(name, _plain(node), node, tuple(bounded([*strays, *found])))


def _whole(document: Document) -> Document:
    if document.faults:
        raise DefinitionError(document.faults)
    return document


def _unshifted(found: Iterable[Mistake], gaps: Gaps) -> list[Mistake]:
    return [replace(one, line=line, column=column) for one in found for line, column in [unshifted(one.line, one.column, gaps)]]


def mend(document: Document, model: type[Model], data: Any = None) -> tuple[Model | None, list[Mistake]]:
    """The document as a model, stand-ins for what is mistaken (toolkit.wording.mended), and every mistake in it at its place."""
    read, found = mended(model, document.data if data is None else data)
    later = apart([*kept_back(document, model), *located(found, document)], document.faults)
    return read, bounded([*document.faults, *later])


def located(found: Iterable[Worded], document: Document) -> Iterator[Mistake]:
    return (document.mistake(loc, problem, remedy, key=key) for loc, key, problem, remedy in found)


def apart(later: Iterable[Mistake], told: Iterable[Mistake]) -> list[Mistake]:
    """Of mistakes that were found later those where nothing is told yet: the others may only follow from stand-ins."""
    places = {(mistake.file, mistake.line, mistake.column) for mistake in told}
    return [mistake for mistake in later if (mistake.file, mistake.line, mistake.column) not in places]


def kept_back(document: Document, model: type[BaseModel]) -> Iterator[Mistake]:
    """Fields of the model that are the toolkit's to fill, and that the file fills nevertheless."""
    for section in document.sections:
        field = model.model_fields.get(section)
        if field and field.exclude:
            remedy = suggestion(section, fields(model))
            yield document.mistake((section,), f"{section} is not a field", remedy, key=True)


def _faults(node: yaml.Node | None, name: str) -> Iterator[Mistake]:
    """What is YAML and yet no definition: keys that stand twice or are no texts, and control characters written as escapes."""
    if isinstance(node, yaml.MappingNode):
        yield from _key_faults(node, name)
        for _, value in node.value:
            yield from _faults(value, name)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _faults(value, name)
    elif isinstance(node, yaml.ScalarNode) and (found := _CONTROL.search(node.value)):
        yield Mistake(name, *position(node.start_mark), *control(ord(found[0])))


def _key_faults(node: yaml.MappingNode, name: str) -> Iterator[Mistake]:
    seen = set[str]()
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            yield Mistake(name, *position(key.start_mark), "a key is a list or a mapping here", "write a text before the colon")
            continue
        yield from _faults(key, name)
        if key.value != (bare := key.value.strip()):
            key.value = bare
            yield Mistake(name, *position(key.start_mark), "a blank or a line break belongs to this key", "write it without")
        if key.value in seen:
            yield Mistake(name, *position(key.start_mark), _brief(f"{key.value} stands here twice"), "delete one of them")
        seen.add(key.value)


def _plain(node: yaml.Node | None) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value if isinstance(key, yaml.ScalarNode)}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(value) for value in node.value]
    if isinstance(node, yaml.ScalarNode):
        return None if not node.style and node.value in NOTHING else node.value
    return None


def _mark(node: yaml.Node | None, loc: Loc, key: bool) -> yaml.Mark | None:
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
        return _children(node).get(str(step))
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


@lru_cache(maxsize=32)
def _children(node: yaml.MappingNode) -> Mapping[str, tuple[yaml.Node, yaml.Node]]:
    """A mapping's keys, found at once however many mistakes there are."""
    return {key.value: (key, value) for key, value in node.value if isinstance(key, yaml.ScalarNode)}


def _renamed(node: yaml.Node | None, section: str, name: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return node
    pairs = [(_named(key, name) if key.value == section else key, value) for key, value in node.value]
    return yaml.MappingNode(node.tag, pairs, node.start_mark, node.end_mark)


def _named(key: yaml.Node, name: str) -> yaml.Node:
    return yaml.ScalarNode(key.tag, name, key.start_mark, key.end_mark)


def _brief(problem: str) -> str:
    """On one line, and no longer than anybody reads."""
    line = " ".join(problem.split())
    return line if len(line) <= MAX_SAID else f"{line[:MAX_SAID]}…"
