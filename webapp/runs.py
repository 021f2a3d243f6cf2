"""Runs: everything of a kit made in the background, with progress, until it is done or cancelled; then one ZIP of it.

What a run has made lies in its case's folder, so a page that was closed, or a connection that was lost, finds it again.
"""

import shutil
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from zipfile import ZipFile

from toolkit.batch import Export, Failure, Job, Result
from toolkit.decks import DeckJob
from toolkit.errors import BrandkitError
from toolkit.layout.house import House
from toolkit.report import write_report
from toolkit.sources.kit import Read
from toolkit.sources.unpack import KIT_FOLDER
from toolkit.zips import entry
from webapp import tasks_kits
from webapp.cases import KIT, named_by_kit
from webapp.engine_words import translated
from webapp.pool import Pool

MOST = 200
"""Runs that are remembered, of all visitors."""

State = Literal["running", "done", "cancelled", "failed"]


@dataclass
class Run:
    """`results` grow while it runs; `state` says how it stands."""

    folder: Path
    total: int
    kit: bytes = b""
    """The kit as it was when the run began."""
    began: float = field(default_factory=time.monotonic)
    state: State = "running"
    results: list[Result] = field(default_factory=list[Result])
    done: int = 0
    _stop: threading.Event = field(default_factory=threading.Event)

    @property
    def archive(self) -> Path:
        return self.folder.with_suffix(".zip")

    @property
    def files(self) -> int:
        return sum(isinstance(result, Export) for result in self.results)

    @property
    def failures(self) -> list[Failure]:
        return [result for result in self.results if isinstance(result, Failure)]

    @property
    def seconds_left(self) -> float | None:
        """By what has been done so far; None where that says too little."""
        if self.done < 3 or self.state != "running":
            return None
        return (time.monotonic() - self.began) / self.done * (self.total - self.done)

    def cancel(self) -> None:
        self._stop.set()

    def forget(self) -> None:
        self.cancel()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.archive.unlink(missing_ok=True)

    def told(self, ui: str) -> dict[str, Any]:
        """How it stands, for a page in this language."""
        findings = {found for result in self.results if isinstance(result, Export) for found in result.findings}
        return {
            "state": self.state,
            "done": self.done,
            "total": self.total,
            "files": self.files,
            "findings": len(findings),
            "failures": [{"job": failure.job, "error": translated(failure.error, ui)} for failure in self.failures],
            "seconds_left": self.seconds_left,
        }

    def go(self, jobs: Sequence[Job | DeckJob], read: Read, house: House, pool: Pool) -> None:
        """Does the jobs, as many at a time as there are processes; writes manifest, contact sheet and ZIP."""
        try:
            for results in self._made(jobs, pool):
                self.results += results
                self.done += 1
            self.state = "cancelled" if self._stop.is_set() else self._packed(read, house)
        except Exception:  # the thread's end: whatever it is, the page says so
            self.state = "failed"
            raise

    def _made(self, jobs: Sequence[Job | DeckJob], pool: Pool) -> Iterator[list[Result]]:
        with ThreadPoolExecutor(pool.workers) as threads:
            tasks = [threads.submit(self._one, job, pool) for job in jobs]
            try:
                for task in as_completed(tasks):
                    if self._stop.is_set():
                        break
                    yield task.result()
            finally:
                threads.shutdown(wait=False, cancel_futures=True)

    def _one(self, job: Job | DeckJob, pool: Pool) -> list[Result]:
        if self._stop.is_set():
            return []
        try:
            return pool.run(tasks_kits.make, job, str(self.folder))
        except BrandkitError as error:
            return [Failure(job.stem if isinstance(job, DeckJob) else job.folder, str(error))]

    def _packed(self, read: Read, house: House) -> State:
        write_report(self.results, house, read.kit, self.folder)
        part = self.archive.with_suffix(".part")
        with ZipFile(part, "w") as archive:
            for name, data in (*self._files(), *self._kit_files()):
                archive.writestr(entry(name), data)
        part.replace(self.archive)
        return "done"

    def _files(self) -> Iterator[tuple[str, bytes]]:
        for path in sorted(path for path in self.folder.rglob("*") if path.is_file()):
            yield path.relative_to(self.folder).as_posix(), path.read_bytes()

    def _kit_files(self) -> Iterator[tuple[str, bytes]]:
        """The kit as it was, with what it names, so that the ZIP can be handed in again."""
        yield f"{KIT_FOLDER}/{KIT}", self.kit
        for path in named_by_kit(self.folder.parents[1]):
            yield f"{KIT_FOLDER}/{path.name}", path.read_bytes()


class Runs:
    """Those of all cases, by the case's name and their own."""

    def __init__(self) -> None:
        self._runs, self._lock = dict[tuple[str, str], Run](), threading.Lock()

    def begin(self, case: str, name: str, run: Run, go: Callable[[], None]) -> None:
        """Starts it; an earlier one of the same case is cancelled, and what it made deleted."""
        with self._lock:
            for other in [other for other in self._runs if other[0] == case]:
                self._runs.pop(other).forget()
            while len(self._runs) >= MOST:
                self._runs.pop(next(iter(self._runs))).cancel()
            self._runs[case, name] = run
        threading.Thread(target=go, name="run", daemon=True).start()

    def find(self, case: str, name: str) -> Run | None:
        return self._runs.get((case, name))

    def latest(self, case: str) -> tuple[str, Run] | None:
        """The last that was begun."""
        found = [(name, run) for (other, name), run in self._runs.items() if other == case]
        return found[-1] if found else None
