"""References of a definition, each checked once: does what is named exist, and are files what they were?

Called by toolkit.load after pydantic has found every field well formed. What it yields are mistakes at their place in the files.
"""

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from toolkit.color import Color
from toolkit.errors import Mistake, suggestion
from toolkit.fallbacks import circles, without_end
from toolkit.model import law
from toolkit.model.brand import Brand
from toolkit.model.sheet import bare
from toolkit.model.strict import Artwork
from toolkit.wording import Loc
from toolkit.yaml_source import Document

Sources = Mapping[str, Document]

ROLES = (
    *("night", "dusk", "snow", "ice", "mist", "white", "black", "aurora", "aurora-light", "eu-blue", "eu-yellow"),
    *("ground-dark", "ground-light", "foot", "text-on-dark", "text-on-light"),
    *("muted-on-dark", "muted-on-light", "accent-on-dark", "accent-on-light"),
)
"""Roles that the engine speaks of."""

WORDS = ("photo", "logo", "emblem")
STYLES = ("time",)
"""Words and styles that the engine sets of its own accord."""

SECTION_OF = {
    **{"colour": "palette", "role": "palette", "face": "typography", "style": "typography", "star": "mark"},
    **{"language": "languages", "format": "formats", "word": "words"},
}
"""In which section of the brand that which is named is looked up, where it is another's."""

AA = 4.5
WEB = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
LAYOUTS = ("horizontal", "stacked", "compact", "symbol")
VARIANTS = ("positive", "negative", "mono-dark", "mono-light")
LOCKUPS = tuple(f"{layout}-{variant}" for layout in LAYOUTS for variant in VARIANTS)


def brand_references(brand: Brand, sources: Sources, root: Path, hollow: Collection[str] = ()) -> Iterator[Mistake]:
    """Everything that the brand names and that is not there; nothing is said of `hollow` sections, which could not be read."""
    return (mistake for mistake in _references(brand, Check(sources, hollow=hollow), root) if mistake.file)


def _references(brand: Brand, check: "Check", root: Path) -> Iterator[Mistake]:
    yield from _palette(brand, check)
    yield from _typography(brand, check, root)
    yield from _deck_faces(brand, check)
    yield from _regions(brand, check)
    yield from _sheet(brand, check)
    yield from _languages(brand, check)
    yield from texts_said(_names(brand), brand, check)
    yield from _logos(brand, check)
    yield from _funding(brand, check)
    yield from _emblem(brand, check)
    yield from _artwork(brand, check, root)
    yield from _partners(brand, check, root)


def contrast_mistakes(brand: Brand, sources: Sources, told: Iterable[Mistake] = ()) -> Iterator[Mistake]:
    """Colours whose text would not read on the ground it is for: WCAG 2.1 §1.4.3; of those that nothing is `told` of."""
    check, roles = Check(sources), brand.palette.roles
    colors = _sound(brand, check, {mistake.where for mistake in told})
    for ground in ("dark", "light"):
        names = [roles.get(f"{role}-on-{ground}", "") for role in ("text", "muted", "accent")]
        names += [region.accent_light if ground == "dark" else region.accent for region in brand.regions.values()]
        backs = ("night",) if ground == "dark" else ("snow", "white")
        grounds = [(back, colors[roles[back]]) for back in backs if roles.get(back) in colors]
        for name in dict.fromkeys(names):
            if name in colors:
                yield from _reads(colors[name], name, grounds, check)


def _sound(brand: Brand, check: "Check", told: Collection[str]) -> dict[str, Color]:
    """The colours by name, but for those that are only stand-ins for mistaken ones."""
    places = {name: check.mistake(("palette", "colors", name, "hex"), "", "").where for name in brand.palette.colors}
    return {name: ink.hex for name, ink in brand.palette.colors.items() if places[name] not in told}


