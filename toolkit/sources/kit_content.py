"""What stands under a language of a kit → the content of each template: every slot read by its kind, and its mistakes told.

Called by toolkit.sources.kit, which knows what an entry is. A text is checked here for all that would stop each of its pictures:
its length, characters that a face of its slot lacks, and links that no code can hold.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any
from unicodedata import category

from pydantic import TypeAdapter, ValidationError

from toolkit.errors import ContentError
from toolkit.geometry import Box
from toolkit.layout.code import module_side
from toolkit.layout.house import House
from toolkit.model.content import Content, Period, Row, Value, When
from toolkit.model.template import Slot, Template
from toolkit.text.font import Typeface
from toolkit.text.plain import normalise
from toolkit.wording import Loc, Worded, remedy_for, worded

WRITTEN_AS = {
    "period": "write it as 2027-03-12, 12.3.2027, 12.3.2027 9.00–12.00 or 20.–21.5.2027",
    "rows": "write a list of rows, each `- { time: …, title: … }`",
}
"""What is said of a slot whose text is of another kind."""

PLATE = Box(0, 0, 1, 1)
Tell = Callable[..., None]
"""Called with place, problem and remedy of a mistake; `key=True` where it is about the key there."""

_periods: TypeAdapter[Period] = TypeAdapter(When)
_rows: TypeAdapter[tuple[Row, ...]] = TypeAdapter(tuple[Row, ...])


def read_contents(
    house: House,
    templates: Sequence[Template],
    written: Mapping[str, Any],
    language: str,
    loc: Loc,
    tell: Tell,
    meant: Collection[str] = (),
) -> Iterator[tuple[str, Content]]:
    """Template id → what was written for it at `loc`, in one language; slots that are `meant` by misspelt ones are not missed."""
    reader = _Reader(house, templates, language, tell, meant)
    for template in templates:
        yield template.id, reader.content(written, template, loc)


def tell_unknown(
    templates: Sequence[Template], written: Mapping[str, Any], loc: Loc, tell: Tell, *, whole: bool = True
) -> set[str]:
    """Tells what none of the templates has a slot for, and says which slots were meant.

    Where these are not the `whole` of them, another may have it: only what is nearly one of theirs is told then.
    """
    known = {slot for template in templates for slot in template.slots}
    remedies = {key: remedy_for(key, known) for key in written if key not in known}
    for key, remedy in remedies.items():
        if whole or remedy.startswith("did you mean "):
            tell((*loc, key), f"{key} is not a slot of these templates", remedy, key=True)
    return {slot for slot in known if f"did you mean {slot}?" in remedies.values()}


def is_blank(value: Any) -> bool:
    """Whether nothing is written there, or nothing that can be seen: blanks and signs that only steer line breaks."""
    return value is None or (isinstance(value, str) and all(char.isspace() or category(char) == "Cf" for char in value))


class _Reader:
    def __init__(
        self, house: House, templates: Sequence[Template], language: str, tell: Tell, meant: Collection[str] = ()
    ) -> None:
        self.house, self.templates, self.language, self.tell, self.meant = house, templates, language, tell, meant

    def content(self, written: Mapping[str, Any], template: Template, loc: Loc) -> Content:
        content = dict[str, Value]()
        for key, slot in template.slots.items():
            value = written.get(key)
            if is_blank(value):
                if slot.required and key not in self.meant:
                    self.tell(loc, f"{key} is missing, and {template.id} needs it", f"write `{key}: …`")
            elif (read := self._value(value, slot, (*loc, key))) is not None:
                content[key] = read
        return content

    def _value(self, value: Any, slot: Slot, loc: Loc) -> Value | None:
        try:
            return self._parsed(value, slot, loc)
        except ValidationError as error:
            for found in worded(error, Row if slot.kind == "rows" else Period, under=str(loc[-1])):
                self._unreadable(found, value, slot, loc)
        except ContentError as error:
            self.tell(loc, error.problem, error.remedy)
        return None

    def _unreadable(self, found: Worded, value: Any, slot: Slot, loc: Loc) -> None:
        """A period in one line is told as a whole, whatever part of it is wrong."""
        if isinstance(value, Mapping) or found.problem.startswith(f"{loc[-1]}: ") or (slot.kind == "rows" and found.loc):
            self.tell((*loc, *found.loc), found.problem, found.remedy, key=found.key)
        else:
            self.tell(loc, f"{loc[-1]} cannot be read", WRITTEN_AS[slot.kind])

    def _parsed(self, value: Any, slot: Slot, loc: Loc) -> Value:
        if slot.kind == "period":
            return _periods.validate_python(value)
        if slot.kind == "rows":
            return self._rows(value, slot, loc)
        if not isinstance(value, str):
            raise ContentError(str(loc[-1]), f"{loc[-1]} is not a text", "write a text")
        text = self._text(value, slot.max, str(loc[-1]), self._faces(str(loc[-1])))
        if slot.kind == "link":
            module_side(text, PLATE)
        return text

    def _rows(self, value: Any, slot: Slot, loc: Loc) -> tuple[Row, ...]:
        rows, (least, most) = _rows.validate_python(value), slot.rows
        if not least <= len(rows) <= most:
            raise ContentError(
                str(loc[-1]),
                f"{loc[-1]} has {len(rows)} of {least} to {most} rows",
                "add some, or divide it among several entries",
            )
        faces = self._faces(str(loc[-1]), "time")
        for place, row in enumerate(rows):
            for field, text in row:
                try:
                    if field != "who" and is_blank(text):
                        raise ContentError(field, f"{field} is empty", f"write `{field}: …`")
                    self._text(text, slot.max, field, faces)
                except ContentError as error:
                    self.tell((*loc, place, field), error.problem, error.remedy)
        return rows

    def _text(self, value: str, most: int, name: str, faces: Sequence[Typeface]) -> str:
        """The text ready to be set; ContentError for one that is too long, or of which a face lacks a character."""
        text = normalise(value, self.language, name)
        if len(text) > most:
            raise ContentError(name, f"{name} has {len(text):,} characters where {most} have room", "shorten it")
        if faces:
            max(faces, key=lambda face: len(face.missing(text))).require(text, name)
        return text

    def _faces(self, slot: str, *more: str) -> list[Typeface]:
        """The faces that a slot is set in by any of the templates, and those of more styles."""
        styles = self.house.brand.typography.styles
        used = [block.style for template in self.templates for block in template.stack if block.slot == slot]
        return [self.house.face(face) for face in dict.fromkeys(styles[style].face for style in (*used, *more))]
