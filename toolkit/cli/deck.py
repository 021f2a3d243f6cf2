"""`brandkit deck`: an outline becomes a deck; empty templates; a deck moved to another region."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from toolkit.cli.rebrand import rebrand
from toolkit.cli.say import GOOD, count, progress, require
from toolkit.cli.start import starting
from toolkit.errors import ContentError

if TYPE_CHECKING:
    from toolkit.decks import Copy
    from toolkit.layout.house import House
    from toolkit.model.outline import Outline

SUFFIXES = ("pptx", "pdf", "png", "svg")
REGION = click.option(
    "--region", "regions", multiple=True, metavar="NAME", help="Region by id or name, `area` or `all`; may be repeated."
)
LANGUAGE = click.option("--lang", "languages", multiple=True, metavar="ID", help="Language; may be repeated.")
MODE = click.option(
    "--mode",
    type=click.Choice(["office", "brand", "embed"]),
    default="office",
    show_default=True,
    help="Faces: on any office machine, or the brand's where they are installed, or inside the file (experimental).",
)


EMBLEM = click.option(
    "--emblem",
    type=click.Choice(["every", "ends"]),
    help="Slides that show the EU emblem: every one, or the title and closing slides. Default: as the outline says, or every.",
)


class Deck(click.Group):
    """`brandkit deck OUTLINE.md` is `brandkit deck make OUTLINE.md`."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        known = args and (args[0] in self.commands or args[0].startswith("-"))
        return super().resolve_command(ctx, args if known else ["make", *args])


@click.group(cls=Deck)
def deck() -> None:
    """Decks: from an outline (Markdown), as empty templates, or moved to another region.

    \b
    brandkit deck OUTLINE.md --region kainuu --lang fi
    brandkit deck template --region all
    brandkit deck rebrand OLD.pptx --region lappi
    """


deck.add_command(rebrand)


@deck.command()
@click.argument("outline", type=click.Path(dir_okay=False))
@click.option("-o", "--out", type=click.Path(), help="A file, or a folder. Default: beside the outline.")
@REGION
@LANGUAGE
@MODE
@EMBLEM
@click.option(
    "--suffix", "suffixes", multiple=True, type=click.Choice(SUFFIXES), help="Kinds of files; may be repeated. Default: pptx."
)
def make(
    outline: str,
    out: str | None,
    regions: tuple[str, ...],
    languages: tuple[str, ...],
    mode: Any,
    emblem: Any,
    suffixes: tuple[Any, ...],
) -> int:
    """Make a deck from an OUTLINE; `brandkit new outline` writes one to begin with."""
    with starting():
        from toolkit import decks
        from toolkit.model.brand import AREA
        from toolkit.opened import open_house
        from toolkit.sources.outline import read_outline

        house = open_house()
    read = read_outline(outline, house, mode)
    _tell_funding(house, read, outline)
    if others := [language for language in languages if language != read.language]:
        click.echo(f"The outline is in {read.language}; nothing is translated into {', '.join(others)}.", err=True)
    every = decks.foot_emblem(emblem, read.emblem)
    copies = _copies(house, regions or (read.region or AREA,), languages or (read.language,), mode, every)
    laid = [(copy, decks.lay_copy(house, read, copy, outline)) for copy in copies]
    tell, written, kinds = progress(), list[Path](), suffixes or ("pptx",)
    for number, (copy, found) in enumerate(laid, 1):
        path = _target(house, Path(outline), out, copy, kinds, alone=len(laid) == 1)
        written += decks.write_files(house, found, path, kinds)
        tell(number, len(laid))
    for path in written:
        click.echo(str(path))
    return GOOD


@deck.command()
@REGION
@LANGUAGE
@MODE
@EMBLEM
@click.option(
    "-o", "--out", default="out/templates", show_default=True, type=click.Path(file_okay=False), help="Folder to write to."
)
def template(regions: tuple[str, ...], languages: tuple[str, ...], mode: Any, emblem: Any, out: str) -> int:
    """Write empty templates (.potx), and presentations that tell when to take which layout (.pptx)."""
    with starting():
        from toolkit import decks
        from toolkit.opened import open_house

        house = open_house()
    copies = _copies(house, regions or ("all",), languages, mode, decks.foot_emblem(emblem))
    paths = decks.write_templates(house, Path(out), copies)
    click.echo(f"{count(len(paths), 'file')} in {out}/", err=True)
    return GOOD


def _tell_funding(house: "House", read: "Outline", file: str) -> None:
    """Nobody claims the Union's money without having been told."""
    if read.funding_said:
        return
    from toolkit.sources import outline_words as words

    tongue = words.spoken(read.language)
    key, none = words.word(words.FRONT, "funding", tongue), words.word(words.FUNDING, "none", tongue)
    taken = words.word(words.FUNDING, read.funding, tongue)
    named = house.brand.say(house.brand.funding[read.funding].name, "en")
    click.echo(
        f"{file}: nothing is said of the funding, so {read.funding} was taken ({named}); "
        f"write `{key}: {none}` or `{key}: {taken}` into its front matter",
        err=True,
    )


def _copies(house: "House", regions: tuple[str, ...], languages: tuple[str, ...], mode: Any, every: bool) -> "list[Copy]":
    """Every region in every language asked for, or in its own."""
    from toolkit.decks import Copy
    from toolkit.packs.plan import languages_of
    from toolkit.sources.owners import owner_ids

    require(languages, house.brand.languages, "language")
    owners = owner_ids(regions, house)
    copies = [Copy(owner, language, mode, every) for owner in owners for language in languages_of(house, owner, languages)]
    return list(dict.fromkeys(copies))


def _target(house: "House", outline: Path, out: str | None, copy: "Copy", suffixes: tuple[str, ...], *, alone: bool) -> Path:
    """Where a deck goes: the file that was named, or a file of its own name in the folder."""
    from toolkit.decks import stem_of

    named = Path(out) if out else outline.parent
    if named.suffix and not named.is_dir():
        _require_suffix(named, suffixes)
        if not alone:
            raise ContentError(str(named), "it is one file, and several decks are asked for", "name a folder with -o")
        return named
    return named / f"{stem_of(house, outline.stem.partition('.')[0], copy)}.pptx"


def _require_suffix(named: Path, suffixes: tuple[str, ...]) -> None:
    """A file is named as what it will be: a deck, or the one kind that is asked for."""
    if named.suffix != ".pptx" and suffixes != (named.suffix[1:],):
        other = len(suffixes) == 1 and suffixes[0] != "pptx"
        problem = f"a .{suffixes[0]} file is asked for" if other else "a deck is a .pptx file"
        raise ContentError(str(named), problem, "name it so, or name a folder; --suffix asks for other kinds")
