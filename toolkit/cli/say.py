"""What the commands say in the same way: exit codes, progress, counts, and names that are not known."""

import sys
import time
from collections.abc import Callable, Collection, Sequence

import click

from toolkit.errors import ContentError

SOON, FEW = 2, 5
"""Seconds and pictures after which an estimate is worth telling."""

GOOD, FOUND, CANNOT, INTERRUPTED = 0, 1, 2, 130


def progress() -> Callable[[int, int], None]:
    """Finished, all, and about how long is left: on one line of a terminal, else now and then on a line of its own."""
    started, last = time.monotonic(), [0.0]
    terminal = sys.stderr.isatty()

    def tell(done: int, total: int) -> None:
        now = time.monotonic()
        if done < total and now - last[0] < (0.1 if terminal else 5):
            return
        last[0] = now
        left = (now - started) / max(done, 1) * (total - done)
        known = f", about {left:.0f} s left" if now - started >= SOON or done >= FEW else ""
        text = f"{done}/{total}" + (known if done < total else f" in {now - started:.1f} s")
        click.echo(f"\r{text:40}" if terminal else text, err=True, nl=not terminal or done == total)

    return tell


def require(names: Sequence[str], known: Collection[str], what: str) -> None:
    """An error with a suggestion for the first name that is not known."""
    for name in names:
        if name not in known:
            from toolkit.wording import remedy_for

            raise ContentError(name, f"there is no such {what}", remedy_for(name, known))


def count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
