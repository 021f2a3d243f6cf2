"""Photographs handed in beside a spreadsheet: those of telephones are found by name like any other."""

import zipfile
from pathlib import Path

import pytest

from tests.heif_files import PHOTOS
from toolkit.errors import AssetError
from toolkit.sources.photos import find_photos
from toolkit.sources.unpack import unpack

DATA = (PHOTOS / "phone.heic").read_bytes()


@pytest.mark.parametrize("name", ["Vihreä siirtymä.HEIC", "vihreä-siirtymä.heif", "Vihreä siirtymä.HIF"])
@pytest.mark.parametrize("packed", [False, True])
def test_a_telephones_photograph_is_found_by_its_title(tmp_path: Path, name: str, packed: bool) -> None:
    place = tmp_path / ("kuvat.zip" if packed else "kuvat")
    if packed:
        with zipfile.ZipFile(place, "w") as archive:
            archive.writestr(f"a/{name}", DATA)
    else:
        place.mkdir()
        (place / name).write_bytes(DATA)
    found = find_photos(place, []).find("Vihreä siirtymä")
    assert found and Path(found).read_bytes() == DATA


def test_it_comes_out_of_an_archive_with_its_kit(tmp_path: Path) -> None:
    archive, folder = tmp_path / "kit.zip", tmp_path / "kit"
    folder.mkdir()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("kit.yml", "name: x\n")
        packed.writestr("photo.heic", DATA)
    assert unpack(archive, folder) == folder / "kit.yml"
    assert (folder / "photo.heic").read_bytes() == DATA


@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_archive_whose_content_is_damaged_is_told_so(tmp_path: Path, packing: int) -> None:
    archive, folder = tmp_path / "kit.zip", tmp_path / "kit"
    folder.mkdir()
    with zipfile.ZipFile(archive, "w", packing) as packed:
        packed.writestr("kit.yml", "name: x\n" * 500)
    data = bytearray(archive.read_bytes())
    data[37:60] = b"\xff" * 23
    archive.write_bytes(data)
    with pytest.raises(AssetError, match="cannot be unpacked"):
        unpack(archive, folder)
