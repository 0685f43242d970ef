"""Whatever breaks, a person loses at most two seconds of typing, and is never told otherwise.

A real browser and a real server; PROOF_SEED repeats a seed, the moments of a machine it cannot.
"""

import os
import random
import re
import secrets
import string
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Timer

import pytest
from playwright.sync_api import Route, expect, sync_playwright

from tests.browser.kept import fill_up, give_little_room
from tests.proof.losing import AUTOSAVE, NEW, Device, Server, Typist, log_in
from tests.proof.web import Web, serving

SETTLED = re.compile("^(saved|unsaved)$")
READING = re.compile(r"/entries/[0-9a-f-]{36}/$")
STUCK, ROUND = 240, 16  # seconds a run may take; runs until the folder is searched
LETTERS = string.ascii_lowercase
ANSWERS = [
    {"status": 500, "body": "broken"},
    {"status": 503, "json": {"revision": 99, "saved_at": "14:02"}},
    {"status": 200, "body": "<h1>Log in</h1>", "content_type": "text/html"},
]


@dataclass
class Matrix:
    """One browser, one server, one seed; and everything that went wrong."""

    device: Device
    web: Web
    server: Server
    rng: random.Random
    canary: str
    counts: Counter[str] = field(default_factory=Counter)
    lost: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def typist(self) -> Typist:
        return Typist(self.device.page(), self.rng, self.canary)

    def run(self, number: int, fault: str) -> None:
        """One run; again, when the browser itself stopped answering and had to be ended."""
        begun, stuck = len(self.wrong), Event()
        watch = Timer(STUCK, lambda: (stuck.set(), self.device.end()))
        watch.start()
        self.try_once(fault)
        watch.cancel()
        if stuck.is_set():
            del self.wrong[begun:]
            self.counts["the browser itself was stuck"] += 1
            self.device.open_again()
            return self.run(number, fault)
        self.counts[fault] += 1
        self.wrong[begun:] = [f"run {number}, {fault}: {what}" for what in self.wrong[begun:]]

    def try_once(self, fault: str) -> None:
        try:
            FAULTS[fault](self, self.typist())
            for page in self.device.context.pages[1:]:
                page.close()
        except Exception as error:  # noqa: BLE001  the other runs go on
            said = str(error).splitlines()[:6]
            self.wrong.append(f"{type(error).__name__}: {said}")

    def settle(self, typist: Typist, text: str | None = None) -> None:
        """In the end the line says saved, and the database has every word."""
        typist.wait_until_saved()
        words, revision = self.server.words(typist.entry)
        if words.rstrip() != (typist.text if text is None else text).rstrip():
            self.wrong.append(f"saved {len(words)} of {len(typist.text)} letters")
        if revision < typist.claimed:
            self.wrong.append(f"called saved: {typist.claimed}, found: {revision}")

    def kill_browser(self, typist: Typist) -> None:
        """`kill -9`, open it again, log in, and take back what it offers."""
        entry, text, needed = typist.entry, typist.text, typist.at_least()
        claimed, last = typist.claimed, typist.moments[-1][0]
        self.device.kill()
        words, revision = self.server.words(entry)
        if revision < claimed:
            self.wrong.append(f"called saved: {claimed}, found: {revision}")
        again = self.typist()
        again.begin(f"/journal/entries/{entry}/edit/" if revision else NEW)
        offer = again.page.get_by_role("button", name="Put them back")
        if words.rstrip() != text.rstrip():
            try:
                offer.click(timeout=4000)
            except Exception:  # noqa: BLE001  nothing was kept: measured below
                self.counts["nothing to offer"] += 1
        again.text = again.box.input_value()
        self.measure(again.text, text, needed, last)
        if again.text.strip() and not (again.text == words and revision):
            self.settle(again)
        if again.text.strip() and again.entry != entry:
            self.wrong.append("it landed beside its own entry")

    def measure(self, found: str, text: str, needed: int, last: float) -> None:
        if not text.startswith(found.rstrip(" ")):
            self.wrong.append("what came back is not what was typed")
        if len(found.rstrip()) < len(text[:needed].rstrip()):
            self.wrong.append(f"{needed - len(found)} letters lost that were older than 2 s")
        self.lost.append(len(text.rstrip()) - len(found.rstrip()))
        self.counts["killed"] += 1


