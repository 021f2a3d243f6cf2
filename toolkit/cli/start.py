"""How a command that draws begins: most of a short process is its imports and the opening of the house."""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def starting() -> Generator[None]:
    """What is imported and opened meanwhile stays to the end, so no collection looks through it, now or later."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
