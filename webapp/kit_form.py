"""The form of a new kit: one thing to tell, in one language or several, with the templates, regions and formats it is for."""

from collections.abc import Iterator
from typing import Any

from werkzeug.datastructures import MultiDict

from toolkit.layout.house import House
from toolkit.model.brand import AREA
from toolkit.model.template import Slot
from toolkit.sources.kit_content import read_contents
from toolkit.sources.sheet import slug
from toolkit.wording import Loc
from webapp.design import FORMATS, Fault, written_in

FIRST = ("title", "when", "lead", "place", "link", "speaker", "speaker-title", "rows")
"""Slots in the order in which a person would fill them; the others come after."""


def slots_of(house: House) -> dict[str, Slot]:
    """All slots of all templates by name, each as the first template has it."""
    found = dict[str, Slot]()
    for template in house.templates.values():
        for key, slot in template.slots.items():
            found.setdefault(key, slot)
    return {key: found[key] for key in (*[key for key in FIRST if key in found], *[key for key in found if key not in FIRST])}


def needed_by(house: House) -> dict[str, list[str]]:
    """Slot → the templates that cannot do without it."""
    found = dict[str, list[str]]()
    for template in house.templates.values():
        for key, slot in template.slots.items():
            if slot.required:
                found.setdefault(key, []).append(template.id)
    return found


def kit_from(house: House, given: MultiDict[str, str]) -> tuple[dict[str, Any], list[Fault]]:
    """The kit as plain data, and what is wrong with the form, each fault at `language.slot`."""
    templates = [key for key in given.getlist("template") if key in house.templates] or ["event"]
    languages = [key for key in given.getlist("language") if key in house.brand.languages]
    content = {key: dict(written_in(slots_of(house), _within(given, key))) for key in languages}
    content = {key: _asked_for(house, templates, words) for key, words in content.items()}
    faults = list(_faults(house, templates, content)) if languages else [Fault("language", "no language is chosen", "choose one")]
    first = next(iter(content.values()), dict[str, Any]())
    key = slug(str(first.get("title") or first.get("quote") or templates[0])) or "kit"
    kit = {
        "name": key,
        "regions": [one for one in given.getlist("regions") if one in (AREA, *house.brand.regions)] or [AREA],
        "formats": [one for one in given.getlist("formats") if one in house.brand.formats] or list(FORMATS),
        "entries": [{"id": key, "templates": templates, "content": content}],
    }
    return kit, faults


def _within(given: MultiDict[str, str], language: str) -> MultiDict[str, str]:
    """The fields of one language, without its name before them."""
    before = f"{language}."
    return MultiDict((key.removeprefix(before), value) for key, value in given.items(multi=True) if key.startswith(before))


def _asked_for(house: House, templates: list[str], words: dict[str, Any]) -> dict[str, Any]:
    """What the chosen templates have a place for."""
    slots = {slot for key in templates for slot in house.templates[key].slots}
    return {slot: value for slot, value in words.items() if slot in slots}


def _faults(house: House, templates: list[str], content: dict[str, dict[str, Any]]) -> Iterator[Fault]:
    for language, words in content.items():
        found = list[Fault]()

        def tell(loc: Loc, problem: str, remedy: str, *, key: bool = False, found: list[Fault] = found) -> None:
            slot = str(loc[0]) if loc else problem.partition(" ")[0]
            found.append(Fault(f"{language}.{slot}", problem, remedy))  # noqa: B023 - called before the next turn

        _ = dict(read_contents(house, [house.templates[key] for key in templates], words, language, (), tell))
        yield from dict.fromkeys(found)
