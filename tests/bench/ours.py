"""Our cases: the event template at 1080 × 1350 with emblem, lockup, veil, alternative text and metadata, headline by headline.

python -m tests.bench.ours [--runs 15]   → JSON lines as the peers print them: {peer, case, ms, best, runs, bytes, file, rules}
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from toolkit.backends import photo, raster, table
from toolkit.backends.kept import Kept
from toolkit.backends.metadata import About
from toolkit.backends.png import Encoder
from toolkit.batch import open_house
from toolkit.layout.artboard import lay_out
from toolkit.layout.items import Artboard
from toolkit.layout.request import Request
from toolkit.model.content import Period, Photo
from toolkit.rules.proof import proof_of
from toolkit.rules.table import check

HERE = Path(__file__).parent / "peers"
POST = json.loads((HERE / "post.json").read_text(encoding="utf-8"))
WHEN = Period.model_validate({"first": "2027-03-12", "starts": "09:00", "ends": "12:00"})


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    house, picture = open_house(), Photo(file=str(HERE / "out" / "photo.jpg"))

    def laid(i: int, shown: Photo | None) -> Artboard:
        content = {"when": WHEN, "title": POST["title"] if i % 2 else POST["next"], "lead": POST["lead"], "place": POST["place"]}
        return lay_out(house, Request("bench", "event", "linkedin-portrait", "kainuu", "fi", content, "eu-cofunded", photo=shown))

    def made(suffix: str, shown: Photo | None, cold: bool) -> Callable[[int], bytes]:
        def draw(i: int) -> bytes:
            if cold:
                forget()
            artboard = laid(i, shown)
            return table.export(artboard, suffix, About(artboard.title, artboard.alt, "fi-FI"))

        return draw

    for case, suffix, shown, cold in (
        ("photo png", "png", picture, True),
        ("photo jpeg", "jpg", picture, True),
        ("next png", "png", picture, False),
        ("next jpeg", "jpg", picture, False),
        ("no photo png", "png", None, False),
    ):
        measure(case, suffix, made(suffix, shown, cold), runs, rules_time(house, laid(0, shown)))


def forget() -> None:
    """Nothing of an earlier picture is left: no photograph, no base layer, no packed rows."""
    photo._kept = Kept(photo.KEPT_BYTES)
    raster._bases = Kept(raster.KEPT_BYTES)
    table._png = Encoder()


def rules_time(house: object, artboard: Artboard) -> float:
    """Milliseconds that all rules take, the backdrop at hand."""
    raster.pixels(artboard)
    times = []
    for i in range(9):
        seen = replace(artboard, name=f"{artboard.name}{i}")
        start = time.perf_counter()
        found = check(proof_of(seen, lambda: raster.backdrop(artboard)), house.brand)  # type: ignore[attr-defined]
        times.append((time.perf_counter() - start) * 1000)
        if found:
            raise SystemExit(f"our picture has findings: {found}")
    return statistics.median(times)


def measure(case: str, suffix: str, draw: Callable[[int], bytes], runs: int, rules: float) -> None:
    draw(0), draw(1)
    times, data = [], b""
    for i in range(runs):
        start = time.perf_counter()
        data = draw(i)
        times.append((time.perf_counter() - start) * 1000)
    file = HERE / "out" / f"ours-{case}.{suffix}".replace(" ", "_")
    file.write_bytes(data)
    verify(data, case)
    line = {"peer": "ours", "case": case, "ms": round(statistics.median(times), 1), "best": round(min(times), 1), "runs": runs}
    print(json.dumps({**line, "bytes": len(data), "file": str(file.relative_to(HERE)), "rules": round(rules, 1)}), flush=True)


def verify(data: bytes, case: str) -> None:
    """The picture holds a headline, a foot with the emblem's blue, and is as large as it should be."""
    image = Image.open(BytesIO(data)).convert("RGB")
    pixels = np.asarray(image).astype(int)
    blue = np.abs(pixels - np.array([0, 51, 153])).max(axis=2) < 24
    light = (pixels.min(axis=2) > 225)[: image.height * 3 // 4]
    if image.size != (1080, 1350) or blue.sum() < 8000 or light.sum() < 8000:
        raise SystemExit(f"ours, {case}: the picture does not hold what it should")


if __name__ == "__main__":
    main()
