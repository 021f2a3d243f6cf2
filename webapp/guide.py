"""The brand's guide as a page: chapters with their drawings, colours to copy, contrasts, rules, sizes, files to download.

In the interface's language and for the visitor's region. The engine makes it in the drawing processes; what was made is kept for
everybody, since it shows nothing of anybody's.
"""

import gzip
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar

from flask import Blueprint, Response, abort, render_template, request

from toolkit.guide import KINDS, colors, contrast_table, formats_table, palette_name, regimes, rules_table
from toolkit.guide.tables import ColorRow, ContrastRow, FormatRow, RuleRow, number
from toolkit.layout.house import House
from webapp import tasks_guide
from webapp.catalogue import LANGUAGES, say
from webapp.files import MIMES
from webapp.studio import studio
from webapp.tasks_guide import Told
from webapp.visitor import AREA

pages = Blueprint("guide", __name__, url_prefix="/guide")

PX_PER_MM = 96 / 25.4
"""CSS Values and Units Level 3, §6.2."""

TRUE_SIZE = ("minimum", "emblem")
"""Figures that show something at its true size: never scaled."""

FITS = ("all", "text", "large", "none")
"""What a colour of text is good for on a ground, the best first."""

TYPES = {"css": "text/css", "json": "application/json", "gpl": "text/plain", "thmx": "application/vnd.ms-officetheme"}
HELD = {"Cache-Control": "private, max-age=300"}

Made = TypeVar("Made")
Key = tuple[str, ...]


@dataclass
class Kept(Generic[Made]):
    """What was made by its key, the `most` used last; whoever asks for what is being made waits for it."""

    most: int
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _slots: "OrderedDict[Key, Slot[Made]]" = field(default_factory=OrderedDict)

    def get(self, key: Key, make: Callable[[], Made]) -> Made:
        with self._lock:
            slot = self._slots.setdefault(key, Slot())
            self._slots.move_to_end(key)
            while len(self._slots) > self.most:
                self._slots.popitem(last=False)
        with slot.lock:
            if not slot.made:
                slot.made.append(make())
        return slot.made[0]


@dataclass
class Slot(Generic[Made]):
    """Empty until the first who asked has made it."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    made: list[Made] = field(default_factory=list)


_guides = Kept[Told](24)
_files = Kept[bytes](12)


class Choice(NamedTuple):
    """Whose guide, in which language."""

    region: str | None
    language: str

    @property
    def query(self) -> dict[str, str]:
        return {"region": self.region or AREA, "language": self.language}


class Swatches(NamedTuple):
    """Colours that belong together, under a heading."""

    title: str
    colors: list[ColorRow]


class Ground(NamedTuple):
    """A colour as a ground, and what the others are good for as text on it: the most contrast first."""

    color: ColorRow
    texts: Mapping[str, list[ContrastRow]]


@pages.get("")
def whole() -> str:
    """The page."""
    here, chosen = studio(), _choice()
    house, brand = here.house, here.house.brand
    inks = {row.key: row for row in colors(brand)}
    return render_template(
        "guide.html",
        chosen=chosen,
        guide=_told(chosen).guide,
        swatches=list(_swatches(house, chosen)),
        grounds=_grounds(house, inks),
        inks=inks,
        fits=FITS,
        ratio=partial(_ratio, language=chosen.language),
        number=partial(number, language=chosen.language),
        px=lambda mm: round(mm * PX_PER_MM),  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        true_size=TRUE_SIZE,
        rules=_rules(house, chosen.language),
        regimes=[one for one in regimes(brand, chosen.language) if one.statements],
        formats=_formats(house, chosen.language),
        files={kind: palette_name(house, kind, chosen.region) for kind in KINDS},
    )


@pages.get("/figures/<key>.svg")
def figure(key: str) -> Response:
    """One of the guide's drawings, packed for whoever takes it so."""
    drawn = _told(_choice()).drawings.get(key) or abort(404)
    headers = {**HELD, "Vary": "Accept-Encoding"}
    if request.accept_encodings["gzip"]:
        return Response(drawn, mimetype=MIMES["svg"], headers={**headers, "Content-Encoding": "gzip"})
    return Response(gzip.decompress(drawn), mimetype=MIMES["svg"], headers=headers)


