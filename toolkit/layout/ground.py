"""The ground: a photograph under its veil, or the northern scenery of the template, from the canvas' edge to the foot."""

from collections.abc import Sequence
from math import ceil, floor
from typing import NamedTuple

from toolkit.color import Color
from toolkit.geometry import Box
from toolkit.layout.house import House
from toolkit.layout.items import Item, Picture, Scene, Text
from toolkit.layout.request import Request
from toolkit.layout.veil import Band, lay_soft_veil, lay_veil, share_needed
from toolkit.model.format import Format
from toolkit.model.template import Template

FAINT = 0.16
"""Veil over a photograph where no text stands."""

LIGHT_FAINT = 0.06
CALM = 0.45
"""Least veil over a photograph under texts on wide pictures, where they stand in its midst, and under a map."""

HALO = 0.25
"""How far round a text its ground is measured and kept calm, in the text's size."""

STEPS = 20
"""The veil's strength is rounded up to one of so many."""

BRIGHT = 0.62
"""The brightest that scenery gets: this share of the shared accent over the ground (templates/social/_north)."""


class Scenery(NamedTuple):
    """What a ground is drawn for."""

    house: House
    request: Request
    template: Template
    format: Format
    foot: Box
    text: Box

    @property
    def box(self) -> Box:
        """The canvas without the white ground that reaches its edge."""
        canvas = self.format.canvas
        if self.format.shape == "banner":
            reaches = self.foot.right >= self.format.trim.right - 1 or self.foot.height >= canvas.height * 0.98
            return Box(0, 0, ceil(self.foot.x) + 1, canvas.height) if reaches else canvas  # under the foot, so that no seam shows
        return canvas

    @property
    def tone(self) -> Color:
        return self.house.brand.color("ground-dark" if self.request.ground == "dark" else "ground-light")


def lay_ground(scenery: Scenery, texts: Sequence[Text], *, photo: bool) -> tuple[Item, ...]:
    """The photograph or the scenery, and the veil that the texts need over it."""
    colors = {text.color for text in texts}
    if photo and scenery.request.photo:
        return _photograph(scenery, scenery.request.photo.file, texts)
    return _north(scenery, colors)


def _photograph(scenery: Scenery, path: str, texts: Sequence[Text]) -> tuple[Item, ...]:
    assert scenery.request.photo is not None
    dark, box = scenery.request.ground == "dark", scenery.box
    alt = scenery.request.photo.alt.get(scenery.request.language, "")
    picture = Picture(path, scenery.request.photo.focus, box, alt=alt)
    shape = scenery.format.shape
    least = CALM if shape in ("wide", "banner") or scenery.template.shapes[shape].map else 0.0
    bands = [_band(scenery, picture, text, least) for text in texts]
    share = max((band.share for band in bands), default=0.0)
    faint = CALM if scenery.template.shapes[shape].map else min(FAINT if dark else LIGHT_FAINT, share)
    if shape in ("tall", "square"):
        return picture, lay_soft_veil(box, bands, scenery.tone, faint)
    return picture, lay_veil(box, _zone(box, scenery.text), scenery.tone, share, shape, faint)


def _band(scenery: Scenery, picture: Picture, text: Text, least: float) -> Band:
    box = scenery.box
    near = text.box.inset(-HALO * text.lines[0].size)
    top, bottom = ((edge - box.y) / box.height for edge in (near.y, near.bottom))
    return Band(top, bottom, max(_share(scenery, picture, text), least))


def _share(scenery: Scenery, picture: Picture, text: Text) -> float:
    """Of the veil, for one text: against what the photograph shows round that text, not elsewhere."""
    near = _zone(scenery.box, text.box.inset(-HALO * text.lines[0].size))
    darkest, brightest = scenery.house.look(picture, near, scenery.format.pixels_per_unit)
    worst = brightest if scenery.request.ground == "dark" else darkest
    return min(1.0, ceil(share_needed({text.color}, scenery.tone, worst) * STEPS) / STEPS)


def _zone(ground: Box, text: Box) -> Box:
    """The text's surroundings in eighths of the ground, so that headlines of like length have the same veil."""
    wide, high = ground.width / 8, ground.height / 8
    left, top = floor((text.x - ground.x) / wide), floor((text.y - ground.y) / high)
    right, bottom = ceil((text.right - ground.x) / wide), ceil((text.bottom - ground.y) / high)
    return Box(ground.x + left * wide, ground.y + top * high, (right - left) * wide, (bottom - top) * high)


def _north(scenery: Scenery, colors: set[Color]) -> tuple[Item, ...]:
    """Sky and land by the template's seed; the same for all regions, whose star stands before it."""
    house, dark, box = scenery.house, scenery.request.ground == "dark", scenery.box
    worst = scenery.tone.mix(house.brand.color("aurora-light"), BRIGHT) if dark else house.brand.color("mist")
    share = share_needed(colors, scenery.tone, worst)
    values = (
        ("ground", scenery.request.ground),
        ("width", round(box.width, 2)),
        ("height", round(box.height, 2)),
        ("seed", scenery.template.seed),
        ("shape", scenery.format.shape),
        *_inks(house).items(),
    )
    land = f"social/{scenery.template.id}/artwork.svg.j2"
    veil = lay_veil(box, _zone(box, scenery.text), scenery.tone, share, scenery.format.shape, 0)
    return Scene("social/_north/sky.svg.j2", box, values, soft=True), veil, Scene(land, box, values + _free(scenery))


def _free(scenery: Scenery) -> tuple[tuple[str, float], ...]:
    """Where no star may stand: the text's surroundings, as the artwork names their edges."""
    zone = _zone(scenery.box, scenery.text)
    edges = {"free_left": zone.x, "free_top": zone.y, "free_right": zone.right, "free_bottom": zone.bottom}
    return tuple((name, round(edge, 2)) for name, edge in edges.items())


def _inks(house: House) -> dict[str, str]:
    """The scenery's colours by the name that its artwork uses: the palette's, and mixtures of two of them."""
    color = house.brand.color
    night, aurora = color("night"), color("aurora")
    inks = {
        key.replace("-", "_"): color(key) for key in ("night", "dusk", "aurora", "aurora-light", "snow", "ice", "mist", "white")
    }
    inks |= {
        "zenith": night.mix(color("black"), 0.5),
        "blue_light": color("dusk").mix(color("mist"), 0.25),
        "pale_aurora": color("snow").mix(aurora, 0.25),
        "far": night.mix(aurora, 0.17),
        "middle": night.mix(aurora, 0.08),
    }
    return {key: ink.hex for key, ink in inks.items()}
