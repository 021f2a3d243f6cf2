"""`brandkit serve`: the studio on this machine, behind waitress, until it is interrupted.

Found by the command line as an entry point of the group `brandkit.commands`, so that the engine knows nothing of the web.
"""

import dataclasses
import signal
import sys
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from webapp.settings import Settings
    from webapp.studio import Studio

THREADS = 128
"""More than may wait for a drawing (webapp.line), so that some are free whatever is being drawn."""
EVERY_SECONDS = 60.0


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; others than loopback need --allow.")
@click.option("--port", default=8321, show_default=True, type=click.IntRange(0, 65535), help="0: any free one.")
@click.option("--allow", "hosts", multiple=True, metavar="HOST", help="A host name that is answered. May be repeated.")
@click.option("--proxy", is_flag=True, help="A trusted proxy stands before it: believe its X-Forwarded headers.")
@click.option("--user-header", metavar="NAME", help="Let in only whom the proxy names in this header.")
@click.option("--workers", type=click.IntRange(1, 64), help="Processes that draw. [default: one a core]")
@click.option(
    "--hash", "hashing", is_flag=True, help="Ask for a passphrase and write its hash for BRANDKIT_PASSPHRASE; serve nothing."
)
def serve(
    host: str, port: int, hosts: tuple[str, ...], proxy: bool, user_header: str | None, workers: int | None, hashing: bool
) -> int:
    """Serve the studio, where everything is made in a browser; nothing leaves this machine."""
    if hashing:
        return _hash()
    from webapp.settings import from_environment

    said = from_environment()
    chosen = {"hosts": hosts, "proxy": proxy, "user_header": user_header, "workers": workers}
    given = {key: value for key, value in chosen.items() if value}
    return _serve(dataclasses.replace(said, host=host, port=port, **given))  # pyright: ignore[reportArgumentType]


def _hash() -> int:
    from werkzeug.security import generate_password_hash

    click.echo(generate_password_hash(click.prompt("Passphrase", hide_input=True, confirmation_prompt=True), method="scrypt"))
    return 0


def _serve(settings: "Settings") -> int:
    from waitress.server import create_server

    from toolkit.errors import OutputError
    from webapp import create_app, logs

    sys.setswitchinterval(0.0005)
    app = create_app(settings)
    logs.to_stderr()
    try:
        server: Any = create_server(app, **_limits(settings))
    except OSError as error:
        where, problem = f"{settings.host}:{settings.port}", f"it cannot be listened on ({error.strerror})"
        raise OutputError(where, problem, "choose another --port") from None
    click.echo(f"The studio is at http://{settings.host}:{server.effective_port}/ (Ctrl-C ends it)", err=True)
    threading.Thread(target=_tidy, args=(app.extensions["studio"],), daemon=True).start()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends it as Ctrl-C does, so that nothing handed in is left behind
    with suppress(KeyboardInterrupt):
        server.run()
    server.close()
    app.extensions["studio"].close()
    return 0


def _limits(settings: "Settings") -> dict[str, Any]:
    """How waitress listens. It cuts off what is twice too large before our own answer can say so, and what says nothing for long.

    It takes X-Forwarded headers away from whomever it does not know, so that it must be told to leave a proxy's.
    """
    return {
        "host": settings.host,
        "port": settings.port,
        "threads": THREADS,
        "ident": None,
        "connection_limit": 500,
        "channel_timeout": 30,
        "cleanup_interval": 10,
        "max_request_header_size": 32 << 10,
        "max_request_body_size": 2 * settings.upload_mb << 20,
        "clear_untrusted_proxy_headers": not settings.proxy,
        "asyncore_use_poll": True,
    }


def _tidy(studio: "Studio") -> None:
    """Deletes what nobody has used for long, also when nobody comes any more."""
    while True:
        time.sleep(EVERY_SECONDS)
        studio.shelf.sweep()
        studio.cases.sweep()