@pages.get("/colors.css")
def styles() -> Response:
    """What the page paints its swatches with: every colour as a ground and as ink; and which panel a choice shows."""
    rules = (
        f'[data-ground="{row.key}"]{{background-color:{row.color.hex}}}[data-ink="{row.key}"]{{color:{row.color.hex}}}'
        f'.grounds:has(#ground-{row.key}:checked) [data-panel="{row.key}"]{{display:block}}'
        for row in colors(studio().house.brand)
    )
    return Response("\n".join(rules) + "\n", mimetype="text/css", headers={"Cache-Control": "no-cache"})


@pages.get("/palette/<kind>")
def palette(kind: str) -> Response:
    """The palette as a file of one of the engine's kinds."""
    if kind not in KINDS:
        abort(404)
    return _file(tasks_guide.palette, palette_name(studio().house, kind, _choice().region), kind)


@pages.get("/guide.pdf")
def paper() -> Response:
    """The guide on paper."""
    chosen = _choice()
    stem = "-".join(filter(None, (studio().house.brand.prefix, "guide", chosen.region, chosen.language)))
    return _file(tasks_guide.paper, f"{stem}.pdf")


def _file(task: Callable[..., bytes], name: str, *given: str) -> Response:
    here, chosen = studio(), _choice()
    key = (here.house.brand.digest, name, chosen.region or "", chosen.language)
    data = _files.get(key, lambda: here.pool.run(task, *given, chosen.region, chosen.language))
    suffix = name.rpartition(".")[2]
    mime = {**MIMES, **TYPES}.get(suffix, "application/octet-stream")
    return Response(data, mimetype=mime, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _told(chosen: Choice) -> Told:
    here = studio()
    key = (here.house.brand.digest, chosen.region or "", chosen.language)
    return _guides.get(key, lambda: here.pool.run(tasks_guide.told, *chosen))


def _choice() -> Choice:
    """What the address says; the visitor's own where it says nothing that is known."""
    here, asked = studio(), request.args
    region = asked.get("region", here.visitor.region or AREA)
    region = region if region in (AREA, *here.house.brand.regions) else here.visitor.region or AREA
    language = asked.get("language", "")
    return Choice(None if region == AREA else region, language if language in LANGUAGES else here.visitor.ui)


def _swatches(house: House, chosen: Choice) -> Iterator[Swatches]:
    """The region's own colours first, then everybody's, the emblem's, and the other regions'."""
    rows, say_in = {row.key: row for row in colors(house.brand)}, chosen.language
    owned = {key: [rows[one.accent], rows[one.accent_light]] for key, one in house.brand.regions.items()}
    regional = {row.key for pair in owned.values() for row in pair}
    shared = [row for row in rows.values() if row.key not in regional]
    if chosen.region:
        yield Swatches(house.owner_name(chosen.region, say_in), owned.pop(chosen.region))
    yield Swatches(say(say_in, "guide.shared"), [row for row in shared if not _is_emblem(row)])
    yield Swatches(say(say_in, "guide.emblem"), [row for row in shared if _is_emblem(row)])
    for key, pair in owned.items():
        yield Swatches(house.owner_name(key, say_in), pair)


def _is_emblem(row: ColorRow) -> bool:
    return any(role.startswith("eu-") for role in row.roles)


def _grounds(house: House, inks: Mapping[str, ColorRow]) -> list[Ground]:
    found = {key: Ground(row, {fit: [] for fit in FITS}) for key, row in inks.items()}
    for row in sorted(contrast_table(house.brand), key=lambda row: -row.ratio):
        found[row.ground].texts[_fit(row)].append(row)
    return list(found.values())


def _fit(row: ContrastRow) -> str:
    return FITS[[row.enhanced, row.text, row.large, True].index(True)]


def _ratio(row: ContrastRow, language: str) -> str:
    """Rounded down, so that none seems to pass that does not."""
    told = f"{int(row.ratio * 10) / 10:.1f}"
    return told if language == "en" else told.replace(".", ",")


def _rules(house: House, language: str) -> dict[str, list[RuleRow]]:
    """By who asks for them: the law first."""
    return _by(rules_table(house.brand, language), "level")


def _formats(house: House, language: str) -> dict[str, list[FormatRow]]:
    return _by(formats_table(house.brand, language), "channel")


def _by(rows: tuple[Any, ...], attribute: str) -> dict[str, list[Any]]:
    groups = dict[str, list[Any]]()
    for row in rows:
        groups.setdefault(getattr(row, attribute), []).append(row)
    return groups
