"""simplejpeg 1.9."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

_Bytes = bytes | bytearray | memoryview | NDArray[np.uint8]
_Layout = Literal["RGB", "BGR", "RGBX", "BGRX", "XBGR", "XRGB", "GRAY", "RGBA", "BGRA", "ABGR", "ARGB", "CMYK"]
_Subsampling = Literal["444", "422", "420", "440", "411", "Gray"]

def is_jpeg(data: _Bytes) -> bool: ...
def decode_jpeg_header(
    data: _Bytes, min_height: int = 0, min_width: int = 0, min_factor: float = 1, strict: bool = True
) -> tuple[int, int, str, str]: ...
def decode_jpeg(
    data: _Bytes,
    colorspace: _Layout = ...,
    fastdct: bool = False,
    fastupsample: bool = False,
    min_height: int = 0,
    min_width: int = 0,
    min_factor: float = 1,
    strict: bool = True,
) -> NDArray[np.uint8]: ...
def encode_jpeg(
    image: NDArray[np.uint8],
    quality: int = 85,
    colorspace: _Layout = ...,
    colorsubsampling: _Subsampling = "444",
    fastdct: bool = False,
) -> bytes: ...
def encode_jpeg_yuv_planes(
    Y: NDArray[np.uint8],
    U: NDArray[np.uint8] | None,
    V: NDArray[np.uint8] | None,
    quality: int = 85,
    fastdct: bool = False,
) -> bytes: ...
