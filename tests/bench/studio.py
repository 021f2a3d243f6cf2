"""People who type in the studio, all at once: how long after a key each preview stands there.

Each does as webapp/static/image.js does: a key, a short rest, a request for all previews; the next key takes that request back. A
preview's time is from the request to the line that holds it, so none is counted that never came; but the last one of each person
must come, whole. Keys are as far apart as those of somebody who types fast, and the same in every run.
"""

import json
import random
import re
import secrets
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

FORMATS = ("linkedin-landscape", "instagram-square", "instagram-portrait", "story", "open-graph", "screen-16x9")
REGIONS = ("lappi", "kainuu", "pohjois-savo", "pohjois-karjala", "etela-savo", "keski-pohjanmaa", "pohjois-pohjanmaa")
TEXT = "Vihreä siirtymä näkyy jo Kajaanissa"
KEYS = (0.12, 0.4)
"""Seconds between two keys: 2.5 to 8 a second."""
REST = 0.04
"""Seconds after a key before the page asks, as the page has it."""
PATIENCE = 10.0


@dataclass
class Typed:
    """What came of it: seconds from a request to each of its previews, and whatever went wrong."""

    previews: list[float] = field(default_factory=list[float])
    failed: list[str] = field(default_factory=list[str])
    asked: int = 0
    whole: int = 0
    """Requests of which every preview came."""

    def at(self, share: float) -> float:
        """Milliseconds that this share of the previews took at most."""
        times = sorted(self.previews)
        return 1000 * times[min(int(share * len(times)), len(times) - 1)]


def typed(address: str, people: int, keys: int) -> Typed:
    """So many people type so many keys each, all at the same time."""
    typed, gate, run = Typed(), threading.Barrier(people), secrets.token_hex(4)
    threads = [threading.Thread(target=_person, args=(address, number, keys, gate, typed, run)) for number in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return typed


@contextmanager
def serving(workers: int = 2, *options: str) -> Iterator[tuple[str, int]]:
    """Address and process of a studio of its own, warm."""
    said = ["serve", "--port", "0", "--workers", str(workers), *options]
    command = [sys.executable, "-c", f"from toolkit.cli import main; main({said!r})"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        found = re.search(r"http://\S+:\d+", told := process.stderr.readline())
        assert found, told + process.stderr.read()
        threading.Thread(target=process.stderr.read, daemon=True).start()
        try:
            typed(found[0], 2 * workers, 2)
            yield found[0], process.pid
        finally:
            process.terminate()


def _person(address: str, number: int, keys: int, gate: threading.Barrier, typed: Typed, run: str) -> None:
    """Types, one key after the other; each request is taken back by the next."""
    chance, place = random.Random(number), urlsplit(address)
    gate.wait()
    time.sleep(chance.uniform(0, KEYS[1]))
    for turn in range(1, keys + 1):
        last = turn == keys
        until = time.monotonic() + (PATIENCE if last else chance.uniform(*KEYS) - REST)
        try:
            _ask(str(place.hostname), place.port or 80, _said(number, turn) | {"page": f"{run}-{number}"}, until, typed, last)
        except Exception as error:  # whatever it is, a thread's must be told
            typed.failed.append(repr(error))


def _said(number: int, turn: int) -> dict[str, object]:
    return {
        "title": f"{TEXT[: 8 + turn % len(TEXT)]} {number}",
        "when": "12.3.2027 klo 9–12",
        "place": "Kajaani",
        "region": REGIONS[number % len(REGIONS)],
        "language": "fi",
        "format": FORMATS,
        "turn": turn,
    }


def _ask(host: str, port: int, said: dict[str, object], until: float, typed: Typed, last: bool) -> None:
    connection, began = HTTPConnection(host, port, timeout=PATIENCE), time.monotonic()
    head = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": f"visitor={said['page']:x<22}"}
    connection.request("POST", "/images/event/previews", urlencode(said, doseq=True), head)
    typed.asked += 1
    try:
        came = _read(connection, connection.sock, began, until, typed)
    except TimeoutError:
        came = 0
    finally:
        connection.close()
    typed.whole += came == len(FORMATS)
    if last and came < len(FORMATS):
        typed.failed.append(f"{came} of {len(FORMATS)} previews came of the last key")
    time.sleep(max(0, 0 if last else until - time.monotonic()) + REST)


def _read(connection: HTTPConnection, sock: socket.socket, began: float, until: float, typed: Typed) -> int:
    """How many previews came before the next key."""
    sock.settimeout(max(until - time.monotonic(), 0.001))
    answer = connection.getresponse()
    if answer.status != 200:
        typed.failed.append(f"{answer.status} {answer.read(300)!r}")
        return 0
    came = 0
    while (left := until - time.monotonic()) > 0 and came < len(FORMATS):
        sock.settimeout(left)
        if not (line := answer.readline()):
            break
        told = json.loads(line)
        if "svg" in told:
            typed.previews.append(time.monotonic() - began)
            came += 1
        elif "error" in told:
            typed.failed.append(str(told["error"]))
    return came


if __name__ == "__main__":  # what the README says of the studio
    with serving() as (studio, _):
        typed(studio, 20, 6)
        for people in (1, 20):
            run = typed(studio, people, 30)
            print(f"{people} typing: {run.at(0.5):.0f} ms, {run.at(0.95):.0f} ms at p95, {len(run.failed)} failed")
