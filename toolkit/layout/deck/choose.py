"""Which layout a slide takes, and what stands in which of its placeholders: from its blocks, or as somebody named it."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from toolkit.errors import ContentError, suggestion
from toolkit.model.deck import DeckDesign, SlideLayout
from toolkit.model.outline import Block, Bullets, Chart, Figure, Grid, Image, Paragraph, Quote, Run, Slide

TEXTS = (Bullets, Paragraph, Quote, Figure)
AGENDA = frozenset(
    ("ohjelma", "asialista", "esityslista", "sisältö", "agenda", "dagordning", "program", "programme", "prográmma")
)
CLOSING = ("kiitos", "tack", "thank", "giitu")
SOURCE = ("lähde:", "lähteet:", "källa:", "källor:", "source:", "sources:")
SHORT, FEW = 60, 8
"""Characters that a heading of a comparison, or a line of an agenda, may have; and lines of an agenda."""

Blocks = tuple[Block, ...]
Placed = dict[str, Blocks]
"""Placeholder → what it takes: any number of texts, or one other block."""

TAKES: Mapping[str, tuple[type, ...]] = {
    "picture": (Image,),
    "table": (Grid,),
    "chart": (Chart,),
    "object": (Grid, Chart, Image),
}


def choose(slide: Slide, design: DeckDesign) -> tuple[str, Placed]:
    """The layout and its contents. ContentError for an unknown layout, or for a block that it has no place for."""
    layout = slide.layout or _fitting(slide)
    if layout not in design.layouts:
        raise ContentError(f"layout {layout}", "there is none of this name", suggestion(layout, sorted(design.layouts)))
    placed, left = PLACERS.get(layout, _by_kind)(design.layouts[layout], slide.blocks)
    if left:
        names = ", ".join(dict.fromkeys(type(block).__name__.lower() for block in left))
        raise ContentError(f"layout {layout}", f"it has no place for: {names}", "name another layout, or make two slides of it")
    return layout, {holder: blocks for holder, blocks in placed.items() if blocks}


def is_source(block: Block) -> bool:
    return isinstance(block, Paragraph) and "".join(run.text for run in block.runs).casefold().startswith(SOURCE)


def words_of(block: Block) -> str:
    """What a block says, roughly: a name for a slide that has none."""
    match block:
        case Paragraph():
            return "".join(run.text for run in block.runs)
        case Bullets():
            return "".join(run.text for item in block.items[:1] for run in item.runs)
        case Quote():
            return block.text
        case Figure():
            return f"{block.value} {block.label}".strip()
        case Image() | Chart():
            return block.alt
        case Grid():
            return ""


def _fitting(slide: Slide) -> str:
    blocks = tuple(block for block in slide.blocks if not is_source(block))
    kinds, title = [type(block) for block in blocks], slide.title.casefold().strip(" !.")
    if title.startswith(CLOSING) and all(isinstance(block, TEXTS) for block in blocks):
        return "closing"
    if kinds == [Bullets] and (title in AGENDA or _counted(blocks[0])):
        return "agenda"
    return _of_objects(kinds) or _of_texts(blocks, kinds)


def _of_objects(kinds: Sequence[type]) -> str | None:
    """The layout where something else than text is the matter; None where nothing is."""
    images, others = kinds.count(Image), kinds.count(Grid) + kinds.count(Chart)
    if not images and not others:
        return None
    if len(kinds) == 1:
        return {Image: "full-picture", Grid: "table", Chart: "chart"}[kinds[0]]
    if images == 1 and not others:
        return "picture-text"
    return "team" if images and not others and images < len(kinds) else "two-contents"


def _of_texts(blocks: Blocks, kinds: Sequence[type]) -> str:
    if Figure in kinds:
        return "big-number"
    if kinds == [Quote]:
        return "quote"
    if kinds in ([Bullets, Bullets], [Bullets, Quote]):
        return "two-contents"
    return "comparison" if len(blocks) == 4 and all(map(_heading, blocks[::2])) and kinds[1] == kinds[3] else "content"


def _counted(block: Block) -> bool:
    """Whether it is a numbered list of few words: a programme, priorities, steps."""
    if not isinstance(block, Bullets) or len(block.items) > FEW:
        return False
    return all(item.number and item.level == 0 and sum(len(run.text) for run in item.runs) <= SHORT for item in block.items)


def _heading(block: Block) -> bool:
    """Whether it is a short line in bold."""
    if not isinstance(block, Paragraph) or not block.runs:
        return False
    return all(run.bold for run in block.runs) and sum(len(run.text) for run in block.runs) <= SHORT


def _two(layout: SlideLayout, blocks: Blocks) -> tuple[Placed, Blocks]:
    """Texts left and the other thing right; two of a kind as they come."""
    left, right = [name for name in layout.holders if name != "title"][:2]
    texts = tuple(block for block in blocks if isinstance(block, TEXTS))
    others = tuple(block for block in blocks if not isinstance(block, TEXTS))
    if len(blocks) == 2 and len(texts) != 1:
        return {left: blocks[:1], right: blocks[1:]}, ()
    return {left: texts, right: others[:1]}, others[1:]


def _comparison(layout: SlideLayout, blocks: Blocks) -> tuple[Placed, Blocks]:
    """A heading and what follows it, twice."""
    starts = [place for place, block in enumerate(blocks) if _heading(block)][:2]
    if len(starts) < 2 or starts[0] != 0:
        return {}, blocks
    a, b = blocks[1 : starts[1]], blocks[starts[1] + 1 :]
    placed: Placed = {"left-heading": blocks[:1], "left": a, "right-heading": blocks[starts[1] : starts[1] + 1], "right": b}
    return placed, ()


def _quote(layout: SlideLayout, blocks: Blocks) -> tuple[Placed, Blocks]:
    quote = next((block for block in blocks if isinstance(block, Quote)), None)
    if quote is None:
        return {}, blocks
    who = (Paragraph((Run(quote.who),), line=quote.line),) if quote.who else ()
    rest = tuple(block for block in blocks if block is not quote)
    return {"quote": (Quote(quote.text, line=quote.line),), "who": (*who, *rest)}, tuple(
        block for block in rest if not isinstance(block, TEXTS)
    )


def _figure(layout: SlideLayout, blocks: Blocks) -> tuple[Placed, Blocks]:
    figure = next((block for block in blocks if isinstance(block, Figure)), None)
    if figure is None:
        return {}, blocks
    label = (Paragraph((Run(figure.label),), line=figure.line),) if figure.label else ()
    rest = tuple(block for block in blocks if block is not figure)
    placed: Placed = {"figure": (Paragraph((Run(figure.value),), line=figure.line),), "label": (*label, *rest)}
    return placed, tuple(block for block in rest if not isinstance(block, TEXTS))


def _by_kind(layout: SlideLayout, blocks: Blocks) -> tuple[Placed, Blocks]:
    """Each placeholder takes the first that it can: a source its source, texts what stands together, or all where it is alone."""
    placed, left = Placed(), list(blocks)
    for name, holder in layout.holders.items():
        if name == "title":
            continue
        if name == "source":
            placed[name] = tuple(filter(is_source, left))
        elif found := next((block for block in left if isinstance(block, TAKES.get(holder.kind, ()))), None):
            placed[name] = (found,)
        elif holder.kind in ("body", "subtitle", "object"):
            placed[name] = _texts(left, alone=_alone(layout))
        taken = placed.get(name, ())
        left = [block for block in left if not any(block is one for one in taken)]
    return placed, tuple(left)


def _alone(layout: SlideLayout) -> bool:
    """Whether the layout has but one place for texts."""
    return sum(holder.kind in ("body", "subtitle", "object") and name != "source" for name, holder in layout.holders.items()) == 1


def _texts(blocks: Sequence[Block], *, alone: bool) -> Blocks:
    """All texts, or the first that stand together."""
    if alone:
        return tuple(block for block in blocks if isinstance(block, TEXTS))
    groups = (tuple(group) for texts, group in groupby(blocks, lambda block: isinstance(block, TEXTS)) if texts)
    return next(groups, ())


PLACERS: Mapping[str, Callable[[SlideLayout, Blocks], tuple[Placed, Blocks]]] = {
    "two-contents": _two,
    "comparison": _comparison,
    "quote": _quote,
    "big-number": _figure,
}