def perhaps_killed(matrix: Matrix, typist: Typist, mend: Callable[[], None]) -> None:
    """While it is still broken the browser may be killed too; then everything is mended."""
    if matrix.rng.random() < 0.3:
        mend_first = matrix.rng.random() < 0.5
        if mend_first:
            mend()
        matrix.kill_browser(typist)
        if not mend_first:
            mend()
        return
    mend()
    matrix.settle(typist)


def expired(matrix: Matrix, typist: Typist) -> None:
    typist.begin()
    typist.type(matrix.rng.randint(0, 12))
    matrix.device.context.clear_cookies(name="sessionid")
    typist.type(matrix.rng.randint(4, 16))

    def log_in_elsewhere() -> None:
        other = matrix.device.context.new_page()
        other.goto("/account/login/")
        log_in(other)

    if matrix.rng.random() < 0.3:
        matrix.kill_browser(typist)
        return
    log_in_elsewhere()
    matrix.settle(typist)


def broken(matrix: Matrix, typist: Typist) -> None:
    typist.begin()
    typist.type(matrix.rng.randint(0, 8))
    answer = matrix.rng.choice(ANSWERS)
    typist.page.route(AUTOSAVE, lambda route: route.fulfill(**answer))
    typist.type(matrix.rng.randint(4, 14))
    perhaps_killed(matrix, typist, lambda: mended(typist))


def mended(typist: Typist) -> None:
    if not typist.page.is_closed():
        typist.page.unroute(AUTOSAVE)


def offline(matrix: Matrix, typist: Typist) -> None:
    typist.begin()
    typist.type(matrix.rng.randint(0, 8))
    matrix.device.context.set_offline(True)
    typist.type(matrix.rng.randint(4, 16))
    perhaps_killed(matrix, typist, lambda: matrix.device.context.set_offline(False))


def killed(matrix: Matrix, typist: Typist) -> None:
    typist.begin()
    typist.type(matrix.rng.randint(2, 30))
    matrix.kill_browser(typist)


def server_killed(matrix: Matrix, typist: Typist) -> None:
    typist.begin()
    for _ in range(matrix.rng.randint(1, 3)):
        typist.type(matrix.rng.randint(2, 8))
        matrix.web.kill()
    typist.type(matrix.rng.randint(1, 8))
    perhaps_killed(matrix, typist, matrix.web.wait)


def two_tabs(matrix: Matrix, typist: Typist) -> None:
    typist.begin()
    typist.type(4)
    matrix.settle(typist)
    other = Typist(matrix.device.context.new_page(), matrix.rng, matrix.canary)
    other.page.on("dialog", lambda dialog: dialog.accept())
    other.begin(f"/journal/entries/{typist.entry}/edit/")
    for _ in range(matrix.rng.randint(1, 3)):
        matrix.rng.choice((typist, other)).type(2)
    typist.type(3)
    other.type(3)
    both_stand(matrix, typist, other)


def both_stand(matrix: Matrix, one: Typist, other: Typist) -> None:
    """One of the two was first; the other is told, and both texts are there side by side."""
    told = [typist for typist in (one, other) if "changed" in said_in_the_end(typist)]
    if len(told) != 1:
        matrix.wrong.append(f"{len(told)} of two pages were told of the other")
        return
    first = other if told == [one] else one
    matrix.settle(first)
    stay_beside(matrix, told[0], first.text)


def said_in_the_end(typist: Typist) -> str:
    typist.page.bring_to_front()
    expect(typist.line).to_have_attribute("data-state", SETTLED, timeout=45_000)
    return typist.line.inner_text()


def stay_beside(matrix: Matrix, typist: Typist, saved: str) -> None:
    entry = typist.entry
    typist.page.get_by_role("button", name="Finish").click()
    expect(typist.page.get_by_role("heading", name="What is saved")).to_be_visible()
    if typist.entry == entry or typist.box.input_value().rstrip() != typist.text.rstrip():
        matrix.wrong.append("what was typed here is not beside what is saved")
    typist.page.get_by_role("button", name="Finish").click()
    typist.page.wait_for_url(READING)
    if matrix.server.words(entry)[0].rstrip() != saved.rstrip():
        matrix.wrong.append("the saved text was overwritten")


