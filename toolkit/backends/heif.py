"""Telephones' photographs, HEIF with HEVC inside (HEIC), as images of Pillow's that are decoded when their pixels are asked for.

Stands under photo.py; ISO/IEC 23008-12 through libheif and libde265, which are loaded when the first such file comes. They turn a
picture as its `irot` and `imir` say; the EXIF orientation that iPhones write beside them says the same once more and is for
information only (libheif issue 227; MIAF, ISO/IEC 23000-22, allows none), so that it is never followed. Of several pictures in
a file the primary one counts. libheif refuses pixels of another size than the header said, before it makes room for them.
"""

from math import ceil

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from toolkit.backends import develop, primaries
from toolkit.backends.bands import Pixels
from toolkit.geometry import Box

STRIP = 256
"""Rows made at a time."""
MARGIN = 16
"""Rows above and below that have a share in a strip's: one for each that is merged, eight at most."""


class Picture(Image.Image):
    """The primary one of a file, upright, its colours told by an ICC profile where they are not sRGB's, without pixels as yet.

    Any exception for what is no HEIF.
    """

    def __init__(self, data: bytes) -> None:
        from pi_heif import open_heif  # most runs see no such photograph

        super().__init__()
        file = open_heif(data)
        self._coded = file[file.primary_index]
        self._size, self._mode, self.format = self._coded.size, self._coded.mode, "HEIF"
        told = self._coded.info
        colors = told.get("nclx_profile")
        profile = told.get("icc_profile") or (primaries.profile(primaries.Coding.of(colors)) if colors else b"")
        self.info = {"icc_profile": profile}

    def reduced(self, size: tuple[int, int], where: str) -> Pixels:
        """All of it at this size, opaque, its colours as they are; a strip at a time, since Pillow holds pixels of its own."""
        whole = np.frombuffer(self._coded.data, np.uint8).reshape(self.height, -1)
        made, step = np.empty((size[1], size[0], 4), np.uint8), self.height / size[1]
        for top in range(0, size[1], STRIP):
            bottom = min(top + STRIP, size[1])
            first, last = max(int(top * step) - MARGIN, 0), ceil(bottom * step) + MARGIN
            strip = self._strip(whole[first:last])
            box = Box(0, top * step - first, self.width, (bottom - top) * step)
            made[top:bottom] = develop.reduced(strip, box, (size[0], bottom - top), where)
        return made

    def _strip(self, rows: NDArray[np.uint8]) -> Image.Image:
        return Image.frombuffer(self.mode, (self.width, len(rows)), rows, "raw", self.mode, rows.shape[1], 1)
