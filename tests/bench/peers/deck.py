"""The deck of deck.json by python-pptx with its own bare template: one master, its pictures made small beforehand.

python deck.py [--runs 15]   → a JSON line: {peer, case, ms, best, runs, bytes, file}
"""

import argparse
import io
import json
import statistics
import time
from pathlib import Path

from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

HERE = Path(__file__).parent
SLIDES = json.loads((HERE / "deck.json").read_text(encoding="utf-8"))["slides"]
AREA = (Inches(0.6), Inches(1.6), Inches(12), Inches(5))
KINDS = {"ring": XL_CHART_TYPE.DOUGHNUT, "bar": XL_CHART_TYPE.BAR_CLUSTERED}
WITH_TEXT, TITLE_ONLY = 1, 5


def written(picture):
    show = Presentation()
    show.slide_width, show.slide_height = Inches(13.333), Inches(7.5)
    for content in SLIDES:
        add(show, content, picture)
    data = io.BytesIO()
    show.save(data)
    return data.getvalue()


def add(show, content, picture):
    slide = show.slides.add_slide(show.slide_layouts[WITH_TEXT if "bullets" in content else TITLE_ONLY])
    slide.shapes.title.text = content["title"]
    if "bullets" in content:
        slide.placeholders[1].text = "\n".join(content["bullets"])
    if "table" in content:
        rows = content["table"]
        table = slide.shapes.add_table(len(rows), len(rows[0]), *AREA).table
        for row, texts in zip(table.rows, rows):
            for cell, text in zip(row.cells, texts):
                cell.text = text
    if "chart" in content:
        figures = CategoryChartData()
        figures.categories = list(content["chart"]["values"])
        figures.add_series(content["chart"]["unit"], content["chart"]["values"].values())
        slide.shapes.add_chart(KINDS[content["chart"]["kind"]], *AREA, figures)
    if content.get("picture"):
        slide.shapes.add_picture(io.BytesIO(picture), Inches(1), Inches(1.6), Inches(7.5), Inches(5))
    if "notes" in content:
        slide.notes_slide.notes_text_frame.text = content["notes"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=15)
    runs, small = parser.parse_args().runs, io.BytesIO()
    with Image.open(HERE / "out/photo.jpg") as photo:
        photo.resize((1200, 800)).save(small, "JPEG", quality=80)
    times, data = [], b""
    for _ in range(runs + 2):
        start = time.perf_counter()
        data = written(small.getvalue())
        times.append((time.perf_counter() - start) * 1000)
    warm = sorted(times[2:])
    file = "out/python-pptx-deck_12_slides.pptx"
    (HERE / file).write_bytes(data)
    line = {"peer": "python-pptx", "case": "deck 12 slides", "ms": round(statistics.median(warm), 1), "best": round(warm[0], 1)}
    print(json.dumps({**line, "runs": runs, "bytes": len(data), "file": file}))


if __name__ == "__main__":
    main()
