"""Tables as Office has them: a style of the template's, a row of headings that says it is one, figures to the right.

DrawingML tables (ECMA-376 part 1 §21.1.3).
"""

from toolkit.backends.pptx.text import Manner, body, no_link, plain
from toolkit.backends.pptx.xml import emu
from toolkit.layout.slides import CELL, SetTable

URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
MARGINS = " ".join(f'{name}="{emu(room)}"' for name, room in zip(("marL", "marT", "marR", "marB"), CELL, strict=True))
CELL_LOOK = f'<a:tcPr {MARGINS} anchor="ctr"/>'
RIGHT = '<a:p><a:pPr algn="r"/>'


def table_xml(table: SetTable, style: str, tag: str) -> str:
    """The `a:graphic`; `style` is the id of a table style of the presentation, `tag` the language's BCP 47 tag."""
    grid, manner = table.grid, Manner(tag, table.size)
    right = table.right or (False,) * len(grid.head)
    columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in table.columns)
    lines = ("".join(map(_cell, row, (manner,) * len(right), right)) for row in (grid.head, *grid.rows))
    rows = "".join(f'<a:tr h="{emu(height)}">{cells}</a:tr>' for cells, height in zip(lines, table.rows, strict=True))
    return (
        f'<a:graphic><a:graphicData uri="{URI}"><a:tbl><a:tblPr firstRow="1" bandRow="1"><a:tableStyleId>{style}</a:tableStyleId>'
        f"</a:tblPr><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic>"
    )


def _cell(text: str, manner: Manner, right: bool) -> str:
    written = body((plain(text),), manner, no_link, "a")
    return f"<a:tc>{written.replace('<a:p>', RIGHT, 1) if right else written}{CELL_LOOK}</a:tc>"
