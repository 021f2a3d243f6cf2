"""The interface's words and style sheets: the same words in all languages, and nothing that no page uses any more."""

import re
from pathlib import Path

import pytest

from webapp.catalogue import LANGUAGES, catalogue

ROOT = Path(__file__).parents[2]
WEB = ROOT / "webapp"


def source(folder: Path, *patterns: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for pattern in patterns for path in sorted(folder.glob(pattern)))


PAGES = source(WEB, "html/*.html", "static/*.js")
CODE = PAGES + source(WEB, "*.py") + source(ROOT / "toolkit", "**/*.py")

SAID = {text for quoted in re.findall(r"[\"'`]([\w.-]+)[\"'`]|\b(\d{3})\b", CODE) for text in quoted}
"""Texts without a blank, and numbers of three figures."""
STEMS = SAID | {text.partition(".")[0] for text in SAID}
BEGUN = {
    one for pair in re.findall(r"[\"']([a-z-]+\.[\w.-]*)[\"'] *[+~]|f[\"']([a-z-]+\.[\w.-]*)\{", CODE) for one in pair if one
}
"""Keys of which the rest is put in: `t("logos." + use + "-help")`."""
ENDS = re.compile("-(help|more|write)$")


def is_said(key: str) -> bool:
    return key in SAID or any(key.startswith(begun) and ENDS.sub("", key.removeprefix(begun)) in STEMS for begun in BEGUN)


def test_every_language_has_the_same_words_with_the_same_places_to_fill_in() -> None:
    holes = [{key: sorted(set(re.findall(r"\{\w+\}", said))) for key, said in catalogue(ui).items()} for ui in LANGUAGES]
    assert holes[0] == holes[1] == holes[2]


def test_every_word_is_said_somewhere() -> None:
    assert [key for key in catalogue("fi") if not is_said(key)] == []


@pytest.mark.parametrize("sheet", sorted(WEB.glob("static/*.css")), ids=lambda path: path.name)
def test_every_class_of_a_style_sheet_is_given_to_something(sheet: Path) -> None:
    selectors = " ".join(re.findall(r"([^{}]+)\{", re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)))
    named = set(re.findall(r"\.([a-z][\w-]*)", selectors))
    assert [name for name in sorted(named) if not is_given(name)] == []


def is_given(name: str) -> bool:
    """As it is, or begun in a page and ended by what is put in: `class="icon-{{ stem }}"`."""
    begun = f"{name.partition('-')[0]}-"
    return bool(re.search(rf"(?<![\w-]){name}(?![\w-])", PAGES) or re.search(rf"(?<![\w-]){begun}[\"'`{{$]", PAGES))
