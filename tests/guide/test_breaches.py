"""Do and don't: each don't makes exactly its rule speak, and each do none."""

import pytest

from toolkit.guide.breaches import breach, findings, pairs
from toolkit.guide.breaking import BREACHES
from toolkit.guide.tables import LEVELS, rules_table
from toolkit.model.guide import PAIRS
from toolkit.rules.table import rules_for

SAID = [("kainuu", "fi"), ("pohjois-pohjanmaa", "sv"), (None, "en")]


@pytest.mark.parametrize(("region", "language"), SAID)
@pytest.mark.parametrize("code", list(BREACHES))
def test_the_breach_is_found_and_nothing_else(house, region, language, code):
    page, broken = breach(house, region, "eu-cofunded", language, code)
    assert findings(page, page.board) == ()
    assert {one.code for one in findings(page, broken)} == {code}


def test_every_breach_has_its_captions(house):
    assert set(BREACHES) == set(PAIRS) == set(house.brand.guide.pairs)
    assert len(BREACHES) >= 8


def test_a_pair_shows_two_pictures_and_what_the_checker_says(house):
    found = pairs(house, "lappi", "eu-cofunded", "fi")
    assert [pair.code for pair in found] == list(BREACHES)
    for pair in found:
        assert pair.do.svg != pair.dont.svg
        assert (pair.do.width, pair.do.height) == (pair.dont.width, pair.dont.height)
        assert pair.finding.code == pair.code
        assert pair.finding.message


def test_the_level_that_the_guide_tells_is_the_one_that_the_checker_gives(house):
    told = {row.code: row.level for row in rules_table(house.brand, "en")}
    assert {pair.code: pair.finding.level for pair in pairs(house, None, "eu-cofunded", "en")} == {
        code: told[code] for code in BREACHES
    }


def test_every_rule_is_told_with_its_source(house):
    rows = rules_table(house.brand, "sv")
    assert [row.code for row in rows] == [rule.code for rule in rules_for(house.brand)]
    assert all(row.source and row.sentence for row in rows)
    assert set(LEVELS) <= {row.code for row in rows}
    assert {row.code for row in rows} <= set(house.brand.guide.rules)
