"""The interface's own words: one YAML file a language in words/, every key in each of them.

Nothing here ends up in material; the words that do are the brand's.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from toolkit.yaml_source import read_document

FOLDER = Path(__file__).parent / "words"
LANGUAGES = ("fi", "sv", "en")


@lru_cache(maxsize=len(LANGUAGES))
def catalogue(language: str) -> dict[str, str]:
    """Key → words; keys of nested sections are joined by a full stop."""
    return dict(_flat(read_document(FOLDER / f"{language}.yml").data))


def say(language: str, key: str, **values: object) -> str:
    """The words in the interface's language, `{name}` replaced by what was given."""
    return catalogue(language)[key].format(**values) if values else catalogue(language)[key]


def _flat(section: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for key, value in section.items():
        if isinstance(value, Mapping):
            yield from _flat(cast("Mapping[str, Any]", value), f"{before}{key}.")
        else:
            yield f"{before}{key}", str(value)
