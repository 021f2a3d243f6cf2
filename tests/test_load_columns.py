"""How spreadsheets are worded: what is told of brand/columns.yml."""

from tests.definition import told


def test_a_heading_heads_one_column(root, edit):
    edit("brand/columns.yml", "fi: [Kieli]", "fi: [kieli, PAIKKA]")
    assert [line for line in told(root) if "PAIKKA heads the column place too; keep it in one of them" in line]


def test_formats_and_form_columns_of_sheets_are_there(root, edit):
    edit("brand/columns.yml", "formats: [instagram-portrait,", "formats: [instagram-portait,")
    edit("brand/columns.yml", "columns: [title, lead,", "columns: [titel, lead,")
    assert len([line for line in told(root) if "brand/columns.yml" in line and "did you mean" in line]) == 2
