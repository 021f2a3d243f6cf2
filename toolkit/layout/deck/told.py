"""A slide in words, for those who do not see it: its title, what it says and shows, and who is behind it."""

from collections.abc import Iterable, Iterator

from toolkit.layout.deck.chart import chart_alt
from toolkit.layout.deck.desk import TABLE, Desk
from toolkit.layout.funding import statement
from toolkit.layout.slides import Filled, SetTable, SetText
from toolkit.model.outline import Chart

MOST = 1500
"""Characters at most: what channels take (toolkit.rules.alt_text)."""


def alternative(desk: Desk, title: str, filled: Iterable[Filled]) -> str:
    """The alternative text of a slide."""
    said = _sentences([title, *(told for one in filled if one.holder != "title" for told in _told(desk, one))])
    behind = _sentences(_behind(desk))
    room = MOST - len(behind) - 2
    return f"{said if len(said) <= room else said[:room].rsplit(' ', 1)[0] + '…'} {behind}"


def _told(desk: Desk, filled: Filled) -> Iterator[str]:
    content = filled.content
    match content:
        case SetText():
            yield from ("".join(run.text for run in paragraph.runs) for paragraph in content.paragraphs)
        case Chart():
            yield content.alt or chart_alt(desk, content)
        case SetTable(grid=grid):
            rows = "; ".join(", ".join(filter(None, row)) for row in (grid.head, *grid.rows))
            yield f"{desk.say(TABLE)}: {rows}"
        case _:
            if content.alt:
                yield f"{desk.house.brand.word('photo', desk.language)}: {content.alt}"


def _behind(desk: Desk) -> Iterator[str]:
    house, language = desk.house, desk.language
    yield ", ".join(dict.fromkeys((house.owner_name(None, language), house.owner_name(desk.region, language))))
    regime = house.brand.funding[desk.funding]
    if regime.emblem:
        yield statement(regime, language).text


def _sentences(parts: Iterable[str]) -> str:
    texts = (" ".join(part.split()) for part in parts)
    return " ".join(text if text[-1] in ".!?…”" else f"{text}." for text in texts if text)
