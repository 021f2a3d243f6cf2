"""A design: one picture's form as a browser sends it — template, region, language, words — and what follows from it.

The address of a page, the body of a form and an entry of a kit say the same, so each can be made of the other. Nothing of it is
trusted: ids are looked up, texts are read by the engine's own readers, and every field has a bound.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

from werkzeug.datastructures import MultiDict

from toolkit.errors import ContentError
from toolkit.layout.house import House
from toolkit.layout.partners import require_few
from toolkit.layout.request import Request
from toolkit.model.brand import AREA
from toolkit.model.content import Content, Ground, Photo
from toolkit.model.template import Slot, Template
from toolkit.sources.kit_content import read_contents
from toolkit.wording import Loc
from webapp.visitor import Visitor

FORMATS = ("linkedin-landscape", "instagram-square", "instagram-portrait", "story", "open-graph", "screen-16x9")
"""Shown until others are chosen, in the definition's order."""

ROW_FIELDS = ("time", "title", "who")
MOST_TEXT = 2_000
"""Characters of a field: more than any slot takes."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with one field; `slot` is empty where it is about the whole."""

    slot: str
    problem: str
    remedy: str
    row: int | None = None


@dataclass(frozen=True)
class Design:
    """Everything that the form says. `written` is what stands in its fields, not yet read."""

    template: str
    region: str | None
    language: str
    ground: Ground = "dark"
    funding: str = "eu-cofunded"
    formats: tuple[str, ...] = FORMATS
    written: Mapping[str, Any] = field(default_factory=dict[str, Any])
    photo: str = ""
    """Name of a photograph on the visitor's shelf."""
    focus: tuple[float, float] = (0.5, 0.5)
    alt: str = ""
    credit: str = ""
    partners: tuple[str, ...] = ()
    """Names of logos on the visitor's shelf, or ids of the brand's partners."""

    @property
    def is_blank(self) -> bool:
        return not any(self.written.values())


def design_of(template: Template, given: MultiDict[str, str], house: House, visitor: Visitor) -> Design:
    """What an address or a form says; what it does not say is the visitor's choice. Unknown ids fall back to known ones."""
    brand, partners = house.brand, given.getlist("partner")
    require_few("partners", len(partners))
    return Design(
        template=template.id,
        region=visitor.region_in(given, house),
        language=_known(given.get("language", ""), brand.languages, visitor.language),
        ground="light" if given.get("ground") == "light" else "dark",
        funding=_known(given.get("funding", ""), brand.funding, "eu-cofunded"),
        formats=tuple(key for key in brand.formats if key in given.getlist("format")) or FORMATS,
        written=dict(written_in(template.slots, given)),
        photo=given.get("photo", "")[:40],
        focus=_focus(given.get("focus", "")),
        alt=given.get("alt", "")[:300],
        credit=given.get("credit", "")[:80],
        partners=tuple(name[:60] for name in partners),
    )


def to_query(design: Design) -> MultiDict[str, str]:
    """The same as an address says it: `design_of(to_query(x)) == x` for the same visitor."""
    query = MultiDict[str, str]()
    pairs = {
        "region": design.region or AREA,
        "language": design.language,
        "ground": design.ground,
        "funding": design.funding,
        "photo": design.photo,
        "focus": f"{design.focus[0]:g},{design.focus[1]:g}" if design.photo else "",
        "alt": design.alt,
        "credit": design.credit,
    }
    for key, value in pairs.items():
        if value:
            query.add(key, value)
    for key in () if set(design.formats) == set(FORMATS) else design.formats:
        query.add("format", key)
    for name in design.partners:
        query.add("partner", name)
    for slot, value in design.written.items():
        _add(query, slot, value)
    return query


def sample(house: House, template: Template, language: str) -> dict[str, Any]:
    """What the template shows before anybody has written anything."""
    chain = (language, *house.brand.languages[language].fallback)
    return template.sample[next(key for key in chain if key in template.sample)]


def shown(house: House, design: Design) -> Design:
    """The design, its needed but empty fields filled from the sample: what a preview shows meanwhile."""
    template = house.templates[design.template]
    stand_in = sample(house, template, design.language)
    if design.is_blank:
        return replace(design, written=stand_in)
    needed = {key: stand_in[key] for key, slot in template.slots.items() if slot.required and key in stand_in}
    return replace(design, written=needed | {key: value for key, value in design.written.items() if value})


