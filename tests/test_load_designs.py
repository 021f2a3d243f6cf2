"""What a template says goes together: its counts, its places, and the folder it stands in."""

import pytest

from tests.definition import place, told
from toolkit.load import load_templates
from toolkit.opened import open_house

EVENT, PROGRAMME = "templates/social/event/template.yml", "templates/social/programme/template.yml"
TALL, WIDE = "shapes.tall.text", "shapes.wide.text"


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "said"),
    [
        (PROGRAMME, "rows: [3, 8]", "rows: [8, 3]", "[8, 3]", "the fewest rows are more than the most; write [fewest, most]"),
        (PROGRAMME, "rows: [3, 8]", "rows: [0, 8]", "0, 8]", "slots.rows.rows.0 is less than 1; write a larger number"),
        (PROGRAMME, "columns: 2", "columns: 99", "99", "shapes.wide.columns is more than 6; write a smaller number"),
        (PROGRAMME, "columns: 2", "columns: +0", "+0", "shapes.wide.columns is less than 1; write a larger number"),
        (EVENT, "lines: 2", "lines: +0", "+0", "stack.0.lines is less than 1; write a larger number"),
        (EVENT, "max: 120", "max: -3", "-3", "slots.title.max is less than 1; write a larger number"),
        (
            EVENT,
            "at: [0, 0.2, 1, 1]",
            "at: [1, 0.2, 0, 1]",
            "[1, 0.2, 0",
            "it ends where it begins, or before; write [left, top, right, bottom]",
        ),
        (
            EVENT,
            "at: [0, 0.2, 1, 1]",
            "at: [0, 1, 1, 0.2]",
            "[0, 1, 1",
            "it ends where it begins, or before; write [left, top, right, bottom]",
        ),
        (
            EVENT,
            "at: [0.79, 0.8, 1",
            "at: [1, 0.8, 0.79",
            "[1, 0.8",
            "it ends where it begins, or before; write [left, top, right, bottom]",
        ),
        (EVENT, "at: [0, 0.2, 1, 1]", "at: [0, 0.2, 1.5, 1]", "1.5", f"{TALL}.at.2 is more than 1; write a smaller number"),
        (EVENT, "at: [0, 0.2, 1, 1]", "at: [-0.1, 0.2, 1, 1]", "-0.1", f"{TALL}.at.0 is less than 0; write a larger number"),
        (EVENT, "align: [0, 0.5]", "align: [0, 50]", "50]", f"{WIDE}.align.1 is more than 1; write a smaller number"),
    ],
)
def test_what_no_picture_can_be_made_of_is_told_at_its_place(root, edit, file, old, new, at, said):
    edit(file, old, new)
    assert told(root) == [f"{place(root, file, at)}: {said}"]


@pytest.fixture
def newone(root):
    (folder := root / "templates/social/newone").mkdir()
    return folder


def test_a_folder_without_a_template_is_told(root, newone):
    said = "there is no file template.yml; put it into newone/ or take that folder away"
    assert told(root) == [f"templates/social/newone:1:1: {said}"]
    (newone / "artwork.svg.j2").write_text("")
    assert told(root) == [f"templates/social/newone:1:1: {said}"]


def test_it_keeps_nobody_from_drawing_with_the_others(root, newone):
    """It may be the beginning of a new one."""
    assert "newone" not in load_templates(open_house(root).brand)


@pytest.mark.parametrize("name", ["_shared", ".git"])
def test_other_folders_may_stand_there(root, name):
    (root / "templates/social" / name).mkdir()
    assert told(root) == []


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://errin.eu", "errin.eu", "https://", "https:// errin.eu", "//errin.eu", ""]
)
def test_a_partners_address_is_that_of_a_web_page(root, edit, url):
    edit("brand/partners.yml", "url: https://errin.eu", f'url: "{url}"')
    assert told(root) == [
        f"{place(root, 'brand/partners.yml', f'{chr(34)}{url}{chr(34)}')}: {url!r} is not the address of a web page; "
        "write it in full: https://example.org"
    ]


@pytest.mark.parametrize("url", ["http://errin.eu", "HTTPS://errin.eu/a?b=c#d", "https://[::1]:8080/"])
def test_any_web_page_may_be_a_partners(root, edit, url):
    edit("brand/partners.yml", "url: https://errin.eu", f'url: "{url}"')
    assert told(root) == []
