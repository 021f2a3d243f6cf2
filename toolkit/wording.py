"""pydantic's findings in words that a person knows: what is wrong with a field, and what to do about it.

Stands under toolkit.yaml_source, which says where in a file it is. The error types are those of pydantic's list of validation
errors; a type that is not in WORDS is told by its own message only if that is ours, as a validator of toolkit.model wrote it.
"""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from copy import deepcopy
from typing import Any, NamedTuple, TypeVar, cast

from pydantic import BaseModel, ValidationError

from toolkit.errors import MOST_TOLD, suggestion

Loc = Sequence[str | int]
Model = TypeVar("Model", bound=BaseModel)
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


STAND_INS: Mapping[tuple[str, str], Any] = {
    **{_WHOLE: "1", _NUMBER: "1", _BOOL: "false", _DATE: "2027-01-01", _TIME: "00:00", _TEXT: "x", _LIST: [], _MAPPING: {}},
    WORDS["missing"]: {},
}
"""What may stand for a mistaken part. For a missing one a mapping: of that, pydantic says in the next round what it should be."""

HARMLESS = ("#000000", ["0", "0", "0", "0"], "0h00m00s", "+0°00′", "1.5", "10")
"""What passes the checks of toolkit.model's own: a colour, ink or a safe area, places in the sky, the emblem's measures."""

TOLD = {*WORDS, *LIMITS, "literal_error", "string_pattern_mismatch"}
"""Types that say what would be right."""

ROUNDS = 2 * len(HARMLESS) + 6
"""What passes is found in as many, and parts of parts that are missing in some more."""

Tries = dict[tuple[str | int, ...], int]
"""Place → how many of HARMLESS were tried there: each goes its own way, whatever else is mistaken."""


class Worded(NamedTuple):
    """One finding: its place, whether it is about the key there, and what is said."""

    loc: tuple[str | int, ...]
    key: bool
    problem: str
    remedy: str


def mended(model: type[Model], data: Any) -> tuple[Model | None, list[Worded]]:
    """The data as a model, and all that is wrong with it.

    Stand-ins take the place of mistaken parts, misspelt fields get their right names, and unknown ones are left out, so that what
    the others name can be looked up all the same; None where that makes no model.
    """
    told, tries = None, Tries()
    for _ in range(ROUNDS):
        try:
            return model.model_validate(data), told or []
        except ValidationError as error:
            data = deepcopy(data) if told is None else data
            told = worded(error, model) if told is None else told
            _mend_all(data, _findings(error), model, tries)
    return None, told or []


def _mend_all(data: Any, findings: Sequence[Mapping[str, Any]], model: type[BaseModel], tries: Tries) -> None:
    meant = _misspelt(findings, model)
    for found in findings:
        loc = found["loc"]
        with suppress(LookupError, TypeError, ValueError):  # no place in the data: a key's, or that of the whole
            if loc in meant:
                _rename(data, loc, str(meant[loc][-1]))
            elif kind := _disagreeing(found, model):
                _at(data, loc[:-1])[loc[-1]] = _agreed(data, loc, kind)
            elif loc not in meant.values():
                _mend(data, found, tries)


def worded(error: ValidationError, model: type[BaseModel], under: str = "") -> list[Worded]:
    """What pydantic found, as far as anybody reads; `under` names what was validated. A misspelt field is not missing too."""
    findings = _findings(error)
    meant = _misspelt(findings, model).values()
    return [_worded(found, model, under) for found in findings[: MOST_TOLD + len(meant) + 1] if found["loc"] not in meant]


def remedy_for(wrong: str, known: Collection[str]) -> str:
    """The remedy for a name that is not known: all that begin with it, where they are several, else the nearest or all."""
    longer = [name for name in known if name.startswith(f"{wrong}-")]
    return f"choose from {', '.join(longer)}" if len(longer) > 1 else suggestion(wrong, sorted(known))


def fields(model: type[BaseModel], loc: Loc = ()) -> list[str]:
    """The fields that a person may write at this place."""
    known: Mapping[str, Any] = getattr(_model_at(model, loc), "model_fields", {})
    return sorted(name for name, field in known.items() if not field.exclude)


def _findings(error: ValidationError) -> list[dict[str, Any]]:
    """Without lists that are too short only because their items are mistaken."""
    found: list[dict[str, Any]] = [dict(one) for one in error.errors(include_url=False)]
    parents = {one["loc"][:depth] for one in found for depth in range(len(one["loc"]))}
    return [one for one in found if one["type"] != "too_short" or one["loc"] not in parents]


def _misspelt(
    findings: Sequence[Mapping[str, Any]], model: type[BaseModel]
) -> dict[tuple[str | int, ...], tuple[str | int, ...]]:
    """The place of an unknown field → that of the missing one that was meant."""
    missing = [found["loc"] for found in findings if found["type"] == "missing"]
    strange = [found for found in findings if found["type"] == "extra_forbidden"]
    unknown = [(found["loc"], _worded(found, model, "").remedy) for found in strange[: MOST_TOLD if missing else 0]]
    return {
        loc: lacking
        for loc, remedy in unknown
        for lacking in missing
        if remedy == f"did you mean {lacking[-1]}?" and loc[:-1] == lacking[:-1]
    }


def _rename(data: Any, loc: Loc, name: str) -> None:
    parent = _at(data, loc[:-1])
    parent[name] = parent.pop(loc[-1])


