"""Ctrl-C and SIGTERM raise KeyboardInterrupt, as soon as there is nobody left who would swallow it."""

import signal
from types import FrameType

SOON = 0.01
"""Seconds until the next attempt."""

LIBRARY, CALLED = "cairocffi", ("write_func", "read_func", "closure")
"""Whose functions cairo calls, and which: what is raised in them is printed and forgotten, and the drawing lost."""


def interruptible() -> None:
    """From now on; where Ctrl-C is to be ignored, as in a shell's background, it still is."""
    signal.signal(signal.SIGTERM, _interrupt)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)


def _interrupt(_number: int, frame: FrameType | None) -> None:
    if not (_is_called_back(frame) and hasattr(signal, "setitimer")):
        raise KeyboardInterrupt
    signal.signal(signal.SIGALRM, _interrupt)
    signal.setitimer(signal.ITIMER_REAL, SOON)


def _is_called_back(frame: FrameType | None) -> bool:
    while frame:
        if frame.f_code.co_name in CALLED and LIBRARY in frame.f_code.co_filename:
            return True
        frame = frame.f_back
    return False
