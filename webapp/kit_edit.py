"""Changes to a kit that the studio makes: what it is made for, what an entry says, what one picture alone says.

Plain data in, plain data out, as the kit's YAML has it; toolkit.sources.kit reads the result like any other kit.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from toolkit.batch import Job
from toolkit.model.brand import AREA
from toolkit.sources.kit import Read
from webapp.design import Design

OWN = "own"
"""Among the regions of a form: each entry's as it says itself."""

FIELDS = ("regions", "formats", "languages", "grounds", "suffixes")


def data_of(read: Read) -> dict[str, Any]:
    """The kit as plain data."""
    return read.kit.model_dump(mode="json", exclude_defaults=True)


def with_settings(data: Mapping[str, Any], chosen: Mapping[str, list[str]]) -> dict[str, Any]:
    """The kit for other regions, formats, languages, grounds and file kinds; a list that is empty changes nothing.

    Regions and formats chosen here are those of every entry, whatever it said before; OWN alone leaves each its own.
    """
    named = {field: [value for value in values if value != OWN] for field, values in chosen.items() if field in FIELDS}
    lists = {field: values for field, values in named.items() if values}
    entries = [
        {key: value for key, value in entry.items() if key not in lists or key == "languages"} for entry in data["entries"]
    ]
    return {**data, **lists, "entries": entries}


def with_templates(data: Mapping[str, Any], entry: str, templates: list[str]) -> dict[str, Any]:
    """The kit with another choice of templates for an entry."""

    def changed(old: dict[str, Any]) -> dict[str, Any]:
        return {**old, "templates": templates, "changes": _still(old, templates)}

    return _with_entry(data, entry, changed)


def with_words(data: Mapping[str, Any], entry: str, design: Design, slots: Iterable[str], photo: str | None) -> dict[str, Any]:
    """The entry says what the design does, in the design's language; slots of other templates stay.

    `photo` is the file beside the kit: None leaves it as it is, an empty name takes it away.
    """

    def changed(old: dict[str, Any]) -> dict[str, Any]:
        words = old["content"].get(design.language, {})
        kept = {slot: value for slot, value in words.items() if slot not in set(slots)}
        made = {**old, "content": {**old["content"], design.language: kept | dict(design.written)}}
        return _with_photo(made, design, photo)

    return _with_entry(data, entry, changed)


def with_change(data: Mapping[str, Any], job: Job, content: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """One picture alone says something else, or shows another part of its photograph, or is left out."""
    asked = job.request
    where: dict[str, Any] = {
        "templates": [asked.template],
        "regions": [asked.region or AREA],
        "languages": [asked.language],
        "formats": [asked.format],
        "grounds": [asked.ground],
    }
    change = where | ({"content": dict(content)} if content else {}) | more

    def changed(old: dict[str, Any]) -> dict[str, Any]:
        others = [one for one in old.get("changes", []) if {key: one.get(key) for key in where} != where]
        return {**old, "changes": [*others, change]}

    return _with_entry(data, asked.name, changed)


def written_for(read: Read, job: Job) -> dict[str, Any]:
    """What stands in the fields of one picture, as it was written: the entry's words, and what changes them there."""
    asked = job.request
    entry = next(entry for entry in read.kit.entries if entry.id == asked.name)
    sheet = next(
        sheet
        for sheet in read.sheets
        if (sheet.entry.id, sheet.template, sheet.language) == (asked.name, asked.template, asked.language)
    )
    touching = [
        change
        for change in entry.changes
        if asked.template in (change.templates or [asked.template]) and asked.language in (change.languages or [asked.language])
    ]
    words = dict(entry.content[asked.language])
    for change, looked_up in zip(touching, sheet.changes, strict=True):
        if looked_up.touches(asked.region, asked.format, asked.ground):
            words |= change.content
    return words


def design_for(job: Job, words: Mapping[str, Any], slots: Iterable[str], photo: str) -> Design:
    """The form of one picture; `photo` is the name under which the shelf has its photograph."""
    asked, shot = job.request, job.request.photo
    return Design(
        template=asked.template,
        region=asked.region,
        language=asked.language,
        ground=asked.ground,
        funding=asked.funding,
        formats=(asked.format,),
        written={slot: _in_a_field(words[slot]) for slot in slots if words.get(slot)},
        photo=photo,
        focus=shot.focus if shot else (0.5, 0.5),
        alt=shot.alt.get(asked.language, "") if shot else "",
        credit=shot.credit if shot else "",
    )


def _in_a_field(value: Any) -> Any:
    """A period that is written in parts as one text; everything else as it is."""
    if not isinstance(value, Mapping):
        return value
    parts = {key: str(part) for key, part in cast("Mapping[str, Any]", value).items() if part}
    days = "/".join(parts[key] for key in ("first", "last") if key in parts)
    times = "-".join(parts[key][:5] for key in ("starts", "ends") if key in parts)
    return f"{days} {times}".strip()


def _with_entry(data: Mapping[str, Any], key: str, change: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
    entries = [change(entry) if entry["id"] == key else entry for entry in data["entries"]]
    return {**data, "entries": entries}


def _with_photo(entry: dict[str, Any], design: Design, photo: str | None) -> dict[str, Any]:
    if photo == "":
        return {key: value for key, value in entry.items() if key != "photo"}
    if photo is None and "photo" not in entry:
        return entry
    old = entry.get("photo", {})
    alt = old.get("alt", {}) | ({design.language: design.alt} if design.alt else {})
    return entry | {"photo": {"file": photo or old["file"], "focus": list(design.focus), "alt": alt, "credit": design.credit}}


def _still(entry: Mapping[str, Any], templates: list[str]) -> list[Any]:
    """Changes that touch a template which is still there."""
    return [change for change in entry.get("changes", []) if set(change.get("templates", templates)) <= set(templates)]