def borrowed(house: House, design: Design) -> list[str]:
    """Slots that are shown with the sample's words, because nothing is written in them."""
    written = shown(house, design).written
    return [slot for slot in house.templates[design.template].slots if written.get(slot) and not design.written.get(slot)]


def drawable(house: House, design: Design) -> Content:
    """What a preview shows of it: texts that are too long, or have another fault, as they stand; nobody shall miss them there."""
    stand_in, slots = shown(house, design), house.templates[design.template].slots
    content, _ = read(house, stand_in)
    return {key: value for key, value in stand_in.written.items() if slots[key].kind == "text"} | content


def read(house: House, design: Design) -> tuple[Content, list[Fault]]:
    """The words, read as the engine reads a kit's, and all that is wrong with them."""
    faults = list[Fault]()

    def tell(loc: Loc, problem: str, remedy: str, *, key: bool = False) -> None:
        faults.append(Fault(str(loc[0]) if loc else _slot_in(problem), problem, remedy, _row_in(loc)))

    template = house.templates[design.template]
    found = dict(read_contents(house, [template], design.written, design.language, (), tell))
    if design.photo and not design.alt:
        faults.append(Fault("alt", "the photograph has no alternative text", "write what it shows"))
    return found[template.id], faults


def request_of(design: Design, content: Content, format: str, photo: str = "", partners: tuple[str, ...] = ()) -> Request:
    """What the engine is asked for; `photo` and `partners` are the paths behind the design's names."""
    return Request(
        name="studio",
        template=design.template,
        format=format,
        region=design.region,
        language=design.language,
        content=content,
        funding=design.funding,
        ground=design.ground,
        photo=Photo(file=photo, focus=design.focus, alt={design.language: design.alt} if design.alt else {}, credit=design.credit)
        if photo
        else None,
        partners=partners,
    )


def require_content(faults: list[Fault]) -> None:
    """ContentError with the first fault, where a file is asked for."""
    if faults:
        raise ContentError(faults[0].slot or "the form", faults[0].problem, faults[0].remedy)


def written_in(slots: Mapping[str, Slot], given: MultiDict[str, str]) -> Iterator[tuple[str, Any]]:
    """What stands in the fields of these slots, those left out that are empty."""
    for key, slot in slots.items():
        if slot.kind == "rows":
            if rows := _rows(key, given):
                yield key, rows
        elif text := given.get(key, "")[:MOST_TEXT].strip():
            yield key, text


def _rows(key: str, given: MultiDict[str, str]) -> list[dict[str, str]]:
    """Rows of a programme; empty ones are left out."""
    columns = [given.getlist(f"{key}-{field}") for field in ROW_FIELDS]
    count = min(max(map(len, columns), default=0), 20)
    rows = [
        {field: column[at][:MOST_TEXT].strip() for field, column in zip(ROW_FIELDS, columns, strict=True) if at < len(column)}
        for at in range(count)
    ]
    return [row if row.get("who") else {key: row.get(key, "") for key in ("time", "title")} for row in rows if any(row.values())]


def _add(query: MultiDict[str, str], slot: str, value: object) -> None:
    if isinstance(value, list):
        for row in cast("list[dict[str, str]]", value):
            for field in ROW_FIELDS:
                query.add(f"{slot}-{field}", row.get(field, ""))
    else:
        query.add(slot, str(value))


def _known(key: str, known: Mapping[str, object], otherwise: str) -> str:
    return key if key in known else otherwise


def _focus(text: str) -> tuple[float, float]:
    try:
        x, y = (min(max(float(part), 0), 1) for part in text.split(","))
    except ValueError:
        return 0.5, 0.5
    return round(x, 3), round(y, 3)


def _slot_in(problem: str) -> str:
    """`title is missing, and event needs it` is told of the whole, and is about its first word."""
    word, _, rest = problem.partition(" ")
    return word if rest.startswith("is missing") else ""


def _row_in(loc: Loc) -> int | None:
    return next((part for part in loc if isinstance(part, int)), None)
