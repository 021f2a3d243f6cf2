"""stub"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    code: str
    level: str
    severity: str
    message: str
    source: str = ""
    box: object = None
