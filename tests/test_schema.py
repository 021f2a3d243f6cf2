"""The schemas that editors read are those of the models, and there is one for each file that people write."""

import json
from pathlib import Path

import pytest

from toolkit.schema import schemas, write_schemas

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", sorted(schemas()))
def test_the_committed_schema_is_that_of_the_model(name, tmp_path):
    write_schemas(tmp_path)
    assert (tmp_path / f"{name}.json").read_bytes() == (ROOT / "brand" / "schema" / f"{name}.json").read_bytes()
    assert json.loads((tmp_path / f"{name}.json").read_text(encoding="utf-8")) == schemas()[name]


def test_there_is_no_schema_of_nothing():
    assert {path.stem for path in (ROOT / "brand" / "schema").glob("*.json")} == set(schemas())


def test_editors_take_one_word_for_a_list_of_one_as_the_reader_does():
    entry = schemas()["kit"]["$defs"]["Entry"]["properties"]
    for field in ("templates", "regions", "formats", "grounds", "partners"):
        one, several = entry[field]["anyOf"]
        assert (one["type"], several["type"], several["items"]) == ("string", "array", one)
