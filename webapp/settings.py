"""What whoever runs the studio decides: where it listens, who may come in, and how much a rendering may take."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import ContentError

LOOPBACK = ("127.0.0.1", "localhost", "::1")
PREFIX = "BRANDKIT_"


@dataclass(frozen=True)
class Settings:
    """Off the loopback `hosts` must name the addresses that are answered; sign-in is off unless one of its two ways is set."""

    host: str = "127.0.0.1"
    port: int = 8321
    hosts: tuple[str, ...] = ()
    """Host names that are answered, besides the loopback's own."""
    proxy: bool = False
    """Whether a trusted proxy stands before it: its X-Forwarded-For, -Proto and -Host are believed."""
    user_header: str = ""
    """Header by which that proxy names who has signed in; a request without it is refused."""
    passphrase: str = ""
    """A shared passphrase, hashed as `brandkit serve --hash` writes it."""
    workers: int = max(os.cpu_count() or 1, 1)
    """Processes that draw."""
    seconds: float = 20
    """A rendering that takes longer is stopped."""
    memory_mb: int = 1536
    """Address space of a process that draws."""
    upload_mb: int = 30
    """A file handed in, at most."""
    shelf: Path | None = None
    """Where files handed in lie while they are used; a temporary folder if not said."""
    keep_seconds: float = 2 * 3600
    """Files handed in are deleted when they have not been used for so long."""
    publisher: str = ""
    """Who runs it, as its accessibility statement says."""
    contact: str = ""
    """Where to write about accessibility: an e-mail address, a page, or words."""

    @property
    def answered(self) -> tuple[str, ...]:
        """Host names that a request may be for."""
        return (*LOOPBACK, *self.hosts)

    @property
    def is_local(self) -> bool:
        return self.host in LOOPBACK

    @property
    def is_private(self) -> bool:
        """Whether nobody but people at this machine can come in."""
        return self.is_local and not self.hosts and not self.proxy

    def checked(self) -> "Settings":
        """Itself; ContentError where it would stand open, or believe what anybody can write."""
        if not self.is_local and not self.hosts:
            raise ContentError(
                "--host", f"on {self.host} anybody may call it by any name", "name the addresses with --allow HOST"
            )
        if self.user_header and not self.proxy:
            raise ContentError("--user-header", "without a proxy anybody can write that header", "add --proxy, or leave it out")
        return self


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """What BRANDKIT_HOSTS, _PROXY, _USER_HEADER, _PASSPHRASE, _PUBLISHER and _CONTACT say."""
    said = {key.removeprefix(PREFIX).lower(): value for key, value in environment.items() if key.startswith(PREFIX)}
    return Settings(
        hosts=tuple(said.get("hosts", "").replace(",", " ").split()),
        proxy=said.get("proxy", "") in ("1", "true", "yes"),
        user_header=said.get("user_header", ""),
        passphrase=said.get("passphrase", ""),
        publisher=said.get("publisher", ""),
        contact=said.get("contact", ""),
    )
