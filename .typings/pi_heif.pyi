"""pi-heif 1.4."""

from typing import Any

class HeifImage:
    size: tuple[int, int]
    mode: str
    info: dict[str, Any]

    @property
    def data(self) -> memoryview: ...

class HeifFile:
    primary_index: int

    def __getitem__(self, index: int) -> HeifImage: ...

def open_heif(fp: bytes, convert_hdr_to_8bit: bool = True, bgr_mode: bool = False) -> HeifFile: ...
