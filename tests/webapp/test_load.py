"""Twenty people type at once, on two cores: previews come soon enough, and nothing fails.

A machine that does other things at the same time makes everybody wait, so the best of three runs counts; failures always do.
"""

from collections.abc import Iterator

import pytest

from tests.bench.studio import Typed, serving, typed

PEOPLE, KEYS, TRIES = 20, 12, 3
SOON_ALONE, SOON = 150, 500
"""Milliseconds that 95 of 100 previews take at most."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(workers=2) as (address, _):
        typed(address, PEOPLE, 2)
        yield address


def test_nobody_waits_long(address: str) -> None:
    assert _best(address, PEOPLE, SOON).at(0.95) < SOON


def test_one_alone_waits_hardly(address: str) -> None:
    assert _best(address, 1, SOON_ALONE).at(0.95) < SOON_ALONE


def _best(address: str, people: int, soon: float) -> Typed:
    for _ in range(TRIES):
        run = typed(address, people, KEYS)
        assert not run.failed, run.failed[:3]
        if run.at(0.95) < soon:
            break
    return run
