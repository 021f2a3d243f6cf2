"""References of a definition, each checked once: does what is named exist, and are files what they were?

Called by toolkit.load after pydantic has found every field well formed. What it yields are mistakes at their place in the files.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from toolkit.color import Color
from toolkit.errors import Mistake, suggestion
from toolkit.model.brand import Artwork, Brand
from toolkit.model.template import Template
from toolkit.yaml_source import Document, Loc

Sources = Mapping[str, Document]

ROLES = (
    *("night", "dusk", "snow", "ice", "mist", "white", "black", "aurora", "aurora-light", "eu-blue", "eu-yellow"),
    *("ground-dark", "ground-light", "foot", "text-on-dark", "text-on-light"),
    *("muted-on-dark", "muted-on-light", "accent-on-dark", "accent-on-light"),
)
"""Roles that the engine speaks of."""

AA = 4.5
SHAPES = ("tall", "square", "wide", "banner")


def brand_references(brand: Brand, sources: Sources, root: Path) -> Iterator[Mistake]:
    """Everything that the brand names and that is not there."""
    check = _Check(sources)
    yield from _palette(brand, check)
    yield from _typography(brand, check, root)
    yield from _regions(brand, check)
    yield from _languages(brand, check)
    yield from _funding(brand, check)
    yield from _artwork(brand, check, root)


def template_references(template: Template, brand: Brand, document: Document, folder: Path) -> Iterator[Mistake]:
    """Everything that a template names and that is not there."""
    check = _Check({"": document}, prefix=False)
    for place, block in enumerate(template.stack):
        here = ("stack", place)
        yield from check.known(block.style, brand.typography.styles, (*here, "style"), "style")
        yield from check.known(block.slot, template.slots, (*here, "slot"), "slot")
        for field in ("word", "lead"):
            yield from check.known(getattr(block, field), brand.words, (*here, field), "word")
    for shape in SHAPES:
        if shape not in template.shapes:
            yield document.mistake(("shapes",), f"there is no design for {shape} canvases", "add it")
    for language, text in template.alt.items():
        for slot in re.findall(r"\{([^}]*)\}", text):
            yield from check.known(slot, template.slots, ("alt", language), "slot")
    if not (folder / "artwork.svg.j2").is_file():
        yield document.mistake((), "artwork.svg.j2 is missing beside it", "copy that of another template")


def contrast_mistakes(brand: Brand, sources: Sources) -> Iterator[Mistake]:
    """Colours whose text would not read on the ground it is for: WCAG 2.1 §1.4.3."""
    check = _Check(sources)
    for ground in ("dark", "light"):
        names = [brand.palette.roles[f"{role}-on-{ground}"] for role in ("text", "muted", "accent")]
        names += [region.accent_light if ground == "dark" else region.accent for region in brand.regions.values()]
        for name in dict.fromkeys(names):
            backs = {"night"} if ground == "dark" else {"snow", "white"}
            yield from _reads(brand.palette.colors[name].hex, name, [(back, brand.color(back)) for back in sorted(backs)], check)


class _Check:
    """Finds names that are not known, and says where they stand."""

    def __init__(self, sources: Sources, *, prefix: bool = True) -> None:
        self.sources, self.prefix = sources, prefix

    def mistake(self, loc: Loc, problem: str, remedy: str) -> Mistake:
        return self.sources[str(loc[0]) if self.prefix else ""].mistake(loc, problem, remedy)

    def known(self, name: str | None, names: Iterable[str], loc: Loc, what: str) -> Iterator[Mistake]:
        if name is not None and name not in names:
            yield self.mistake(loc, f"there is no {what} {name!r}", suggestion(name, sorted(names)))

    def file(self, path: Path, sha256: str, loc: Loc, field: str = "file") -> Iterator[Mistake]:
        if not path.is_file():
            yield self.mistake((*loc, field), f"there is no file {path.name}", f"put it into {path.parent.name}/ or name another")
        elif _sha256(path, path.stat().st_mtime_ns) != sha256.lower():
            yield self.mistake(
                (*loc, "sha256"), f"{path.name} is not the file that was named", "restore it, or write its SHA-256 here"
            )


@lru_cache(maxsize=256)
def _sha256(path: Path, _changed: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _reads(color: Color, name: str, backs: list[tuple[str, Color]], check: _Check) -> Iterator[Mistake]:
    for back, ground in backs:
        if color.contrast(ground) < AA:
            problem = f"{name} on {back} has a contrast of {color.contrast(ground):.2f} : 1, and text needs {AA} : 1"
            remedy = "make it lighter" if ground.luminance < 0.2 else "make it darker"
            yield check.mistake(("palette", "colors", name, "hex"), problem, remedy)


def _palette(brand: Brand, check: _Check) -> Iterator[Mistake]:
    for role, name in brand.palette.roles.items():
        yield from check.known(name, brand.palette.colors, ("palette", "roles", role), "colour")
    for role in ROLES:
        if role not in brand.palette.roles:
            yield check.mistake(("palette", "roles"), f"the role {role} has no colour", "add it")


def _typography(brand: Brand, check: _Check, root: Path) -> Iterator[Mistake]:
    for key, face in brand.typography.faces.items():
        yield from check.file(root / "assets" / "fonts" / face.file, face.sha256, ("typography", "faces", key))
    for key, style in brand.typography.styles.items():
        loc = ("typography", "styles", key)
        yield from check.known(style.face, brand.typography.faces, (*loc, "face"), "face")
        for field in ("role", "role_light"):
            yield from check.known(getattr(style, field), brand.palette.roles, (*loc, field), "role")
    for language in brand.typography.hints:
        yield from check.known(language, brand.languages, ("typography", "hints", language), "language")


def _regions(brand: Brand, check: _Check) -> Iterator[Mistake]:
    for key, region in brand.regions.items():
        loc = ("regions", key)
        yield from check.known(region.star, brand.mark.stars, (*loc, "star"), "star")
        yield from check.known(region.accent, brand.palette.colors, (*loc, "accent"), "colour")
        yield from check.known(region.accent_light, brand.palette.colors, (*loc, "accent_light"), "colour")
        for place, language in enumerate(region.languages):
            yield from check.known(language, brand.languages, (*loc, "languages", place), "language")
    for place, line in enumerate(brand.mark.lines):
        for end in line:
            yield from check.known(end, brand.mark.stars, ("mark", "lines", place), "star")


def _languages(brand: Brand, check: _Check) -> Iterator[Mistake]:
    """Every chain of fallbacks leads to languages that exist, and every name can be said along it."""
    for key, language in brand.languages.items():
        for place, other in enumerate(language.fallback):
            yield from check.known(other, brand.languages, ("languages", key, "fallback", place), "language")
    for loc, texts in _names(brand):
        for key, language in brand.languages.items():
            if not {key, *language.fallback} & set(texts):
                yield check.mistake(loc, f"there is no text for {key}, nor for its fallbacks", "add one")


def _names(brand: Brand) -> Iterator[tuple[Loc, Mapping[str, object]]]:
    yield ("area", "name"), brand.area.name
    yield ("area", "wordmark"), brand.area.wordmark
    for key, region in brand.regions.items():
        yield ("regions", key, "name"), region.name
    for key, texts in brand.words.items():
        yield ("words", key), texts


def _funding(brand: Brand, check: _Check) -> Iterator[Mistake]:
    for key, regime in brand.funding.items():
        for language, stand_in in regime.languages.items():
            yield from check.known(stand_in, regime.statements, ("funding", key, "languages", language), "statement")
        for language in brand.languages if regime.emblem else ():
            if regime.languages.get(language, language) not in regime.statements:
                yield check.mistake(
                    ("funding", key), f"there is no statement for {language}", "add it, or a stand-in in `languages`"
                )
    for field in ("blue", "yellow"):
        yield from check.known(getattr(brand.emblem, field), brand.palette.colors, ("emblem", field), "colour")


def _artwork(brand: Brand, check: _Check, root: Path) -> Iterator[Mistake]:
    """Official files that take the place of what is drawn."""
    for loc, artwork in artworks(brand):
        path = (root / "assets" / artwork.file).resolve()
        if not path.is_relative_to((root / "assets").resolve()):
            yield check.mistake((*loc, "file"), "it lies outside assets/", "put it into assets/")
        else:
            yield from check.file(path, artwork.sha256, loc)
    for key, partner in brand.partners.items():
        if partner.logo and not (root / "assets" / "partners" / partner.logo).is_file():
            yield check.mistake(("partners", key, "logo"), f"there is no file {partner.logo}", "put it into assets/partners/")


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
