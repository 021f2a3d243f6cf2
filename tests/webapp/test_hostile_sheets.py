"""Spreadsheets, calendars and archives made to break the studio: each ends in a page that says what is wrong; the app goes on."""

import time
from io import BytesIO
from zipfile import ZipFile

import pytest
from flask.testing import FlaskClient
from openpyxl import Workbook

from tests.webapp.hostile_files import zipped

TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
LOL = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
BOMB = f'<!DOCTYPE x [<!ENTITY l0 "lol">{LOL}]><sst>&l11;</sst>'.encode()


def workbook(*cells: tuple[int, int, str]) -> bytes:
    book, held = Workbook(), BytesIO()
    for row, column, text in cells:
        book.active.cell(row, column, text)
    book.save(held)
    return held.getvalue()


def with_part(name: str, data: bytes) -> bytes:
    """A workbook of which one part is something else."""
    with ZipFile(BytesIO(workbook((1, 1, "Otsikko"), (1, 2, "Päivä"), (2, 1, "Hei")))) as archive:
        return zipped({part: archive.read(part) for part in archive.namelist()} | {name: data})


SHEET = "xl/worksheets/sheet1.xml"
FILES = {
    "sheet of a gigabyte.xlsx": lambda: with_part(SHEET, bytes(1 << 30)),
    "sheet of entities.xlsx": lambda: with_part("xl/sharedStrings.xml", BOMB),
    "corners.xlsx": lambda: workbook((1, 1, "Otsikko"), (1, 2, "Päivä"), (1_048_576, 16_384, "x")),
    "cut off.xlsx": lambda: workbook((1, 1, "Otsikko"))[:900],
    "no sheets.xlsx": lambda: zipped({"[Content_Types].xml": TYPES}),
    "locked.xlsx": lambda: (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0" + bytes(4096)
    ),
    "nothing.xls": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 4096,
    "bomb.ods": lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": bytes(1 << 29)}),
    "wide.csv": lambda: b";".join(b"Otsikko" for _ in range(100_000)),
    "long.csv": lambda: b"Otsikko;P\xe4iv\xe4\n" + b"x;1.1.2027\n" * 200_000,
    "one line.csv": lambda: b"Otsikko;" + b"x" * 5_000_000,
    "nulls.csv": lambda: b"Otsikko\0;P\0\n" * 1000,
    "quotes.csv": lambda: b'Otsikko;Date\n"' + b'""' * 1_000_000,
    "many.ics": lambda: b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\nSUMMARY:x\r\nDTSTART:20270101\r\nEND:VEVENT\r\n" * 30_000,
    "folded.ics": lambda: b"BEGIN:VCALENDAR\r\nSUMMARY:x" + b"\r\n x" * 500_000,
    "many files.zip": lambda: zipped({f"{n}.jpg": b"x" for n in range(2_000)}),
    "large file.zip": lambda: zipped({"kit.yml": b"name: x", "a.jpg": bytes(200 << 20)}),
    "outside.zip": lambda: zipped({"../../kit.yml": b"name: x\nentries: []"}),
    "two kits.zip": lambda: zipped({"a.yml": b"name: x", "b.yml": b"name: y"}),
    "zip in zip.zip": lambda: zipped({"a.zip": zipped({"kit.yml": b"name: x"})}),
    "program.yml": lambda: b"\x7fELF" + bytes(100_000),
    "photograph.csv": lambda: b"\xff\xd8\xff\xe0" + bytes(100_000),
    "empty.csv": lambda: b"",
    "\u202egnp.exe": lambda: b"MZ" + bytes(500),
    "../../../etc/passwd": lambda: b"root:x:0:0",
}


@pytest.mark.parametrize("name", FILES)
def test_each_ends_in_a_clear_message(client: FlaskClient, name: str) -> None:
    began = time.monotonic()
    head = f'--b\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    body = head.encode() + FILES[name]() + b"\r\n--b--\r\n"
    answer = client.post("/kits", data=body, content_type="multipart/form-data; boundary=b")
    assert answer.status_code in (413, 422, 503), name
    assert 'role="alert"' in answer.text or "/tmp" not in answer.text
    assert "/tmp/" not in answer.text
    assert time.monotonic() - began < 25
    assert client.get("/healthz").status_code == 200
