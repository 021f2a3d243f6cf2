"""What holds for every test: the house, sample content for every template, and hypothesis trying the same in every run."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from toolkit.layout.house import House
from toolkit.layout.request import Request
from toolkit.model.content import Content, Period, Photo, Row
from toolkit.opened import open_house

settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

ROOT = Path(__file__).parents[1]

WHEN = Period.model_validate({"first": "2027-03-12", "starts": "09:00", "ends": "12:00"})
ROWS = (
    Row(time="9.00", title="Avaus", who="Aino Virtanen"),
    Row(time="9.15", title="Kaivokset ja metsät muutoksessa", who="Matti Korhonen"),
    Row(time="10.00", title="Kahvi ja verkostoituminen"),
    Row(time="10.30", title="Energian uudet kumppanuudet", who="Liisa Karjalainen"),
    Row(time="11.45", title="Yhteenveto ja jatko"),
)
EVENT: Content = {"when": WHEN, "title": "Vihreä siirtymä kasvaa yhteistyöstä", "place": "Kajaanin ammattikorkeakoulu, Taito 1"}
CONTENTS: dict[str, Content] = {
    "event": EVENT | {"lead": "Aamupäivä kaivos-, metsä- ja energia-alan yrityksille", "link": "https://example.org/i/101"},
    "save-the-date": EVENT | {"place": "Kajaani"},
    "speaker": EVENT | {"speaker": "Aino Virtanen", "speaker-title": "Kehitysjohtaja, Kainuun liitto"},
    "quote": {
        "quote": "Yhteinen ilme tekee seitsemästä maakunnasta yhden kumppanin.",
        "speaker": "Aino Virtanen",
        "speaker-title": "Kehitysjohtaja",
    },
    "key-figure": {
        "figure": "1,27 milj.",
        "title": "ihmistä asuu Itä- ja Pohjois-Suomessa",
        "lead": "Seitsemän maakuntaa, 235 450 neliökilometriä",
        "source": "Vanguard Initiative",
    },
    "call": {
        "title": "Rahoitusta puhtaisiin ratkaisuihin",
        "lead": "Haku kehittämishankkeille",
        "closes": Period.model_validate({"first": "2027-04-30", "starts": "16:15"}),
        "link": "https://example.org/haku",
    },
    "programme": EVENT | {"rows": ROWS},
    "announcement": {
        "title": "Strategian 2024–2027 väliarviointi alkaa maaliskuussa",
        "lead": "Mitä painopisteet ovat saaneet aikaan?",
        "link": "https://example.org/u/1",
    },
    "region-map": {
        "title": "Seitsemän maakuntaa, yksi suunta",
        "lead": "Itä- ja Pohjois-Suomen yhteistyö kattaa Suomen pinta-alasta yli puolet.",
    },
}
"""A content in Finnish for every template, as a person would write it."""


@pytest.fixture(scope="session")
def house() -> House:
    """The brand as it stands in brand/, and all it draws on."""
    return open_house()


@pytest.fixture(scope="session")
def contents() -> Mapping[str, Content]:
    return CONTENTS


@pytest.fixture(scope="session")
def photos() -> Mapping[str, Photo]:
    """The sample photographs of assets/photos, by name: city, lake, winter."""
    files = sorted((ROOT / "assets/photos").glob("sample-*.jpg"))
    return {file.stem.removeprefix("sample-"): Photo(file=str(file), alt={"fi": "Näytekuva"}) for file in files}


@pytest.fixture(scope="session")
def request_for() -> Callable[..., Request]:
    """A request with sample content: `request_for("event", "story", ground="light")`; any other field may be given too."""

    def make(template: str, format: str, **overrides: object) -> Request:
        fields = {"name": "vihrea", "region": "kainuu", "language": "fi", "funding": "eu-cofunded", "content": CONTENTS[template]}
        return Request(template=template, format=format, **fields | overrides)

    return make


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the definition to be broken; fonts and pictures are the toolkit's own."""
    for name in ("brand", "templates"):
        shutil.copytree(ROOT / name, tmp_path / "own" / name)
    (tmp_path / "own" / "assets").symlink_to(ROOT / "assets")
    return tmp_path / "own"


@pytest.fixture
def edit(root: Path) -> Callable[[str, str, str], None]:
    """Writes something else where something stands for the first time: `edit("brand/palette.yml", old, new)`."""

    def write(file: str, old: str, new: str) -> None:
        text = (root / file).read_text(encoding="utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return write
