"""From a request to an artboard: the foot first, then the text in what is left, then the ground under both.

The order matters: the emblem's size follows from the rules, the text takes what room there is, and the veil is drawn where the
text came to stand.
"""

from collections.abc import Iterable
from contextlib import suppress

from toolkit.errors import ContentError, MisfitError
from toolkit.geometry import Box
from toolkit.layout.code import draw_code
from toolkit.layout.feet import foot_for, row_heights
from toolkit.layout.foot import Foot
from toolkit.layout.ground import HALO, Scenery, lay_ground
from toolkit.layout.house import House
from toolkit.layout.items import Artboard, Item, Mark, Text
from toolkit.layout.motif import lay_map, lay_motif, lay_portrait
from toolkit.layout.request import Request
from toolkit.layout.stack import Scale, lay_stack
from toolkit.layout.words import alternative, link_of, parts, title_of
from toolkit.model.brand import AREA
from toolkit.model.format import Format, margin
from toolkit.model.template import Arrangement, Place, Template


def lay_out(house: House, request: Request) -> Artboard:
    """The picture, laid out. Raises MisfitError, GlyphError or ContentError for texts that cannot be set.

    Partners give way to a text that would else have no room.
    """
    *heights, least = row_heights(house, request)
    for height in heights:
        with suppress(MisfitError):
            return _on_foot(house, request, foot_for(house, request, height, file_stem(house, request)))
    return _on_foot(house, request, foot_for(house, request, least, file_stem(house, request)))


def _on_foot(house: House, request: Request, foot: Foot) -> Artboard:
    template, fmt = house.templates[request.template], house.brand.formats[request.format]
    arrangement = template.shapes[fmt.shape]
    code = _code_box(arrangement, foot, request, template)
    texts = _texts(house, request, template, arrangement, foot, code)
    motifs, marks = _motifs(house, request, arrangement, foot, texts, code)
    scenery = Scenery(house, request, template, fmt, foot.ground, _hull(texts, HALO))
    portrait = arrangement.portrait is not None
    return Artboard(
        name=file_stem(house, request),
        format=fmt,
        language=request.language,
        title=title_of(template, request),
        alt=alternative(house, request, template, arrangement),
        items=(*lay_ground(scenery, texts, photo=not portrait), *motifs, *foot.items, *texts),
        marks=(*foot.marks, *marks),
        region=request.region,
        template=template.id,
        funding=request.funding if house.brand.funding[request.funding].emblem else None,
        link=link_of(template, request) if code else None,
    )


def file_stem(house: House, request: Request) -> str:
    """`enf_vihrea-siirtyma_event_kainuu_fi_instagram-portrait`, with `_light` on a light ground."""
    words = (house.brand.prefix, request.name, request.template, request.region or AREA, request.language, request.format)
    return "_".join(words) + ("_light" if request.ground == "light" else "")


def scale_of(fmt: Format) -> Scale:
    return Scale(fmt.css_px, (fmt.live.width * fmt.live.height) ** 0.5 / 100)


def within(place: Place, content: Box) -> Box:
    return content.part(*place.at)


def _texts(
    house: House, request: Request, template: Template, arrangement: Arrangement, foot: Foot, code: Box | None
) -> tuple[Text, ...]:
    fmt, box = house.brand.formats[request.format], within(arrangement.text, foot.content)
    stack = parts(house, request, template, arrangement, beside_code=code is not None and code.meets(box))
    if not stack:
        raise ContentError(file_stem(house, request), "nothing to say was given", "fill in at least a title")
    narrow = code if code is not None and code.meets(box) else None
    return lay_stack(stack, box, scale_of(fmt), arrangement.text.align[1], narrow, file_stem(house, request))


def _code_box(arrangement: Arrangement, foot: Foot, request: Request, template: Template) -> Box | None:
    """A square, where a link was given and the shape has a place for its code."""
    if arrangement.code is None or not link_of(template, request):
        return None
    return within(arrangement.code, foot.content).contain(1, arrangement.code.align)


def _motifs(
    house: House, request: Request, arrangement: Arrangement, foot: Foot, texts: tuple[Text, ...], code: Box | None
) -> tuple[tuple[Item, ...], tuple[Mark, ...]]:
    items, marks = list[Item](), list[Mark]()
    if arrangement.map:
        items += lay_map(house, request, within(arrangement.map, foot.content))
    if arrangement.portrait and request.photo:
        items += lay_portrait(house, request, within(arrangement.portrait, foot.content).contain(1, arrangement.portrait.align))
    elif arrangement.constellation and not request.photo:
        box = within(arrangement.constellation, foot.content)
        items += lay_motif(house, request, _clear(box, _hull(texts, HALO), margin(house.brand.formats[request.format].live)))
    if code:
        link = link_of(house.templates[request.template], request) or ""
        items += draw_code(link, code, house.brand.color("night"), house.brand.color("white"), snap=True)
        marks.append(Mark("code", code, link))
    return tuple(items), tuple(marks)


def _clear(box: Box, text: Box, gap: float) -> Box:
    """The box without the rows that the text needs, when they meet."""
    if not box.meets(text):
        return box
    return Box(box.x, box.y, box.width, max(text.y - gap - box.y, 0))


def _hull(texts: Iterable[Text], around: float = 0) -> Box:
    """The box of all texts, each with so much room around it, in its size."""
    boxes = [text.box.inset(-around * text.lines[0].size) for text in texts]
    hull = boxes[0]
    for box in boxes[1:]:
        hull = hull.union(box)
    return hull
