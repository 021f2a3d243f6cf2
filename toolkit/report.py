"""What a run leaves beside its pictures: manifest.json for programs, index.html for people."""

import json
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

from toolkit.batch import engines
from toolkit.files import write_whole
from toolkit.layout.house import House
from toolkit.model.kit import Kit
from toolkit.results import TOLD, Export, Failure, Result, finished, in_order

STYLE = """
:root {{ color-scheme: light dark; --ink: {night}; --paper: {snow}; --rule: {mist} }}
@media (prefers-color-scheme: dark) {{ :root {{ --ink: {snow}; --paper: {night}; --rule: {slate} }} }}
body {{ margin: 0 auto; max-width: 1500px; padding: 2rem; font: 1rem/1.5 {text}, system-ui, sans-serif }}
body {{ color: var(--ink); background: var(--paper) }}
h1, h2 {{ font-family: {headline}, system-ui, sans-serif; line-height: 1.15 }}
ul {{ display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: 1.25rem; align-items: end }}
ul {{ padding: 0; list-style: none }}
@media (min-width: 40rem) {{ .wide {{ grid-column: span 2 }} }}
img {{ display: block; width: 100%; height: auto; border: 1px solid var(--rule) }}
a {{ color: inherit }} small {{ overflow-wrap: anywhere }}
"""

DECK = "deck"
"""What a deck's export has for a format."""

UNSEEN = ("pdf", "eps", "pptx")
"""Suffixes that a page cannot show."""

WIDE = 2
"""Width ÷ height from which a picture takes two columns."""


def manifest(results: Sequence[Result], house: House, kit: str) -> dict[str, Any]:
    """The run as data: what was made from what, by what, and what was found."""
    return {
        "kit": kit,
        "definition": house.brand.digest,
        "engines": engines(),
        "exports": [_told(result) for result in results if isinstance(result, Export)],
        "failures": [_lost(result) for result in results if isinstance(result, Failure)],
    }


def write_report(results: Iterable[Result], house: House, kit: Kit, out: Path) -> None:
    """Both files, below `out`; the page has the kit's title in English, or in its first language, and its order."""
    ordered = in_order(results)
    data = json.dumps(manifest(ordered, house, kit.name), ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(out / "manifest.json", f"{data}\n".encode())
    title = kit.title.get("en") or next(iter(kit.title.values()), kit.name)
    write_whole(out / "index.html", contact_sheet(ordered, house, title, [entry.id for entry in kit.entries]).encode())


def contact_sheet(results: Sequence[Result], house: House, title: str, entries: Sequence[str] = ()) -> str:
    """All pictures on a page with their alternative texts, entry by entry."""
    order = {entry: place for place, entry in enumerate(entries)}
    exports = [result for result in results if isinstance(result, Export)]
    exports.sort(key=lambda export: order.get(_entry(export), len(order)))
    failures = [result for result in results if isinstance(result, Failure)]
    groups = groupby(exports, key=lambda export: (_entry(export), export.region))
    sections = "".join(_section(f"{entry} · {house.owner_name(region, 'en')}", group, house) for (entry, region), group in groups)
    lost = "".join(f"<li>{escape(line)}</li>" for failure in failures for line in (failure.told, *map(of_left, failure.left)))
    missing = f"<h2>Not made</h2><ul>{lost}</ul>" if lost else ""
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{_style(house)}</style><h1>{escape(title)}</h1>"
        f"<p>Pictures: {finished(exports)}. Files: {len(exports)}. Alternative texts stand beside them as .txt.</p>"
        f"{missing}{sections}</html>\n"
    )


def of_left(path: str) -> str:
    """What is said of a file that stays where nothing could be made."""
    return f"{path}: it is none of ours, or was changed since, so it stays; look whether it is still right"


def _entry(export: Export) -> str:
    return export.path.partition("/")[0]


def _style(house: House) -> str:
    faces, styles = house.brand.typography.faces, house.brand.typography.styles
    shades = {"night": "text-on-light", "snow": "text-on-dark", "mist": "mist", "slate": "muted-on-light"}
    colors = {name: house.brand.color(role).hex for name, role in shades.items()}
    return STYLE.format(**colors, headline=faces[styles["headline"].face].family, text=faces[styles["body"].face].family)


def _section(name: str, exports: Iterable[Export], house: House) -> str:
    pictures = groupby(exports, key=lambda export: export.path.rpartition(".")[0])
    items = "".join(_item(_shown(list(group)), house) for _, group in pictures)
    return f"<h2>{escape(name)}</h2><ul>{items}</ul>"


def _shown(exports: Sequence[Export]) -> Export:
    """Of the files of a picture the first that a page can show."""
    return next((export for export in exports if export.suffix not in UNSEEN), exports[0])


def _item(export: Export, house: House) -> str:
    path, alt, tag = quote(export.path), escape(export.alt), house.brand.languages[export.language].tag
    shown = path if export.suffix not in UNSEEN else ""
    picture = f'<img src="{shown}" alt="{alt}" width="{export.width}" height="{export.height}" loading="lazy">' if shown else alt
    wide = ' class="wide"' if export.width >= WIDE * export.height else ""
    caption = f'<small lang="en">{escape(_caption(export, house))}</small>'
    return f'<li lang="{tag}"{wide}><a href="{path}">{picture}</a>{caption}</li>'


def _caption(export: Export, house: House) -> str:
    """`Event, Instagram portrait, dark, Finnish, 1080 × 1350, 210 kB`; of a deck `Deck, Finnish, 890 kB`."""
    brand, size = house.brand, f"{export.bytes // 1000} kB"
    language = brand.say(brand.languages[export.language].name, "en")
    if export.format == DECK:
        return f"{export.title}, {export.suffix}, {language}, {size}"
    things = house.templates[export.template], brand.formats[export.format]
    template, channel = (brand.say(thing.name, "en") for thing in things)
    ground = "light" if export.path.rpartition(".")[0].endswith("_light") else "dark"
    return f"{template}, {channel}, {ground}, {language}, {export.width} × {export.height}, {size}"


def _told(export: Export) -> dict[str, Any]:
    findings = [{key: getattr(found, key) for key in TOLD} for found in export.findings]
    return {**vars(export), "findings": findings}


def _lost(failure: Failure) -> dict[str, Any]:
    return {"job": failure.job, "error": failure.error, "left": list(failure.left)}
