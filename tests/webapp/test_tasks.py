"""What the drawing processes tell of a picture: a partner is called as its file was, on the shelf and in a kit."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from toolkit.layout.house import House
from toolkit.layout.request import Request
from webapp import tasks

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><path d="M0 0h60v20H0z" fill="#123"/></svg>'


@pytest.mark.parametrize("file", [f"{'x' * 22}.kainuun-liitto", "kainuun-liitto.svg"])
def test_a_partner_is_called_as_its_file(house: House, request_for: Callable[..., Request], tmp_path: Path, file: str) -> None:
    (tmp_path / file).write_text(LOGO)
    told = tasks.judge(house, replace(request_for("event", "story"), partners=(str(tmp_path / file),)))
    assert told.title
    assert "kainuun liitto" in told.alt.replace("-", " ").casefold(), told.alt
