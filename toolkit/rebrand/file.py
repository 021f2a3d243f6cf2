"""From a file to a file: which name the moved deck gets, and that no deck is written over by mistake."""

from pathlib import Path

from toolkit.backends.pptx.package import pack
from toolkit.errors import ContentError
from toolkit.files import write_whole
from toolkit.layout.house import House
from toolkit.model.brand import AREA
from toolkit.rebrand.deck import rebrand
from toolkit.rebrand.told import Report
from toolkit.sources.office import open_office

SUFFIXES = (".pptx", ".potx")


def rebrand_file(house: House, file: Path, region: str | None, language: str | None, out: Path | None) -> tuple[Path, Report]:
    """Moves the deck in a file; where it was written, whole, and what changed. The file itself is replaced only if `out` says so.

    AssetError for a file that cannot be used, ContentError for a place that cannot be meant.
    """
    parts = open_office(file)
    if file.suffix.lower() not in SUFFIXES:
        raise ContentError(str(file), "it is a deck by another name", "rename it to .pptx, or .potx for a template")
    moved = rebrand(parts, house, region, language)
    path = _target(house, file, out, region, moved.language)
    write_whole(path, pack(moved.parts))
    return path, moved.report


def _target(house: House, file: Path, out: Path | None, region: str | None, language: str) -> Path:
    """The place that was named, a name of its own in the folder that was, or beside the deck."""
    if out and out.suffix.lower() in SUFFIXES:
        if out.suffix.lower() != file.suffix.lower():
            raise ContentError(str(out), f"a {file.suffix} stays one", f"name a {file.suffix} file with -o")
        return out
    path = (out or file.parent) / f"{renamed(house, file.stem, region, language)}{file.suffix}"
    if path.exists() and path.samefile(file):
        raise ContentError(str(file), "the moved deck would replace it", f"say so with -o {file.name}, or name another file")
    return path


def renamed(house: House, stem: str, region: str | None, language: str) -> str:
    """A file's name with its region and language replaced, or with them at its end: `elmo_kainuu_fi` → `elmo_lappi_fi`."""
    *first, owner, spoken = ("", "", *stem.split("_"))
    known = owner in (*house.brand.regions, AREA) and spoken in house.brand.languages
    return "_".join([*filter(None, first), *([] if known else filter(None, (owner, spoken))), region or AREA, language])
