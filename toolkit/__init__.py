"""The engine of the ELMO brand toolkit: its public verbs and nouns, loaded when they are first asked for.

house = open_house()                      the brand and all it draws on
artboard = lay_out(house, Request(…))     every decision about a picture
findings = check(proof_of(artboard), …)   what the rules say of it
data = export(artboard, "png", about)     its bytes
results = run(plan(kit, house), house, out)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toolkit.backends.table import export as export
    from toolkit.batch import plan as plan
    from toolkit.batch import run as run
    from toolkit.layout.artboard import lay_out as lay_out
    from toolkit.layout.request import Request as Request
    from toolkit.load import load_brand as load_brand
    from toolkit.opened import open_house as open_house
    from toolkit.rules.proof import proof_of as proof_of
    from toolkit.rules.table import check as check
    from toolkit.sources.kit import read_kit as read_kit

_HOMES = {
    "Request": "toolkit.layout.request",
    "check": "toolkit.rules.table",
    "export": "toolkit.backends.table",
    "lay_out": "toolkit.layout.artboard",
    "load_brand": "toolkit.load",
    "open_house": "toolkit.opened",
    "plan": "toolkit.batch",
    "proof_of": "toolkit.rules.proof",
    "read_kit": "toolkit.sources.kit",
    "run": "toolkit.batch",
}

__all__ = sorted(_HOMES)  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'toolkit' has no attribute {name!r}")
