"""What is said of a definition, and where something stands in it: for tests that break one."""

from pathlib import Path

from toolkit.load import examine


def told(root: Path) -> list[str]:
    return [str(mistake) for mistake in examine(root).mistakes]


def place(root: Path, file: str, text: str) -> str:
    """`brand/x.yml:line:column` where the text stands first."""
    before, _, _ = (root / file).read_text(encoding="utf-8").partition(text)
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return f"{file}:{line}:{column}"
