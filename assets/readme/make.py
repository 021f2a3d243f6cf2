"""Makes the README's pictures: the same content for all regions and on all shapes, side by side, by the toolkit itself.

python assets/readme/make.py
"""

from io import BytesIO
from pathlib import Path

from PIL import Image

from toolkit.backends.metadata import About
from toolkit.backends.table import export
from toolkit.batch import plan
from toolkit.decks import Copy, lay_copy
from toolkit.layout.artboard import lay_out
from toolkit.layout.items import Artboard
from toolkit.layout.request import Request
from toolkit.layout.slides import LaidSlide
from toolkit.opened import open_house
from toolkit.sources.kit import read_kit
from toolkit.sources.outline import read_outline

HERE = Path(__file__).parent
KIT = HERE.parent.parent / "brand" / "kits" / "starter" / "kit.yml"
DECK = HERE.parent.parent / "brand" / "decks" / "elmo-esittely.fi.md"
SLIDES = (0, 3, 6)
GAP, WIDTH, PAPER = 24, 1800, "#DCE8F2"
ROWS = (
    ("green-transition_event_kainuu_fi_instagram-portrait", "northern-cooperation_event_lappi_se_instagram-portrait",
     "clusters-meet-regions_event_keski-pohjanmaa_sv_instagram-portrait_light", "people_key-figure_area_fi_instagram-portrait"),
    ("low-carbon_event_pohjois-karjala_fi_open-graph", "seven-regions_region-map_etela-savo_en_open-graph_light"),
    ("green-week_event_area_en_linkedin-cover",),
)  # fmt: skip


def main() -> None:
    house = open_house()
    jobs = {name(job.request): job.request for job in plan(read_kit(KIT, house), house)}
    rows = [row([picture(house, jobs[key]) for key in keys]) for keys in ROWS]
    rows.append(row([drawn(slides(house)[number].artboard) for number in SLIDES]))
    sheet = Image.new("RGB", (WIDTH, sum(image.height for image in rows) + GAP * (len(rows) + 1)), PAPER)
    top = GAP
    for image in rows:
        sheet.paste(image, (0, top))
        top += image.height + GAP
    sheet.save(HERE / "overview.jpg", quality=84, optimize=True)


def name(request: Request) -> str:
    words = (request.name, request.template, request.region or "area", request.language, request.format)
    return "_".join(words) + ("_light" if request.ground == "light" else "")


def slides(house) -> tuple[LaidSlide, ...]:
    outline = read_outline(DECK, house)
    return lay_copy(house, outline, Copy("kainuu", "fi"), DECK.name).slides


def picture(house, request: Request) -> Image.Image:
    return drawn(lay_out(house, request))


def drawn(artboard: Artboard) -> Image.Image:
    return Image.open(BytesIO(export(artboard, "png", About(artboard.title)))).convert("RGB")


def row(pictures: list[Image.Image]) -> Image.Image:
    """Pictures of one height, as wide together as the sheet."""
    room = WIDTH - GAP * (len(pictures) + 1)
    height = round(room / sum(image.width / image.height for image in pictures))
    strip, left = Image.new("RGB", (WIDTH, height), PAPER), GAP
    for image in pictures:
        small = image.resize((round(height * image.width / image.height), height), Image.Resampling.LANCZOS)
        strip.paste(small, (left, 0))
        left += small.width + GAP
    return strip


if __name__ == "__main__":
    main()
