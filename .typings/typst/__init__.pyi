"""Typst 0.15: a document of several files in memory to PDF."""

from collections.abc import Mapping, Sequence

class TypstError(RuntimeError): ...

def compile(
    input: Mapping[str, bytes],
    *,
    font_paths: Sequence[str] = ...,
    ignore_system_fonts: bool = ...,
    format: str = ...,
    pdf_standards: Sequence[str] = ...,
) -> bytes: ...
