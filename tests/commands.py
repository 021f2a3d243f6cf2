"""The command line as tests call it: in this process, or in one of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.cli import main

ROOT = Path(__file__).parents[1]


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ending:
        main(list(arguments))
    return int(ending.value.code or 0)


def child(*arguments: str, **options) -> "subprocess.CompletedProcess[str]":
    """The same in a process of its own."""
    command = [sys.executable, "-m", "toolkit", *arguments]
    return subprocess.run(command, cwd=ROOT, text=True, capture_output=True, check=False, **options)
