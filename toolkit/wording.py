"""pydantic's findings in words that a person knows: what is wrong with a field, and what to do about it.

Stands under toolkit.yaml_source, which says where in a file it is. The error types are those of pydantic's list of validation
errors; a type that is not in WORDS is told by its own message only if that is ours, as a validator of toolkit.model wrote it.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from toolkit.errors import suggestion

Loc = Sequence[str | int]
KEY = "[key]"
"""What pydantic puts last in the place of a mistaken key."""

_MAPPING = ("is not a mapping", "write `key: value` lines under it")
_LIST = ("is not a list", "write it in brackets: [a, b]")
_WHOLE = ("is not a whole number", "write digits only")
_NUMBER = ("is not a number", "write it with a decimal point")
_DATE = ("is not a date", "write it as 2027-03-12")
_TIME = ("is not a time", "write it as 9:00")
_BOOL = ("is neither true nor false", "write true or false")
_TEXT = ("is not a text", "write a text")

WORDS: Mapping[str, tuple[str, str]] = {
    "missing": ("is missing", "add it"),
    "too_short": ("is empty", "write at least one"),
    "string_type": _TEXT,
    **dict.fromkeys(("int_parsing", "int_type", "int_from_float", "int_parsing_size"), _WHOLE),
    **dict.fromkeys(("float_parsing", "float_type", "finite_number"), _NUMBER),
    **dict.fromkeys(("bool_parsing", "bool_type"), _BOOL),
    **dict.fromkeys(("date_parsing", "date_type", "date_from_datetime_parsing", "date_from_datetime_inexact"), _DATE),
    **dict.fromkeys(("time_parsing", "time_type"), _TIME),
    **dict.fromkeys(("dict_type", "model_type", "model_attributes_type"), _MAPPING),
    **dict.fromkeys(("tuple_type", "list_type", "named_tuple_type"), _LIST),
}

LIMITS: Mapping[str, tuple[str, str]] = {
    "too_long": ("has {actual_length} items instead of {max_length}", "take some away"),
    "string_too_long": ("is longer than {max_length} characters", "shorten it"),
    "greater_than_equal": ("is less than {ge:g}", "write a larger number"),
    "less_than_equal": ("is more than {le:g}", "write a smaller number"),
    "greater_than": ("is not more than {gt:g}", "write a larger number"),
    "less_than": ("is not less than {lt:g}", "write a smaller number"),
}
"""Those that say how far one may go."""


class Worded(NamedTuple):
    """One finding: its place, whether it is about the key there, and what is said."""

    loc: tuple[str | int, ...]
    key: bool
    problem: str
    remedy: str


def worded(error: ValidationError, model: type[BaseModel], under: str = "") -> list[Worded]:
    """All that pydantic found; `under` is the name of what was validated, if it has one."""
    return [_worded(found, model, under) for found in _findings(error)]


def fields(model: type[BaseModel], loc: Loc = ()) -> list[str]:
    """The fields that a person may write at this place."""
    here: Any = model
    for step in loc:
        here = _inside(here, step)
    known: Mapping[str, Any] = getattr(here, "model_fields", {})
    return sorted(name for name, field in known.items() if not field.exclude)


def _findings(error: ValidationError) -> list[dict[str, Any]]:
    """Without lists that are too short only because their items are mistaken."""
    found: list[dict[str, Any]] = [dict(one) for one in error.errors(include_url=False)]
    parents = {one["loc"][:depth] for one in found for depth in range(len(one["loc"]))}
    return [one for one in found if one["type"] != "too_short" or one["loc"] not in parents]


def _worded(found: Mapping[str, Any], model: type[BaseModel], under: str) -> Worded:
    loc, kind = tuple(found["loc"]), str(found["type"])
    key = loc[-1:] == (KEY,)
    loc = loc[: len(loc) - key]
    name = ".".join(map(str, (under, *loc) if under else loc)) or "the file"
    if kind == "extra_forbidden":
        return Worded(loc, True, f"{name} is not a field", _known(str(loc[-1]), fields(model, loc[:-1])))
    if kind in WORDS or kind in LIMITS:
        problem, remedy = WORDS.get(kind) or LIMITS[kind]
        return Worded(loc, key, f"{name} {problem.format(**found.get('ctx', {}))}", remedy)
    problem, _, remedy = _said(found).partition("; ")
    return Worded(loc, key, f"{name}: {problem}", remedy or "correct it")


def _known(wrong: str, known: Sequence[str]) -> str:
    return suggestion(wrong, known) if known else "delete it"


def _said(found: Mapping[str, Any]) -> str:
    context: Mapping[str, Any] = found.get("ctx", {})
    if found["type"] == "literal_error":
        return f"{found['input']!r} is not one of the choices; choose {context['expected']}"
    if found["type"] == "string_pattern_mismatch":
        return f"{found['input']!r} is not an id; use small letters a–z, digits and hyphens"
    return str(context["error"]) if found["type"] == "value_error" else "this is not what belongs here"


def _inside(kind: Any, step: str | int) -> Any:
    """The type of what stands at a step inside another: a model's field, or the same model in a list or mapping of it."""
    known: Mapping[str, Any] = getattr(kind, "model_fields", {})
    return _bare(known[str(step)].annotation) if str(step) in known else kind


def _bare(annotation: Any) -> Any:
    """The model in `dict[Id, Model]`, `tuple[Model, …]` or `Model | None`."""
    parts: tuple[Any, ...] = getattr(annotation, "__args__", ())
    models: list[Any] = [_bare(part) for part in parts]
    return next((model for model in reversed(models) if hasattr(model, "model_fields")), annotation)
