"""A good page to break: the event picture with two logos beside the emblem, and what the rules say of it."""

from collections.abc import Callable

import pytest

from toolkit.backends import raster
from toolkit.layout.artboard import lay_out
from toolkit.layout.house import House
from toolkit.layout.items import Artboard
from toolkit.layout.request import Request
from toolkit.rules.finding import Finding
from toolkit.rules.proof import proof_of
from toolkit.rules.table import check


@pytest.fixture(scope="session")
def page(house: House, request_for: Callable[..., Request]) -> Artboard:
    """Light, so that a text can be moved onto the white foot and still be read; wide, so that the lockup is horizontal."""
    return lay_out(house, request_for("event", "open-graph", ground="light"))


@pytest.fixture(scope="session")
def poster(house: House, request_for: Callable[..., Request]) -> Artboard:
    return lay_out(house, request_for("announcement", "poster-a4", ground="light"))


@pytest.fixture(scope="session")
def findings(house: House) -> Callable[[Artboard], tuple[Finding, ...]]:
    """What the rules say of an artboard and its pixels."""

    def found(artboard: Artboard) -> tuple[Finding, ...]:
        return check(proof_of(artboard, lambda: raster.backdrop(artboard)), house.brand)

    return found


@pytest.fixture(scope="session")
def codes(findings: Callable[[Artboard], tuple[Finding, ...]]) -> Callable[[Artboard], set[str]]:
    """The codes of all findings."""
    return lambda artboard: {finding.code for finding in findings(artboard)}
