"""What a run leaves beside its pictures: manifest.json for programs, index.html for people."""

import json
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from toolkit.batch import Export, Failure, Result, engines
from toolkit.files import write_whole
from toolkit.layout.house import House

STYLE = """
:root { color-scheme: light dark; --ink: #0A1F3D; --paper: #F5F9FC; --rule: #C3D3E3 }
@media (prefers-color-scheme: dark) { :root { --ink: #F5F9FC; --paper: #0A1F3D; --rule: #3D5169 } }
body { margin: 0 auto; max-width: 1500px; padding: 2rem; font: 1rem/1.5 Inter, system-ui, sans-serif }
body { color: var(--ink); background: var(--paper) }
h1, h2 { font-family: Montserrat, system-ui, sans-serif; line-height: 1.15 }
ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: 1.25rem; align-items: end }
ul { padding: 0; list-style: none }
img { display: block; width: 100%; height: auto; border: 1px solid var(--rule) }
a { color: inherit } small { overflow-wrap: anywhere }
"""


def manifest(results: Sequence[Result], house: House, kit: str) -> dict[str, Any]:
    """The run as data: what was made from what, by what, and what was found."""
    return {
        "kit": kit,
        "definition": house.brand.digest,
        "engines": engines(),
        "exports": [_told(result) for result in results if isinstance(result, Export)],
        "failures": [{"job": result.job, "error": result.error} for result in results if isinstance(result, Failure)],
    }


def write_report(results: Sequence[Result], house: House, kit: str, out: Path) -> None:
    """Both files, below `out`."""
    data = json.dumps(manifest(results, house, kit), ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(out / "manifest.json", f"{data}\n".encode())
    write_whole(out / "index.html", contact_sheet(results, kit).encode())


def contact_sheet(results: Sequence[Result], kit: str) -> str:
    """All pictures on a page, with their alternative texts."""
    exports = [result for result in results if isinstance(result, Export)]
    failures = [result for result in results if isinstance(result, Failure)]
    groups = groupby(exports, key=lambda export: export.path.rpartition("/")[0])
    sections = "".join(_section(name, group) for name, group in groups)
    lost = "".join(f"<li>{escape(failure.error)}</li>" for failure in failures)
    missing = f"<h2>Not made</h2><ul>{lost}</ul>" if lost else ""
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(kit)}</title><style>{STYLE}</style><h1>{escape(kit)}</h1>"
        f"<p>{len(exports)} files. Alternative texts stand beside them as .txt.</p>{missing}{sections}</html>\n"
    )


def _section(name: str, exports: Iterable[Export]) -> str:
    items = "".join(_item(next(group)) for _, group in groupby(exports, key=lambda export: export.path.rpartition(".")[0]))
    return f"<h2>{escape(name)}</h2><ul>{items}</ul>"


def _item(export: Export) -> str:
    path, alt = escape(export.path), escape(export.alt)
    shown = path if export.suffix != "pdf" else ""
    picture = f'<img src="{shown}" alt="{alt}" width="{export.width}" height="{export.height}" loading="lazy">' if shown else alt
    size = f"{export.format}, {export.language}, {export.width} × {export.height}, {export.bytes // 1000} kB"
    return f'<li><a href="{path}">{picture}</a><small>{escape(size)}</small></li>'


def _told(export: Export) -> dict[str, Any]:
    findings = [{"code": found.code, "level": found.level, "message": found.message} for found in export.findings]
    return {**{key: value for key, value in vars(export).items() if key != "findings"}, "findings": findings}
