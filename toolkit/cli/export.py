"""`brandkit export`: a kit becomes files, a manifest and a contact sheet."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.earlier import decks_of, other_decks, other_pictures, other_rows, paths_of, tell_of_others
from toolkit.cli.say import CANNOT, FOUND, GOOD, INTERRUPTED, count, progress, require
from toolkit.cli.start import starting
from toolkit.errors import ContentError, OutputError
from toolkit.files import require_folder

DECK = "deck"
"""What a deck's export has for a format."""

if TYPE_CHECKING:
    from toolkit.batch import Job
    from toolkit.decks import DeckJob
    from toolkit.layout.house import House
    from toolkit.results import Failure, Result
    from toolkit.sources.kit import Read


@click.command()
@click.argument("kit", type=click.Path(dir_okay=False))
@click.option("-o", "--out", default="out", show_default=True, type=click.Path(file_okay=False), help="Folder to write to.")
@click.option("--row", "rows", multiple=True, metavar="N", type=click.IntRange(1), help="Only this row of a spreadsheet.")
@click.option("--photos", type=click.Path(), help="Folder or ZIP archive of a spreadsheet's photographs.")
@click.option("--template", "templates", multiple=True, metavar="ID", help="For rows of a spreadsheet that name none.")
@click.option("--only", multiple=True, metavar="TEXT", help="Only pictures whose path holds this text. May be repeated.")
@click.option(
    "--region",
    "regions",
    multiple=True,
    metavar="NAME",
    help="Only this region, by id or name, `area` or `all`. May be repeated.",
)
@click.option("--lang", "languages", multiple=True, metavar="ID", help="Only this language. May be repeated.")
@click.option("--format", "formats", multiple=True, metavar="ID", help="Only this format. May be repeated.")
@click.option("--jobs", "workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes.")
@click.option("--dry-run", is_flag=True, help="List what would be made, with sizes; draw nothing.")
@click.option("--json", "as_json", is_flag=True, help="The manifest on stdout.")
def export(
    kit: str,
    out: str,
    rows: tuple[int, ...],
    photos: str | None,
    templates: tuple[str, ...],
    only: tuple[str, ...],
    regions: tuple[str, ...],
    languages: tuple[str, ...],
    formats: tuple[str, ...],
    workers: int,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Make everything that KIT asks for: a YAML file, a spreadsheet (.xlsx, .ods, .xls, .csv) or a calendar (.ics).

    The whole of it is checked before the first picture is drawn. A picture that cannot be made stops nothing but itself.
    """
    with starting():
        from toolkit import batch, report
        from toolkit.opened import open_house, with_logos
        from toolkit.results import finished, in_order, is_fatal

        house = open_house()
    read = _read(kit, house, rows, photos, templates)
    house = with_logos(house, [file for sheet in read.sheets for file in sheet.entry.partners])
    planned, slides = batch.plan(read, house), _chosen_decks(read, house, only, regions, languages, formats)
    jobs = _chosen(planned, house, only, regions, languages, formats, spare=bool(slides))
    if dry_run:
        return _list_jobs(jobs, slides, house, as_json)
    require_folder(Path(out))
    results = batch.run(jobs, house, Path(out), workers, progress()) if jobs else []
    laid = [] if is_fatal(results) else slides
    if laid:
        from toolkit.decks import make_decks

        results += make_decks(laid, house, Path(out))
    code = _summary(results, len(jobs), len(slides))
    others = [*other_pictures(planned, results, house, out), *other_decks(read, house, laid, out)]
    others += other_rows([*results, *others], out) if rows else []
    made = finished([*results, *others])
    if as_json:
        told = report.manifest(in_order([*results, *others]), house, read.kit.name)
        click.echo(json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True))
    if not rows:
        tell_of_others(planned, decks_of(read, house), house, Path(out))
    return _report(lambda: report.write_report([*results, *others], house, read.kit, Path(out)), Path(out), made, code)


def _read(kit: str, house: "House", rows: tuple[int, ...], photos: str | None, templates: tuple[str, ...]) -> "Read":
    """Reads it, and tells how a spreadsheet's columns were understood."""
    from toolkit.sources.source import Options, read_source

    require(templates, house.templates, "template")
    read = read_source(kit, house, Options(rows, Path(photos) if photos else None, templates))
    for told in read.told:
        click.echo(told, err=True)
    return read


def _chosen_decks(
    read: "Read",
    house: "House",
    only: tuple[str, ...],
    regions: tuple[str, ...],
    languages: tuple[str, ...],
    formats: tuple[str, ...],
) -> "list[DeckJob]":
    """The decks that the options leave; a format is a picture's."""
    if formats or not read.decks:
        return []
    from toolkit.sources.owners import owner_ids

    wanted = owner_ids(regions, house)
    return [
        job
        for job in decks_of(read, house)
        if (not regions or job.copy.region in wanted)
        and (not languages or job.copy.language in languages)
        and (not only or any(text in job.stem for text in only))
    ]


def _chosen(
    jobs: "list[Job]",
    house: "House",
    only: tuple[str, ...],
    regions: tuple[str, ...],
    languages: tuple[str, ...],
    formats: tuple[str, ...],
    *,
    spare: bool = False,
) -> "list[Job]":
    """The jobs that the options leave; an error where that is none, unless there is something else to make."""
    from toolkit.batch import Job, stems
    from toolkit.model.brand import AREA
    from toolkit.sources.owners import owner_ids

    require(languages, house.brand.languages, "language")
    require(formats, house.brand.formats, "format")
    wanted = [region or AREA for region in owner_ids(regions, house)]
    chosen = list(zip(jobs, stems(jobs, house), strict=True))
    options: list[tuple[str, Sequence[str], Callable[[Job], str]]] = [
        ("--region", wanted, lambda job: job.request.region or AREA),
        ("--lang", languages, lambda job: job.request.language),
        ("--format", formats, lambda job: job.request.format),
    ]
    if not chosen and not spare:
        raise ContentError("kit", "it asks for no picture", "look at its regions, formats, languages and what it leaves out")
    for option, values, has in options:
        there = dict.fromkeys(has(job) for job, _ in chosen)
        chosen = [(job, stem) for job, stem in chosen if not values or has(job) in values]
        if not chosen and not spare:
            raise _none(option, values, f"choose from {', '.join(there)}")
        for value in (value for value in values if value not in there and not spare):
            click.echo(f"nothing to make: {option} {value}: choose from {', '.join(there)}", err=True)
    chosen = [job for job, stem in chosen if not only or any(text in stem for text in only)]
    if not chosen and not spare:
        raise _none("--only", only, "see --dry-run for the paths there are")
    return chosen


def _none(option: str, values: Sequence[str], remedy: str) -> ContentError:
    problem = "no picture of the kit, as far as the other options leave it, fits"
    return ContentError(" ".join(f"{option} {value}" for value in values), problem, remedy)


def _list_jobs(jobs: "list[Job]", slides: "list[DeckJob]", house: "House", as_json: bool) -> int:
    paths = paths_of(jobs, slides, house)
    rows = [{"path": path, "width": width, "height": height} for path, (width, height) in paths]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            click.echo(f"{row['path']}  {row['width']} × {row['height']}")
    click.echo(f"{_counted(len(jobs), len(slides), len(rows))} would be made.", err=True)
    return GOOD


def _summary(results: "Sequence[Result]", pictures: int, decks: int) -> int:
    """Tells how it went; the exit code."""
    from toolkit.batch import INTERRUPTED as STOPPED
    from toolkit.results import Export, Failure, finished

    failures = [result for result in results if isinstance(result, Failure)]
    exports = [result for result in results if isinstance(result, Export)]
    found = {(export.path.rpartition(".")[0], finding.code): finding for export in exports for finding in export.findings}
    for failure in failures:
        _tell(failure)
    for (stem, code), finding in found.items():
        click.echo(f"finding: {stem}: {code}: {finding.message}", err=True)
    drawn = finished(export for export in exports if export.format != DECK)
    laid = len({export.key for export in exports if export.format == DECK})
    rest = "".join(f", {each} not made" for each in _kinds(pictures - drawn, decks - laid))
    click.echo(f"{_counted(drawn, laid, len(exports))}{rest}, {count(len(found), 'finding')}.", err=True)
    if any(failure.error == STOPPED for failure in failures):
        return INTERRUPTED
    if not exports and any(failure.fatal for failure in failures):
        return CANNOT
    return FOUND if failures or found else GOOD


def _tell(failure: "Failure") -> None:
    from toolkit.report import of_left

    for line in failure.told.splitlines():
        click.echo(f"{'stopped' if failure.fatal else 'not made'}: {line}", err=True)
    for path in failure.removed:
        click.echo(f"removed: {path}: it is an earlier run's, and no longer what is asked for", err=True)
    for path in failure.left:
        click.echo(f"not removed: {of_left(path)}", err=True)


def _counted(pictures: int, decks: int, files: int) -> str:
    told = " and ".join(_kinds(pictures, decks)) or count(0, "picture")
    return told + (f" in {count(files, 'file')}" if files != pictures + decks else "")


def _kinds(pictures: int, decks: int) -> list[str]:
    """What there is any of."""
    return [count(number, noun) for number, noun in ((pictures, "picture"), (decks, "deck")) if number]


def _report(write: Callable[[], None], out: Path, made: int, code: int) -> int:
    """Leaves manifest and contact sheet; where there is no room for them, the pictures stand nevertheless."""
    try:
        write()
    except OutputError as error:
        click.echo(str(error), err=True)
        return code or FOUND
    click.echo(f"See {out / 'index.html'}" if made else f"No picture was made; {out / 'manifest.json'} says why.", err=True)
    return code
