"""cairocffi's start: its compiled declarations are in use where they fit, and nobody is asked for its library."""

import subprocess
import sys

import pytest

from toolkit.backends import cairo, cairo_declared

ASK = "import toolkit.backends, cairocffi; print(type(cairocffi.ffi).__module__)"


def kind(before: str = "") -> str:
    """Where the declarations come from in a fresh process."""
    return subprocess.run([sys.executable, "-c", before + ASK], capture_output=True, text=True, check=True).stdout.strip()


def test_they_are_those_of_the_version_that_is_installed():
    assert cairo.digest_of_declarations() == cairo_declared.OF


def test_they_are_used():
    assert kind() == "_cffi_backend"


@pytest.mark.parametrize(
    "before",
    [
        "import cairocffi;",
        "import sys; sys.modules['toolkit.backends.cairo_declared'] = None;",
        "from importlib import util; util.find_spec = lambda name: None;",
    ],
)
def test_without_them_cairocffi_parses_its_own(before):
    assert kind(before) == "cffi.api"


def test_no_process_is_started_to_find_the_library():
    watch = "import subprocess; subprocess.Popen = None; import os; os.posix_spawn = os.fork = None;"
    assert kind(watch) == "_cffi_backend"
