"""zlib-ng 1.1: its own stub leaves the type of every buffer out."""

from typing import Any

from numpy.typing import NDArray

_Bytes = bytes | bytearray | memoryview | NDArray[Any]

MAX_WBITS: int
DEFLATED: int
DEF_MEM_LEVEL: int
Z_BEST_SPEED: int
Z_BEST_COMPRESSION: int
Z_DEFAULT_COMPRESSION: int
Z_FILTERED: int
Z_HUFFMAN_ONLY: int
Z_RLE: int
Z_FIXED: int
Z_DEFAULT_STRATEGY: int
Z_NO_FLUSH: int
Z_SYNC_FLUSH: int
Z_FULL_FLUSH: int
Z_FINISH: int
Z_BLOCK: int

class error(Exception): ...

class Compress:
    def compress(self, data: _Bytes, /) -> bytes: ...
    def flush(self, mode: int = ...) -> bytes: ...

def adler32(data: _Bytes, value: int = 1, /) -> int: ...
def crc32(data: _Bytes, value: int = 0, /) -> int: ...
def crc32_combine(crc1: int, crc2: int, crc2_length: int, /) -> int: ...
def compress(data: _Bytes, /, level: int = ..., wbits: int = ...) -> bytes: ...
def decompress(data: _Bytes, /, wbits: int = ..., bufsize: int = ...) -> bytes: ...
def compressobj(
    level: int = ...,
    method: int = ...,
    wbits: int = ...,
    memLevel: int = ...,
    strategy: int = ...,
    zdict: _Bytes | None = None,
) -> Compress: ...
