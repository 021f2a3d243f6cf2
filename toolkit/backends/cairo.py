"""Starts cairocffi quickly: it parses its C declarations at every start, which takes longer than drawing a picture.

cairo_declared.py has them compiled (cffi: out of line, ABI mode), made by `make lock` from the version that is pinned. Any other
version parses its own, as ever.
"""

import hashlib
import sys
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType


def declare() -> None:
    """To be called before the first import of cairocffi."""
    if "cairocffi" in sys.modules or find_spec("xcffib"):
        return  # too late; or declarations of X11 would be added to these
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
