"""A headline's words stay whole while it is large; only a small one is divided, at a joint, and a word too wide is told."""

import pytest

from toolkit.errors import MisfitError
from toolkit.layout.artboard import lay_out
from toolkit.layout.items import Text

LONG = "Vähähiilisyystavoitteet ja tutkimusinfrastruktuurien yhteiskäyttö"


def title(house, request) -> list[str]:
    """The lines in which the title stands."""
    texts = [item for item in lay_out(house, request).items if isinstance(item, Text) and item.slot == "title"]
    return [line.text for text in texts for line in text.lines]


@pytest.mark.parametrize("format", ["instagram-square", "instagram-portrait", "story", "open-graph", "screen-16x9", "poster-a4"])
@pytest.mark.parametrize("said", ["Kumppanuusohjelma alkaa", "Hyvinvointialueet yhdessä", "Innovaatioalustat näkyviin"])
def test_a_compound_stays_whole_on_every_common_canvas(house, request_for, format, said):
    lines = title(house, request_for("announcement", format, content={"title": said}))
    assert " ".join(lines) == said


def test_a_very_long_one_is_divided_at_a_joint_only(house, request_for):
    joints = ("Vähä-", "Vähähiilisyys-", "tutkimus-", "tutkimusinfra-", "yhteis-")
    for format in house.brand.formats:
        lines = title(house, request_for("announcement", format, content={"title": LONG}))
        divided = [line.split(" ")[-1] for line in lines if line.endswith("-")]
        assert all(end in joints or any(joint.endswith(end) for joint in joints) for end in divided)
        assert "".join(lines).replace("-", "").replace(" ", "") == LONG.replace(" ", "")


def test_a_word_that_cannot_be_divided_and_is_too_wide_is_told(house, request_for):
    with pytest.raises(MisfitError, match=r"title: “SSS.*…” is \d+% wider than its column"):
        title(house, request_for("announcement", "story", content={"title": "S" * 100}))
