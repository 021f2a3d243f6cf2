"""What can go wrong, as values that say where, what and the remedy.

    BrandkitError
    ├── DefinitionError    the brand, a template or a kit is mistaken: all its Mistakes at once
    ├── ContentError       what a person wrote cannot be drawn
    │   ├── MisfitError    a text is too long for its slot
    │   └── GlyphError     a typeface lacks a character
    ├── AssetError         a font, photograph, map or logo cannot be used
    ├── OutputError        a file cannot be written
    └── WorkerError        a process was stopped from outside

An error stops one job; a Finding (toolkit.rules) reports on something that was drawn. Every message reads
`where: problem; remedy`, so that a person can act on it without knowing the code.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches


class BrandkitError(Exception):
    """The root: `str(error)` is one line a person can act on."""

    def __init__(self, where: str, problem: str, remedy: str) -> None:
        super().__init__(f"{where}: {problem}; {remedy}")
        self.where, self.problem, self.remedy = where, problem, remedy

    def __reduce__(self) -> tuple[type, tuple[str, str, str]]:
        return type(self), (self.where, self.problem, self.remedy)


@dataclass(frozen=True, order=True)
class Mistake:
    """One mistake in a file that somebody wrote; line and column count from 1."""

    file: str
    line: int
    column: int
    problem: str
    remedy: str
    at: str = ""
    """The place as the file's own program names it (row 7, column D), where people do not count lines and columns."""

    @property
    def where(self) -> str:
        return f"{self.file}: {self.at}" if self.at else f"{self.file}:{self.line}:{self.column}"

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}; {self.remedy}"


MOST_TOLD = 300
"""Mistakes of a file that are told: nobody reads more at once."""
MORE = ("more mistakes follow", "mend these first")


def bounded(mistakes: Iterable[Mistake]) -> list[Mistake]:
    """Each once, in reading order; of a file MOST_TOLD and a line that says so where there are more."""
    files, told = dict[str, list[Mistake]](), list[Mistake]()
    for mistake in set(mistakes):
        files.setdefault(mistake.file, []).append(mistake)
    for file in sorted(files):
        found = sorted(files[file])
        real = [mistake for mistake in found if mistake.problem != MORE[0]]
        told += real[:MOST_TOLD]
        if real[MOST_TOLD:] or len(real) < len(found):
            told.append(Mistake(file, told[-1].line, told[-1].column, *MORE, told[-1].at))
    return told


class DefinitionError(BrandkitError):
    """A definition has mistakes; `mistakes` holds them in reading order, `bounded`."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = bounded(mistakes)
        first = self.mistakes[0]
        super().__init__(first.where, first.problem, first.remedy)

    def __str__(self) -> str:
        return "\n".join(map(str, self.mistakes))

    def __reduce__(self) -> tuple[type, tuple[list[Mistake]]]:  # type: ignore[override]
        return type(self), (self.mistakes,)


class ContentError(BrandkitError):
    """What a person wrote cannot be drawn."""


class MisfitError(ContentError):
    """A text is too long for its slot, even at the smallest size allowed."""


class GlyphError(ContentError):
    """A typeface lacks a character of the text."""


class AssetError(BrandkitError):
    """A font, photograph, map or logo cannot be used."""


class AssetErrors(AssetError):
    """Several assets cannot be used; `errors` holds one for each, in the order they were named."""

    def __init__(self, errors: Sequence[AssetError]) -> None:
        self.errors = tuple(errors)
        super().__init__(errors[0].where, errors[0].problem, errors[0].remedy)

    def __str__(self) -> str:
        return "\n".join(map(str, self.errors))

    def __reduce__(self) -> tuple[type, tuple[tuple[AssetError, ...]]]:  # type: ignore[override]
        return type(self), (self.errors,)


class OutputError(BrandkitError):
    """A file cannot be written."""


class WorkerError(BrandkitError):
    """A process that made pictures was stopped from outside."""


def unexpected(error: BaseException) -> str:
    """What is said of an error that nobody foresaw."""
    if isinstance(error, MemoryError):
        return "there is too little memory; ask for fewer --jobs or smaller formats"
    return f"something unexpected: {error!r}; set BRANDKIT_DEBUG=1 for details, and report it please"


NEAR = 0.65
"""Share of letters that two names have in common, so that one may be meant by the other: hxe is hex, and narnia not area."""


def suggestion(wrong: str, known: Sequence[str]) -> str:
    """The remedy for a name that is not known: the nearest known one, or else all of them."""
    near = get_close_matches(wrong.lower(), known, n=1, cutoff=NEAR)
    return f"did you mean {near[0]}?" if near else f"choose from {', '.join(known)}"
