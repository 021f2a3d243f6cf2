"""Places in the sky, as star catalogues write them (IAU style; SIMBAD, Hipparcos)."""

import re

RIGHT_ASCENSION = re.compile(r"(\d{1,2})h\s*(\d{1,2})m\s*(\d{1,2}(?:\.\d+)?)s")
DECLINATION = re.compile(r"([+−-])(\d{1,2})°\s*(\d{1,2}(?:\.\d+)?)[′'](?:\s*(\d{1,2}(?:\.\d+)?)[″\"])?")


def right_ascension(text: str) -> float:
    """Degrees east of the vernal equinox, 0 to 360; raises ValueError for anything but `11h03m43.7s`."""
    hours, minutes, seconds = _numbers(RIGHT_ASCENSION, text, "a right ascension; write it as 11h03m43.7s")
    if hours >= 24 or minutes >= 60 or seconds >= 60:
        raise ValueError(f"{text!r} is not a right ascension; hours go to 23, minutes and seconds to 59")
    return 15 * (hours + minutes / 60 + seconds / 3600)


def declination(text: str) -> float:
    """Degrees north of the equator, −90 to 90; raises ValueError for anything but `+61°45.1′` or `+61°45′06″`."""
    degrees, minutes, seconds = _numbers(DECLINATION, text, "a declination; write it as +61°45.1′")
    size = degrees + minutes / 60 + seconds / 3600
    if size > 90 or minutes >= 60 or seconds >= 60:
        raise ValueError(f"{text!r} is not a declination; degrees go to 90, minutes and seconds to 59")
    return size if text.strip().startswith("+") else -size


def _numbers(pattern: re.Pattern[str], text: str, expected: str) -> list[float]:
    found = pattern.fullmatch(text.strip())
    if not found:
        raise ValueError(f"{text!r} is not {expected}")
    return [float(part or 0) for part in found.groups()[-3:]]
