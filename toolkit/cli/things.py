"""What there is and what is wrong with it: `brandkit list`, `show`, `new` and `brand`."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from toolkit.cli.say import FOUND, GOOD, count
from toolkit.errors import ContentError, suggestion


@click.command("list")
@click.argument(
    "what", required=False, type=click.Choice(["regions", "languages", "templates", "formats", "funding", "partners"])
)
def list_(what: str | None) -> int:
    """List what there is: regions, languages, templates, formats, funding regimes, partners."""
    from toolkit.opened import open_house

    house = open_house()
    for kind in [what] if what else ["regions", "languages", "templates", "formats", "funding", "partners"]:
        things = house.templates if kind == "templates" else getattr(house.brand, kind)
        click.echo(click.style(kind, bold=True))
        for key, thing in things.items():
            click.echo(f"  {key:24}{_about(thing)}")
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
    """Write a start of your own to stdout."""


@new.command("kit")
def new_kit() -> int:
    """A kit to fill in: one event, with every field explained."""
    from toolkit.root import data_root

    click.echo((data_root() / "brand" / "kits" / "new.yml").read_text(encoding="utf-8"), nl=False)
    return GOOD


@click.group()
def brand() -> None:
    """The brand definition: check it, describe it to editors."""


@brand.command("check")
def brand_check() -> int:
    """Report all mistakes of brand/ and templates/ as file:line:column: problem; remedy."""
    from toolkit.load import check_definition

    mistakes = check_definition()
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


def _about(thing: Any) -> str:
    name = thing.name.get("en") or next(iter(thing.name.values()))
    size = getattr(thing, "size", None)
    return f"{name}, {size[0]:g} × {size[1]:g} {thing.unit}" if size else name
