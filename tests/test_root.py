"""The data is found in a checkout, in an installed wheel and where BRANDKIT_ROOT says; a wrong place is told with a remedy."""

import zipfile
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

from toolkit import root
from toolkit.errors import AssetError
from toolkit.root import FOLDERS, VARIABLE, data_root

CHECKOUT = Path(__file__).parents[1]
PACKED = "toolkit/_data/"


@pytest.fixture(autouse=True)
def _no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


@pytest.fixture
def module_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """As if the toolkit were installed in a folder; returns the package's own folder."""
    package = tmp_path / "toolkit"
    monkeypatch.setattr(root, "__file__", str(package / "root.py"))
    return package


def fill(folder: Path) -> Path:
    for name in FOLDERS:
        (folder / name).mkdir(parents=True)
    return folder


def test_a_checkout_is_its_own_root() -> None:
    assert data_root() == CHECKOUT


def test_an_installed_copy_prefers_what_was_packed_with_it(module_in: Path) -> None:
    fill(module_in.parent)
    packed = fill(module_in / "_data")
    assert data_root() == packed


def test_the_variable_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(fill(tmp_path / "own")))
    assert data_root() == tmp_path / "own"


def test_a_wrong_variable_is_an_error_not_a_fallback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    with pytest.raises(AssetError, match=r"no folder brand/ in it; name a folder with brand/, assets/, templates/"):
        data_root()


def test_missing_data_is_an_error_with_a_remedy(module_in: Path) -> None:
    with pytest.raises(AssetError, match="its data is missing; install brandkit anew"):
        data_root()


def test_a_wheel_carries_the_data_where_it_is_looked_for(tmp_path: Path) -> None:
    (wheel,) = WheelBuilder(str(CHECKOUT)).build(directory=str(tmp_path), versions=["standard"])
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.removeprefix(PACKED) for name in names if name.startswith(PACKED)} == set(tracked(*FOLDERS))


def test_an_sdist_carries_all_a_wheel_is_made_from() -> None:
    listed = {file.distribution_path for file in SdistBuilder(str(CHECKOUT)).recurse_included_files()}
    assert listed >= set(tracked(*FOLDERS, "toolkit"))


def tracked(*folders: str) -> list[str]:
    files = (file for folder in folders for file in (CHECKOUT / folder).rglob("*") if file.is_file())
    return [str(file.relative_to(CHECKOUT)) for file in files if "__pycache__" not in file.parts]
