"""Where a line may break: a text cut into pieces that are measured once and set one after another.

Stands between a slot's text and toolkit.text.fit, which chooses among the breaks. Spaces, hyphens, en dashes and slashes follow
UAX #14 as far as Latin script needs it; what belongs together (a number and its unit, `klo 9`, `§ 5`, initials) follows the
guides of the Institute for the Languages of Finland. A headline breaks inside a word only at a joint, running text at syllables
too.

    >>> text = pieces("EU:n maakuntaliitto", "fi", "headline", Hyphenator())
    >>> [(piece.text, piece.kind) for piece in text]
    [('EU:n', 'space'), ('maa', 'joint'), ('kunta', 'joint'), ('liitto', 'end')]
    >>> line(text[:3]), line(text[3:])
    ('EU:n maakunta-', 'liitto')
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from toolkit.text.hyphen import Hyphenator
from toolkit.text.plain import SOFT_HYPHEN, normalise

Mode = Literal["headline", "text"]
Kind = Literal["end", "forced", "space", "mark", "soft", "joint", "syllable"]

PENALTY: dict[Kind, float] = {"end": 0, "forced": 0, "space": 0, "mark": 10, "soft": 15, "joint": 25, "syllable": 60}
"""What a break costs; a fitter adds them up. Spaces come first, then what the author wrote, then what a dictionary knows."""

SHORT_WORD = 60.0
"""What it costs a headline to end a line with one of SHORT: more than most ragged lines."""

SHORT_PART = 25.0
"""What it costs on top to leave fewer than four letters of a compound on a line: maa-kuntaliitto."""

HYPHEN_FIRST = 90.0
"""What it costs to part what a hyphen ties: ELMO II / -hanke, Itä- / ja Pohjois-Suomi."""

STRANDED = 30.0
"""What it costs a headline to end a line with the first word of a clause: Seven / regions, one / direction."""

DANGLING = 750.0
"""What it costs on top where that word leans on the next, 2024–2027: the / mid-term review: more than a line and a lone word."""

PAUSES = (",", ";", ":", ".", "!", "?")
FIGURE = 20.0
"""What it costs to part a number from the word after it, and a year or years from the word before: strategian / 2024–2027."""

YEARS = re.compile(r"(19|20)\d\d(–(19|20)\d\d)?\W*")
SURNAME = 45.0
"""What it costs on top to break at a hyphen inside a surname: Kettunen-Hämäläinen."""

NAME = re.compile(r"[^\W\d_]\w+(-\w+)+")

MARK = re.compile(r"(?<=[^\W\d_]{2})[-–/](?=[^\W\d_]{3})")
"""A hyphen, dash or slash that a line may end with: two letters before it, three after it."""

APART = 150.0
"""What it costs to divide an address: more than the most ragged lines."""

ADDRESS = re.compile(r"(?<=[^/][/?&=_])(?=\w)")
"""Where an address may be divided, without a hyphen that a reader would type."""

DOMAIN = re.compile(r"\.[^\W\d_]{2}")
"""What makes an address of a word: elmoenf.eu/haku is one, 12.3./13.3. is none."""

LETTERS = re.compile(r"[^\W\d_]+")

SHORT: dict[str, frozenset[str]] = {
    "fi": frozenset(["ja", "tai", "on", "se", "ei", "kun", "jos"]),
    "sv": frozenset(["och", "i", "på", "av", "för", "en", "ett", "att", "om"]),
    "en": frozenset(["a", "an", "the", "of", "to", "in", "and", "or", "for", "at"]),
    "se": frozenset(["ja", "dahje"]),
    "smn": frozenset(["já"]),
    "sms": frozenset(["da"]),
}
"""Words that lean on the next one."""


class Piece(NamedTuple):
    """A stretch of text that no line divides, and the break after it."""

    text: str
    glue: str = ""
    """Written between this piece and the next when they stand on one line: a space or nothing (a newline where `forced`)."""
    hyphen: bool = False
    """Whether a hyphen is written at the end of the line when it breaks here."""
    kind: Kind = "end"
    penalty: float = 0


def pieces(text: str, language: str, mode: Mode, hyphenator: Hyphenator, where: str = "text") -> list[Piece]:
    """The text in pieces, the last of kind `end`; none for an empty text.

    `where` names the text in errors. Raises ContentError for a control character.
    """
    paragraphs = normalise(text, language, where).split("\n")
    found = list[Piece]()
    for paragraph in filter(None, paragraphs):
        if found:
            found[-1] = found[-1]._replace(glue="\n", kind="forced")
        found += _paragraph(paragraph.split(" "), language, mode, hyphenator)
    return found


def line(pieces: Sequence[Piece]) -> str:
    """What is written when these pieces are one line: `line(pieces[i:j])`."""
    return joined(pieces[:-1]) + pieces[-1].text + "-" * pieces[-1].hyphen if pieces else ""


def undivided(pieces: Sequence[Piece]) -> list[Piece]:
    """The same text without the breaks that a hyphenator allowed: only the author's own are left."""
    whole, start = list[Piece](), 0
    for place, piece in enumerate(pieces):
        if piece.kind not in ("joint", "syllable"):
            whole.append(piece._replace(text=joined(pieces[start:place]) + piece.text))
            start = place + 1
    return whole


