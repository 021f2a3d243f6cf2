"""How text is set: the design's styles as DrawingML list styles, whose levels masters and layouts hand down to slides.

Lengths are the design's: sizes in points, leading and spacing in sizes. Office counts leading in lines at single spacing.
"""

from typing import NamedTuple

from toolkit.backends.pptx.theme import MUTED
from toolkit.backends.pptx.xml import emu, scheme
from toolkit.geometry import Insets
from toolkit.layout.slides import INDENT, NUMBERED, bullet, level_size
from toolkit.model.deck import SlideStyle

COLORS = {"text": "tx1", "muted": MUTED, "accent": "accent1"}
LINE = 1.2
"""Height of a line at single spacing, in sizes: LibreOffice 7.4 sets Liberation Sans 1.198 apart (measured), Montserrat has 1.219
and Inter 1.21 by their own tables."""

LEVELS = 9
"""So many levels a text has in Office."""

ALIGN = {"left": "l", "center": "ctr", "right": "r"}
ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}
NUMBERS = '<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"/>'


class Setter(NamedTuple):
    """Who sets text in a language, by its BCP 47 tag."""

    tag: str

    def levels(self, style: SlideStyle, count: int, *, color: str = "", numbered: bool = False) -> str:
        """The style as levels 1 to `count`; `color` is a slot to take instead of the style's."""
        return "".join(self._level(style, level, color or COLORS[style.color], numbered) for level in range(count))

    def _level(self, style: SlideStyle, level: int, color: str, numbered: bool) -> str:
        size = level_size(style.size[1], level) if style.bullets else style.size[1]
        face, leading = "mj" if style.headline else "mn", round(100_000 * style.leading / LINE)
        return (
            f'<a:lvl{level + 1}pPr {indent(style, level, numbered)} algn="{ALIGN[style.align]}" defTabSz="914400" rtl="0" '
            f'eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:lnSpc><a:spcPct val="{leading}"/></a:lnSpc><a:spcBef>'
            f'<a:spcPts val="{round(100 * style.spacing * size)}"/></a:spcBef>{_bullet(style, level, numbered)}'
            f'<a:defRPr lang="{self.tag}" sz="{round(100 * size)}" b="{int(style.bold)}" kern="1200">{scheme(color)}'
            f'<a:latin typeface="+{face}-lt"/><a:ea typeface="+{face}-ea"/><a:cs typeface="+{face}-cs"/></a:defRPr>'
            f"</a:lvl{level + 1}pPr>"
        )

    def words(self, text: str, level: int = 0, tag: str = "") -> str:
        """A paragraph in the deck's language, whose words may be in another (by its tag)."""
        deep = f'<a:pPr lvl="{level}"/>' if level else ""
        return f'<a:p>{deep}<a:r><a:rPr lang="{tag or self.tag}"/><a:t>{text}</a:t></a:r><a:endParaRPr lang="{self.tag}"/></a:p>'


def indent(style: SlideStyle, level: int, numbered: bool = False) -> str:
    """Attributes of a paragraph: where its text begins, and how far before that its bullet or number."""
    mark = emu(NUMBERED if numbered and level == 0 else INDENT) if style.bullets else 0
    return f'marL="{mark + emu(INDENT) * level if style.bullets else 0}" indent="{-mark}"'


def body(style: SlideStyle, inner: Insets | None = None, *, fit: bool = True) -> str:
    """How text lies in its box: from its very edges, so that boxes align as texts do."""
    left, top, right, bottom = map(emu, inner or Insets())
    autofit = "<a:normAutofit/>" if fit else "<a:noAutofit/>"
    return (
        f'<a:bodyPr vert="horz" wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" rtlCol="0" '
        f'anchor="{ANCHOR[style.anchor]}">{autofit}</a:bodyPr>'
    )


def _bullet(style: SlideStyle, level: int, numbered: bool) -> str:
    if not style.bullets:
        return "<a:buNone/>"
    sign = f'<a:buFont typeface="+mn-lt"/><a:buChar char="{bullet(level)}"/>'
    return f'<a:buClr><a:schemeClr val="accent1"/></a:buClr>{NUMBERS if numbered and level == 0 else sign}'
