"""Runs peers and ours in turn, pinned to one core, and prints the table of the README.

python -m tests.bench [--rounds 3] [--runs 7]
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

from PIL import Image

HERE = Path(__file__).parent / "peers"
ROOT = Path(__file__).parents[2]

Times = dict[tuple[str, str], list[float]]

ROWS = (
    ("6-megapixel photograph, cold → PNG", "photo png", "satori+resvg-js", "photo png", "photo fast png"),
    ("the same → JPEG", "photo jpeg", "satori+resvg-js+sharp", "photo jpeg", "photo jpeg"),
    ("next headline on the same photograph → PNG", "next png", "satori+resvg-js", "photo png", "photo fast png"),
    ("the same → JPEG", "next jpeg", "satori+resvg-js+sharp", "photo jpeg", "photo jpeg"),
    ("no photograph → PNG", "no photo png", "satori+resvg-js", "no photo png", "no photo fast png"),
)
"""What is compared: label, our case, and the case of satori (with sharp for JPEG) and of Chromium's fastest way."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    prepare()
    times: Times = defaultdict(list)
    rules: list[float] = []
    for number in range(options.rounds):
        print(f"round {number + 1} of {options.rounds} …", file=sys.stderr, flush=True)
        for peer in ("satori", "chromium"):
            collect(["node", "peers.mjs", "--only", peer], options.runs, times, rules)
        collect([sys.executable, "-m", "tests.bench.ours"], options.runs, times, rules)
    print(table(times, rules))
    print(extras())


def prepare() -> None:
    """Packages of the peers, their photograph; one line that says what to type where something is missing."""
    if not shutil.which("node"):
        raise SystemExit("Node.js is missing; type: sudo apt-get install nodejs npm chromium")
    if not (HERE / "node_modules").is_dir():
        subprocess.run(["npm", "ci", "--silent"], cwd=HERE, check=True)
    if not (HERE / "out" / "photo.jpg").is_file():
        subprocess.run([sys.executable, "photo.py", "out/photo.jpg"], cwd=HERE, check=True)


def collect(command: list[str], runs: int, times: Times, rules: list[float]) -> None:
    """One peer's (or our) cases on one core; fails where a picture is not what it should be."""
    where = HERE if command[0] == "node" else ROOT
    pin = ["taskset", "-c", "0"] if shutil.which("taskset") else []
    done = subprocess.run([*pin, *command, "--runs", str(runs)], cwd=where, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    for line in map(json.loads, done.stdout.splitlines()):
        if "ms" not in line:
            print(line.get("error", line), file=sys.stderr)
            continue
        verify(line)
        times[line["peer"], line["case"]].append(line["ms"])
        rules += [line["rules"]] if "rules" in line else []


def verify(line: dict[str, str]) -> None:
    if not line["file"].endswith(("png", "jpg")):
        return
    with Image.open(HERE / line["file"]) as image:
        if image.size != (1080, 1350) or len(image.convert("L").resize((60, 75)).getcolors() or []) < 20:
            raise SystemExit(f"{line['peer']}, {line['case']}: the picture does not hold what it should")


def table(times: Times, rules: list[float]) -> str:
    """The README's table: medians of the rounds' medians, in milliseconds, and how many times faster ours is."""
    lines = [
        "| 1080 × 1350, ms | ours | our rules | satori + resvg-js | ÷ | warm Chromium, its fastest | ÷ |",
        "|---|---|---|---|---|---|---|",
    ]
    for label, own, peer, case, chromium in ROWS:
        ours, satori, browser = (middle(times[key]) for key in (("ours", own), (peer, case), ("chromium", chromium)))
        ratios = [f"{other / ours:.1f} ×" if other else "–" for other in (satori, browser)]
        lines.append(f"| {label} | {ours:.1f} | {middle(rules):.1f} | {satori:.0f} | {ratios[0]} | {browser:.0f} | {ratios[1]} |")
    return "\n".join(lines)


def extras() -> str:
    """Starting times, each the median of five whole processes."""
    help_ms = started(["-m", "toolkit", "--help"])
    kit = str(ROOT / "brand" / "kits" / "starter" / "kit.yml")
    options = ["--only", "people_key-figure_area_fi_instagram-square", "-o", str(HERE / "out" / "first")]
    first_ms = started(["-m", "toolkit", "export", kit, *options], before=lambda: shutil.rmtree(HERE / "out" / "first", True))
    first = f"first picture from a cold process {first_ms:.0f} ms"
    return f"\n`brandkit --help` {help_ms:.0f} ms; {first}. Python {platform.python_version()}."


def started(arguments: list[str], before: object = None) -> float:
    times = []
    for _ in range(5):
        if callable(before):
            before()
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, check=True, env=dict(os.environ))
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def middle(values: list[float]) -> float:
    return statistics.median(values) if values else 0.0


if __name__ == "__main__":
    main()
