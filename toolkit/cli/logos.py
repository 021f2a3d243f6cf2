"""`brandkit logos`: logo packs."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.say import GOOD, count, progress, require
from toolkit.cli.start import starting

if TYPE_CHECKING:
    from toolkit.layout.house import House


@click.command()
@click.option("--region", "regions", multiple=True, metavar="NAME", help="Id or name, `area` or `all`. May be repeated.")
@click.option("--lang", "languages", multiple=True, metavar="ID", help="Default: each owner's own. May be repeated.")
@click.option(
    "--partner",
    "partners",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False),
    help="A partner's logo, SVG or PNG. May be repeated.",
)
@click.option("-o", "--out", default="out/logos", show_default=True, type=click.Path(file_okay=False), help="Folder to write to.")
@click.option("--jobs", "workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes.")
def logos(regions: tuple[str, ...], languages: tuple[str, ...], partners: tuple[str, ...], out: str, workers: int) -> int:
    """Make logo packs: every layout, variant and file kind, alone and with the emblem, and one ZIP an owner."""
    files = [str(Path(partner).resolve()) for partner in partners]
    with starting():
        from toolkit import packs
        from toolkit.layout.partners import require_few
        from toolkit.opened import open_house
        from toolkit.sources.owners import owner_ids

        require_few("--partner", len(files))
        house = open_house(logos=files)
    owners = owner_ids(regions, house) or [None, *house.brand.regions]
    require(languages, house.brand.languages, "language")
    for line in (*_stand_ins(house, owners, languages), *_partly_official(house, owners)):
        click.echo(line, err=True)
    written = packs.make_packs(house, Path(out), owners, languages, files, workers, progress())
    click.echo(f"{count(len(written), 'file')} in {out}/", err=True)
    return GOOD


def _stand_ins(house: "House", owners: Sequence[str | None], languages: Sequence[str]) -> Iterator[str]:
    """Which names are set in another language, since there is none in the one asked for."""
    brand = house.brand
    for language in dict.fromkeys(languages):
        taken = dict[str, list[str]]()
        for owner in owners:
            names = brand.regions[owner].name if owner else brand.area.name
            other = next(key for key in (language, *brand.languages[language].fallback) if key in names)
            taken.setdefault(other, []).append(house.owner_name(owner, "en"))
        for other, lacking in taken.items():
            if other != language:
                asked, said = (brand.say(brand.languages[key].name, "en") for key in (language, other))
                yield f"No name in {asked}, so in {said}: {', '.join(lacking)}."


def _partly_official(house: "House", owners: Sequence[str | None]) -> Iterator[str]:
    """Which regions have official artwork for some of their logos, while the others are drawn."""
    from toolkit.layout.lockup import LAYOUTS, VARIANTS

    every = [f"{layout}-{variant}" for layout in LAYOUTS for variant in VARIANTS]
    for owner in dict.fromkeys(owners):
        given = [name for name in every if owner and name in house.brand.regions[owner].logo]
        if given and (drawn := len(every) - len(given)):
            name = house.owner_name(owner, "en")
            yield f"{name}: official artwork for {', '.join(given)}; the other {count(drawn, 'logo')} drawn by the toolkit."
