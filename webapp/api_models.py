"""What scripts send to the API and get back, as models: requests are read by them, and openapi.json is made of them."""

from typing import Annotated, Any, Literal

from pydantic import Field

from toolkit.layout.lockup import LogoLayout, Variant
from toolkit.layout.partners import MOST_PARTNERS
from toolkit.model.brand import AREA
from toolkit.model.content import Ground
from toolkit.model.strict import Strict, Texts

Suffix = Literal["png", "jpg", "webp", "svg", "pdf", "pptx"]
Share = Annotated[float, Field(strict=True, ge=0, le=1)]
Base64 = Annotated[str, Field(json_schema_extra={"contentEncoding": "base64"})]
Partners = Annotated[tuple[Base64, ...], Field(json_schema_extra={"maxItems": MOST_PARTNERS})]
"""More are told of in the engine's words."""
MOST_SLOTS = 40


class PhotoAsked(Strict):
    """A photograph, and what has to be known to crop and to tell it. In a form with files its bytes are the part `photo`."""

    data: Base64 = ""
    """JPEG, HEIC, PNG, WebP, AVIF or TIFF, told by its content."""
    focus: tuple[Share, Share] = (0.5, 0.5)
    """The point that must stay in view, as fractions from the upper left."""
    alt: Annotated[str, Field(max_length=300)] = ""
    """What it shows."""
    credit: Annotated[str, Field(max_length=80)] = ""


class ImageAsked(Strict):
    """A picture. Slots of `content` are those that GET /templates tells of."""

    template: str
    format: str
    content: Annotated[dict[str, Any], Field(max_length=MOST_SLOTS)]
    region: str = AREA
    language: str = "fi"
    ground: Ground = "dark"
    funding: str = "eu-cofunded"
    photo: PhotoAsked | None = None
    partners: Partners = ()
    """Partners' logos, SVG or PNG. In a form with files they are the parts `partner`."""
    suffix: Suffix = "png"


class LogoAsked(Strict):
    """A logo, alone, with the emblem, or with the emblem and partners."""

    region: str = AREA
    layout: LogoLayout = "horizontal"
    variant: Variant = "positive"
    language: str = "fi"
    beside: Literal["", "eu", "partners"] = ""
    partners: Partners = ()
    suffix: Literal["svg", "png", "pdf", "eps"] = "svg"


class DeckAsked(Strict):
    """A deck from an outline in Markdown; what is empty is as the outline says."""

    outline: Annotated[str, Field(max_length=500_000)]
    region: str = ""
    language: str = ""
    mode: Literal["office", "brand", "embed"] = "office"
    suffix: Literal["pptx", "pdf", "zip"] = "pptx"


class Mistake(Strict):
    """One thing that is wrong."""

    where: str
    problem: str
    remedy: str
    line: int
    column: int


class Problem(Strict):
    """RFC 9457: what went wrong, where, and what to do."""

    type: str
    title: str
    status: int
    detail: str
    where: str
    problem: str
    remedy: str
    mistakes: tuple[Mistake, ...] = ()


class FindingTold(Strict):
    """What a rule says of a picture."""

    code: str
    level: Literal["law", "guideline", "national", "house"]
    severity: Literal["error", "warning"]
    message: str
    source: str


class ImageTold(Strict):
    """A picture in words."""

    title: str
    alt: str
    width: int
    height: int
    findings: tuple[FindingTold, ...]


class RegionTold(Strict):
    id: str
    name: Texts
    languages: tuple[str, ...]


class LanguageTold(Strict):
    id: str
    name: Texts
    tag: str
    """BCP 47."""


class SlotTold(Strict):
    id: str
    kind: Literal["text", "period", "link", "rows"]
    label: Texts
    help: Texts
    required: bool
    max: int
    """Characters at most; of rows, one row's title."""
    rows: tuple[int, int] | None
    """Fewest and most, of rows."""


class TemplateTold(Strict):
    id: str
    name: Texts
    purpose: Texts
    slots: tuple[SlotTold, ...]
    sample: dict[str, dict[str, Any]]
    """Language → slot → what may stand there."""


class FormatTold(Strict):
    id: str
    name: Texts
    channel: str
    width: int
    height: int
    """Pixels."""
    suffixes: tuple[str, ...]
    """What the channel takes, the best first."""
    source: str


class RuleTold(Strict):
    code: str
    about: str


class FundingTold(Strict):
    id: str
    name: Texts
    emblem: bool
    source: str


class FileTold(Strict):
    """A file that a kit would make; a deck's pages have no fixed number."""

    path: str
    width: int
    height: int


class Regions(Strict):
    regions: tuple[RegionTold, ...]


class Languages(Strict):
    languages: tuple[LanguageTold, ...]


class Templates(Strict):
    templates: tuple[TemplateTold, ...]


class Formats(Strict):
    formats: tuple[FormatTold, ...]


class Rules(Strict):
    rules: tuple[RuleTold, ...]


class Fundings(Strict):
    funding: tuple[FundingTold, ...]


class Files(Strict):
    files: tuple[FileTold, ...]
