"""`brandkit export`: a kit becomes files, a manifest and a contact sheet."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from toolkit.cli.say import CANNOT, FOUND, GOOD, INTERRUPTED, count, progress, require
from toolkit.errors import ContentError, OutputError

if TYPE_CHECKING:
    from toolkit.batch import Job, Result
    from toolkit.layout.house import House


@click.command()
@click.argument("kit", type=click.Path(dir_okay=False))
@click.option("-o", "--out", default="out", show_default=True, type=click.Path(file_okay=False), help="Folder to write to.")
@click.option("--only", multiple=True, metavar="TEXT", help="Only pictures whose path holds this text (again: any of them).")
@click.option("--region", "regions", multiple=True, metavar="NAME", help="Only this region.")
@click.option("--lang", "languages", multiple=True, metavar="ID", help="Only this language.")
@click.option("--format", "formats", multiple=True, metavar="ID", help="Only this format.")
@click.option("--jobs", "workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes.")
@click.option("--dry-run", is_flag=True, help="List what would be made, with sizes; draw nothing.")
@click.option("--json", "as_json", is_flag=True, help="The manifest on stdout.")
def export(
    kit: str,
    out: str,
    only: tuple[str, ...],
    regions: tuple[str, ...],
    languages: tuple[str, ...],
    formats: tuple[str, ...],
    workers: int,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Make everything that KIT (a YAML file) asks for.

    The whole kit is checked before the first picture is drawn. A picture that cannot be made stops nothing but itself.
    """
    from toolkit import batch, report
    from toolkit.opened import open_house, with_logos
    from toolkit.sources.kit import read_kit

    house = open_house()
    read = read_kit(kit, house)
    house = with_logos(house, [file for sheet in read.sheets for file in sheet.entry.partners])
    planned = batch.plan(read, house)
    jobs = _chosen(planned, house, only, regions, languages, formats)
    if dry_run:
        return _list_jobs(jobs, house, as_json)
    results = batch.run(jobs, house, Path(out), workers, progress())
    code = _summary(results, len(jobs))
    if as_json:
        click.echo(json.dumps(report.manifest(results, house, read.kit.name), ensure_ascii=False, indent=1))
    chosen = set(map(id, jobs))
    others = batch.earlier([job for job in planned if id(job) not in chosen], house, Path(out))
    return _report(lambda: report.write_report([*results, *others], house, read.kit.name, Path(out)), Path(out), code)


def _chosen(
    jobs: "list[Job]",
    house: "House",
    only: tuple[str, ...],
    regions: tuple[str, ...],
    languages: tuple[str, ...],
    formats: tuple[str, ...],
) -> "list[Job]":
    """The jobs that the options leave; an error where that is none."""
    from toolkit.batch import stems
    from toolkit.sources.kit import region_id

    require(languages, house.brand.languages, "language")
    require(formats, house.brand.formats, "format")
    wanted = {region_id(name, house) for name in regions}
    chosen = [
        job
        for job, stem in zip(jobs, stems(jobs, house), strict=True)
        if (not only or any(text in stem for text in only))
        and (not regions or job.request.region in wanted)
        and (not languages or job.request.language in languages)
        and (not formats or job.request.format in formats)
    ]
    if not chosen:
        raise ContentError("--only", "no picture of the kit fits these options", "loosen them, or see --dry-run")
    return chosen


def _list_jobs(jobs: "list[Job]", house: "House", as_json: bool) -> int:
    from toolkit.batch import stems

    rows = list[dict[str, Any]]()
    for job, stem in zip(jobs, stems(jobs, house), strict=True):
        width, height = house.brand.formats[job.request.format].pixels
        rows += [{"path": f"{stem}.{suffix}", "width": width, "height": height} for suffix in job.suffixes]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            click.echo(f"{row['path']}  {row['width']} × {row['height']}")
    click.echo(f"{count(len(rows), 'file')} would be made.", err=True)
    return GOOD


def _summary(results: "Sequence[Result]", planned: int) -> int:
    """Tells how it went; the exit code."""
    from toolkit import batch
    from toolkit.batch import Export, Failure

    failures = [result for result in results if isinstance(result, Failure)]
    exports = [result for result in results if isinstance(result, Export)]
    found = {(export.path.rpartition(".")[0], finding.code): finding for export in exports for finding in export.findings}
    for failure in failures:
        click.echo(f"{'stopped' if failure.fatal else 'not made'}: {failure.error}", err=True)
    for (stem, code), finding in found.items():
        click.echo(f"finding: {stem}: {code}: {finding.message}", err=True)
    lost = planned - batch.finished(exports)
    rest = f", {count(lost, 'picture')} not made" if lost else ""
    click.echo(f"{count(len(exports), 'file')}{rest}, {count(len(found), 'finding')}.", err=True)
    if any(failure.error == batch.INTERRUPTED for failure in failures):
        return INTERRUPTED
    if not exports and any(failure.fatal for failure in failures):
        return CANNOT
    return FOUND if failures or found else GOOD


def _report(write: Callable[[], None], out: Path, code: int) -> int:
    """Leaves manifest and contact sheet; where there is no room for them, the pictures stand nevertheless."""
    try:
        write()
    except OutputError as error:
        click.echo(str(error), err=True)
        return code or FOUND
    click.echo(f"See {out / 'index.html'}", err=True)
    return code
