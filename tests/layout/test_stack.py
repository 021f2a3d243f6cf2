"""A headline's words stay whole while it is large, only a small one is divided, at a joint, and a word too wide is told; a
programme stands in the columns it needs, and gives way where there is no room."""

from contextlib import suppress

import pytest

from toolkit.errors import MisfitError
from toolkit.layout.artboard import lay_out
from toolkit.layout.items import Text
from toolkit.model.content import Row

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


def rows(count: int, title: str = "Kaivokset ja metsät muutoksessa") -> tuple[Row, ...]:
    return tuple(Row(time=f"{9 + number}.15", title=title, who="Matti Korhonen") for number in range(count))


class TestAProgramme:
    def board(self, house, request_for, format: str, count: int, **row: str):
        content = request_for("programme", format).content | {"rows": rows(count, **row)}
        return lay_out(house, request_for("programme", format, content=content))

    def texts(self, board) -> list[Text]:
        return [text for text in board.texts if text.slot == "rows"]

    @pytest.mark.parametrize(("count", "columns"), [(3, 1), (4, 1), (5, 1), (8, 2)])
    @pytest.mark.parametrize("format", ["open-graph", "x-post"])
    def test_it_stands_in_one_column_while_that_is_hardly_smaller(self, house, request_for, format, count, columns):
        texts = self.texts(self.board(house, request_for, format, count))
        assert len(texts) == 2 * count
        assert len({round(text.box.x) for text in texts}) == 2 * columns

    @pytest.mark.parametrize("count", range(3, 9))
    def test_a_banner_shows_every_row_or_none_is_made(self, house, request_for, count):
        for format in (key for key, known in house.brand.formats.items() if known.shape in ("banner", "wide")):
            with suppress(MisfitError):
                board = self.board(house, request_for, format, count)
                assert len(self.texts(board)) == 2 * count
                assert board.alt.count("Matti Korhonen") == count

    def test_names_are_left_out_first_then_the_excess_is_told(self, house, request_for):
        shown = [self.texts(self.board(house, request_for, "bluesky-banner", count)) for count in (3, 6)]
        said = [" ".join(line.text for text in texts for line in text.lines) for texts in shown]
        assert ["Korhonen" in text for text in said] == [True, False]
        with pytest.raises(MisfitError, match=r"rows: the texts are [1-9]\d*% higher"):
            self.board(house, request_for, "bluesky-banner", 8)

    def test_eight_long_rows_do_not_vanish_from_a_link_preview(self, house, request_for):
        with pytest.raises(MisfitError, match=r"rows: the texts are [1-9]\d*% higher"):
            self.board(house, request_for, "open-graph", 8, title="Kaivosten ja metsien muutos vihreässä siirtymässä " * 2)

    def test_a_row_too_wide_or_too_long_is_named(self, house, request_for):
        with pytest.raises(MisfitError, match=r"rows: “SSS.*…” is \d+% wider than its column"):
            self.board(house, request_for, "open-graph", 3, title="S" * 100)

    def test_on_a_tall_canvas_what_does_not_fit_is_told(self, house, request_for):
        with pytest.raises(MisfitError, match="rows: "):
            self.board(house, request_for, "instagram-square", 8, title="Kaivosten ja metsien muutos vihreässä siirtymässä " * 2)
