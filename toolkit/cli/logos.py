"""`brandkit logos`: logo packs."""

from pathlib import Path

import click

from toolkit.cli.say import GOOD, count, progress, require


@click.command()
@click.option(
    "--region", "regions", multiple=True, metavar="NAME", help="Region by id or name; `area` for the whole. Default: all."
)
@click.option("--lang", "languages", multiple=True, metavar="ID", help="Language. Default: each owner's own.")
@click.option(
    "--partner", "partners", multiple=True, type=click.Path(exists=True, dir_okay=False), help="A partner's logo, SVG or PNG."
)
@click.option("-o", "--out", default="out/logos", show_default=True, type=click.Path(file_okay=False), help="Folder to write to.")
@click.option("--jobs", "workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes.")
def logos(regions: tuple[str, ...], languages: tuple[str, ...], partners: tuple[str, ...], out: str, workers: int) -> int:
    """Make logo packs: every layout, variant and file kind, alone and with the emblem, and one ZIP an owner."""
    from toolkit import packs
    from toolkit.opened import open_house
    from toolkit.sources.kit import region_id

    files = [str(Path(partner).resolve()) for partner in partners]
    house = open_house(logos=files)
    owners = [region_id(name, house) for name in regions] or [None, *house.brand.regions]
    require(languages, house.brand.languages, "language")
    written = packs.make_packs(house, Path(out), owners, languages, files, workers, progress())
    click.echo(f"{count(len(written), 'file')} in {out}/", err=True)
    return GOOD
