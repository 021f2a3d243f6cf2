"""The brand guide, made from the definition: its chapters, drawings and tables, the palette for other programs, and paper.

Stands beside packs and decks. `guide_of` is what a page shows and `guide_pdf` prints; every number in it is the definition's.
"""

from toolkit.guide.breaches import Pair, breach, pairs
from toolkit.guide.breaking import BREACHES
from toolkit.guide.chapters import Chapter, Guide, guide_of
from toolkit.guide.palette import KINDS, palette_file, palette_name
from toolkit.guide.paper import guide_pdf
from toolkit.guide.rows import Cell, Table
from toolkit.guide.sheet import Figure
from toolkit.guide.tables import colors, contrast_table, formats_table, regimes, rules_table

__all__ = [
    "BREACHES",
    "KINDS",
    "Cell",
    "Chapter",
    "Figure",
    "Guide",
    "Pair",
    "Table",
    "breach",
    "colors",
    "contrast_table",
    "formats_table",
    "guide_of",
    "guide_pdf",
    "pairs",
    "palette_file",
    "palette_name",
    "regimes",
    "rules_table",
]
