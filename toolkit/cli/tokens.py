"""`brandkit brand tokens` and `brandkit brand guide`: the palette for other programs, and the brand guide on paper."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.say import GOOD, count, require

if TYPE_CHECKING:
    from toolkit.layout.house import House

REGION = click.option("--region", metavar="NAME", help="Whose accents. Default: those shared by all.")
LANGUAGE = click.option("--lang", "language", default="en", show_default=True, metavar="ID", help="Language of the names.")


@click.command()
@click.option(
    "-o", "--out", default="out/palette", show_default=True, type=click.Path(file_okay=False), help="Folder to write to."
)
@REGION
@LANGUAGE
def tokens(out: str, region: str | None, language: str) -> int:
    """Write the palette as CSS, W3C design tokens, ASE, GPL, Office theme and _brand.yml."""
    from toolkit.files import write_whole
    from toolkit.guide.palette import KINDS, palette_file, palette_name

    house, owner = _asked(region, language)
    for kind in KINDS:
        write_whole(Path(out, palette_name(house, kind, owner)), palette_file(house, kind, owner, language))
    click.echo(f"{count(len(KINDS), 'file')} in {out}/", err=True)
    return GOOD


@click.command()
@click.option("-o", "--out", required=True, type=click.Path(dir_okay=False), help="The PDF to write.")
@REGION
@LANGUAGE
def guide(out: str, region: str | None, language: str) -> int:
    """Write the brand guide, made from the definition, as a PDF to read and to print."""
    from toolkit.files import write_whole
    from toolkit.guide.paper import guide_pdf

    house, owner = _asked(region, language)
    write_whole(Path(out), guide_pdf(house, owner, language))
    click.echo(out, err=True)
    return GOOD


def _asked(region: str | None, language: str) -> "tuple[House, str | None]":
    """The house, and the region by its id; errors with a suggestion for names that are not known."""
    from toolkit.opened import open_house
    from toolkit.sources.owners import region_id

    house = open_house()
    require([language], house.brand.languages, "language")
    return house, region_id(region, house) if region else None
