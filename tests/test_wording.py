"""Whatever stands in a field, what is said of it is in a person's words, and reading it never fails in any other way."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.load import Sources
from toolkit.model.brand import Brand, Ink
from toolkit.model.format import Format
from toolkit.model.strict import Strict
from toolkit.model.template import Template
from toolkit.wording import LIMITS, WORDS, fields
from toolkit.yaml_source import Document, mend, read_document

ROOT = Path(__file__).parents[1]
BRAND = Document("brand.yml", Sources.of(ROOT).data, None)
TEMPLATE = read_document(ROOT / "templates/social/event/template.yml", "template.yml")
WRITTEN = (None, "", "x", "-1", "1.5", "1e999", "nan", "9" * 30, "2027-13-45", [], ["a"], ["1"] * 5, {}, {"a": "b"}, {"A B": {}})
JARGON = ("should", "valid", "Input", "input", "Value error", "None is", "instance", "Field", "Tuple", "<", "toolkit")


def parts(data: Any, loc: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The place of every value in the data."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [loc, *(part for step, value in inner for part in parts(value, (*loc, step)))]


def changed(data: Any, loc: tuple[str | int, ...], value: Any) -> Any:
    """The data with another value at this place."""
    if not loc:
        return value
    copy = data.copy()
    copy[loc[0]] = changed(data[loc[0]], loc[1:], value)
    return copy


def said(data: Any, model: type[Strict]) -> list[str]:
    return [f"{mistake.problem}; {mistake.remedy}" for mistake in mend(Document("f.yml", data, None), model)[1]]


PLACES = [(BRAND, Brand, loc) for loc in parts(BRAND.data)[::7]] + [(TEMPLATE, Template, loc) for loc in parts(TEMPLATE.data)]


@given(st.integers(0, len(PLACES) - 1), st.sampled_from(WRITTEN))
def test_whatever_is_written_is_read_or_told_in_a_persons_words(where, written):
    document, model, loc = PLACES[where]
    for mistake in mend(document, model, changed(document.data, loc, written))[1]:
        said = str(mistake).replace("'", "")
        assert not [word for word in JARGON if word in said], said


@pytest.mark.parametrize("safe", ["x", ["1"], ["1"] * 5, ["1", "2", "x", "4"], ["1", None, "3", "4"], {"left": "1"}])
def test_a_safe_area_is_four_numbers(safe):
    written = {"name": {}, "channel": "x", "size": ["100", "100"], "source": "x", "checked": "2027-01-01", "safe": safe}
    assert said(written, Format) == ["safe: it is not four numbers; write [left, top, right, bottom]"]


def test_what_is_empty_is_told_as_such():
    assert said({"name": {}, "hex": None, "cmyk": ["0"] * 4}, Ink) == ["hex: it is empty; write it as #RRGGBB"]


@pytest.mark.parametrize("number", ["nan", "inf", "-inf", "1e999"])
def test_a_number_is_finite(number):
    class Sky(Strict):
        size: float

    assert said({"size": number}, Sky) == ["size is not a number; write it with a decimal point"]


def test_fields_are_those_a_person_may_write():
    assert "palette" in fields(Brand) and not {"root", "digest"} & set(fields(Brand))
    assert fields(Brand, ("regions", "lappi", "council")) == ["name", "site"]
    assert fields(Template, ("stack", 3)) == ["gap", "lead", "lines", "slot", "style", "word"]
    assert fields(Brand, ("name", "fi")) == []


@pytest.mark.parametrize("said", [*WORDS.values(), *LIMITS.values()])
def test_all_words_say_what_is_wrong_and_what_to_do(said):
    problem, remedy = said
    assert problem.split()[0] in ("is", "has") and remedy[0].islower()
    assert not problem.endswith(".") and not remedy.endswith(".")
