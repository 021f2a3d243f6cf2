"""Whether a deck holds what it should: slides with titles and notes, charts one can edit, tables and pictures."""

from pathlib import Path
from zipfile import BadZipFile, ZipFile

from pptx import Presentation
from pptx.exc import PackageNotFoundError

from toolkit.model.outline import Chart, Grid, Image, Outline


def holds_deck(file: Path, outline: Outline, titles: bool = True) -> str:
    """What is lacking, as the end of a sentence; nothing where nothing is."""
    try:
        found = _counted(file, titles)
    except (OSError, BadZipFile, PackageNotFoundError, KeyError):
        return "cannot be opened"
    blocks = [block for slide in outline.slides for block in slide.blocks]
    wanted = {
        "slides": len(outline.slides),
        "charts": sum(isinstance(block, Chart) for block in blocks),
        "workbooks": sum(isinstance(block, Chart) for block in blocks),
        "tables": sum(isinstance(block, Grid) for block in blocks),
        "pictures": sum(isinstance(block, Image) for block in blocks),
        "notes": sum(bool(slide.notes) for slide in outline.slides),
    }
    if titles:
        wanted["titles"] = len(outline.slides)
    return ", ".join(f"has {found[key]} {key} and not {count}" for key, count in wanted.items() if found[key] != count)


def _counted(file: Path, titles: bool) -> dict[str, int]:
    slides = list(Presentation(str(file)).slides)
    shapes = [shape for slide in slides for shape in slide.shapes]
    with ZipFile(file) as archive:
        books = sum(name.startswith("ppt/embeddings/") and name.endswith(".xlsx") for name in archive.namelist())
    return {
        "slides": len(slides),
        "charts": sum(shape.has_chart for shape in shapes),
        "workbooks": books,
        "tables": sum(shape.has_table for shape in shapes),
        "pictures": sum(hasattr(shape, "image") for shape in shapes),
        "notes": sum(bool(slide.has_notes_slide and slide.notes_slide.notes_text_frame.text) for slide in slides),
        "titles": len({slide.shapes.title.text for slide in slides if slide.shapes.title is not None}) if titles else 0,
    }
