"""For whom a template is made: what masters and layouts of both grounds are written from."""

from dataclasses import dataclass

from toolkit.backends.pptx.art import Art, drawn
from toolkit.backends.pptx.style import Setter
from toolkit.backends.pptx.xml import escaped
from toolkit.geometry import Box
from toolkit.layout.deck.desk import Desk
from toolkit.layout.deck.foot import DeckFoot, Stand, deck_foot
from toolkit.layout.house import House
from toolkit.layout.slides import Mode
from toolkit.model.deck import DeckDesign, Kind
from toolkit.model.strict import Texts

TYPES: dict[Kind, str] = {
    "title": "title",
    "subtitle": "subTitle",
    "body": "body",
    "object": "",
    "picture": "pic",
    "table": "tbl",
    "chart": "chart",
    "date": "dt",
    "footer": "ftr",
    "number": "sldNum",
}
"""PresentationML's word for a placeholder's kind (§19.7.10); an object is one without."""


@dataclass(frozen=True, eq=False)
class Order:
    """A region's template in a language; `foot_emblem` puts the emblem on every slide's foot, not only on the large ones."""

    house: House
    design: DeckDesign
    region: str | None
    language: str
    mode: Mode
    funding: str
    foot_emblem: bool

    @property
    def tag(self) -> str:
        return self.house.brand.languages[self.language].tag

    @property
    def desk(self) -> Desk:
        return Desk(self.house, self.design, self.mode, self.region, self.language, self.funding)

    @property
    def setter(self) -> Setter:
        return Setter(self.tag)

    def say(self, texts: Texts) -> str:
        return self.house.brand.say(texts, self.language)

    def spoken(self, texts: Texts) -> str:
        """Tag of the language in which they are said: another than the deck's where nobody has put them into that."""
        languages = self.house.brand.languages
        return next(languages[key].tag for key in (self.language, *languages[self.language].fallback) if key in texts)

    def prompt(self, texts: Texts, level: int = 0) -> str:
        """A paragraph of what the template says by itself."""
        return self.setter.words(escaped(self.say(texts)), level, self.spoken(texts))

    def foot(self, *, large: bool) -> DeckFoot:
        return deck_foot(self.house, self.design, self.region, self.language, self.funding, large)

    def stands(self, foot: DeckFoot, *, large: bool) -> tuple[Stand, ...]:
        """The logos on a foot."""
        return foot.shown(large or self.foot_emblem).stands

    def logo(self, stand: Stand, box: Box | None = None) -> Art:
        """A logo's picture, for its largest use."""
        large = next(other for other in self.foot(large=True).stands if other.kind == stand.kind)
        width = max(large.box.width, stand.box.width)
        word = self.house.brand.word("emblem" if stand.kind == "emblem" else "logo", self.language)
        files = drawn(stand.drawing, width, self._stated if stand.kind == "emblem" else self.tag)
        name = stand.kind if stand.drawing == large.drawing else f"{stand.kind}-small"
        return Art(name, box or stand.box, files, f"{word}: {stand.drawing.name}")

    @property
    def _stated(self) -> str:
        """Tag of the statement's language."""
        brand = self.house.brand
        return brand.languages[brand.funding[self.funding].languages.get(self.language, self.language)].tag
