"""`brandkit deck rebrand`: a deck moved to another region's or language's template."""

from pathlib import Path

import click

from toolkit.cli.say import FOUND, GOOD, require


@click.command()
@click.argument("file", type=click.Path(dir_okay=False))
@click.option("--region", required=True, metavar="NAME", help="Region by id or name, or `area`.")
@click.option("--lang", "language", metavar="ID", help="Language of its template. Default: as it is. Text is not translated.")
@click.option("-o", "--out", type=click.Path(), help="A file or a folder. Default: beside the deck, with region and language.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on stdout.")
def rebrand(file: str, region: str, language: str | None, out: str | None, as_json: bool) -> int:
    """Move a deck to another region's template: theme, masters, layouts and logos change, slides keep what they say.

    A deck that was not made here gets the colours and faces; the report says what was left.
    """
    from toolkit.opened import open_house
    from toolkit.rebrand import rebrand_file
    from toolkit.sources.kit import region_id

    house = open_house()
    require([language] if language else [], house.brand.languages, "language")
    path, report = rebrand_file(house, Path(file), region_id(region, house), language, Path(out) if out else None)
    if as_json:
        click.echo(report.json(file=str(path)))
    else:
        click.echo("\n".join(report.lines()), err=True)
        click.echo(str(path))
    return FOUND if report.left else GOOD