def joined(pieces: Iterable[Piece]) -> str:
    """The pieces and their glue, unbroken."""
    return "".join(piece.text + piece.glue for piece in pieces)


def _paragraph(words: Sequence[str], language: str, mode: Mode, hyphenator: Hyphenator) -> Iterator[Piece]:
    for place, word in enumerate(words):
        *first, last = _word(word, language, mode, hyphenator)
        earlier, before = ("", "", *words)[place : place + 2]
        inside = SURNAME * (before[:1].isupper() and _is_double_name(word))
        inside += _blank(earlier, before, word, language, mode) if before.lower() in SHORT.get(language, ()) else 0
        yield from (piece._replace(penalty=piece.penalty + inside) for piece in first)
        if place + 1 == len(words):
            yield last
        else:
            yield last._replace(glue=" ", kind="space", penalty=_blank(before, word, words[place + 1], language, mode))


def _blank(before: str, word: str, following: str, language: str, mode: Mode) -> float:
    """What it costs to break after a word, from what stands before and after it."""
    leans = mode == "headline" and word.lower() in SHORT.get(language, ())
    begins = mode == "headline" and (before.endswith(":") or (before.endswith(PAUSES) and not word.endswith(PAUSES)))
    tied = following.startswith("-") or word.endswith("-")
    year = YEARS.fullmatch(word) is not None
    figure = not year and (word[-1:].isdigit() or YEARS.fullmatch(following) is not None)
    dangles = DANGLING * (leans and begins)
    return SHORT_WORD * leans + STRANDED * begins + dangles + HYPHEN_FIRST * tied + FIGURE * figure


def _word(word: str, language: str, mode: Mode, hyphenator: Hyphenator) -> Iterator[Piece]:
    """The pieces of a word: at its own hyphens, then at soft hyphens or else where the hyphenator allows; of an address, after
    its separators."""
    if DOMAIN.search(word) and len(parts := ADDRESS.split(word)) > 1:
        yield from (Piece(part, kind="mark", penalty=APART) for part in parts[:-1])
        yield Piece(parts[-1])
        return
    start = 0
    for mark in MARK.finditer(word) if not _is_name(word) and ":" not in word[1:-1] else ():
        yield from _part(word[start : mark.end()], language, mode, hyphenator, last="mark")
        start = mark.end()
    yield from _part(word[start:], language, mode, hyphenator, last="end")


def _part(part: str, language: str, mode: Mode, hyphenator: Hyphenator, last: Kind) -> Iterator[Piece]:
    if SOFT_HYPHEN in part:
        *first, rest = part.split(SOFT_HYPHEN)
        yield from (Piece(text, hyphen=True, kind="soft", penalty=PENALTY["soft"]) for text in first)
        yield Piece(rest, kind=last, penalty=PENALTY[last])
        return
    start = joint = 0
    for point, kind in _points(part, language, mode, hyphenator):
        short = SHORT_PART * (kind == "joint" and min(point - joint, len(part) - point) < 4)
        yield Piece(part[start:point], hyphen=True, kind=kind, penalty=PENALTY[kind] + short)
        start, joint = point, point if kind == "joint" else joint
    yield Piece(part[start:], kind=last, penalty=PENALTY[last])


def _points(part: str, language: str, mode: Mode, hyphenator: Hyphenator) -> list[tuple[int, Kind]]:
    """Places inside a part where a hyphen may be added; only in a word of letters, whatever stands round it."""
    letters = LETTERS.search(part)
    if letters is None or len(letters[0]) < 6 or _is_name(part):
        return []
    word, offset = letters[0], letters.start()
    joints = set(hyphenator.joints(word, language))
    points: dict[int, Kind] = {point: "joint" for point in joints}
    if mode == "text":
        points |= {point: "syllable" for point in hyphenator.syllables(word, language) if point not in joints}
    return [(offset + point, kind) for point, kind in sorted(points.items()) if 2 <= point <= len(word) - 3]


def _is_double_name(word: str) -> bool:
    """Whether all its parts have capitals: Kettunen-Hämäläinen, but not Pohjois-suomalainen."""
    return NAME.fullmatch(word) is not None and all(part[:1].isupper() for part in word.split("-"))


def _is_name(word: str) -> bool:
    """Whether it is an address or a hashtag, which a reader types as it stands; the full stop of a sentence makes none."""
    return "@" in word or "#" in word or "." in word.rstrip('.,;:!?)”’"')
