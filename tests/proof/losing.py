"""A real browser with a folder of its own, killed and started again; and who types in it."""

import os
import random
import re
import shutil
import signal
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, Error, Locator, Page, Playwright, expect

from tests.browser.conftest import QUIETLY
from tests.browser.kept import is_ready
from tests.proof.browser import PASSWORD, Browser
from tests.proof.search import pieces, writings

ALICE = "alice@example.org"
NEW, BOX = "/journal/entries/new/", "Anything else, in your own words"
AUTOSAVE = re.compile(r"/autosave/$")
ENTRY = re.compile(r"/entries/([0-9a-f-]{36})/")
MAY_BE_LOST = 2.0  # seconds of typing


class Device:
    """One browser: what it keeps outlives it."""

    def __init__(self, playwright: Playwright, folder: Path, port: int) -> None:
        self.playwright, self.folder = playwright, folder
        self.url = f"http://localhost:{port}"
        self.kills = 0
        self.context = self.open()

    def open(self) -> BrowserContext:
        installed = shutil.which("chromium") or shutil.which("chromium-browser")
        context = self.playwright.chromium.launch_persistent_context(
            self.folder,
            executable_path=installed,
            args=[*QUIETLY, "--disable-dev-shm-usage"],
            base_url=self.url,
            viewport={"width": 390, "height": 844},
        )
        context.set_default_timeout(20_000)
        return context

    def page(self) -> Page:
        """A page of somebody logged in."""
        page = self.context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto("/journal/")
        if "/account/login/" in page.url:
            log_in(page)
        return page

    def kill(self) -> None:
        """`kill -9` all of it, and open the same folder again."""
        self.end()
        self.kills += 1
        self.open_again()

    def end(self) -> None:
        for pid in self.processes():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def open_again(self) -> None:
        with suppress(Error):  # it is gone, as wanted
            self.context.close()
        for lock in self.folder.glob("Singleton*"):
            lock.unlink(missing_ok=True)
        self.context = self.open()

    def processes(self) -> list[int]:
        """Those of this very folder, the first of them first."""
        mark = f"--user-data-dir={self.folder}".encode()
        found = []
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                if mark in path.read_bytes():
                    found.append(int(path.parent.name))
            except OSError:
                continue
        return sorted(found)

    def what_lies_there(self, word: str) -> list[str]:
        """Every file of the folder that holds a word, however it is written."""
        ways = [*writings(word).values(), *pieces(word)]
        return [
            str(path.relative_to(self.folder))
            for path in self.folder.rglob("*")
            if path.is_file() and any(way in path.read_bytes() for way in ways)
        ]


def log_in(page: Page) -> None:
    page.get_by_label("E-mail address").fill(ALICE)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()
    page.wait_for_url(lambda url: "/account/login/" not in url)


@dataclass
class Typist:
    """Types in one editor, and knows what stood there when."""

    page: Page
    rng: random.Random
    canary: str
    text: str = ""
    claimed: int = 0  # the newest revision the line called saved
    said: set[str] = field(default_factory=set)
    moments: list[tuple[float, int]] = field(default_factory=list)

    def begin(self, address: str = NEW) -> None:
        self.page.goto(address)
        is_ready(self.page)
        self.text = self.box.input_value()
        self.box.click()
        self.page.keyboard.press("Control+End")

    @property
    def box(self) -> Locator:
        return self.page.get_by_label(BOX)

    @property
    def line(self) -> Locator:
        return self.page.locator("[data-autosave-state]")

    @property
    def entry(self) -> str:
        form = self.page.locator("form[data-autosave]")
        return ENTRY.search(form.get_attribute("data-autosave-url") or "").group(1)  # type: ignore[union-attr]

    def type(self, words: int) -> None:
        """Word after word, as fast as somebody does, pausing now and then."""
        for _ in range(words):
            word = f"{self.canary if self.rng.random() < 0.3 else self.rng.randrange(10**5)} "
            self.page.keyboard.type(word, delay=self.rng.uniform(2, 12))
            self.text += word
            self.moments.append((time.monotonic(), len(self.text)))
            self.look()
            if self.rng.random() < 0.15:
                self.page.wait_for_timeout(self.rng.uniform(100, 1500))

    def look(self) -> None:
        """Note what the line says, and which revision it claims."""
        said = self.line.get_attribute("data-state") or ""
        self.said.add(said)
        if said == "saved":
            self.claimed = max(self.claimed, int(self.page.input_value("[name=revision]")))

    def at_least(self) -> int:
        """How many letters must have outlived this moment."""
        until = time.monotonic() - MAY_BE_LOST
        return max([size for at, size in self.moments if at <= until], default=0)

    def wait_until_saved(self) -> None:
        expect(self.line).to_have_attribute("data-state", "saved", timeout=45_000)
        self.look()


class Server:
    """What the database has, asked by a browser of its own."""

    def __init__(self, port: int) -> None:
        self.browser = Browser(port)
        self.browser.log_in(ALICE)

    def words(self, entry: str) -> tuple[str, int]:
        """The text of an entry and its revision; nothing yet is revision 0."""
        page = self.browser.get(f"/journal/entries/{entry}/edit/")
        if page.status == 404:
            return "", 0
        fields = page.form("/keep/").fields
        return str(fields["text"]).replace("\r\n", "\n"), int(str(fields["revision"]))

    def write(self, entry: str, words: str) -> int:
        """Write in the entry from elsewhere."""
        form = self.browser.get(f"/journal/entries/{entry}/edit/").form("/keep/")
        autosave = f"/journal/entries/{entry}/autosave/"
        changes = {"text": f"{form.fields['text']}{words}", "sequence": "1"}
        return self.browser.send(form, changes, autosave).status
