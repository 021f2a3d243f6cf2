"""`brandkit deck rebrand`: which file is read, which is written, and what is told."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from pptx import Presentation

from toolkit.backends.pptx.package import pack
from toolkit.backends.pptx.template import write_template
from toolkit.cli import brandkit
from toolkit.errors import BrandkitError, ContentError
from toolkit.rebrand import rebrand_file
from toolkit.rebrand.file import renamed
from toolkit.sources.office import open_office, unpack


@pytest.fixture(scope="module")
def kainuu(house) -> dict[str, bytes]:
    return unpack(write_template(house, "kainuu", "fi", as_potx=False, guidance=True), "deck")


def test_names_of_files(house) -> None:
    assert renamed(house, "enf_elmo_kainuu_fi", "lappi", "sv") == "enf_elmo_lappi_sv"
    assert renamed(house, "enf_elmo_area_en", "lappi", "fi") == "enf_elmo_lappi_fi"
    assert renamed(house, "Esitys 2027_v2", None, "fi") == "Esitys 2027_v2_area_fi"
    assert renamed(house, "deck", "lappi", "fi") == "deck_lappi_fi"


def test_no_deck_is_written_over_unless_it_is_said(house, kainuu, tmp_path) -> None:
    file = tmp_path / "elmo_lappi_fi.pptx"
    file.write_bytes(pack(kainuu))
    with pytest.raises(ContentError, match="would replace it"):
        rebrand_file(house, file, "lappi", None, None)
    with pytest.raises(ContentError, match="stays one"):
        rebrand_file(house, file, "lappi", None, tmp_path / "a.potx")
    assert file.read_bytes() == pack(kainuu)
    assert rebrand_file(house, file, "lappi", None, file)[0] == file
    assert file.read_bytes() != pack(kainuu)
    assert rebrand_file(house, file, "kainuu", None, tmp_path / "new")[0] == tmp_path / "new/elmo_kainuu_fi.pptx"
    assert (tmp_path / "new/elmo_kainuu_fi.pptx").read_bytes() == pack(kainuu)


def test_command(kainuu, tmp_path) -> None:
    file, run = tmp_path / "elmo_kainuu_fi.pptx", CliRunner().invoke
    file.write_bytes(pack(kainuu))
    done = run(brandkit, ["deck", "rebrand", str(file), "--region", "Lappi"], standalone_mode=False)
    assert done.return_value == 0 and done.stdout.strip() == str(tmp_path / "elmo_lappi_fi.pptx")
    assert "light master and theme: ELMO Kainuu · Lumi → ELMO Lappi · Lumi" in done.stderr
    Presentation().save(str(tmp_path / "other.pptx"))
    arguments = ["deck", "rebrand", str(tmp_path / "other.pptx"), "--region", "lappi", "--json"]
    done = run(brandkit, arguments, standalone_mode=False)
    told = json.loads(done.stdout)
    assert done.return_value == 1 and not told["made_here"] and told["left"][0]["where"] == "logos and masters"
    assert Path(told["file"]).name == "other_lappi_fi.pptx" and open_office(told["file"])
    (tmp_path / "none.pptx").write_bytes(b"PK\x03\x04")
    done = run(brandkit, ["deck", "rebrand", str(tmp_path / "none.pptx"), "--region", "lappi"], standalone_mode=False)
    assert isinstance(done.exception, BrandkitError) and not (tmp_path / "none_lappi_fi.pptx").exists()
