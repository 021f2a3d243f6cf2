"""The command line: parse, one call, report. Findings and progress go to stderr, results for machines to stdout.

Exit codes: 0 all good, 1 findings or some jobs failed, 2 cannot start, 130 interrupted. Heavy imports stand inside the
commands, so that `brandkit --help` answers at once.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from toolkit.errors import BrandkitError, ContentError, DefinitionError, OutputError, suggestion, unexpected

if TYPE_CHECKING:
    from toolkit.batch import Job, Result
    from toolkit.layout.house import House

GOOD, FOUND, CANNOT, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and ends the process with its exit code; no stack trace reaches a person."""
    try:
        code = brandkit.main(arguments, prog_name="brandkit", standalone_mode=False)
    except (KeyboardInterrupt, Exception) as error:
        if os.environ.get("BRANDKIT_DEBUG"):
            raise
        code, message = _ending(error)
        if message:
            click.echo(message, err=True)
    sys.exit(code if isinstance(code, int) else GOOD)


def _ending(error: BaseException) -> tuple[int, str]:
    """The exit code that an error ends the process with, and what is said of it."""
    match error:
        case KeyboardInterrupt() | click.exceptions.Abort():
            return INTERRUPTED, "Interrupted; what was written is whole."
        case click.ClickException():
            error.show()
            return CANNOT, ""
        case DefinitionError():
            return CANNOT, f"{error}\n{_count(len(error.mistakes), 'mistake')}; nothing was made."
        case BrandkitError():
            return CANNOT, str(error)
        case _:
            return CANNOT, f"brandkit: {unexpected(error)}"


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="elmo-brandkit")
def brandkit() -> None:
    """Logos and images of East and North Finland's shared brand, for seven regions, correct by the EU's visibility rules.

    \b
    brandkit new kit > spring.yml       a kit to fill in
    brandkit export spring.yml          everything it asks for, into out/
    brandkit logos --region kainuu      a region's logos
    """


@brandkit.command()
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
    results = batch.run(jobs, house, Path(out), workers, _progress())
    code = _summary(results, len(jobs))
    if as_json:
        click.echo(json.dumps(report.manifest(results, house, read.kit.name), ensure_ascii=False, indent=1))
    chosen = set(map(id, jobs))
    others = batch.earlier([job for job in planned if id(job) not in chosen], house, Path(out))
    return _report(lambda: report.write_report([*results, *others], house, read.kit.name, Path(out)), Path(out), code)


@brandkit.command()
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
    _require(languages, house.brand.languages, "language")
    written = packs.make_packs(house, Path(out), owners, languages, files, workers, _progress())
    click.echo(f"{_count(len(written), 'file')} in {out}/", err=True)
    return GOOD


@brandkit.command("list")
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


@brandkit.command()
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


@brandkit.group()
def new() -> None:
    """Write a start of your own to stdout."""


@new.command("kit")
def new_kit() -> int:
    """A kit to fill in: one event, with every field explained."""
    from toolkit.root import data_root

    click.echo((data_root() / "brand" / "kits" / "new.yml").read_text(encoding="utf-8"), nl=False)
    return GOOD


@brandkit.group()
def brand() -> None:
    """The brand definition: check it, describe it to editors."""


@brand.command("check")
def brand_check() -> int:
    """Report all mistakes of brand/ and templates/ as file:line:column: problem; remedy."""
    from toolkit.load import check_definition

    mistakes = check_definition()
    for mistake in mistakes:
        click.echo(str(mistake))
    click.echo(_count(len(mistakes), "mistake") if mistakes else "No mistakes.", err=True)
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

    _require(languages, house.brand.languages, "language")
    _require(formats, house.brand.formats, "format")
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
    click.echo(f"{_count(len(rows), 'file')} would be made.", err=True)
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
    rest = f", {_count(lost, 'picture')} not made" if lost else ""
    click.echo(f"{_count(len(exports), 'file')}{rest}, {_count(len(found), 'finding')}.", err=True)
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


def _progress() -> Callable[[int, int], None]:
    """Finished, all, and about how long is left: on one line of a terminal, else now and then on a line of its own."""
    started, last = time.monotonic(), [0.0]
    terminal = sys.stderr.isatty()

    def tell(done: int, total: int) -> None:
        now = time.monotonic()
        if done < total and now - last[0] < (0.1 if terminal else 5):
            return
        last[0] = now
        left = (now - started) / max(done, 1) * (total - done)
        text = f"{done}/{total}" + (f", about {left:.0f} s left" if done < total else f" in {now - started:.1f} s")
        click.echo(f"\r{text:40}" if terminal else text, err=True, nl=not terminal or done == total)

    return tell


def _require(names: Sequence[str], known: Any, what: str) -> None:
    for name in names:
        if name not in known:
            raise ContentError(name, f"there is no such {what}", suggestion(name, sorted(known)))


def _near(name: str, known: Sequence[str]) -> str:
    remedy = suggestion(name, known)
    return remedy if remedy.startswith("did") else "see `brandkit list`"


def _about(thing: Any) -> str:
    name = thing.name.get("en") or next(iter(thing.name.values()))
    size = getattr(thing, "size", None)
    return f"{name}, {size[0]:g} × {size[1]:g} {thing.unit}" if size else name


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
