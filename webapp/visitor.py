"""Who is asking, as far as the browser remembers it: a random name, the region, the languages of interface and material.

The name says nothing about the person; it keeps one visitor's files from another. Cookies, no account.
"""

import secrets
from collections.abc import Mapping
from typing import NamedTuple

from flask import Response, g, request

from toolkit.layout.house import House
from toolkit.model.brand import AREA
from webapp.catalogue import LANGUAGES
from webapp.shelf import NAME

YEAR = 365 * 24 * 3600


class Visitor(NamedTuple):
    """`region` is None for the whole area; `known` says whether region and language were ever chosen."""

    name: str
    ui: str
    region: str | None
    language: str
    known: bool

    def region_in(self, given: Mapping[str, str], house: House) -> str | None:
        """What an address or a form names, None for the whole area; the visitor's own where that is nothing known."""
        said = given.get("region", "")
        return None if said == AREA else said if said in house.brand.regions else self.region


def visitor(house: House) -> Visitor:
    """Of the request that is being answered."""
    if "visitor" not in g:
        g.visitor = _read(house)
    return g.visitor


def remember(response: Response, **choices: str) -> Response:
    """Sets what was chosen: `ui`, `region` (an id, or `area`), `language`."""
    for key, value in choices.items():
        _set(response, key, value)
    return response


def keep_name(response: Response) -> Response:
    """Gives a visitor who has none a name."""
    if "visitor" in g and request.cookies.get("visitor") != g.visitor.name:
        _set(response, "visitor", g.visitor.name)
    return response


def _set(response: Response, key: str, value: str) -> None:
    response.set_cookie(key, value, max_age=YEAR, httponly=True, samesite="Lax", secure=request.is_secure)


def _read(house: House) -> Visitor:
    cookies = request.cookies
    name = cookies.get("visitor", "")
    region = cookies.get("region", "")
    language = cookies.get("language", "")
    return Visitor(
        name=name if NAME.fullmatch(name) else secrets.token_urlsafe(16),
        ui=_interface(cookies.get("ui", "")),
        region=region if region in house.brand.regions else None,
        language=language if language in house.brand.languages else "fi",
        known=region in (AREA, *house.brand.regions) and language in house.brand.languages,
    )


def _interface(chosen: str) -> str:
    """The language chosen, or the first of the browser's that there is; Finnish otherwise."""
    return chosen if chosen in LANGUAGES else request.accept_languages.best_match(LANGUAGES) or LANGUAGES[0]
