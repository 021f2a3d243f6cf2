"""The highest quality whose file a channel takes: the search that lossy pixel back ends share."""

from collections.abc import Callable, Iterable

from toolkit.errors import OutputError


def under(limit: int | None, suffix: str, qualities: Iterable[int], encode: Callable[[int], bytes]) -> bytes:
    """The first of the files, best quality first, of at most `limit` bytes; OutputError if none is."""
    smallest = 0
    for quality in qualities:
        data = encode(quality)
        if limit is None or len(data) <= limit:
            return data
        smallest = len(data)
    remedy = "use a calmer photograph, or raise max_bytes if the channel takes more"
    raise OutputError(suffix, f"{smallest:,} bytes at the lowest quality, {limit:,} allowed", remedy)
