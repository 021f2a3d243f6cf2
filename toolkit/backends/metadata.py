"""What a picture says about itself to a machine: title, alternative text, language and credit, as one XMP packet and as EXIF.

Every pixel back end writes it. Follows XMP specification part 1 (ISO 16684-1), IPTC Photo Metadata Standard 2021.1 (alternative
text), EXIF 3.0 over TIFF 6.0. No dates and no identifiers: the same words give the same bytes.
"""

import re
from dataclasses import dataclass
from struct import pack
from xml.sax.saxutils import escape, quoteattr

NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" \
xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">{properties}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""

DESCRIPTION, ARTIST = 0x010E, 0x013B
EXIF_TEXT = 2
"""EXIF's type for ASCII. Readers take UTF-8 in it; the type 3.0 added for that is still unknown to most."""


@dataclass(frozen=True)
class About:
    """Words about a picture; `language` is their BCP 47 tag, `description` its alternative text."""

    title: str = ""
    description: str = ""
    language: str = ""
    credit: str = ""

    def xmp(self) -> bytes:
        """The XMP packet; empty if there is nothing to say."""
        properties = "".join(
            (
                _alternatives("dc:title", self.title, self.language),
                _alternatives("dc:description", self.description, self.language),
                _alternatives("Iptc4xmpCore:AltTextAccessibility", self.description, self.language),
                f"<dc:language><rdf:Bag><rdf:li>{_text(self.language)}</rdf:li></rdf:Bag></dc:language>" if self.language else "",
                f"<photoshop:Credit>{_text(self.credit)}</photoshop:Credit>" if self.credit else "",
            )
        )
        return PACKET.format(properties=properties).encode() if properties else b""

    def exif(self) -> bytes:
        """A TIFF directory with description and artist; empty if there is neither."""
        fields = {DESCRIPTION: self.description, ARTIST: self.credit}
        return _directory({tag: text.encode() + b"\0" for tag, text in fields.items() if text})


def _alternatives(name: str, text: str, language: str) -> str:
    """A language alternative; XMP wants the default first, and the same text again in its own language."""
    if not text:
        return ""
    tags = ("x-default", language) if language else ("x-default",)
    items = "".join(f"<rdf:li xml:lang={quoteattr(tag)}>{_text(text)}</rdf:li>" for tag in tags)
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def _text(text: str) -> str:
    return escape(NOT_XML.sub("", text))


def _directory(fields: dict[int, bytes]) -> bytes:
    """TIFF, big-endian: header, entries by tag, then the values (those of four bytes or fewer stand in their entry)."""
    if not fields:
        return b""
    entries, values, start = b"", b"", 8 + 2 + 12 * len(fields) + 4
    for tag, value in sorted(fields.items()):
        held = value.ljust(4, b"\0") if len(value) <= 4 else pack(">I", start + len(values))
        entries += pack(">HHI", tag, EXIF_TEXT, len(value)) + held
        values += (value + b"\0" * (len(value) % 2)) if len(value) > 4 else b""
    return b"MM\0*" + pack(">IH", 8, len(fields)) + entries + bytes(4) + values