class Check:
    """Finds names that are not known, and says where they stand."""

    def __init__(self, sources: Sources, *, prefix: bool = True, hollow: Collection[str] = ()) -> None:
        """`hollow` sections of the brand could not be read."""
        self.sources, self.prefix, self.hollow = sources, prefix, hollow

    def mistake(self, loc: Loc, problem: str, remedy: str, *, key: bool = False) -> Mistake:
        """In no file where the section could not be read."""
        document = self.sources.get(str(loc[0]) if self.prefix else "")
        return document.mistake(loc, problem, remedy, key=key) if document else Mistake("", 0, 0, problem, remedy)

    def known(self, name: str | None, names: Collection[str], loc: Loc, what: str, *, key: bool = False) -> Iterator[Mistake]:
        if name is not None and name not in names and SECTION_OF.get(what) not in self.hollow:
            remedy = suggestion(name, sorted(names)) if names else "leave it out"
            yield self.mistake(loc, f"there is no {what} {name!r}", remedy, key=key)

    def file(self, folder: Path, name: str, loc: Loc, sha256: str | None = None) -> Iterator[Mistake]:
        """`loc` is that of the file's name; its SHA-256 stands beside it."""
        path = (folder / name).resolve()
        if not path.is_relative_to(folder.resolve()):
            yield self.mistake(loc, f"it lies outside {folder.name}/", f"put it into {folder.name}/")
        elif not path.is_file():
            yield self.mistake(loc, f"there is no file {path.name}", f"put it into {path.parent.name}/ or name another")
        elif sha256 is not None and _sha256(path, path.stat().st_mtime_ns) != sha256.lower():
            problem = f"{path.name} is not the file that was named"
            yield self.mistake((*loc[:-1], "sha256"), problem, "restore it, or write its SHA-256 here")


