"""A deck that was made here gets the other template whole; a stranger's gets our colours and faces, and no more."""

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from toolkit.backends.pptx.template import GROUNDS, THUMBNAIL, Template, template_parts
from toolkit.backends.pptx.theme import slots_of, theme_name
from toolkit.errors import AssetError
from toolkit.layout.house import House
from toolkit.model.deck import Ground
from toolkit.rebrand.attention import outside, slides
from toolkit.rebrand.dress import dress_for, dressed, scheme_names
from toolkit.rebrand.move import swap
from toolkit.rebrand.origin import Master, Origin, described, masters, origin_of, statement_of, themes
from toolkit.rebrand.package import Package
from toolkit.rebrand.strange import ANEW, Aim, dress_masters, dress_strange
from toolkit.rebrand.told import Report
from toolkit.rebrand.words import describe, rebook, speak, worded


class Moved(NamedTuple):
    """The parts of a deck that was moved, the language of its template, and what is told of it."""

    parts: Mapping[str, bytes]
    language: str
    report: Report


def rebrand(parts: Mapping[str, bytes], house: House, region: str | None, language: str | None = None) -> Moved:
    """The deck for another region, and in another language's template if one is named; the text itself stays.

    `parts` come from `toolkit.sources.office.open_office`; AssetError where some that the others are built on are not among them.
    """
    package = Package(parts)
    if lacking := package.lacking():
        raise AssetError(
            "the deck", f"it is damaged: {lacking[0]} is missing", "open it in PowerPoint, which may repair it, and save it"
        )
    found = masters(package, house)
    origin, report = origin_of(package, found, house), Report()
    owner = house.region(region)
    natural = origin.language if origin else (owner.languages if owner else house.brand.area.languages)[0]
    aim = Aim(house, region, language or natural, bool(language))
    if origin:
        package = _Move(package, found, origin, aim, report).moved()
    else:
        dress_strange(package, found, aim, report)
    colors = {color.hex[1:] for ground in GROUNDS for color in slots_of(house, region, ground).values()}
    report.left += outside(package, colors)
    report.kept.append(f"text, pictures and positions on the slides ({len(slides(package))}), notes, and the figures of charts")
    if package.linked("", "origin"):
        report.leave("signature", "it no longer holds, since the deck was changed", "sign the deck anew")
    report.made_here = origin is not None
    report.parts = sorted(name for name in {*parts, *package.parts} if parts.get(name) != package.parts.get(name))
    return Moved(package.parts, aim.language, report)


class _Move:
    """One deck of the brand's on its way to another template."""

    def __init__(self, package: Package, found: list[Master], origin: Origin, aim: Aim, report: Report) -> None:
        self.old, self.found, self.origin, self.aim, self.report = package, found, origin, aim, report
        self.house = aim.house
        emblem, funding = origin.foot_emblem, origin.funding
        self.template: Template = template_parts(
            self.house, aim.region, aim.language, origin.mode, foot_emblem=emblem, funding=funding
        )

    def moved(self) -> Package:
        package = swap(self.old, self.found, self.template, self.report)
        self._tell_art(package)
        self._override(package)
        if count := rebook(package, {name: self._theme(ground) for name, ground in self._names.items()}):
            self.report.match(f"theme in workbooks of charts ({count})", *self._owners)
        self._describe(package)
        self._speak(package)
        strangers = [master for master in self.found if not master.ground]
        dress_masters(package, strangers, self.aim, self.report)
        for master in strangers:
            self.report.leave(f"master {master.name!r}", "it is not the brand’s: only its colours and faces were changed", ANEW)
        return package

    @property
    def _owners(self) -> tuple[str, str]:
        """What brand and region are called in themes, before and after."""
        origin, aim = self.origin, self.aim
        return theme_name(self.house, origin.region, origin.language), theme_name(self.house, aim.region, aim.language)

    @cached_property
    def _names(self) -> dict[str, Ground]:
        """What the old template's themes are called, and those of masters that came from other decks of the brand's."""
        pair = self.origin[:2]
        known = themes(self.house).items()
        own: dict[str, Ground] = {name: each.ground for name, owners in known for each in owners if each[:2] == pair}
        own.update((master.name, master.ground) for master in self.found if master.ground)
        return own

    def _theme(self, ground: Ground) -> bytes:
        return self.template.parts[f"ppt/theme/theme{GROUNDS.index(ground) + 1}.xml"]

    def _tell_art(self, package: Package) -> None:
        """Logos and maps by what they show, emblem and statement."""
        before, after = self._shown(self.old), self._shown(package)
        for word in ("logo", "map"):
            starts = [f"{self.house.brand.word(word, spoken)}: " for spoken in (self.origin.language, self.aim.language)]
            for pair in zip(*(_of(said, start) for said, start in zip((before, after), starts, strict=True)), strict=False):
                self.report.match(word, *pair)
        funding, house = self.origin.funding, self.house
        old, new = (statement_of(house, *who, funding) for who in (self.origin[:2], (self.aim.region, self.aim.language)))
        if old or new:
            self.report.match("emblem and statement", old, new)

    def _shown(self, package: Package) -> list[str]:
        sheets = [sheet for master in masters(package, self.house) if master.ground for sheet in _sheets(package, master)]
        return [said for sheet in sheets for said in described(package.parts[sheet])]

    def _override(self, package: Package) -> None:
        """Charts and slides that were pasted with their colours carry a copy of the old ones."""
        for name, data in package.parts.items():
            if name.startswith("ppt/theme/themeOverride") and (ground := self._names.get(scheme_names(data)[0])):
                dress = dress_for(self.house, self.aim.region, self.aim.language, self.origin.mode, ground)
                package.parts[name] = dressed(data, dress)
                self.report.match(name, *self._owners)

    def _describe(self, package: Package) -> None:
        origin, aim, brand = self.origin, self.aim, self.house.brand
        owners = self.house.owner_name(origin.region, origin.language), self.house.owner_name(aim.region, aim.language)
        new = {ground: name for name, each in themes(self.house).items() for *pair, ground in each if (*pair,) == aim[1:3]}
        titles = {name: new[ground] for name, ground in self._names.items()} | dict([self._owners])
        tags = (brand.languages[origin.language].tag, brand.languages[aim.language].tag)
        describe(package, owners, titles, {} if worded(package) else dict([tags]))
        self.report.change("owner in the properties", *owners)
        if THUMBNAIL in package.parts:
            package.parts[THUMBNAIL] = self.template.parts[THUMBNAIL]

    def _speak(self, package: Package) -> None:
        """The language of what is ours, and that nobody translated what is somebody's."""
        old, new = (self.house.brand.languages[key].tag for key in (self.origin.language, self.aim.language))
        if old == new:
            self.report.kept.append(f"the language of the text, {old}")
            return
        speak(package, old, new)
        self.report.change("language of masters, layouts, prompts and statement", old, new)
        if count := worded(package):
            number = "1 slide" if count == 1 else f"{count:,} slides"
            self.report.kept.append(f"the words on {number}, in the language they were in: nothing was translated into {new}")


def _sheets(package: Package, master: Master) -> list[str]:
    return [master.part, *package.linked(master.part, "slideLayout")]


def _of(said: list[str], start: str) -> list[str]:
    """What begins so, once each."""
    return [each for each in dict.fromkeys(said) if each.startswith(start)]
