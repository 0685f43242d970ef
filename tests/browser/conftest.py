"""A real Chromium in front of a real server: what every browser test may ask for."""

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connections
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from tests.conftest import ClientFor

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs a loop beside our queries

expect.set_options(timeout=15_000)  # a loaded machine is slow, and slow is not wrong

PHONE, DESK = 390, 1280
QUIETLY = [  # nothing of its own on the network, and it runs as root in a container too
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",  # a microphone that beeps, and
    "--use-fake-ui-for-media-stream",  # a person who allows it
]
LOOKS = [  # two that share nothing in each `make test`, the others in the long proof
    (PHONE, "light"),
    (DESK, "dark"),
    *(
        pytest.param(width, theme, marks=pytest.mark.prove)
        for width, theme in [(PHONE, "dark"), (PHONE, "dim"), (DESK, "light"), (DESK, "dim")]
    ),
]
SHOTS = Path(__file__).resolve().parents[2] / "var" / "shots"
PageAs = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lives here, so that `-m 'not browser'` leaves it out."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session", autouse=True)
def _static_files_as_in_production() -> Iterator[None]:
    """Let WhiteNoise serve the hashed files; the test server would look for unhashed ones."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaticFilesHandler, "_should_handle", lambda self, path: False)
        yield


@pytest.fixture(scope="session")
def chromium(django_db_setup: None, live_server: LiveServer) -> Iterator[Browser]:
    """Return Debian's Chromium, or the one Playwright brought.

    It closes before the server and the database do: an open window holds a connection to both.
    """
    installed = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed, args=QUIETLY)
        yield browser
        browser.close()
        wait_until_idle()
        connections.close_all()  # Playwright's loop gave this thread connections of its own


@pytest.fixture
def page_as(chromium: Browser, live_server: LiveServer, client_for: ClientFor) -> Iterator[PageAs]:
    """Return a function that opens a page as somebody: `page_as(alice, width=1280, theme="dim")`.

    Addresses are relative to the server: `page.goto("/help/")`. Any other option is Playwright's:
    `java_script_enabled=False`, `reduced_motion="reduce"`, `service_workers="allow"`.
    """
    contexts: list[BrowserContext] = []

    def opened(user: User | None = None, width: int = PHONE, theme: str = "", **more: Any) -> Page:
        more.setdefault("service_workers", "block")
        size = {"width": width, "height": 844 if width < 600 else 900}
        context = chromium.new_context(base_url=live_server.url, viewport=size, **more)
        contexts.append(context)
        cookies = {"theme": theme} if theme else {}
        if user is not None:
            cookies |= {name: morsel.value for name, morsel in client_for(user).cookies.items()}
        context.add_cookies(
            [{"name": n, "value": v, "url": live_server.url} for n, v in cookies.items()]
        )
        context.set_default_timeout(10_000)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
    wait_until_idle()


def wait_until_idle(at_most: float = 10) -> None:
    """Let the server finish what a closed window still asked: its tables are emptied next."""
    give_up_at = time.monotonic() + at_most
    while any("process_request_thread" in thread.name for thread in threading.enumerate()):
        if time.monotonic() > give_up_at:
            break
        time.sleep(0.01)


@pytest.fixture
def violations() -> Callable[[Page], list[str]]:
    """Return a function that asks axe and gives one line for each thing it found."""

    def found(page: Page) -> list[str]:
        answer = Axe().run(page)
        return [
            f"{violation['id']}: {node['target']} {node['failureSummary']}"
            for violation in answer.response["violations"]
            for node in violation["nodes"]
        ]

    return found


@pytest.fixture
def shoot() -> Callable[[Page, str], Path]:
    """Return a function that keeps a picture of a whole page under `var/shots/`."""

    def taken(page: Page, name: str) -> Path:
        SHOTS.mkdir(parents=True, exist_ok=True)
        path = SHOTS / f"{name}.png"
        page.screenshot(path=path, full_page=True)
        return path

    return taken
