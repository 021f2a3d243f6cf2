"""Mistakes do not hide each other: what is told of a definition with several is what is told of each of them alone."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
import yaml

from tests.definition import told
from toolkit.load import Sources

ROOT = Path(__file__).parents[1]
NONSENSE = ("nigth", "-5", "[]", "{ a: b }", '"?"', "99999", "[a, b]")


class Spot(NamedTuple):
    """A value on one line of a file in brand/, and the part of the definition that it belongs to."""

    part: tuple[str, ...]
    file: str
    line: int
    start: int
    end: int


def spots() -> Iterator[Spot]:
    for section, document in Sources.of(ROOT).items():
        assert isinstance(document.node, yaml.MappingNode)
        for key, value in document.node.value:
            if key.value == section:
                yield from spots_in(value, (section,), document.file)


def spots_in(node: yaml.Node, way: tuple[str, ...], file: str) -> Iterator[Spot]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from spots_in(value, (*way, key.value), file)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from spots_in(value, way, file)
    elif node.start_mark.line == node.end_mark.line:
        yield Spot(way[:-1], file, node.start_mark.line, node.start_mark.column, node.end_mark.column)


def written(root: Path, edits: list[tuple[Spot, str]]) -> list[str]:
    """What is told of the definition with these values instead of its own; afterwards it is as it was."""
    lines = {spot.file: (ROOT / spot.file).read_text(encoding="utf-8").split("\n") for spot, _ in edits}
    for spot, value in edits:
        line = lines[spot.file][spot.line]
        lines[spot.file][spot.line] = line[: spot.start] + value + line[spot.end :]
    for file, text in lines.items():
        (root / file).write_text("\n".join(text), encoding="utf-8")
    found = told(root)
    for file in lines:
        (root / file).write_bytes((ROOT / file).read_bytes())
    return found


SPOTS = list(spots())


@pytest.mark.parametrize("seed", range(3))
def test_mistakes_do_not_hide_each_other(root, seed):
    """Six in parts of the definition that have nothing to do with each other, on lines of their own."""
    random = Random(seed)
    chosen = {(spot.file, spot.line): spot for spot in random.sample(SPOTS, 6)}
    apart = {spot.part[:2]: (spot, random.choice(NONSENSE)) for spot in chosen.values()}
    alone = [line for edit in apart.values() for line in written(root, [edit])]
    assert sorted(written(root, list(apart.values()))) == sorted(set(alone))


def test_parts_that_do_not_go_together_hide_nothing(root, edit):
    edit("brand/formats.yml", "size: [1200, 1200]", "size: [1200, -5]")
    edit("brand/palette.yml", 'hex: "#19C3A6"', 'hex: "#19C3AZ"')
    edit("brand/palette.yml", "text-on-light: night", "text-on-light: nigth")
    assert [line.partition(": ")[2] for line in told(root)] == [
        "formats.linkedin-square: the size is not positive; write [width, height]",
        "palette.colors.aurora.hex: '#19C3AZ' is not a colour; write it as #RRGGBB",
        "there is no colour 'nigth'; did you mean night?",
    ]
