"""Runs peers and ours in turn and prints the tables of the README.

python -m tests.bench [--rounds 5] [--runs 7] [--quick] [--only posts|kit|deck|figures]
"""

import argparse
import json
import platform
import subprocess
import sys
from collections.abc import Iterator

from tests.bench import deck, export, ready, rounds
from tests.bench.figures import figures
from tests.bench.holds import PEERS
from tests.bench.rounds import CHROMIUM, OURS, SATORI, WITH_SHARP, Times
from tests.bench.table import Row, compared, measured
from toolkit.batch import engines

CASES = (
    ("6-megapixel photograph, cold → PNG", "photo png", SATORI, "photo png", "photo fast png"),
    ("the same → JPEG", "photo jpeg", WITH_SHARP, "photo jpeg", "photo jpeg"),
    ("next headline on the same photograph → PNG", "next png", SATORI, "photo png", "photo fast png"),
    ("the same → JPEG", "next jpeg", WITH_SHARP, "photo jpeg", "photo jpeg"),
    ("no photograph → PNG", "no photo png", SATORI, "no photo png", "no photo fast png"),
)
"""Label, our case, and the cases of satori (with sharp for JPEG) and of Chromium's fastest way that it is set against."""

WHOLE = "whole `brandkit export`, cold start: 1 photograph × 7 regions × 3 languages × 10 formats"
PARTS = ("posts", "kit", "deck", "figures")

UNEQUAL = """\
Medians; one core each, in turn. Unequal, in the peers' favour: they draw no emblem, lockup or ornament, check nothing, write no
alternative text, metadata or manifest; satori is warm where ours starts cold (whole export). In ours: its engine knows its
template, and what lies under the next headline and the lines beside it that stay the same are remembered. Every headline of ours
is one it has not seen."""


def main() -> None:
    options = _options()
    ready.prepare()
    parts = {"posts": _posts, "kit": _kit}
    rows = [row for name, part in parts.items() if options.only in (None, name) for row in part(options.rounds, options.runs)]
    if rows:
        print(compared(rows), UNEQUAL, versions(), sep="\n\n", flush=True)
    if options.only in (None, "deck"):
        found = list(deck.decks(_turns(options.rounds, "deck"), options.runs))
        print("", deck.compared(found), deck.UNEQUAL, sep="\n\n", flush=True)
    if options.only in (None, "figures"):
        print("", measured(list(figures(options.rounds, 100 if options.quick else 1000))), sep="\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=5, help="how often everyone has a turn")
    parser.add_argument("--runs", type=int, default=7, help="pictures of each case in a turn")
    parser.add_argument("--only", choices=PARTS, help="only this part")
    parser.add_argument("--quick", action="store_true", help="one round of three runs: to see that it works, not to be quoted")
    options = parser.parse_args()
    if options.quick:
        options.rounds, options.runs = 1, 3
    return options


def _posts(turns: int, runs: int) -> Iterator[Row]:
    times = Times()
    for _ in _turns(turns, "posts"):
        times.add(rounds.posts(runs))
    for label, own, peer, theirs, browsers in CASES:
        ours, rules = times.middle(OURS, own) or 0, times.middle("rules", own)
        yield Row(label, ours, rules, times.middle(peer, theirs), times.middle(CHROMIUM, browsers))


def _kit(turns: int, runs: int) -> Iterator[Row]:
    """Ours as a process from its start; satori's median of each size, as often as a kit has it."""
    times, sizes, kit = Times(), export.sized(), export.whole_kit(ready.PHOTO)
    for _ in _turns(turns, "kit"):
        times.add(rounds.sizes(dict(sizes), max(runs // 2, 1)))
        times.add([{"peer": OURS, "case": WHOLE, "ms": export.exported(kit).seconds * 1000}])
    each = export.pictures_of(kit) // len(sizes)
    satori = sum(times.middle(SATORI, f"{width}x{height}") or 0 for (width, height), _ in sizes) * each
    yield Row(WHOLE, times.middle(OURS, WHOLE) or 0, None, satori, None)


def _turns(count: int, what: str) -> Iterator[int]:
    for number in range(count):
        print(f"{what}: round {number + 1} of {count} …", file=sys.stderr, flush=True)
        yield number


def versions() -> str:
    """Of everybody, from lock file and environment."""
    locked = json.loads((PEERS / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    peers = {name: locked[f"node_modules/{name}"]["version"] for name in ("satori", "@resvg/resvg-js", "sharp")}
    node = _first_line(["node", "--version"]).removeprefix("v")
    theirs = ", ".join(f"{name} {version}" for name, version in {"Node.js": node, **peers}.items())
    ours = ", ".join(f"{name} {version}" for name, version in {"Python": platform.python_version(), **engines()}.items())
    return f"Theirs: {theirs}, {_first_line([ready.browser() or 'chromium', '--version'])}. Ours: {ours}."


def _first_line(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[0].strip()


if __name__ == "__main__":
    main()
