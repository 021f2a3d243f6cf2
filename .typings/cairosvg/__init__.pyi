"""CairoSVG 2.9: its converters, which return the file's bytes where `write_to` is not given."""

from typing import BinaryIO

VERSION: str

def svg2svg(bytestring: str | bytes | None = None, *, unsafe: bool = False, scale: float = 1, dpi: float = 96) -> bytes: ...
def svg2png(
    bytestring: str | bytes | None = None,
    *,
    file_obj: BinaryIO | None = None,
    dpi: float = 96,
    scale: float = 1,
    unsafe: bool = False,
    background_color: str | None = None,
    output_width: int | None = None,
    output_height: int | None = None,
) -> bytes: ...
def svg2pdf(
    bytestring: str | bytes | None = None,
    *,
    file_obj: BinaryIO | None = None,
    dpi: float = 96,
    scale: float = 1,
    unsafe: bool = False,
    background_color: str | None = None,
    output_width: float | None = None,
    output_height: float | None = None,
) -> bytes: ...
def svg2ps(bytestring: str | bytes | None = None, *, unsafe: bool = False, scale: float = 1, dpi: float = 96) -> bytes: ...
def svg2eps(bytestring: str | bytes | None = None, *, unsafe: bool = False, scale: float = 1, dpi: float = 96) -> bytes: ...
