"""What an earlier run made: it is known by its bytes, and taken away only where nobody changed it."""

import pytest

from toolkit.files import sha256_of
from toolkit.reuse import Withdrawn, withdraw


@pytest.fixture
def out(tmp_path):
    """A folder with what was made, what was changed since, and what somebody put there."""
    for name in ("made.png", "changed.svg", "foreign.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


def test_only_what_is_known_and_unchanged_is_removed(out):
    known = {"made.png": sha256_of(b"made.png"), "changed.svg": sha256_of(b"as it was"), "gone.pdf": sha256_of(b"")}
    assert withdraw(known, out, ["made.png", "foreign.txt"]) == Withdrawn(("made.png",), ("changed.svg", "foreign.txt"))
    assert {path.name for path in out.iterdir()} == {"changed.svg", "foreign.txt"}


def test_what_the_manifest_has_no_sum_of_stays(out):
    assert withdraw({"made.png": ""}, out, []) == Withdrawn((), ("made.png",))


def test_where_there_is_nothing_there_is_nothing_to_tell(out):
    assert withdraw({}, out, ["other.png"]) == Withdrawn()
