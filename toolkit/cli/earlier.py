"""What an earlier run of a kit left where files are written now: what stays part of it, and what is only told of."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.say import count

if TYPE_CHECKING:
    from toolkit.batch import Job
    from toolkit.decks import DeckJob
    from toolkit.layout.house import House
    from toolkit.results import Export, Result
    from toolkit.sources.kit import Read

SLIDE = 1280, 720
"""Units of a slide, told where others have pixels."""


def other_pictures(planned: "list[Job]", results: "list[Result]", house: "House", out: str) -> "list[Export]":
    """What an earlier run made of the jobs that were not chosen, or not come to."""
    from toolkit.batch import earlier, stems
    from toolkit.results import answered

    done, named = answered(results), zip(planned, stems(planned, house), strict=True)
    return earlier([job for job, stem in named if stem not in done], house, Path(out))


def other_decks(read: "Read", house: "House", chosen: "list[DeckJob]", out: str) -> "list[Export]":
    """What an earlier run made of the kit's other decks."""
    if not read.decks:
        return []
    from toolkit.decks import earlier_decks

    stems = {job.stem for job in chosen}
    return earlier_decks([job for job in decks_of(read, house) if job.stem not in stems], Path(out))


def decks_of(read: "Read", house: "House") -> "list[DeckJob]":
    """All of the kit."""
    if not read.decks:
        return []
    from toolkit.decks import plan_decks

    return plan_decks(read, house)


def other_rows(results: "Sequence[Result]", out: str) -> "list[Export]":
    """What an earlier run made of the rows of a spreadsheet that were not asked for."""
    from toolkit.batch import recalled
    from toolkit.results import name_of
    from toolkit.reuse import is_whole, known_exports

    named = set(map(name_of, results))
    records = (record for path, record in known_exports(Path(out)).items() if path not in named)
    return [recalled(record) for record in records if is_whole(record, Path(out))]


def tell_of_others(jobs: "Sequence[Job]", slides: "Sequence[DeckJob]", house: "House", out: Path) -> None:
    """Files of an earlier run that the kit does not ask for stay where they are, and are told of before they are forgotten."""
    from toolkit.reuse import forgotten, known_exports

    asked = [path for path, _ in paths_of(jobs, [], house)]
    if slides:
        from toolkit.decks import earlier_paths

        asked += earlier_paths(slides, known_exports(out))
    if paths := forgotten(asked, out):
        more = ", …" if len(paths) > 1 else ""
        told = f"{count(len(paths), 'file')} of an earlier run in {out}, not asked for by this kit: {paths[0]}{more}"
        click.echo(f"left: {told}; delete what is old", err=True)


def paths_of(jobs: "Sequence[Job]", slides: "Sequence[DeckJob]", house: "House") -> list[tuple[str, tuple[int, int]]]:
    """Every file of the jobs, with its pixels."""
    from toolkit.batch import stems

    drawn = [
        (f"{stem}.{suffix}", house.brand.formats[job.request.format].pixels)
        for job, stem in zip(jobs, stems(jobs, house), strict=True)
        for suffix in job.suffixes
    ]
    slide = {"png": "-NN", "svg": "-NN"}  # a picture of every slide
    kinds = [(deck.stem, suffix) for deck in slides for suffix in deck.sheet.entry.suffixes]
    return [*drawn, *((f"{stem}{slide.get(suffix, '')}.{suffix}", SLIDE) for stem, suffix in kinds)]
