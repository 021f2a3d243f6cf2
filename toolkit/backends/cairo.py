"""Starts cairocffi quickly: by itself it parses C declarations and asks a compiler for its library at every start, which takes
longer than drawing a picture.

cairo_declared.py has the declarations compiled (cffi: out of line, ABI mode), made by `make lock` from the version that is
pinned. Any other version parses its own, as ever.
"""

import ctypes.util
import hashlib
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType


def start() -> None:
    """Imports cairocffi; to be called before anybody else does. Without the library, whoever needs it is told so."""
    if "cairocffi" in sys.modules:
        return
    _declare()
    with suppress(OSError), _by_its_usual_name():
        import cairocffi as _  # noqa: F401


@contextmanager
def _by_its_usual_name() -> Generator[None]:
    """On Linux the loader finds libcairo.so.2 wherever ldconfig, gcc and ld would, which cairocffi asks first."""
    asked = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = asked


def _declare() -> None:
    if find_spec("xcffib"):
        return  # declarations of X11 would be added to these
    try:
        from toolkit.backends import cairo_declared
    except ImportError:  # compiled for a later cffi
        return
    if digest_of_declarations() == cairo_declared.OF:
        module = ModuleType("cairocffi.ffi")
        module.__dict__["ffi"] = cairo_declared.ffi
        sys.modules[module.__name__] = module


def digest_of_declarations() -> str:
    """SHA-256 of the file that has the declarations, in the cairocffi that is installed; empty if none is."""
    spec = find_spec("cairocffi")
    if spec is None or spec.origin is None:
        return ""
    return hashlib.sha256(Path(spec.origin).with_name("constants.py").read_bytes()).hexdigest()
