"""Anybody's PowerPoint file opened safely: its parts by name, or a clear reason why not.

The way in for decks that strangers hand in. Nothing is unpacked before the file's own list has been looked at: how many members
it has, what they are called, how large they say they are. What is read is never more than that, and its checksum must be right.
No XML may declare a document type, so that none can hold entities. ECMA-376 part 2 (Open Packaging) says what a package is.
"""

import re
from io import BytesIO
from pathlib import Path
from struct import Struct
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from toolkit.errors import AssetError
from toolkit.zips import BROKEN

MAX_UNPACKED = 500 << 20
MAX_MEMBERS = 20_000
MAX_RATIO, RATIO_FROM = 200, 50 << 20
"""Unpacked bytes for one of the file, where there are more than so many: XML packs to a tenth, rarely to a hundredth."""
MAX_XML = 200 << 20
"""Bytes of all XML together: a deck of a thousand slides has 20 million."""
MAX_MARKUP, MAX_MARKUP_OF_PART = 3_000_000, 1_000_000
"""Signs that open or close an element, in all XML and in one part: a deck of a thousand slides has 600,000 in all."""
MAX_LIST = 8 << 20
"""Bytes of the list at the file's end: 400 for each member."""

PRESENTATION, TYPES = "ppt/presentation.xml", "[Content_Types].xml"
TRANSITIONAL = "http://schemas.openxmlformats.org/presentationml/2006/main presentation"
OLD, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream that holds a package locked with a password (MS-OFFCRYPTO §2.3.4.4)."""

END, ZIP64 = Struct("<IHHHHIIH"), b"PK\x06\x07"
LOCKED = 1
"""The bit of a member's flags that says it is encrypted."""
PLAIN = re.compile(r"(?!/)[!-.0-~][!-.0-~ ]*(/[!-.0-~][!-.0-~ ]*)*")
"""A part's name: printable ASCII in folders."""

ANEW = "open it in PowerPoint and save it anew as PowerPoint Presentation (.pptx)"
SAVED = "hand in a deck that PowerPoint has saved"
SENT = "ask for the file again: it was damaged or cut off on its way"
OTHERS = {"word/document.xml": "a Word document", "xl/workbook.xml": "an Excel workbook"}

Parts = dict[str, bytes]


def open_office(path: Path | str) -> Parts:
    """All parts of a .pptx or .potx, in the file's order; AssetError for a file that is none, or is not safe to open."""
    path = Path(path)
    parts = unpack(_read(path), path.name)
    _require_presentation(parts, path.name)
    return parts


def unpack(data: bytes, where: str, most: int = MAX_UNPACKED) -> Parts:
    """All parts of a package, its XML known to be well formed and in UTF-8; AssetError for what is not a package, or harms.

    It may unpack to `most` bytes.
    """
    if data.startswith(OLD):
        raise _binary(data, where)
    if not data.startswith(ZIP):
        raise AssetError(where, "it is not a PowerPoint file", "hand in a .pptx or .potx")
    _check_end(data, where)
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            _check_members(members, len(data), most, where)
            parts = {member.filename: archive.read(member) for member in members}
    except BROKEN as error:
        raise AssetError(where, f"it is damaged ({error})", SENT) from None
    _check_markup(parts, where)
    return {name: _checked(name, part, where) for name, part in parts.items()}


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise AssetError(str(path), "there is no such file", "check its name and folder")
        if path.stat().st_size > MAX_UNPACKED:
            raise AssetError(
                path.name, f"it is larger than {MAX_UNPACKED >> 20} MB", "make its pictures smaller and save it anew"
            )
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise AssetError(str(path), f"it cannot be read ({error})", "check the file and who may read it") from None


def _binary(data: bytes, where: str) -> AssetError:
    """Why a file of PowerPoint 97's kind is refused: locked ones of today lie in such a file too."""
    if ENCRYPTED in data:
        return AssetError(where, "it is locked with a password", "take the password off in PowerPoint (File, Info) and save it")
    return AssetError(where, "it is in PowerPoint’s old binary form (.ppt)", ANEW)


