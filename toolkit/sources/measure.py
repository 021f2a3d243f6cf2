"""The script that draws a cleaned SVG in a child process and answers where its ink is, and the ink's pixels.

Run by toolkit.sources.sandbox, never imported by the toolkit; it stands alone, for an isolated Python need not find the package.
In: an SVG document with a viewBox. Out: a line of JSON (box, width, height), then the RGBA pixels of that box, stretched, their
alpha the ink. It draws the whole for where the ink is, then only that part, so that the box is true to 1/400 of the logo's sides.
"""

import json
import re
import sys
from contextlib import suppress
from typing import cast

from cairocffi import ImageSurface
from cairosvg.parser import Tree
from cairosvg.surface import PNGSurface
from PIL import Image, ImageChops, ImageFile

Numbers = tuple[float, float, float, float]

SIDE = 400
CPU_SECONDS = 2
MEMORY = 1 << 30
FAINT = 6
"""Alpha up to which a pixel is taken for empty."""
WHITE = 250


def main() -> None:
    confine()
    svg = sys.stdin.buffer.read()
    match = re.search(rb'viewBox="([^"]*)"', svg)
    x, y, width, height = (float(part) for part in match[1].split()) if match else (0, 0, 0, 0)
    answer(*measured(svg, (x, y, width, height)))


def confine() -> None:
    """From here on: little processor time and memory, and no file may be opened or grow. Windows has no such limits."""
    assert ImageFile  # which Pillow would else load when no file can be opened any more
    if sys.platform != "win32":
        import resource as limits

        lower(limits.RLIMIT_CPU, CPU_SECONDS)
        lower(limits.RLIMIT_FSIZE, 0)
        lower(limits.RLIMIT_CORE, 0)
        lower(limits.RLIMIT_NOFILE, 3)
        with suppress(*(ValueError,) if sys.platform == "darwin" else ()):  # macOS refuses to go below what it has mapped
            lower(limits.RLIMIT_AS, MEMORY)


def lower(limit: int, value: int) -> None:
    """Sets a limit for good, unless a lower one is in force."""
    import resource as limits

    hard = limits.getrlimit(limit)[1]
    value = value if hard == limits.RLIM_INFINITY else min(value, hard)
    limits.setrlimit(limit, (value, value))


def measured(svg: bytes, view: Numbers) -> tuple[Numbers, Image.Image | None]:
    """The box of the ink in user units, and its pixels; no pixels where there is no ink."""
    image = drawn(svg, view)
    plate = has_plate(image)
    for _ in range(2):
        edges = ink(image, plate).getbbox()
        if not edges:
            return view, None
        around = max(edges[0] - 1, 0), max(edges[1] - 1, 0), min(edges[2] + 1, image.width), min(edges[3] + 1, image.height)
        view = part(view, image.size, around)
        image = drawn(svg, view)
    edges = ink(image, plate).getbbox() or (0, 0, *image.size)
    image.putalpha(ink(image, plate, soft=True))
    return part(view, image.size, edges), image.crop(edges)


def drawn(svg: bytes, view: Numbers) -> Image.Image:
    """The view as pixels, stretched to SIDE × SIDE."""
    box = " ".join(f"{number:.9f}" for number in view).encode()
    stretched = re.sub(rb'viewBox="[^"]*"', b'preserveAspectRatio="none" viewBox="' + box + b'"', svg, count=1)
    surface = PNGSurface(Tree(bytestring=stretched), None, 96, output_width=SIDE, output_height=SIDE)
    pixels = cast(ImageSurface, surface.cairo)
    return Image.frombuffer("RGBA", (SIDE, SIDE), bytes(pixels.get_data()), "raw", "BGRa", pixels.get_stride(), 1).copy()


def has_plate(image: Image.Image) -> bool:
    """Whether the ink lies on a plain white ground: all four corners are white and opaque."""
    right, bottom = image.width - 1, image.height - 1
    corners = (image.getpixel(corner) for corner in ((0, 0), (right, 0), (0, bottom), (right, bottom)))
    return all(isinstance(corner, tuple) and min(corner) >= WHITE for corner in corners)


def ink(image: Image.Image, plate: bool, soft: bool = False) -> Image.Image:
    """Where there is ink; on a plate, where it is not white."""
    red, green, blue, alpha = image.split()
    if plate:
        least = ImageChops.darker(ImageChops.darker(red, green), blue)
        alpha = least.point([0 if value >= WHITE else 255 for value in range(256)])
    return alpha if soft else alpha.point([0 if value <= FAINT else 255 for value in range(256)])


def part(view: Numbers, size: tuple[int, int], edges: tuple[int, int, int, int]) -> Numbers:
    """The part of the view between edges given in pixels."""
    across, down = view[2] / size[0], view[3] / size[1]
    left, top, right, bottom = edges
    return view[0] + left * across, view[1] + top * down, (right - left) * across, (bottom - top) * down


def answer(box: Numbers, image: Image.Image | None) -> None:
    width, height = image.size if image else (0, 0)
    head = json.dumps({"box": box, "width": width, "height": height})
    sys.stdout.buffer.write(head.encode() + b"\n" + (image.tobytes() if image else b""))


if __name__ == "__main__":
    main()
