"""What a run leaves beside its pictures: manifest.json for programs, index.html for people."""

import json
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from toolkit.batch import Export, Failure, Result, engines, in_order
from toolkit.files import write_whole
from toolkit.layout.house import House

STYLE = """
:root {{ color-scheme: light dark; --ink: {night}; --paper: {snow}; --rule: {mist} }}
@media (prefers-color-scheme: dark) {{ :root {{ --ink: {snow}; --paper: {night}; --rule: {slate} }} }}
body {{ margin: 0 auto; max-width: 1500px; padding: 2rem; font: 1rem/1.5 {text}, system-ui, sans-serif }}
body {{ color: var(--ink); background: var(--paper) }}
h1, h2 {{ font-family: {headline}, system-ui, sans-serif; line-height: 1.15 }}
ul {{ display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: 1.25rem; align-items: end }}
ul {{ padding: 0; list-style: none }}
img {{ display: block; width: 100%; height: auto; border: 1px solid var(--rule) }}
a {{ color: inherit }} small {{ overflow-wrap: anywhere }}
"""

UNSEEN = ("pdf", "eps")
"""Suffixes that a page cannot show."""


def manifest(results: Sequence[Result], house: House, kit: str) -> dict[str, Any]:
    """The run as data: what was made from what, by what, and what was found."""
    return {
        "kit": kit,
        "definition": house.brand.digest,
        "engines": engines(),
        "exports": [_told(result) for result in results if isinstance(result, Export)],
        "failures": [{"job": result.job, "error": result.error} for result in results if isinstance(result, Failure)],
    }


def write_report(results: Iterable[Result], house: House, kit: str, out: Path) -> None:
    """Both files, below `out`."""
    ordered = in_order(results)
    data = json.dumps(manifest(ordered, house, kit), ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(out / "manifest.json", f"{data}\n".encode())
    write_whole(out / "index.html", contact_sheet(ordered, house, kit).encode())


def contact_sheet(results: Sequence[Result], house: House, kit: str) -> str:
    """All pictures on a page, with their alternative texts."""
    exports = [result for result in results if isinstance(result, Export)]
    failures = [result for result in results if isinstance(result, Failure)]
    groups = groupby(exports, key=lambda export: (export.path.partition("/")[0], export.region))
    sections = "".join(_section(f"{entry} · {house.owner_name(region, 'en')}", group) for (entry, region), group in groups)
    lost = "".join(f"<li>{escape(failure.error)}</li>" for failure in failures)
    missing = f"<h2>Not made</h2><ul>{lost}</ul>" if lost else ""
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(kit)}</title><style>{_style(house)}</style><h1>{escape(kit)}</h1>"
        f"<p>{len(exports)} files. Alternative texts stand beside them as .txt.</p>{missing}{sections}</html>\n"
    )


def _style(house: House) -> str:
    faces, styles = house.brand.typography.faces, house.brand.typography.styles
    shades = {"night": "text-on-light", "snow": "text-on-dark", "mist": "mist", "slate": "muted-on-light"}
    colors = {name: house.brand.color(role).hex for name, role in shades.items()}
    return STYLE.format(**colors, headline=faces[styles["headline"].face].family, text=faces[styles["body"].face].family)


def _section(name: str, exports: Iterable[Export]) -> str:
    items = "".join(_item(next(group)) for _, group in groupby(exports, key=lambda export: export.path.rpartition(".")[0]))
    return f"<h2>{escape(name)}</h2><ul>{items}</ul>"


def _item(export: Export) -> str:
    path, alt = escape(export.path), escape(export.alt)
    shown = path if export.suffix not in UNSEEN else ""
    picture = f'<img src="{shown}" alt="{alt}" width="{export.width}" height="{export.height}" loading="lazy">' if shown else alt
    size = f"{export.format}, {export.language}, {export.width} × {export.height}, {export.bytes // 1000} kB"
    return f'<li lang="{export.language}"><a href="{path}">{picture}</a><small lang="en">{escape(size)}</small></li>'


def _told(export: Export) -> dict[str, Any]:
    told = ("code", "level", "message", "source")
    findings = [{key: getattr(found, key) for key in told} for found in export.findings]
    return {**vars(export), "findings": findings}
