"""The table: every rule file is in it, each rule says what it is and where it comes from."""

from importlib import import_module
from pathlib import Path

import toolkit.rules
from toolkit.rules import table
from toolkit.rules.table import rules_for

NO_RULES = {"__init__", "finding", "proof", "table"}
FILES = {path.stem for path in Path(toolkit.rules.__file__).parent.glob("*.py")} - NO_RULES


def test_every_rule_file_is_in_the_table(house):
    assert {type(rule).__module__.rpartition(".")[2] for rule in rules_for(house.brand)} == FILES


def test_a_rule_is_called_like_its_file(house):
    for rule in rules_for(house.brand):
        assert rule.code == type(rule).__module__.rpartition(".")[2].replace("_", "-")


def test_a_rule_says_why_and_names_its_source():
    for name in FILES:
        module = import_module(f"toolkit.rules.{name}")
        assert module.SOURCE
        assert len(module.__doc__.split("\n\n")) >= 2, name


def test_rules_are_kept_for_a_brand_and_made_anew_for_another(house):
    other = house.brand.model_copy(update={"emblem": house.brand.emblem.model_copy(update={"clear_space": 0.9})})
    assert rules_for(house.brand) is rules_for(house.brand)
    assert rules_for(other) != rules_for(house.brand)


def test_a_brand_has_its_own_rules_even_while_another_thread_asks_for_another_s(house, monkeypatch):
    class Meddled(list):
        def __setitem__(self, place, kept):
            super().__setitem__(place, [(None, ())])

    monkeypatch.setattr(table, "_kept", Meddled())
    assert {rule.code for rule in rules_for(house.brand)} >= {"emblem-present"}
