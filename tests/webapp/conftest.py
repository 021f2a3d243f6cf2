"""The real studio behind its real server, and Debian's Chromium, which may ask nobody else."""

import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from webapp import Settings, create_app

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
AA = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

expect.set_options(timeout=20_000)

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Address of a studio of its own process."""
    command = [sys.executable, "-c", "from toolkit.cli import main; main(['serve', '--port', '0', '--workers', '2'])"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        told = process.stderr.readline()
        found = re.search(r"http://\S+:\d+", told)
        assert found, told + process.stderr.read()
        threading.Thread(target=process.stderr.read, daemon=True).start()  # what it logs must not fill the pipe
        yield found[0]
        process.terminate()


@pytest.fixture(scope="session")
def app() -> Iterator[Flask]:
    """The app in this process, for what needs no browser."""
    made = create_app(Settings(workers=1))
    yield made
    made.extensions["studio"].close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A visitor from Kainuu who writes Finnish and reads English."""
    client = app.test_client()
    for key, value in {"region": "kainuu", "language": "fi", "ui": "en"}.items():
        client.set_cookie(key, value)
    return client


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)


@pytest.fixture
def open_page(browser: Browser, server: str) -> Iterator[Open]:
    """`open_page("/images/event", ui="sv", width=320)`: the page, once it is quiet. A visitor from Kainuu unless `known=False`.

    At the end nothing may have been asked of another server, and nothing may stand in the console.
    """
    contexts, troubles = list[BrowserContext](), list[str]()

    def opened(path: str, *, ui: str = "fi", width: int = 1440, height: int = 900, known: bool = True, **choices: Any) -> Page:
        locale = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}[ui]
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale=locale, accept_downloads=True, **choices
        )
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.set_default_timeout(30_000)
        contexts.append(context)
        if known:
            said = {"region": "kainuu", "language": "fi", "ui": ui}
            context.add_cookies([{"name": key, "value": value, "url": server} for key, value in said.items()])
        page = context.new_page()
        page.on("console", lambda message: troubles.append(message.text) if _is_trouble(message) else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda request: None if _ours(request.url, server) else troubles.append(request.url))
        page.goto(f"{server}{path}")
        page.wait_for_load_state("networkidle")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not troubles, troubles


@pytest.fixture(scope="session")
def accessible() -> Callable[[Page], None]:
    """Asserts that axe finds nothing on the page as it stands."""
    axe = Axe()

    def check(page: Page) -> None:
        found = axe.run(page, options=AA)
        assert not found.violations_count, found.generate_report()

    return check


def _is_trouble(message: ConsoleMessage) -> bool:
    """A page that a test has taken offline may say so."""
    return message.type in ("error", "warning") and "ERR_INTERNET_DISCONNECTED" not in message.text


def _ours(url: str, server: str) -> bool:
    return url.startswith((server, "blob:", "data:"))
