"""pyphen 0.18: places where a word may be divided, by a language's patterns."""

class Pyphen:
    def __init__(
        self, filename: str | None = None, lang: str | None = None, left: int = 2, right: int = 2, cache: bool = True
    ) -> None: ...
    def positions(self, word: str) -> list[int]: ...
