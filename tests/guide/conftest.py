"""The guide of one region in Finnish, made once."""

import pytest

from toolkit.guide import Guide, guide_of, guide_pdf
from toolkit.layout.house import House


@pytest.fixture(scope="session")
def guide(house: House) -> Guide:
    return guide_of(house, "kainuu", "fi")


@pytest.fixture(scope="session")
def paper(house: House) -> bytes:
    return guide_pdf(house, "kainuu", "fi")
