"""Processes that draw: what hangs or takes too much is stopped and says so, nobody waits behind one who asks too much."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from toolkit.errors import AssetError, WorkerError
from toolkit.layout.house import House
from toolkit.root import data_root
from webapp import line, tasks, tasks_files
from webapp.line import BusyError, Line, OvertakenError, Who
from webapp.pool import Pool
from webapp.settings import Settings


def hang(house: House) -> None:
    time.sleep(60)


def spin(house: House) -> None:
    while True:
        pass


def devour(house: House) -> int:
    return len(bytearray(3 << 30))


def die(house: House) -> None:
    os._exit(3)


def who_draws(house: House) -> int:
    return os.getpid()


def opened(house: House, path: str) -> bytes:
    return Path(path).read_bytes()


def address_space(house: House) -> int:
    """Bytes at most so far."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmPeak"))
    return int(line.split()[1]) << 10


def refuse(house: House) -> None:
    raise AssetError("it", "it is wrong", "mend it")


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    made = Pool(str(data_root()), Settings(workers=1, seconds=3))
    made.run(tasks.digest)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("task", "told"), [(hang, "3 seconds"), (spin, "3 seconds"), (devour, "more memory"), (die, "has stopped")]
)
def test_a_task_that_goes_astray_is_stopped_and_says_so(pool: Pool, task: Callable[[House], object], told: str) -> None:
    with pytest.raises(WorkerError, match=told):
        pool.run(task)
    assert pool.run(tasks.digest)


def test_errors_of_the_engine_come_through(pool: Pool) -> None:
    with pytest.raises(AssetError, match="it is wrong; mend it"):
        pool.run(refuse)


def test_a_pool_whose_idle_process_is_killed_draws_again(pool: Pool) -> None:
    os.kill(pool.run(who_draws), signal.SIGKILL)
    time.sleep(0.5)
    assert any(_works(pool) for _ in range(2))


def test_processes_open_nothing_but_their_own(pool: Pool, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/etc/hostname")
    for path in ("/etc/passwd", f"{tmp_path}/../../../../../../etc/hostname", str(tmp_path / "link")):
        with pytest.raises(PermissionError, match="outside the studio"):
            pool.run(opened, path)
    (tmp_path / "theirs").write_bytes(b"x")
    assert pool.run(opened, str(tmp_path / "theirs")) == b"x"


def test_a_very_large_photograph_has_room(tmp_path: Path) -> None:
    """50 megapixels take less than a third of what a process may have."""
    settings, path = Settings(workers=1), tmp_path / "large.jpg"
    Image.fromarray(np.zeros((5_760, 8_640, 3), np.uint8)).save(path, quality=50)
    pool = Pool(str(data_root()), settings)
    try:
        assert pool.run(tasks_files.photo_size, str(path)) == {"width": 8_640, "height": 5_760}
        assert pool.run(tasks_files.photo_shown, str(path))
        assert pool.run(address_space) < (settings.memory_mb << 20) // 3
    finally:
        pool.close()


def test_who_has_drawn_least_comes_first() -> None:
    order, places = list[str](), Line(1)
    with places.turn(Who("1.1.1.1", "greedy")):
        time.sleep(0.05)
    with places.turn(Who("2.2.2.2", "first")):
        threads = [_queue(places, name, order) for name in ("greedy", "greedy", "modest", "")]
        time.sleep(0.05)
    for thread in threads:
        thread.join()
    assert order.index("modest") < order.index("greedy")


def test_the_line_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    places, stop = Line(1), threading.Event()
    with places.turn(Who("a", "me")):
        threads = [_queue(places, "me", [], address="a") for _ in range(line.MOST_OF_ONE - 1)]
        while places.length < line.MOST_OF_ONE - 1:
            time.sleep(0.01)
        with pytest.raises(BusyError), places.turn(Who("a", "me")):
            stop.set()
        monkeypatch.setattr(line, "PATIENCE", 0.05)
        with pytest.raises(BusyError), places.turn(Who("b", "another")):
            stop.set()
    for thread in threads:
        thread.join()
    assert not stop.is_set()
    with places.turn(Who("a", "me")):
        assert places.length == 0


def test_what_a_newer_request_of_the_page_has_overtaken_waits_no_longer() -> None:
    places, told = Line(1), list[type]()

    def ask() -> None:
        try:
            with places.turn(Who("a", "me", "page", 1)):
                told.append(Who)
        except OvertakenError as error:
            told.append(type(error))

    with places.turn(Who("a", "me", "other", 9)):
        thread = threading.Thread(target=ask)
        thread.start()
        while not places.length:
            time.sleep(0.01)
        newer = _queue(places, "me", [], address="a", page="page", turn=2)
        thread.join(5)
        assert told == [OvertakenError]
    newer.join()


def _queue(places: Line, name: str, order: list[str], *, address: str = "", page: str = "", turn: int = 0) -> threading.Thread:
    def wait() -> None:
        with places.turn(Who(address or name, name, page, turn)):
            order.append(name)

    thread = threading.Thread(target=wait)
    thread.start()
    return thread


def _works(pool: Pool) -> bool:
    try:
        return bool(pool.run(tasks.digest))
    except WorkerError:
        return False
