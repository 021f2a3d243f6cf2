"""What is said in a deck about its region and language, beside what its slides say: marks of language, properties, workbooks."""

from collections.abc import Iterator, Mapping
from contextlib import suppress

from toolkit.backends.pptx.package import pack
from toolkit.backends.pptx.template import PRESENTATION
from toolkit.errors import AssetError
from toolkit.rebrand.attention import slides
from toolkit.rebrand.markup import Edit, edited, named, text_of, told, valued
from toolkit.rebrand.origin import theme_called
from toolkit.rebrand.package import Package
from toolkit.sources.office import unpack

SPOKEN = ("rPr", "defRPr", "endParaRPr")
"""Elements of DrawingML that say in which language text is (§21.1.2.3)."""

OWNERS = ("creator", "lastModifiedBy", "Company", "Manager")
BOOK_BYTES = 20 << 20
"""To which a workbook may unpack: one that is larger keeps its theme."""
BOOK_THEME = "xl/theme/theme1.xml"


def speak(package: Package, old: str, new: str) -> None:
    """Marks as `new` what new text is begun in where it stands in no placeholder (BCP 47 tags).

    Masters and layouts came with the template. What stands on slides, in notes and in charts is as it was, and so are its marks:
    a spelling checker and a voice that reads aloud would otherwise take Finnish for Swedish.
    """
    data = package.parts[PRESENTATION]
    spoken = (tag for tag in named(data, *SPOKEN) if tag.attributes.get("lang") == old)
    package.parts[PRESENTATION] = edited(data, [valued(data, tag, "lang", new) for tag in spoken])


def worded(package: Package) -> int:
    """How many slides have words on them."""
    parts = (package.parts[slide] for slide in slides(package))
    return sum(any(text_of(data, tag).strip() for tag in named(data, "t")) for data in parts)


def describe(package: Package, owners: tuple[str, str], titles: Mapping[str, str], spoken: Mapping[str, str]) -> None:
    """Properties: the owner's name, the title where it is the template's own, what themes are called, the language."""
    for kind in ("core-properties", "extended-properties"):
        for name in package.linked("", kind):
            data = package.parts[name]
            words = {each: {owners[0]: owners[1]} for each in OWNERS} | {"title": titles, "lpstr": titles, "language": spoken}
            package.parts[name] = edited(data, _said(data, words))


def _said(data: bytes, words: Mapping[str, Mapping[str, str]]) -> Iterator[Edit]:
    for tag in named(data, *words):
        if tag.inner < tag.close and (text := words[tag.name].get(text_of(data, tag))):
            yield told(tag, text)


def rebook(package: Package, themes: Mapping[str, bytes]) -> int:
    """Workbooks behind charts that carry a theme of the brand's: its name → the one they get; how many they were."""
    count = 0
    for name in [name for name in package.parts if name.endswith(".xlsx")]:
        with suppress(AssetError):  # a workbook that cannot be read is the deck's own affair
            book = unpack(package.parts[name], name, BOOK_BYTES)
            if theme := themes.get(theme_called(book.get(BOOK_THEME, b"<theme/>"))):
                package.parts[name] = pack(book | {BOOK_THEME: theme}, packed=False)
                count += 1
    return count