def _check_end(data: bytes, where: str) -> None:
    """The record at the file's end must be there, and its list of members not too long to be read."""
    at = data.rfind(b"PK\x05\x06", max(len(data) - (1 << 16) - END.size, 0))
    if at < 0 or len(data) - at < END.size:
        raise AssetError(where, "its end is missing", SENT)
    if data[max(at - 20, 0) : at].startswith(ZIP64):
        raise AssetError(where, "it is packed as files over 4 GB are", ANEW)
    _, _, _, _, members, length, _, _ = END.unpack_from(data, at)
    if members > MAX_MEMBERS or length > MAX_LIST:
        raise AssetError(where, f"it holds more than {MAX_MEMBERS:,} parts", SAVED)


def _check_members(members: list[ZipInfo], size: int, most: int, where: str) -> None:
    """Names, packing and sizes, as the list tells them; nothing has been unpacked yet."""
    if len(members) > MAX_MEMBERS:
        raise AssetError(where, f"it holds more than {MAX_MEMBERS:,} parts", SAVED)
    seen = set[str]()
    for member in members:
        _check_member(member, where)
        if member.filename.lower() in seen:
            raise AssetError(where, f"it holds {member.filename[:60]} twice", ANEW)
        seen.add(member.filename.lower())
    whole = sum(member.file_size for member in members)
    if whole > most or (whole > RATIO_FROM and whole > MAX_RATIO * size):
        raise AssetError(where, f"it would unpack to {whole >> 20:,} MB", SAVED)
    if sum(member.file_size for member in members if _is_xml(member.filename)) > MAX_XML:
        raise AssetError(where, f"it holds more than {MAX_XML >> 20} MB of XML", "split the deck into smaller ones")


def _check_member(member: ZipInfo, where: str) -> None:
    name = member.filename
    if not PLAIN.fullmatch(name) or ".." in name.split("/") or "\\" in name or name[1:2] == ":":
        raise AssetError(where, f"it holds a part with the name {name[:60]!r}", ANEW)
    if member.flag_bits & LOCKED:
        raise AssetError(where, "it is locked with a password", "unpack it and hand in the deck itself")
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise AssetError(where, f"{name[:60]} is packed in a way that PowerPoint does not know", ANEW)


def _check_markup(parts: Parts, where: str) -> None:
    """Not more elements than can be looked at one by one."""
    counts = [data.count(b"<") for name, data in parts.items() if _is_xml(name)]
    if sum(counts) > MAX_MARKUP or max(counts, default=0) > MAX_MARKUP_OF_PART:
        raise AssetError(where, "it holds more elements than any real deck", "split the deck into smaller ones")


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _checked(name: str, data: bytes, where: str) -> bytes:
    """The part; XML in another encoding than UTF-8 is written in that."""
    if not _is_xml(name):
        return data
    try:
        _expect_no_doctype(name, where).Parse(data, True)
        return data if data.startswith((b"<", b"\xef\xbb\xbf<")) and not _OTHER.match(data) else _in_utf8(data)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise AssetError(where, f"{name} is not well-formed XML ({error})", ANEW) from None


def _expect_no_doctype(name: str, where: str) -> expat.XMLParserType:
    def refuse(*_: object) -> None:
        raise AssetError(where, f"{name} declares a document type, which may hold entities", ANEW)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    return parser


_DECLARATION = re.compile(r"<\?xml[^>]*\?>\s*")
_OTHER = re.compile(rb"""(\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8["'])""", re.IGNORECASE)


def _in_utf8(data: bytes) -> bytes:
    named = re.match(rb"""<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)""", data)
    text = data.decode(named[1].decode("ascii") if named else "utf-16")
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + _DECLARATION.sub("", text, count=1)).encode()


def _require_presentation(parts: Parts, where: str) -> None:
    if TYPES not in parts or PRESENTATION not in parts:
        other = next((kind for name, kind in OTHERS.items() if name in parts), "")
        raise AssetError(where, f"it is {other or 'a ZIP file'}, not a presentation", "hand in a .pptx or .potx")
    if b"macroEnabled" in parts[TYPES] or any(name.lower().endswith("vbaproject.bin") for name in parts):
        raise AssetError(
            where, "it holds macros (.pptm)", "save it in PowerPoint as PowerPoint Presentation (.pptx), without macros"
        )
    if (root := _root(parts[PRESENTATION])) != TRANSITIONAL:
        strict = "purl.oclc.org" in root
        raise AssetError(where, "it is Strict Open XML" if strict else "its presentation part is none", ANEW)


def _root(data: bytes) -> str:
    """Namespace and name of the root element."""
    found = list[str]()

    def start(name: str, _: object) -> None:
        if not found:
            found.append(name)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.Parse(data, True)
    return found[0]
