"""What comes of a job: files that were written, or a failure, which is a value too, so that the others go on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit.rules.finding import Finding

TOLD = {"code", "level", "message", "source"}
"""What a manifest has of a finding."""


@dataclass(frozen=True)
class Export:
    """A file that was written."""

    path: str
    sha256: str
    bytes: int
    width: int
    height: int
    region: str | None
    language: str
    template: str
    format: str
    suffix: str
    title: str
    alt: str
    key: str = ""
    """What the file follows from (toolkit.reuse)."""
    text_sha256: str = ""
    """Of the alternative text beside it."""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Failure:
    """A job that could not be done, and why; and what became of the files that an earlier run had made of it."""

    job: str
    error: str
    fatal: bool = False
    """Whether the run ended with it."""
    removed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    """Those that may be somebody else's."""

    @property
    def told(self) -> str:
        """What is said of it: in every line the picture's path, which names its region, language, template and format."""
        return "\n".join(_named(self.job, line) for line in self.error.splitlines())


Result = Export | Failure


def in_order(results: Iterable[Result]) -> list[Result]:
    """Sorted by path; jobs that failed by theirs."""
    return sorted(results, key=name_of)


def finished(results: Iterable[Result]) -> int:
    """How many jobs there are files of."""
    return len({_stem(result) for result in results if isinstance(result, Export)})


def answered(results: Iterable[Result]) -> set[str]:
    """Names of the jobs that were done or failed; a fatal failure leaves open what comes of its job."""
    return {_stem(result) for result in results if isinstance(result, Export) or not result.fatal}


def is_fatal(results: Sequence[Result]) -> bool:
    """Whether the run ends with one of these."""
    return any(isinstance(result, Failure) and result.fatal for result in results)


def name_of(result: Result) -> str:
    """Path of what was made, or of what was not."""
    return result.path if isinstance(result, Export) else result.job


def _stem(result: Result) -> str:
    return result.path.rpartition(".")[0] if isinstance(result, Export) else result.job


def _named(job: str, line: str) -> str:
    """A line that begins with the picture's name has its path instead."""
    if job in line:
        return line
    rest = line.removeprefix(job.rpartition("/")[2])
    return f"{job}: {rest if rest == line else rest.lstrip(' ,:')}"
