"""Work spread over processes: what becomes of it when one of them, or nothing more, is wanted."""

import os
import signal
import time

import pytest

from toolkit.errors import WorkerError
from toolkit.workers import spread

LONG = 60


def work(_, item: str) -> str:
    match item:
        case "dies":
            time.sleep(0.2)
            os.kill(os.getpid(), signal.SIGKILL)
        case "is told to end":
            os.kill(os.getpid(), signal.SIGTERM)
        case "lasts":
            time.sleep(LONG)
    return item


def is_last(done: str) -> bool:
    return done == "last"


def test_a_lost_process_takes_the_others_with_it_whatever_they_do(house):
    began = time.monotonic()
    with pytest.raises(WorkerError, match="stopped from outside"):
        list(spread(work, [["dies"], ["lasts"]], house, 2))
    assert time.monotonic() - began < LONG / 2


def test_a_signal_to_a_worker_is_the_parent_s_to_handle(house):
    assert sorted(done for part in spread(work, [["is told to end"], ["a"]], house, 2) for done in part) == [
        "a",
        "is told to end",
    ]


def test_nothing_is_done_after_what_is_said_to_be_the_last(house):
    first = ["a", "last", *"bcdefgh"]
    done = [item for part in spread(work, [first, ["i"] * 5], house, 2, is_last=is_last) for item in part]
    assert [item for item in done if item in first] == ["a", "last"]
