"""What the drawing processes make of the brand's guide for its page: its chapters, with their drawings apart."""

import gzip
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from toolkit.guide import Chapter, Figure, Guide, Pair, guide_of
from toolkit.layout.house import House


class Told(NamedTuple):
    """A guide whose figures hold no drawing, and the drawings: SVG by the figure's key, packed with gzip."""

    guide: Guide
    drawings: dict[str, bytes]


def told(house: House, region: str | None, language: str) -> Told:
    """The whole guide of a region, or of the area; takes a second."""
    guide = guide_of(house, region, language)
    drawings = {figure.key: gzip.compress(figure.svg.encode(), mtime=0) for figure in _figures(guide)}
    return Told(replace(guide, cover=_bare(guide.cover), chapters=tuple(map(_bare_chapter, guide.chapters))), drawings)


def _figures(guide: Guide) -> Iterator[Figure]:
    yield guide.cover
    for chapter in guide.chapters:
        yield from chapter.figures
        for pair in chapter.pairs:
            yield from (pair.do, pair.dont)


def _bare_chapter(chapter: Chapter) -> Chapter:
    return replace(chapter, figures=tuple(map(_bare, chapter.figures)), pairs=tuple(map(_bare_pair, chapter.pairs)))


def _bare_pair(pair: Pair) -> Pair:
    return replace(pair, do=_bare(pair.do), dont=_bare(pair.dont))


def _bare(figure: Figure) -> Figure:
    return replace(figure, svg="")
