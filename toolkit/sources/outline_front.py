"""The front matter of an outline: YAML between two lines of `---`, its keys in any of three languages."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from toolkit.errors import ContentError, DefinitionError
from toolkit.layout.house import House
from toolkit.model.outline import Emblem
from toolkit.model.when import read_when
from toolkit.sources import outline_words as words
from toolkit.sources.outline_page import Page, quoted
from toolkit.sources.owners import region_id
from toolkit.yaml_source import Document, parse

FENCE, ENDS = "---", ("---", "...")


class Front(NamedTuple):
    """What the front matter says; None where it says nothing."""

    title: str = ""
    subtitle: str = ""
    author: str = ""
    region: str | None = None
    language: str | None = None
    day: date | None = None
    funding: str | None = None
    emblem: Emblem | None = None


def front_end(page: Page) -> int:
    """How many lines the front matter takes, with its fences; 0 if there is none. One without an end is told."""
    if page.lines[0].rstrip() != FENCE:
        return 0
    for number, line in enumerate(page.lines[1:], 1):
        if line.rstrip() in ENDS:
            return number + 1
        if line.startswith("## "):
            break
    page.add(1, "the front matter has no end", "write a line `---` after its last key")
    return next((number for number, line in enumerate(page.lines) if not line.strip() or line.startswith("#")), len(page.lines))


def read_front(page: Page, end: int, house: House) -> Front:
    """The front matter of so many lines; what is wrong with it is told to the page."""
    lines = page.lines[1:end]
    try:
        # The blank line stands for the first fence, so that lines count as in the file.
        document = parse("\n".join(["", *(lines[:-1] if lines and lines[-1].rstrip() in ENDS else lines)]), page.file)
    except DefinitionError as error:
        page.mistakes += error.mistakes
        return Front()
    if document.data is not None and not isinstance(document.data, dict):
        page.add(2, "the front matter is no list of keys", "write `otsikko: …`, `rubrik: …` or `title: …`")
        return Front()
    return _Reader(page, document, house).read()


class _Reader:
    def __init__(self, page: Page, document: Document, house: House) -> None:
        self.page, self.document, self.house = page, document, house
        self.readers: dict[str, Callable[[str], object]] = {
            "region": self._region,
            "language": self._language,
            "day": _day,
            "funding": self._funding,
            "emblem": _emblem,
        }

    def read(self) -> Front:
        found = dict[str, object]()
        said = dict[str, str]()
        for key in self.document.sections:
            field = words.meaning(key, words.FRONT)
            if field is None:
                self._unknown(key)
            elif field in said:
                self._tell(key, f"{key} says the same as {said[field]}", "delete one of them", at_key=True)
            else:
                said[field] = key
                self._take(key, field, found)
        if not self.document.data or not self.document.data.get(said.get("title")):
            self.page.add(
                1, "the deck has no title", "write `otsikko: …`, `rubrik: …` or `title: …` between two lines `---` at the top"
            )
        return Front()._replace(**found)

    def _take(self, key: str, field: str, found: dict[str, object]) -> None:
        value = self.document.data[key]
        if value is None:
            return
        if not isinstance(value, str):
            self._tell(key, f"{key} is not a text", "write a text after the colon")
            return
        try:
            found[field] = self.readers.get(field, str)(" ".join(value.split()))
        except ContentError as error:
            self._tell(key, error.problem, error.remedy)

    def _unknown(self, key: str) -> None:
        understood = (one for one in self.document.sections if words.meaning(one, words.FRONT))
        listed = words.told(words.FRONT, words.tongue(next(understood, ""), words.FRONT))
        remedy = words.remedy(key, words.every(words.FRONT), listed)
        self._tell(key, f"{quoted(key)} is no key of the front matter", remedy, at_key=True)

    def _region(self, name: str) -> str | None:
        try:
            return region_id(name, self.house)
        except ContentError as error:
            names = [said for region in self.house.brand.regions.values() for said in region.name.values()]
            known = [*names, *self.house.brand.regions]
            remedy = words.remedy(name, known, list(self.house.brand.regions))
            raise ContentError(name, f"there is no region {quoted(name)}", remedy) from error

    def _language(self, name: str) -> str:
        languages = self.house.brand.languages
        for key, language in languages.items():
            if words.fold(name) in map(words.fold, (key, language.tag, *language.name.values())):
                return key
        raise ContentError(name, f"there is no language {quoted(name)}", words.remedy(name, list(languages), list(languages)))

    def _funding(self, name: str) -> str:
        regimes = self.house.brand.funding
        own = {key: tuple(regime.name.values()) for key, regime in regimes.items()}
        key = words.meaning(name, own, words.FUNDING)
        if key in regimes:
            return key
        known = [*regimes, *words.every(words.FUNDING)]
        raise ContentError(name, f"there is no funding {quoted(name)}", words.remedy(name, known, list(regimes)))

    def _tell(self, key: str, problem: str, remedy: str, *, at_key: bool = False) -> None:
        self.page.mistakes.append(self.document.mistake((key,), problem, remedy, key=at_key))


def _emblem(text: str) -> str:
    if found := words.meaning(text, words.EMBLEM):
        return found
    listed = [word for all_words in words.EMBLEM.values() for word in all_words[:3]]
    remedy = words.remedy(text, words.every(words.EMBLEM), listed)
    raise ContentError(text, f"{quoted(text)} is no choice of slides that show the emblem", remedy)


def _day(text: str) -> date:
    try:
        parts = read_when(text)
        if parts["first"] and not parts["last"] and not parts["starts"]:
            return date.fromisoformat(parts["first"])
    except ValueError as error:
        problem, _, remedy = str(error).partition("; ")
        if remedy:
            raise ContentError(text, problem, remedy) from None
    raise ContentError(text, f"{quoted(text)} is no day", "write it as 2027-03-12 or 12.3.2027")