def _worded(found: Mapping[str, Any], model: type[BaseModel], under: str) -> Worded:
    loc, kind = tuple(found["loc"]), str(found["type"])
    key = loc[-1:] == (KEY,)
    loc = loc[: len(loc) - key]
    name = ".".join(map(str, (under, *loc) if under else loc)) or "the file"
    if kind == "extra_forbidden":
        known = fields(model, loc[:-1])
        return Worded(loc, True, f"{name} is not a field", suggestion(str(loc[-1]), known) if known else "delete it")
    if kind in WORDS or kind in LIMITS:
        problem, remedy = WORDS.get(kind) or LIMITS[kind]
        return Worded(loc, key, f"{name} {problem.format(**found.get('ctx', {}))}", remedy)
    problem, _, remedy = _said(found).partition("; ")
    return Worded(loc, key, f"{name}: {'it is empty' if found['input'] is None else problem}", remedy or "correct it")


def _disagreeing(found: Mapping[str, Any], model: type[BaseModel]) -> type[BaseModel] | None:
    """The model whose parts are right, each by itself, and do not go together; None where it is something else."""
    if found["type"] == "value_error" and isinstance(found["input"], dict):
        kind = _model_at(model, found["loc"])
        return kind if hasattr(kind, "model_fields") else None
    return None


def _agreed(data: Any, loc: Loc, model: type[BaseModel]) -> Any:
    """Its parts with one of them, or all, as in another beside it, since nobody knows which is meant; else LookupError."""
    beside: Any = _at(data, loc[:-1])
    parts: dict[str, Any] = beside[loc[-1]]
    others = cast("list[Any]", [*beside.values()] if isinstance(beside, dict) else beside)
    right: dict[str, Any] | None = next((other for other in others if _is_right(other, model)), None)
    if right is None:
        raise LookupError
    mixed = ({**_without(parts, name), **_without(right, *({*right} - {name}))} for name in parts)
    return next((mix for mix in mixed if _is_right(mix, model)), right)


def _without(parts: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in parts.items() if name not in names}


def _is_right(data: Any, model: type[BaseModel]) -> bool:
    with suppress(ValidationError):
        return bool(model.model_validate(data))
    return False


def _mend(data: Any, found: Mapping[str, Any], tries: Tries) -> None:
    """Takes a part out of the data, or puts a stand-in there or at the nearest part above that is no mapping or list."""
    *way, last = found["loc"]
    if last == KEY:
        return _mend_key(data, way, found["type"])
    for step in way:
        if not isinstance(data[step], (dict, list)):
            last = step
            break
        data = data[step]
    if found["type"] == "extra_forbidden":
        del data[last]
    else:
        _put(data, last, _stand_in(found, tries))


def _mend_key(data: Any, way: Sequence[str | int], kind: str) -> None:
    """A name that nothing else has for one that is no id; what is none of the choices is left out."""
    parent = _at(data, way[:-1])
    value = parent.pop(way[-1])
    if kind != "literal_error":
        parent[f"x-{len(parent)}"] = value


def _put(data: Any, step: str | int, value: Any) -> None:
    if isinstance(data, list) and step == len(cast("list[Any]", data)):
        cast("list[Any]", data).append(value)
    else:
        cast("dict[Any, Any]", data)[step] = value


def _at(data: Any, loc: Loc) -> Any:
    for step in loc:
        data = data[step]
    return data


def _stand_in(found: Mapping[str, Any], tries: Tries) -> Any:
    kind, given, loc = found["type"], found["input"], tuple(found["loc"])
    context: Mapping[str, Any] = found.get("ctx", {})
    match kind:
        case _ if loc in tries or kind not in TOLD:
            tries[loc] = tries.get(loc, -1) + 1
            return deepcopy(HARMLESS[tries[loc] % len(HARMLESS)])
        case "literal_error":
            return context["expected"].split("'")[1]
        case "too_long":
            return given[: context["max_length"]]
        case "too_short":
            return ["x"] if isinstance(given, list) else {"x": {}}
        case "greater_than_equal" | "less_than_equal":
            return context.get("ge", context.get("le"))
        case "greater_than" | "less_than":
            return context["gt"] + 1 if "gt" in context else context["lt"] - 1
        case "string_pattern_mismatch" | "string_too_long":
            return "x"
        case _:
            return deepcopy(STAND_INS[WORDS[kind]])


def _said(found: Mapping[str, Any]) -> str:
    context: Mapping[str, Any] = found.get("ctx", {})
    if found["type"] == "literal_error":
        return f"{found['input']!r} is not one of the choices; choose {context['expected']}"
    if found["type"] == "string_pattern_mismatch":
        return f"{found['input']!r} is not an id; use small letters a–z, digits and hyphens"
    return str(context["error"]) if found["type"] == "value_error" else "this is not what belongs here"


def _model_at(model: type[BaseModel], loc: Loc) -> Any:
    here: Any = model
    for step in loc:
        here = _inside(here, step)
    return here


def _inside(kind: Any, step: str | int) -> Any:
    """The type of what stands at a step inside another: a model's field, or the same model in a list or mapping of it."""
    known: Mapping[str, Any] = getattr(kind, "model_fields", {})
    return _bare(known[str(step)].annotation) if str(step) in known else kind


def _bare(annotation: Any) -> Any:
    """The model in `dict[Id, Model]`, `tuple[Model, …]` or `Model | None`."""
    parts: tuple[Any, ...] = getattr(annotation, "__args__", ())
    models: list[Any] = [_bare(part) for part in parts]
    return next((model for model in reversed(models) if hasattr(model, "model_fields")), annotation)