def two_devices(matrix: Matrix, typist: Typist) -> None:
    typist.begin()
    typist.type(4)
    matrix.settle(typist)
    elsewhere = f" elsewhere {matrix.rng.randrange(10**6)}"
    typist.type(matrix.rng.randint(0, 3))
    typist.page.wait_for_timeout(matrix.rng.uniform(0, 1500))
    status = matrix.server.write(typist.entry, elsewhere)
    saved = matrix.server.words(typist.entry)[0]
    typist.type(matrix.rng.randint(2, 8))
    if status != 200:
        matrix.settle(typist)  # this device was first: the other was refused
        return
    expect(typist.line).to_contain_text("changed on another page", timeout=20_000)
    stay_beside(matrix, typist, saved)


def full(matrix: Matrix, typist: Typist) -> None:
    give_little_room(typist.page, matrix.device.url, room_for(matrix))
    typist.begin()
    fill_up(typist.page)
    typist.page.route(AUTOSAVE, lambda route: refuse(route))
    typist.type(matrix.rng.randint(3, 10))
    expect(typist.line).to_contain_text("Not saved yet", timeout=20_000)
    if "kept on this device" in typist.line.inner_text():
        matrix.wrong.append("called kept where there was no room")
    typist.page.unroute(AUTOSAVE)
    matrix.settle(typist)
    typist.page.evaluate(EMPTY)


def room_for(matrix: Matrix) -> int:
    """More than stands there already, so that the pages still load."""
    return 6_000_000


def refuse(route: Route) -> None:
    route.abort("internetdisconnected")


EMPTY = """async () => {
  const database = await new Promise((done) => {
    const request = indexedDB.open("kept");
    request.onsuccess = () => done(request.result);
  });
  await new Promise((done) => {
    const transaction = database.transaction(["boxes"], "readwrite");
    transaction.oncomplete = transaction.onabort = done;
    transaction.objectStore("boxes").delete(IDBKeyRange.bound("rubbish ", "rubbish!"));
  });
  database.close();
}"""
FAULTS: dict[str, Callable[[Matrix, Typist], None]] = {
    "expired log-in": expired,
    "server 500": broken,
    "offline": offline,
    "tab killed": killed,
    "server killed": server_killed,
    "two tabs": two_tabs,
    "two devices": two_devices,
    "storage full": full,
}


def walked(folder: Path, seed: int, runs: int) -> tuple[Matrix, list[str]]:
    """All of it, in a thread of its own: Playwright may run in this one already."""
    rng, faults = random.Random(seed), list(FAULTS)
    canary = "".join(secrets.choice(LETTERS) for _ in range(24))
    with serving(folder, rng) as web, sync_playwright() as playwright:
        device = Device(playwright, folder / "profile", web.port)
        matrix = Matrix(device, web, Server(web.port), rng, canary)
        open_files = []
        for number in range(runs):
            matrix.run(number, faults[number % len(faults)])
            if number % ROUND == ROUND - 1 or number == runs - 1:
                device.context.close()
                open_files += device.what_lies_there(canary)
                device.open_again()
        device.context.close()
        return matrix, open_files


def prove(folder: Path, runs: int, capsys: pytest.CaptureFixture[str]) -> None:
    seed = int(os.environ.get("PROOF_SEED") or random.SystemRandom().randrange(10**6))
    begun = time.monotonic()
    with ThreadPoolExecutor(1) as thread:
        matrix, open_files = thread.submit(walked, folder, seed, runs).result()
    with capsys.disabled():
        print(
            f"\nlost words: seed {seed}, {runs} runs {dict(matrix.counts)}, "
            f"{matrix.device.kills} browsers and {matrix.web.killed.total()} servers killed, "
            f"letters lost at a kill: {sorted(matrix.lost)[-5:]} at most, "
            f"{len(matrix.wrong)} wrong, {len(open_files)} files with a word in the clear, "
            f"{time.monotonic() - begun:.0f} s"
        )
        for said in (*matrix.wrong, *open_files):
            print(f"  {said}")
    assert matrix.wrong == []
    assert open_files == []


def test_nothing_is_lost_in_eight_kinds_of_trouble(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prove(tmp_path, len(FAULTS), capsys)


@pytest.mark.prove
def test_nothing_is_lost_in_a_hundred_and_twenty_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prove(tmp_path, 120, capsys)
