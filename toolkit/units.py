"""Length, a number that carries its unit: exact in EMU (1 inch = 914 400, 1 mm = 36 000), as Office Open XML counts.

CSS pixels are 1/96 inch (CSS Values 4 §6.2), points 1/72 inch.
"""

EMU_PER = {"in": 914_400, "mm": 36_000, "pt": 12_700, "px": 9_525, "emu": 1}


class Length(int):
    """A length in EMU."""

    @classmethod
    def of(cls, amount: float, unit: str) -> "Length":
        """`unit` is one of in, mm, pt, px, emu."""
        return cls(round(amount * EMU_PER[unit]))

    def to(self, unit: str) -> float:
        return self / EMU_PER[unit]
