"""Compiles the C declarations of the installed cairocffi into toolkit/backends/cairo_declared.py; part of `make lock`."""

import tempfile
from pathlib import Path

from cairocffi import constants
from cffi import FFI

from toolkit.backends.cairo import digest_of_declarations

TARGET = Path(__file__).parents[1] / "toolkit" / "backends" / "cairo_declared.py"
HEAD = '"""The C declarations of cairocffi (BSD licence), compiled by .ci/declare.py: not for reading. See cairo.py."""\n'


def main() -> None:
    ffi = FFI()
    ffi.set_source("cairo_declared", None)
    ffi.cdef(constants._CAIRO_HEADERS)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, TARGET.name)
        ffi.emit_python_code(str(made))
        code = made.read_text(encoding="utf-8").removeprefix("# auto-generated file\n")
    TARGET.write_text(f'{HEAD}OF = "{digest_of_declarations()}"\n{code}', encoding="utf-8")


main()
