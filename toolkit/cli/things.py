"""What there is and what is wrong with it: `brandkit list`, `show`, `new` and `brand`."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from toolkit.cli.say import FOUND, GOOD, count, require
from toolkit.errors import ContentError, suggestion

if TYPE_CHECKING:
    from toolkit.layout.house import House
    from toolkit.model.template import Slot


KINDS = ("regions", "languages", "templates", "formats", "funding", "partners", "layouts")


@click.command("list")
@click.argument("what", required=False, type=click.Choice(KINDS))
def list_(what: str | None) -> int:
    """List what there is: regions, languages, templates, formats, funding regimes, partners, layouts of decks."""
    from toolkit.opened import open_house

    house = open_house()
    for kind in [what] if what else KINDS:
        things = _things(house, kind)
        click.echo(click.style(kind, bold=True))
        width = max(map(len, things), default=0) + 2
        for key, thing in things.items():
            click.echo(f"  {key:{width}}{_about(kind, thing)}")
    return GOOD


@click.command()
@click.argument("name")
def show(name: str) -> int:
    """Show one thing in full: a region, language, template, format, funding regime, colour or partner."""
    from toolkit.opened import open_house

    house = open_house()
    brand = house.brand
    places = (house.templates, brand.formats, brand.regions, brand.languages, brand.funding, brand.partners, brand.palette.colors)
    for things in places:
        if name in things:
            click.echo(json.dumps(things[name].model_dump(mode="json", exclude_defaults=True), ensure_ascii=False, indent=1))
            return GOOD
    known = [key for things in places for key in things]
    raise ContentError(name, "there is nothing of that name", suggestion(name, known) if len(known) < 20 else _near(name, known))


@click.group()
def new() -> None:
    """A start of your own: a kit on stdout, a spreadsheet as a file."""


@new.command("kit")
def new_kit() -> int:
    """A kit to fill in: one event, with every field explained, and what each template takes."""
    from toolkit.opened import open_house

    house = open_house()
    click.echo(Path(house.brand.root, "brand", "kits", "new.yml").read_text(encoding="utf-8"), nl=False)
    click.echo("# What each template takes; * is needed. A slot stands under its language, as above.")
    for template in house.templates.values():
        click.echo(f"#   {template.id}: {template.purpose['en']}")
        for key, slot in template.slots.items():
            click.echo(f"#     {_needed(key, slot)}: {_taken(slot)}")
    return GOOD


@new.command("outline")
@click.option("--lang", "language", type=click.Choice(["fi", "sv", "en"]), default="fi", show_default=True, help="Language.")
def new_outline(language: Any) -> int:
    """A deck to write over: every kind of block once, and all key words at its end."""
    from toolkit.opened import open_house
    from toolkit.sources.outline_help import starter

    click.echo(starter(open_house(), language), nl=False)
    return GOOD


@new.command("sheet")
@click.option("-o", "--out", default="programme.xlsx", show_default=True, type=click.Path(dir_okay=False), help="File to write.")
@click.option("--lang", "language", default="fi", show_default=True, metavar="ID", help="Language of the headings.")
def new_sheet(out: str, language: str) -> int:
    """An empty programme to fill in with a spreadsheet program: a row for each event, choices to pick from."""
    from toolkit.files import write_whole
    from toolkit.opened import open_house
    from toolkit.sources.sheet_form import sheet_form

    house = open_house()
    require([language], house.brand.languages, "language")
    write_whole(Path(out), sheet_form(house, language))
    click.echo(f"{out} is to be filled in; then `brandkit export {out}`.", err=True)
    return GOOD


@click.group()
def brand() -> None:
    """The brand definition: check it, describe it to editors."""


@brand.command("check")
def brand_check() -> int:
    """Report all mistakes of brand/ and templates/ as file:line:column: problem; remedy."""
    from toolkit.opened import check_all

    mistakes = check_all()
    for mistake in mistakes:
        click.echo(str(mistake))
    click.echo(count(len(mistakes), "mistake") if mistakes else "No mistakes.", err=True)
    return FOUND if mistakes else GOOD


@brand.command("schema")
@click.option("-o", "--out", type=click.Path(file_okay=False), help="Folder to write to. Default: one JSON object on stdout.")
def brand_schema(out: str | None) -> int:
    """Write the JSON Schemas that give editors completion for brand files, templates and kits."""
    from toolkit.schema import schemas, write_schemas

    if out:
        write_schemas(Path(out))
        click.echo(f"Schemas in {out}/", err=True)
    else:
        click.echo(json.dumps(schemas(), ensure_ascii=False, indent=1))
    return GOOD


def _near(name: str, known: Sequence[str]) -> str:
    remedy = suggestion(name, known)
    return remedy if remedy.startswith("did") else "see `brandkit list`"


def _things(house: "House", kind: str) -> Mapping[str, Any]:
    if kind == "layouts":
        from toolkit.load import load_deck

        return load_deck(house.brand.root).layouts
    return house.templates if kind == "templates" else getattr(house.brand, kind)


def _about(kind: str, thing: Any) -> str:
    name = thing.name.get("en") or next(iter(thing.name.values()))
    match kind:
        case "formats":
            return f"{name}, {thing.size[0]:g} × {thing.size[1]:g} {thing.unit}"
        case "templates":
            return f"{name}: {', '.join(_needed(key, slot) for key, slot in thing.slots.items())}"
        case "layouts":
            return " · ".join(thing.name.values())
        case "partners" if not thing.logo:
            return f"{name}, no logo yet"
        case _:
            return name


def _needed(key: str, slot: "Slot") -> str:
    return f"{key}*" if slot.required else key


def _taken(slot: "Slot") -> str:
    """What is written in a slot: with examples where it is no plain text."""
    match slot.kind:
        case "period":
            return "12.3.2027, 12.3.2027 9.00–12.00, 20.–21.5.2027 or 2027-03-12 9:00-12:00"
        case "rows":
            least, most = slot.rows
            return f'{least} to {most} of {{ time: "9.00", title: …, who: … }}; who may be left out'
        case "link":
            return "an address, https://…"
        case "text":
            return f"a text of at most {slot.max} characters"
