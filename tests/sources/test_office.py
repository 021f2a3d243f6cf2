"""Files that are no deck, are locked, damaged, or made to harm: each ends soon in an AssetError that says what to do."""

import re
import struct
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from pptx import Presentation

from toolkit.errors import AssetError
from toolkit.sources.office import open_office, unpack

P = "http://schemas.openxmlformats.org/presentationml/2006/main"
BARE = {"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": f'<p:presentation xmlns:p="{P}"/>'.encode()}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.fixture(autouse=True)
def _soon() -> Iterator[None]:
    start = time.monotonic()
    yield
    assert time.monotonic() - start < 5


@pytest.fixture
def refused(tmp_path: Path) -> Callable[[bytes], str]:
    """What is said of a file of these bytes."""

    def refuse(data: bytes) -> str:
        file = tmp_path / "deck.pptx"
        file.write_bytes(data)
        with pytest.raises(AssetError) as caught:
            open_office(file)
        assert caught.value.remedy
        assert str(caught.value).startswith("deck.pptx: ")
        return str(caught.value)

    return refuse


def zipped(parts: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def test_opens_a_deck_with_all_its_parts_as_they_are(tmp_path: Path) -> None:
    Presentation().save(str(tmp_path / "deck.pptx"))
    with ZipFile(tmp_path / "deck.pptx") as archive:
        assert open_office(tmp_path / "deck.pptx") == {name: archive.read(name) for name in archive.namelist()}


def test_missing_files_and_folders(tmp_path: Path) -> None:
    for path in (tmp_path / "none.pptx", tmp_path, "a\0b.pptx"):
        with pytest.raises(AssetError, match=r"there is no such file|cannot be read"):
            open_office(path)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "not a PowerPoint file"),
        (b"%PDF-1.7", "not a PowerPoint file"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), r"old binary form \(.ppt\)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (zipped({"a.txt": b"a"}), "a ZIP file, not a presentation"),
        (zipped({**BARE, "ppt/presentation.xml": b""}), "not well-formed"),
        (zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<d/>"}), "a Word document"),
        (zipped({**BARE, "[Content_Types].xml": b'<Types a="macroEnabled"/>'}), "macros"),
        (zipped({**BARE, "ppt/vbaProject.bin": b""}), "macros"),
        (zipped({**BARE, "ppt/presentation.xml": b'<p:presentation xmlns:p="http://purl.oclc.org/ooxml/p"/>'}), "Strict"),
        (zipped({**BARE, "ppt/presentation.xml": b"<html/>"}), "presentation part is none"),
        (zipped({**BARE, "ppt/a.xml": b"<a><b></a>"}), r"ppt/a.xml is not well-formed"),
        (zipped(BARE, ZIP_BZIP2), "packed in a way"),
        *((zipped({**BARE, name: b""}), "a part with the name") for name in ("../a", "/a", "a/../../b", "C:/a", "ä.png", "a//b")),
        (zipped({**BARE, "ppt/a.png": b"", "PPT/A.png": b""}), "twice"),
    ],
)
def test_is_refused_with_its_reason(refused: Callable[[bytes], str], data: bytes, problem: str) -> None:
    assert re.search(problem, refused(data))


@pytest.mark.parametrize(
    "head", [b"<!DOCTYPE a>", b'<!DOCTYPE a [<!ENTITY b "c">]>', b'<!DOCTYPE a SYSTEM "file:///etc/passwd">']
)
@pytest.mark.parametrize("name", ["ppt/slides/slide1.xml", "ppt/slides/_rels/slide1.xml.rels", "ppt/presentation.xml"])
def test_no_part_declares_a_document_type(refused: Callable[[bytes], str], head: bytes, name: str) -> None:
    assert f"{name} declares a document type" in refused(zipped({**BARE, name: head + b"<a/>"}))
    assert f"{name} declares a document type" in refused(zipped({**BARE, name: (head + b"<a/>").decode().encode("utf-16")}))


def test_bombs_are_not_unpacked(refused: Callable[[bytes], str]) -> None:
    zeros = zipped({**BARE, "ppt/media/a.png": bytes(60 << 20)})
    tracemalloc.start()
    assert "unpack to 60 MB" in refused(zeros)
    assert tracemalloc.get_traced_memory()[1] < 10 << 20
    tracemalloc.stop()
    assert "more than 20,000 parts" in refused(zipped({**BARE, **{f"{at}": b"" for at in range(20_001)}}, ZIP_STORED))


def test_sizes_that_lie(refused: Callable[[bytes], str]) -> None:
    """A member that unpacks to more than its entry in the list says."""
    honest = bytearray(zipped({**BARE, "ppt/media/a.png": bytes(1000)}))
    entry = honest.rindex(b"PK\x01\x02")
    for at in (honest.rindex(b"PK\x03\x04") + 22, entry + 24):
        honest[at : at + 4] = struct.pack("<I", 10)
    assert "damaged" in refused(bytes(honest))
    honest[entry + 24 : entry + 28] = struct.pack("<I", 600 << 20)
    assert "unpack to 600 MB" in refused(bytes(honest))


def test_cut_off_and_changed_files(refused: Callable[[bytes], str]) -> None:
    whole = zipped({**BARE, "ppt/media/a.png": bytes(range(256)) * 20}, ZIP_STORED)
    for length in (10, 100, len(whole) // 2, len(whole) - 30, len(whole) - 1):
        assert re.search("its end is missing|damaged", refused(whole[:length]))
    changed = bytearray(whole)
    changed[whole.index(bytes(range(256)))] ^= 1
    assert "damaged (Bad CRC-32" in refused(bytes(changed))
    locked = bytearray(whole)
    locked[locked.rindex(b"PK\x01\x02") + 8] |= 1
    assert "locked with a password" in refused(bytes(locked))


def test_any_byte_may_be_wrong(tmp_path: Path) -> None:
    """Whatever happens to a file, it is opened or refused."""
    whole, file = zipped(BARE), tmp_path / "deck.pptx"
    for at in range(0, len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        with suppress(AssetError):
            open_office(file)


def test_xml_in_another_encoding_becomes_utf8() -> None:
    parts = {**BARE, "a.xml": '<?xml version="1.0" encoding="UTF-16"?><a>ä</a>'.encode("utf-16")}
    parts["b.xml"] = '<?xml version="1.0" encoding="ISO-8859-1"?><a>ä</a>'.encode("latin-1")
    read = unpack(zipped(parts), "deck")
    assert all(read[name].endswith("<a>ä</a>".encode()) and b"UTF-8" in read[name] for name in ("a.xml", "b.xml"))


def test_more_elements_than_can_be_looked_at(refused: Callable[[bytes], str]) -> None:
    noise = b"<a>" + b"".join(b"<b/>%d" % (at * 7919) for at in range(1_000_000)) + b"</a>"
    assert "more elements" in refused(zipped({**BARE, "ppt/slides/slide1.xml": noise}))
