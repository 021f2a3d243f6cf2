"""The words of a picture: well-formed, in their language, and without anything that changes from run to run."""

from io import BytesIO
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, TiffImagePlugin

from toolkit.backends.metadata import About

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ALT = ".//{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}AltTextAccessibility"
DC = ".//{http://purl.org/dc/elements/1.1/}"


def alternatives(about: About, path: str) -> dict[str, str]:
    found = ElementTree.fromstring(about.xmp()).find(path)
    assert found is not None
    return {item.attrib[LANG]: item.text or "" for item in found.iter(f"{RDF}li")}


def test_alternative_text_stands_where_iptc_wants_it_default_first():
    about = About("Otsikko", "Kuvaus", "fi-FI")
    assert list(alternatives(about, ALT).items()) == [("x-default", "Kuvaus"), ("fi-FI", "Kuvaus")]
    assert alternatives(about, f"{DC}title") == {"x-default": "Otsikko", "fi-FI": "Otsikko"}


def test_nothing_to_say_is_no_packet():
    assert About().xmp() == b""
    assert About().exif() == b""


@given(st.builds(About, title=st.text(), description=st.text(min_size=1), language=st.sampled_from(("fi-FI", "se-FI", ""))))
def test_any_text_makes_a_well_formed_packet(about):
    assert ElementTree.fromstring(about.xmp()).tag.endswith("xmpmeta")


@given(st.text(st.characters(exclude_characters="\0", codec="utf-8"), min_size=1, max_size=30))
def test_exif_is_a_directory_that_others_read(text):
    directory = TiffImagePlugin.ImageFileDirectory_v2(b"MM\0*\0\0\0\x08")
    file = BytesIO(About(description=text, credit="©").exif())
    file.seek(8)
    directory.load(file)
    assert directory[0x010E].encode("latin-1").decode() == text


def test_pillow_reads_the_packet():
    image = Image.new("RGB", (4, 4))
    file = BytesIO()
    image.save(file, "JPEG", xmp=About(description="Revontulet").xmp())
    assert b"Revontulet" in Image.open(file).info["xmp"]
