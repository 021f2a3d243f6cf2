"""Files are written whole or not at all; whether there is a place for them is known before."""

import pytest

from toolkit.errors import OutputError
from toolkit.files import require_folder


def test_a_folder_that_is_missing_is_made_and_nothing_left_in_it(tmp_path):
    require_folder(tmp_path / "a" / "b")
    require_folder(tmp_path / "a" / "b")
    assert not list((tmp_path / "a" / "b").iterdir())


@pytest.mark.parametrize("name", ["taken", "taken/deep", "x" * 300])
def test_a_place_that_can_be_no_folder_is_told(tmp_path, name):
    (tmp_path / "taken").write_bytes(b"a file where a folder is needed")
    with pytest.raises(OutputError, match=r"it cannot be written .*; choose another folder with -o"):
        require_folder(tmp_path / name)