@lru_cache(maxsize=256)
def _sha256(path: Path, _changed: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _reads(color: Color, name: str, backs: list[tuple[str, Color]], check: Check) -> Iterator[Mistake]:
    for back, ground in backs:
        if color.contrast(ground) < AA:
            problem = f"{name} on {back} has a contrast of {color.contrast(ground):.2f} : 1, and text needs {AA} : 1"
            remedy = "make it lighter" if ground.luminance < 0.2 else "make it darker"
            yield check.mistake(("palette", "colors", name, "hex"), problem, remedy)


def _palette(brand: Brand, check: Check) -> Iterator[Mistake]:
    for role, name in brand.palette.roles.items():
        yield from check.known(name, brand.palette.colors, ("palette", "roles", role), "colour")
    for role in ROLES:
        if role not in brand.palette.roles:
            yield check.mistake(("palette", "roles"), f"the role {role} has no colour", "add it")


def _typography(brand: Brand, check: Check, root: Path) -> Iterator[Mistake]:
    for key, face in brand.typography.faces.items():
        loc = ("typography", "faces", key)
        yield from check.file(root / "assets" / "fonts", face.file, (*loc, "file"), face.sha256)
        yield from check.file(root / "assets" / "fonts", face.licence, (*loc, "licence"))
    for key, style in brand.typography.styles.items():
        loc = ("typography", "styles", key)
        yield from check.known(style.face, brand.typography.faces, (*loc, "face"), "face")
        for field in ("role", "role_light"):
            yield from check.known(getattr(style, field), brand.palette.roles, (*loc, field), "role")
    for style in STYLES:
        if style not in brand.typography.styles:
            yield check.mistake(("typography", "styles"), f"the style {style} is missing", "add it")
    for language in brand.typography.hints:
        yield from check.known(language, brand.languages, ("typography", "hints", language), "language")


def _sheet(brand: Brand, check: Check) -> Iterator[Mistake]:
    """Headings that two columns share, and languages, formats and columns that are not there."""
    for kind, named in (("columns", brand.sheet.columns), ("words", brand.sheet.words)):
        for field, said in named.items():
            for language in said:
                yield from check.known(language, brand.languages, ("sheet", kind, field, language), "language", key=True)
    yield from _headings(brand, check)
    for at, name in enumerate(brand.sheet.formats):
        yield from check.known(name, brand.formats, ("sheet", "formats", at), "format")
    for at, name in enumerate(brand.sheet.form.columns):
        yield from check.known(name, brand.sheet.columns, ("sheet", "form", "columns", at), "column")


def _headings(brand: Brand, check: Check) -> Iterator[Mistake]:
    taken = dict[str, str]()
    for field, said in brand.sheet.columns.items():
        for language, place, heading in ((key, at, word) for key, words in said.items() for at, word in enumerate(words)):
            if taken.setdefault(bare(heading), field) != field:
                problem = f"{heading} heads the column {taken[bare(heading)]} too"
                yield check.mistake(("sheet", "columns", field, language, place), problem, "keep it in one of them")


def _deck_faces(brand: Brand, check: Check) -> Iterator[Mistake]:
    for mode, faces in brand.typography.decks.items():
        for field in ("headline", "text", "bold"):
            yield from check.known(getattr(faces, field), brand.typography.faces, ("typography", "decks", mode, field), "face")


def _regions(brand: Brand, check: Check) -> Iterator[Mistake]:
    taken = dict[str, str]()
    for key, region in brand.regions.items():
        loc = ("regions", key)
        yield from check.known(region.star, brand.mark.stars, (*loc, "star"), "star")
        if taken.setdefault(region.star, key) != key:
            yield check.mistake((*loc, "star"), f"{region.star} is the star of {taken[region.star]}", "give it another")
        yield from check.known(region.accent, brand.palette.colors, (*loc, "accent"), "colour")
        yield from check.known(region.accent_light, brand.palette.colors, (*loc, "accent_light"), "colour")
        for place, language in enumerate(region.languages):
            yield from check.known(language, brand.languages, (*loc, "languages", place), "language")
    for place, line in enumerate(brand.mark.lines):
        for end, star in enumerate(line):
            yield from check.known(star, brand.mark.stars, ("mark", "lines", place, end), "star")


def _languages(brand: Brand, check: Check) -> Iterator[Mistake]:
    """Every chain of fallbacks leads to languages that exist."""
    for key, language in brand.languages.items():
        for place, other in enumerate(language.fallback):
            yield from check.known(other, brand.languages, ("languages", key, "fallback", place), "language")
    for place, language in enumerate(brand.area.languages):
        yield from check.known(language, brand.languages, ("area", "languages", place), "language")
    for key in circles(brand.languages):
        problem = f"the fallbacks of {key} lead back to it"
        yield check.mistake(("languages", key, "fallback", 0), problem, "let them end in a language with all texts")


def texts_said(named: Iterable[tuple[Loc, Mapping[str, object]]], brand: Brand, check: Check) -> Iterator[Mistake]:
    """Every text is in languages that exist, and can be said in all of them along their fallbacks, if these come to an end."""
    ending = {key: brand.languages[key] for key in brand.languages.keys() - without_end(brand.languages)}
    for loc, texts in named:
        for key in texts:
            yield from check.known(key, brand.languages, (*loc, key), "language", key=True)
        for key, language in ending.items():
            if set(language.fallback) <= set(brand.languages) and not {key, *language.fallback} & set(texts):
                yield check.mistake(loc, f"there is no text for {key}, nor for its fallbacks", "add one")


def _names(brand: Brand) -> Iterator[tuple[Loc, Mapping[str, object]]]:
    for field in ("name", "wordmark", "genitive"):
        yield ("area", field), getattr(brand.area, field)
    for key, region in brand.regions.items():
        yield ("regions", key, "name"), region.name
        yield ("regions", key, "capital"), region.capital
        yield ("regions", key, "council", "name"), region.council.name
        yield from ((("regions", key, field), said) for field in ("genitive", "in_region") if (said := getattr(region, field)))
    for section in ("languages", "funding", "partners", "priorities", "formats"):
        yield from (((section, key, "name"), thing.name) for key, thing in getattr(brand, section).items())
    yield from ((("palette", "colors", key, "name"), ink.name) for key, ink in brand.palette.colors.items())
    for field in ("layouts", "variants"):
        yield from ((("logos", field, key), texts) for key, texts in getattr(brand.logos, field).items())
    yield from ((("words", key), texts) for key, texts in brand.words.items())
    yield from brand.guide.named()


def _logos(brand: Brand, check: Check) -> Iterator[Mistake]:
    """Every layout and variant is told of and has its size, and there are the words that go with logos."""
    for field, keys in (("min_width_mm", LAYOUTS), ("min_width_px", LAYOUTS), ("layouts", LAYOUTS), ("variants", VARIANTS)):
        for key in keys:
            if key not in getattr(brand.logos, field):
                yield check.mistake(("logos", field), f"{key} is missing", "add it")
    for word in (*WORDS, f"status-{brand.status}"):
        if word not in brand.words:
            yield check.mistake(("words",), f"the word {word} is missing", "add it")


def _funding(brand: Brand, check: Check) -> Iterator[Mistake]:
    for key, regime in brand.funding.items():
        for language, stand_in in regime.languages.items():
            yield from check.known(language, brand.languages, ("funding", key, "languages", language), "language", key=True)
            yield from check.known(stand_in, regime.statements, ("funding", key, "languages", language), "statement")
        for language in brand.languages if regime.emblem else ():
            if regime.languages.get(language, language) not in regime.statements:
                yield check.mistake(
                    ("funding", key), f"there is no statement for {language}", "add it, or a stand-in in `languages`"
                )


def _emblem(brand: Brand, check: Check) -> Iterator[Mistake]:
    for field, fixed in (("blue", law.EMBLEM_BLUE), ("yellow", law.EMBLEM_YELLOW)):
        name = getattr(brand.emblem, field)
        yield from check.known(name, brand.palette.colors, ("emblem", field), "colour")
        if name in brand.palette.colors and brand.palette.colors[name].hex != fixed:
            remedy = f"write {fixed.hex}"
            yield check.mistake(("palette", "colors", name, "hex"), "the law fixes this colour of the emblem", remedy)


def _artwork(brand: Brand, check: Check, root: Path) -> Iterator[Mistake]:
    """Official files that take the place of what is drawn."""
    for loc, artwork in artworks(brand):
        yield from check.file(root / "assets", artwork.file, (*loc, "file"), artwork.sha256)
        if not artwork.origin.strip():
            yield check.mistake((*loc, "origin"), "the origin is empty", "write where the file was had from, and when")
    for key, region in brand.regions.items():
        for name in region.logo:
            yield from check.known(name, LOCKUPS, ("regions", key, "logo", name), "lockup", key=True)


def _partners(brand: Brand, check: Check, root: Path) -> Iterator[Mistake]:
    for key, partner in brand.partners.items():
        if partner.logo:
            yield from check.file(root / "assets" / "partners", partner.logo, ("partners", key, "logo"))
        if partner.url is not None and not WEB.fullmatch(partner.url):
            problem = f"{partner.url!r} is not the address of a web page"
            yield check.mistake(("partners", key, "url"), problem, "write it in full: https://example.org")


def artworks(brand: Brand) -> Iterator[tuple[Loc, Artwork]]:
    """All official artwork that the brand names, and where it does."""
    if brand.mark.artwork:
        yield ("mark", "artwork"), brand.mark.artwork
    for key, region in brand.regions.items():
        yield from ((("regions", key, "logo", name), artwork) for name, artwork in region.logo.items())
    for key, regime in brand.funding.items():
        for language, said in regime.statements.items():
            if said.emblem:
                yield ("funding", key, "statements", language, "emblem"), said.emblem
