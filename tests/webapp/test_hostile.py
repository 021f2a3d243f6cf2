"""Whatever is handed in ends in a clear message or does no harm; meanwhile the app answers, and its memory stays flat."""

import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from tests.bench.studio import serving
from tests.webapp.hostile import Shot, shots
from tests.webapp.hostile_files import PLACE

FIELDS = {"photos": "photo", "partners": "logo"}
COOKIE = {"Cookie": "visitor=hostile-visitor-000000; ui=en"}
AT_ONCE = 3
MOST_GROWN = 400 << 20
"""Bytes that server and drawing processes together may have grown by: what they keep on purpose is bounded to about that."""


class Answer(NamedTuple):
    shot: Shot
    status: int
    data: bytes


class Watch(NamedTuple):
    """How long each look at /healthz took, in seconds, and the memory of all processes at each, in bytes."""

    waited: list[float]
    memory: list[int]


@pytest.fixture(scope="module")
def attack() -> Iterator[tuple[str, list[Answer], Watch]]:
    """All shots fired at a studio of its own, which is watched meanwhile."""
    with serving() as (address, process):
        watch, over = Watch([], []), threading.Event()
        watcher = threading.Thread(target=_watch, args=(address, process, watch, over))
        watcher.start()
        with ThreadPoolExecutor(AT_ONCE) as threads:
            answers = list(threads.map(lambda shot: _fire(address, shot), shots()))
        over.set()
        watcher.join()
        yield address, answers, watch


def test_there_are_two_hundred_and_none_is_there_twice() -> None:
    names = [(shot.to, shot.name) for shot in shots()]
    assert len(names) == len(set(names)) >= 200


def test_each_ends_in_a_clear_message_or_does_no_harm(attack: tuple[str, list[Answer], Watch]) -> None:
    _, answers, _ = attack
    unclear = [(shot.to, shot.name, status, data[:200]) for shot, status, data in answers if not _is_clear(status, data)]
    assert not unclear


def test_what_must_not_be_taken_is_not(attack: tuple[str, list[Answer], Watch]) -> None:
    _, answers, _ = attack
    bad = (
        "empty",
        "no picture",
        "PNG bomb",
        "PNG of 6",
        "JPEG cut off",
        "HEIC cut off",
        "HEIC of",
        "uses 30",
        "entities 30",
        "patterns 30",
        "YAML",
        "ZIP",
    )
    taken = [shot.name for shot, status, _ in answers if shot.name.startswith(bad) and status == 200]
    assert not taken


def test_no_answer_says_where_a_photograph_was_taken(attack: tuple[str, list[Answer], Watch]) -> None:
    address, answers, _ = attack
    assert not [shot.name for shot, _, data in answers if PLACE in data]
    taken = [answer for answer in answers if answer.status == 200 and answer.shot.to in FIELDS]
    assert any("GPS" in shot.name for shot, _, _ in taken)
    for shot, _, data in taken:
        suffix = "jpg" if shot.to == "photos" else "png"
        _, shown = _ask(address, "GET", f"/{shot.to}/{json.loads(data)['name']}.{suffix}")
        assert PLACE not in shown and b"Exif" not in shown, shot.name


def test_no_answer_tells_of_the_machine(attack: tuple[str, list[Answer], Watch]) -> None:
    _, answers, _ = attack
    told = [(shot.name, data[:300]) for shot, status, data in answers if status != 200 and (b"/tmp/" in data or b"root:" in data)]
    assert not told


def test_meanwhile_the_app_answers_and_its_memory_stays_flat(attack: tuple[str, list[Answer], Watch]) -> None:
    _, _, watch = attack
    assert max(watch.waited) < 2
    early = max(watch.memory[: len(watch.memory) // 4])
    assert max(watch.memory[-len(watch.memory) // 4 :]) - early < MOST_GROWN


def _fire(address: str, shot: Shot) -> Answer:
    if shot.to in FIELDS:
        name = shot.file.replace("\x00", "%00").replace('"', "%22")
        head = f'--b\r\nContent-Disposition: form-data; name="{FIELDS[shot.to]}"; filename="{name}"\r\n\r\n'
        body, kind, path = head.encode() + shot.data + b"\r\n--b--\r\n", "multipart/form-data; boundary=b", f"/{shot.to}"
    else:
        body, kind, path = shot.data, shot.kind or "application/json", f"/api/v1/{shot.to}"
    return Answer(shot, *_ask(address, "POST", path, body, {"Content-Type": kind, "Accept": _accepted(shot)}))


def _accepted(shot: Shot) -> str:
    return "application/json" if shot.to in FIELDS else "*/*"


def _ask(address: str, method: str, path: str, body: bytes = b"", head: dict[str, str] | None = None) -> tuple[int, bytes]:
    place = urlsplit(address)
    connection = HTTPConnection(str(place.hostname), place.port, timeout=60)
    try:
        connection.request(method, path, body, COOKIE | (head or {}))
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def _is_clear(status: int, data: bytes) -> bool:
    """A success, or where, what and what to do."""
    if status == 200:
        return True
    told = json.loads(data)
    return (400 <= status < 500 or status == 503) and all(told.get(part) for part in ("where", "problem", "remedy"))


def _watch(address: str, process: int, watch: Watch, over: threading.Event) -> None:
    while not over.wait(0.2):
        began = time.monotonic()
        status, _ = _ask(address, "GET", "/healthz")
        watch.waited.append(time.monotonic() - began if status == 200 else float("inf"))
        watch.memory.append(sum(map(_memory, _family(process))))


def _family(process: int) -> list[int]:
    """The process and all that descend from it."""
    parents = dict(filter(None, (_parent(path) for path in Path("/proc").glob("[0-9]*"))))
    family = [process]
    for member in family:
        family += [child for child, parent in parents.items() if parent == member]
    return family


def _parent(path: Path) -> tuple[int, int] | None:
    try:
        return int(path.name), int((path / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None


def _memory(process: int) -> int:
    """Its own, in bytes: what it shares with others is not counted twice."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) << 10 for line in lines if line.startswith("Pss:"))
