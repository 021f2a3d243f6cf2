"""The read-me of a pack, in the owner's languages: templates/logo/NAME.LANGUAGE.txt with the brand's own facts put in.

A language without a text of its own takes the one its fallbacks have. What the texts may name is what `_facts` knows.
"""

from collections.abc import Sequence
from pathlib import Path
from string import Template

from toolkit.layout.funding import statement
from toolkit.layout.house import House
from toolkit.packs.draw import regime
from toolkit.packs.plan import languages_of

FOLDER = "templates/logo"


def read_mes(house: House, owner: str | None, wanted: Sequence[str] = ()) -> dict[str, str]:
    """Texts by file name."""
    found = dict[str, str]()
    for language in languages_of(house, owner, wanted):
        file = _template(house, language)
        spoken = file.name.split(".")[1]
        name = f"{file.name.split('.')[0]}.txt"
        found.setdefault(name, Template(file.read_text(encoding="utf-8")).substitute(_facts(house, owner, spoken)))
    return found


def _template(house: House, language: str) -> Path:
    files = {file.name.split(".")[1]: file for file in Path(house.brand.root, FOLDER).glob("*.*.txt")}
    return next(files[tongue] for tongue in (language, *house.brand.languages[language].fallback) if tongue in files)


def _facts(house: House, owner: str | None, language: str) -> dict[str, str]:
    brand, rules, emblem = house.brand, house.brand.logos, house.brand.emblem
    return {
        "name": house.owner_name(owner, language),
        "area": house.owner_name(None, language),
        "site": brand.area.site,
        "status": brand.word(f"status-{brand.status}", language),
        "layouts": "\n".join(f"  {key:12}{brand.say(texts, language)}" for key, texts in rules.layouts.items()),
        "variants": "\n".join(f"  {key:12}{brand.say(texts, language)}" for key, texts in rules.variants.items()),
        "clear": f"{rules.clear_space * 100:.0f}",
        "sizes": "\n".join(f"  {key:12}{rules.min_width_mm[key]:g} mm / {rules.min_width_px[key]:g} px" for key in rules.layouts),
        "flag_mm": f"{emblem.min_height_mm:g}",
        "flag_px": f"{emblem.min_height_css_px:g}",
        "flag_clear": f"{emblem.clear_space * 100:.0f}",
        "statement": statement(brand.funding[regime(house)], language).text,
        "inks": _inks(house, owner, language),
    }


def _inks(house: House, owner: str | None, language: str) -> str:
    """The colours of the lockup, as printers need them."""
    palette = house.brand.palette
    region = house.region(owner)
    accents = (region.accent, region.accent_light) if region else ()
    keys = dict.fromkeys((palette.roles["night"], *accents))
    return "\n".join(_ink(house, key, language) for key in keys)


def _ink(house: House, key: str, language: str) -> str:
    ink = house.brand.palette.colors[key]
    parts = " ".join(f"{letter}{share}" for letter, share in zip("CMYK", ink.cmyk, strict=True))
    return f"  {house.brand.say(ink.name, language)}: {ink.hex.hex}, {parts}" + (f", {ink.pantone}" if ink.pantone else "")
