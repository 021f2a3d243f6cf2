"""The palette as files for other programs: style sheets, design tokens, swatches, an Office theme.

CSS custom properties (CSS Variables Level 1); Design Tokens Format Module 2025.10 of the W3C's community group; Adobe Swatch
Exchange, as its readers take it; GIMP's palette of text; a theme package of ISO/IEC 29500 (.thmx); posit's brand.yml 0.2. All of
them name the colours alike, by their ids; with a region the accents are that region's. The same definition gives the same bytes.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from struct import pack
from typing import Any

import yaml

from toolkit.backends.pptx.theme import theme
from toolkit.color import Color
from toolkit.errors import ContentError, suggestion
from toolkit.layout.funding import FACE
from toolkit.layout.house import House
from toolkit.model.brand import Ink, Style
from toolkit.zips import zipped

ACCENTS = {"accent-on-light": False, "accent-on-dark": True}
"""Roles that a region has its own colours for, and whether they are for dark grounds."""

HEADLINE, TEXT = "headline", "body"
"""Styles whose faces stand for the brand's two."""


def palette_file(house: House, kind: str, region: str | None = None, language: str = "en") -> bytes:
    """The file of a kind in KINDS; ContentError for any other."""
    if kind not in KINDS:
        raise ContentError(kind, "there is no such kind of palette", suggestion(kind, list(KINDS)))
    return KINDS[kind][1](house, region, language)


def palette_name(house: House, kind: str, region: str | None = None) -> str:
    """How the file is called: `enf-kainuu.css`; `_brand.yml` has its name from those who read it."""
    name = KINDS[kind][0]
    return name if name.startswith("_") else "-".join(filter(None, (house.brand.prefix, region))) + name


def roles_of(house: House, region: str | None) -> dict[str, str]:
    """Role → colour id, the accents those of the region."""
    owner = house.region(region)
    own = {"accent-on-light": owner.accent, "accent-on-dark": owner.accent_light} if owner else {}
    return {**house.brand.palette.roles, **own}


def family_of(house: House, style: str) -> str:
    """The typeface that a style is set in."""
    typography = house.brand.typography
    return typography.faces[typography.styles[style].face].family


def _css(house: House, region: str | None, language: str) -> bytes:
    brand, prefix = house.brand, house.brand.prefix
    lines = [f"--{prefix}-{key}: {ink.hex.hex};" for key, ink in brand.palette.colors.items()]
    lines += [f"--{prefix}-role-{role}: var(--{prefix}-{key});" for role, key in roles_of(house, region).items()]
    lines += [f'--{prefix}-font-{name}: "{family_of(house, style)}", sans-serif;' for name, style in _FONTS]
    own = "".join(f'\n[data-region="{key}"] {{\n{_accents(prefix, roles_of(house, key))}}}\n' for key in brand.regions)
    body = "\n".join(f"  {line}" for line in lines)
    return f"/* {_title(house, region, language)}. {_status(house, language)} */\n:root {{\n{body}\n}}\n{own}".encode()


_FONTS = (("headline", HEADLINE), ("text", TEXT))


def _accents(prefix: str, roles: Mapping[str, str]) -> str:
    return "".join(f"  --{prefix}-role-{role}: var(--{prefix}-{roles[role]});\n" for role in ACCENTS)


def _tokens(house: House, region: str | None, language: str) -> bytes:
    brand = house.brand
    told: dict[str, Any] = {"$description": f"{_title(house, region, language)}. {_status(house, language)}"}
    colors = {key: _color_token(ink, brand.say(ink.name, language)) for key, ink in brand.palette.colors.items()}
    told["color"] = {"$type": "color", **colors}
    told["role"] = {"$type": "color"} | {role: {"$value": f"{{color.{key}}}"} for role, key in roles_of(house, region).items()}
    told["typography"] = {"$type": "typography"} | {key: _style(house, one) for key, one in brand.typography.styles.items()}
    told["logo-minimum"] = {"$type": "dimension"} | {
        layout: {"$value": {"value": width, "unit": "px"}} for layout, width in brand.logos.min_width_px.items()
    }
    told["emblem-minimum"] = {"$type": "dimension", "$value": {"value": brand.emblem.min_height_css_px, "unit": "px"}}
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _color_token(ink: Ink, name: str) -> dict[str, Any]:
    components = [round(channel / 255, 6) for channel in ink.hex]
    return {
        "$value": {"colorSpace": "srgb", "components": components, "alpha": 1, "hex": ink.hex.hex.lower()},
        "$description": name,
    }


def _style(house: House, style: Style) -> dict[str, Any]:
    """The smallest size that a style may have; layouts let it grow."""
    face = house.brand.typography.faces[style.face]
    spacing = round(style.tracking * style.size[0], 4)
    value = {"fontFamily": face.family, "fontWeight": face.weight, "fontSize": {"value": style.size[0], "unit": "px"}}
    return {"$value": value | {"letterSpacing": {"value": spacing, "unit": "px"}, "lineHeight": style.leading}}


