"""An outline in a folder of its own, where nothing lies but the pictures that it names and that its visitor handed in.

No name in an outline leads anywhere else: what lies in another folder is a mistake of its line.
"""

import re
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from posixpath import basename, normpath
from tempfile import TemporaryDirectory
from typing import NamedTuple
from unicodedata import normalize
from urllib.parse import unquote

from toolkit.errors import DefinitionError, Mistake
from toolkit.layout.house import House
from toolkit.layout.slides import Mode
from toolkit.model.outline import Image, Outline, Slide
from toolkit.sources.outline_front import front_end
from toolkit.sources.outline_markdown import Groups, line_of
from toolkit.sources.outline_page import Page, quoted, read_page

FILE = "outline.md"
_HEAD = re.compile(r" {0,3}#{1,2}\s+(.*?)\s*$")


class Asked(NamedTuple):
    """An outline and how it shall look; a choice that is empty is the outline's own. `pictures` are (name, path)."""

    outline: str
    region: str = ""
    language: str = ""
    mode: Mode = "office"
    emblem: str = ""
    pictures: tuple[tuple[str, str], ...] = ()


class Gap(NamedTuple):
    """A slide that was left out: its title, and the line it begins at."""

    title: str
    line: int


def without(outline: str, lines: Iterable[int]) -> tuple[str, list[Gap]]:
    """The outline, every slide blanked that one of these lines is on, and what those were; none where a line is on no slide."""
    page = Page(FILE, outline)
    heads = [number for number in range(front_end(page) + 1, len(page.lines) + 1) if _HEAD.match(page.lines[number - 1])]
    begins = {max((head for head in heads if head <= line), default=0) for line in lines}
    if 0 in begins:
        return outline, []
    gaps = list[Gap]()
    for begin in sorted(begins):
        found = _HEAD.match(page.lines[begin - 1])
        gaps.append(Gap(found[1] if found else "", begin))
        end = next((head for head in heads if head > begin), len(page.lines) + 1)
        page.lines[begin - 1 : end - 1] = [""] * (end - begin)
    return "\n".join(page.lines), gaps


@contextmanager
def folder_of(asked: Asked) -> Generator[Path]:
    """The outline in a folder of its own, with the pictures it names; DefinitionError if one is said to lie elsewhere."""
    with TemporaryDirectory() as place:
        file = Path(place, FILE)
        file.write_text(asked.outline, encoding="utf-8")
        held = _held(asked)
        mistakes = list[Mistake]()
        for said, line in _named(file):
            if _leaves(said) or _leaves(unquote(said)):
                mistakes.append(Mistake(FILE, line, 1, f"{quoted(said)} lies in another folder", "name it without its folder"))
            elif path := held.get(_key(said)):
                _link(Path(place, unquote(said)), path)
        if mistakes:
            raise DefinitionError(mistakes)
        yield file


def _named(file: Path) -> list[tuple[str, int]]:
    """Addresses of all pictures in the outline, and the lines of the texts they stand in."""
    page = read_page(file)
    groups = Groups(page, front_end(page))
    inline = (token for token in groups.tokens if token.type == "inline")
    return [
        (str(part.attrs.get("src", "")), line_of(token))
        for token in inline
        for part in groups.inline(token.content)
        if part.type == "image"
    ]


def _leaves(said: str) -> bool:
    """Whether an address leads out of the folder."""
    return normpath(said).startswith(("/", ".."))


def _link(place: Path, path: str) -> None:
    with suppress(OSError, ValueError):  # no name that a file can have: told as no file
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(path)


def _held(asked: Asked) -> dict[str, str]:
    return {_key(name): path for name, path in asked.pictures}


def _key(said: str) -> str:
    """A picture's name without folders and however it was typed."""
    return normalize("NFC", basename(unquote(said))).casefold()


def missing(house: House, asked: Asked) -> tuple[str, ...]:
    """Names of the pictures that are neither among those handed in nor among the brand's own; each as it was written."""
    own, held = Path(house.brand.root, "assets", "photos"), _held(asked)
    with suppress(DefinitionError), TemporaryDirectory() as place:
        file = Path(place, FILE)
        file.write_text(asked.outline, encoding="utf-8")
        names = dict.fromkeys(said for said, _ in _named(file) if "://" not in said and not _leaves(unquote(said)))
        return tuple(said for said in names if _key(said) not in held and not _is_file(own / basename(unquote(said))))
    return ()


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def at_home(outline: Outline) -> Outline:
    """Pictures by where they really lie, which is the same every time."""

    def settled(slide: Slide) -> Slide:
        blocks = [replace(one, file=str(Path(one.file).resolve())) if isinstance(one, Image) else one for one in slide.blocks]
        return replace(slide, blocks=tuple(blocks))

    return replace(outline, slides=tuple(map(settled, outline.slides)))


def unplaced(mistakes: Sequence[Mistake], folder: Path, asked: Asked) -> Iterator[Mistake]:
    names = {f"{folder}/": "", **{str(Path(path).resolve()): name for name, path in asked.pictures}}
    for mistake in mistakes:
        problem = mistake.problem
        for path, name in names.items():
            problem = problem.replace(path, name)
        yield replace(mistake, file=FILE, problem=problem)
