"""Everyone draws in turn, round by round, each in a process of its own on one core; a blank picture ends the benchmark."""

import json
import os
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.bench.holds import PEERS, holds

ROOT = Path(__file__).parents[2]
CORE = 0
SIZE = (1080, 1350)
SATORI, WITH_SHARP, CHROMIUM, OURS = "satori+resvg-js", "satori+resvg-js+sharp", "chromium", "ours"

Line = Mapping[str, Any]
"""What a peer and ours print of a case: {peer, case, ms, best, runs, bytes, file}, and `rules` in ours."""


class Times:
    """Milliseconds by peer and case: each round's median."""

    def __init__(self) -> None:
        self._found = defaultdict[tuple[str, str], list[float]](list)

    def add(self, lines: Iterable[Line]) -> None:
        for line in lines:
            self._found[line["peer"], line["case"]].append(line["ms"])
            if "rules" in line:
                self._found["rules", line["case"]].append(line["rules"])

    def middle(self, peer: str, case: str) -> float | None:
        """The median of the rounds; None for what was not drawn."""
        times = self._found.get((peer, case))
        return statistics.median(times) if times else None


def posts(runs: int) -> list[Line]:
    """One round of the post: satori, Chromium, ours."""
    count = ("--runs", str(runs))
    peers = [lines_of(["node", "peers.mjs", "--only", peer, *count], PEERS) for peer in ("satori", CHROMIUM)]
    lines = [*peers[0], *peers[1], *lines_of([sys.executable, "-m", "tests.bench.ours", *count], ROOT)]
    for line in lines:
        _look_at(line, SIZE)
    return lines


def sizes(wanted: Mapping[tuple[int, int], str], runs: int) -> list[Line]:
    """One round of satori at other sizes, each with the suffix asked for."""
    told = ",".join(f"{width}x{height}.{suffix}" for (width, height), suffix in wanted.items())
    lines = lines_of(["node", "peers.mjs", "--only", SATORI, "--sizes", told, "--runs", str(runs)], PEERS)
    for line, size in zip(lines, wanted, strict=True):
        _look_at(line, size)
    return lines


def on_one_core() -> None:
    """Pins this process, and what it starts, to one core."""
    os.sched_setaffinity(0, {CORE})


def lines_of(command: Sequence[str], folder: Path) -> list[Line]:
    """What a command prints, one JSON object a line, on the benchmark's core."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, preexec_fn=on_one_core)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}: {done.stdout}{done.stderr}")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    if lacking := [line["error"] for line in lines if "error" in line]:
        raise SystemExit("; ".join(lacking))
    return lines


def _look_at(line: Line, size: Sequence[int]) -> None:
    if lacking := holds(PEERS / line["file"], size):
        raise SystemExit(f"{line['peer']}, {line['case']}: {line['file']} {lacking}")
