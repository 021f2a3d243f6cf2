"""A stranger's logo after cleaning: what a layout may rely on, whoever made the file."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Logo:
    """Ink and nothing else: an SVG document or a PNG, trimmed to what is seen. Made by `toolkit.sources.logo.read_logo`."""

    name: str
    aspect: float
    """Width ÷ height of the ink."""
    svg: str | None = field(default=None, repr=False)
    """A cleaned document whose viewBox is the ink's box, its ids unlike any other's."""
    png: bytes | None = field(default=None, repr=False)
    ink: float = 0.5
    """Share of its box that is inked, for balance between logos."""
    dark: bool = True
    """Whether much of it is dark, and so unfit for dark grounds."""
    pale: bool = False
    """Whether it is all but white, and so cannot be seen on light grounds."""
    small: bool = False
    """Whether it is a bitmap too coarse for print."""
    sha256: str = ""
    """Of the file it came from."""
    one_ink: str | None = field(default=None, repr=False)
    """Of the official mark: the same in black alone, clear where a colour was cut out."""
