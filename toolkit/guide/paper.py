"""The guide on paper: A4 as PDF with bookmarks, tags, title and language, set by Typst from a Guide.

PDF/UA-1 (ISO 14289-1) by the producer, which refuses a drawing without its words. Fonts come from assets/fonts alone, drawings
are vectors at true size in sRGB, nothing runs over the edge, so that no bleed is needed. No date: the same guide gives the same
bytes.
"""

import json
from pathlib import Path
from typing import Any

import typst

from toolkit.errors import AssetError, OutputError
from toolkit.guide.breaches import Pair
from toolkit.guide.chapters import Chapter, Guide, guide_of
from toolkit.guide.palette import HEADLINE, TEXT, family_of
from toolkit.guide.rows import Cell, Table
from toolkit.guide.sheet import WIDTH, Figure
from toolkit.layout.house import House

TEMPLATE = "templates/print/guide/guide.typ"
FLOWING = ("map", "downloads")
"""Short chapters, which begin where the one before ends."""

WHOLE, MANY = ("colors", "contrast"), 20
"""Tables that stay on one page, and from how many rows any other may run on."""

INKS = {"ink": "text-on-light", "quiet": "muted-on-light", "accent": "accent-on-light", "hair": "ice", "paper": "white"}
"""What the template calls its colours, and their roles."""


def guide_pdf(house: House, region: str | None, language: str) -> bytes:
    """The guide of a region, or of the area, as a PDF; AssetError where its template is missing."""
    path = Path(house.brand.root, TEMPLATE)
    try:
        source = path.read_bytes()
    except OSError as error:
        raise AssetError(TEMPLATE, f"it cannot be read ({error.strerror})", "put it back") from error
    return _set(source, guide_of(house, region, language), house)


def _set(source: bytes, guide: Guide, house: House) -> bytes:
    drawn = dict[str, bytes]()
    told = json.dumps(_told(guide, house, drawn), ensure_ascii=False).encode()
    files = {"main": source, "guide.json": told, **drawn}
    fonts = [str(Path(house.brand.root, "assets", "fonts"))]
    try:
        return typst.compile(files, font_paths=fonts, ignore_system_fonts=True, format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError as error:
        raise OutputError(TEMPLATE, f"it cannot be set ({error})", "mend the template") from error


def _told(guide: Guide, house: House, drawn: dict[str, bytes]) -> dict[str, Any]:
    """What the template reads; the drawings by file name go into `drawn`."""
    language, _, country = guide.tag.partition("-")
    return {
        "title": guide.title,
        "subtitle": guide.subtitle,
        "owner": guide.owner,
        "status": guide.status,
        "language": language,
        "country": country,
        "words": guide.words,
        "colors": {name: house.brand.color(role).hex for name, role in INKS.items()},
        "faces": {"headline": family_of(house, HEADLINE), "text": family_of(house, TEXT)},
        "cover": _figure(guide.cover, drawn),
        "chapters": [_chapter(one, guide, drawn) for one in guide.chapters],
    }


def _chapter(chapter: Chapter, guide: Guide, drawn: dict[str, bytes]) -> dict[str, Any]:
    return {
        "title": chapter.title,
        "flows": chapter.key in FLOWING,
        "text": chapter.text,
        "figures": [_figure(one, drawn) for one in chapter.figures],
        "pairs": [_pair(one, guide, drawn) for one in chapter.pairs],
        "tables": [_table(one) for one in chapter.tables],
    }


def _figure(figure: Figure, drawn: dict[str, bytes]) -> dict[str, Any]:
    """A caption of a whole column's drawing is a heading, but for the specimens', whose caption is their language."""
    file = f"{figure.key}.svg"
    drawn[file] = figure.svg.encode()
    heading = figure.width >= WIDTH and not figure.key.startswith("specimen")
    told = {"file": file, "width": figure.width, "alt": figure.alt, "caption": figure.caption}
    return told | {"language": figure.language, "heading": heading}


def _pair(pair: Pair, guide: Guide, drawn: dict[str, bytes]) -> dict[str, Any]:
    found = pair.finding
    told = {
        "code": pair.code,
        "level": guide.words[f"level-{found.level}"],
        "message": found.message[:1].upper() + found.message[1:],
        "source": found.source,
    }
    return told | {"do": _figure(pair.do, drawn), "dont": _figure(pair.dont, drawn)}


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "head": table.head,
        "rows": [[_cell(one) for one in row] for row in table.rows],
        "widths": table.widths,
        "matrix": table.matrix,
        "note": table.note,
        "whole": table.key in WHOLE or len(table.rows) < MANY,
    }


def _cell(cell: Cell) -> dict[str, str | None]:
    return {"text": cell.text, "ground": cell.ground.hex if cell.ground else None, "ink": cell.ink.hex if cell.ink else None}
