"""A template with a slide of every layout on both grounds, and second opinions on files: the Open XML audit and LibreOffice."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import validate_pptx
from PIL import Image

from toolkit.backends.pptx.guidance import examples
from toolkit.backends.pptx.package import pack
from toolkit.backends.pptx.props import about_template
from toolkit.backends.pptx.template import GROUNDS, Template, assembled, template_parts
from toolkit.layout.house import House

Audit = Callable[..., list[str]]
Render = Callable[[bytes], list[Image.Image]]


@pytest.fixture(scope="session")
def template(house: House) -> Template:
    """Kainuu's, in Finnish, in Arial."""
    return template_parts(house, "kainuu", "fi")


@pytest.fixture(scope="session")
def every_layout(template: Template) -> bytes:
    """A deck with a slide of every layout on light, then on dark."""
    wanted = [(key, ground) for ground in GROUNDS for key in template.design.layouts]
    names, own = examples(template.order, template.layouts, wanted)
    return pack(assembled(template, about_template(template.order), names, own))


@pytest.fixture
def audit(tmp_path: Path) -> Audit:
    """What the validator of the Open XML SDK would object to."""

    def check(data: bytes, suffix: str = "pptx") -> list[str]:
        file = tmp_path / f"audited.{suffix}"
        file.write_bytes(data)
        return [str(error) for error in validate_pptx(file).errors]

    return check


@pytest.fixture(scope="session")
def render(tmp_path_factory: pytest.TempPathFactory) -> Render:
    """The slides as LibreOffice draws them, 1280 pixels wide; its profile is the session's own."""
    profile = tmp_path_factory.mktemp("office")

    def pages(data: bytes) -> list[Image.Image]:
        folder = tmp_path_factory.mktemp("deck")
        (folder / "deck.pptx").write_bytes(data)
        office = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf", "--outdir"]
        subprocess.run([*office, folder, folder / "deck.pptx"], check=True, capture_output=True, timeout=120)
        scale = ["-r", "96", "-scale-to-x", "1280", "-scale-to-y", "720"]
        subprocess.run(["pdftoppm", *scale, folder / "deck.pdf", folder / "page"], check=True, timeout=120)
        return [Image.open(file).convert("RGB") for file in sorted(folder.glob("page-*.ppm"))]

    return pages