def _ase(house: House, region: str | None, language: str) -> bytes:
    """Two groups: the colours of screens, and the same in ink."""
    title, colors = _title(house, region, language), _named(house, region, language)
    blocks = [_block(0xC001, _utf16(f"{title} RGB")), *(_block(1, _utf16(name) + _rgb(ink.hex)) for name, ink in colors)]
    blocks += [_block(0xC002, b""), _block(0xC001, _utf16(f"{title} CMYK"))]
    blocks += [*(_block(1, _utf16(name) + _cmyk(ink)) for name, ink in colors), _block(0xC002, b"")]
    return b"ASEF" + pack(">HHI", 1, 0, len(blocks)) + b"".join(blocks)


GLOBAL = 0
"""A swatch that changes everywhere when it is changed once."""


def _block(kind: int, data: bytes) -> bytes:
    return pack(">HI", kind, len(data)) + data


def _utf16(text: str) -> bytes:
    coded = f"{text}\0".encode("utf-16-be")
    return pack(">H", len(coded) // 2) + coded


def _rgb(color: Color) -> bytes:
    return b"RGB " + pack(">3fH", *(channel / 255 for channel in color), GLOBAL)


def _cmyk(ink: Ink) -> bytes:
    return b"CMYK" + pack(">4fH", *(percent / 100 for percent in ink.cmyk), GLOBAL)


def _gpl(house: House, region: str | None, language: str) -> bytes:
    rows = [f"{ink.hex.red:3} {ink.hex.green:3} {ink.hex.blue:3}\t{name}" for name, ink in _named(house, region, language)]
    head = ["GIMP Palette", f"Name: {_title(house, region, language)}", "Columns: 0", f"# {_status(house, language)}"]
    return ("\n".join([*head, *rows]) + "\n").encode()


def _named(house: House, region: str | None, language: str) -> list[tuple[str, Ink]]:
    """Colours by name, a region's own before the other regions'."""
    owner = house.region(region)
    own = (owner.accent, owner.accent_light) if owner else ()
    colors = house.brand.palette.colors
    return [(house.brand.say(colors[key].name, language), colors[key]) for key in dict.fromkeys((*own, *colors))]


def _brand_yml(house: House, region: str | None, language: str) -> bytes:
    brand, roles = house.brand, roles_of(house, region)
    uses = {"foreground": "text-on-light", "background": "ground-light", "primary": "accent-on-light"}
    uses |= {"secondary": "muted-on-light", "light": "ground-light", "dark": "ground-dark"}
    told = {
        "meta": {"name": {"short": brand.name, "full": _title(house, region, language)}, "link": f"https://{brand.area.site}"},
        "color": {
            "palette": {key: ink.hex.hex for key, ink in brand.palette.colors.items()},
            **{field: roles[role] for field, role in uses.items()},
        },
        "typography": {
            "fonts": [_files(house, family) for family in dict.fromkeys(family_of(house, style) for _, style in _FONTS)],
            "base": {"family": family_of(house, TEXT), "line-height": brand.typography.styles[TEXT].leading},
            "headings": {"family": family_of(house, HEADLINE), "weight": _weight(house, HEADLINE)},
        },
    }
    return yaml.safe_dump(told, sort_keys=False, allow_unicode=True, width=130).encode()


def _files(house: House, family: str) -> dict[str, Any]:
    faces = (face for face in house.brand.typography.faces.values() if face.family == family)
    return {"family": family, "source": "file", "files": [{"path": face.file, "weight": face.weight} for face in faces]}


def _weight(house: House, style: str) -> int:
    typography = house.brand.typography
    return typography.faces[typography.styles[style].face].weight


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGES = "http://schemas.openxmlformats.org/package/2006"
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _thmx(house: House, region: str | None, language: str) -> bytes:
    """The decks' own theme in a package that Office's Browse for Themes opens."""
    parts = _parts(theme(house, region, language, "office", "light"))
    return zipped((name, DECLARED + text) for name, text in parts)


def _parts(colors: str) -> Iterator[tuple[str, str]]:
    kinds = {"themeManager": "themeManager", "theme1": "theme"}
    declared = "".join(
        f'<Override PartName="/theme/theme/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    relations = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    yield "[Content_Types].xml", f'<Types xmlns="{PACKAGES}/content-types">{relations}{declared}</Types>'
    yield "_rels/.rels", _relation("officeDocument", "theme/theme/themeManager.xml")
    yield "theme/theme/themeManager.xml", '<a:themeManager xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
    yield "theme/theme/_rels/themeManager.xml.rels", _relation("theme", "theme1.xml")
    yield "theme/theme/theme1.xml", colors


def _relation(kind: str, target: str) -> str:
    one = f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{PACKAGES}/relationships">{one}</Relationships>'


def _title(house: House, region: str | None, language: str) -> str:
    return f"{house.brand.name} {house.owner_name(region, language)}"


def _status(house: House, language: str) -> str:
    return house.brand.word(f"status-{house.brand.status}", language)


def statement_family(house: House) -> str:
    """The typeface of the funding statement."""
    return house.brand.typography.faces[FACE].family


Write = Callable[[House, str | None, str], bytes]
KINDS: dict[str, tuple[str, Write]] = {
    "css": (".css", _css),
    "json": (".tokens.json", _tokens),
    "ase": (".ase", _ase),
    "gpl": (".gpl", _gpl),
    "thmx": (".thmx", _thmx),
    "brand": ("_brand.yml", _brand_yml),
}
"""Kind → the file's ending, or its whole name, and who writes it."""
